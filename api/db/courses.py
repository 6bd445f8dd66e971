"""Who took which course, when, and how was it shown? 45 CFR 164.530(b)(2)(ii), 164.530(j)."""

from collections.abc import Collection
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field as Constraint
from sqlalchemy import ForeignKeyConstraint, Index
from sqlmodel import Session, SQLModel, col, select

from api.db.base import Row
from api.db.fields import Key, Line, Name, Note
from api.db.pages import columns, page


class CompletionFields(SQLModel):
    """Who took which course on which day. `course` is the one of ours that was taken, or that another stands for."""

    person_id: UUID
    course: Key
    done_on: date
    given_by: Annotated[Line, Constraint(description="Who gave the training; empty for a course taken here.")] = ""
    note: Note = ""


class Completion(CompletionFields, Row, table=True):
    """A course taken here, with its score, its edition and the digest of its text; or a training given elsewhere.

    `person` is the name of that day and `recorded_by` who put it on record, which is the person for a course taken here.
    """

    __table_args__ = (
        ForeignKeyConstraint(["practice_id", "person_id"], ["person.practice_id", "person.id"]),
        Index("ix_completion_practice_id_person_id", "practice_id", "person_id"),
    )

    person: Name
    edition: date
    score: int | None = None
    questions: int | None = None
    sha256: str = ""
    recorded_by: Line = ""


OUT = (*CompletionFields.model_fields, "person", "edition", "score", "questions", "sha256", "recorded_by")
listed: Any = columns(Completion, *OUT)
sortable: dict[str, Any] = {"id": Completion.id, "person": Completion.person, "done_on": Completion.done_on}


def get(session: Session, id: UUID) -> Completion | None:
    return session.exec(select(Completion).where(Completion.id == id)).one_or_none()


def some(
    session: Session, person_id: UUID | None, sort: str, after: str | None, limit: int
) -> tuple[list[dict[str, Any]], str | None]:
    """A page of the trainings on record, narrowed to one person."""
    query = listed if person_id is None else listed.where(Completion.person_id == person_id)
    return page(session, query, sortable, sort=sort, after=after, limit=limit)


def taken(
    session: Session, person_ids: Collection[UUID], until: date
) -> dict[UUID, dict[str, list[tuple[date, UUID]]]]:
    """What some people had taken by the end of a day, by person and course: the day and the record of each."""
    query = columns(Completion, "person_id", "course", "done_on").where(
        col(Completion.person_id).in_(person_ids), col(Completion.done_on) <= until
    )
    found: dict[UUID, dict[str, list[tuple[date, UUID]]]] = {}
    for row in session.execute(query):
        found.setdefault(row.person_id, {}).setdefault(row.course, []).append((row.done_on, row.id))
    return found


def last_of(session: Session, person_id: UUID, courses: Collection[str]) -> date | None:
    """The last day on which somebody took one of these courses."""
    query = select(Completion).where(Completion.person_id == person_id, col(Completion.course).in_(courses))
    found = session.exec(query.order_by(col(Completion.done_on).desc())).first()
    return found.done_on if found else None
