"""Which incidents are on record, and how far is each? 45 CFR 164.308(a)(6)(ii)."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field as Constraint
from pydantic import StringConstraints
from sqlalchemy import UniqueConstraint
from sqlmodel import Field, Session, SQLModel, col, select

from api.db import numbers
from api.db.base import Row
from api.db.events import Event
from api.db.fields import Ids, Line, Note, word
from api.db.pages import columns
from api.domain.incidents import CLOSE, Judged, Kind, Way, reference
from api.domain.sentences import plain

Told = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=10_000)]


Touched = Annotated[list[UUID], Constraint(max_length=200)]


class ReportFields(SQLModel):
    """What whoever saw it can say. Name no patient."""

    kind: Kind = word()
    what: Told


class IncidentFields(ReportFields):
    """An incident, from the first word of it to its end. Name no patient.

    `known_on` is the first day on which somebody here knew. With `close` only the owner and the two officers see it.
    """

    happened_on: date | None = None
    known_on: date
    lead: Line = ""
    judged: Judged = word("open", "Whether it was a security incident: 164.304.")
    contained_on: date | None = None
    mitigation: Annotated[Note, Field(description="What was done against its harm.")] = ""
    outcome: Note = ""
    lessons: Note = ""
    asset_ids: Touched = Field(default_factory=list, sa_type=Ids, description="The assets that it touches.")
    vendor_ids: Touched = Field(default_factory=list, sa_type=Ids, description="The vendors that it touches.")
    risk_ids: Touched = Field(default_factory=list, sa_type=Ids, description="The risks that it bears on.")
    close: bool = False
    closed_on: date | None = None
    closed_by: Line = ""


class Incident(IncidentFields, Row, table=True):
    """An incident on record. It is never removed. `reported_by` is empty where whoever reported it gave no name;
    `event_id` is the event by which the analysis knows of it.
    """

    __table_args__ = (UniqueConstraint("practice_id", "number"),)

    number: int
    way: Way = word()
    reported_by: Line = ""
    reported_at: datetime
    event_id: UUID | None = None


OUT = ("number", *IncidentFields.model_fields, "way", "reported_by", "reported_at")
listed: Any = columns(Incident, *OUT)
sortable: dict[str, Any] = {"id": Incident.id, "number": Incident.number, "known_on": Incident.known_on}


def get(session: Session, id: UUID) -> Incident | None:
    return session.exec(select(Incident).where(Incident.id == id)).one_or_none()


def in_sight(all_of_them: bool, *, open_only: bool = False) -> Any:
    """The list's query: everything, or what is not kept close; all of it, or what is not closed."""
    query = listed if all_of_them else listed.where(col(Incident.close).is_(False))
    return query.where(col(Incident.closed_on).is_(None)) if open_only else query


def unclosed(session: Session, all_of_them: bool) -> tuple[UUID, ...]:
    """What is not closed, the oldest first: everything, or what is not kept close."""
    query = select(Incident.id).where(col(Incident.closed_on).is_(None)).order_by(col(Incident.number))
    return tuple(session.exec(query if all_of_them else query.where(col(Incident.close).is_(False))))


def kept_close(session: Session) -> frozenset[UUID]:
    """The incidents that only the owner and the officers see."""
    return frozenset(session.exec(select(Incident.id).where(col(Incident.close))))


def report(session: Session, told: ReportFields, way: Way, by: str, at: datetime, on: date) -> Incident:
    """A report becomes an incident with the next number; known on the day of the report until somebody says otherwise."""
    row = Incident(
        kind=told.kind,
        what=told.what,
        known_on=on,
        close=told.kind in CLOSE,
        number=numbers.take(session, "incident").start,
        way=way,
        reported_by=by,
        reported_at=at,
    )
    session.add(row)
    return row


def tell(session: Session, row: Incident) -> None:
    """Keep the event by which the analysis knows of an incident in step with it: one while it is judged to be one."""
    event = session.exec(select(Event).where(Event.id == row.event_id)).one_or_none() if row.event_id else None
    if row.judged != "incident":
        if event is not None:
            session.delete(event)
        row.event_id = None
        return
    note = reference(row.number) if row.close else f"{reference(row.number)}, {plain(row.kind)}"
    if event is None:
        event = Event(kind="incident", happened_on=row.happened_on or row.known_on, note=note)
        session.add(event)
        row.event_id = event.id
    event.happened_on, event.note = row.happened_on or row.known_on, note
