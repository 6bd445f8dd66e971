"""What does the practice hold, where, and where does it go? 45 CFR 164.308(a)(1)(ii)(A), 164.310(d)(2)(iii)."""

from api.documents.blocks import Block, Bullets, Chapter, Heading, Table, Text
from api.documents.words import be, counted, listed, us_date, words
from api.domain.snapshots import Analysis, AssetLine, VendorLine

AGREEMENTS = {"on_file": "On file", "missing": "Missing", "not_needed": "Not needed", "unknown": "Not known"}


def scope(analysis: Analysis) -> Chapter:
    """Sites, assets, vendors and people, each with a sentence when there is none."""
    return Chapter(
        "Scope and inventory",
        (Text(_scope(analysis)), *_facts(analysis), *_sites(analysis), *_assets(analysis), *_vendors(analysis)),
        opens=True,
    )


def flows(analysis: Analysis) -> Chapter:
    """Where ePHI moves, over what, and whether it is encrypted on the way. 45 CFR 164.312(e)(1)."""
    title = "How ePHI moves"
    if not analysis.flows:
        nothing = (
            "No movement of ePHI from one place to another has been recorded yet, so this chapter has nothing to show."
        )
        return Chapter(title, (Text(nothing),))
    open_ = [flow.name for flow in analysis.flows if flow.encrypted == "no"]
    unknown = sum(flow.encrypted == "unknown" for flow in analysis.flows)
    said = f"{analysis.practice.name} has recorded {counted(len(analysis.flows), 'flow')} of ePHI."
    if open_:
        said += f" {counted(len(open_), 'travels', 'travel')} without encryption: {listed(open_, most=6)}."
    if unknown:
        said += f" For {counted(unknown, 'flow')} nobody has recorded whether it is encrypted."
    rows = tuple(
        (flow.name, flow.from_, flow.to, words(flow.channel), _known(flow.encrypted)) for flow in analysis.flows
    )
    head = ("Flow", "From", "To", "Channel", "Encrypted")
    return Chapter(title, (Text(said), Table(head, (5, 4, 4, 3, 2), rows)))


def _scope(analysis: Analysis) -> str:
    name, assets, sites = analysis.practice.name, analysis.assets, analysis.sites
    if not assets:
        held = f"{name} has listed no assets yet, so it cannot yet be said where its ePHI lies."
    else:
        holding = sum(asset.holds_ephi == "yes" for asset in assets)
        unknown = sum(asset.holds_ephi == "unknown" for asset in assets)
        where = f" at {counted(len(sites), 'site')}" if sites else ""
        held = f"{name} holds ePHI in {holding:,} of its {counted(len(assets), 'asset')}{where}."
        if unknown:
            held += f" For {counted(unknown, 'asset')} it is not known whether they hold any."
        pieces = sum(asset.count for asset in assets)
        if pieces != len(assets):
            held += f" Some lines stand for several things alike; counted singly, there are {pieces:,}."
    people = analysis.practice.people
    return (
        f"This analysis covers all ePHI that {name} creates, receives, maintains or transmits, in every medium and at every "
        f"place. {held} The practice has {counted(people, 'person', 'people')}, owners included."
    )


def _facts(analysis: Analysis) -> tuple[Block, ...]:
    if not analysis.practice.facts:
        return ()
    return Heading("About the practice"), Bullets(analysis.practice.facts)


def _sites(analysis: Analysis) -> tuple[Block, ...]:
    if not analysis.sites:
        return Heading("Sites"), Text("No site has been recorded.")
    rows = tuple((site.name, words(site.kind), str(site.assets)) for site in analysis.sites)
    return Heading("Sites"), Table(("Site", "Kind", "Assets"), (6, 3, 1), rows)


def _assets(analysis: Analysis) -> tuple[Block, ...]:
    if not analysis.assets:
        return Heading("Assets"), Text("No asset has been recorded.")
    head = ("Asset", "Type", "Where", "Responsible", "Holds ePHI", "Encrypted")
    rows = tuple(_asset(asset) for asset in analysis.assets)
    return Heading("Assets"), Table(head, (6, 5, 5, 4, 2, 3), rows)


def _asset(asset: AssetLine) -> tuple[str, ...]:
    name = f"{asset.name} ({asset.count})" if asset.count != 1 else asset.name
    where = ", ".join(part for part in (asset.site, asset.location, asset.vendor) if part)
    kind = words(asset.type)
    return (
        name,
        kind,
        where or "Not recorded",
        asset.owner or "Nobody",
        _known(asset.holds_ephi),
        _known(asset.encrypted),
    )


def _vendors(analysis: Analysis) -> tuple[Block, ...]:
    if not analysis.vendors:
        return Heading("Vendors"), Text("No firm outside the practice has been recorded.")
    touching = [vendor for vendor in analysis.vendors if vendor.touches_phi == "yes"]
    missing = [vendor.name for vendor in touching if vendor.agreement not in {"on_file", "not_needed"}]
    ended = [vendor.name for vendor in touching if "" < vendor.ends_on < analysis.on]
    said = f"{counted(len(touching), 'of the vendors handles', 'of the vendors handle')} protected health information."
    if missing:
        names = listed(missing, most=8)
        said += f" For {names} no business associate agreement is on file (45 CFR 164.308(b)(1), 164.502(e))."
    if ended:
        said += f" The agreement with {listed(ended, most=8)} ended before {us_date(analysis.on)}."
    if touching and not missing:
        said += f" A business associate agreement {be(len(touching))} on file for every one where it is needed."
    head = ("Vendor", "What it does", "Handles PHI", "Agreement", "Signed", "Ends")
    rows = tuple(_vendor(vendor) for vendor in analysis.vendors)
    return Heading("Vendors"), Text(said), Table(head, (5, 5, 2, 3, 4, 4), rows)


def _vendor(vendor: VendorLine) -> tuple[str, ...]:
    agreement = AGREEMENTS.get(vendor.agreement, words(vendor.agreement))
    service = words(vendor.service)
    return (
        vendor.name,
        service,
        _known(vendor.touches_phi),
        agreement,
        us_date(vendor.signed_on),
        us_date(vendor.ends_on),
    )


def _known(value: str) -> str:
    return "Not known" if value in {"", "unknown"} else words(value)
