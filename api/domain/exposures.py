"""What of this practice does a threat reach, and what do its own records say about it? 45 CFR 164.308(a)(1)(ii)(A)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from api.domain.assets import AssetType
from api.domain.facts import Asset, Facts, Flow, Vendor
from api.domain.sentences import listed
from api.domain.threats import AssetFact

Verdict = Literal["contrary", "favorable", "silent"]

NAMED = 3
"""How many assets a sentence names before it counts the rest."""


@dataclass(frozen=True, slots=True)
class Exposed:
    """The assets in use that a pair reaches, in order of name, with what matters to its impact.

    `unholding` is true when the practice has recorded of each of them that it holds no ePHI though its kind usually
    may; a kind that never does has its impact suggested for what it is. `varied` is true when some of them differ in
    what moves the impact. `groups` holds the part of each asset group.
    """

    assets: tuple[Asset, ...]
    ids: tuple[str, ...]
    names: tuple[str, ...]
    because: str
    critical: tuple[str, ...]
    unholding: bool
    varied: bool
    groups: Mapping[str, "Exposed"]


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the records say about a pair's exposed assets: who contradicts it being shut, and whether all confirm it."""

    verdict: Verdict
    because: str


SILENT = Recorded("silent", "")


@dataclass(frozen=True, slots=True)
class Inventory:
    """A practice's assets in use on a day, filed by type, with the vendors behind them and the flows between them."""

    types: Mapping[str, AssetType]
    on: date
    assets: tuple[Asset, ...]
    places: Mapping[str, tuple[int, ...]]
    vendors: Mapping[str, Vendor]
    flows: Mapping[str, tuple[Flow, ...]]
    _found: dict[tuple[str, ...], Exposed | None] = field(default_factory=dict)

    def exposed(self, types: tuple[str, ...]) -> Exposed | None:
        """The assets in use of these types; None when there are none."""
        if types not in self._found:
            places = sorted(place for type_ in set(types) for place in self.places.get(type_, ()))
            self._found[types] = self.expose([self.assets[place] for place in places]) if places else None
        return self._found[types]

    def expose(self, assets: Iterable[Asset], *, grouped: bool = True) -> Exposed:
        """These assets, taken together; they are expected in the inventory's order."""
        chosen = tuple(assets)
        unholding = [asset.holds_ephi == "no" and self._may_hold(asset.type) for asset in chosen]
        parts: dict[str, list[Asset]] = {}
        for asset in chosen:
            if grouped and asset.group_id is not None:
                parts.setdefault(asset.group_id, []).append(asset)
        return Exposed(
            assets=chosen,
            ids=tuple([asset.id for asset in chosen]),
            names=tuple([asset.name for asset in chosen]),
            because=self._because(chosen),
            critical=tuple([asset.name for asset in chosen if asset.critical]),
            unholding=all(unholding),
            varied=any(unholding) or any(asset.critical for asset in chosen),
            groups={group: self.expose(part, grouped=False) for group, part in parts.items()},
        )

    def recorded(self, exposed: Exposed, facts: tuple[AssetFact, ...]) -> Recorded:
        """What the records say: contrary when any asset is, favorable when every asset is, else silent."""
        if not facts:
            return SILENT
        contrary: dict[AssetFact, list[str]] = {}
        favorable = 0
        for asset in exposed.assets:
            verdicts = {fact: self._verdict(asset, fact) for fact in facts}
            for fact, verdict in verdicts.items():
                if verdict == "contrary":
                    contrary.setdefault(fact, []).append(asset.name)
            favorable += all(verdict == "favorable" for verdict in verdicts.values())
        if contrary:
            return Recorded(
                "contrary", " ".join(f"{_CONTRARY[fact]}: {listed(on, NAMED)}." for fact, on in contrary.items())
            )
        if favorable == len(exposed.assets):
            return Recorded(
                "favorable", " ".join(f"{_FAVORABLE[fact]}: {listed(exposed.names, NAMED)}." for fact in facts)
            )
        return SILENT

    def _verdict(self, asset: Asset, fact: AssetFact) -> Verdict:
        if fact == "agreement":
            return self._agreement(asset)
        if fact == "flow_encrypted":
            return _all_of(flow.encrypted for flow in self.flows.get(asset.id, ()))
        if fact == "shared_sign_in":
            return _READ_SHARED[asset.shared_sign_in]
        value = {"encrypted": asset.encrypted, "multi_factor": asset.multi_factor, "supported": asset.supported}[fact]
        return _READ[value]

    def _agreement(self, asset: Asset) -> Verdict:
        vendor = self.vendors.get(asset.vendor_id or "")
        if vendor is None or vendor.touches_phi == "no":
            return "silent"
        ended = vendor.agreement_ends_on is not None and vendor.agreement_ends_on < self.on
        if vendor.agreement == "missing" or (vendor.agreement == "on_file" and ended):
            return "contrary"
        return "favorable" if vendor.agreement == "on_file" else "silent"

    def _may_hold(self, type_: str) -> bool:
        return type_ in self.types and self.types[type_].holds_ephi != "no"

    def _because(self, assets: tuple[Asset, ...]) -> str:
        by_label: dict[str, list[str]] = {}
        for asset in assets:
            label = self.types[asset.type].label if asset.type in self.types else asset.type
            by_label.setdefault(label, []).append(asset.name)
        kinds = "; ".join(f"{label} ({listed(names, NAMED)})" for label, names in sorted(by_label.items()))
        return f"It reaches what you have on record: {kinds}."


_READ: Mapping[str, Verdict] = {"yes": "favorable", "no": "contrary", "unknown": "silent", "not_applicable": "silent"}
_READ_SHARED: Mapping[str, Verdict] = {"yes": "contrary", "no": "favorable", "unknown": "silent"}
_CONTRARY: Mapping[AssetFact, str] = {
    "encrypted": "On record as not encrypted",
    "multi_factor": "On record without a second step at sign-in",
    "supported": "On record as no longer supported by its maker",
    "shared_sign_in": "On record with a sign-in that people share",
    "agreement": "No business associate agreement in force with the vendor behind it",
    "flow_encrypted": "On record with ePHI moving unencrypted",
}
_FAVORABLE: Mapping[AssetFact, str] = {
    "encrypted": "On record as encrypted",
    "multi_factor": "On record with a second step at sign-in",
    "supported": "On record as supported by its maker",
    "shared_sign_in": "On record with a sign-in of one's own",
    "agreement": "Business associate agreement on file with the vendor behind it",
    "flow_encrypted": "On record with all flows of ePHI encrypted",
}


def take_inventory(facts: Facts, types: Mapping[str, AssetType], on: date) -> Inventory:
    """The assets that are in use on a day, ready to be asked for by type. An asset retired by that day is left out."""
    in_use = [asset for asset in facts.assets if asset.retired_on is None or asset.retired_on > on]
    assets = tuple(sorted(in_use, key=lambda asset: (asset.name, asset.id)))
    places: dict[str, list[int]] = {}
    for place, asset in enumerate(assets):
        places.setdefault(asset.type, []).append(place)
    flows: dict[str, list[Flow]] = {}
    for flow in facts.flows:
        for end in {flow.from_asset_id, flow.to_asset_id} - {None}:
            flows.setdefault(end or "", []).append(flow)
    return Inventory(
        types=types,
        on=on,
        assets=assets,
        places={type_: tuple(found) for type_, found in places.items()},
        vendors={vendor.id: vendor for vendor in facts.vendors},
        flows={end: tuple(found) for end, found in flows.items()},
    )


def _all_of(values: Iterable[str]) -> Verdict:
    """Contrary when any is `no`; favorable when at least one is `yes` and none is unknown."""
    found = set(values)
    if "no" in found:
        return "contrary"
    return "favorable" if "yes" in found and "unknown" not in found else "silent"
