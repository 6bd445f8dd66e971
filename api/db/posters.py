"""Which posters hang where? Whoever scans one can report that something went wrong, and can read nothing."""

from typing import Any, ClassVar
from uuid import UUID

from sqlmodel import Field, Session, SQLModel, select

from api.db.base import Row
from api.db.fields import Line, Name
from api.db.pages import columns


class PosterFields(SQLModel):
    """A poster, known by the place where it hangs, such as the break room."""

    name: Name


class Poster(PosterFields, Row, table=True):
    """A poster's link. It works until the poster is taken down; only its secret's fingerprint is kept."""

    unrecorded: ClassVar[frozenset[str]] = frozenset({"secret"})

    made_by: Line = ""
    secret: str = Field(unique=True)


listed: Any = columns(Poster, *PosterFields.model_fields, "made_by")
sortable: dict[str, Any] = {"id": Poster.id, "name": Poster.name}


def get(session: Session, id: UUID) -> Poster | None:
    return session.exec(select(Poster).where(Poster.id == id)).one_or_none()


def practice_of(session: Session, fingerprint: str) -> UUID | None:
    """The practice whose poster this is, asked from outside every practice."""
    return session.exec(select(Poster.practice_id).where(Poster.secret == fingerprint)).one_or_none()


def by_secret(session: Session, fingerprint: str) -> Poster | None:
    return session.exec(select(Poster).where(Poster.secret == fingerprint)).one_or_none()
