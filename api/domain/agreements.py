"""What does somebody agree to who uses a device of their own for work? Our advice; the rule asks for no such page.

An edition is shown whole, and its digest is kept with the device, so that what was agreed to can be read years later.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256

from api.domain.editions import in_force, read

CATALOG = "own_devices"


@dataclass(frozen=True, slots=True)
class Terms:
    """An edition of the agreement. `says` tells whose word it is: ours, and nobody's law."""

    edition: date
    title: str
    purpose: str
    says: str
    promises: tuple[str, ...]

    @property
    def digest(self) -> str:
        """The sha256 of its text, line by line; another text has another one."""
        return sha256("\n".join((self.title, self.purpose, *self.promises)).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Own:
    """A device as the agreement sees it: whether it is its owner's, still used for work, and what was last agreed to by
    whoever has it now ("" for nothing).
    """

    id: str
    personal: bool
    back: bool
    agreed_to: str


def terms_on(day: date) -> Terms:
    """The edition in force on a day."""
    return _terms(in_force(CATALOG, day))


def asked(devices: Iterable[Own]) -> list[Own]:
    """The devices that somebody is asked about: their own, and in use for work."""
    return [device for device in devices if device.personal and not device.back]


def owed(devices: Iterable[Own], terms: Terms) -> list[Own]:
    """Those for which these very terms are not agreed to yet."""
    return [device for device in asked(devices) if device.agreed_to != terms.digest]


@cache
def _terms(edition: date) -> Terms:
    told = read(CATALOG, edition)
    return Terms(edition, told["title"], told["purpose"], told["says"], tuple(told["promises"]))
