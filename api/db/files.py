"""Which files back which record? The bytes lie apart, under their sha256."""

from typing import Annotated, Any, Literal
from uuid import UUID

from sqlmodel import Field, Session, SQLModel, col, select

from api.db.base import Row
from api.db.fields import Line, Name, Note, word
from api.db.pages import columns

About = Literal[
    "practice",
    "site",
    "asset",
    "vendor",
    "flow",
    "person",
    "event",
    "answer",
    "risk",
    "analysis",
    "task",
    "decision",
    "policy",
    "completion",
]


class FileFields(SQLModel):
    """A file's name and what it is about."""

    name: Name
    about: About = word()
    about_id: UUID
    note: Note = ""


class File(FileFields, Row, table=True):
    """A file on record."""

    media_type: Line
    size: Annotated[int, Field(ge=0)]
    sha256: Annotated[str, Field(index=True)]
    uploaded_by: Line = ""


OUT = (*FileFields.model_fields, "media_type", "size", "sha256", "uploaded_by")
listed: Any = columns(File, *OUT)
sortable: dict[str, Any] = {"id": File.id, "name": File.name}


def get(session: Session, id: UUID) -> File | None:
    return session.exec(select(File).where(File.id == id)).one_or_none()


def evidenced(session: Session, about: About) -> set[UUID]:
    """The records of a kind that have a file."""
    return set(session.exec(select(File.about_id).where(File.about == about)))


def filtered(about: str | None, about_id: UUID | None) -> Any:
    """The list's query, narrowed to one kind of record or to one record."""
    query = listed if about is None else listed.where(File.about == about)
    return query if about_id is None else query.where(File.about_id == about_id)


def of(session: Session, about: About, about_id: UUID) -> list[File]:
    """The files of one record, the oldest first."""
    query = select(File).where(File.about == about, File.about_id == about_id)
    return list(session.exec(query.order_by(col(File.id))))
