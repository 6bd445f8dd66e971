"""Which version of a policy is in force on a day, how long is each one kept, and what differs between two?

45 CFR 164.316(b)(2)(i) and 164.530(j)(2): six years from the day a document was made or was last in effect, whichever
is later. The clock of a version that is in effect has not begun.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal

YEARS_KEPT = 6

Stage = Literal["draft", "in_review", "approved"]
State = Literal["draft", "in_review", "approved", "effective", "superseded", "retired"]
Mark = Literal["same", "added", "removed"]


@dataclass(frozen=True, slots=True)
class Version:
    """A version on record: how far it got, and for an approved one the day it takes effect."""

    number: int
    stage: Stage
    effective_on: date | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """A version on a day. `ended_on` is the day something else took its place; `keep_until` is None while it is in effect
    or has yet to be.
    """

    number: int
    state: State
    ended_on: date | None
    keep_until: date | None


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand together: the same in both, or in one of them alone."""

    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of one statement: `runs` are its words in order, old and new."""

    id: str
    mark: Literal["same", "added", "removed", "changed"]
    runs: tuple[Run, ...]


def stand(versions: Sequence[Version], retired_on: date | None, on: date) -> tuple[Standing, ...]:
    """What each version is on a day, in the order of their numbers."""
    approved = sorted(
        (version for version in versions if version.stage == "approved" and version.effective_on is not None),
        key=lambda version: (version.effective_on, version.number),
    )
    successors = {each.number: after.effective_on for each, after in pairwise(approved)}
    return tuple(
        _standing(version, successors.get(version.number), retired_on, on)
        for version in sorted(versions, key=lambda version: version.number)
    )


def _standing(version: Version, successor: date | None, retired_on: date | None, on: date) -> Standing:
    if version.stage != "approved" or version.effective_on is None:
        return Standing(version.number, "draft" if version.stage == "approved" else version.stage, None, None)
    ends = [(day, state) for day, state in ((successor, "superseded"), (retired_on, "retired")) if day is not None]
    ended_on, state = min(ends, default=(None, ""))
    if ended_on is not None and ended_on <= on:
        last = max(ended_on, version.effective_on)
        return Standing(
            version.number, "superseded" if state == "superseded" else "retired", ended_on, keep_until(last)
        )
    return Standing(version.number, "effective" if version.effective_on <= on else "approved", None, None)


def keep_until(last_in_effect: date) -> date:
    """Six years on, the same day; from a February 29 to the March 1 after, so that no day is lost."""
    year = last_in_effect.year + YEARS_KEPT
    try:
        return last_in_effect.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def differ(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Difference, ...]:
    """What became of each statement, by id, in the order of `after`; what is gone stands where it stood."""
    old, new = list(before), list(after)
    found: list[Difference] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "insert":
            found += [_gone(id, before[id]) for id in old[i:j] if id not in after]
        found += [_became(id, before.get(id), after[id]) for id in new[k:m]]
    return tuple(found)


def _gone(id: str, text: str) -> Difference:
    return Difference(id, "removed", (Run("removed", text),))


def _became(id: str, before: str | None, after: str) -> Difference:
    if before is None:
        return Difference(id, "added", (Run("added", after),))
    if before == after:
        return Difference(id, "same", (Run("same", after),))
    return Difference(id, "changed", tuple(_words(before, after)))


def _words(before: str, after: str) -> Iterator[Run]:
    old, new = before.split(), after.split()
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Run("same", " ".join(new[k:m]))
        else:
            if j > i:
                yield Run("removed", " ".join(old[i:j]))
            if m > k:
                yield Run("added", " ".join(new[k:m]))
