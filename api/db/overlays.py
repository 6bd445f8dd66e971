"""What does State law ask for besides, by which source, and who read it? Empty until somebody of the practice fills it."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field as Constraint
from sqlmodel import Session, SQLModel, col, select

from api.db.base import Row
from api.db.fields import Name, Note, word
from api.db.pages import columns

Told = Literal["individuals", "attorney_general", "regulator", "reporting_agencies", "other"]


class OverlayFields(SQLModel):
    """A duty by the law of a State: whom to tell within how many days of discovery, from how many residents on.

    `days` is null where the law names no number. `read_on` is the day on which somebody read the source.
    """

    state: Annotated[str, Constraint(pattern=r"^[A-Z]{2}$")]
    whom: Told = word()
    days: Annotated[int, Constraint(ge=1, le=366)] | None = None
    residents_from: Annotated[int, Constraint(ge=1, le=400_000_000)] = 1
    source: Name
    read_on: date
    note: Note = ""


class Overlay(OverlayFields, Row, table=True):
    """A State's duty on record."""


listed: Any = columns(Overlay, *OverlayFields.model_fields)
sortable: dict[str, Any] = {"id": Overlay.id, "state": Overlay.state}


def get(session: Session, id: UUID) -> Overlay | None:
    return session.exec(select(Overlay).where(Overlay.id == id)).one_or_none()


def everything(session: Session) -> list[Overlay]:
    return list(session.exec(select(Overlay).order_by(col(Overlay.state), col(Overlay.id))))
