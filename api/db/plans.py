"""Who read a plan through, and on which day? 45 CFR 164.308(a)(7)(ii)(D), 164.316(b)(2)(iii)."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from sqlmodel import Field, Session, SQLModel, col, select

from api.db.base import Row
from api.db.fields import Line, Note, word
from api.db.pages import columns
from api.domain.plans import Plan


class PlanReviewFields(SQLModel):
    """Somebody read a plan through. Name no patient."""

    plan: Plan = word()
    reviewed_on: date
    reviewed_by: Line = ""
    changes: Annotated[Note, Field(description="What was changed in the plan, or why nothing was.")] = ""
    next_on: date | None = None


class PlanReview(PlanReviewFields, Row, table=True):
    """A review on record."""


listed: Any = columns(PlanReview, *PlanReviewFields.model_fields)
sortable: dict[str, Any] = {"id": PlanReview.id, "reviewed_on": PlanReview.reviewed_on}


def get(session: Session, id: UUID) -> PlanReview | None:
    return session.exec(select(PlanReview).where(PlanReview.id == id)).one_or_none()


def everything(session: Session) -> list[PlanReview]:
    """Every review, the oldest first."""
    return list(session.exec(select(PlanReview).order_by(col(PlanReview.reviewed_on), col(PlanReview.id))))
