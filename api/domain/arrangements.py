"""Which papers do covered entities keep together who work as one arrangement, or as one entity? In dated editions.

45 CFR 160.103 (organized health care arrangement) and 164.105(b) (affiliated covered entity).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from api.domain.determinations import Reason, reasons_of
from api.domain.editions import in_force, read

CATALOG = "arrangements"

PaperId = Literal["ohca_memo", "ace_designation"]


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of an edition: what it says in its parts, what its other members are called, and how they sign."""

    id: str
    edition: date
    title: str
    lead: str
    names: str
    signs: str
    parts: tuple[tuple[str, tuple[Reason, ...]], ...]


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody besides the practice, and who told on which day that they belong to it."""

    name: str
    told_by: str
    told_on: date


@dataclass(frozen=True, slots=True)
class Arranged:
    """A paper as it is printed on a day. `members` is not empty."""

    practice: str
    on: date
    paper: Paper
    members: tuple[Member, ...]


def papers_on(day: date) -> Mapping[str, Paper]:
    """The papers of the edition in force on a day, by id; raises NoEdition."""
    return _papers_of(in_force(CATALOG, day))


@cache
def _papers_of(edition: date) -> Mapping[str, Paper]:
    return {
        row["id"]: Paper(
            row["id"],
            edition,
            row["title"],
            row["lead"],
            row["names"],
            row["signs"],
            tuple((part["title"], reasons_of(part["lines"])) for part in row["part"]),
        )
        for row in read(CATALOG, edition)["paper"]
    }
