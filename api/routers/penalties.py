"""What could a violation cost? A calculator that holds no one's data. 45 CFR 160.404."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from api.domain import penalties as rules
from api.domain.penalties import Case, Confidence, Culpability, estimate, schedule_on
from api.door import room
from api.problems import FaultOut, Invalid
from api.wire import In, Out
from api.work import Visiting

calculating = room("/v1/calculators", "calculators")


class YearIn(In):
    """How many identical violations of one provision fell in a calendar year."""

    year: Annotated[int, Field(ge=rules.FIRST_YEAR, le=2100, examples=[2025])]
    count: Annotated[int, Field(ge=1, le=100_000_000, examples=[12])]


class PenaltyExposureIn(In):
    """Identical violations of one provision, counted by year.

    `known_on` is the first day on which the practice knew, or would have known by reasonable diligence. `cured_on` is null
    while they go on. `assessed_on` is the day of assessment, which says whose amounts count; today when it is left out.
    """

    culpability: Culpability
    known_on: date
    cured_on: date | None = None
    assessed_on: date | None = None
    violations: Annotated[list[YearIn], Field(min_length=1, max_length=50)]


class PenaltyReasonOut(Out):
    """A sentence and the paragraph that it rests on."""

    citation: str
    text: str


class PenaltyExposureOut(Out):
    """The range in whole dollars. `estimate` is always true: HHS decides within the range, and seldom at its end.

    `barred` says that no penalty may be imposed if the defense is shown. The `discretion` figures follow the lower yearly
    caps of HHS's notice of 2019, which it may take back at any time; for this edition they are derived by us. `confidence` says
    how the amounts were read.
    """

    estimate: Literal[True]
    tier: int
    title: str
    cured_by: date
    cured_in_time: bool
    barred: bool
    least_per_violation: int
    most_per_violation: int
    cap_per_year: int
    least: int
    most: int
    discretion_cap_per_year: int
    discretion_least: int
    discretion_most: int
    discretion_derived: Literal[True]
    discretion_source: str
    reasons: list[PenaltyReasonOut]
    edition: date
    source: str
    confidence: Confidence


DISCRETION = "84 FR 18151 (April 30, 2019), adjusted by us as the cap of the rule was adjusted"


@calculating.post("/penalty-exposure", summary="Estimate the penalties for a violation")
def calculate_penalty_exposure(visit: Visiting, body: PenaltyExposureIn) -> PenaltyExposureOut:
    """An estimate of what the rule allows, never of what will be asked. Nothing is stored."""
    assessed_on = body.assessed_on or visit.today
    _check(body, assessed_on)
    schedule = schedule_on(assessed_on)
    counted = {each.year: each.count for each in body.violations}
    found = estimate(schedule, Case(body.culpability, body.known_on, body.cured_on, counted))
    return PenaltyExposureOut(
        estimate=True,
        tier=found.tier.number,
        title=found.tier.title,
        cured_by=found.cured_by,
        cured_in_time=found.cured_in_time,
        barred=found.barred,
        least_per_violation=found.tier.least,
        most_per_violation=found.tier.most,
        cap_per_year=found.tier.cap,
        least=found.least,
        most=found.most,
        discretion_cap_per_year=found.discretion_cap,
        discretion_least=found.discretion_least,
        discretion_most=found.discretion_most,
        discretion_derived=True,
        discretion_source=DISCRETION,
        reasons=[PenaltyReasonOut(citation=reason.citation, text=reason.text) for reason in found.reasons],
        edition=schedule.edition,
        source=schedule.source,
        confidence=schedule.confidence,
    )


def _check(body: PenaltyExposureIn, assessed_on: date) -> None:
    faults = []
    if body.known_on > assessed_on:
        faults.append(FaultOut(at=["body", "known_on"], message="lies after the assessment"))
    if body.cured_on is not None and body.cured_on > assessed_on:
        faults.append(FaultOut(at=["body", "cured_on"], message="lies after the assessment"))
    years = [each.year for each in body.violations]
    for place, year in enumerate(years):
        if year > assessed_on.year:
            faults.append(FaultOut(at=["body", "violations", place, "year"], message="lies after the assessment"))
        if year in years[:place]:
            faults.append(FaultOut(at=["body", "violations", place, "year"], message="is given twice"))
    if faults:
        raise Invalid(faults=faults)
