"""What is a written document made of, before it becomes a PDF or a Word file? Chapters of a few kinds of block."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Level:
    """A step on the method's scale of risk: its name in words and its place, 1 being the least of `of`."""

    name: str
    step: int
    of: int


Cell = str | Level


@dataclass(frozen=True, slots=True)
class Heading:
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence by its number (1.2), and in `notes` what is to be known of it, by labels."""

    number: str
    text: str
    notes: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Clauses:
    """Sentences that are quoted by their numbers."""

    items: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """A framed remark that a reader must not miss."""

    title: str
    text: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pairs:
    """Labels and what stands beside them; each value is one or more lines."""

    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign on, each with one for the day; an item says who signs there."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a heading row; `widths` are shares of the line.

    A width of 0 is a column of levels; the rows whose places are in `strong` stand out.
    """

    head: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]
    strong: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table to write into by hand: empty but for its first column; a row is `height` mm high."""

    head: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[str, ...]
    height: int


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts side by side."""

    rows: tuple[tuple[Cell, int], ...]


@dataclass(frozen=True, slots=True)
class Square:
    level: Level
    text: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """A table of likelihood (rows, most likely first) by impact (columns, least first)."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Square, ...]], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One risk on its own chain."""

    number: str
    title: str
    level: Level
    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Cards:
    compact: bool
    items: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """A hash or another text that is compared, not read."""

    label: str
    text: str


Block = Heading | Text | Bullets | Clauses | Notice | Pairs | Signatures | Table | Sheet | Tally | Matrix | Cards | Code


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter; `opens` when it begins on a page of its own."""

    title: str
    blocks: tuple[Block, ...]
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Cover:
    purpose: str
    facts: tuple[tuple[str, tuple[str, ...]], ...]
    changes_title: str
    changes: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The whole document. `year`, `month` and `day` are the document's date; `running` and `short_hash` stand on every page."""

    title: str
    practice: str
    running: str
    date: tuple[int, int, int]
    draft: bool
    short_hash: str
    cover: Cover
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True)
class Memo:
    """A document without a cover: what it is about, the facts at its head, and its chapters.

    With `contents` the chapters are listed before the first; without `numbered` they go by their titles alone.
    """

    title: str
    practice: str
    running: str
    date: tuple[int, int, int]
    draft: bool
    short_hash: str
    lead: str
    facts: tuple[tuple[str, tuple[str, ...]], ...]
    chapters: tuple[Chapter, ...]
    contents: bool = False
    numbered: bool = True
