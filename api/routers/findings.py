"""What is open with the vendors? Worked out from the list, the contracts, and where information flows. 45 CFR 164.308(b)."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from api.db import assets, contracts, engagements, flows, vendors
from api.db.base import Session
from api.db.contracts import Contract
from api.db.vendors import Vendor
from api.domain import findings as rules
from api.domain.contracts import elements_on
from api.domain.engagements import Status
from api.domain.records import over
from api.domain.roles import Scope
from api.door import room
from api.shelf import Asked, Most, part
from api.wire import Out, Page
from api.work import Work, work

router = room("findings", "vendors")
Reading = Annotated[Work, work(Scope.INVENTORY_READ)]


class FindingOut(Out):
    """Something open about one vendor, with what closes it; `citation` is empty where it is our advice."""

    id: str
    kind: rules.FindingKind
    vendor_id: UUID
    vendor: str
    citation: str
    text: str


@router.get("", summary="List what is open with the vendors", response_model=Page[FindingOut])
def list_findings(work: Reading, after: Asked = None, limit: Most = 50) -> Any:
    """By the names of the vendors. Nothing of it is stored: what is mended is gone."""
    found = rules.find(firms(work.session, work.today), elements_on(work.today), work.today)
    lines = [
        {
            "id": f"{number}.{each.kind}.{each.vendor_id}",
            "kind": each.kind,
            "vendor_id": each.vendor_id,
            "vendor": each.vendor,
            "citation": each.citation,
            "text": each.text,
        }
        for number, each in enumerate(found)
    ]
    return part(lines, "id", after, limit)


def firms(session: Session, on: date) -> list[rules.Firm]:
    """Every vendor with its contracts, and the systems and flows by which it gets at information."""
    systems: dict[UUID, list[str]] = {}
    for asset in assets.everything(session):
        if asset.vendor_id is not None and asset.holds_ephi != "no" and not over(asset.retired_on, on):
            systems.setdefault(asset.vendor_id, []).append(asset.name)
    ways: dict[UUID, list[str]] = {}
    for flow in flows.everything(session):
        if flow.to_vendor_id is not None:
            ways.setdefault(flow.to_vendor_id, []).append(flow.name)
    papers = contracts.by_vendor(contracts.everything(session))
    found = engagements.statuses(session)
    rows = sorted(vendors.everything(session), key=lambda row: (row.name.lower(), row.id))
    return [
        _firm(row, systems.get(row.id, []), ways.get(row.id, []), papers.get(row.id, []), found.get(row.id))
        for row in rows
    ]


def _firm(row: Vendor, systems: list[str], ways: list[str], papers: list[Contract], found: Status | None) -> rules.Firm:
    return rules.Firm(
        id=str(row.id),
        name=row.name,
        touches_phi=row.touches_phi,
        agreement=row.agreement,
        signed_on=row.agreement_signed_on,
        ends_on=row.agreement_ends_on,
        ended_on=row.ended_on,
        systems=tuple(sorted(systems)),
        flows=tuple(sorted(ways)),
        papers=tuple(_paper(each) for each in papers),
        found=found,
    )


def _paper(row: Contract) -> rules.Paper:
    said = {name: each["said"] for name, each in row.clauses.items()}
    return rules.Paper(
        contracts.plain(row), said, row.delegates, row.feasible, row.yearly_verification, row.verified_on
    )
