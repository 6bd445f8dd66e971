"""What was decided about an addressable specification, and why? 45 CFR 164.306(d)(3)."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field as Constraint
from sqlalchemy import UniqueConstraint
from sqlmodel import Field, Session, SQLModel, select

from api.db.base import Row
from api.db.fields import Citation, Ids, Line, Note, word
from api.db.pages import columns


class DecisionFields(SQLModel):
    """Assessed, and then: implemented as written, an equivalent alternative, or not reasonable at all."""

    outcome: Literal["implement", "alternative", "not_reasonable"] = word()
    reason: Note = ""
    size_and_complexity: Note = ""
    infrastructure: Note = ""
    cost: Note = ""
    probability_and_criticality: Note = ""
    alternative: Note = ""
    risk_ids: Annotated[list[UUID], Constraint(max_length=200, description="The risks that it bears on.")] = Field(
        default_factory=list, sa_type=Ids
    )


class Decision(DecisionFields, Row, table=True):
    """A decision on record; a changed one has to be approved again."""

    __table_args__ = (UniqueConstraint("practice_id", "citation"),)

    citation: Citation
    decided_on: date | None = None
    approved_by: Line = ""
    approved_on: date | None = None


listed: Any = columns(Decision, "citation", *DecisionFields.model_fields, "decided_on", "approved_by", "approved_on")
sortable: dict[str, Any] = {"id": Decision.id, "citation": Decision.citation}


def by_citation(session: Session, citation: str) -> Decision | None:
    return session.exec(select(Decision).where(Decision.citation == citation)).one_or_none()
