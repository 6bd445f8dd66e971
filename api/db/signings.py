"""Who signed which paper, with which text, and when? 45 CFR 164.316(b)(1), 164.530(j)."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, UniqueConstraint
from sqlmodel import Session, col, select

from api.db.base import Row
from api.db.fields import Key, Name


class Signing(Row, table=True):
    """A paper signed on a person's own page. `person` is the name on file that day, `signed_as` what was typed."""

    __table_args__ = (
        UniqueConstraint("practice_id", "person_id", "paper", "sha256"),
        ForeignKeyConstraint(["practice_id", "person_id"], ["person.practice_id", "person.id"]),
    )

    person_id: UUID
    paper: Key
    edition: date
    sha256: str
    person: Name
    signed_as: Name
    signed_at: datetime


def get(session: Session, id: UUID) -> Signing | None:
    return session.exec(select(Signing).where(Signing.id == id)).one_or_none()


def of_person(session: Session, person_id: UUID) -> list[Signing]:
    """What somebody has signed, the oldest first."""
    query = select(Signing).where(Signing.person_id == person_id)
    return list(session.exec(query.order_by(col(Signing.signed_at), col(Signing.id))))


def by_person(session: Session) -> dict[UUID, list[Signing]]:
    """What everybody has signed, the oldest first."""
    found: dict[UUID, list[Signing]] = {}
    for row in session.exec(select(Signing).order_by(col(Signing.signed_at), col(Signing.id))):
        found.setdefault(row.person_id, []).append(row)
    return found
