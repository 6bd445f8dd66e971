"""What does the letter say by which somebody is put in charge? 45 CFR 164.308(a)(2), 164.530(a)(2)."""

from hashlib import sha256
from textwrap import shorten

from api.documents.blocks import Block, Bullets, Chapter, Memo, Signatures, Text
from api.documents.report import HEADER, SHORT
from api.documents.words import lower, us_date
from api.domain.designations import Letter, Work

_OURS = "Points without a citation are our advice on how the work is shared out; the practice may change them."


def draw_letter(says: Letter) -> Memo:
    """One designation on a page: who, as what, since when, what the work is, and room for two signatures."""
    term, charge = says.term, says.charge
    post = lower(charge.id)
    title = f"Deputy of the {post}" if term.deputy else charge.title
    chapters = (
        Chapter("The work", _work(says)),
        Chapter("What the law asks", _law(says)),
        Chapter("Signed", (Signatures((f"{says.designated_by}, for the practice", f"{term.person}, who accepts it")),)),
    )
    facts = _facts(says, post)
    on = says.designated_on
    return Memo(
        title=title,
        practice=says.practice,
        running=shorten(f"{says.practice} · {title}", HEADER, placeholder="…"),
        date=(on.year, on.month, on.day),
        draft=False,
        short_hash=sha256(repr((title, facts, chapters)).encode()).hexdigest()[:SHORT],
        lead=f"{says.practice} designates {term.person} as {'deputy of the ' if term.deputy else ''}{post}.",
        facts=facts,
        chapters=chapters,
        numbered=False,
    )


def _facts(says: Letter, post: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    term = says.term
    other, nobody = ("Stands in for", f"the {post}") if term.deputy else ("Deputy", "nobody is named")
    rows = (
        ("Person", term.person),
        ("Job", says.job),
        ("From", us_date(term.started_on.isoformat())),
        ("Last day", us_date(term.ended_on.isoformat()) if term.ended_on else ""),
        ("Follows", says.follows),
        (other, says.beside or nobody),
        ("Designated by", f"{says.designated_by}, {us_date(says.designated_on.isoformat())}"),
        ("Also agreed", says.note),
    )
    return tuple((label, (told,)) for label, told in rows if told)


def _work(says: Letter) -> tuple[Block, ...]:
    does = says.charges.deputy_does if says.term.deputy else says.charge.does
    return (Bullets(tuple(_cited(each) for each in does)), Text(_OURS))


def _law(says: Letter) -> tuple[Block, ...]:
    charge = says.charge
    asks = Text(_cited(Work(charge.asks, charge.citation)))
    if says.term.deputy:
        return (asks, Text(says.charges.deputy_why))
    return (asks, *(Text(_cited(each)) for each in charge.record))


def _cited(work: Work) -> str:
    return f"{work.text} (45 CFR\u00a0{work.citation})" if work.citation else work.text
