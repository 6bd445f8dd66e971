"""What kinds of things hold or protect ePHI in a small practice? The inventory of 45 CFR 164.308(a)(1)(ii)(A), our list."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Literal

from api.domain.editions import in_force, read

CATALOG = "asset_types"


@dataclass(frozen=True, slots=True)
class AssetType:
    """A kind of asset; `holds_ephi` and `owner` say what is typical, `asks` which facts are worth recording about one."""

    id: str
    label: str
    category: str
    holds_ephi: Literal["yes", "no", "sometimes"]
    owner: str
    asks: tuple[str, ...]
    summary: str


def asset_types_on(day: date) -> Mapping[str, AssetType]:
    """Every asset type of the edition in force on `day`, by id; raises NoEdition before the first."""
    return _types(in_force(CATALOG, day))


@cache
def _types(edition: date) -> Mapping[str, AssetType]:
    rows = read(CATALOG, edition)["type"]
    return MappingProxyType({row["id"]: AssetType(**{**row, "asks": tuple(row["asks"])}) for row in rows})
