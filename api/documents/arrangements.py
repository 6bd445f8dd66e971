"""What does the paper of a joint arrangement say? 45 CFR 160.103 and 164.105(b): to sign, and to keep."""

from hashlib import sha256
from textwrap import shorten

from api.documents.blocks import Bullets, Chapter, Memo, Signatures, Text
from api.documents.memos import cited
from api.documents.report import HEADER, SHORT
from api.documents.words import us_date
from api.domain.arrangements import Arranged

_OURS = "Lines without a citation are our advice."


def draw_up(arranged: Arranged) -> Memo:
    """The paper of a day, with room for every member to sign."""
    paper, on = arranged.paper, arranged.on
    told = tuple(
        f"{each.name} (told by {each.told_by}, {us_date(each.told_on.isoformat())})" for each in arranged.members
    )
    signing = (arranged.practice, *(f"{each.name}, {paper.signs}" for each in arranged.members))
    *parts, (last, points) = paper.parts
    chapters = (
        *(Chapter(title, (Bullets(cited(lines)),)) for title, lines in parts),
        Chapter(last, (Bullets(cited(points)), Text(_OURS))),
        Chapter("Signed", (Signatures(signing),)),
    )
    facts = (
        ("Practice", (arranged.practice,)),
        (paper.names, told),
        ("Drawn up", (us_date(on.isoformat()),)),
        ("Edition", (us_date(paper.edition.isoformat()),)),
    )
    return Memo(
        title=paper.title,
        practice=arranged.practice,
        running=shorten(arranged.practice, HEADER, placeholder="…"),
        date=(on.year, on.month, on.day),
        draft=False,
        short_hash=sha256(repr((paper.title, facts, chapters)).encode()).hexdigest()[:SHORT],
        lead=paper.lead,
        facts=facts,
        chapters=chapters,
        numbered=False,
    )
