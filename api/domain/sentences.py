"""How does a value read in a sentence? Days, lists and ids in US English, the same on every machine."""

from collections.abc import Iterable, Sequence
from datetime import date

WORDS_A_MINUTE = 200
"""How fast a calm reader reads a screen."""

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def spell(day: date) -> str:
    """A day as it is written in a letter: November 22, 2026. No locale has a say in it."""
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"


def plain(word: str) -> str:
    """An id as words: very_high is very high."""
    return word.replace("_", " ")


def listed(names: Sequence[str], most: int = 6) -> str:
    """The first `most` names, and how many more there are: "a; b; and 3 more". Semicolons, since names hold commas."""
    shown = list(names[:most])
    if len(names) > most:
        shown.append(f"and {len(names) - most} more")
    return "; ".join(shown)


def joined(names: Iterable[str], last: str = "and") -> str:
    """Names as a running list: "a, b and c"; the empty string for none."""
    *first, final = [*names] or [""]
    return f"{', '.join(first)} {last} {final}" if first else final


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: 1 asset, 2 assets; `many` where an s will not do."""
    return f"{number} {one if number == 1 else many or one + 's'}"
