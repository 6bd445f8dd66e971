"""What do the notices of a breach say? The five elements of 45 CFR 164.404(c)(1), each in the practice's own words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal

from api.domain.editions import in_force, read
from api.domain.sentences import joined, spell

CATALOG = "breach_letters"

LetterId = Literal["individual", "substitute", "media", "covered_entity", "hhs"]
Role = Literal["covered_entity", "business_associate"]

LETTERS: Mapping[Role, tuple[LetterId, ...]] = {
    "covered_entity": ("individual", "hhs", "media", "substitute"),
    "business_associate": ("covered_entity", "individual", "hhs", "media", "substitute"),
}
"""What each may need. A business associate tells the covered entity, and the others only where an agreement hands it
that work.
"""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a breach's record tells. `told` has the five elements by their fields, and counts are of people."""

    practice: str
    role: Role
    reference: str
    kind: str
    happened_on: date | None
    discovered_on: date
    affected: int | None
    residents: Mapping[str, int]
    told: Mapping[str, str]
    covered_entity: str = ""
    associate: bool = False
    mitigation: str = ""
    sent: Mapping[str, date] | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """A notice as it is printed: `parts` are a title, its paragraphs and the paragraph of the rule that asks for it.

    `lacks` are the fields still empty with what to write there; while there are any, it is a draft.
    """

    id: LetterId
    title: str
    lead: str
    parts: tuple[tuple[str, tuple[str, ...], str], ...]
    signs: str
    note: str
    lacks: tuple[tuple[str, str], ...]
    edition: date


def write(facts: Facts, id: LetterId, on: date) -> Letter:
    """One of the notices, from what is on record. Raises NoEdition."""
    edition = in_force(CATALOG, on)
    tables = _tables(edition)
    words = tables["letter"][id]
    parts = _sheet(tables, facts) if id == "hhs" else _elements(tables, facts)
    return Letter(
        id=id,
        title=words["title"],
        lead=words["lead"],
        parts=parts,
        signs=words["signs"],
        note=words["note"],
        lacks=tuple(_lacks(tables, facts, id)),
        edition=edition,
    )


def log_words(on: date) -> Mapping[str, str]:
    """The title, the lead and the sentence for an empty log, as of a day."""
    return dict(_tables(in_force(CATALOG, on))["log"])


def _elements(tables: Mapping[str, Any], facts: Facts) -> tuple[tuple[str, tuple[str, ...], str], ...]:
    parts = []
    for row in tables["element"]:
        told = facts.told.get(row["id"], "")
        paragraphs = tuple(filter(None, (each.strip() for each in told.split("\n"))))
        if row["id"] == "what_happened":
            paragraphs = (*paragraphs, _days(facts))
        parts.append((row["title"], paragraphs, row["citation"]))
    return tuple(parts)


def _days(facts: Facts) -> str:
    happened = f"It happened on {spell(facts.happened_on)}." if facts.happened_on else "We do not know on which day."
    return f"{happened} We found out on {spell(facts.discovered_on)}."


def _sheet(tables: Mapping[str, Any], facts: Facts) -> tuple[tuple[str, tuple[str, ...], str], ...]:
    """What the portal asks, label by label."""
    portal, sent = tables["portal"], facts.sent or {}
    counted = "500 or more" if (facts.affected or 0) >= 500 else "Fewer than 500"
    states = joined(f"{state} {count}" for state, count in sorted(facts.residents.items())) or "not counted yet"
    told = facts.told.get
    rows = (
        ("How many people", f"{counted}: {facts.affected if facts.affected is not None else 'not counted yet'}"),
        ("By State", states),
        ("Who tells", "Business associate" if facts.role == "business_associate" else "Covered entity"),
        ("At a business associate", "Yes" if facts.associate or facts.role == "business_associate" else "No"),
        ("Day of the breach", spell(facts.happened_on) if facts.happened_on else "not known"),
        ("Day of discovery", spell(facts.discovered_on)),
        ("Type of breach", portal["kind"].get(facts.kind, portal["kind"]["other"])),
        ("Where the information was", portal["where"].get(facts.kind, portal["where"]["other"])),
        ("Kinds of information", told("information", "") or "not told yet"),
        ("What happened", told("what_happened", "") or "not told yet"),
        ("What was done", " ".join(filter(None, (told("response", ""), facts.mitigation))) or "not told yet"),
        ("Letters sent", _when(sent.get("individuals"))),
        ("Substitute notice", _when(sent.get("substitute"))),
        ("Media told", _when(sent.get("media"))),
        ("Our number", facts.reference),
    )
    return tuple((label, (value,), "") for label, value in rows)


def _when(day: date | None) -> str:
    return spell(day) if day else "not yet"


def _lacks(tables: Mapping[str, Any], facts: Facts, id: LetterId) -> Sequence[tuple[str, str]]:
    lacks = [(row["id"], row["lacks"]) for row in tables["element"] if not facts.told.get(row["id"])]
    if id == "hhs" and facts.affected is None:
        lacks.append(("affected", "Count the people concerned."))
    if id == "covered_entity" and not facts.covered_entity:
        lacks.append(("covered_entity", "Say whom you have to tell."))
    return lacks


@cache
def _tables(edition: date) -> dict[str, Any]:
    return read(CATALOG, edition)
