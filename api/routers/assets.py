"""What creates, receives, maintains or transmits PHI here?"""

from uuid import UUID

from api.db import assets
from api.db.assets import Asset, AssetFields
from api.domain.assets import asset_types_on
from api.domain.roles import Scope
from api.door import room
from api.problems import FaultOut, Invalid
from api.shelf import Shelf, stand
from api.wire import In, Out
from api.work import Work

router = room("assets", "assets")


class AssetIn(In, AssetFields):
    """A system, device, place, service or pile of paper."""


class AssetOut(Out, AssetFields):
    """A system, device, place, service or pile of paper."""

    id: UUID
    version: int


def known_type(work: Work, body: AssetIn) -> None:
    """Refuse a type that the catalog does not have."""
    if body.type not in asset_types_on(work.today):
        fault = FaultOut(at=["body", "type"], message="is none of the asset types; GET /v1/asset-types lists them")
        raise Invalid(faults=[fault])


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
    ),
)
