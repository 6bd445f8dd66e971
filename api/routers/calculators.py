"""What would the table say? Calculators that hold no one's data and need no sign-in."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from api.db.risks import Level
from api.domain import determinations
from api.domain.methods import FIVE, method_on
from api.door import room
from api.wire import In, Out
from api.work import Visiting

router = room("/v1/calculators", "calculators")


class RiskLevelIn(In):
    """A likelihood and an impact on a published method's scale."""

    method: Literal["nist-sp-800-30-r1", "nist-sp-800-66-r2"]
    likelihood: Annotated[Level, Field(examples=["low"])]
    impact: Annotated[Level, Field(examples=["high"])]


class RiskLevelOut(Out):
    """The level, the table's cell and the edition that gave it. `levels` runs from least to most."""

    level: Level
    method: str
    edition: date
    title: str
    source: str
    likelihood: Level
    impact: Level
    levels: list[Level]


@router.post("/risk-level", summary="Rate a risk by a published method")
def calculate_risk_level(visit: Visiting, body: RiskLevelIn) -> RiskLevelOut:
    """Looks the level up in the method's decision table; nothing is stored."""
    method = method_on(body.method, visit.today)
    level = method.rate(body.likelihood, body.impact)
    told = {"title": method.title, "source": method.source, "levels": [s for s in FIVE if s in method.levels]}
    return RiskLevelOut.model_validate(body.model_dump() | told | {"level": level, "edition": method.edition})


class WorkforceStatusIn(In):
    """What is known of one person's work for a practice. The tax form does not decide; who directs the work does.

    `on_site` is how much of the work is done at a place on the practice's premises. `joint_arrangement`: clinically
    integrated, or held out to the public together with joint review, quality or shared-risk work.
    """

    tax_form: determinations.TaxForm
    phi_access: bool
    practice_directs_work: determinations.Directs
    on_site: determinations.OnSite
    activities: Annotated[list[determinations.Activity], Field(min_length=1, max_length=3)]
    bills_under: determinations.BillsUnder
    own_records: bool = False
    uses_practice_systems: Annotated[list[determinations.System], Field(max_length=4, default_factory=list)]
    baa_on_file: bool = False
    joint_arrangement: bool = False
    common_ownership: bool = False
    state: Annotated[str, Field(pattern=r"^[A-Z]{2}$", examples=["CA"])] | None = None


class HatOut(Out):
    """One activity and the status that goes with it."""

    activity: determinations.Activity
    status: determinations.Status


class BecauseOut(Out):
    """A sentence and the paragraph it rests on."""

    citation: str
    text: str


class FlagOut(Out):
    """Something to settle: a presumption, a missing agreement, a contradiction, or a matter for counsel."""

    id: str
    text: str


class WorkforceStatusOut(Out):
    """A determination to take to counsel. `status` is that of the first activity; `arrangements` are what is available."""

    status: determinations.Status
    by_activity: list[HatOut]
    practice_is_business_associate_of_person: bool
    arrangements: list[determinations.Arrangement]
    documents: list[str]
    flags: list[FlagOut]
    reasons: list[BecauseOut]
    edition: date


@router.post("/workforce-status", summary="Tell workforce from business associates and providers of their own")
def calculate_workforce_status(visit: Visiting, body: WorkforceStatusIn) -> WorkforceStatusOut:
    """Reads our decision table for each activity; nothing is stored. An activity named twice counts once."""
    told = body.model_dump() | {"state": body.state or ""}
    for listed in ("activities", "uses_practice_systems"):
        told[listed] = tuple(dict.fromkeys(told[listed]))
    found = determinations.determine(determinations.table_on(visit.today), determinations.Person(**told))
    return WorkforceStatusOut.model_validate(
        {
            "status": found.status,
            "by_activity": [{"activity": hat.activity, "status": hat.case.status} for hat in found.hats],
            "practice_is_business_associate_of_person": found.practice_is_business_associate_of_person,
            "arrangements": found.arrangements,
            "documents": found.documents,
            "flags": found.flags,
            "reasons": found.reasons,
            "edition": found.edition,
        }
    )
