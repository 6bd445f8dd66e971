"""How soon does each system have to be back, and how does one work without it? 45 CFR 164.308(a)(7)(ii)(E)."""

from typing import Annotated
from uuid import UUID

from pydantic import Field as Constraint
from sqlalchemy import ForeignKeyConstraint, UniqueConstraint
from sqlmodel import Session, SQLModel, col, select

from api.db.base import Row
from api.db.fields import Line, Note

Hours = Annotated[int, Constraint(ge=1, le=8_760)]


class RecoveryFields(SQLModel):
    """What a practice wants of one system after a failure. `hours` until it is back, `point_hours` of work that may be
    lost at most, `rank` its place in the order of recovery.
    """

    hours: Hours | None = None
    point_hours: Hours | None = None
    rank: Annotated[int, Constraint(ge=1, le=999)] | None = None
    without: Annotated[Note, Constraint(description="How to work while it is away.")] = ""
    backup: Annotated[Note, Constraint(description="How it is backed up, and how often.")] = ""
    backup_where: Line = ""
    restored_by: Annotated[Line, Constraint(description="Who brings it back: a person, or a firm with its number.")] = (
        ""
    )


class Recovery(RecoveryFields, Row, table=True):
    """The targets of one system on record."""

    __table_args__ = (
        UniqueConstraint("practice_id", "asset_id"),
        ForeignKeyConstraint(["practice_id", "asset_id"], ["asset.practice_id", "asset.id"]),
    )

    asset_id: UUID


def of(session: Session, asset_id: UUID) -> Recovery | None:
    return session.exec(select(Recovery).where(Recovery.asset_id == asset_id)).one_or_none()


def everything(session: Session) -> list[Recovery]:
    return list(session.exec(select(Recovery).order_by(col(Recovery.id))))
