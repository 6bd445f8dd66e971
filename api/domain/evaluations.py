"""When is the next technical and nontechnical evaluation due? 45 CFR 164.308(a)(8).

The rule asks for one periodically, and when the environment or the operations change. It names no interval: once a year
is our advice, and the practice may set a day of its own.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Trigger = Literal["periodic", "environment", "operations"]
State = Literal["never", "due", "planned"]
CADENCE = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """An evaluation that was made on a day, what was looked at, and the day that was set for the next."""

    on: date
    technical: str = ""
    nontechnical: str = ""
    next_on: date | None = None


@dataclass(frozen=True, slots=True)
class Next:
    """How the evaluations stand; `because` names whose word the day is."""

    state: State
    due_on: date | None
    because: str


def next_due(evaluations: Iterable[Evaluation], on: date) -> Next:
    """The next day, by the newest whole evaluation: one that looked at both sides."""
    whole = [each for each in evaluations if each.technical and each.nontechnical]
    if not whole:
        return Next(
            "never", None, "164.308(a)(8) asks for a technical and a nontechnical evaluation. None is on record."
        )
    last = max(whole, key=lambda each: (each.on, each.next_on or date.min))
    day = last.next_on or last.on + CADENCE
    said = "You set this day." if last.next_on else "Once a year is our advice; the rule names no interval."
    return Next("due" if day <= on else "planned", day, said)


def faults(evaluation: Evaluation, on: date) -> Iterator[tuple[str, str]]:
    """What cannot be so on a day, as a field and what is wrong with it."""
    if evaluation.on > on:
        yield "evaluated_on", "has not come yet"
    if evaluation.next_on is not None and evaluation.next_on <= evaluation.on:
        yield "next_on", "is not after this evaluation"
    if not evaluation.technical and not evaluation.nontechnical:
        yield "technical", "say what was looked at"
