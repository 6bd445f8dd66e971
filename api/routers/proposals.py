"""What does a practice like this likely have? To confirm or strike, so that its inventory need not begin empty."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from api.db import practices, proposals
from api.db.assets import Asset, AssetFields
from api.db.fields import Key, Name
from api.db.vendors import Vendor, VendorFields
from api.domain.assets import asset_types_on
from api.domain.proposals import Proposal, Usual, propose, runs, taken, usual_on
from api.domain.roles import Scope
from api.door import room
from api.problems import FaultOut, Invalid, NotFound
from api.shelf import Asked, Most, part
from api.wire import In, Out, Page
from api.work import Work, work

router = room("proposals", "proposals")
Reading = Annotated[Work, work(Scope.INVENTORY_READ)]
Writing = Annotated[Work, work(Scope.INVENTORY_WRITE)]

LONGEST_LINE = 200
"""As much as a vendor's service may hold."""

NO_PROPOSAL = "is none of the proposals; GET …/proposals lists them"


class UsualOut(Out):
    """A system or vendor that practices with the same facts usually have. This is our advice, no rule's list.

    `type` is an asset type; a vendor with one is on the inventory by itself, and taking it makes both records.
    `holds_ephi` is about the asset, `touches_phi` about the firm behind it. `count` is a guess from the number of
    people. `service` is what a firm that runs it does, empty where nobody outside does; `vendor` is the proposal of the firm
    that most likely runs it. `taken` says that nothing of it is missing on record.
    """

    id: str
    kind: Literal["asset", "vendor"]
    type: str | None
    label: str
    name: str
    because: str
    citation: str
    holds_ephi: Literal["yes", "no", "unknown"]
    critical: bool
    service: str
    touches_phi: Literal["yes", "no", "unknown"]
    vendor: str | None
    count: int
    taken: bool
    struck: bool


class TakeIn(In):
    """A proposal that is confirmed, in the practice's own words where it has some.

    `vendor_name` is the firm that runs a system: one of that name on record, or a new one.
    """

    id: Key
    name: Name | None = None
    vendor_name: Name | None = None
    count: Annotated[int, Field(ge=1, le=100_000)] | None = None


class TakeProposalsIn(In):
    """What the practice has, what it has not, and what it struck by mistake; at most 100 each."""

    take: Annotated[list[TakeIn], Field(max_length=100)] = Field(default_factory=list)
    strike: Annotated[list[Key], Field(max_length=100)] = Field(default_factory=list)
    restore: Annotated[list[Key], Field(max_length=100)] = Field(default_factory=list)


class TakenAssetOut(Out, AssetFields):
    """An asset that was put on record, or that was given its vendor."""

    id: UUID
    version: int


class TakenVendorOut(Out, VendorFields):
    """A vendor that was put on record, or whose service became longer."""

    id: UUID
    version: int


class TakenOut(Out):
    """What changed on record; empty where everything was there already."""

    assets: list[TakenAssetOut]
    vendors: list[TakenVendorOut]


@router.get("", summary="List what the practice is likely to have", response_model=Page[UsualOut])
def list_proposals(work: Reading, after: Asked = None, limit: Most = 100) -> Any:
    """Systems first, then vendors, each by importance. What was struck stays listed, so that it can be restored."""
    row = practices.get(work.session, work.here)
    if row is None:
        raise NotFound
    usual, types = usual_on(work.today), asset_types_on(work.today)
    lines = propose(usual, practices.profile(row), *proposals.held(work.session, work.today), row.struck)
    labels = {id: type_.label for id, type_ in types.items()}
    return part([_told(line, labels) for line in lines], "id", after, limit)


@router.post("/take", summary="Confirm and strike proposals")
def take_proposals(work: Writing, body: TakeProposalsIn) -> TakenOut:
    """All or nothing. What is on record already is left as it is, so that sending it again changes nothing.

    A system is linked to the vendor that runs it when that vendor is on record or taken too, in whatever order. A
    vendor of a name that is on record is that vendor, and does one thing more from then on.
    """
    usual = usual_on(work.today)
    faults = list(_faults(body, usual))
    if faults:
        raise Invalid(faults=faults)
    row = practices.get(work.session, work.here)
    if row is None:
        raise NotFound
    inventory = _Inventory(
        usual,
        row.people,
        proposals.assets_in_use(work.session, work.today),
        proposals.vendors_in_use(work.session, work.today),
    )
    inventory.take(work, body.take)
    row.struck = sorted({*row.struck, *body.strike} - {*body.restore, *(each.id for each in body.take)})
    work.session.flush()
    return TakenOut(
        assets=[TakenAssetOut.model_validate(asset) for asset in inventory.assets if asset.id in inventory.moved],
        vendors=[TakenVendorOut.model_validate(vendor) for vendor in inventory.vendors if vendor.id in inventory.moved],
    )


@dataclass(slots=True)
class _Inventory:
    """The assets and vendors in use, and the ids of those that were added or changed."""

    usual: Mapping[str, Usual]
    people: int
    assets: list[Asset]
    vendors: list[Vendor]
    moved: set[UUID] = field(default_factory=set)

    def take(self, work: Work, chosen: list[TakeIn]) -> None:
        """Vendors are on record before the assets that they run, for an asset's row names its vendor's."""
        types, services = {asset.type for asset in self.assets}, {vendor.service for vendor in self.vendors}
        lines = [(self.usual[each.id], each) for each in chosen]
        lines = [(usual, each) for usual, each in lines if not taken(usual, types, services)]
        firms = self._firms(lines)
        work.session.add_all(self.vendors)
        work.session.flush()
        for usual, each in lines:
            self._add(usual, each, firms.get(usual.id))
        for id, firm in firms.items():
            self._lend(self.usual[id], firm)
        work.session.add_all(self.assets)

    def _firms(self, lines: list[tuple[Usual, TakeIn]]) -> dict[str, Vendor]:
        """The firm behind each line that names one, or that is one."""
        named = {usual.service: each.vendor_name for usual, each in lines if each.vendor_name}
        firms: dict[str, Vendor] = {}
        for usual, each in lines:
            name = each.vendor_name if usual.kind == "asset" else each.name or named.get(usual.service)
            known = [vendor for vendor in self.vendors if usual.knows(vendor.service)]
            if name is not None or (usual.kind == "vendor" and not known):
                firms[usual.id] = self._firm(usual, name or usual.name)
            elif usual.kind == "vendor" and len(known) == 1:
                firms[usual.id] = known[0]
        return firms

    def _firm(self, usual: Usual, name: str) -> Vendor:
        """The vendor of that name, who does this too from now on; a new one where nobody has the name."""
        vendor = next((each for each in self.vendors if each.name.casefold() == name.casefold()), None)
        if vendor is None:
            vendor = Vendor(name=name, service=usual.service, touches_phi=usual.touches_phi)
            self.vendors.append(vendor)
            self.moved.add(vendor.id)
        elif not usual.knows(vendor.service) and not runs(self.usual, usual, vendor.service):
            service = ", ".join(filter(None, (vendor.service, usual.service)))
            if len(service) <= LONGEST_LINE:
                vendor.service = service
                self.moved.add(vendor.id)
        return vendor

    def _add(self, usual: Usual, each: TakeIn, firm: Vendor | None) -> None:
        if usual.type is None or self._of(usual.type):
            return
        runner = firm or self._runner(usual)
        asset = Asset(
            name=each.name or (firm.name if firm and usual.kind == "vendor" else usual.name),
            type=usual.type,
            holds_ephi=usual.holds_ephi,
            critical=usual.critical,
            count=each.count or usual.count(self.people),
            vendor_id=runner.id if runner else None,
        )
        self.assets.append(asset)
        self.moved.add(asset.id)

    def _runner(self, usual: Usual) -> Vendor | None:
        """The vendor on record that runs it, unless it could be one of several."""
        found = [vendor for vendor in self.vendors if runs(self.usual, usual, vendor.service)]
        return found[0] if len(found) == 1 else None

    def _lend(self, vendor: Usual, firm: Vendor) -> None:
        """Give the systems that a vendor runs to it, where each is the only one of its type and nobody's yet."""
        for system in self.usual.values():
            assets = self._of(system.type) if vendor.runs(system) else []
            if len(assets) == 1 and assets[0].vendor_id is None:
                assets[0].vendor_id = firm.id
                self.moved.add(assets[0].id)

    def _of(self, type_: str | None) -> list[Asset]:
        return [asset for asset in self.assets if asset.type == type_]


def _told(line: Proposal, labels: Mapping[str, str]) -> dict[str, Any]:
    usual = line.usual
    same = ("id", "kind", "type", "name", "because", "citation", "holds_ephi", "critical", "service", "touches_phi")
    return {name: getattr(usual, name) for name in same} | {
        "label": labels[usual.type] if usual.type else usual.service,
        "vendor": line.vendor,
        "count": line.count,
        "taken": line.taken,
        "struck": line.struck,
    }


def _faults(body: TakeProposalsIn, usual: Mapping[str, Usual]) -> Iterator[FaultOut]:
    """Everything that cannot be done as it was asked for, and where it stands."""
    for place, each in enumerate(body.take):
        at: list[str | int] = ["body", "take", place]
        if each.id not in usual:
            yield FaultOut(at=[*at, "id"], message=NO_PROPOSAL)
        elif each.id in body.strike:
            yield FaultOut(at=[*at, "id"], message="is to be taken and to be struck; say one of them")
        elif any(each.id == before.id for before in body.take[:place]):
            yield FaultOut(at=[*at, "id"], message="is taken twice")
        else:
            yield from _unfit(usual[each.id], each, at)
    for name, ids in (("strike", body.strike), ("restore", body.restore)):
        for place, id in enumerate(ids):
            if id not in usual:
                yield FaultOut(at=["body", name, place], message=NO_PROPOSAL)
    for place, id in enumerate(body.restore):
        if id in body.strike:
            yield FaultOut(at=["body", "restore", place], message="is to be restored and to be struck; say one of them")


def _unfit(usual: Usual, each: TakeIn, at: list[str | int]) -> Iterator[FaultOut]:
    if each.vendor_name is not None and (usual.kind == "vendor" or not usual.service):
        yield FaultOut(at=[*at, "vendor_name"], message="is for a system that a firm runs; leave it out here")
    if each.count is not None and usual.type is None:
        yield FaultOut(at=[*at, "count"], message="is for assets; leave it out for a firm")
