"""What is a practice like this likely to have? Systems and vendors to confirm or strike; our list, no rule asks for it."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from api.domain.choosing import fits, tags
from api.domain.editions import in_force, read
from api.domain.facts import EphiUse, Profile, YesNo

CATALOG = "proposals"


@dataclass(frozen=True, slots=True)
class Usual:
    """A system or vendor that practices with the same facts usually have.

    `type` is an asset type; a vendor has one when the firm is itself on the inventory. `holds_ephi` is about the asset,
    `touches_phi` about the firm behind it. `people_each` is for how many people there is one, None when there is one
    whatever their number. `service` is what a firm that runs it does, empty when nobody outside does. `run_by` is the
    service of the vendor that most likely runs it. `known_by` are words by which a vendor's service is recognized in
    somebody's own wording.
    """

    id: str
    kind: Literal["asset", "vendor"]
    name: str
    needs: tuple[str, ...]
    because: str
    type: str | None = None
    citation: str = ""
    holds_ephi: EphiUse = "unknown"
    critical: bool = False
    people_each: int | None = None
    service: str = ""
    touches_phi: YesNo = "unknown"
    run_by: str = ""
    known_by: tuple[str, ...] = ()

    def count(self, people: int) -> int:
        """How many there may be where so many people work; never none."""
        return 1 if self.people_each is None else -(-people // self.people_each)

    def knows(self, service: str) -> bool:
        """Whether these words, as somebody put them, speak of this vendor's service."""
        said = _words(service)
        return any(_words(word) in said for word in (self.service, *self.known_by))

    def runs(self, system: "Usual") -> bool:
        """Whether this vendor is the one that most likely runs the system."""
        return self.kind == "vendor" and (self.service == system.run_by or self.id == system.id)


@dataclass(frozen=True, slots=True)
class Proposal:
    """One line to confirm or strike. `vendor` is the proposal of the firm that most likely runs it, if there is one.

    `taken`: nothing of it is missing on record. `struck`: the practice said that it does not have it.
    """

    usual: Usual
    count: int
    vendor: str | None
    taken: bool
    struck: bool


def usual_on(day: date) -> Mapping[str, Usual]:
    """Everything that can be proposed in the edition in force on `day`, by id, in its order; raises NoEdition."""
    return _usual(in_force(CATALOG, day))


def propose(
    usual: Mapping[str, Usual],
    profile: Profile,
    types: Collection[str],
    services: Collection[str],
    struck: Collection[str],
) -> tuple[Proposal, ...]:
    """What fits the profile, systems first, each by importance.

    `types` are the types of the assets on record, `services` what the vendors on record do, in the practice's words.
    """
    held = tags(profile)
    fitting = [each for each in usual.values() if fits(each.needs, held)]
    runners = {each.service: each.id for each in fitting if each.kind == "vendor"}
    return tuple(
        Proposal(
            usual=each,
            count=each.count(profile.people),
            vendor=runners.get(each.run_by),
            taken=taken(each, types, services),
            struck=each.id in struck,
        )
        for each in fitting
    )


def taken(usual: Usual, types: Collection[str], services: Collection[str]) -> bool:
    """Whether everything that confirming it would put on record is there already."""
    stands = usual.type is None or usual.type in types
    return stands and (usual.kind == "asset" or any(usual.knows(service) for service in services))


def runs(usual: Mapping[str, Usual], system: Usual, service: str) -> bool:
    """Whether a vendor with this service, in the practice's words, is the one that most likely runs the system."""
    return any(each.runs(system) and each.knows(service) for each in usual.values())


def _words(text: str) -> str:
    return f" {' '.join(re.findall('[a-z0-9]+', text.casefold()))} "


@cache
def _usual(edition: date) -> Mapping[str, Usual]:
    found = (Usual(**_frozen(row)) for row in read(CATALOG, edition)["item"])
    return MappingProxyType({each.id: each for each in found})


def _frozen(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
