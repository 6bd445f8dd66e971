"""Which paragraphs of the Security Rule have nothing to apply to in a practice like this? Our reading, not a list in law.

45 CFR 164.306(c) asks for every applicable standard and (d)(3) for each addressable specification to be assessed. So a
reason is only ever used where no question is asked, says what would end it, and is printed with the paragraph.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from api.domain.editions import in_force, read

CATALOG = "not_applicable"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a paragraph has nothing to apply to: fits a profile with all tags of `when` and none of `unless`."""

    citation: str
    when: frozenset[str]
    unless: frozenset[str]
    text: str

    def fits(self, tags: frozenset[str]) -> bool:
        """Whether the reason holds for a profile with these tags."""
        return self.when <= tags and not self.unless & tags


def reasons_on(day: date) -> Mapping[str, tuple[Reason, ...]]:
    """Every reason of the edition in force on `day`, by citation; raises NoEdition before the first."""
    return _reasons(in_force(CATALOG, day))


def reason_for(citation: str, tags: frozenset[str], day: date) -> str:
    """The text of the first reason that fits; the empty string when the paragraph has something to apply to."""
    return next((reason.text for reason in reasons_on(day).get(citation, ()) if reason.fits(tags)), "")


@cache
def _reasons(edition: date) -> Mapping[str, tuple[Reason, ...]]:
    found: dict[str, tuple[Reason, ...]] = {}
    for row in read(CATALOG, edition)["reason"]:
        reason = Reason(row["citation"], frozenset(row["when"]), frozenset(row["unless"]), row["text"])
        found[reason.citation] = (*found.get(reason.citation, ()), reason)
    return MappingProxyType(found)
