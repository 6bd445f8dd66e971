"""Which policies does the practice have? 45 CFR 164.316(a), 164.530(i)."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field as Constraint
from sqlalchemy import UniqueConstraint
from sqlmodel import Field, Session, SQLModel, col, select

from api.db.base import Row
from api.db.fields import Name, Note, json_column, word

Reader = Literal["everyone", "clinicians", "front_desk", "billing", "officers", "contractors"]


class PolicyFields(SQLModel):
    """What a policy is called and is for, who has to read it, and how often somebody looks at it again.

    `review_months` is our advice where it is twelve: the rule asks for review from time to time and when things change.
    """

    title: Name
    purpose: Note = ""
    audience: Annotated[list[Reader], Constraint(max_length=6)] = json_column(list)
    review_months: Annotated[int, Field(ge=1, le=60)] = 12
    next_review_on: date | None = None


class Policy(PolicyFields, Row, table=True):
    """A policy on record; its words are in its versions. `template` is empty for one in the practice's own words."""

    __table_args__ = (UniqueConstraint("practice_id", "number"),)

    number: int
    template: str = ""
    reference: str = ""
    rule: Literal["security", "privacy", "breach", "mixed"] = word("mixed")
    retired_on: date | None = None
    retired_reason: Note = ""


def get(session: Session, id: UUID) -> Policy | None:
    return session.exec(select(Policy).where(Policy.id == id)).one_or_none()


def everyone(session: Session) -> list[Policy]:
    """All of them, in the order of the set, the practice's own last."""
    found = session.exec(select(Policy)).all()
    return sorted(found, key=lambda row: (row.reference == "", row.reference, row.number))


def templates(session: Session) -> set[str]:
    """The templates that policies on record come from, retired ones left out."""
    return set(session.exec(select(Policy.template).where(col(Policy.retired_on).is_(None))))
