"""What does the law ask, and since when? 45 CFR Part 164, Subparts C (Security), D (Breach Notification), E (Privacy)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from api.domain.editions import in_force, published, read

Rule = Literal["security_rule", "breach_rule", "privacy_rule"]
RULES: tuple[Rule, ...] = ("security_rule", "breach_rule", "privacy_rule")
PROPOSED = "proposed_rule"

Designation = Literal["required", "addressable"]


@dataclass(frozen=True, slots=True)
class Item:
    """One paragraph of a rule, summarized in our own words.

    `citation` is the paragraph without "45 CFR". `parent` is the item that this one carries out, or "" at the top.
    `kind` is standard, specification or general_rule; the Breach Rule adds definition, exception, presumption,
    risk_factor and content_element, the Privacy Rule note. Only Security Rule items have a `safeguard` (administrative,
    physical, technical, organizational, documentation, general) and only its specifications a `designation`. `counted`
    marks the 22 standards and 46 specifications that a gap analysis of Subpart C goes through. `confidence` is "" where
    the rule itself was read. `deadline`, `detail` (other numbers and means), `applies_to` and `threshold` are "" where the
    catalog names none.
    """

    citation: str
    parent: str
    rule: Rule
    kind: str
    title: str
    official_title: bool
    safeguard: str
    designation: Designation | None
    summary: str
    counted: bool
    authority: str
    note: str
    deadline: str = ""
    detail: str = ""
    applies_to: str = ""
    threshold: str = ""
    confidence: str = ""

    @property
    def section(self) -> str:
        """The section that the paragraph stands in: 164.308 of 164.308(a)(1)(i)."""
        return self.citation.partition("(")[0].strip()


@dataclass(frozen=True, slots=True)
class Rules:
    """The three rules as they stood on a day; `editions` by catalog name, `items` by citation in the rule's order."""

    editions: Mapping[str, date]
    items: Mapping[str, Item]

    def children(self, citation: str) -> tuple[Item, ...]:
        """The items whose parent this is, in the rule's order."""
        return tuple(item for item in self.items.values() if item.parent == citation)


@dataclass(frozen=True, slots=True)
class Proposal:
    """One proposed change: not law. `counterparts` are the paragraphs in force that it would replace; none if new."""

    id: str
    citation: str
    title: str
    summary: str
    deadline: str
    counterparts: tuple[str, ...]
    confidence: str
    note: str
    authority: str


@dataclass(frozen=True, slots=True)
class ProposedRules:
    """The proposed Security Rule of 90 FR 898 and where it stands: nothing in it is owed by anyone yet."""

    edition: date
    title: str
    source: str
    status: str
    items: Mapping[str, Proposal]


def rules_on(day: date) -> Rules:
    """Every item in force on `day`; raises NoEdition when no Security Rule is on file for it."""
    in_force("security_rule", day)
    return _rules(tuple((rule, in_force(rule, day)) for rule in RULES if published(rule)[0] <= day))


def proposed_rules() -> ProposedRules:
    """The newest proposal on file, apart from everything that is in force."""
    return _proposed(published(PROPOSED)[-1])


@cache
def _rules(editions: tuple[tuple[Rule, date], ...]) -> Rules:
    items: dict[str, Item] = {}
    for rule, edition in editions:
        tables = read(rule, edition)
        items |= {row["citation"]: _item(rule, tables["authority"], row) for row in tables["item"]}
    return Rules(editions=MappingProxyType(dict(editions)), items=MappingProxyType(items))


def _item(rule: Rule, authority: str, row: Mapping[str, Any]) -> Item:
    return Item(
        citation=row["citation"],
        parent=row.get("parent", ""),
        rule=rule,
        kind=row["kind"],
        title=row["title"],
        official_title=row.get("official_title", True),
        safeguard=row.get("safeguard", ""),
        designation=row.get("designation"),
        summary=row["summary"],
        counted=row.get("counted", False),
        authority=authority,
        note=row.get("note", ""),
        deadline=row.get("deadline", ""),
        detail=row.get("detail", ""),
        applies_to=row.get("applies_to", ""),
        threshold=row.get("threshold", ""),
        confidence=row.get("confidence", ""),
    )


@cache
def _proposed(edition: date) -> ProposedRules:
    tables = read(PROPOSED, edition)
    items = {
        row["id"]: Proposal(
            id=row["id"],
            citation=row.get("citation", ""),
            title=row["title"],
            summary=row["summary"],
            deadline=row.get("deadline", ""),
            counterparts=tuple(row["counterparts"]),
            confidence=row["confidence"],
            note=row.get("note", ""),
            authority=tables["authority"],
        )
        for row in tables["item"]
    }
    return ProposedRules(
        edition=edition,
        title=tables["title"],
        source=tables["source"],
        status=tables["status"],
        items=MappingProxyType(items),
    )
