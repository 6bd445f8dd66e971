"""Which risk analyses has the practice written, and which one stands? 45 CFR 164.308(a)(1)(ii)(A)."""

from datetime import date
from typing import Any, ClassVar, Literal
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import defer
from sqlmodel import Session, SQLModel, col, select

from api.db.base import Row
from api.db.fields import Line, Note, word
from api.db.pages import columns


class AnalysisFields(SQLModel):
    """What a person says about an analysis; the rest is drawn from the practice's records."""

    purpose: Note = ""
    next_review_on: date | None = None


class Analysis(AnalysisFields, Row, table=True):
    """A draft, or a sealed analysis with its canonical text, digest and the chain head it was made from."""

    __table_args__ = (UniqueConstraint("practice_id", "number"),)
    unrecorded: ClassVar[frozenset[str]] = frozenset({"snapshot"})

    number: int
    status: Literal["draft", "final", "superseded"] = word("draft")
    started_on: date
    prepared_by: Line = ""
    approved_by: Line = ""
    approved_role: Line = ""
    approved_at: str = ""
    sha256: str = ""
    chain_seq: int = 0
    chain_head: str = ""
    document_sha256: str = ""
    snapshot: str = ""


OUT = (
    "number",
    "status",
    *AnalysisFields.model_fields,
    "started_on",
    "prepared_by",
    "approved_by",
    "approved_role",
    "approved_at",
    "sha256",
    "chain_seq",
    "chain_head",
    "document_sha256",
)
listed: Any = columns(Analysis, *OUT)
sortable: dict[str, Any] = {"id": Analysis.id, "number": Analysis.number}


def get(session: Session, id: UUID) -> Analysis | None:
    return session.exec(select(Analysis).where(Analysis.id == id)).one_or_none()


def draft(session: Session) -> Analysis | None:
    return session.exec(select(Analysis).where(Analysis.status == "draft")).first()


def current(session: Session) -> list[Analysis]:
    """The draft and the analysis that stands, as far as there are; the sealed text is read when it is asked for."""
    query = select(Analysis).where(Analysis.status != "superseded").options(defer(Analysis.snapshot))  # type: ignore[arg-type]
    return list(session.exec(query.order_by(col(Analysis.number))))


def sealed_before(session: Session, number: int) -> Analysis | None:
    """The last analysis that was sealed before the one of a number."""
    query = select(Analysis).where(Analysis.status != "draft", Analysis.number < number)
    return session.exec(query.order_by(col(Analysis.number).desc()).limit(1)).first()


def last_final(session: Session) -> Analysis | None:
    """The analysis that stands."""
    query = select(Analysis).where(Analysis.status == "final").order_by(col(Analysis.number).desc())
    return session.exec(query.limit(1)).first()
