"""Was receipt of the notice acknowledged, and if not, what was done for it and why? 45 CFR 164.520(c)(2)(ii).

Nothing here names a patient: an acknowledgment goes by a code that stands on the paper form.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

Way = Literal["signed", "refused", "emergency", "unable"]
Effort = Literal["", "in_person", "mail", "electronic"]

# Dates of birth, chart and phone numbers, addresses of mail: none of them is needed to say why nobody signed.
_TELLING = re.compile(r"\d{3,}|\d+[/.-]\d+|@")


@dataclass(frozen=True, slots=True)
class Fault:
    field: str
    says: str


@dataclass(frozen=True, slots=True)
class Month:
    """How often each way was put down in a month such as 2026-11."""

    month: str
    signed: int = 0
    refused: int = 0
    emergency: int = 0
    unable: int = 0


def check(way: Way, effort: Effort, reason: str) -> list[Fault]:
    """What is wrong with a record: one that was not obtained has the effort and the reason, except in an emergency."""
    faults = []
    if way == "signed" and reason:
        faults.append(Fault("reason", "it was signed, so there is no reason to give"))
    if way in ("refused", "unable"):
        if not effort:
            faults.append(Fault("effort", "say how you asked for it: the rule wants the effort on record"))
        if not reason:
            faults.append(Fault("reason", "say why it was not obtained: the rule wants the reason on record"))
    if _TELLING.search(reason):
        faults.append(Fault("reason", "leave dates, numbers and addresses out: nobody may be told from it"))
    return faults


def by_month(counts: Iterable[tuple[date, Way, int]]) -> list[Month]:
    """The counts of days, by month, the newest first."""
    found: dict[str, Month] = {}
    for day, way, number in counts:
        month = f"{day:%Y-%m}"
        so_far = found.get(month, Month(month))
        found[month] = replace(so_far, **{way: getattr(so_far, way) + number})
    return [found[month] for month in sorted(found, reverse=True)]
