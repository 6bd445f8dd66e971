"""What could a violation cost? An estimate of the range of civil money penalties by tier. 45 CFR 160.404, 160.410, 160.414.

The edition is that of the day of assessment: amounts are adjusted for inflation about once a year. How much within the
range is for HHS to say (160.408); no one can compute it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

from api.domain.determinations import Reason
from api.domain.editions import in_force, read
from api.domain.sentences import spell

CATALOG = "penalties"
RULE_CAP = 1_500_000
FIRST_YEAR = 2016  # the adjusted amounts are on file for violations since then only
PERIOD = 30
LIMIT = 6

Culpability = Literal["did_not_know", "reasonable_cause", "willful_neglect"]
Confidence = Literal["exact", "secondary", "mixed", "reconstructed"]


@dataclass(frozen=True, slots=True)
class Tier:
    """A tier: dollars for each violation and the cap for identical ones in a calendar year."""

    number: int
    title: str
    citation: str
    least: int
    most: int
    cap: int
    discretion_base: int


@dataclass(frozen=True, slots=True)
class Schedule:
    """The amounts in force on a day, and how sure we are of them."""

    edition: date
    source: str
    confidence: Confidence
    tiers: Mapping[int, Tier]


@dataclass(frozen=True, slots=True)
class Case:
    """Identical violations of one provision, counted by calendar year; `cured_on` is None while they go on."""

    culpability: Culpability
    known_on: date
    cured_on: date | None
    violations: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Exposure:
    """The range in dollars: by the caps of the rule, and by those of HHS's discretion, which we derived for the edition."""

    tier: Tier
    cured_by: date
    cured_in_time: bool
    barred: bool
    least: int
    most: int
    discretion_cap: int
    discretion_least: int
    discretion_most: int
    reasons: tuple[Reason, ...]


def schedule_on(day: date) -> Schedule:
    """The amounts for penalties assessed on a day; raises NoEdition."""
    return _schedule(in_force(CATALOG, day))


def estimate(schedule: Schedule, case: Case) -> Exposure:
    """The range for a case by a schedule."""
    cured_by = case.known_on + timedelta(PERIOD - 1)
    in_time = case.cured_on is not None and case.cured_on <= cured_by
    tier = schedule.tiers[_tier(case.culpability, in_time)]
    barred = in_time and case.culpability != "willful_neglect"
    lower = round(tier.discretion_base * tier.cap / RULE_CAP)
    least, most = (0, 0) if barred else _range(tier, case, tier.cap)
    lower_least, lower_most = (0, 0) if barred else _range(tier, case, lower)
    reasons = _reasons(tier, cured_by, in_time, barred)
    return Exposure(tier, cured_by, in_time, barred, least, most, lower, lower_least, lower_most, reasons)


def _tier(culpability: Culpability, in_time: bool) -> int:
    if culpability == "willful_neglect":
        return 3 if in_time else 4
    return 1 if culpability == "did_not_know" else 2


def _range(tier: Tier, case: Case, cap: int) -> tuple[int, int]:
    counts = case.violations.values()
    return sum(min(n * tier.least, cap) for n in counts), sum(min(n * tier.most, cap) for n in counts)


def _reasons(tier: Tier, cured_by: date, in_time: bool, barred: bool) -> tuple[Reason, ...]:
    cured = "They were corrected in that time." if in_time else "They were not corrected in that time."
    period = f"The 30 days begin on the first day of knowledge and end on {spell(cured_by)}. {cured}"
    told = [Reason(tier.citation, f"{tier.title}: tier {tier.number} of four."), Reason("160.410(c)", period)]
    if barred:
        told.append(
            Reason(
                "160.410(c)",
                "Without willful neglect, and corrected within the 30 days, no penalty may be imposed if that is shown.",
            )
        )
    told.append(
        Reason(
            "160.404(b)(2)",
            "Identical violations of one provision are capped for each calendar year; each provision has its own cap.",
        )
    )
    told.append(
        Reason("160.408", "Where in the range it lies depends on the nature, the harm, the history and the means.")
    )
    told.append(Reason("160.414", f"No action may begin later than {LIMIT} years after a violation."))
    return tuple(told)


@cache
def _schedule(edition: date) -> Schedule:
    table = read(CATALOG, edition)
    tiers = {row["number"]: Tier(**row) for row in table["tier"]}
    return Schedule(edition, table["source"], table["confidence"], tiers)
