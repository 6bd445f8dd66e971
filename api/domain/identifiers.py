"""Does a text look as if it named a patient? By patterns that a person can overrule; nobody else can know.

45 CFR 164.514(b)(2)(i) lists what identifies a person and gives no patterns: these are our advice, in a dated edition. The
browser reads the same ones.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import accumulate
from typing import Any

from api.domain.editions import in_force, read

CATALOG = "identifiers"
UNREAD = frozenset({"code", "cursor", "email", "key", "password", "secret", "sha256", "token"})
"""Fields that are never about a patient, or that nobody types: secrets look like anything."""

Place = tuple[str | int, ...]
_APART = "\x1f" * 6  # longer than any gap that an expression may bridge, so that two texts are never read as one


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of identifier, and how it looks: expressions that Python and a browser read alike."""

    id: str
    title: str
    citation: str
    ignore_case: bool
    luhn: bool
    words: tuple[str, ...]
    expressions: tuple[str, ...]
    compiled: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a text looks like a kind of identifier."""

    place: Place
    kind: Kind
    line: int


def kinds_on(day: date) -> tuple[Kind, ...]:
    """What is looked for, by the edition in force on a day; raises NoEdition."""
    return _kinds(in_force(CATALOG, day))


def hits(kinds: Iterable[Kind], sent: Any) -> list[Hit]:
    """Where what was sent, values as JSON has them, looks like a patient's identifier; one hit a place and title."""
    places, texts = [], []
    for place, text in _texts(sent, ()):
        places.append(place)
        texts.append(text)
    if not texts:
        return []
    starts = list(accumulate((len(text) + len(_APART) for text in texts[:-1]), initial=0))
    found: dict[tuple[int, str], Hit] = {}
    for kind, start in _matches(kinds, _APART.join(texts).replace("_", " ")):
        which = bisect_right(starts, start) - 1
        line = texts[which].count("\n", 0, start - starts[which]) + 1
        found.setdefault((which, kind.title), Hit(places[which], kind, line))
    return [found[key] for key in sorted(found)]


def _texts(sent: Any, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(sent, str):
        if len(sent) > 4:
            yield place, sent
    elif isinstance(sent, dict):
        for key, value in sent.items():
            if key not in UNREAD:
                yield from _texts(value, (*place, key))
    elif isinstance(sent, list):
        for index, value in enumerate(sent):
            yield from _texts(value, (*place, index))


def _matches(kinds: Iterable[Kind], text: str) -> Iterator[tuple[Kind, int]]:
    low = text.lower()
    for kind in kinds:
        if kind.words and not any(word in low for word in kind.words):
            continue
        for expression in kind.compiled:
            for match in expression.finditer(text):
                if not kind.luhn or _luhn(match.group()):
                    yield kind, match.start()


def _luhn(number: str) -> bool:
    """Whether the last digit is the check digit of the others (ISO/IEC 7812-1)."""
    digits = [int(letter) for letter in reversed(number) if letter.isdigit()]
    doubled: Sequence[int] = [2 * digit - 9 * (digit > 4) for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


@cache
def _kinds(edition: date) -> tuple[Kind, ...]:
    kinds = []
    for row in read(CATALOG, edition)["kind"]:
        flags = re.ASCII | (re.IGNORECASE if row["ignore_case"] else re.NOFLAG)
        compiled = tuple(re.compile(expression, flags) for expression in row["expressions"])
        told = row | {"words": tuple(row["words"]), "expressions": tuple(row["expressions"])}
        kinds.append(Kind(**told, compiled=compiled))
    return tuple(kinds)
