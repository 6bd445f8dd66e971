"""Where else does a paragraph of the law appear? NIST SP 800-53r5, CSF 2.0, SP 800-66r2, HICP and the HPH goals."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from api.domain.editions import in_force, published, read

CROSSWALKS = (
    "crosswalk_sp_800_53_r5",
    "crosswalk_csf_2_0",
    "crosswalk_sp_800_66_r2",
    "crosswalk_hicp_2023",
    "crosswalk_hph_cpg",
)


@dataclass(frozen=True, slots=True)
class Target:
    """A control, outcome, activity, practice or goal; `title` is "" where its source gives it none."""

    id: str
    title: str
    group: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A paragraph of the law and what it corresponds to."""

    citation: str
    target: str
    note: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """One mapping out of the law. `id` is its catalog; `label` says whose mapping it is and must be shown beside it."""

    id: str
    title: str
    authority: str
    source: str
    label: str
    derived: bool
    edition: date
    targets: Mapping[str, Target]
    pairs: tuple[Pair, ...]


def crosswalks_on(day: date) -> tuple[Crosswalk, ...]:
    """The crosswalks published by `day`, each in its edition of that day; none before the first."""
    return tuple(_crosswalk(name, in_force(name, day)) for name in CROSSWALKS if published(name)[0] <= day)


def targets_for(citation: str, day: date) -> Mapping[str, tuple[Target, ...]]:
    """By crosswalk id, what a paragraph corresponds to; a crosswalk that says nothing about it is left out."""
    found = {
        crosswalk.id: tuple(crosswalk.targets[pair.target] for pair in crosswalk.pairs if pair.citation == citation)
        for crosswalk in crosswalks_on(day)
    }
    return {name: targets for name, targets in found.items() if targets}


@cache
def _crosswalk(name: str, edition: date) -> Crosswalk:
    tables = read(name, edition)
    targets = {row["id"]: Target(row["id"], row.get("title", ""), row.get("group", "")) for row in tables["target"]}
    pairs = tuple(
        Pair(row["citation"], row["target"], row.get("note", ""), row.get("confidence", "")) for row in tables["pair"]
    )
    return Crosswalk(
        id=name,
        title=tables["title"],
        authority=tables["authority"],
        source=tables["source"],
        label=tables["label"],
        derived=tables.get("derived", False),
        edition=edition,
        targets=MappingProxyType(targets),
        pairs=pairs,
    )
