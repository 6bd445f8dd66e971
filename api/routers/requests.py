"""By when must each patient's request be answered, by codes that name nobody? 45 CFR 164.524, 164.526, 164.528."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from fastapi import Response

from api.db import requests
from api.db.pages import page
from api.db.requests import PatientRequest, RequestFields
from api.domain import requests as rules
from api.domain.roles import Scope
from api.domain.versions import keep_until
from api.door import room
from api.posture import posture
from api.problems import FaultOut, Invalid
from api.reckonings import ReasonOut
from api.shelf import Asked, Most, Sort, part
from api.wire import In, Out, Page, attached, attachment
from api.work import Work, work
from api.written import KINDS, slip_file

router = room("requests", "requests")
Reading = Annotated[Work, work(Scope.POLICIES_READ)]
Writing = Annotated[Work, work(Scope.POLICIES_WRITE)]


class RequestIn(In, RequestFields):
    """What a patient asked for, and when. Name no patient: the answer gives it a code."""


class RequestOut(Out, RequestFields):
    """A request by its code, and where it stands today. It is never removed: what was asked is kept six years.

    `due_on` is the last day without an extension, and the last on which they can be told of one in writing.
    `extendable_to` is as far as one can reach. `stands_on` is the day that counts now. `act_by` is the working day by
    which we advise to be done.
    """

    id: UUID
    version: int
    code: str
    state: rules.State
    due_on: date
    extendable_to: date
    stands_on: date
    act_by: date
    reasons: list[ReasonOut]
    keep_until: date


class RequestGroundOut(Out):
    """Why a request may be denied, and the paragraph that allows it."""

    id: str
    citation: str
    text: str


class RequestKindOut(Out):
    """A kind of request: how long it may take, by which paragraphs, and why it may be denied."""

    kind: rules.Kind
    title: str
    days: int
    extension_days: int
    due: str
    extension: str
    grounds: list[RequestGroundOut]


@router.get("", summary="List the patients' requests", response_model=Page[RequestOut])
def list_requests(work: Reading, sort: Sort = "-received_on", after: Asked = None, limit: Most = 50) -> Any:
    """The newest first, each with where it stands today."""
    rows, next_ = page(work.session, requests.listed, requests.sortable, sort=sort, after=after, limit=limit)
    return work.page([_told(work, row).model_dump(mode="json") for row in rows], next_)


@router.get("/kinds", summary="List the kinds of requests", response_model=Page[RequestKindOut])
def list_request_kinds(work: Reading, after: Asked = None, limit: Most = 50) -> Any:
    """The rule in force today: days, extension and grounds for each kind."""
    found = rules.rule_on(work.today).clocks.values()
    return part([RequestKindOut.model_validate(each).model_dump() for each in found], "kind", after, limit)


@router.post("", status_code=201, summary="Put down a patient's request")
def create_request(work: Writing, body: RequestIn) -> RequestOut:
    """A code is drawn for it, to write on the paper; names stay off the record."""
    _check(work, body)
    return _out(work, work.created(PatientRequest(code=requests.new_code(work.session), **body.model_dump())))


@router.get("/{id}", summary="Read a patient's request")
def get_request(work: Reading, id: UUID) -> RequestOut:
    return _out(work, work.found(requests.get(work.session, id)))


@router.put("/{id}", summary="Extend, answer or set right a patient's request")
def replace_request(work: Writing, id: UUID, body: RequestIn) -> RequestOut:
    """Its code stays. An extension that was given is never made longer: the rule allows one."""
    row = work.unchanged(requests.get(work.session, id))
    _check(work, body, _plain(row.model_dump()))
    row.sqlmodel_update(body.model_dump())
    return _out(work, work.found(row))


@router.get(
    "/{id}/slip",
    summary="Print the slip of a patient's request",
    response_class=Response,
    responses=attached("The slip.", KINDS["pdf"]),
)
def print_request_slip(work: Reading, id: UUID) -> Response:
    """A page with the code and the days, to keep with the paper. It has no name."""
    row = work.found(requests.get(work.session, id))
    rule = rules.rule_on(work.today)
    found, title = rules.stand(rule, _plain(row.model_dump()), work.today), rule.clocks[row.kind].title
    slip = rules.Slip(posture(work).practice.name, row.code, title, row.received_on, found.stands_on, found.reasons)
    data, name = slip_file(slip, work.today)
    return attachment(data, name, KINDS["pdf"])


def _check(work: Work, body: RequestIn, before: rules.Request | None = None) -> None:
    found = rules.faults(rules.rule_on(work.today), _plain(body.model_dump()), work.today, before)
    faults = [FaultOut(at=["body", name], message=said) for name, said in found]
    if faults:
        raise Invalid(faults=faults)


def _plain(row: Mapping[str, Any]) -> rules.Request:
    return rules.Request(**{name: row[name] for name in rules.Request.__slots__})


def _out(work: Work, row: PatientRequest) -> RequestOut:
    return _told(work, row.model_dump())


def _told(work: Work, row: Mapping[str, Any]) -> RequestOut:
    """A request with where it stands today."""
    found = rules.stand(rules.rule_on(work.today), _plain(row), work.today)
    days = {name: getattr(found, name) for name in rules.Standing.__slots__}
    kept = keep_until(row["answered_on"] or row["received_on"])
    return RequestOut.model_validate({**row, **days, "keep_until": kept})
