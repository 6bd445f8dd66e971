"""What has to come back first, how soon, and does a test show that it does? 45 CFR 164.308(a)(7)(ii)(A), (B), (D), (E).

The rule in force names no hours: a practice sets its own. The 72 hours of the rule proposed in 2025 stand beside them,
and are not law.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

Result = Literal["ok", "partly", "failed"]
Verdict = Literal["met", "missed", "incomplete", "no_target"]
Gap = Literal["no_target", "no_backup", "old_backup", "never_restored", "missed", "no_way_without"]

PROPOSED_HOURS = 72
DAY_HOURS = 24


@dataclass(frozen=True, slots=True)
class Target:
    """How soon a system has to be back, how much of the newest work may be lost, and how to work without it meanwhile."""

    hours: int | None = None
    point_hours: int | None = None
    rank: int | None = None
    without: str = ""


@dataclass(frozen=True, slots=True)
class Restored:
    """A test: how long it took until the system was in use again, and how much of it came back."""

    on: date
    hours: float
    result: Result


@dataclass(frozen=True, slots=True)
class System:
    """Something in use that holds patient information, or without which care cannot go on."""

    id: str
    name: str
    critical: bool
    target: Target
    backed_up_on: date | None = None
    restored: Restored | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A system in the order of recovery, and what is still open about it."""

    place: int
    system: System
    gaps: tuple[Gap, ...]


def order(systems: Iterable[System], on: date) -> tuple[Line, ...]:
    """What comes back first: by the practice's own order, then what care cannot go on without, then the shortest target."""
    ordered = sorted(
        systems,
        key=lambda each: (
            each.target.rank is None,
            each.target.rank or 0,
            not each.critical,
            each.target.hours is None,
            each.target.hours or 0,
            each.name.lower(),
            each.id,
        ),
    )
    return tuple(Line(place, system, _gaps(system, on)) for place, system in enumerate(ordered, 1))


def verdict(hours: float, result: Result, target: int | None) -> Verdict:
    """What a test shows: whether all of it came back, and within the hours that the practice set."""
    if result != "ok":
        return "incomplete"
    if target is None:
        return "no_target"
    return "met" if hours <= target else "missed"


def within_proposed(hours: float, result: Result) -> bool:
    """Whether it would be within the 72 hours of the rule proposed in 2025, which is not law."""
    return result == "ok" and hours <= PROPOSED_HOURS


def _gaps(system: System, on: date) -> tuple[Gap, ...]:
    target, found = system.target, list[Gap]()
    if target.hours is None:
        found.append("no_target")
    if system.backed_up_on is None:
        found.append("no_backup")
    elif target.point_hours is not None and _days(target.point_hours) < (on - system.backed_up_on).days:
        found.append("old_backup")
    if system.restored is None:
        found.append("never_restored")
    elif verdict(system.restored.hours, system.restored.result, target.hours) in ("missed", "incomplete"):
        found.append("missed")
    if system.critical and not target.without:
        found.append("no_way_without")
    return tuple(found)


def _days(hours: int) -> int:
    """A log has days: twelve hours are kept by a backup of today or yesterday."""
    return max(1, -(-hours // DAY_HOURS))


def newest(tests: Sequence[Restored]) -> Restored | None:
    """The last test; of two on one day the later record."""
    return max(enumerate(tests), key=lambda each: (each[1].on, each[0]))[1] if tests else None
