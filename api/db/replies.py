"""Has this very request been carried out before? The first answer, kept under the sender's Idempotency-Key."""

from datetime import datetime, timedelta

from sqlmodel import Field, Session, SQLModel, col, delete, select

from api.db.base import now

KEPT = timedelta(days=2)


class Reply(SQLModel, table=True):
    """What was answered to a POST, so that sending it again does nothing twice."""

    actor: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    request: str
    status: int
    headers: str
    body: bytes
    at: datetime = Field(default_factory=now, index=True)


def find(session: Session, actor: str, key: str) -> Reply | None:
    return session.exec(select(Reply).where(Reply.actor == actor, Reply.key == key)).one_or_none()


def keep(session: Session, reply: Reply) -> None:
    """Keep an answer, and let go of those nobody will ask for again."""
    session.exec(delete(Reply).where(col(Reply.at) < now() - KEPT))
    session.add(reply)
