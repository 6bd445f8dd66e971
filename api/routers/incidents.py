"""What has gone wrong, who looks into it, and how did it end? 45 CFR 164.308(a)(6)(ii).

Everybody who works here may report, with or without a name. A report about a colleague begins kept to the owner and
the two officers; the rule does not say who may read it, so that is our advice.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import Query
from pydantic import Field

from api.bearers import KeyIn, opened
from api.db import assets, incidents, risks, vendors
from api.db.incidents import Incident, IncidentFields, ReportFields
from api.db.pages import page
from api.domain import incidents as rules
from api.domain.incidents import State, Way
from api.domain.roles import Scope
from api.door import room
from api.problems import FaultOut, Invalid
from api.shelf import Asked, Most
from api.wire import In, Out, Page
from api.work import Visiting, Work, instant, work

router = room("incidents", "incidents")
visiting = room("/v1/personal-pages/incidents", "incidents")
Reporting = Annotated[Work, work(Scope.INCIDENTS_REPORT)]
Reading = Annotated[Work, work(Scope.INCIDENTS_READ)]
Writing = Annotated[Work, work(Scope.INCIDENTS_WRITE)]

UNNAMED = "unnamed"
Unnamed = Annotated[bool, Field(description="Keep nothing of who reported it, not even in the history.")]


class ReportIn(In, ReportFields):
    """What was seen, by somebody who works here. Name no patient."""

    unnamed: Unnamed = False


class PageReportIn(KeyIn, ReportFields):
    """What was seen, by the person whose page it is. Name no patient."""

    unnamed: Unnamed = False


class ReportedOut(Out):
    """What the report goes by from now on."""

    reference: str


class IncidentIn(In, IncidentFields):
    """An incident as far as it is known, closed by the caller when nobody is named. Name no patient."""


class IncidentOut(Out, IncidentFields):
    """An incident on record. `reported_by` is empty where no name was given; `keep_until` is the first day on which the
    rule would let it go, null while it is open.
    """

    id: UUID
    version: int
    reference: str
    state: State
    way: Way
    reported_by: str
    reported_at: datetime
    keep_until: date | None


@router.post("/reports", status_code=201, summary="Report that something went wrong")
def report_incident(work: Reporting, body: ReportIn) -> ReportedOut:
    """Asks for what was seen and no more. Without a name nothing of who sent it is kept."""
    by = work.caller.name
    if body.unnamed:
        by, work.session.info["actor"], work.confidential = "", UNNAMED, True
    row = incidents.report(work.session, body, "reported", by, instant(), work.today)
    work.session.flush()
    return ReportedOut(reference=rules.reference(row.number))


@visiting.post("", status_code=201, summary="Report on a personal page that something went wrong")
def report_on_page(visit: Visiting, body: PageReportIn) -> ReportedOut:
    """Needs no sign-in, but the link and its key. Without a name nothing of who sent it is kept."""
    with opened(visit, body) as page:
        by = page.person.name
        if body.unnamed:
            by, page.session.info["actor"] = "", UNNAMED
        row = incidents.report(page.session, body, "personal_page", by, instant(), page.today)
        return ReportedOut(reference=rules.reference(row.number))


@router.get("", summary="List the incidents", response_model=Page[IncidentOut])
def list_incidents(
    work: Reading,
    open_only: Annotated[bool, Query(description="Only those that are not closed.")] = False,
    after: Asked = None,
    limit: Most = 50,
) -> Any:
    """The newest number first. Those kept close are told only to the owner and the two officers."""
    query = incidents.in_sight(work.may(Scope.CONDUCT_READ), open_only=open_only)
    rows, next_ = page(work.session, query, incidents.sortable, sort="-number", after=after, limit=limit)
    return work.page([_line(row) for row in rows], next_)


@router.post("", status_code=201, summary="Write down an incident")
def create_incident(work: Writing, body: IncidentIn) -> IncidentOut:
    """It is given the next number, and is never removed."""
    told = _checked(work, body)
    row = incidents.report(work.session, body, "written_down", work.caller.name, instant(), work.today)
    row.sqlmodel_update(told)
    incidents.tell(work.session, row)
    return _told(work.created(row))


@router.get("/{id}", summary="Read an incident")
def get_incident(work: Reading, id: UUID) -> IncidentOut:
    return _told(work.found(_seen(work, id)))


@router.put("/{id}", summary="Go on with an incident, or close it")
def replace_incident(work: Writing, id: UUID, body: IncidentIn) -> IncidentOut:
    """The history keeps what it said before. One that was judged to be an incident is an event of that kind, too, so
    that the analysis is looked at again.
    """
    row = work.unchanged(_seen(work, id))
    row.sqlmodel_update(_checked(work, body))
    incidents.tell(work.session, row)
    return _told(work.found(row))


def _seen(work: Work, id: UUID) -> Incident | None:
    row = incidents.get(work.session, id)
    return row if row is not None and (not row.close or work.may(Scope.CONDUCT_READ)) else None


def _checked(work: Work, body: IncidentIn) -> dict[str, Any]:
    faults = list(rules.faults(_plain(body.model_dump()), work.today))
    touched = (
        ("asset_ids", body.asset_ids, assets, "asset"),
        ("vendor_ids", body.vendor_ids, vendors, "vendor"),
        ("risk_ids", body.risk_ids, risks, "risk"),
    )
    for name, ids, records, noun in touched:
        known = {row.id for row in records.some(work.session, set(ids))} if ids else set()
        faults += [(name, f"{id} is no {noun} of this practice") for id in ids if id not in known]
    if faults:
        raise Invalid(faults=[FaultOut(at=["body", name], message=message) for name, message in faults])
    closed_by = (body.closed_by or work.caller.name) if body.closed_on else ""
    return body.model_dump() | {"closed_by": closed_by}


def _plain(row: Mapping[str, Any]) -> rules.Incident:
    return rules.Incident(
        row["known_on"],
        row["happened_on"],
        row["lead"],
        row["judged"],
        row["contained_on"],
        row["outcome"],
        row["closed_on"],
    )


def _line(row: Mapping[str, Any]) -> dict[str, Any]:
    told = {name: value for name, value in row.items() if name not in ("number", "event_id")}
    until = rules.kept_until(row["reported_at"], row["closed_on"])
    return {**told, "reference": rules.reference(row["number"]), "state": rules.state(_plain(row)), "keep_until": until}


def _told(row: Incident) -> IncidentOut:
    return IncidentOut.model_validate(_line(row.model_dump(exclude={"practice_id"})))
