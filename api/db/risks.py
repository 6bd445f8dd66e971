"""Which risks does the practice carry, how did it rate them, and what will it do? 45 CFR 164.308(a)(1)(ii)."""

from collections.abc import Collection
from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint
from sqlmodel import Field, Session, SQLModel, col, select

from api.db.base import Row
from api.db.fields import Key, Line, Note, word
from api.db.pages import columns

Level = Literal["very_low", "low", "moderate", "high", "very_high"]


class RiskFields(SQLModel):
    """A rating and a response. Likelihood and impact stand on the scale of the practice's method."""

    likelihood: Level = word()
    impact: Level = word()
    reason: Note = ""
    response: Literal["mitigate", "accept", "transfer", "avoid"] | None = word(None)
    response_reason: Note = ""
    owner: Line = ""
    due_on: date | None = None
    accepted_until: date | None = None
    status: Literal["open", "mitigated", "closed"] = word("open")
    note: Note = ""


class RiskSource(SQLModel):
    """What the risk is about: a catalog pair, or the practice's own threat and vulnerability."""

    pair: Key | None = None
    title: Line = ""
    threat: Note = ""
    vulnerability: Note = ""
    group_id: UUID | None = None
    asset_id: UUID | None = None
    inherent_likelihood: Level | None = word(None)
    inherent_impact: Level | None = word(None)


class Risk(RiskFields, RiskSource, Row, table=True):
    """A risk on record, with the level that the method in force gave when it was rated."""

    __table_args__ = (
        UniqueConstraint("practice_id", "number"),
        ForeignKeyConstraint(["practice_id", "group_id"], ["assetgroup.practice_id", "assetgroup.id"]),
        ForeignKeyConstraint(["practice_id", "asset_id"], ["asset.practice_id", "asset.id"]),
        Index("ix_risk_practice_id_rank", "practice_id", "rank", "id"),
    )

    number: int
    level: Level = word()
    rank: Annotated[int, Field(ge=0, le=4)] = 0
    method: Key
    edition: date
    approved_by: Line = ""
    approved_on: date | None = None
    rated_by: Line = ""
    rated_on: date | None = None


OUT = (
    "number",
    *RiskSource.model_fields,
    *RiskFields.model_fields,
    "level",
    "method",
    "edition",
    "approved_by",
    "approved_on",
    "rated_by",
    "rated_on",
)
listed: Any = columns(Risk, *OUT)
sortable: dict[str, Any] = {"id": Risk.id, "number": Risk.number, "level": Risk.rank, "title": Risk.title}


def get(session: Session, id: UUID) -> Risk | None:
    return session.exec(select(Risk).where(Risk.id == id)).one_or_none()


def of_pair(session: Session, pair: str, group_id: UUID | None) -> Risk | None:
    """The risk already on record for a scenario."""
    query = select(Risk).where(Risk.pair == pair, Risk.status != "closed")
    where = col(Risk.group_id).is_(None) if group_id is None else Risk.group_id == group_id
    return session.exec(query.where(where)).first()


def everything(session: Session) -> list[Risk]:
    return list(session.exec(select(Risk).order_by(col(Risk.number))))


def some(session: Session, ids: set[UUID]) -> list[Risk]:
    return list(session.exec(select(Risk).where(col(Risk.id).in_(ids)).order_by(col(Risk.number))))


def strangers(session: Session, ids: Collection[UUID]) -> list[UUID]:
    """Which of these are no risks of the practice, in their order."""
    return sorted(set(ids) - {risk.id for risk in some(session, set(ids))}) if ids else []


def filtered(*, level: str | None, status: str | None, response: str | None, pair: str | None) -> Any:
    """The list's query with what a caller asked for; response "none" finds those without one."""
    query = listed
    if level is not None:
        query = query.where(Risk.level == level)
    if status is not None:
        query = query.where(Risk.status == status)
    if response is not None:
        query = query.where(col(Risk.response).is_(None) if response == "none" else Risk.response == response)
    return query if pair is None else query.where(Risk.pair == pair)
