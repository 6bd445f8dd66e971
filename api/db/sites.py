"""Where does the practice work?"""

from typing import Any, Literal
from uuid import UUID

from sqlmodel import Session, SQLModel, col, select

from api.db.base import Row
from api.db.fields import Name, Note, word
from api.db.pages import columns


class SiteFields(SQLModel):
    """A place where people work with PHI or where it is kept."""

    name: Name
    kind: Literal["office", "home", "storage", "other"] = word("office")
    note: Note = ""


class Site(SiteFields, Row, table=True):
    """A site on record."""


listed: Any = columns(Site, *SiteFields.model_fields)
sortable: dict[str, Any] = {"id": Site.id, "name": Site.name}


def everything(session: Session) -> list[Site]:
    """Every site, by name."""
    return list(session.exec(select(Site).order_by(col(Site.name), col(Site.id))))


def get(session: Session, id: UUID) -> Site | None:
    return session.exec(select(Site).where(Site.id == id)).one_or_none()
