"""What does a policy that a practice already has say, statement by statement? Lines put into sections. 45 CFR 164.316(b)(1).

Its words stay as they are: what is not page furniture is in a title or a statement, in its order. Only braces become
parentheses, for in a policy of ours {these} stand for a value.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from api.domain import Refused
from api.domain.lines import BULLET, HEADING, Line, paragraphs, shed
from api.domain.policies import Section, Statement

PARAGRAPHS = 2_000
CHARACTERS = 4_000
"""Of one statement; a longer paragraph becomes several."""

SECTIONS = 60
STATEMENTS = 100
"""As many as a policy takes, and a section of it."""

UNTITLED = "Our policy"

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_PARENTHESES = str.maketrans("{}", "()")


class TooLong(Refused):
    """The document has more paragraphs than are read at once."""


class Wordless(Refused):
    """The document has no text in it but headings."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as a policy in one's own words, and the lines that were dropped from it.

    The statements cover and assert nothing yet: what they cover is for a person to say.
    """

    title: str
    sections: tuple[Section, ...]
    dropped: tuple[str, ...]


def arrange(lines: Sequence[Line], name: str = "", *, wrapped: bool = False) -> Reading:
    """A document's lines as sections of statements; raises TooLong and Wordless.

    `wrapped` lines end where the page was full. The title is the heading above all others, else the `name` of the file.
    """
    kept, dropped = shed(lines)
    parts = [each for line in (paragraphs(kept) if wrapped else kept) if (each := _cleaned(line)).text]
    title, parts = _titled(parts, name)
    sections = _sections(title, _folded(parts))
    many = sum(len(texts) for _, texts in sections)
    if not many:
        raise Wordless("There is no text in it.")
    if many > PARAGRAPHS:
        raise TooLong(f"It has {many:,} paragraphs; at most {PARAGRAPHS:,} can be read at once. Send it in parts.")
    ids = (f"own-{number}" for number in range(1, many + 1))
    return Reading(
        title,
        tuple(Section(head, tuple(Statement(next(ids), text, (), ()) for text in texts)) for head, texts in sections),
        dropped,
    )


def _cleaned(line: Line) -> Line:
    """In one line, without bullets and without what cannot be seen; a heading that is too long is a paragraph."""
    text = BULLET.sub("", " ".join(line.text.split()), count=1)
    if not text.isprintable():
        text = " ".join("".join(letter for letter in text if letter.isprintable()).split())
    text = text.translate(_PARENTHESES)
    return Line(text, line.level if len(text) <= HEADING else 0)


def _titled(parts: list[Line], name: str) -> tuple[str, list[Line]]:
    """The document's title and what stands below it."""
    levels = [part.level for part in parts if part.level]
    if parts and parts[0].level and levels.count(levels[0]) == 1 and levels[0] == min(levels):
        return parts[0].text, parts[1:]
    stem = _cleaned(Line(PurePath(name).stem.replace("_", " "))).text[:HEADING].strip()
    return stem or UNTITLED, parts


def _folded(parts: Iterable[Line]) -> list[Line]:
    """The deepest headings as paragraphs, where there are more headings than a policy has sections."""
    parts = list(parts)
    levels = sorted({part.level for part in parts if part.level})
    for deepest in reversed(levels[:-1]):
        if sum(part.level > 0 for part in parts) < SECTIONS:
            break
        parts = [replace(part, level=0) if part.level > deepest else part for part in parts]
    return parts


def _sections(title: str, parts: Iterable[Line]) -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    for part in parts:
        if part.level:
            found.append((part.text, []))
            continue
        if not found:
            found.append((title, []))
        for text in _pieces(part.text):
            if len(found[-1][1]) == STATEMENTS:
                found.append((found[-1][0], []))
            found[-1][1].append(text)
    return found


def _pieces(text: str) -> Iterator[str]:
    """A paragraph in pieces that a statement can hold: cut after a sentence, else between words, else anywhere."""
    piece = ""
    for sentence in _SENTENCE.split(text):
        if piece and len(piece) + 1 + len(sentence) > CHARACTERS:
            yield piece
            piece = ""
        piece = f"{piece} {sentence}" if piece else sentence
        while len(piece) > CHARACTERS:
            cut = piece.rfind(" ", 1, CHARACTERS + 1)
            cut = cut if cut > 0 else CHARACTERS
            yield piece[:cut]
            piece = piece[cut:].lstrip()
    if piece:
        yield piece
