"""What was decided about the addressable specifications? 45 CFR 164.306(d)(3)."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from api.db import decisions, risks
from api.db.decisions import Decision, DecisionFields
from api.db.fields import Citation
from api.domain.roles import Scope
from api.domain.standards import rules_on
from api.door import room
from api.problems import Conflict, FaultOut, Invalid
from api.shelf import Asked, Most, Sort, read_page
from api.wire import In, Out, Page
from api.work import Work, work

router = room("decisions", "decisions")
Reading = Annotated[Work, work(Scope.RISKS_READ)]
Writing = Annotated[Work, work(Scope.RISKS_WRITE)]
Approving = Annotated[Work, work(Scope.APPROVE)]


class DecisionIn(In, DecisionFields):
    """What was decided and why, with the four factors of 164.306(b)(2)."""


class DecisionOut(Out, DecisionFields):
    """A decision on record; it counts once management has approved it."""

    id: UUID
    version: int
    citation: str
    decided_on: date | None
    approved_by: str
    approved_on: date | None


@router.get("", summary="List the decisions", response_model=Page[DecisionOut])
def list_decisions(work: Reading, sort: Sort = "citation", after: Asked = None, limit: Most = 50) -> Any:
    return read_page(work, decisions, sort, after, limit)


@router.get("/{citation}", summary="Read a decision")
def get_decision(work: Reading, citation: Citation) -> DecisionOut:
    return DecisionOut.model_validate(work.found(decisions.by_citation(work.session, citation)))


@router.put("/{citation}", summary="Decide about an addressable specification")
def replace_decision(work: Writing, citation: Citation, body: DecisionIn) -> DecisionOut:
    """Only the 22 addressable specifications can be decided; a required one is put in place. Approval starts anew."""
    _decidable(work, citation, body)
    row = decisions.by_citation(work.session, citation)
    if row is None:
        work.absent()
        row = Decision(citation=citation, outcome=body.outcome)
        work.session.add(row)
    else:
        work.unchanged(row)
    row.sqlmodel_update(body.model_dump() | {"decided_on": work.today, "approved_by": "", "approved_on": None})
    return DecisionOut.model_validate(work.found(row))


@router.post("/{citation}/approval", summary="Approve a decision")
def approve_decision(work: Approving, citation: Citation) -> DecisionOut:
    row = work.unchanged(decisions.by_citation(work.session, citation))
    row.approved_by, row.approved_on = work.caller.name, work.today
    return DecisionOut.model_validate(work.found(row))


def _decidable(work: Work, citation: str, body: DecisionIn) -> None:
    item = rules_on(work.today).items.get(citation)
    if item is None or item.designation != "addressable":
        raise Conflict(f"{citation} is not an addressable specification, so there is nothing to decide about it.")
    faults = []
    if body.outcome != "implement" and not body.reason:
        faults.append(FaultOut(at=["body", "reason"], message="say why it is not reasonable and appropriate here"))
    strange = risks.strangers(work.session, body.risk_ids)
    faults += [FaultOut(at=["body", "risk_ids"], message=f"{id} is no risk of this practice") for id in strange]
    if body.outcome == "alternative" and not body.alternative:
        faults.append(FaultOut(at=["body", "alternative"], message="say what is done instead"))
    if faults:
        raise Invalid(faults=faults)
