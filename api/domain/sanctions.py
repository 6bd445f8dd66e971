"""What does the record of a sanction say, and how long is it kept? 45 CFR 164.308(a)(1)(ii)(C) and 164.530(e).

The rule asks for appropriate sanctions and for a record of those applied; it names no steps. The levels are our advice.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from api.domain.versions import keep_until

Level = Literal["retraining", "spoken_warning", "written_warning", "access_suspended", "ended", "other"]


@dataclass(frozen=True, slots=True)
class Sanction:
    """A sanction as it was decided; `withdrawn_on` is None while it stands."""

    level: Level
    other: str
    decided_on: date
    withdrawn_on: date | None = None
    withdrawn_why: str = ""


def faults(sanction: Sanction, on: date) -> Iterator[tuple[str, str]]:
    """What cannot be so on a day, as a field and what is wrong with it."""
    if sanction.level == "other" and not sanction.other:
        yield "other", "say in a few words what it was"
    if sanction.decided_on > on:
        yield "decided_on", "has not come yet; write it down once it is decided"
    if sanction.withdrawn_on is None:
        if sanction.withdrawn_why:
            yield "withdrawn_on", "say on which day it was withdrawn"
        return
    if not sanction.withdrawn_why:
        yield "withdrawn_why", "say why it was withdrawn"
    if sanction.withdrawn_on > on:
        yield "withdrawn_on", "has not come yet"
    elif sanction.withdrawn_on < sanction.decided_on:
        yield "withdrawn_on", "is before it was decided"


def kept_until(recorded_on: date, decided_on: date, withdrawn_on: date | None) -> date:
    """Six years from the day it was written down, decided or withdrawn, whichever came last. 164.530(j)(2)."""
    return keep_until(max(recorded_on, decided_on, withdrawn_on or decided_on))
