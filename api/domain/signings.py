"""Which papers does somebody who works here sign, and which of them are not signed yet? Our advice, in dated editions.

They are those of the documents that the person's determination asks for, or what everybody signs while nobody has been
asked about them. A paper is signed once; with another text it is owed anew.
"""

import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from api.domain.agreements import Terms
from api.domain.determinations import Reason, reasons_of
from api.domain.editions import in_force, read

CATALOG = "papers"


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of an edition: its terms, and the duties of the practice that it serves. `everyone` is whether somebody
    signs it who has not been asked about yet.
    """

    id: str
    everyone: bool
    terms: Terms
    rests_on: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Signed:
    """What was signed: the paper, by whom, the name as it was typed, and the moment. `zone` is the practice's."""

    practice: str
    zone: str
    person: str
    paper: Paper
    signed_as: str
    signed_at: datetime


def papers_on(day: date) -> tuple[Paper, ...]:
    """The papers of the edition in force on a day, in their order; raises NoEdition."""
    return papers_of(in_force(CATALOG, day))


def asked(papers: Iterable[Paper], pack: Collection[str] | None) -> tuple[Paper, ...]:
    """Those that somebody who works here signs. `pack` has the documents of their determination, None without one."""
    return tuple(each for each in papers if (each.everyone if pack is None else each.id in pack))


def owed(
    papers: Iterable[Paper], pack: Collection[str] | None, signed: Collection[tuple[str, str]]
) -> tuple[Paper, ...]:
    """Those of them that are not signed with this very text; `signed` has papers with the digests of their texts."""
    return tuple(each for each in asked(papers, pack) if (each.id, each.terms.digest) not in signed)


def is_named(typed: str, on_file: str) -> bool:
    """Whether a name was typed as it is on file. Case, accents, spaces and punctuation do not matter: a phone changes
    them without being asked.
    """
    return bool(typed.strip()) and _letters(typed) == _letters(on_file)


def _letters(name: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", name).casefold() if letter.isalnum())


@cache
def papers_of(edition: date) -> tuple[Paper, ...]:
    """The papers of an edition."""
    return tuple(
        Paper(
            row["id"],
            row["everyone"],
            Terms(edition, row["title"], row["purpose"], row["says"], tuple(row["promises"])),
            reasons_of(row["rests_on"]),
        )
        for row in read(CATALOG, edition)["paper"]
    )
