"""What do the plans say that work when the computers do not, and what is still blank? 45 CFR 164.308(a)(6), (a)(7).

The rules ask to test and revise periodically, 164.308(a)(7)(ii)(D) and 164.316(b)(2)(iii), and name no interval: once a
year is our advice, and the practice may set a day of its own.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, Literal, get_args

from api.domain import triages
from api.domain.editions import in_force, read
from api.domain.incidents import Kind
from api.domain.sentences import joined

CATALOG = "plans"
CADENCE = timedelta(days=365)

Plan = Literal["contingency", "incident_response"]
YesNo = Literal["yes", "no", "unknown"]
Lack = Literal[
    "no_systems",
    "system",
    "security_official",
    "privacy_official",
    "never_reviewed",
    "review_due",
    "never_tested",
    "test_due",
]
"""What can be missing, in the order in which it is told."""


@dataclass(frozen=True, slots=True)
class System:
    """A system in the order of recovery, with what is on record about its failure. `firm` is its vendor."""

    id: str
    name: str
    critical: bool = False
    hours: int | None = None
    point_hours: int | None = None
    without: str = ""
    backup: str = ""
    backup_where: str = ""
    offsite: YesNo = "unknown"
    encrypted: YesNo = "unknown"
    restored_by: str = ""
    emergency_access: str = ""
    firm: str = ""
    backed_up_on: date | None = None
    restored_on: date | None = None


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody who works here: what they are in charge of, and how they are reached as far as it is on record."""

    name: str
    job: str = ""
    duties: tuple[str, ...] = ()
    email: str = ""


@dataclass(frozen=True, slots=True)
class Firm:
    """A vendor that has to be called, and which systems are its own."""

    name: str
    service: str = ""
    systems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """Somebody read a plan through on a day, and may have set the next one."""

    plan: Plan
    on: date
    by: str = ""
    next_on: date | None = None


@dataclass(frozen=True, slots=True)
class Test:
    """A drill tested a plan on a day: by which script, and when the next is meant to be."""

    plan: Plan
    on: date
    script: str
    next_on: date | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """What the practice wrote down of a State's law: whom to tell, within how many days, and by which source."""

    state: str
    whom: str
    days: int | None
    source: str


@dataclass(frozen=True, slots=True)
class Facts:
    """All of the record that the plans are written from, as of a day."""

    practice: str
    on: date
    systems: tuple[System, ...] = ()
    callers: tuple[Caller, ...] = ()
    firms: tuple[Firm, ...] = ()
    sites: tuple[str, ...] = ()
    duties: tuple[Duty, ...] = ()
    reviews: tuple[Review, ...] = ()
    tests: tuple[Test, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that the plan leaves blank; `system` is the id of the system that it is about."""

    what: Lack
    text: str
    system: str | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence of a plan. An empty citation: our advice alone."""

    text: str
    citation: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter of a plan, before the record is put in."""

    id: str
    title: str
    citation: str
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A sheet to fill in by hand: fields above a table whose first column may be named; `height` of a row in mm."""

    id: str
    title: str
    use: str
    fields: tuple[str, ...]
    head: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[str, ...]
    height: int


@dataclass(frozen=True, slots=True)
class Deadline:
    """Whom the rules ask to tell of a breach, by when and how."""

    whom: str
    when: str
    how: str
    citation: str


@dataclass(frozen=True, slots=True)
class Outline:
    """A plan in an edition; `outside` are those to call whose numbers are filled in by hand."""

    id: Plan
    title: str
    citation: str
    lead: str
    parts: tuple[Part, ...]
    outside: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Texts:
    """An edition: the plans, the forms and the deadlines."""

    edition: date
    plans: Mapping[str, Outline]
    forms: tuple[Form, ...]
    deadlines: tuple[Deadline, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """How a plan stands: what it leaves blank, when it was last read through, and when it was last tested by a drill.

    `because` and `test_because` say whose word a day is.
    """

    plan: Plan
    missing: tuple[Missing, ...]
    reviewed: Review | None
    review_due_on: date | None
    because: str
    tested: Test | None
    test_due_on: date | None
    test_because: str


def texts_on(day: date) -> Texts:
    """The edition in force on a day; raises NoEdition."""
    return _texts(in_force(CATALOG, day))


def standing(plan: Plan, facts: Facts) -> Standing:
    """What a plan still lacks on the day of the facts, and when it is due to be read through."""
    last = max((each for each in facts.reviews if each.plan == plan), key=lambda each: each.on, default=None)
    tested = max((each for each in facts.tests if each.plan == plan), key=lambda each: each.on, default=None)
    due, test_due = _due(last), _due(tested)
    return Standing(
        plan=plan,
        missing=(*_blanks(plan, facts), *_review(due, facts.on), *_test(test_due, facts.on)),
        reviewed=last,
        review_due_on=due,
        because=_because(last, "No review is on record."),
        tested=tested,
        test_due_on=test_due,
        test_because=_because(tested, "No drill is on record."),
    )


def faults(review: Review, on: date) -> Iterator[tuple[str, str]]:
    """What cannot be so on a day, as a field and what is wrong with it."""
    if review.on > on:
        yield "reviewed_on", "has not come yet"
    if review.next_on is not None and review.next_on <= review.on:
        yield "next_on", "is not after this review"


def in_calling_order(callers: Iterable[Caller]) -> tuple[Caller, ...]:
    """Who is called first: whoever is in charge, then those who stand in, then everybody by name."""
    return tuple(sorted(callers, key=lambda each: (min(map(_RANK.index, each.duties), default=9), each.name.lower())))


def first_steps(on: date) -> tuple[tuple[tuple[Kind, tuple[triages.Step, ...]], ...], tuple[triages.Step, ...]]:
    """The steps of each kind of incident that are its own, and those of all kinds, by the edition of a day."""
    plans = {kind: triages.plan_on(on, kind).steps for kind in get_args(Kind)}
    shared = set.intersection(*(set(steps) for steps in plans.values()))
    own = tuple((kind, tuple(step for step in steps if step not in shared)) for kind, steps in plans.items())
    return own, tuple(step for step in plans["other"] if step in shared)


def _blanks(plan: Plan, facts: Facts) -> Iterator[Missing]:
    for duty in ("security_official", "privacy_official"):
        if (plan == "incident_response" or duty == "security_official") and not _has(facts, duty):
            yield Missing(duty, f"Nobody is named as {duty.replace('_', ' ')}.")
    if plan == "incident_response":
        return
    if not facts.systems:
        yield Missing("no_systems", "No system that holds patient information, or that care depends on, is on record.")
    for system in facts.systems:
        asked = [
            said
            for what, said in _ASKED.items()
            if not getattr(system, what) and (what != "without" or system.critical)
        ]
        if asked:
            yield Missing("system", f"{system.name}: say {joined(asked)}.", system.id)


def _due(last: Review | Test | None) -> date | None:
    return None if last is None else last.next_on or last.on + CADENCE


def _review(due: date | None, on: date) -> Iterator[Missing]:
    if due is None:
        yield Missing("never_reviewed", "Nobody has read this plan through and said so.")
    elif due <= on:
        yield Missing("review_due", "It is time to read this plan through again.")


def _test(due: date | None, on: date) -> Iterator[Missing]:
    if due is None:
        yield Missing("never_tested", "No drill has tested this plan.")
    elif due <= on:
        yield Missing("test_due", "It is time to test this plan again.")


def _because(last: Review | Test | None, none: str) -> str:
    if last is None:
        return none
    return "You set this day." if last.next_on else "Once a year is our advice; the rule names no interval."


def _has(facts: Facts, duty: str) -> bool:
    return any(duty in each.duties for each in facts.callers)


_RANK = ("security_official", "deputy", "privacy_official", "contact_person")
_ASKED: Mapping[str, str] = {
    "hours": "how soon it has to be back",
    "backup": "how it is backed up",
    "backup_where": "where the copy is",
    "restored_by": "who brings it back (with a number)",
    "without": "how to work without it",
    "emergency_access": "how to get at its records in an emergency",
}


@cache
def _texts(edition: date) -> Texts:
    told = read(CATALOG, edition)
    outside = {row["id"]: tuple(row["names"]) for row in told["outside"]}
    plans = {row["id"]: _outline(row, outside[row["id"]]) for row in told["plan"]}
    forms = tuple(
        Form(**row | {name: tuple(row[name]) for name in ("fields", "head", "widths", "rows")}) for row in told["form"]
    )
    return Texts(edition, plans, forms, tuple(Deadline(**row) for row in told["deadline"]))


def _outline(row: Mapping[str, Any], outside: tuple[str, ...]) -> Outline:
    parts = tuple(
        Part(each["id"], each["title"], each["citation"], tuple(Text(**text) for text in each["texts"]))
        for each in row["part"]
    )
    return Outline(row["id"], row["title"], row["citation"], row["lead"], parts, outside)
