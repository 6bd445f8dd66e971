"""Who answers for security and privacy, and who took it over from whom? 45 CFR 164.308(a)(2), 164.530(a).

The rules ask for a security official, a privacy official and a contact person. The deputy, and how the work is spelled
out, are our advice.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal
from uuid import UUID

from api.domain.editions import in_force, read
from api.domain.records import over
from api.domain.sentences import joined, spell

CATALOG = "designations"

Post = Literal["security_official", "privacy_official", "contact_person"]


@dataclass(frozen=True, slots=True)
class Work:
    """Something that a post calls for. An empty citation: our advice."""

    text: str
    citation: str = ""


@dataclass(frozen=True, slots=True)
class Charge:
    """A post: what the law asks, at `citation`, how its designation goes on record, and what the work is."""

    id: Post
    title: str
    asks: str
    citation: str
    record: tuple[Work, ...]
    does: tuple[Work, ...]


@dataclass(frozen=True, slots=True)
class Charges:
    """An edition: the posts in the order in which they are shown, and what is said of a deputy, which no rule asks for."""

    edition: date
    posts: tuple[Charge, ...]
    deputy_why: str
    deputy_does: tuple[Work, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """The time for which somebody holds a post or stands in for it; `ended_on` is the last day, None while it goes on.

    `left_on` is the person's own last day at the practice.
    """

    id: UUID
    duty: Post
    deputy: bool
    person: str
    started_on: date
    ended_on: date | None = None
    left_on: date | None = None


@dataclass(frozen=True, slots=True)
class Succession:
    """What a term means for the others of its post: `ends` goes on until the day before it; `clash` leaves it no room."""

    ends: Term | None = None
    clash: Term | None = None


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """Something to settle about a post. `advice` where no rule asks for it."""

    id: str
    text: str
    advice: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """All that the letter of one designation says. `beside` is the deputy or, in a deputy's letter, who is stood in for."""

    practice: str
    charge: Charge
    charges: Charges
    term: Term
    job: str
    designated_by: str
    designated_on: date
    follows: str
    beside: str
    note: str


def charges_on(day: date) -> Charges:
    """The edition in force on a day."""
    return _charges(in_force(CATALOG, day))


def succeed(new: Term, others: Iterable[Term]) -> Succession:
    """What becomes of the other terms of a post: one that is open and began before ends; whatever else overlaps clashes."""
    ends: Term | None = None
    for other in others:
        if not _same(new, other) or not _overlap(new, other):
            continue
        if other.ended_on is not None or other.started_on >= new.started_on:
            return Succession(clash=other)
        ends = other
    return Succession(ends)


def day_before(day: date) -> date:
    return day - timedelta(days=1)


def last_day(started_on: date, on: date, left_on: date | None) -> date:
    """The last day of a term that is given up `on` a day: no later than the person's own last day, nor before it began."""
    return max(started_on, min(on, left_on or on))


def before(term: Term, others: Iterable[Term]) -> Term | None:
    """Whose term of the same post ended on the day before."""
    eve = day_before(term.started_on)
    return next((other for other in others if _same(term, other) and other.ended_on == eve), None)


def beside(term: Term, others: Iterable[Term]) -> Term | None:
    """The deputy of a term, or who a deputy stands in for: of those that overlap with it, the one that began last."""
    found = [
        other
        for other in others
        if (other.duty, other.deputy) == (term.duty, not term.deputy) and _overlap(term, other)
    ]
    return max(found, key=lambda other: other.started_on, default=None)


def holder(duty: Post, others: Iterable[Term], *, deputy: bool) -> Term | None:
    """Whose term of a post, or of its deputy, goes on."""
    return next(
        (each for each in others if (each.duty, each.deputy, each.ended_on) == (duty, deputy, None)),
        None,
    )


def open_points(
    charge: Charge, held: Term | None, deputy: Term | None, unlettered: Sequence[str], on: date
) -> list[OpenPoint]:
    """What is to settle about a post on a day. `unlettered` are those at work who are named for it without a letter."""
    points = []
    post = charge.title.lower()
    if held is not None and _gone(held, on):
        points.append(OpenPoint("gone", f"{held.person} left on {_left(held)}. Nobody is the {post} now."))
    elif held is None and not unlettered:
        points.append(OpenPoint("nobody", f"Nobody is named as {post}."))
    if unlettered and held is None:
        be = "is" if len(unlettered) == 1 else "are"
        points.append(OpenPoint("no-letter", f"{joined(unlettered)} {be} named, and no letter says since when."))
    if len(unlettered) + (held is not None and not _gone(held, on)) > 1:
        points.append(OpenPoint("several", "More than one person is named. A new designation settles it."))
    if deputy is not None and _gone(deputy, on):
        points.append(OpenPoint("deputy-gone", f"The deputy, {deputy.person}, left on {_left(deputy)}.", advice=True))
    elif held is not None and deputy is None:
        points.append(OpenPoint("no-deputy", "No deputy is named.", advice=True))
    return points


def _gone(term: Term, on: date) -> bool:
    return over(term.left_on, on)


def _left(term: Term) -> str:
    return spell(term.left_on) if term.left_on else ""


def _same(one: Term, other: Term) -> bool:
    return one.id != other.id and (one.duty, one.deputy) == (other.duty, other.deputy)


def _overlap(one: Term, other: Term) -> bool:
    return one.started_on <= (other.ended_on or date.max) and other.started_on <= (one.ended_on or date.max)


@cache
def _charges(edition: date) -> Charges:
    told = read(CATALOG, edition)
    posts = tuple(
        Charge(**post | {"record": _works(post["record"]), "does": _works(post["does"])}) for post in told["post"]
    )
    return Charges(edition, posts, told["deputy"]["why"], _works(told["deputy"]["does"]))


def _works(told: Iterable[dict[str, str]]) -> tuple[Work, ...]:
    return tuple(Work(**each) for each in told)
