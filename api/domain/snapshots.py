"""What does a written risk analysis say? The values it is made of, all plain, all derivable again from the same facts.

An `Analysis` is what gets sealed: as canonical JSON it is hashed (`frozen.py`), and every document is drawn from it alone. Dates are
ISO days, instants ISO 8601 UTC; a text field that has nothing to say is the empty string.
"""

from dataclasses import dataclass
from typing import Literal

FORMAT = "duecare.analysis/1"


@dataclass(frozen=True, slots=True)
class Signature:
    """Who put a name to it, in what capacity, when (ISO 8601 UTC; empty while nobody has)."""

    name: str
    role: str
    at: str


@dataclass(frozen=True, slots=True)
class Scale:
    """One row of the method's table: a likelihood and the level it gives for each impact, least impact first."""

    likelihood: str
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MethodUsed:
    """The published or own table that turned likelihood and impact into a level."""

    id: str
    title: str
    source: str
    edition: str
    likelihoods: tuple[str, ...]
    impacts: tuple[str, ...]
    levels: tuple[str, ...]
    grid: tuple[Scale, ...]
    how: str


@dataclass(frozen=True, slots=True)
class Appetite:
    """The highest level that management accepts without treating it, and who said so."""

    level: str
    statement: str
    approved_by: str
    approved_on: str


@dataclass(frozen=True, slots=True)
class EditionUsed:
    catalog: str
    edition: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing that differs from the analysis before: what was added, changed or removed, in one sentence."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class SiteLine:
    name: str
    kind: str
    assets: int


@dataclass(frozen=True, slots=True)
class AssetLine:
    name: str
    type: str
    category: str
    group: str
    site: str
    location: str
    holds_ephi: str
    encrypted: str
    owner: str
    vendor: str
    count: int


@dataclass(frozen=True, slots=True)
class VendorLine:
    name: str
    service: str
    touches_phi: str
    agreement: str
    signed_on: str
    ends_on: str


@dataclass(frozen=True, slots=True)
class FlowLine:
    name: str
    from_: str
    to: str
    channel: str
    encrypted: str


@dataclass(frozen=True, slots=True)
class SafeguardLine:
    """A safeguard as answered: what it is, how well it is in place, in whose words, since when."""

    question: str
    safeguard: str
    grade: str
    answer: str
    note: str
    answered_by: str
    answered_on: str
    citations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactorLine:
    """One thing that moved a likelihood or an impact, where it comes from, and what it did."""

    name: str
    value: str
    because: str


@dataclass(frozen=True, slots=True)
class RatingLine:
    likelihood: str
    impact: str
    level: str


@dataclass(frozen=True, slots=True)
class ResponseLine:
    """What will be done: mitigate, accept, transfer or avoid; empty kind when nobody has decided yet."""

    kind: str
    reason: str
    owner: str
    due_on: str
    approved_by: str
    accepted_until: str
    status: str
    tasks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RiskLine:
    """One risk on its own chain: assets × threat × vulnerability → safeguards → rating → response."""

    number: str
    title: str
    pair: str
    threat: str
    vulnerability: str
    at_risk: tuple[str, ...]
    group: str
    assets: tuple[str, ...]
    citations: tuple[str, ...]
    selected_because: tuple[str, ...]
    safeguards: tuple[str, ...]
    missing: tuple[str, ...]
    questions: tuple[str, ...]
    factors: tuple[FactorLine, ...]
    inherent: RatingLine
    suggested: RatingLine
    residual: RatingLine
    reason: str
    rated_by: str
    rated_on: str
    response: ResponseLine


@dataclass(frozen=True, slots=True)
class ConsideredLine:
    """A threat and vulnerability that was looked at and not carried as a risk, with the reason."""

    pair: str
    threat: str
    vulnerability: str
    likelihood: str
    impact: str
    level: str
    because: str


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """An addressable specification that was decided: 45 CFR 164.306(d)(3)."""

    outcome: str
    reason: str
    alternative: str
    approved_by: str
    decided_on: str


@dataclass(frozen=True, slots=True)
class GapLine:
    """One standard or specification: met, partly, not_met, alternative, not_applicable or unknown, and why."""

    citation: str
    parent: str
    kind: Literal["standard", "specification"]
    title: str
    safeguard: str
    designation: str
    status: str
    reasons: tuple[str, ...]
    decision: DecisionLine | None


@dataclass(frozen=True, slots=True)
class TaskLine:
    title: str
    owner: str
    due_on: str
    minutes: int
    status: str
    risks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ElementLine:
    """One of the nine elements of OCR's guidance on risk analysis: done, or what is still missing."""

    number: int
    title: str
    done: bool
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ContradictionLine:
    rule: str
    citation: str
    text: str


@dataclass(frozen=True, slots=True)
class SourceLine:
    title: str
    note: str


@dataclass(frozen=True, slots=True)
class PracticeLine:
    name: str
    kind: str
    people: int
    time_zone: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """The whole written analysis of one practice on one day. `status` is draft or final."""

    format: str
    id: str
    number: int
    status: str
    on: str
    purpose: str
    practice: PracticeLine
    prepared_by: Signature
    approved_by: Signature
    next_review_on: str
    method: MethodUsed
    appetite: Appetite
    editions: tuple[EditionUsed, ...]
    changes_since: str
    changes: tuple[Changed, ...]
    sites: tuple[SiteLine, ...]
    assets: tuple[AssetLine, ...]
    vendors: tuple[VendorLine, ...]
    flows: tuple[FlowLine, ...]
    safeguards: tuple[SafeguardLine, ...]
    risks: tuple[RiskLine, ...]
    considered: tuple[ConsideredLine, ...]
    gaps: tuple[GapLine, ...]
    tasks: tuple[TaskLine, ...]
    contradictions: tuple[ContradictionLine, ...]
    elements: tuple[ElementLine, ...]
    sources: tuple[SourceLine, ...]
