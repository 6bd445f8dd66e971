"""What is done first about an incident, what has been done, and in which order? 45 CFR 164.308(a)(6)(ii)."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Annotated
from uuid import UUID
from zoneinfo import ZoneInfo

from api.db import breaches, incidents, sendings, triages
from api.db.incidents import Incident
from api.db.triages import Entry, EntryFields
from api.domain import triages as rules
from api.domain.roles import Scope
from api.domain.sentences import plain
from api.door import room
from api.problems import Conflict, FaultOut, Invalid, NotFound
from api.wire import In, MaybeMoment, Out
from api.work import Work, instant, work

router = room("triages", "incidents")
Reading = Annotated[Work, work(Scope.INCIDENTS_READ)]
Writing = Annotated[Work, work(Scope.INCIDENTS_WRITE)]


class EntryIn(In, EntryFields):
    """What was done or seen, now when no minute is given. With `step` that step is done. Name no patient."""

    at: MaybeMoment = None


class EntryOut(Out, EntryFields):
    """A line of the timeline."""

    id: UUID
    version: int
    at: datetime
    by: str


class FirstStepOut(Out):
    """A step, how soon after it was known, and by whom it was done; `entry_id` is null until then."""

    id: str
    when: rules.When
    citation: str
    text: str
    entry_id: UUID | None
    done_at: datetime | None
    done_by: str
    note: str


class MomentOut(Out):
    """A point of the timeline; `at` is null where only the day is known."""

    mark: rules.Mark
    on: date
    at: datetime | None
    what: str
    by: str
    entry_id: UUID | None


class TriageOut(Out):
    """What is done first about one incident, and what happened in which order. The steps are our advice."""

    edition: date
    tell: str
    steps: list[FirstStepOut]
    timeline: list[MomentOut]


@router.get("/{incident_id}", summary="Read the first steps and the timeline of an incident")
def get_triage(work: Reading, incident_id: UUID) -> TriageOut:
    """The timeline is put together from the incident, its assessment, its notices and what was written down here."""
    incident = _seen(work, incident_id)
    plan, entries = rules.plan_on(work.today, incident.kind), triages.of(work.session, incident.id)
    done = {entry.step: entry for entry in entries if entry.step}
    texts = {step.id: step.text for step in plan.steps}
    zone = ZoneInfo(work.practice.time_zone)
    own: dict[rules.Moment, UUID] = {}
    for entry in entries:
        on = entry.at.astimezone(zone).date()
        what = " ".join(filter(None, (texts.get(entry.step, ""), entry.what)))
        own[rules.Moment("step" if entry.step else "entry", on, entry.at, what, entry.by)] = entry.id
    moments = rules.in_order([*own, *_known(work, incident)])
    return TriageOut(
        edition=plan.edition,
        tell=plan.tell,
        steps=[_step(step, done.get(step.id)) for step in plan.steps],
        timeline=[MomentOut(mark=m.mark, on=m.on, at=m.at, what=m.what, by=m.by, entry_id=own.get(m)) for m in moments],
    )


@router.post("/{incident_id}/entries", status_code=201, summary="Write a line into an incident's timeline")
def create_entry(work: Writing, incident_id: UUID, body: EntryIn) -> EntryOut:
    """A step is done once; what was written down by mistake is taken back, and the history keeps it."""
    incident = _seen(work, incident_id)
    at = body.at or instant()
    faults = []
    if body.step and body.step not in {step.id for step in rules.plan_on(work.today, incident.kind).steps}:
        faults.append(FaultOut(at=["body", "step"], message="is no step for this kind of incident"))
    if not body.step and not body.what:
        faults.append(FaultOut(at=["body", "what"], message="say what was done or seen"))
    if at > instant():
        faults.append(FaultOut(at=["body", "at"], message="has not come yet"))
    if faults:
        raise Invalid(faults=faults)
    if body.step and any(entry.step == body.step for entry in triages.of(work.session, incident.id)):
        raise Conflict("This step is done already. Take that back first if it was a mistake.")
    row = Entry(incident_id=incident.id, step=body.step, what=body.what, at=at, by=work.caller.name)
    return EntryOut.model_validate(work.created(row))


@router.delete("/{incident_id}/entries/{id}", status_code=204, summary="Take a line of a timeline back")
def remove_entry(work: Writing, incident_id: UUID, id: UUID) -> None:
    """For a mistake. The history keeps that it was there."""
    incident = _seen(work, incident_id)
    row = triages.get(work.session, id)
    work.session.delete(work.found(row if row is not None and row.incident_id == incident.id else None))


def _seen(work: Work, id: UUID) -> Incident:
    row = incidents.get(work.session, id)
    if row is None or (row.close and not work.may(Scope.CONDUCT_READ)):
        raise NotFound
    return row


def _step(step: rules.Step, entry: Entry | None) -> FirstStepOut:
    return FirstStepOut(
        id=step.id,
        when=step.when,
        citation=step.citation,
        text=step.text,
        entry_id=entry.id if entry else None,
        done_at=entry.at if entry else None,
        done_by=entry.by if entry else "",
        note=entry.what if entry else "",
    )


def _known(work: Work, incident: Incident) -> Iterator[rules.Moment]:
    """What the other records tell about it."""
    if incident.happened_on is not None:
        yield rules.Moment("happened", incident.happened_on, None, "It happened.")
    yield rules.Moment("known", incident.known_on, None, "It was known here.")
    reported = incident.reported_at.astimezone(UTC)
    day = reported.astimezone(ZoneInfo(work.practice.time_zone)).date()
    yield rules.Moment("reported", day, reported, "It was put on record.", incident.reported_by)
    if incident.contained_on is not None:
        yield rules.Moment("contained", incident.contained_on, None, "It was contained.")
    breach = breaches.of(work.session, incident.id)
    if breach is not None and breach.decided_on is not None:
        what = f"Decided: {plain(breach.conclusion)}."
        yield rules.Moment("decided", breach.decided_on, None, what, breach.decided_by)
    for sent in sendings.of(work.session, [breach.id]) if breach is not None else ():
        yield rules.Moment("sent", sent.sent_on, None, f"Told: {plain(sent.told)}{sent.to and f', {sent.to}'}.")
    if incident.closed_on is not None:
        yield rules.Moment("closed", incident.closed_on, None, "It was closed.", incident.closed_by)
