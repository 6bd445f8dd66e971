"""Which evaluations were made, and what did they find? 45 CFR 164.308(a)(8)."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from sqlmodel import Field, Session, SQLModel, col, select

from api.db.base import Row
from api.db.fields import Ids, Line, Note, word
from api.db.pages import columns
from api.domain.evaluations import Trigger


class EvaluationFields(SQLModel):
    """A technical and nontechnical evaluation. Name no patient."""

    evaluated_on: date
    trigger: Trigger = word()
    because: Annotated[Line, Field(description="What has changed, or which cycle it belongs to.")] = ""
    technical: Annotated[Note, Field(description="What was looked at in systems and settings.")] = ""
    nontechnical: Annotated[Note, Field(description="What was looked at in policies, people and habits.")] = ""
    findings: Note = ""
    made_by: Line = ""
    next_on: date | None = None


class Evaluation(EvaluationFields, Row, table=True):
    """An evaluation on record, and the tasks that came of it."""

    task_ids: list[UUID] = Field(default_factory=list, sa_type=Ids)


listed: Any = columns(Evaluation, *EvaluationFields.model_fields, "task_ids")
sortable: dict[str, Any] = {"id": Evaluation.id, "evaluated_on": Evaluation.evaluated_on}


def get(session: Session, id: UUID) -> Evaluation | None:
    return session.exec(select(Evaluation).where(Evaluation.id == id)).one_or_none()


def everything(session: Session) -> list[Evaluation]:
    return list(session.exec(select(Evaluation).order_by(col(Evaluation.evaluated_on), col(Evaluation.id))))
