"""What do people say about a policy while it is being written?"""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field as Constraint
from sqlalchemy import ForeignKeyConstraint
from sqlmodel import Session, SQLModel, col, select

from api.db.base import Row
from api.db.fields import Line, Note


class CommentFields(SQLModel):
    """A remark on a policy, on one statement of it where `statement` names one."""

    statement: Annotated[str, Constraint(max_length=100)] = ""
    text: Annotated[Note, Constraint(min_length=1)]


class Comment(CommentFields, Row, table=True):
    """A remark, until it is settled."""

    __tablename__ = "policy_comment"
    __table_args__ = (ForeignKeyConstraint(["practice_id", "policy_id"], ["policy.practice_id", "policy.id"]),)

    policy_id: UUID
    said_by: Line = ""
    said_on: date
    settled_by: Line = ""
    settled_on: date | None = None


def of(session: Session, policy_id: UUID) -> list[Comment]:
    """The remarks on a policy, the first one first."""
    query = select(Comment).where(Comment.policy_id == policy_id)
    return list(session.exec(query.order_by(col(Comment.id))))


def get(session: Session, id: UUID) -> Comment | None:
    return session.exec(select(Comment).where(Comment.id == id)).one_or_none()
