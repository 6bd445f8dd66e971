"""What will be done, by whom, by when, and how far is it? 45 CFR 164.308(a)(1)(ii)(B)."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field as Constraint
from sqlmodel import Field, Session, SQLModel, col, select

from api.db.base import Row
from api.db.fields import Ids, Key, Line, Name, Note, json_column, word
from api.db.pages import columns


class TaskFields(SQLModel):
    """A piece of work that closes a gap. When it is done, `question` can be answered with `becomes`."""

    title: Name
    detail: Note = ""
    status: Literal["open", "started", "done", "verified", "dropped"] = word("open")
    minutes: Annotated[int, Field(ge=1, le=100_000)] = 30
    owner: Line = ""
    due_on: date | None = None
    question: Key | None = None
    becomes: Key | None = None
    risk_ids: Annotated[list[UUID], Constraint(max_length=200)] = Field(default_factory=list, sa_type=Ids)
    note: Annotated[Note, Field(description="What was done, or why it was dropped.")] = ""


class FollowUpFields(SQLModel):
    """What will be done about something that was found, by whom and by when. Name no patient."""

    title: Name
    detail: Note = ""
    owner: Line = ""
    due_on: date | None = None


class Milestone(SQLModel):
    """When a task reached a status, and who said so."""

    status: str
    on: date
    by: str


class Task(TaskFields, Row, table=True):
    """A task on record, with the day each status was reached."""

    milestones: list[dict[str, Any]] = json_column(list)


listed: Any = columns(Task, *TaskFields.model_fields, "milestones")
sortable: dict[str, Any] = {"id": Task.id, "title": Task.title, "status": Task.status}


def get(session: Session, id: UUID) -> Task | None:
    return session.exec(select(Task).where(Task.id == id)).one_or_none()


def some(session: Session, ids: set[UUID]) -> list[Task]:
    return list(session.exec(select(Task).where(col(Task.id).in_(ids))))


def follow_up(session: Session, wanted: FollowUpFields, on: date, by: str) -> UUID:
    """Put a new task on the plan for what was found; returns its id."""
    first = Milestone(status="open", on=on, by=by).model_dump(mode="json")
    row = Task(**{name: getattr(wanted, name) for name in FollowUpFields.model_fields}, milestones=[first])
    session.add(row)
    return row.id
