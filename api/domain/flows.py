"""How does ePHI move, and where on its way is it not protected? The map, drawn from the inventory. 45 CFR 164.312(e)(1).

An asset that a vendor keeps is joined to that vendor even where nobody recorded a flow. A gap is no verdict: it says
what the records lack, with the paragraph that the matter falls under.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from api.domain.assets import AssetType
from api.domain.facts import Asset, Encryption, Facts, Flow, Vendor, YesNo
from api.domain.holdings import by_name
from api.domain.records import over
from api.domain.sentences import spell

GapKind = Literal[
    "not_encrypted",
    "encryption_unknown",
    "not_encrypted_at_rest",
    "encryption_at_rest_unknown",
    "no_agreement",
    "agreement_ended",
    "agreement_unknown",
    "vendor_ended",
    "asset_retired",
]
IN_TRANSIT = "164.312(e)(2)(ii)"
AT_REST = "164.312(a)(2)(iv)"
AGREEMENT = "164.308(b)(3)"
ASSURANCES = "164.308(b)(1)"
ANALYSIS = "164.308(a)(1)(ii)(A)"
NOT_ELECTRONIC = frozenset({"paper", "facility"})
_OTHERWISE = "Encryption is addressable: encrypt, or write down why not and what you do instead."


@dataclass(frozen=True, slots=True)
class Gap:
    """What the records lack at a place on the map, in sentences, and the paragraph of 45 CFR Part 164 it falls under."""

    kind: GapKind
    text: str
    citation: str


@dataclass(frozen=True, slots=True)
class Node:
    """An asset or a vendor. `type` and `category` are an asset's; `retired` also says that a vendor's work has ended."""

    id: str
    kind: Literal["asset", "vendor"]
    name: str
    type: str | None
    label: str
    category: str | None
    holds_ephi: YesNo
    site: str | None
    retired: bool
    gaps: tuple[Gap, ...]

    @property
    def kept(self) -> bool:
        """Whether it is an asset in use with ePHI on it; what is on paper or hangs on a wall is not electronic."""
        here = self.kind == "asset" and self.holds_ephi == "yes" and not self.retired
        return here and self.category not in NOT_ELECTRONIC


@dataclass(frozen=True, slots=True)
class Edge:
    """ePHI on its way. An implied edge is no recorded flow, and nobody has said whether it is encrypted."""

    id: str
    flow_id: str | None
    start: str
    end: str
    name: str
    channel: str
    encrypted: Encryption | None
    implied: bool
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class FlowMap:
    """The map, by name. `loose` are the assets with ePHI that no recorded flow touches; `text` tells each edge in words."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    loose: tuple[str, ...]
    text: tuple[str, ...]


def draw(facts: Facts, types: Mapping[str, AssetType], on: date) -> FlowMap:
    """The map on a day: all that is in use, and what is not as far as something still leads there."""
    assets = {asset.id: asset for asset in facts.assets}
    vendors = {vendor.id: vendor for vendor in facts.vendors}
    edges = sorted(
        [*_recorded(facts.flows, assets, vendors, on), *_implied(facts, vendors, on)],
        key=lambda edge: by_name(edge.name, edge.id),
    )
    reached = {end for edge in edges for end in (edge.start, edge.end)}
    sites = {site.id: site.name for site in facts.sites}
    nodes = [
        _asset(asset, types.get(asset.type), sites.get(asset.site_id or ""), on)
        for asset in facts.assets
        if not over(asset.retired_on, on) or asset.id in reached
    ]
    nodes += [_vendor(vendor, on) for vendor in facts.vendors if not over(vendor.ended_on, on) or vendor.id in reached]
    nodes.sort(key=lambda node: by_name(node.name, node.id))
    touched = {end for edge in edges if not edge.implied for end in (edge.start, edge.end)}
    names = {node.id: node.name for node in nodes}
    return FlowMap(
        nodes=tuple(nodes),
        edges=tuple(edges),
        loose=tuple(node.id for node in nodes if node.kept and node.id not in touched),
        text=tuple(_told(edge, names) for edge in edges),
    )


def _recorded(
    flows: Iterable[Flow], assets: Mapping[str, Asset], vendors: Mapping[str, Vendor], on: date
) -> Iterable[Edge]:
    for flow in flows:
        start, end = flow.from_asset_id, flow.to_asset_id or flow.to_vendor_id
        if start is None or end is None:
            continue
        gaps = [*_in_transit(flow)]
        gaps += [
            Gap(
                "asset_retired",
                f"{asset.name} is retired. Remove the flow, or lead it to what took its place.",
                ANALYSIS,
            )
            for asset in (assets.get(start), assets.get(end))
            if asset is not None and over(asset.retired_on, on)
        ]
        gaps += _with_vendor(vendors.get(end), on)
        yield Edge(flow.id, flow.id, start, end, flow.name, flow.channel, flow.encrypted, False, tuple(gaps))


def _implied(facts: Facts, vendors: Mapping[str, Vendor], on: date) -> Iterable[Edge]:
    joined = {(flow.from_asset_id, flow.to_vendor_id) for flow in facts.flows}
    for asset in facts.assets:
        vendor = vendors.get(asset.vendor_id or "")
        if vendor is None or asset.holds_ephi == "no" or over(asset.retired_on, on) or (asset.id, vendor.id) in joined:
            continue
        known = asset.holds_ephi == "yes" or vendor.touches_phi == "yes"
        gaps = tuple(_with_vendor(vendor, on)) if known else ()
        name = f"{asset.name}, kept by {vendor.name}"
        yield Edge(f"{asset.id}:{vendor.id}", None, asset.id, vendor.id, name, "", None, True, gaps)


def _in_transit(flow: Flow) -> Iterable[Gap]:
    if flow.encrypted == "no":
        yield Gap("not_encrypted", f"It is not encrypted on the way. {_OTHERWISE}", IN_TRANSIT)
    elif flow.encrypted == "unknown":
        yield Gap("encryption_unknown", f"Nobody has said whether it is encrypted on the way. {_OTHERWISE}", IN_TRANSIT)


def _with_vendor(vendor: Vendor | None, on: date) -> Iterable[Gap]:
    """What is wrong with sending ePHI to a vendor, whatever is said of the vendor otherwise."""
    if vendor is None:
        return
    if over(vendor.ended_on, on):
        yield Gap(
            "vendor_ended",
            f"The practice no longer works with {vendor.name}. Say where this goes now, or correct the day of the end.",
            ASSURANCES,
        )
    else:
        yield from _agreement(vendor, on)


def _agreement(vendor: Vendor, on: date) -> Iterable[Gap]:
    """A vendor for whom no agreement is needed, such as one who treats the patient, has no gap here."""
    ends = vendor.agreement_ends_on
    if vendor.agreement == "missing":
        yield Gap("no_agreement", f"No business associate agreement with {vendor.name} is on file.", AGREEMENT)
    elif vendor.agreement == "unknown":
        text = f"Nobody has said whether a business associate agreement with {vendor.name} is on file."
        yield Gap("agreement_unknown", text, AGREEMENT)
    elif vendor.agreement == "on_file" and ends is not None and ends < on:
        text = f"The business associate agreement with {vendor.name} ended on {spell(ends)}."
        yield Gap("agreement_ended", text, AGREEMENT)


def _asset(asset: Asset, kind: AssetType | None, site: str | None, on: date) -> Node:
    node = Node(
        id=asset.id,
        kind="asset",
        name=asset.name,
        type=asset.type,
        label=kind.label if kind else asset.type,
        category=kind.category if kind else None,
        holds_ephi=asset.holds_ephi,
        site=site,
        retired=over(asset.retired_on, on),
        gaps=(),
    )
    return replace(node, gaps=tuple(_at_rest(asset))) if node.kept else node


def _at_rest(asset: Asset) -> Iterable[Gap]:
    if asset.encrypted == "no":
        yield Gap("not_encrypted_at_rest", f"It holds ePHI and is not encrypted. {_OTHERWISE}", AT_REST)
    elif asset.encrypted == "unknown":
        text = f"It holds ePHI, and nobody has said whether it is encrypted. {_OTHERWISE}"
        yield Gap("encryption_at_rest_unknown", text, AT_REST)


def _vendor(vendor: Vendor, on: date) -> Node:
    ended = over(vendor.ended_on, on)
    return Node(
        id=vendor.id,
        kind="vendor",
        name=vendor.name,
        type=None,
        label=vendor.service,
        category=None,
        holds_ephi=vendor.touches_phi,
        site=None,
        retired=ended,
        gaps=tuple(_agreement(vendor, on)) if vendor.touches_phi == "yes" and not ended else (),
    )


_SAID: Mapping[Encryption | None, str] = {
    "yes": ", encrypted on the way",
    "not_applicable": ", where encryption does not apply",
}


def _told(edge: Edge, names: Mapping[str, str]) -> str:
    """An edge as a person would tell it, with what is lacking."""
    start, end = names[edge.start], names[edge.end]
    if edge.implied:
        said = f"{end} keeps {start}; no flow is recorded between them."
    else:
        over_what = f" by {edge.channel}" if edge.channel else ""
        said = f"{edge.name}: from {start} to {end}{over_what}{_SAID.get(edge.encrypted, '')}."
    return " ".join([said, *(gap.text for gap in edge.gaps)])
