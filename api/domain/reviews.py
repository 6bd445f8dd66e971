"""Whose access was looked through, what was said of each, and when is it due again? 45 CFR 164.308(a)(4)(ii)(C).

The rule asks that a right of access is reviewed and changed where needed; it names no interval. The interval is the
practice's own, from its policy.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

Say = Literal["keep", "end", "ended"]
"""Of one way in: it is right; it should end; it has been ended just now."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Somebody's way into a system as it is looked through. `left_on` is the last day of whoever has left."""

    access: str
    person: str
    rights: str = ""
    since: datetime | None = None
    left_on: date | None = None
    ended_at: datetime | None = None

    def doubt(self, on: date) -> str:
        """What speaks against it already, in a sentence; empty for nothing."""
        if self.left_on is not None and self.left_on <= on:
            return f"{self.person} has left."
        return ""


def unsaid(open_ways: Sequence[Seen], said: Mapping[str, Say]) -> tuple[Seen, ...]:
    """The ways in of which nothing was said yet: a sheet is handed in whole."""
    return tuple(each for each in open_ways if each.access not in said)


def strange(open_ways: Sequence[Seen], said: Collection[str]) -> frozenset[str]:
    """What was said of ways in that are not on the sheet."""
    return frozenset(said) - {each.access for each in open_ways}


def due_on(last: date | None, days: int | None) -> date | None:
    """The day by which a system is looked through again; None without an interval of one's own or a first time."""
    return None if last is None or days is None else last + timedelta(days)
