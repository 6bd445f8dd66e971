"""What was done about an incident, and at which minute? The record that 45 CFR 164.308(a)(6)(ii) asks for."""

from collections.abc import Collection
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import StringConstraints
from sqlmodel import Session, SQLModel, col, select

from api.db.base import Row
from api.db.fields import Line, Note

Step = Annotated[str, StringConstraints(pattern=r"^([a-z][a-z0-9-]{0,63})?$")]


class EntryFields(SQLModel):
    """A line of the timeline; with `step` it says that this step is done. Name no patient."""

    step: Step = ""
    what: Note = ""


class Entry(EntryFields, Row, table=True):
    """A line on record, of the minute at which it happened."""

    incident_id: UUID
    at: datetime
    by: Line = ""


def get(session: Session, id: UUID) -> Entry | None:
    return session.exec(select(Entry).where(Entry.id == id)).one_or_none()


def of(session: Session, incident_id: UUID) -> list[Entry]:
    """The lines of an incident, the earliest first."""
    query = select(Entry).where(Entry.incident_id == incident_id)
    return list(session.exec(query.order_by(col(Entry.at), col(Entry.id))))


def about(session: Session, incident_ids: Collection[UUID]) -> frozenset[UUID]:
    """The lines of these incidents."""
    query = select(Entry.id).where(col(Entry.incident_id).in_(incident_ids))
    return frozenset(session.exec(query)) if incident_ids else frozenset()
