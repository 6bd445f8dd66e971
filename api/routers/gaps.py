"""Which standards and specifications does the practice meet, and why or why not?"""

from datetime import date
from typing import Annotated, Any, Literal

from fastapi import Query

from api.domain.crosswalks import targets_for
from api.domain.gaps import Gap, count
from api.domain.roles import Scope
from api.door import room
from api.posture import Posture, posture
from api.shelf import Asked, Most, part
from api.wire import Out, Page
from api.work import Work, work

router = room("gaps", "gaps")
Reading = Annotated[Work, work(Scope.RISKS_READ)]
Status = Literal["met", "alternative", "partly", "not_met", "unknown", "not_applicable"]


class GapDecisionOut(Out):
    """The decision on record about an addressable specification, whether or not it counts yet."""

    outcome: Literal["implement", "alternative", "not_reasonable"]
    reason: str
    alternative: str
    approved_by: str
    decided_on: date | None


class TargetOut(Out):
    """What corresponds to the paragraph in another framework."""

    crosswalk: str
    id: str
    title: str


class GapOut(Out):
    """One standard or specification with its status, the reasons, and what would close it."""

    citation: str
    parent: str
    kind: Literal["standard", "specification"]
    title: str
    safeguard: str
    designation: Literal["required", "addressable"] | None
    status: Status
    reasons: list[str]
    questions: list[str]
    tasks: list[str]
    decision: GapDecisionOut | None
    crosswalk: list[TargetOut]


class CountsOut(Out):
    """How many standards and specifications there are of each status; a count, not a grade."""

    standards: dict[Status, int]
    specifications: dict[Status, int]


@router.get("", summary="List the gaps to the standards", response_model=Page[GapOut])
def list_gaps(
    work: Reading,
    status: Annotated[Status | None, Query()] = None,
    crosswalk: Annotated[bool, Query(description="Whether to say what corresponds elsewhere.")] = False,
    after: Asked = None,
    limit: Most = 100,
) -> Any:
    """Every counted standard and specification of the Security Rule in force today, in the rule's order."""
    standing = posture(work)
    chosen = [gap for gap in standing.gaps if status in (None, gap.status)]
    return part([_told(standing, gap, crosswalk) for gap in chosen], "citation", after, limit)


@router.get("/counts", summary="Count the gaps")
def count_gaps(work: Reading) -> CountsOut:
    gaps = posture(work).gaps
    return CountsOut(
        standards=dict(count(gap for gap in gaps if gap.kind == "standard")),
        specifications=dict(count(gap for gap in gaps if gap.kind == "specification")),
    )


def _told(standing: Posture, gap: Gap, crosswalk: bool) -> dict[str, Any]:
    targets = targets_for(gap.citation, standing.on) if crosswalk else {}
    names = [name for name in GapOut.model_fields if name not in ("tasks", "crosswalk")]
    return {name: getattr(gap, name) for name in names} | {
        "tasks": [task.id for task in standing.facts.tasks if task.question in gap.questions],
        "crosswalk": [
            {"crosswalk": walk, "id": target.id, "title": target.title}
            for walk, found in targets.items()
            for target in found
        ],
        "decision": None
        if gap.decision is None
        else {name: getattr(gap.decision, name) for name in GapDecisionOut.model_fields},
    }
