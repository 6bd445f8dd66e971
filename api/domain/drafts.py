"""What does our own template of a contract say? 45 CFR 164.504(e) and 164.314(a), term by term, merged from the record."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from api.domain.contracts import Kind
from api.domain.editions import in_force, read
from api.domain.sentences import spell

CATALOG = "contract_drafts"
BLANK = "________________"
LATEST = 60
"""Days after discovery at most: 164.410(b)."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the record of a contract tells. `other` is the side that is not the practice."""

    kind: Kind
    practice: str
    other: str
    service: str
    begins_on: date | None = None
    expires_on: date | None = None
    renews: bool = False
    notice_days: int | None = None
    yearly_verification: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A template filled in. Each of `terms` is a title with its paragraphs and their citations, empty where it is advice.

    `sides` are who gives the information and who gets it, `lacks` what has to be told before it can be signed.
    """

    title: str
    lead: str
    citation: str
    sides: tuple[str, str]
    terms: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    lacks: tuple[str, ...]
    edition: date

    @property
    def text(self) -> str:
        """Its terms as plain text, a paragraph each."""
        return "\n\n".join(text for _, paragraphs in self.terms for text, _ in paragraphs)


def write(facts: Facts, on: date) -> Draft:
    """The template for this kind of contract in the edition of a day. Raises NoEdition."""
    edition = in_force(CATALOG, on)
    tables = _tables(edition)
    kind = next(row for row in tables["kind"] if row["id"] == facts.kind)
    names = (facts.other, facts.practice) if facts.kind == "reverse" else (facts.practice, facts.other)
    words = {
        "upper": kind["upper"],
        "lower": kind["lower"],
        "Upper": "T" + kind["upper"][1:],
        "Lower": "T" + kind["lower"][1:],
        "upper_name": names[0],
        "lower_name": names[1],
        "service": facts.service.rstrip(". ") or BLANK,
        "days": facts.notice_days or LATEST,
        "begins": spell(facts.begins_on) if facts.begins_on else BLANK,
        "expires": spell(facts.expires_on) if facts.expires_on else BLANK,
    }
    holds = _holds(facts)
    terms = tuple(
        (
            term["title"],
            tuple(
                (row["text"].format_map(words), row["citation"])
                for row in term["texts"]
                if "if" not in row or row["if"] in holds
            ),
        )
        for term in tables["term"]
    )
    return Draft(
        title=kind["title"],
        lead=tables["lead"],
        citation=kind["citation"],
        sides=names,
        terms=terms,
        lacks=() if facts.service.strip() else ("Say on the vendor’s record what it does for you.",),
        edition=edition,
    )


def _holds(facts: Facts) -> set[str]:
    term = "open_end" if facts.expires_on is None else "renews" if facts.renews else "expires"
    return {term, "yearly"} if facts.yearly_verification else {term}


@cache
def _tables(edition: date) -> dict[str, Any]:
    return read(CATALOG, edition)
