"""Which notices of a breach went out, and what proves it? 45 CFR 164.414(b)."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Query

from api.db import breaches, incidents, sendings
from api.db.pages import page
from api.db.sendings import Sending, SendingFields
from api.domain.roles import Scope
from api.door import room
from api.problems import FaultOut, Invalid
from api.shelf import Asked, Most
from api.wire import In, Out, Page
from api.work import Work, work

router = room("sendings", "incidents")
Reading = Annotated[Work, work(Scope.INCIDENTS_READ)]
Writing = Annotated[Work, work(Scope.INCIDENTS_WRITE)]


class CorrectionIn(In, SendingFields):
    """A notice that went out. Name no patient: `to` is a State, a newspaper, an office or a firm."""


class SendingIn(CorrectionIn):
    """A notice of a breach that went out. Name no patient."""

    breach_id: UUID


class SendingOut(Out, SendingFields):
    """A notice on record; its proof is the files about it."""

    id: UUID
    version: int
    breach_id: UUID


@router.get("", summary="List the notices that went out", response_model=Page[SendingOut])
def list_sendings(
    work: Reading,
    breach_id: Annotated[UUID | None, Query(description="Only those of one breach.")] = None,
    after: Asked = None,
    limit: Most = 50,
) -> Any:
    """The latest first."""
    query = sendings.in_sight(work.may(Scope.CONDUCT_READ), breach_id)
    rows, next_ = page(work.session, query, sendings.sortable, sort="-sent_on", after=after, limit=limit)
    return work.page(rows, next_)


@router.post("", status_code=201, summary="Write down that a notice went out")
def create_sending(work: Writing, body: SendingIn) -> SendingOut:
    """It is never removed. Attach what proves it."""
    if not _in_sight(work, body.breach_id):
        raise Invalid(faults=[FaultOut(at=["body", "breach_id"], message="is no breach of this practice")])
    _check(work, body)
    return SendingOut.model_validate(work.created(Sending(**body.model_dump())))


@router.get("/{id}", summary="Read a notice that went out")
def get_sending(work: Reading, id: UUID) -> SendingOut:
    return SendingOut.model_validate(work.found(_seen(work, id)))


@router.put("/{id}", summary="Correct a notice that went out")
def replace_sending(work: Writing, id: UUID, body: CorrectionIn) -> SendingOut:
    """The history keeps what it said before."""
    row = work.unchanged(_seen(work, id))
    _check(work, body)
    row.sqlmodel_update(body.model_dump())
    return SendingOut.model_validate(work.found(row))


def _check(work: Work, body: CorrectionIn) -> None:
    faults = []
    if body.sent_on > work.today:
        faults.append(FaultOut(at=["body", "sent_on"], message="has not come yet"))
    if body.until is not None and body.until < body.sent_on:
        faults.append(FaultOut(at=["body", "until"], message="is before the day it went out"))
    if faults:
        raise Invalid(faults=faults)


def _seen(work: Work, id: UUID) -> Sending | None:
    row = sendings.get(work.session, id)
    return row if row is not None and _in_sight(work, row.breach_id) else None


def _in_sight(work: Work, breach_id: UUID) -> bool:
    breach = breaches.get(work.session, breach_id)
    if breach is None or work.may(Scope.CONDUCT_READ):
        return breach is not None
    return breach.incident_id not in incidents.kept_close(work.session)
