"""What creates, receives, maintains or transmits PHI here?"""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Query

from api.db import assets
from api.db.assets import Asset, AssetFields, YesNo, YesNoNa
from api.db.fields import Key
from api.db.groups import AssetGroup
from api.db.sites import Site
from api.db.vendors import Vendor
from api.domain.assets import COLUMNS, asset_types_on, read_assets
from api.domain.records import over
from api.domain.roles import Scope
from api.door import room
from api.problems import FaultOut, Invalid
from api.sheets import LoadedOut, Names, SheetIn, Target, rows_of, save, settle, told
from api.shelf import Shelf, stand
from api.wire import In, Out
from api.work import Work, work

router = room("assets", "assets")
Writing = Annotated[Work, work(Scope.INVENTORY_WRITE)]


class AssetIn(In, AssetFields):
    """A system, device, place, service or pile of paper."""


class AssetOut(Out, AssetFields):
    """A system, device, place, service or pile of paper."""

    id: UUID
    version: int


class AssetSheetIn(SheetIn):
    """The assets as they were typed, at most 2,000 rows; a row is known by its name, whatever its case and spaces."""

    rows: rows_of("Asset", COLUMNS)  # type: ignore[valid-type]


class AssetsLoadedOut(LoadedOut):
    """What became of the rows, the first 200 assets they are about, and what was made because a row named it."""

    items: list[AssetOut]
    new_sites: list[str]
    new_groups: list[str]
    new_vendors: list[str]


def known_type(work: Work, body: AssetIn) -> None:
    """Refuse a type that the catalog does not have."""
    if body.type not in asset_types_on(work.today):
        fault = FaultOut(at=["body", "type"], message="is none of the asset types; GET /v1/asset-types lists them")
        raise Invalid(faults=[fault])


async def wanted(
    type: Annotated[Key | None, Query()] = None,
    holds_ephi: Annotated[YesNo | None, Query()] = None,
    site_id: Annotated[UUID | None, Query()] = None,
    vendor_id: Annotated[UUID | None, Query()] = None,
    encrypted: Annotated[YesNoNa | None, Query()] = None,
    retired: Annotated[bool | None, Query(description="Whether it is out of use today.")] = None,
) -> dict[str, Any]:
    """Which assets to list."""
    return {
        "type": type,
        "holds_ephi": holds_ephi,
        "site_id": site_id,
        "vendor_id": vendor_id,
        "encrypted": encrypted,
        "retired": retired,
    }


@router.post("/import", summary="Load assets from a spreadsheet")
def import_assets(work: Writing, body: AssetSheetIn) -> AssetsLoadedOut:
    """A row finds its asset by name and changes only what its cells say; sites, groups and vendors it names are made.

    On a dry run nothing is saved, and `items` shows the assets as they would be. Otherwise one fault stops it all.
    """
    sites, groups, vendors = assets.places(work.session)
    pointers = {
        "site": Names(Site, sites),
        "group": Names(AssetGroup, groups),
        "vendor": Names(Vendor, vendors, lambda vendor: not over(vendor.ended_on, work.today)),
    }
    known = Names(Asset, assets.everything(work.session), lambda asset: not over(asset.retired_on, work.today))
    target = Target(known, pointers, needed={"type": "say what it is, such as laptop, file server or cloud EHR"})
    load = settle(read_assets([row.model_dump() for row in body.rows], asset_types_on(work.today)), target)
    if not body.dry_run:
        save(work, load, target)
    new = {f"new_{column}s": names.new for column, names in pointers.items()}
    return AssetsLoadedOut.model_validate(told(load) | new)


stand(
    router,
    Shelf(
        "asset",
        "assets",
        assets,
        Asset,
        AssetIn,
        AssetOut,
        Scope.INVENTORY_READ,
        Scope.INVENTORY_WRITE,
        check=known_type,
        filters=wanted,
        bulk=True,
    ),
)
