"""How does ePHI move, and is it encrypted on the way? 45 CFR 164.312(e)(1)."""

from typing import Any, Literal
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint
from sqlmodel import Session, SQLModel, col, select

from api.db.base import Row
from api.db.fields import Line, Name, Note, word
from api.db.pages import columns


class FlowFields(SQLModel):
    """ePHI that goes from an asset to another asset or to a vendor, over a channel."""

    name: Name
    from_asset_id: UUID | None = None
    to_asset_id: UUID | None = None
    to_vendor_id: UUID | None = None
    channel: Line = ""
    encrypted: Literal["yes", "no", "unknown", "not_applicable"] = word("unknown")
    note: Note = ""


class Flow(FlowFields, Row, table=True):
    """A flow on record."""

    __table_args__ = (
        ForeignKeyConstraint(["practice_id", "from_asset_id"], ["asset.practice_id", "asset.id"]),
        ForeignKeyConstraint(["practice_id", "to_asset_id"], ["asset.practice_id", "asset.id"]),
        ForeignKeyConstraint(["practice_id", "to_vendor_id"], ["vendor.practice_id", "vendor.id"]),
    )


listed: Any = columns(Flow, *FlowFields.model_fields)
sortable: dict[str, Any] = {"id": Flow.id, "name": Flow.name}


def get(session: Session, id: UUID) -> Flow | None:
    return session.exec(select(Flow).where(Flow.id == id)).one_or_none()


def everything(session: Session) -> list[Flow]:
    return list(session.exec(select(Flow).order_by(col(Flow.id))))
