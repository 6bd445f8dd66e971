"""Which lines of a document are its text, and where do its paragraphs and headings begin? Page furniture is told apart.

What a document says about itself (a style, a size of type) is taken as told; only where it says nothing, as plain text
does, is a heading known by its looks.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

LEVELS = 9
HEADING = 200
"""A heading is at most this many characters long."""

_EDGE = 3  # lines from the top and the bottom of a page within which furniture stands
_MOST_PAGES = 0.6
_LOOKED_AT = 300  # a longer line is text, and no pattern is tried on it
_FULL = 0.85  # of the usual width: a line that ends a sentence and is shorter ends its paragraph
_WRAPPED = 0.6  # of the usual width: a line that ends nothing and is shorter stands by itself
_UNWRAPPED = 120  # a longer line without pages was broken by nobody: it is a paragraph
_NARROW = 40  # characters in the narrowest column
_TELLING = 40  # characters of what has to follow for a short line to be its heading

_PAGE = re.compile(r"\W*page\s+\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)
_NUMBER = re.compile(r"[\W_]*(?:page\s*)?(?:\d{1,4}|[ivx]{1,5})(?:\s*(?:of|/)\s*\d{1,4})?[\W_]*", re.IGNORECASE)
_CONTENTS = re.compile(r"\W*(?:table\s+of\s+)?contents\W*", re.IGNORECASE)
_LED = re.compile(r"(.*?)\s*(?:(?:\.\s?){4,}|…\s*)(?:\d{1,4}|[ivxl]{1,6})", re.IGNORECASE)
_ENTRY = re.compile(r"(.*\S)\s+\d{1,4}")

_MARK = r"[•‣◦▪▫■□●○·–—*+\-\uf0a7\uf0b7\uf0d8\uf0fc\uf076](?:\s+|$)"
BULLET = re.compile(f"^{_MARK}")
"""What an item of a list begins with; the last five are bullets of fonts that have only symbols."""
_ITEM = re.compile(rf"(?:{_MARK}|\(?(?:\d{{1,3}}|[A-Za-z]|[ivxIVX]{{1,5}})[.)]\s+\S|\d{{1,2}}(?:\.\d{{1,2}})+\.?\s+\S)")
_DOTTED = re.compile(r"\d{1,2}((?:\.\d{1,2})+)\.?\s+[^\W\d_]")
_NAMED = re.compile(r"(?:section|part|chapter|article|policy|appendix)\s+(?:\d{1,3}|[A-Z])\b", re.IGNORECASE)
_COUNTED = re.compile(r"(?:\d{1,2}|[IVX]{1,5}|[A-Z])[.)]\s+[A-Z]")
_USUAL = frozenset(
    re.split(
        r"\|\s*",
        """applicability|authority|background|compliance|definitions|enforcement|exceptions|forms|introduction|overview|
        policy|policy statement|policy statements|procedure|procedures|purpose|references|related documents|
        related policies|responsibilities|responsibility|review|revision history|roles and responsibilities|sanctions|
        scope|training""",
    )
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a document. `level` is 1 to LEVELS for a heading, the higher the deeper; `page` is 0 without pages.

    An empty line keeps paragraphs apart.
    """

    text: str
    level: int = 0
    page: int = 0


def shed(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """The lines without page numbers, what runs along every page, and a table of contents; then what was dropped."""
    gone = _running(lines) | _contents(lines)
    beside = {place for each in gone for place in (each - 1, each + 1)}
    kept = tuple(
        line
        for place, line in enumerate(lines)
        # The gap between a page's text and its furniture parts no paragraph that goes on overleaf.
        if place not in gone and (line.text.strip() or not line.page or place not in beside)
    )
    return kept, tuple(lines[place].text for place in sorted(gone))


def paragraphs(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Paragraphs and headings from lines that end where the page was full, as in plain text and in a PDF."""
    found: list[Line] = []
    open_: list[str] = []
    width = _width(lines)
    before = ""
    for place, line in enumerate(lines):
        text = line.text.strip()
        below = [each.text.strip() for each in lines[place + 1 : place + 4]]
        level = line.level or _level(text, before, below, first=not found and not open_)
        if open_ and (level or not text or not _goes_on(open_[-1], text, width, paged=line.page > 0)):
            found.append(Line(_joined(open_)))
            open_ = []
        if level:
            found.append(Line(text, level))
        elif text:
            open_.append(text)
        before = text
    return (*found, Line(_joined(open_))) if open_ else tuple(found)


def headlike(text: str) -> bool:
    """Whether a line could be a heading at all: short, with words in it, begun large and not ended like a sentence."""
    words = text.split()
    return (
        len(text) <= _LOOKED_AT // 3
        and 0 < len(words) <= 12
        and sum(letter.isalpha() for letter in text) > 2
        and not next(letter for letter in text if letter.isalpha()).islower()
        and text[-1] not in ".,;!?-\u00ad"
        and not BULLET.match(text)
    )


def _running(lines: Sequence[Line]) -> set[int]:
    """Page numbers, and lines that stand near the edge of most pages with no more than a number changed."""
    edges = _edges(lines)
    pages: dict[str, set[int]] = {}
    for place in edges:
        pages.setdefault(_alike(lines[place].text), set()).add(lines[place].page)
    many = len({line.page for line in lines if line.page})
    enough = max(2, ceil(many * _MOST_PAGES))
    running = {place for place in edges if len(pages[_alike(lines[place].text)]) >= enough}
    numbers = {place for place in edges if _looks(_NUMBER, lines[place].text)}
    told = {place for place, line in enumerate(lines) if _looks(_PAGE, line.text)}
    return running | numbers | told


def _edges(lines: Sequence[Line]) -> set[int]:
    on: dict[int, list[int]] = {}
    for place, line in enumerate(lines):
        if line.page and line.text.strip():
            on.setdefault(line.page, []).append(place)
    return {place for places in on.values() for place in (*places[:_EDGE], *places[-_EDGE:])}


def _looks(pattern: re.Pattern[str], text: str) -> bool:
    text = text.strip()
    return len(text) <= _LOOKED_AT and pattern.fullmatch(text) is not None


def _alike(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.casefold().split()))


def _contents(lines: Sequence[Line]) -> set[int]:
    """Entries of a table of contents: dots that lead to a number, or under its title what is a heading further down."""
    last = {_bare(line.text): place for place, line in enumerate(lines)}
    gone: set[int] = set()
    title: int | None = None
    for place, line in enumerate(lines):
        text = line.text.strip()
        if not text:
            continue
        if _entry(text, line.text, place, last, listed=title is not None):
            gone |= {place} if title is None else {place, title}
        elif _looks(_CONTENTS, text):
            title = place
        else:
            title = None
    return gone


def _entry(text: str, raw: str, place: int, last: Mapping[str, int], *, listed: bool) -> bool:
    if _looks(_LED, text):
        return True
    if len(text) > _LOOKED_AT or (not listed and "\t" not in raw.strip()):
        return False
    numbered = _ENTRY.fullmatch(text)
    stem = _bare(numbered[1] if numbered else text)
    return bool(stem and (listed or numbered)) and last.get(stem, place) > place


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text[:_LOOKED_AT].casefold()))


def _width(lines: Iterable[Line]) -> int:
    """How long a full line is: nine in ten are no longer, and no column is narrower than _NARROW."""
    lengths = sorted(len(line.text.strip()) for line in lines if line.text.strip())
    return max(lengths[(len(lengths) - 1) * 9 // 10] if lengths else 0, _NARROW)


def _goes_on(before: str, text: str, width: int, *, paged: bool) -> bool:
    """Whether a line belongs to the paragraph of the line before it."""
    if _ITEM.match(text) or (len(before) > _UNWRAPPED and not paged):
        return False
    if text[0].islower() or before.endswith(("-", "\u00ad")):
        return True
    return len(before) >= width * (_FULL if _ended(before) else _WRAPPED)


def _joined(parts: Sequence[str]) -> str:
    """Lines as one paragraph; a word that was broken at a hyphen is put together, and a hyphen that may be its own stays."""
    told = [parts[0]]
    for part in parts[1:]:
        if told[-1].endswith("\u00ad"):
            told[-1] = told[-1][:-1]
        elif not (re.search(r"\w-$", told[-1][-2:]) and part[0].isalpha()):
            told.append(" ")
        told.append(part)
    return "".join(told)


def _ended(text: str) -> bool:
    """Whether a line ends as a sentence or a lead-in does."""
    return text.rstrip("”\"')]")[-1:] in tuple(".!?:;")


def _level(text: str, before: str, below: Sequence[str], *, first: bool) -> int:
    """The level of a line that looks like a heading, else 0; `before` and `below` are the lines around it."""
    after = next((each for each in below if each), "")
    goes_on = below[:1] != [] and below[0][:1].islower() and not _ITEM.match(below[0])
    if not text or not after or goes_on or not headlike(text):
        return 0
    if dotted := _DOTTED.match(text):
        return min(2 + dotted[1].count("."), LEVELS)
    if first and text[-1] != ":":
        return 1
    if _titles(text):
        return 2
    if _COUNTED.match(text) and text[-1] != ":":
        return 0 if _counters(text) & (_counters(before) | _counters(after)) else 2
    apart = not before and text[-1] != ":" and len(text.split()) <= 8
    return 3 if apart and (len(after) >= _TELLING or _ended(after)) else 0


def _titles(text: str) -> bool:
    """Whether it is written in capitals throughout, numbered by a word, or what sections of policies are called."""
    letters = [letter for letter in text if letter.isalpha()]
    usual = re.sub(r"^[\W\d_]*(?:[A-Z]{1,5}[.)]\s+)?|\W+$", "", text).casefold()
    return (
        bool(_NAMED.match(text))
        or usual in _USUAL
        or (len(letters) > 3 and not any(letter.islower() for letter in letters))
    )


def _counters(text: str) -> set[str]:
    """In which ways a line may be counted: 1, A, a, I or i; an I may count as either."""
    counter = re.match(r"\(?(?:\d{1,3}|[A-Za-z]{1,5})(?=[.)]\s)", text)
    if counter is None:
        return set()
    mark = counter[0].lstrip("(")
    small = mark.islower()
    ways = {"1"} if mark.isdecimal() else set()
    ways |= {"a" if small else "A"} if len(mark) == 1 and mark.isalpha() else set()
    return ways | ({"i" if small else "I"} if set(mark.casefold()) <= set("ivx") else set())
