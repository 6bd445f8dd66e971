"""Which records of a practice show that something is missing, late or at odds with another record?

Each function is one look at the facts on a day and gives the records it found, named so that a person finds them again.
What the answers say about the same thing is no concern of this module.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from api.domain.assets import AssetType
from api.domain.facts import Asset, Facts, Flow, Person, Vendor
from api.domain.sentences import spell


@dataclass(frozen=True, slots=True)
class Record:
    """One record found: its id, None when what was found is that there is none, and how a sentence names it."""

    id: str | None
    says: str


@dataclass(frozen=True, slots=True)
class Known:
    """What a look may use: the facts, the asset types by id, the day, and the day of the last final analysis."""

    facts: Facts
    types: Mapping[str, AssetType]
    on: date
    last_final_on: date | None = None

    @property
    def assets(self) -> tuple[Asset, ...]:
        """The assets in use on the day."""
        return tuple(asset for asset in self.facts.assets if not over(asset.retired_on, self.on))

    @property
    def vendors(self) -> tuple[Vendor, ...]:
        """The vendors that the practice works with on the day."""
        return tuple(vendor for vendor in self.facts.vendors if not over(vendor.ended_on, self.on))

    @property
    def people(self) -> tuple[Person, ...]:
        """Everyone who works here on the day."""
        return tuple(
            person
            for person in self.facts.people
            if not over(person.ended_on, self.on) and (person.started_on is None or person.started_on <= self.on)
        )

    def category(self, asset: Asset) -> str:
        """The catalog's category of an asset; the empty string for a type that the edition does not have."""
        kind = self.types.get(asset.type)
        return kind.category if kind else ""


Look = Callable[[Known], Iterable[Record]]

COMPUTERS = frozenset({"workstation", "mobile"})
MACHINES = COMPUTERS | {"server", "medical_device", "media"}
PHONES = frozenset({"smartphone_practice", "smartphone_personal", "tablet"})
MAIL = frozenset({"email_service", "cloud_tenant"})
BACKUPS = frozenset({"backup_media", "cloud_backup"})
RUN_BY_VENDORS = frozenset(
    {
        "ehr_cloud",
        "telehealth_platform",
        "cloud_tenant",
        "email_service",
        "cloud_storage",
        "cloud_backup",
        "records_vendor",
        "billing_vendor",
        "answering_scribe_service",
        "it_provider",
        "ai_scribe",
    }
)


def over(end: date | None, on: date) -> bool:
    """Whether something has ended by the end of the day."""
    return end is not None and end <= on


def assets_where(test: Callable[[Known, Asset], bool]) -> Look:
    """A look for assets in use."""
    return lambda known: (Record(asset.id, asset.name) for asset in known.assets if test(known, asset))


def vendors_where(test: Callable[[Known, Vendor], bool]) -> Look:
    """A look for vendors that the practice works with."""
    return lambda known: (Record(vendor.id, vendor.name) for vendor in known.vendors if test(known, vendor))


def no_event(kind: str, name: str) -> Look:
    """Finds the absence of any event of a kind up to the day."""

    def look(known: Known) -> Iterable[Record]:
        if not any(event.kind == kind and event.on <= known.on for event in known.facts.events):
            yield Record(None, f"no {name} up to {spell(known.on)}")

    return look


def agreements_ended(known: Known) -> Iterable[Record]:
    """Vendors with an agreement on file that ended before the day."""
    for vendor in known.vendors:
        end = vendor.agreement_ends_on
        if vendor.agreement == "on_file" and end is not None and end < known.on:
            yield Record(vendor.id, f"{vendor.name} (ended {spell(end)})")


def agreements_signed_later(known: Known) -> Iterable[Record]:
    """Vendors whose agreement is said to be on file but bears a signing date that has not come."""
    for vendor in known.vendors:
        signed = vendor.agreement_signed_on
        if vendor.agreement == "on_file" and signed is not None and signed > known.on:
            yield Record(vendor.id, f"{vendor.name} (signed {spell(signed)})")


def vendors_ended_behind_assets(known: Known) -> Iterable[Record]:
    """Assets in use whose vendor the practice no longer works with."""
    ended = {vendor.id: vendor for vendor in known.facts.vendors if over(vendor.ended_on, known.on)}
    for asset in known.assets:
        if asset.vendor_id in ended:
            yield Record(asset.id, f"{asset.name} (vendor: {ended[asset.vendor_id].name})")


def vendors_with_unadmitted_phi(known: Known) -> Iterable[Record]:
    """Vendors recorded as not touching PHI that stand behind an ePHI asset or receive a flow of ePHI."""
    behind = {asset.vendor_id for asset in known.assets if asset.holds_ephi == "yes"}
    behind |= {flow.to_vendor_id for flow in known.facts.flows}
    return (Record(v.id, v.name) for v in known.vendors if v.touches_phi == "no" and v.id in behind)


def flows_unencrypted(known: Known) -> Iterable[Record]:
    """Flows of ePHI between things in use that are recorded as not encrypted."""
    gone = {asset.id for asset in known.facts.assets if over(asset.retired_on, known.on)}
    for flow in known.facts.flows:
        if flow.encrypted == "no" and not {flow.from_asset_id, flow.to_asset_id} & gone:
            yield Record(flow.id, flow.name)


def flows_at_retired_assets(known: Known) -> Iterable[Record]:
    """Flows that begin or end at an asset that is no longer in use."""
    gone = {asset.id: asset.name for asset in known.facts.assets if over(asset.retired_on, known.on)}
    return (Record(flow.id, f"{flow.name} ({name})") for flow in known.facts.flows for name in _ends(flow, gone))


def _ends(flow: Flow, gone: Mapping[str, str]) -> list[str]:
    return [gone[end] for end in (flow.from_asset_id, flow.to_asset_id) if end is not None and end in gone][:1]


def retired_without_disposal(known: Known) -> Iterable[Record]:
    """Retired machines and media with ePHI for which no disposal was recorded since they were retired."""
    disposals = [event.on for event in known.facts.events if event.kind == "disposal" and event.on <= known.on]
    for asset in known.facts.assets:
        retired = asset.retired_on
        if retired is None or retired > known.on or asset.holds_ephi != "yes" or known.category(asset) not in MACHINES:
            continue
        if not any(day >= retired for day in disposals):
            yield Record(asset.id, f"{asset.name} (retired {spell(retired)})")


def leavers_with_access(known: Known) -> Iterable[Record]:
    """People who have left while their access has not been recorded as ended."""
    for person in known.facts.people:
        if person.ended_on is not None and person.ended_on <= known.on and not over(person.access_ended_on, known.on):
            yield Record(person.id, f"{person.name} (left {spell(person.ended_on)})")


def people_untrained(known: Known) -> Iterable[Record]:
    """People at work without a training date up to the day."""
    return (Record(person.id, person.name) for person in known.people if not over(person.trained_on, known.on))


def officials_who_left(known: Known) -> Iterable[Record]:
    """People who have left and still hold a designation."""
    for person in known.facts.people:
        if person.duties and over(person.ended_on, known.on):
            yield Record(person.id, person.name)


def no_security_official(known: Known) -> Iterable[Record]:
    """The absence of a security official among the people at work; silent while no people are recorded at all."""
    if known.people and not any("security_official" in person.duties for person in known.people):
        yield Record(None, f"no security official on {spell(known.on)}")


def several_security_officials(known: Known) -> Iterable[Record]:
    """The people at work who hold the same designation as security official."""
    named = [person for person in known.people if "security_official" in person.duties]
    return (Record(person.id, person.name) for person in named) if len(named) > 1 else ()


def more_people_than_said(known: Known) -> Iterable[Record]:
    """Everyone at work, when they are more than the profile counts."""
    people = known.people
    return (Record(person.id, person.name) for person in people) if len(people) > known.facts.profile.people else ()


def kinds_missing(known: Known) -> Iterable[Record]:
    """What the profile speaks of and the inventory has no asset for."""
    profile = known.facts.profile
    present = {asset.type for asset in known.assets}
    categories = {known.category(asset) for asset in known.assets}
    wanted = (
        (profile.ehr == "cloud", {"ehr_cloud"}, "no cloud EHR"),
        (profile.ehr == "onsite", {"ehr_onsite"}, "no EHR in the office"),
        (profile.telehealth, {"telehealth_platform"}, "no telehealth platform"),
        (profile.paper, {"paper_charts", "archived_charts"}, "no paper charts"),
        (profile.website, {"public_website"}, "no website"),
        (profile.server, {"server"}, "no server"),
        (profile.medical_devices, {"medical_device"}, "no medical device"),
        (profile.ai_tools, {"ai"}, "no AI tool"),
    )
    for said, kinds, name in wanted:
        if said and not kinds & (present | categories):
            yield Record(None, name)


def nothing_backed_up_to(known: Known) -> Iterable[Record]:
    """Systems that keep ePHI in the office while the inventory has no backup drive and no backup service."""
    if any(asset.type in BACKUPS for asset in known.assets):
        return
    for asset in known.assets:
        if asset.holds_ephi == "yes" and (asset.type == "ehr_onsite" or known.category(asset) == "server"):
            yield Record(asset.id, asset.name)


def policies_changed_since_review(known: Known) -> Iterable[Record]:
    """The last change of a policy, when no review of the policies was recorded on or after it; or that there is none."""
    reviews = [event.on for event in known.facts.events if event.kind == "policy_review" and event.on <= known.on]
    changes = [event for event in known.facts.events if event.kind == "policy_change" and event.on <= known.on]
    if not reviews:
        yield Record(None, f"no review up to {spell(known.on)}")
    elif changes:
        last = max(changes, key=lambda event: (event.on, event.id))
        if last.on > max(reviews):
            yield Record(last.id, f"a change on {spell(last.on)}, after the last review on {spell(max(reviews))}")


def adopted_too_lately(known: Known) -> Iterable[Record]:
    """When recognized security practices were taken up, if that is less than twelve months ago or not on record."""
    days = [event for event in known.facts.events if event.kind == "recognized_practices_adopted"]
    if not days:
        yield Record(None, "no day on which they were taken up")
        return
    first = min(days, key=lambda event: (event.on, event.id))
    if _a_year_after(first.on) > known.on:
        yield Record(first.id, f"taken up on {spell(first.on)}")


def _a_year_after(day: date) -> date:
    return date(day.year + 1, 3, 1) if (day.month, day.day) == (2, 29) else day.replace(year=day.year + 1)


def assets_since_last_analysis(known: Known) -> Iterable[Record]:
    """Assets with ePHI that were added after the last final analysis."""
    for asset in known.assets if known.last_final_on else ():
        if (
            asset.holds_ephi == "yes"
            and asset.added_on
            and known.last_final_on
            and asset.added_on > known.last_final_on
        ):
            yield Record(asset.id, f"{asset.name} (added {spell(asset.added_on)})")


def acceptances_expired(known: Known) -> Iterable[Record]:
    """Risks that were accepted until a day that is past."""
    for risk in known.facts.risks:
        until = risk.accepted_until
        if risk.status == "open" and risk.response == "accept" and until is not None and until < known.on:
            yield Record(risk.id, f"{number(risk.number)} {risk.threat} (until {spell(until)})")


def acceptances_unapproved(known: Known) -> Iterable[Record]:
    """Risks that were accepted by nobody named."""
    for risk in known.facts.risks:
        if risk.status == "open" and risk.response == "accept" and not risk.approved_by.strip():
            yield Record(risk.id, f"{number(risk.number)} {risk.threat}")


def mitigated_without_evidence(known: Known) -> Iterable[Record]:
    """Risks marked as mitigated without a piece of evidence."""
    for risk in known.facts.risks:
        if risk.status == "mitigated" and not risk.has_evidence:
            yield Record(risk.id, f"{number(risk.number)} {risk.threat}")


def mitigated_with_open_tasks(known: Known) -> Iterable[Record]:
    """Risks marked as mitigated while a task against them is not done."""
    undone = [task for task in known.facts.tasks if task.status in ("open", "started")]
    waiting = {risk_id for task in undone for risk_id in task.risk_ids}
    for risk in known.facts.risks:
        if risk.status == "mitigated" and risk.id in waiting:
            yield Record(risk.id, f"{number(risk.number)} {risk.threat}")


def number(risk_number: int) -> str:
    """How a risk's number is printed: R-014."""
    return f"R-{risk_number:03d}"
