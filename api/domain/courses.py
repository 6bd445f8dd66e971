"""Who has to take which course, by when, and did they pass? 45 CFR 164.530(b), 164.308(a)(5).

The rules ask for training and name no course, no day and no pass mark: what they ask for is cited with each cadence, and
every number is the practice's own policy or our advice. What is owed is worked out from the record for any day.
"""

import json
from calendar import monthrange
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from hashlib import sha256
from math import ceil
from types import MappingProxyType
from typing import Any, Literal

from api.domain import Refused
from api.domain.attestations import Worker
from api.domain.editions import in_force, published, read
from api.domain.policies import Audience
from api.domain.sentences import WORDS_A_MINUTE

CATALOG = "courses"

When = Literal["joining", "change", "yearly", "reminder"]
State = Literal["done", "due", "overdue"]


class BadCourses(Refused):
    """A file of courses breaks a rule of the catalog; the message names the course and the rule."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject that people have to know something about, and the paragraphs that it comes from."""

    id: str
    title: str
    citations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cadence:
    """When a course is taken: so many days after somebody joined or a policy changed, or again after so many months.

    `particular` is what the practice's own policies say instead of our number, where they say it. `citation` is empty
    where no paragraph asks for it, and then `authority` is advice.
    """

    when: When
    authority: Literal["law", "advice"]
    says: str
    citation: str = ""
    days: int = 0
    months: int = 0
    particular: str = ""


@dataclass(frozen=True, slots=True)
class Lesson:
    title: str
    text: str
    topics: tuple[Topic, ...]

    @property
    def citations(self) -> tuple[str, ...]:
        """The paragraphs that its topics come from, each once."""
        return tuple(dict.fromkeys(citation for topic in self.topics for citation in topic.citations))


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a quiz; `right` is the place of the right option, and `why` the sentence that says why."""

    id: str
    text: str
    options: tuple[str, ...]
    right: int
    why: str


@dataclass(frozen=True, slots=True)
class Course:
    """A course of an edition. A `general` one is what a practice calls being trained; `sha256` is the digest of its text."""

    edition: date
    id: str
    title: str
    says: str
    audience: tuple[Audience, ...]
    general: bool
    cadences: tuple[Cadence, ...]
    lessons: tuple[Lesson, ...]
    questions: tuple[Question, ...]
    sha256: str

    @property
    def minutes(self) -> int:
        """About how long it takes, at 200 words a minute."""
        told = [lesson.text for lesson in self.lessons]
        asked = [text for question in self.questions for text in (question.text, *question.options)]
        return ceil(sum(len(text.split()) for text in told + asked) / WORDS_A_MINUTE)


@dataclass(frozen=True, slots=True)
class Courses:
    """An edition: its courses by id, how many percent of a quiz have to be right, and two spans of days.

    `lead_days` before it comes round again a course can be taken; `begin_days` everybody has for what is new here.
    """

    edition: date
    topics: Mapping[str, Topic]
    courses: Mapping[str, Course]
    pass_percent: int
    lead_days: int
    begin_days: int

    @property
    def general(self) -> tuple[str, ...]:
        """The ids of those that a practice calls being trained, the first one first."""
        return tuple(id for id, course in self.courses.items() if course.general)


@dataclass(frozen=True, slots=True)
class Change:
    """A privacy or breach policy in a new version, the people it is written for, and the day it took effect."""

    audience: tuple[Audience, ...]
    effective_on: date


@dataclass(frozen=True, slots=True)
class Known:
    """What the record says that goes for everybody: changed policies, the practice's own numbers, and its first day here."""

    since: date
    changes: tuple[Change, ...] = ()
    numbers: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Standing:
    """How somebody stands with a course on a day. `due_on` is None where no day is known; of one that is done it is the
    day on which it comes round again.
    """

    course: Course
    state: State
    when: When
    due_on: date | None
    done_on: date | None


@dataclass(frozen=True, slots=True)
class Mark:
    """What came of one question."""

    question: Question
    right: bool


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a quiz: `score` of the marks are right, and `needed` have to be."""

    marks: tuple[Mark, ...]
    needed: int

    @property
    def score(self) -> int:
        return sum(mark.right for mark in self.marks)

    @property
    def passed(self) -> bool:
        return self.score >= self.needed


@dataclass(frozen=True, slots=True)
class _Turn:
    """A reason to take a course: from `opens_on`, until `due_on`."""

    when: When
    opens_on: date | None
    due_on: date | None


def courses_on(day: date) -> Courses:
    """The edition in force on a day; raises NoEdition."""
    return courses_of(in_force(CATALOG, day))


def offered_on(day: date) -> tuple[Course, ...]:
    """The courses of a day; before the first edition there were none."""
    return tuple(courses_on(day).courses.values()) if published(CATALOG)[0] <= day else ()


@cache
def courses_of(edition: date) -> Courses:
    """The courses of an edition; raises BadCourses."""
    return load(edition, read(CATALOG, edition))


def load(edition: date, told: Mapping[str, Any]) -> Courses:
    """Courses from an edition's raw tables; raises BadCourses."""
    topics = {row["id"]: Topic(row["id"], row["title"], tuple(row["citations"])) for row in told["topic"]}
    courses = {row["id"]: _course(edition, row, topics) for row in told["course"]}
    if len(courses) < len(told["course"]):
        raise BadCourses("A course stands twice.")
    spans = (told["pass_percent"], told["lead_days"], told["begin_days"])
    return Courses(edition, MappingProxyType(topics), MappingProxyType(courses), *spans)


def standings(
    worker: Worker, edition: Courses, done: Mapping[str, Collection[date]], known: Known, on: date
) -> tuple[Standing, ...]:
    """How somebody stands with each course that they have to take; `done` has the days they took each, by its id."""
    found = (stand(worker, edition, course, done, known, on) for course in edition.courses.values())
    return tuple(standing for standing in found if standing is not None)


def stand(
    worker: Worker, edition: Courses, course: Course, done: Mapping[str, Collection[date]], known: Known, on: date
) -> Standing | None:
    """How somebody stands with one course on a day, or None where it is not for them or not asked for yet."""
    if not worker.groups & set(course.audience):
        return None
    last = _last(done.get(course.id, ()), on)
    turns = [
        turn
        for cadence in course.cadences
        if (turn := _turn(worker, edition, course, cadence, done, known, on)) is not None
    ]
    open_ = [turn for turn in turns if turn.opens_on is None or turn.opens_on <= on]
    if open_:
        first = min(open_, key=_due)
        late = first.due_on is not None and first.due_on < on
        return Standing(course, "overdue" if late else "due", first.when, first.due_on, last)
    if last is None:
        return None
    again = min(turns, key=_due, default=_Turn(course.cadences[0].when, None, None))
    return Standing(course, "done", again.when, again.due_on, last)


def owed(found: Iterable[Standing]) -> tuple[Standing, ...]:
    """What is there to take now."""
    return tuple(standing for standing in found if standing.state != "done")


def mark(edition: Courses, course: Course, answers: Mapping[str, int]) -> Result:
    """The marks of a quiz; a question without an answer is not right, an answer to no question counts for nothing."""
    marks = tuple(Mark(question, answers.get(question.id) == question.right) for question in course.questions)
    return Result(marks, needed(edition, course))


def needed(edition: Courses, course: Course) -> int:
    """How many questions of a course have to be right."""
    return ceil(len(course.questions) * edition.pass_percent / 100)


def with_earlier(
    edition: Courses, done: Mapping[str, Collection[date]], trained_on: date | None
) -> Mapping[str, Collection[date]]:
    """The courses taken, with the day of a training that the record of people holds: a first general one, if none is
    on record of that day or before.
    """
    known = [day for id in edition.general for day in done.get(id, ())]
    if trained_on is None or any(day <= trained_on for day in known):
        return done
    first = edition.general[0]
    return {**done, first: [*done.get(first, ()), trained_on]}


def _turn(
    worker: Worker,
    edition: Courses,
    course: Course,
    cadence: Cadence,
    done: Mapping[str, Collection[date]],
    known: Known,
    on: date,
) -> _Turn | None:
    number = known.numbers.get(cadence.particular)
    if cadence.when == "change":
        day = _unlearned(worker, known.changes, _last(done.get(course.id, ()), on), on)
        return None if day is None else _Turn("change", day, day + timedelta(number or cadence.days))
    alike = edition.general if course.general else (course.id,)
    last = _last((day for id in alike for day in done.get(id, ())), on)
    if cadence.when == "joining":
        due = _first_due(worker, edition, course, number or cadence.days, known)
        return _Turn("joining", None, due) if last is None else None
    if last is None:
        return None
    due = months_after(last, number or cadence.months)
    return _Turn(cadence.when, due - timedelta(edition.lead_days), due)


def _first_due(worker: Worker, edition: Courses, course: Course, days: int, known: Known) -> date | None:
    """By the so-many-th day of the work. That somebody is trained at all counts from the first day of their work; the
    other courses are new to a practice on its first day here, and nobody is late with what was not there.
    """
    begun = known.since + timedelta(edition.begin_days)
    if worker.started_on is None:
        return None if course.general else begun
    due = worker.started_on + timedelta(days - 1)
    return due if course.general or worker.started_on >= known.since else max(due, begun)


def _unlearned(worker: Worker, changes: Sequence[Change], last: date | None, on: date) -> date | None:
    """The first day, not yet learned from, on which a policy for this person changed while they worked here."""
    groups = worker.groups
    days = [
        change.effective_on
        for change in changes
        if change.effective_on <= on
        and (last is None or change.effective_on > last)
        and (worker.started_on is None or change.effective_on > worker.started_on)
        and (not change.audience or groups & set(change.audience))
    ]
    return min(days, default=None)


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of a month that is too short."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _last(days: Iterable[date], on: date) -> date | None:
    return max((day for day in days if day <= on), default=None)


def _due(turn: _Turn) -> date:
    return turn.due_on or date.max


def _course(edition: date, row: Mapping[str, Any], topics: Mapping[str, Topic]) -> Course:
    questions = tuple(Question(**{**each, "options": tuple(each["options"])}) for each in row["question"])
    if len({question.id for question in questions}) < len(questions):
        raise BadCourses(f"A question of {row['id']} stands twice.")
    if any(not 0 <= question.right < len(question.options) for question in questions):
        raise BadCourses(f"A question of {row['id']} has no right option.")
    cadences = tuple(Cadence(**each) for each in row["cadence"])
    if any((cadence.authority == "law") != bool(cadence.citation) for cadence in cadences):
        raise BadCourses(f"A cadence of {row['id']} calls itself law without a paragraph, or advice with one.")
    return Course(
        edition=edition,
        id=row["id"],
        title=row["title"],
        says=row["says"],
        audience=tuple(row["audience"]),
        general=row.get("general", False),
        cadences=cadences,
        lessons=tuple(
            Lesson(each["title"], each["text"], tuple(topics[id] for id in each["topics"])) for each in row["lesson"]
        ),
        questions=questions,
        sha256=_digest(edition, row),
    )


def _digest(edition: date, row: Mapping[str, Any]) -> str:
    """The digest of what somebody reads and is asked: an edition's course word for word."""
    told = {name: row[name] for name in ("id", "title", "says", "lesson", "question")} | {"edition": str(edition)}
    return sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
