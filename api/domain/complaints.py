"""What does the record of a complaint say, and how long is it kept? 45 CFR 164.530(d).

All complaints received are documented, and their disposition, if any. Whoever complained is never named: a complaint
goes by its number.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from api.domain.versions import keep_until

Way = Literal["in_person", "phone", "letter", "e_mail", "portal", "other"]
Source = Literal["patient", "relative", "workforce", "other", "anonymous"]


@dataclass(frozen=True, slots=True)
class Complaint:
    """A complaint as it came in; `closed_on` is None while it is looked into."""

    received_on: date
    disposition: str = ""
    closed_on: date | None = None


def reference(number: int) -> str:
    """What a complaint goes by: C-0007."""
    return f"C-{number:04d}"


def faults(complaint: Complaint, on: date) -> Iterator[tuple[str, str]]:
    """What cannot be so on a day, as a field and what is wrong with it."""
    if complaint.received_on > on:
        yield "received_on", "has not come yet"
    if complaint.closed_on is None:
        return
    if not complaint.disposition:
        yield "disposition", "say what came of it before it is closed"
    if complaint.closed_on > on:
        yield "closed_on", "has not come yet"
    elif complaint.closed_on < complaint.received_on:
        yield "closed_on", "is before it came in"


def kept_until(recorded_on: date, received_on: date, closed_on: date | None) -> date | None:
    """Six years from the day it was written down or closed, whichever came last; None while it is open. 164.530(j)(2)."""
    return None if closed_on is None else keep_until(max(recorded_on, received_on, closed_on))
