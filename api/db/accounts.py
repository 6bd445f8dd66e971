"""Whose are the accounts that the logs name, and when do these people work? 45 CFR 164.312(a)(2)(i)."""

from collections.abc import Collection
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field as Constraint
from sqlalchemy import UniqueConstraint
from sqlmodel import Session, SQLModel, select

from api.db.base import Row
from api.db.fields import Name, Note
from api.db.pages import columns

Clock = Annotated[str, Constraint(pattern=r"^(([01][0-9]|2[0-3]):[0-5][0-9])?$", description="Such as 08:30.")]


class AccountFields(SQLModel):
    """An account by the name that the logs have for it, and the person whose it is. A night shift ends before it starts."""

    name: Name
    person_id: UUID | None = None
    starts: Clock = ""
    ends: Clock = ""
    leave_from: date | None = None
    leave_until: date | None = None
    note: Note = ""


class LogAccount(AccountFields, Row, table=True):
    """An account on record."""

    __tablename__ = "logaccount"
    __table_args__ = (UniqueConstraint("practice_id", "name"),)


listed: Any = columns(LogAccount, *AccountFields.model_fields)
sortable: dict[str, Any] = {"id": LogAccount.id, "name": LogAccount.name}


def get(session: Session, id: UUID) -> LogAccount | None:
    return session.exec(select(LogAccount).where(LogAccount.id == id)).one_or_none()


def named(session: Session, name: str) -> LogAccount | None:
    return session.exec(select(LogAccount).where(LogAccount.name == name)).one_or_none()


def by_name(session: Session, names: Collection[str]) -> dict[str, LogAccount]:
    """The accounts of these names that are on record."""
    return {row.name: row for row in session.exec(select(LogAccount)) if row.name in names}
