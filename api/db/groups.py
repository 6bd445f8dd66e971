"""Which assets are treated alike, so that they are rated together?"""

from typing import Any
from uuid import UUID

from sqlmodel import Session, SQLModel, select

from api.db.base import Row
from api.db.fields import Name, Note
from api.db.pages import columns


class GroupFields(SQLModel):
    """A name for assets that share how they are used and protected."""

    name: Name
    note: Note = ""


class AssetGroup(GroupFields, Row, table=True):
    """An asset group on record."""


listed: Any = columns(AssetGroup, *GroupFields.model_fields)
sortable: dict[str, Any] = {"id": AssetGroup.id, "name": AssetGroup.name}


def get(session: Session, id: UUID) -> AssetGroup | None:
    return session.exec(select(AssetGroup).where(AssetGroup.id == id)).one_or_none()
