"""Was it a breach, who decided so, and who must be told by when? 45 CFR 164.402 to 164.414.

Everything stays on file, above all when the answer is "no breach": 164.414(b) puts the burden of proof on the practice.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Annotated, Any
from uuid import UUID

from fastapi import Query

from api.db import breaches, incidents, overlays, sendings
from api.db.breaches import Breach, BreachFields
from api.db.pages import page
from api.domain import breaches as rules
from api.domain import notifications
from api.domain import sendings as duties
from api.domain.roles import Scope
from api.door import room
from api.problems import Conflict, FaultOut, Invalid
from api.reckonings import (
    AssociateIn,
    BreachDeadlinesOut,
    Day,
    Earlier,
    HoldIn,
    ReasonOut,
    Residents,
    associate_of,
    contradictions,
    hold_of,
    known_of,
    shown,
)
from api.shelf import Asked, Most
from api.wire import In, Out, Page
from api.work import Work, work

router = room("breaches", "incidents")
Reading = Annotated[Work, work(Scope.INCIDENTS_READ)]
Writing = Annotated[Work, work(Scope.INCIDENTS_WRITE)]


class AssessmentIn(In, BreachFields):
    """What was found out and concluded; decided by the caller, today, when nothing else is said. Name no patient."""

    discovered_on: Day
    known_earlier_by: Earlier
    residents_by_state: Residents
    business_associate: AssociateIn | None = None
    law_enforcement_hold: HoldIn | None = None


class BreachIn(AssessmentIn):
    """An incident's assessment. Name no patient."""

    incident_id: UUID


class KnowledgeOut(Out):
    """Somebody who knew before, and since when."""

    who: notifications.Knower
    on: date


class AssociateOut(Out):
    """The business associate at which it happened."""

    discovered_on: date
    notified_covered_entity_on: date | None
    is_agent: bool


class HoldOut(Out):
    """A delay that a law enforcement official asked for."""

    form: notifications.Form
    requested_on: date
    through: date | None


class LackOut(Out):
    """A field that is still open, and what to do about it."""

    field: str
    message: str


class BreachOut(Out, BreachFields):
    """An assessment on record. `suggested` follows from the facts alone and is never a low probability: a person finds
    that, with four reasons.
    """

    id: UUID
    version: int
    incident_id: UUID
    known_earlier_by: list[KnowledgeOut]
    residents_by_state: dict[str, int]
    business_associate: AssociateOut | None
    law_enforcement_hold: HoldOut | None
    state: rules.State
    suggested: rules.Conclusion
    reasons: list[ReasonOut]
    missing: list[LackOut]


class WeighedOut(Out):
    """One of the four factors: what the rule says of it, and what we advise to look at."""

    id: rules.FactorId
    citation: str
    title: str
    text: str
    ask: str


class GuideOut(Out):
    """What an assessment asks, in the words of a dated edition."""

    edition: date
    factors: list[WeighedOut]


class DutyOut(Out):
    """Somebody to be told. `due_on` is null where the rule names no day; `advised_on` is the last working day before it.

    `source` is the paragraph of 45 CFR, or a State's own source as the practice wrote it down.
    """

    told: duties.Told
    to: str
    due_on: date | None
    advised_on: date | None
    source: str
    sent_on: date | None
    state: duties.State


class DutiesOut(Out):
    """Everything that is due about one breach, and why. `agreed_due_on` is what an agreement leaves a business
    associate.
    """

    deadlines: BreachDeadlinesOut
    duties: list[DutyOut]
    agreed_due_on: date | None


@router.get("", summary="List the breach assessments", response_model=Page[BreachOut])
def list_breaches(
    work: Reading,
    incident_id: Annotated[UUID | None, Query(description="Only that of one incident.")] = None,
    after: Asked = None,
    limit: Most = 50,
) -> Any:
    """The latest discovery first. Those of incidents that are kept close are told only to the owner and the officers."""
    query = breaches.in_sight(work.may(Scope.CONDUCT_READ), incident_id)
    rows, next_ = page(work.session, query, breaches.sortable, sort="-discovered_on", after=after, limit=limit)
    guide = rules.guide_on(work.today)
    return work.page([_line(guide, row) for row in rows], next_)


@router.post("", status_code=201, summary="Begin an incident's breach assessment")
def create_breach(work: Writing, body: BreachIn) -> BreachOut:
    """One an incident. It is never removed."""
    incident = incidents.get(work.session, body.incident_id)
    if incident is None or (incident.close and not work.may(Scope.CONDUCT_READ)):
        raise Invalid(faults=[FaultOut(at=["body", "incident_id"], message="is no incident of this practice")])
    if breaches.of(work.session, incident.id) is not None:
        raise Conflict("This incident has its assessment already. Read it again, and go on with that one.")
    return _told(work, work.created(Breach(incident_id=incident.id, **_checked(work, body))))


@router.get("/guide", summary="Read what an assessment asks")
def get_guide(work: Reading) -> GuideOut:
    """The four factors of 164.402(2), and what we advise to look at for each."""
    return GuideOut.model_validate(rules.guide_on(work.today))


@router.get("/{id}", summary="Read a breach assessment")
def get_breach(work: Reading, id: UUID) -> BreachOut:
    return _told(work, work.found(_seen(work, id)))


@router.put("/{id}", summary="Go on with a breach assessment, or decide it")
def replace_breach(work: Writing, id: UUID, body: AssessmentIn) -> BreachOut:
    """The history keeps what it said before, and who decided what on which day."""
    row = work.unchanged(_seen(work, id))
    row.sqlmodel_update(_checked(work, body))
    return _told(work, work.found(row))


@router.get("/{id}/duties", summary="Read who must be told of a breach, and by when")
def get_duties(work: Reading, id: UUID) -> DutiesOut:
    """While nothing is concluded, the days of a breach: it is presumed to be one. A State's law counts as far as the
    practice has written it down.
    """
    row = work.found(_seen(work, id))
    rule = notifications.rule_on(row.discovered_on)
    found = rules.clock(rule, rules.guide_on(work.today), _breach(row), _plain(row.model_dump()))
    state_law = [duties.Overlay(**each.model_dump(include=_OVERLAY)) for each in overlays.everything(work.session)]
    sent = [duties.Sent(each.told, each.to, each.sent_on) for each in sendings.of(work.session, [row.id])]
    lines = duties.duties(found, row.residents_by_state, state_law, sent, work.today, rule.states)
    agreed = row.contract_days if row.role == "business_associate" and found.notice_required else None
    return DutiesOut(
        deadlines=shown(found),
        duties=[DutyOut.model_validate(line) for line in lines],
        agreed_due_on=None if agreed is None else found.clock_started_on + timedelta(agreed),
    )


_OVERLAY = {"state", "whom", "days", "residents_from", "source", "read_on"}


def _seen(work: Work, id: UUID) -> Breach | None:
    row = breaches.get(work.session, id)
    if row is None or work.may(Scope.CONDUCT_READ):
        return row
    return None if row.incident_id in incidents.kept_close(work.session) else row


def _checked(work: Work, body: AssessmentIn) -> dict[str, Any]:
    """What is kept of a body that holds together; who decided and when is filled in where nobody said."""
    told = body.model_dump(exclude={"incident_id"}) | {
        "known_earlier_by": [each.model_dump(mode="json") for each in body.known_earlier_by],
        "business_associate": body.business_associate and body.business_associate.model_dump(mode="json"),
        "law_enforcement_hold": body.law_enforcement_hold and body.law_enforcement_hold.model_dump(mode="json"),
    }
    if body.conclusion != "open":
        told |= {"decided_by": body.decided_by or work.caller.name, "decided_on": body.decided_on or work.today}
    faults = [FaultOut(at=["body", name], message=text) for name, text in rules.faults(_plain(told), work.today)]
    faults += contradictions(notifications.rule_on(body.discovered_on), _breach(body))
    if faults:
        raise Invalid(faults=faults)
    return told


def _breach(told: AssessmentIn | Breach) -> notifications.Breach:
    """As the deadlines' rule reads it; one person while nobody has counted."""
    body = AssessmentIn.model_validate(told.model_dump(include=set(AssessmentIn.model_fields)))
    counted = max(1, sum(body.residents_by_state.values()), body.unreachable)
    return notifications.Breach(
        role=body.role,
        discovered_on=body.discovered_on,
        affected=counted if body.affected is None else body.affected,
        residents=body.residents_by_state,
        known=known_of(body.known_earlier_by),
        associate=associate_of(body.business_associate),
        hold=hold_of(body.law_enforcement_hold),
        unreachable=body.unreachable,
        contract_days=body.contract_days,
    )


def _plain(row: Mapping[str, Any]) -> rules.Assessment:
    own = {name: row[name] for name in _ASSESSED}
    factors = {id: rules.Found(row[id], row[f"{id}_why"]) for id in rules.FACTORS}
    return rules.Assessment(**own, factors=factors, placed=sum(row["residents_by_state"].values()))


_ASSESSED = rules.Assessment.__dataclass_fields__.keys() - {"factors", "placed"}


def _line(guide: rules.Guide, row: Mapping[str, Any]) -> dict[str, Any]:
    found = rules.stand(guide, _plain(row))
    return {
        **row,
        "state": found.state,
        "suggested": found.suggested,
        "reasons": [{"citation": each.citation, "text": each.text} for each in found.reasons],
        "missing": [{"field": name, "message": text} for name, text in found.missing],
    }


def _told(work: Work, row: Breach) -> BreachOut:
    return BreachOut.model_validate(_line(rules.guide_on(work.today), row.model_dump(exclude={"practice_id"})))
