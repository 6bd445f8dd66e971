"""What has the practice told us that only its policies state: habits, numbers and words?"""

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlmodel import Session, SQLModel, select

from api.db.base import Row
from api.db.fields import Key, Line


class ParticularFields(SQLModel):
    """A value; empty while it has been taken back. A habit is yes, no, dont_know or not_applicable."""

    value: Line


class Particular(ParticularFields, Row, table=True):
    """A particular of the policy library, as it was told, by whom and when."""

    __table_args__ = (UniqueConstraint("practice_id", "name"),)

    name: Key
    told_by: Line = ""
    told_on: date


def by_name(session: Session, name: str) -> Particular | None:
    return session.exec(select(Particular).where(Particular.name == name)).one_or_none()


def number(session: Session, name: str) -> int | None:
    """A number that the practice's own policies state; None while it is not told."""
    row = by_name(session, name)
    return int(row.value) if row is not None and row.value.isdigit() else None


def told(session: Session) -> dict[str, Particular]:
    """Every particular on record, by its name."""
    return {row.name: row for row in session.exec(select(Particular))}
