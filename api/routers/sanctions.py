"""Which sanctions were applied, to whom, and why? 45 CFR 164.308(a)(1)(ii)(C) and 164.530(e)(2).

Only the owner and the two officers read and write them. The rule does not say who may; that it is so is our advice.
"""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from api.db import people, sanctions
from api.db.pages import page
from api.db.sanctions import Sanction, SanctionFields
from api.domain import sanctions as rules
from api.domain.roles import Scope
from api.door import room
from api.problems import FaultOut, Invalid
from api.shelf import Asked, Most
from api.wire import In, Out, Page
from api.work import Work, work

router = room("sanctions", "sanctions")
Reading = Annotated[Work, work(Scope.CONDUCT_READ)]
Writing = Annotated[Work, work(Scope.CONDUCT_WRITE)]


class SanctionIn(In, SanctionFields):
    """A sanction, decided by the caller when nobody is named. Name no patient in any of its words."""


class SanctionOut(Out, SanctionFields):
    """A sanction on record. `person` is what they were called when it was written down; `keep_until` is the first day
    on which the rule would let it go.
    """

    id: UUID
    version: int
    person: str
    recorded_on: date
    keep_until: date


@router.get("", summary="List the sanctions", response_model=Page[SanctionOut])
def list_sanctions(work: Reading, after: Asked = None, limit: Most = 50) -> Any:
    """The newest decision first."""
    query, orders = sanctions.listed, sanctions.sortable
    rows, next_ = page(work.session, query, orders, sort="-decided_on", after=after, limit=limit)
    return work.page([_with_end(row) for row in rows], next_)


@router.post("", status_code=201, summary="Write down a sanction")
def create_sanction(work: Writing, body: SanctionIn) -> SanctionOut:
    """It is never removed; one that should not have been is withdrawn."""
    return _told(work.created(Sanction(recorded_on=work.today, **_checked(work, body))))


@router.get("/{id}", summary="Read a sanction")
def get_sanction(work: Reading, id: UUID) -> SanctionOut:
    return _told(work.found(sanctions.get(work.session, id)))


@router.put("/{id}", summary="Correct or withdraw a sanction")
def replace_sanction(work: Writing, id: UUID, body: SanctionIn) -> SanctionOut:
    """The history keeps what it said before."""
    row = work.unchanged(sanctions.get(work.session, id))
    row.sqlmodel_update(_checked(work, body, row))
    return _told(work.found(row))


def _checked(work: Work, body: SanctionIn, before: Sanction | None = None) -> dict[str, Any]:
    kept = (before.person_id, before.person) if before else None
    person = people.called(work.session, body.person_id, kept)
    told = {name: getattr(body, name) for name in rules.Sanction.__dataclass_fields__}
    faults = list(rules.faults(rules.Sanction(**told), work.today))
    if person is None:
        faults.append(("person_id", "is nobody on record"))
    if faults:
        raise Invalid(faults=[FaultOut(at=["body", name], message=message) for name, message in faults])
    return body.model_dump() | {"person": person, "decided_by": body.decided_by or work.caller.name}


def _with_end(row: Mapping[str, Any]) -> dict[str, Any]:
    days = (row[name] for name in ("recorded_on", "decided_on", "withdrawn_on"))
    return {**row, "keep_until": rules.kept_until(*days)}


def _told(row: Sanction) -> SanctionOut:
    return SanctionOut.model_validate(_with_end(row.model_dump(exclude={"practice_id"})))
