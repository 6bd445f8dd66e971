"""Which complaints came in, and what came of each? 45 CFR 164.530(d)(2)."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Session, SQLModel, select

from api.db.base import Row
from api.db.fields import Line, Name, Note, word
from api.db.pages import columns
from api.domain.complaints import Source, Way


class ComplaintFields(SQLModel):
    """A complaint about privacy. Name neither who complained nor any patient: `source` is the kind of person only.

    `what` is what it is about, in a line; `person_id` is whom of the workforce, where it is about somebody.
    """

    received_on: date
    way: Way = word()
    source: Source = word()
    what: Name
    person_id: UUID | None = None
    disposition: Note = ""
    closed_on: date | None = None
    closed_by: Line = ""


class Complaint(ComplaintFields, Row, table=True):
    """A complaint on record. Like a sanction, it does not point at the row of the person whom it is about."""

    __table_args__ = (UniqueConstraint("practice_id", "number"),)

    number: int
    person: Line = ""
    recorded_on: date


OUT = ("number", *ComplaintFields.model_fields, "person", "recorded_on")
listed: Any = columns(Complaint, *OUT)
sortable: dict[str, Any] = {"id": Complaint.id, "number": Complaint.number}


def get(session: Session, id: UUID) -> Complaint | None:
    return session.exec(select(Complaint).where(Complaint.id == id)).one_or_none()
