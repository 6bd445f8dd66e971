"""Which drills were held, and what is to be mended after them? 45 CFR 164.308(a)(7)(ii)(D)."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field as Constraint
from sqlmodel import Field, Session, SQLModel, col, select

from api.db.base import Row
from api.db.events import Event
from api.db.fields import Ids, Line, Note, word
from api.db.pages import columns
from api.domain.drills import ScriptId
from api.domain.plans import Plan


class DrillFields(SQLModel):
    """A drill around a table: by which script, of which plan, who led, and how many took part. Name no patient."""

    on: date
    script: ScriptId = word()
    plan: Plan = word()
    led_by: Line = ""
    took_part: Annotated[int, Constraint(ge=1, le=10_000)] = 1
    went_well: Note = ""
    gaps: Annotated[Note, Constraint(description="What was missing, or took too long.")] = ""
    next_on: date | None = None


class Drill(DrillFields, Row, table=True):
    """A drill on record, and the tasks that came of it. The event by which the analysis knows of it has the same id."""

    task_ids: list[UUID] = Field(default_factory=list, sa_type=Ids)


listed: Any = columns(Drill, *DrillFields.model_fields, "task_ids")
sortable: dict[str, Any] = {"id": Drill.id, "on": Drill.on}


def get(session: Session, id: UUID) -> Drill | None:
    return session.exec(select(Drill).where(Drill.id == id)).one_or_none()


def everything(session: Session) -> list[Drill]:
    """Every drill, the oldest first."""
    return list(session.exec(select(Drill).order_by(col(Drill.on), col(Drill.id))))


def tell(session: Session, row: Drill, title: str) -> None:
    """Keep the event by which the analysis knows of a test of the contingency plan in step with it."""
    event = _event(session, row)
    if row.plan != "contingency":
        if event is not None:
            session.delete(event)
        return
    if event is None:
        event = Event(id=row.id, kind="contingency_test", happened_on=row.on, note=title)
        session.add(event)
    event.happened_on, event.note = row.on, title


def take_back(session: Session, row: Drill) -> None:
    """What goes with a drill that was recorded by mistake: its event. Its tasks stay."""
    event = _event(session, row)
    if event is not None:
        session.delete(event)


def _event(session: Session, row: Drill) -> Event | None:
    return session.exec(select(Event).where(Event.id == row.id)).one_or_none()
