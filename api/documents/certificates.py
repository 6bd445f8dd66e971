"""What does a certificate of a training say? 45 CFR 164.530(b)(2)(ii): that somebody was trained, on what, and when."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from textwrap import shorten

from api.documents.blocks import Block, Chapter, Code, Memo, Pairs, Table, Text
from api.documents.report import HEADER, SHORT
from api.documents.words import counted, us_date
from api.domain.courses import Course

_HERE = (
    "This says that one person took one course and passed its quiz on one day. It is a record of training, and no "
    "statement on how the practice keeps the law."
)
_ELSEWHERE = (
    "This says that the practice has put on record that one person was trained elsewhere on one day, and which course "
    "of its own that stands for. It is no statement on how the practice keeps the law."
)


@dataclass(frozen=True, slots=True)
class Given:
    """A training on record. `given_by` is empty for one taken here, which alone has a score."""

    person: str
    on: date
    given_by: str
    note: str
    recorded_by: str
    score: int | None = None
    questions: int | None = None


def draw_up(practice: str, course: Course, given: Given) -> Memo:
    """The certificate of one training."""
    content = repr((practice, course.sha256, given))
    return Memo(
        title="Training elsewhere, on record" if given.given_by else "Certificate of training",
        practice=practice,
        running=shorten(practice, HEADER, placeholder="…"),
        date=(given.on.year, given.on.month, given.on.day),
        draft=False,
        short_hash=sha256(content.encode()).hexdigest()[:SHORT],
        lead=_ELSEWHERE if given.given_by else _HERE,
        facts=tuple(_facts(course, given)),
        chapters=(_text(course),) if not given.given_by else (),
        numbered=False,
    )


def _facts(course: Course, given: Given) -> list[tuple[str, tuple[str, ...]]]:
    facts: list[tuple[str, tuple[str, ...]]] = [
        ("Person", (given.person,)),
        ("Stands for" if given.given_by else "Course", (course.title,)),
        ("Day", (us_date(given.on.isoformat()),)),
    ]
    if given.given_by:
        facts += [("Given by", (given.given_by,)), ("Put on record by", (given.recorded_by,))]
    if given.score is not None and given.questions is not None:
        facts.append(("Quiz", (f"{given.score} of {counted(given.questions, 'question', 'questions')} right",)))
    if given.note:
        facts.append(("Note", (given.note,)))
    return facts


def _text(course: Course) -> Chapter:
    rows = tuple((lesson.title, "; ".join(lesson.citations)) for lesson in course.lessons)
    blocks: tuple[Block, ...] = (
        Text("The lessons, and the paragraphs of 45 CFR that their topics come from. The words are the course's own."),
        Table(("Lesson", "45 CFR"), (3, 4), rows),
        Pairs((("Edition", (us_date(course.edition.isoformat()),)),)),
        Code("Fingerprint of the text that was taken (SHA-256)", course.sha256),
    )
    return Chapter("What it was about", blocks)
