"""What did the practice answer, who said so, and who has been asked?"""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Session, SQLModel, col, select

from api.db.base import Row
from api.db.fields import Key, Line, Note
from api.db.pages import columns


class AnswerFields(SQLModel):
    """The option chosen: `dont_know` always, `not_applicable` with its reason in the note; null for a note or flag alone."""

    option: Key | None
    note: Note = ""
    flagged: bool = False


class Answer(Row, table=True):
    """One question's answer; without an option it is only assigned or flagged so far."""

    __table_args__ = (UniqueConstraint("practice_id", "question"),)

    question: Key
    option: Key | None = None
    note: Note = ""
    flagged: bool = False
    assigned_to: UUID | None = None
    answered_by: Line = ""
    answered_on: date | None = None


listed: Any = columns(Answer, "question", "option", "note", "flagged", "assigned_to", "answered_by", "answered_on")
sortable: dict[str, Any] = {"id": Answer.id, "question": Answer.question}


def by_question(session: Session, question: str) -> Answer | None:
    return session.exec(select(Answer).where(Answer.question == question)).one_or_none()


def by_questions(session: Session, questions: set[str]) -> dict[str, Answer]:
    rows = session.exec(select(Answer).where(col(Answer.question).in_(questions)))
    return {row.question: row for row in rows}
