"""How is a plan put to the test in twenty minutes around a table? 45 CFR 164.308(a)(7)(ii)(D), 164.308(a)(6).

The rule asks for periodic testing and names no way of doing it: the scripts are our advice, in a dated edition.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from api.domain.editions import in_force, read
from api.domain.plans import Plan

CATALOG = "drills"

ScriptId = Literal[
    "ransomware",
    "ehr_vendor_down",
    "power_or_flood",
    "lost_laptop",
    "phone_internet_down",
    "misdirected_records",
    "snooping",
]


@dataclass(frozen=True, slots=True)
class Step:
    """What is read aloud at a minute, what is asked, and what a good answer has in it."""

    minute: int
    says: str
    ask: tuple[str, ...]
    good: str
    citation: str


@dataclass(frozen=True, slots=True)
class Script:
    """A story of twenty minutes: which plans it tests, who should sit at the table, and its steps."""

    id: ScriptId
    title: str
    tests: tuple[Plan, ...]
    needs: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Kit:
    """An edition: what holds before each drill, and the scripts."""

    edition: date
    before: tuple[str, ...]
    scripts: Mapping[str, Script]


@dataclass(frozen=True, slots=True)
class Drill:
    """A drill that was held on a day, by a script, of a plan."""

    on: date
    script: ScriptId
    plan: Plan
    next_on: date | None = None


def kit_on(day: date) -> Kit:
    """The edition in force on a day; raises NoEdition."""
    return _kit(in_force(CATALOG, day))


def faults(drill: Drill, on: date) -> Iterator[tuple[str, str]]:
    """What cannot be so on a day, as a field and what is wrong with it."""
    if drill.on > on:
        yield "on", "has not come yet"
    if drill.plan not in kit_on(on).scripts[drill.script].tests:
        yield "plan", "is not what this script tests"
    if drill.next_on is not None and drill.next_on <= drill.on:
        yield "next_on", "is not after this drill"


@cache
def _kit(edition: date) -> Kit:
    told = read(CATALOG, edition)
    scripts = {
        row["id"]: Script(
            id=row["id"],
            title=row["title"],
            tests=tuple(row["tests"]),
            needs=row["needs"],
            steps=tuple(Step(**step | {"ask": tuple(step["ask"])}) for step in row["step"]),
        )
        for row in told["script"]
    }
    return Kit(edition, tuple(told["before"]), scripts)
