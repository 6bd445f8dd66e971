"""Who acknowledged the notice, by codes that name nobody, and why did others not? 45 CFR 164.520(c)(2)(ii)."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from api.db import acknowledgments, notices
from api.db.acknowledgments import Acknowledgment, AcknowledgmentFields
from api.db.pages import page
from api.domain.acknowledgments import by_month, check
from api.domain.roles import Scope
from api.domain.versions import keep_until
from api.door import room
from api.problems import FaultOut, Invalid
from api.shelf import Asked, Most, Sort, part
from api.wire import In, Out, Page
from api.work import Work, work

router = room("acknowledgments", "notices")
Reading = Annotated[Work, work(Scope.POLICIES_READ)]
Writing = Annotated[Work, work(Scope.POLICIES_WRITE)]


class AcknowledgmentIn(In, AcknowledgmentFields):
    """Which notice was given on which day, and what came of it. `reason` never names a patient."""

    notice: Annotated[int, Field(ge=1, le=100_000, description="The version's number.")]


class AcknowledgmentOut(Out, AcknowledgmentFields):
    """A receipt on record, by the code that stands on the paper form. It is never removed, only set right."""

    id: UUID
    version: int
    code: str
    put_down_on: date
    put_down_by: str
    keep_until: date


class AcknowledgmentMonthOut(Out):
    """How often each way was put down in a month such as 2026-11."""

    month: str
    signed: int
    refused: int
    emergency: int
    unable: int


@router.get("", summary="List the acknowledgments", response_model=Page[AcknowledgmentOut])
def list_acknowledgments(work: Reading, sort: Sort = "-given_on", after: Asked = None, limit: Most = 50) -> Any:
    """The newest day first."""
    rows, next_ = page(
        work.session, acknowledgments.listed, acknowledgments.sortable, sort=sort, after=after, limit=limit
    )
    return work.page([row | {"keep_until": _kept(row["given_on"], row["put_down_on"])} for row in rows], next_)


@router.get("/months", summary="Count the acknowledgments by month", response_model=Page[AcknowledgmentMonthOut])
def list_acknowledgment_months(work: Reading, after: Asked = None, limit: Most = 50) -> Any:
    """The newest month first; a month without any is not in it."""
    found = by_month(acknowledgments.counts(work.session))
    return part([AcknowledgmentMonthOut.model_validate(each).model_dump() for each in found], "month", after, limit)


@router.post("", status_code=201, summary="Put down an acknowledgment")
def create_acknowledgment(work: Writing, body: AcknowledgmentIn) -> AcknowledgmentOut:
    """A code is drawn for it, to write on the paper form."""
    _check(work, body)
    row = Acknowledgment(put_down_on=work.today, put_down_by=work.caller.name, **body.model_dump())
    return _out(work.created(row))


@router.get("/{id}", summary="Read an acknowledgment")
def get_acknowledgment(work: Reading, id: UUID) -> AcknowledgmentOut:
    return _out(work.found(acknowledgments.get(work.session, id)))


@router.put("/{id}", summary="Set an acknowledgment right")
def replace_acknowledgment(work: Writing, id: UUID, body: AcknowledgmentIn) -> AcknowledgmentOut:
    """Its code stays, and so does the day on which it was put down."""
    row = work.unchanged(acknowledgments.get(work.session, id))
    _check(work, body)
    row.sqlmodel_update(body.model_dump())
    return _out(work.found(row))


def _check(work: Work, body: AcknowledgmentIn) -> None:
    faults = [(each.field, each.says) for each in check(body.way, body.effort, body.reason)]
    notice = notices.numbered(work.session, body.notice)
    if notice is None or notice.effective_on is None:
        faults.append(("notice", "is no version of your notice that was approved"))
    elif body.given_on < notice.effective_on:
        faults.append(("given_on", f"is before that version took effect, on {notice.effective_on}"))
    if body.given_on > work.today:
        faults.append(("given_on", "has not come yet"))
    if faults:
        raise Invalid(faults=[FaultOut(at=["body", name], message=message) for name, message in faults])


def _out(row: Acknowledgment) -> AcknowledgmentOut:
    return AcknowledgmentOut.model_validate(row, update={"keep_until": _kept(row.given_on, row.put_down_on)})


def _kept(given_on: date, put_down_on: date) -> date:
    """Six years from when the record was made: it and what it tells of."""
    return keep_until(max(given_on, put_down_on))
