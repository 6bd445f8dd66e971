"""What has a practice told us? Plain values that every rule reads; the database makes them, the rules never change them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal


class Kind(StrEnum):
    """What care the practice gives."""

    MEDICAL = "medical"
    DENTAL = "dental"
    BEHAVIORAL_HEALTH = "behavioral_health"
    THERAPY = "therapy"
    OPTOMETRY = "optometry"
    CHIROPRACTIC = "chiropractic"
    OTHER = "other"


class Ehr(StrEnum):
    """Where the chart lives."""

    CLOUD = "cloud"
    ONSITE = "onsite"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Profile:
    """The twelve plain facts that decide which questions apply. `people` counts everyone who works here, owners too."""

    kind: Kind = Kind.MEDICAL
    people: int = 1
    office: bool = True
    ehr: Ehr = Ehr.CLOUD
    server: bool = False
    telehealth: bool = False
    home_work: bool = False
    personal_phones: bool = False
    texting: bool = False
    paper: bool = False
    contractors: bool = False
    ai_tools: bool = False
    medical_devices: bool = False
    website: bool = False
    it_provider: bool = False
    clearinghouse: bool = False
    group_plan: bool = False
    government: bool = False
    acts_as_associate: bool = False


class Grade(StrEnum):
    """How good an answer is. `dont_know` counts as a gap; `not_applicable` needs a reason and counts as neither."""

    VERIFIED = "verified"
    IN_PLACE = "in_place"
    PARTLY = "partly"
    NO = "no"
    DONT_KNOW = "dont_know"
    NOT_APPLICABLE = "not_applicable"


Encryption = Literal["yes", "no", "unknown", "not_applicable"]
YesNo = Literal["yes", "no", "unknown"]
EphiUse = Literal["yes", "no", "unknown"]


@dataclass(frozen=True, slots=True)
class Site:
    id: str
    name: str
    kind: str = "office"


@dataclass(frozen=True, slots=True)
class Group:
    """Assets that a practice treats alike, so that they are rated together."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Asset:
    """One thing that creates, receives, maintains or transmits PHI, or protects what does. `type` is a catalog id."""

    id: str
    name: str
    type: str
    holds_ephi: EphiUse = "unknown"
    group_id: str | None = None
    site_id: str | None = None
    vendor_id: str | None = None
    location: str = ""
    owner: str = ""
    encrypted: Encryption = "unknown"
    multi_factor: YesNo | Literal["not_applicable"] = "unknown"
    shared_sign_in: YesNo = "unknown"
    supported: YesNo = "unknown"
    critical: bool = False
    count: int = 1
    added_on: date | None = None
    retired_on: date | None = None


@dataclass(frozen=True, slots=True)
class Flow:
    """ePHI that moves: from an asset to an asset or a vendor, over a channel, encrypted or not."""

    id: str
    name: str
    from_asset_id: str | None
    to_asset_id: str | None
    to_vendor_id: str | None
    channel: str
    encrypted: Encryption = "unknown"


@dataclass(frozen=True, slots=True)
class Vendor:
    """A firm outside the practice. `agreement` is about a business associate agreement on file."""

    id: str
    name: str
    service: str
    touches_phi: YesNo
    agreement: Literal["on_file", "missing", "not_needed", "unknown"] = "unknown"
    agreement_signed_on: date | None = None
    agreement_ends_on: date | None = None
    multi_factor: YesNo = "unknown"
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who works for the practice. `duties` holds designations such as security_official."""

    id: str
    name: str
    job: str
    started_on: date | None = None
    ended_on: date | None = None
    access_ended_on: date | None = None
    trained_on: date | None = None
    duties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened and counts: what OCR names as a trigger, or the proof that a duty was done."""

    id: str
    kind: str
    on: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the practice answered to one question; `option` is the catalog's answer id or dont_know / not_applicable."""

    question: str
    option: str
    note: str = ""
    by: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """An addressable specification, decided: 45 CFR 164.306(d)(3)."""

    citation: str
    outcome: Literal["implement", "alternative", "not_reasonable"]
    reason: str
    alternative: str = ""
    approved_by: str = ""
    decided_on: date | None = None


@dataclass(frozen=True, slots=True)
class Risk:
    """A risk as the practice rated it. `pair` is a catalog id, or None for a risk in the practice's own words.

    Likelihood and impact stand on the scale of `method`; `group_id` None covers every exposed asset that no other risk
    of the same pair singles out.
    """

    id: str
    number: int
    pair: str | None
    threat: str
    vulnerability: str
    group_id: str | None = None
    asset_id: str | None = None
    inherent_likelihood: str = ""
    inherent_impact: str = ""
    likelihood: str = ""
    impact: str = ""
    level: str = ""
    method: str = ""
    reason: str = ""
    response: Literal["mitigate", "accept", "transfer", "avoid"] | None = None
    response_reason: str = ""
    owner: str = ""
    due_on: date | None = None
    approved_by: str = ""
    accepted_until: date | None = None
    status: Literal["open", "mitigated", "closed"] = "open"
    has_evidence: bool = False
    rated_by: str = ""
    rated_on: date | None = None
    title: str = ""


TaskStatus = Literal["open", "started", "done", "verified", "dropped"]


@dataclass(frozen=True, slots=True)
class Task:
    """Work that closes a gap. When it is done, `question` will be answered with `option`."""

    id: str
    title: str
    status: TaskStatus = "open"
    minutes: int = 30
    owner: str = ""
    due_on: date | None = None
    question: str | None = None
    option: str | None = None
    risk_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything the rules may know about one practice. Order of the tuples never matters to a result.

    `particulars` are the habits and values that policies state, by their id in the policy library.
    """

    profile: Profile
    answers: Mapping[str, Answer] = field(default_factory=dict)
    sites: tuple[Site, ...] = ()
    groups: tuple[Group, ...] = ()
    assets: tuple[Asset, ...] = ()
    flows: tuple[Flow, ...] = ()
    vendors: tuple[Vendor, ...] = ()
    people: tuple[Person, ...] = ()
    events: tuple[Event, ...] = ()
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    risks: tuple[Risk, ...] = ()
    tasks: tuple[Task, ...] = ()
    particulars: Mapping[str, str] = field(default_factory=dict)
