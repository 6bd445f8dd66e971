"""What does a signed paper say? Its text, who signed it, under which name and when, and the digest of the text."""

from hashlib import sha256
from textwrap import shorten
from zoneinfo import ZoneInfo

from api.documents.blocks import Block, Bullets, Chapter, Code, Memo, Pairs, Table, Text
from api.documents.report import HEADER, SHORT
from api.documents.words import us_date, us_instant
from api.domain.signings import Signed

_LEAD = (
    "This says that one person typed their name under one text on a page of their own. A link and a code to their "
    "address on file opened that page."
)


def draw_up(signed: Signed) -> Memo:
    """The paper as it was signed."""
    content = repr(signed)
    day = signed.signed_at.astimezone(ZoneInfo(signed.zone)).date()
    return Memo(
        title=signed.paper.terms.title,
        practice=signed.practice,
        running=shorten(signed.practice, HEADER, placeholder="…"),
        date=(day.year, day.month, day.day),
        draft=False,
        short_hash=sha256(content.encode()).hexdigest()[:SHORT],
        lead=_LEAD,
        facts=(
            ("Person", (signed.person,)),
            ("Signed as", (signed.signed_as,)),
            ("When", (us_instant(signed.signed_at.isoformat(), signed.zone),)),
        ),
        chapters=(_text(signed),),
        numbered=False,
    )


def _text(signed: Signed) -> Chapter:
    terms = signed.paper.terms
    rows = tuple((each.text, each.citation) for each in signed.paper.rests_on)
    blocks: tuple[Block, ...] = (
        Text(terms.purpose),
        Bullets(terms.promises),
        Text(terms.says),
        Table(("What it serves", "45 CFR"), (4, 1), rows),
        Pairs((("Edition", (us_date(terms.edition.isoformat()),)),)),
        Code("Fingerprint of the text that was signed (SHA-256)", terms.digest),
    )
    return Chapter("What was signed", blocks)
