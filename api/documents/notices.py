"""What does the Notice of Privacy Practices look like on paper, and the form on which it is acknowledged? 45 CFR 164.520."""

from datetime import date
from hashlib import sha256
from textwrap import shorten

from api.documents.blocks import Chapter, Memo, Notice, Pairs, Text
from api.documents.report import HEADER, SHORT
from api.documents.words import instant, us_date
from api.domain.notices import Part, Printed

TITLE = "Notice of Privacy Practices"
LINE = ("\u00a0", "_" * 44)  # with room above it for a hand
_OPEN = "It cannot be given to anybody yet. This is still open:"
_RECEIVED = (
    "I have received the notice named above. It says how information about my health may be used and shared, and what "
    "rights I have. Signing says only that I received it; I agree to nothing by it."
)
_CHOICE = "You do not have to sign. You are treated the same if you do not."
_OFFICE = (
    "One of these, if nobody signed. In an emergency no signature has to be asked for. Write the code that our record gives "
    "to this form; the record itself holds no name."
)


def draw_notice(says: Printed, on: date) -> Memo:
    """One version. `on` dates a draft; what was approved has the day of its approval (UTC), on any other day too."""
    open_ = (Chapter("Draft", (Notice("Not approved", _OPEN, says.lacks),)),) if says.lacks else ()
    facts = (("In effect", (_effect(says),)), ("Version", (str(says.number),)))
    chapters = (*open_, *(Chapter(title, (Pairs(tuple(map(_row, parts))),)) for title, parts in says.sections))
    return _memo(says, on, TITLE, says.header, facts, chapters)


def draw_form(says: Printed, on: date) -> Memo:
    """One page, to be signed on paper or not: the only place where a name is written, and it stays on paper."""
    facts = (
        ("Notice", (f"{TITLE} of {says.practice}",)),
        ("In effect", (_effect(says),)),
        ("Version", (str(says.number),)),
    )
    patient = Pairs(tuple((label, LINE) for label in ("Name", "Signature", "Date", "If for somebody else, as their")))
    ways = ("Did not want to sign", "Could not sign", "Emergency")
    office = Pairs(
        (
            *((each, ("_____",)) for each in ways),
            *(
                (label, LINE)
                for label in ("How we asked", "Why it was not signed", "Date and initials", "Code of our record")
            ),
        )
    )
    chapters = (
        Chapter("For you to sign", (Text(_RECEIVED), Text(_CHOICE), patient)),
        Chapter("For our office", (Text(_OFFICE), office)),
    )
    return _memo(says, on, "Receipt of our notice", "", facts, chapters)


def _memo(
    says: Printed,
    on: date,
    title: str,
    lead: str,
    facts: tuple[tuple[str, tuple[str, ...]], ...],
    chapters: tuple[Chapter, ...],
) -> Memo:
    approved = instant(says.approved_at)
    day = approved.date() if approved else on
    return Memo(
        title=title,
        practice=says.practice,
        running=shorten(f"{says.practice} · Version {says.number}", HEADER, placeholder="…"),
        date=(day.year, day.month, day.day),
        draft=not says.approved,
        short_hash=(says.sha256 or sha256(repr((facts, chapters)).encode()).hexdigest())[:SHORT],
        lead=lead,
        facts=facts,
        chapters=chapters,
        numbered=False,
    )


def _row(part: Part) -> tuple[str, tuple[str, ...]]:
    return part.title, tuple(filter(None, part.text.split("\n"))) or ("Still open",)


def _effect(says: Printed) -> str:
    if not says.approved:
        return "No, it is a draft"
    first = us_date(says.effective_on)
    return f"From {first} until {us_date(says.ended_on)}" if says.ended_on else f"From {first}"
