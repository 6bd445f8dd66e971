"""How does ePHI move?"""

from typing import Annotated, Any, Literal
from uuid import UUID

import orjson
from fastapi import Response
from pydantic import Field

from api.db import flows
from api.db.flows import Flow, FlowFields
from api.domain.assets import asset_types_on
from api.domain.facts import Encryption, YesNo
from api.domain.flows import Edge, GapKind, draw
from api.domain.roles import Scope
from api.door import room
from api.posture import posture
from api.problems import FaultOut, Invalid
from api.shelf import Shelf, stand
from api.wire import In, Out
from api.work import Work, work

router = room("flows", "flows")
Reading = Annotated[Work, work(Scope.INVENTORY_READ)]


class FlowIn(In, FlowFields):
    """ePHI that goes from an asset to another asset or to a vendor."""


class FlowOut(Out, FlowFields):
    """ePHI that goes from an asset to another asset or to a vendor."""

    id: UUID
    version: int


class FlowGapOut(Out):
    """What the records lack at a place on the map, and the paragraph of 45 CFR Part 164 that it falls under."""

    kind: GapKind
    text: str
    citation: str


class NodeOut(Out):
    """An asset or a vendor. `holds_ephi` of a vendor is whether it touches PHI; `retired`, whether its work has ended."""

    id: UUID
    kind: Literal["asset", "vendor"]
    name: str
    type: str | None
    label: str
    category: str | None
    holds_ephi: YesNo
    site: str | None
    retired: bool
    gaps: list[FlowGapOut]


class EdgeOut(Out):
    """ePHI on its way. An implied edge joins an asset to the vendor who keeps it where no flow is recorded."""

    id: str
    flow_id: UUID | None
    from_: Annotated[UUID, Field(alias="from")]
    to: UUID
    name: str
    channel: str
    encrypted: Encryption | None
    implied: bool
    gaps: list[FlowGapOut]


class FlowMapOut(Out):
    """The map by name. `loose` are assets with ePHI and no recorded flow; `text` says in words what each edge shows."""

    nodes: list[NodeOut]
    edges: list[EdgeOut]
    loose: list[UUID]
    text: list[str]


def has_ends(_: Work, body: FlowIn) -> None:
    """Refuse a flow without a start, or with none or two ends."""
    if body.from_asset_id is None:
        raise Invalid(faults=[FaultOut(at=["body", "from_asset_id"], message="a flow starts at an asset")])
    if (body.to_asset_id is None) == (body.to_vendor_id is None):
        fault = FaultOut(at=["body", "to_asset_id"], message="a flow ends at one asset or one vendor")
        raise Invalid(faults=[fault])


@router.get("/map", summary="Draw how ePHI moves, and where it is not protected", response_model=FlowMapOut)
def get_flow_map(work: Reading) -> Any:
    """Drawn from the inventory of today; a gap is what the records lack, not a verdict."""
    standing = posture(work)
    drawn = draw(standing.facts, asset_types_on(standing.on), standing.on)
    told = {
        "nodes": drawn.nodes,
        "edges": [_told(edge) for edge in drawn.edges],
        "loose": drawn.loose,
        "text": drawn.text,
    }
    return Response(orjson.dumps(told), media_type="application/json")


def _told(edge: Edge) -> dict[str, Any]:
    ends = {"from": edge.start, "to": edge.end}
    return ends | {name: getattr(edge, name) for name in EdgeOut.model_fields if name not in ("from_", "to")}


stand(
    router,
    Shelf("flow", "flows", flows, Flow, FlowIn, FlowOut, Scope.INVENTORY_READ, Scope.INVENTORY_WRITE, check=has_ends),
)
