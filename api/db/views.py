"""Which ways of looking at a list did somebody keep? Filters, order and columns, under a name."""

from typing import Annotated, Any, Literal
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Field, Session, SQLModel, select

from api.db.base import Row
from api.db.fields import Name, word
from api.db.pages import columns

Room = Literal["risks", "assets", "vendors", "questions", "gaps", "tasks", "history"]


class ViewFields(SQLModel):
    """A way of looking at one room's list; `search` is the query string that brings it back."""

    room: Room = word()
    name: Name
    search: Annotated[str, Field(max_length=2000)] = ""


class View(ViewFields, Row, table=True):
    """A saved view; it belongs to the person who made it."""

    user_id: UUID


listed: Any = columns(View, *ViewFields.model_fields)
sortable: dict[str, Any] = {"id": View.id, "name": View.name}


def get(session: Session, id: UUID, user_id: UUID) -> View | None:
    return session.exec(select(View).where(View.id == id, View.user_id == user_id)).one_or_none()


def kept(user_id: UUID, room: Room | None) -> Any:
    """The list's query, narrowed to one person's views, of one room or of all."""
    query = listed.where(View.user_id == user_id)
    return query if room is None else query.where(View.room == room)


def count(session: Session, user_id: UUID, room: Room) -> int:
    """How many views a person keeps of a room."""
    query = select(func.count()).select_from(View).where(View.user_id == user_id, View.room == room)
    return session.exec(query).one()
