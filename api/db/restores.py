"""Which backups were made, and which were brought back to see that they work? 45 CFR 164.308(a)(7)(ii)(A) and (D)."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field as Constraint
from sqlalchemy import ForeignKeyConstraint
from sqlmodel import Session, SQLModel, col, select

from api.db.base import Row
from api.db.events import Event
from api.db.fields import Line, Note, word
from api.db.pages import columns
from api.domain.recoveries import Result

Did = Literal["backup", "restore"]


class RestoreFields(SQLModel):
    """A backup that was made, or one that was brought back as a test. `hours` is how long it took until the system was
    in use again; a restore says it, a backup may leave it out.
    """

    asset_id: UUID
    did: Did = word("restore")
    on: date
    result: Result = word("ok")
    hours: Annotated[float, Constraint(ge=0, le=8_760)] | None = None
    where: Line = ""
    by: Line = ""
    note: Note = ""


class Restore(RestoreFields, Row, table=True):
    """A line of the log on record; `event_id` is the event by which the analysis knows of a test."""

    __table_args__ = (ForeignKeyConstraint(["practice_id", "asset_id"], ["asset.practice_id", "asset.id"]),)

    event_id: UUID | None = None


listed: Any = columns(Restore, *RestoreFields.model_fields)
sortable: dict[str, Any] = {"id": Restore.id, "on": Restore.on}


def get(session: Session, id: UUID) -> Restore | None:
    return session.exec(select(Restore).where(Restore.id == id)).one_or_none()


def everything(session: Session) -> list[Restore]:
    return list(session.exec(select(Restore).order_by(col(Restore.on), col(Restore.id))))


def tell(session: Session, row: Restore, name: str) -> None:
    """Keep the event by which the analysis knows of a restore test in step with it."""
    event = session.exec(select(Event).where(Event.id == row.event_id)).one_or_none() if row.event_id else None
    if row.did != "restore" or row.result == "failed":
        if event is not None:
            session.delete(event)
        row.event_id = None
        return
    note = f"{name}: {row.hours:g} hours." if row.hours is not None else name
    if event is None:
        event = Event(kind="restore_test", happened_on=row.on, note=note)
        session.add(event)
        row.event_id = event.id
    event.happened_on, event.note = row.on, note
