"""What has happened that counts? Triggers that OCR names for a new look, and proof that a duty was done."""

from datetime import date
from typing import Any, Literal
from uuid import UUID

from sqlmodel import Session, SQLModel, select

from api.db.base import Row
from api.db.fields import Note, word
from api.db.pages import columns

EventKind = Literal[
    "incident",
    "ownership_change",
    "key_staff_turnover",
    "new_technology",
    "policy_review",
    "policy_change",
    "restore_test",
    "contingency_test",
    "activity_review",
    "access_review",
    "training",
    "disposal",
    "vendor_check",
    "recognized_practices_adopted",
]


class EventFields(SQLModel):
    """Something that happened on a day. Name no patient in the note."""

    kind: EventKind = word()
    happened_on: date
    note: Note = ""


class Event(EventFields, Row, table=True):
    """An event on record."""


listed: Any = columns(Event, *EventFields.model_fields)
sortable: dict[str, Any] = {"id": Event.id, "happened_on": Event.happened_on}


def get(session: Session, id: UUID) -> Event | None:
    return session.exec(select(Event).where(Event.id == id)).one_or_none()
