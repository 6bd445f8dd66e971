"""What does the written analysis say of what a practice holds, where it moves and how it is guarded?

45 CFR 164.308(a)(1)(ii)(A), 164.310(d)(2)(iii). Lines come in the order of their names, whatever order the facts have.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from api.domain.catalogs import Catalogs
from api.domain.choosing import applicable
from api.domain.facts import Asset, Facts, Flow, Vendor
from api.domain.records import number, over
from api.domain.snapshots import AssetLine, FlowLine, SafeguardLine, SiteLine, VendorLine


@dataclass(frozen=True, slots=True)
class Names:
    """The practice's own names of what its records point to."""

    sites: Mapping[str, str]
    groups: Mapping[str, str]
    assets: Mapping[str, str]
    vendors: Mapping[str, str]
    risks: Mapping[str, str]


def iso(day: date | None) -> str:
    """An ISO day; the empty string for none."""
    return day.isoformat() if day else ""


def by_name(name: str, id: str) -> tuple[str, str, str]:
    """Sorts as a person would, and the same everywhere."""
    return name.casefold(), name, id


def name_all(facts: Facts) -> Names:
    """The names by id; a risk's name is its number."""
    return Names(
        sites={site.id: site.name for site in facts.sites},
        groups={group.id: group.name for group in facts.groups},
        assets={asset.id: asset.name for asset in facts.assets},
        vendors={vendor.id: vendor.name for vendor in facts.vendors},
        risks={risk.id: number(risk.number) for risk in facts.risks},
    )


def asset_lines(facts: Facts, catalogs: Catalogs, names: Names, on: date) -> tuple[AssetLine, ...]:
    """Every asset in use on the day."""
    return tuple(_asset(asset, catalogs, names) for asset in _used(facts, on))


def _used(facts: Facts, on: date) -> list[Asset]:
    used = [asset for asset in facts.assets if not over(asset.retired_on, on)]
    return sorted(used, key=lambda asset: by_name(asset.name, asset.id))


def site_lines(facts: Facts, on: date) -> tuple[SiteLine, ...]:
    """Every site with the number of assets in use there."""
    at = [asset.site_id for asset in _used(facts, on)]
    ordered = sorted(facts.sites, key=lambda site: by_name(site.name, site.id))
    return tuple(SiteLine(site.name, site.kind, at.count(site.id)) for site in ordered)


def _asset(asset: Asset, catalogs: Catalogs, names: Names) -> AssetLine:
    kind = catalogs.types.get(asset.type)
    return AssetLine(
        name=asset.name,
        type=kind.label if kind else asset.type,
        category=kind.category if kind else "",
        group=names.groups.get(asset.group_id or "", ""),
        site=names.sites.get(asset.site_id or "", ""),
        location=asset.location,
        holds_ephi=asset.holds_ephi,
        encrypted=asset.encrypted,
        owner=asset.owner,
        vendor=names.vendors.get(asset.vendor_id or "", ""),
        count=asset.count,
    )


def vendor_lines(facts: Facts, on: date) -> tuple[VendorLine, ...]:
    """Every vendor that the practice works with on the day."""
    current = [vendor for vendor in facts.vendors if not over(vendor.ended_on, on)]
    return tuple(_vendor(vendor) for vendor in sorted(current, key=lambda vendor: by_name(vendor.name, vendor.id)))


def _vendor(vendor: Vendor) -> VendorLine:
    return VendorLine(
        name=vendor.name,
        service=vendor.service,
        touches_phi=vendor.touches_phi,
        agreement=vendor.agreement,
        signed_on=iso(vendor.agreement_signed_on),
        ends_on=iso(vendor.agreement_ends_on),
    )


def flow_lines(facts: Facts, names: Names) -> tuple[FlowLine, ...]:
    """Every flow of ePHI, from an asset to an asset or a vendor."""
    return tuple(_flow(flow, names) for flow in sorted(facts.flows, key=lambda flow: by_name(flow.name, flow.id)))


def _flow(flow: Flow, names: Names) -> FlowLine:
    to = names.assets.get(flow.to_asset_id or "") or names.vendors.get(flow.to_vendor_id or "", "")
    return FlowLine(flow.name, names.assets.get(flow.from_asset_id or "", ""), to, flow.channel, flow.encrypted)


def safeguard_lines(facts: Facts, catalogs: Catalogs) -> Iterator[SafeguardLine]:
    """Every answer to a question that applies, in the bank's order."""
    for question in applicable(catalogs.bank, facts.profile):
        answer = facts.answers.get(question.id)
        option = question.option(answer.option) if answer else None
        if answer and option:
            yield SafeguardLine(
                question=question.id,
                safeguard=question.safeguard,
                grade=option.grade.value,
                answer=option.text,
                note=answer.note,
                answered_by=answer.by,
                answered_on=iso(answer.on),
                citations=question.citations,
            )
