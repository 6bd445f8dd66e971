"""Which threats meet which weaknesses in a small practice? 45 CFR 164.308(a)(1)(ii)(A), 164.306(a)(2); our list."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from api.domain.editions import in_force, read

CATALOG = "threats"

Step = Literal["low", "moderate", "high"]
AssetFact = Literal["encrypted", "multi_factor", "supported", "shared_sign_in", "agreement", "flow_encrypted"]


@dataclass(frozen=True, slots=True)
class Pair:
    """A threat and the vulnerability it would use.

    `title` names the whole risk. `asset_types` are the ids of the types that are exposed. `at_risk` holds
    confidentiality, integrity, availability. `likelihood` (that it is started or occurs) and `impact` are suggestions
    to begin from. `asset_facts` are the facts recorded about an exposed asset that settle whether it is open:
    `agreement` is about the vendor behind the asset, `flow_encrypted` about the flows that begin or end at it.
    """

    id: str
    category: str
    source_type: Literal["adversarial", "accidental", "structural", "environmental"]
    title: str
    threat: str
    vulnerability: str
    asset_types: tuple[str, ...]
    at_risk: tuple[Literal["confidentiality", "integrity", "availability"], ...]
    citations: tuple[str, ...]
    safeguards: tuple[str, ...]
    hicp: tuple[str, ...]
    likelihood: Step
    impact: Step
    asset_facts: tuple[AssetFact, ...] = ()


def pairs_on(day: date) -> Mapping[str, Pair]:
    """Every pair of the edition in force on `day`, by id; raises NoEdition before the first."""
    return _pairs(in_force(CATALOG, day))


@cache
def _pairs(edition: date) -> Mapping[str, Pair]:
    pairs = (Pair(**_frozen(row)) for row in read(CATALOG, edition)["pair"])
    return MappingProxyType({pair.id: pair for pair in pairs})


def _frozen(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
