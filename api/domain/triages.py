"""What is done first when something went wrong, and what happened in which order? 45 CFR 164.308(a)(6)(ii).

The rule asks to respond, to mitigate and to document, and names no steps: the steps are our advice, in a dated edition.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Literal

from api.domain.editions import in_force, read
from api.domain.incidents import Kind

CATALOG = "incident_steps"

When = Literal["hour", "day", "week"]
Mark = Literal["happened", "known", "reported", "contained", "step", "entry", "decided", "sent", "closed"]


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do, how soon after it was known, and the paragraph that it serves ("" for our advice alone)."""

    id: str
    when: When
    citation: str
    text: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps for one kind of incident, the soonest first, and what whoever reported it is told."""

    edition: date
    tell: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """A point of the timeline: a day, and the minute where it is known."""

    mark: Mark
    on: date
    at: datetime | None
    what: str
    by: str = ""


def plan_on(day: date, kind: Kind) -> Plan:
    """What is done first for a kind of incident, by the edition in force on a day; raises NoEdition."""
    return _plans(in_force(CATALOG, day))[kind]


def in_order(moments: Iterable[Moment]) -> tuple[Moment, ...]:
    """The timeline: by day, on a day by the minute, and what has no minute first, in the order in which things go."""
    return tuple(sorted(moments, key=lambda each: (each.on, each.at is not None, each.at or _DAWN, _ORDER[each.mark])))


_MARKS: tuple[Mark, ...] = ("happened", "known", "reported", "step", "entry", "contained", "decided", "sent", "closed")
_ORDER: Mapping[Mark, int] = {mark: place for place, mark in enumerate(_MARKS)}
_SOON: Mapping[When, int] = {"hour": 0, "day": 1, "week": 2}
_DAWN = datetime.min.replace(tzinfo=UTC)


@cache
def _plans(edition: date) -> Mapping[str, Plan]:
    tables = read(CATALOG, edition)
    every = [Step(**row) for row in tables["every"]]
    plans = {}
    for row in tables["kind"]:
        steps = [*(Step(**step) for step in row["step"]), *every]
        plans[row["id"]] = Plan(edition, row["tell"], tuple(sorted(steps, key=lambda step: _SOON[step.when])))
    return plans
