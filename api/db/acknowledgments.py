"""Which receipts of the notice are on record, by codes that name nobody? 45 CFR 164.520(c)(2)(ii) and (e)."""

import secrets
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint, func
from sqlmodel import Field, Session, SQLModel, col, select

from api.db.base import Row
from api.db.fields import Line, word
from api.db.pages import columns
from api.domain.acknowledgments import Effort, Way

# No vowels, so that no code is a word, and nothing that is misread in handwriting.
_LETTERS = "23456789BCDFGHJKMNPQRSTVWXYZ"


def new_code() -> str:
    """A code to write on a paper form, such as KQ7M-3XWP."""
    drawn = "".join(secrets.choice(_LETTERS) for _ in range(8))
    return f"{drawn[:4]}-{drawn[4:]}"


class AcknowledgmentFields(SQLModel):
    """A notice that was given to somebody: which version, on which day, and what came of asking for a signature.

    `effort` is how it was asked for and `reason` why it was not obtained; neither ever names a patient.
    """

    notice: int
    given_on: date
    way: Way = word()
    effort: Effort = word("")
    reason: Line = ""


class Acknowledgment(AcknowledgmentFields, Row, table=True):
    """A receipt on record. `code` is drawn here and written on the paper form."""

    __table_args__ = (
        UniqueConstraint("practice_id", "code"),
        ForeignKeyConstraint(["practice_id", "notice"], ["notice.practice_id", "notice.number"]),
        Index("ix_acknowledgment_practice_id_given_on", "practice_id", "given_on"),
    )

    code: str = Field(default_factory=new_code)
    put_down_on: date
    put_down_by: Line = ""


listed: Any = columns(Acknowledgment, "code", *AcknowledgmentFields.model_fields, "put_down_on", "put_down_by")
sortable: dict[str, Any] = {"id": Acknowledgment.id, "given_on": Acknowledgment.given_on, "code": Acknowledgment.code}


def get(session: Session, id: UUID) -> Acknowledgment | None:
    return session.exec(select(Acknowledgment).where(Acknowledgment.id == id)).one_or_none()


def counts(session: Session) -> list[tuple[date, Way, int]]:
    """How often each way was put down for each day."""
    return [(row.given_on, row.way, row.number) for row in session.execute(_counted)]


_counted: Any = (
    select(Acknowledgment)
    .with_only_columns(
        col(Acknowledgment.given_on), col(Acknowledgment.way), func.count(col(Acknowledgment.id)).label("number")
    )
    .group_by(col(Acknowledgment.given_on), col(Acknowledgment.way))
)
