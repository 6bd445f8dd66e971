"""What creates, receives, maintains or transmits PHI here? 45 CFR 164.308(a)(1)(ii)(A) begins with this list."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index
from sqlmodel import Field, Session, SQLModel, col, or_, select

from api.db.base import Row
from api.db.fields import Key, Line, Name, Note, word
from api.db.groups import AssetGroup
from api.db.pages import columns
from api.db.sites import Site
from api.db.vendors import Vendor

YesNo = Literal["yes", "no", "unknown"]
YesNoNa = Literal["yes", "no", "unknown", "not_applicable"]


class AssetFields(SQLModel):
    """A system, device, place, service or pile of paper. `type` is an id of the catalog's asset types."""

    name: Name
    type: Key
    holds_ephi: YesNo = word("unknown")
    group_id: UUID | None = None
    site_id: UUID | None = None
    vendor_id: UUID | None = None
    location: Line = ""
    owner: Line = ""
    encrypted: YesNoNa = word("unknown")
    multi_factor: YesNoNa = word("unknown")
    shared_sign_in: YesNo = word("unknown", "Whether several people use one sign-in on it.")
    supported: YesNo = word("unknown", "Whether its maker still mends its security faults.")
    critical: Annotated[bool, Field(description="Care cannot go on long without it.")] = False
    count: Annotated[int, Field(ge=1, le=100_000, description="How many alike this line stands for.")] = 1
    added_on: date | None = None
    retired_on: date | None = None
    note: Note = ""


class Asset(AssetFields, Row, table=True):
    """An asset on record."""

    __table_args__ = (
        ForeignKeyConstraint(["practice_id", "group_id"], ["assetgroup.practice_id", "assetgroup.id"]),
        ForeignKeyConstraint(["practice_id", "site_id"], ["site.practice_id", "site.id"]),
        ForeignKeyConstraint(["practice_id", "vendor_id"], ["vendor.practice_id", "vendor.id"]),
        Index("ix_asset_practice_id_type", "practice_id", "type"),
    )


listed: Any = columns(Asset, *AssetFields.model_fields)
sortable: dict[str, Any] = {"id": Asset.id, "name": Asset.name, "type": Asset.type}


def get(session: Session, id: UUID) -> Asset | None:
    return session.exec(select(Asset).where(Asset.id == id)).one_or_none()


def some(session: Session, ids: set[UUID]) -> list[Asset]:
    return list(session.exec(select(Asset).where(col(Asset.id).in_(ids))))


def everything(session: Session) -> list[Asset]:
    return list(session.exec(select(Asset).order_by(col(Asset.id))))


def places(session: Session) -> tuple[list[Site], list[AssetGroup], list[Vendor]]:
    """All that an asset can stand at, in and with."""
    sites, groups, vendors = select(Site), select(AssetGroup), select(Vendor)
    return list(session.exec(sites)), list(session.exec(groups)), list(session.exec(vendors))


def filtered(on: date, *, retired: bool | None = None, **wanted: Any) -> Any:
    """The list's query with what a caller asked for; `retired` is whether an asset is out of use by the end of a day."""
    query = listed
    for name, value in wanted.items():
        if value is not None:
            query = query.where(getattr(Asset, name) == value)
    if retired is None:
        return query
    end = col(Asset.retired_on)
    return query.where(end <= on if retired else or_(end.is_(None), end > on))
