"""Which complaints came in, and what came of each? 45 CFR 164.530(d)(2).

Only the owner and the two officers read and write them. The rule does not say who may; that it is so is our advice.
"""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from api.db import complaints, numbers, people
from api.db.complaints import Complaint, ComplaintFields
from api.db.pages import page
from api.domain import complaints as rules
from api.domain.roles import Scope
from api.door import room
from api.problems import FaultOut, Invalid
from api.shelf import Asked, Most
from api.wire import In, Out, Page
from api.work import Work, work

router = room("complaints", "complaints")
Reading = Annotated[Work, work(Scope.CONDUCT_READ)]
Writing = Annotated[Work, work(Scope.CONDUCT_WRITE)]


class ComplaintIn(In, ComplaintFields):
    """A complaint about privacy, closed by the caller when nobody is named. Name neither who complained nor any patient."""


class ComplaintOut(Out, ComplaintFields):
    """A complaint on record, by the number that stands for whoever complained. `person` is what the one it is about was
    called when it was written down; `keep_until` is the first day on which the rule would let it go, null while it is
    open.
    """

    id: UUID
    version: int
    reference: str
    person: str
    recorded_on: date
    keep_until: date | None


@router.get("", summary="List the complaints", response_model=Page[ComplaintOut])
def list_complaints(work: Reading, after: Asked = None, limit: Most = 50) -> Any:
    """The newest number first."""
    query, orders = complaints.listed, complaints.sortable
    rows, next_ = page(work.session, query, orders, sort="-number", after=after, limit=limit)
    return work.page([_line(row) for row in rows], next_)


@router.post("", status_code=201, summary="Write down a complaint")
def create_complaint(work: Writing, body: ComplaintIn) -> ComplaintOut:
    """It is given the next number, and is never removed."""
    told = _checked(work, body)
    number = numbers.take(work.session, "complaint").start
    return _told(work.created(Complaint(number=number, recorded_on=work.today, **told)))


@router.get("/{id}", summary="Read a complaint")
def get_complaint(work: Reading, id: UUID) -> ComplaintOut:
    return _told(work.found(complaints.get(work.session, id)))


@router.put("/{id}", summary="Correct or close a complaint")
def replace_complaint(work: Writing, id: UUID, body: ComplaintIn) -> ComplaintOut:
    """The history keeps what it said before."""
    row = work.unchanged(complaints.get(work.session, id))
    row.sqlmodel_update(_checked(work, body, row))
    return _told(work.found(row))


def _checked(work: Work, body: ComplaintIn, before: Complaint | None = None) -> dict[str, Any]:
    kept = (before.person_id, before.person) if before else None
    person = people.called(work.session, body.person_id, kept) if body.person_id else ""
    faults = list(rules.faults(rules.Complaint(body.received_on, body.disposition, body.closed_on), work.today))
    if person is None:
        faults.append(("person_id", "is nobody on record"))
    if faults:
        raise Invalid(faults=[FaultOut(at=["body", name], message=message) for name, message in faults])
    closed_by = (body.closed_by or work.caller.name) if body.closed_on else ""
    return body.model_dump() | {"person": person, "closed_by": closed_by}


def _line(row: Mapping[str, Any]) -> dict[str, Any]:
    told = {name: value for name, value in row.items() if name != "number"}
    until = rules.kept_until(row["recorded_on"], row["received_on"], row["closed_on"])
    return {**told, "reference": rules.reference(row["number"]), "keep_until": until}


def _told(row: Complaint) -> ComplaintOut:
    return ComplaintOut.model_validate(_line(row.model_dump(exclude={"practice_id"})))
