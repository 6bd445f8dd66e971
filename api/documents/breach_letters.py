"""What do the notices of a breach look like, and the yearly log? 45 CFR 164.404 to 164.410."""

from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256
from textwrap import shorten

from api.documents.blocks import Bullets, Chapter, Memo, Notice, Pairs, Signatures, Table, Text
from api.documents.report import HEADER, SHORT
from api.documents.words import us_date
from api.domain.letters import Facts, Letter

_OPEN = "Do not send it yet. This is still open:"
_BLANK = "________________"


def draw_letter(letter: Letter, facts: Facts, on: date) -> Memo:
    """One notice, a draft while a part of it is open."""
    open_ = (Chapter("Draft", (Notice("Not finished", _OPEN, tuple(text for _, text in letter.lacks)),)),)
    sign = (Chapter("Signed", (Signatures((f"{facts.practice}, {letter.signs}",)),)),) if letter.signs else ()
    chapters = (*(open_ if letter.lacks else ()), *_parts(letter), *sign)
    to = {"covered_entity": facts.covered_entity, "individual": ""}.get(letter.id)
    rows = (("To", (to or _BLANK,)),) if to is not None else ()
    return _memo(
        facts.practice,
        letter.title,
        letter.lead,
        (*rows, ("From", (facts.practice,)), ("Date", (us_date(on.isoformat()),))),
        chapters,
        on,
        draft=bool(letter.lacks),
    )


def draw_log(practice: str, year: int, on: date, words: Mapping[str, str], rows: Sequence[tuple[str, ...]]) -> Memo:
    """The log of a year: one line a breach, ready to be told on the portal."""
    head = ("Number", "Discovered", "Kind", "People", "Letters sent", "Secretary told")
    table = Table(head, (2, 3, 4, 2, 3, 3), tuple(rows))
    block = table if rows else Text(words["none"])
    return _memo(
        practice,
        f"{words['title']}, {year}",
        words["lead"],
        (("Practice", (practice,)), ("Year", (str(year),)), ("Printed", (us_date(on.isoformat()),))),
        (Chapter("Breaches", (block,)),),
        on,
        draft=False,
    )


def _parts(letter: Letter) -> tuple[Chapter, ...]:
    if letter.id == "hhs":
        return (Chapter("For the portal", (Pairs(tuple((label, told) for label, told, _ in letter.parts)),)),)
    return tuple(
        Chapter(title, tuple(map(Text, told)) if told else (Bullets((_BLANK,)),)) for title, told, _ in letter.parts
    )


def _memo(
    practice: str,
    title: str,
    lead: str,
    facts: tuple[tuple[str, tuple[str, ...]], ...],
    chapters: tuple[Chapter, ...],
    on: date,
    *,
    draft: bool,
) -> Memo:
    return Memo(
        title=title,
        practice=practice,
        running=shorten(f"{practice} · {title}", HEADER, placeholder="…"),
        date=(on.year, on.month, on.day),
        draft=draft,
        short_hash=sha256(repr((title, lead, facts, chapters)).encode()).hexdigest()[:SHORT],
        lead=lead,
        facts=facts,
        chapters=chapters,
        numbered=False,
    )
