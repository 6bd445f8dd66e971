"""Which published text does a conclusion rest on? Every catalog that was in force on one day, and its checksum."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from api.domain import assets, threats
from api.domain.assets import AssetType, asset_types_on
from api.domain.crosswalks import Crosswalk, crosswalks_on
from api.domain.editions import checksum, in_force, published
from api.domain.methods import METHODS, Method
from api.domain.questions import CATALOG as QUESTIONS
from api.domain.questions import Bank, bank_on
from api.domain.standards import Rules, rules_on
from api.domain.threats import Pair, pairs_on

SUGGESTS = "nist-sp-800-30-r1"
"""The method whose likelihood tables every suggestion is worked out on, whatever method the practice rates with."""

_OURS = (QUESTIONS, threats.CATALOG, assets.CATALOG, "contradictions", "not_applicable")


@dataclass(frozen=True, slots=True)
class Catalogs:
    """The rules, questions, pairs, asset types and crosswalks in force on `day`.

    Each part is loaded once an edition, so that two days under the same editions share the same parts.
    """

    day: date
    rules: Rules
    bank: Bank
    pairs: Mapping[str, Pair]
    types: Mapping[str, AssetType]
    crosswalks: tuple[Crosswalk, ...]


def catalogs_on(day: date) -> Catalogs:
    """Everything in force on a day; raises NoEdition where a catalog had not been published."""
    return Catalogs(
        day=day,
        rules=rules_on(day),
        bank=bank_on(day),
        pairs=pairs_on(day),
        types=asset_types_on(day),
        crosswalks=crosswalks_on(day),
    )


def editions(catalogs: Catalogs, method: Method) -> tuple[tuple[str, date, str], ...]:
    """What a conclusion was drawn from: each catalog's name, the day its edition took force, and its sha256.

    A practice's own method is no catalog; it is quoted whole in the written analysis.
    """
    names = {*_OURS, *catalogs.rules.editions, METHODS[SUGGESTS], *(crosswalk.id for crosswalk in catalogs.crosswalks)}
    if method.id in METHODS:
        names.add(METHODS[method.id])
    days = {name: in_force(name, catalogs.day) for name in names if published(name)[0] <= catalogs.day}
    return tuple((name, day, checksum(name, day)) for name, day in sorted(days.items()))
