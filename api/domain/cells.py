"""What does somebody mean by what they typed into a spreadsheet? Words, numbers and days, read forgivingly.

An empty cell, or one with nothing but dashes, says nothing. A cell that cannot be read is told in a sentence that says
what can stand there.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

SHORT, LONG = 200, 10_000

Reader = Callable[[str], Any]
"""What a cell that is not empty means: None when it says nothing after all; raises Unclear."""


class Unclear(Exception):
    """A cell that cannot be read; the text says what can stand there."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What cannot be taken up: the row counted from 1, the column, and what to do about it."""

    row: int
    at: str
    message: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row that says something: `values` are what its cells mean by column, without the empty ones and the name."""

    row: int
    name: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What was read: the rows in which everything could be, and the faults of the others."""

    lines: tuple[Line, ...]
    faults: tuple[Fault, ...]


def key(name: str) -> str:
    """What makes two names the same: neither case nor spaces count."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def letters(text: str) -> str:
    """A word as it is looked up: letters and digits in lower case, whatever stands between them."""
    return "".join(each for each in unicodedata.normalize("NFKC", text).casefold() if each.isalnum())


def read_rows(rows: Iterable[Mapping[str, str]], columns: Mapping[str, Reader]) -> Sheet:
    """Every row by its columns. A row is known by its `name`, so that each needs its own; an empty row says nothing."""
    lines, faults = [], []
    first: dict[str, int] = {}
    for row, cells in enumerate(rows, 1):
        typed = {column: cell.strip() for column, cell in cells.items()}
        told = {column: cell for column, cell in typed.items() if cell.strip(_DASHES)}
        if not told:
            continue
        values, wrong = _row(row, told, columns)
        if "name" not in told:
            wrong.append(Fault(row, "name", "give it a name, by which it is known when you paste it again"))
        elif first.setdefault(key(told["name"]), row) != row:
            place = first[key(told["name"])]
            wrong.append(Fault(row, "name", f"row {place} has this name already; give each its own"))
        faults += wrong
        if not wrong:
            lines.append(Line(row, values.pop("name"), values))
    return Sheet(tuple(lines), tuple(faults))


def _row(row: int, told: Mapping[str, str], columns: Mapping[str, Reader]) -> tuple[dict[str, Any], list[Fault]]:
    values, wrong = {}, []
    for column, cell in told.items():
        try:
            meaning = columns[column](cell)
        except Unclear as reason:
            wrong.append(Fault(row, column, str(reason)))
        else:
            if meaning is not None:
                values[column] = meaning
    return values, wrong


def name(cell: str) -> str:
    """A name, or another text that fits in a line."""
    return note(" ".join(cell.split()), SHORT)


def note(cell: str, most: int = LONG) -> str:
    """A text as it was typed."""
    if len(cell) > most:
        raise Unclear(f"has {len(cell):,} characters, and {most:,} fit")
    return cell


def pointer(cell: str) -> str | None:
    """The name of another record; "none" and "n/a" name none."""
    return None if _plain(cell) in ("none", *UNSURE, *INAPPLICABLE) else name(cell)


def several(read: Reader) -> Reader:
    """A list in a cell: each of its parts, once. Semicolons, commas and new lines stand between them."""

    def parts(cell: str) -> tuple[Any, ...]:
        found = (read(part.strip()) for part in re.split(r"[;,\n]", cell) if part.strip(_DASHES))
        return tuple(dict.fromkeys(each for each in found if each is not None))

    return parts


def email(cell: str) -> str:
    """An address as letters go to it."""
    if not re.fullmatch(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;]+", cell) or len(cell) > SHORT:
        raise Unclear(f"{quoted(cell)} is no address; write it as name@example.com")
    return cell.lower()


def words(meanings: Mapping[Any, Iterable[str]], allowed: str) -> Reader:
    """One of a few meanings, each by any of its words."""
    by_word = {word: meaning for meaning, named in meanings.items() for word in named}

    def read(cell: str) -> Any:
        word = _plain(cell)
        if word not in by_word:
            raise Unclear(f"{quoted(cell)} is not clear here; write {allowed}")
        return by_word[word]

    return read


def whole(least: int, most: int) -> Reader:
    """A whole number, with thousands set off or decimals of zero as spreadsheets write them."""

    def read(cell: str) -> int:
        found = re.fullmatch(r"(\d{1,9}|\d{1,3}(?:,\d{3}){1,2})(?:\.0{1,9})?", cell, re.ASCII)
        number = int(found[1].replace(",", "")) if found else least - 1
        if not least <= number <= most:
            raise Unclear(f"{quoted(cell)} will not do; write a whole number from {least:,} to {most:,}")
        return number

    return read


def day(cell: str) -> date | None:
    """A day as 2026-03-01 or, as in the United States, 3/1/2026; "none", "n/a" and "unknown" name none."""
    if _plain(cell) in ("none", *UNSURE, *INAPPLICABLE):
        return None
    iso = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", cell, re.ASCII)
    us = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", cell, re.ASCII)
    year, month, of_month = iso.groups() if iso else (us[3], us[1], us[2]) if us else ("0", "0", "0")
    try:
        return date(int(year), int(month), int(of_month))
    except ValueError as error:
        raise Unclear(f"{quoted(cell)} is no day that we can read; write it as 2026-03-01 or 3/1/2026") from error


def quoted(cell: str, most: int = 40) -> str:
    """What was typed, cut to a readable length, in quotation marks."""
    return f'"{cell if len(cell) <= most else cell[: most - 1] + "…"}"'


def _plain(cell: str) -> str:
    folded = unicodedata.normalize("NFKC", cell).casefold().replace("’", "'")
    return " ".join(re.split(r"[\s_-]+", folded)).strip(" .!")


_DASHES = "- –—"
YES = ("yes", "y", "yep", "true", "t", "x", "1", "on", "✓", "✔", "☑")
NO = ("no", "n", "nope", "false", "f", "0", "off", "☐")
UNSURE = ("unknown", "?", "??", "???", "unsure", "not sure", "don't know", "dont know", "do not know", "tbd", "maybe")
INAPPLICABLE = ("not applicable", "n/a", "na", "n.a", "does not apply")

yes_no = words({"yes": YES, "no": NO, "unknown": UNSURE}, "yes, no or unknown")
yes_no_na = words({"yes": YES, "no": NO, "unknown": UNSURE, "not_applicable": INAPPLICABLE}, "yes, no, unknown or n/a")
flag = words({True: YES, False: NO}, "yes or no")
