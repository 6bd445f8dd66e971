"""Which files back which record? The bytes lie apart, under their sha256."""

from collections.abc import Collection
from dataclasses import dataclass
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
    "incident",
    "sending",
    "contract",
    "disposal",
    "drill",
    "evaluation",
    "plan_review",
    "restore",
]

CLOSE: frozenset[About] = frozenset({"incident", "sending"})
"""What of an incident has files: only those see them who see it."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """The kinds and the records whose files a caller does not see."""

    kinds: frozenset[About] = frozenset()
    records: frozenset[UUID] = frozenset()

    def hides(self, about: About, about_id: UUID) -> bool:
        return about in self.kinds or about_id in self.records


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


def filtered(about: str | None, about_id: UUID | None, hidden: Hidden) -> Any:
    """The list's query, narrowed to one kind of record or to one record, without what is hidden."""
    query = listed if about is None else listed.where(File.about == about)
    if hidden.kinds:
        query = query.where(col(File.about).not_in(hidden.kinds))
    if hidden.records:
        query = query.where(col(File.about_id).not_in(hidden.records))
    return query if about_id is None else query.where(File.about_id == about_id)


def about_these(session: Session, about: About, ids: Collection[UUID]) -> frozenset[UUID]:
    """The files of some records of a kind."""
    query = select(File.id).where(File.about == about, col(File.about_id).in_(ids))
    return frozenset(session.exec(query)) if ids else frozenset()


def of(session: Session, about: About, about_id: UUID) -> list[File]:
    """The files of one record, the oldest first."""
    query = select(File).where(File.about == about, File.about_id == about_id)
    return list(session.exec(query.order_by(col(File.id))))
