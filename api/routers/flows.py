"""How does ePHI move?"""

from uuid import UUID

from api.db import flows
from api.db.flows import Flow, FlowFields
from api.domain.roles import Scope
from api.door import room
from api.problems import FaultOut, Invalid
from api.shelf import Shelf, stand
from api.wire import In, Out
from api.work import Work

router = room("flows", "flows")


class FlowIn(In, FlowFields):
    """ePHI that goes from an asset to another asset or to a vendor."""


class FlowOut(Out, FlowFields):
    """ePHI that goes from an asset to another asset or to a vendor."""

    id: UUID
    version: int


def has_ends(_: Work, body: FlowIn) -> None:
    """Refuse a flow without a start, or with none or two ends."""
    if body.from_asset_id is None:
        raise Invalid(faults=[FaultOut(at=["body", "from_asset_id"], message="a flow starts at an asset")])
    if (body.to_asset_id is None) == (body.to_vendor_id is None):
        fault = FaultOut(at=["body", "to_asset_id"], message="a flow ends at one asset or one vendor")
        raise Invalid(faults=[fault])


stand(
    router,
    Shelf("flow", "flows", flows, Flow, FlowIn, FlowOut, Scope.INVENTORY_READ, Scope.INVENTORY_WRITE, check=has_ends),
)
