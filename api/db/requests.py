"""Which requests of patients are on record, by codes that name nobody? 45 CFR 164.524, 164.526, 164.528."""

import secrets
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, Session, SQLModel, col, select

from api.db.base import Row
from api.db.fields import Line, Note, word
from api.db.pages import columns
from api.domain.requests import Kind, Outcome

# No vowels, so that no code is a word, and nothing that is misread in handwriting.
_LETTERS = "23456789BCDFGHJKMNPQRSTVWXYZ"


class RequestFields(SQLModel):
    """A request that a patient made, and what came of it. Name no patient: it goes by the code that it is given."""

    kind: Kind = word()
    received_on: date
    extended_on: Annotated[date | None, Field(description="The day on which they were told in writing.")] = None
    extended_to: Annotated[date | None, Field(description="The new day that they were given.")] = None
    extension_reason: Annotated[Line, Field(description="Why it takes longer. Name no patient.")] = ""
    answered_on: date | None = None
    outcome: Outcome = word("")
    ground: Annotated[Line, Field(description="Why it was denied: the id of a ground of its kind.")] = ""
    note: Annotated[Note, Field(description="Name no patient.")] = ""


class PatientRequest(RequestFields, Row, table=True):
    """A request on record. `code` is drawn here and written on the paper."""

    __table_args__ = (UniqueConstraint("practice_id", "code"),)

    code: str


listed: Any = columns(PatientRequest, "code", *RequestFields.model_fields)
sortable: dict[str, Any] = {
    "id": PatientRequest.id,
    "received_on": PatientRequest.received_on,
    "code": PatientRequest.code,
}


def get(session: Session, id: UUID) -> PatientRequest | None:
    return session.exec(select(PatientRequest).where(PatientRequest.id == id)).one_or_none()


def unanswered(session: Session) -> list[PatientRequest]:
    """Those that wait for an answer, the oldest first."""
    waiting = select(PatientRequest).where(col(PatientRequest.answered_on).is_(None))
    return list(session.exec(waiting.order_by(col(PatientRequest.received_on), col(PatientRequest.code))))


def new_code(session: Session) -> str:
    """A code that no request of the practice has, such as R-7K3Q."""
    while True:
        code = "R-" + "".join(secrets.choice(_LETTERS) for _ in range(4))
        if session.exec(select(PatientRequest.id).where(PatientRequest.code == code)).first() is None:
            return code
