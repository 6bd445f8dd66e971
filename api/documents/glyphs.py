"""Which characters can the bundled fonts draw, and how is a text made safe to draw? ISO 19005-2, 6.2.11.8 (no .notdef)."""

import re
import struct
import unicodedata
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
LETTERS = ("SourceSans3-Regular.ttf", "SourceSans3-Italic.ttf", "SourceSans3-SemiBold.ttf")
FALLBACK = "DejaVuSans.ttf"

LONG = 22
BREAK = "\u200b"

_SPACE = re.compile(r"[\s\x1c-\x1f\x85]+")
_HASH = re.compile(r"[0-9a-f]{64}")
_RUN = re.compile(rf"[^\s-]{{{LONG + 2},}}")
# These reorder what a reader sees; in a record they can only mislead.
_REORDERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


def drawable(text: str) -> str:
    """The text as it can be drawn: one line, composed, long runs breakable, and nothing the fonts lack.

    What no bundled font can draw is printed as its number in brackets ([U+1F600]); controls and marks that only
    reorder or vary what is seen are left out.
    """
    if not (text.isascii() and text.isprintable()):
        text = unicodedata.normalize("NFC", _SPACE.sub(" ", text))
        text = "".join(map(_drawn, text))
    return _RUN.sub(_breakable, text)


@cache
def _drawn(character: str) -> str:
    point = ord(character)
    if point in drawn_points() and character not in _REORDERING:
        return character
    if unicodedata.category(character) in {"Cc", "Cf"} or 0xFE00 <= point <= 0xFE0F or character in _REORDERING:
        return ""
    return f"[U+{point:04X}]"


def _breakable(match: re.Match[str]) -> str:
    run = match.group()
    if _HASH.fullmatch(run):  # a hash is copied and compared, so nothing may stand inside it
        return run
    return BREAK.join(run[start : start + LONG] for start in range(0, len(run), LONG))


@cache
def drawn_points() -> frozenset[int]:
    """Every code point that some bundled font draws in each of the styles the document uses."""
    letters = [code_points((FONTS / name).read_bytes()) for name in LETTERS]
    return frozenset(letters[0].intersection(*letters[1:]) | code_points((FONTS / FALLBACK).read_bytes()))


def code_points(font: bytes) -> set[int]:
    """The code points in a TrueType font's `cmap` (OpenType 1.9, formats 4 and 12)."""
    tables = {font[at : at + 4]: struct.unpack_from(">I", font, at + 8)[0] for at in _records(font, 12, 4, 16)}
    cmap = tables[b"cmap"]
    found: set[int] = set()
    for at in _records(font, cmap + 4, cmap + 2, 8):
        platform, _, offset = struct.unpack_from(">HHI", font, at)
        start = cmap + offset
        shape = struct.unpack_from(">H", font, start)[0]
        if platform in {0, 3} and shape == 12:
            found |= _groups(font, start)
        elif platform in {0, 3} and shape == 4:
            found |= _segments(font, start)
    return found


def _records(font: bytes, first: int, count_at: int, size: int) -> range:
    count = struct.unpack_from(">H", font, count_at)[0]
    return range(first, first + count * size, size)


def _groups(font: bytes, start: int) -> set[int]:
    count = struct.unpack_from(">I", font, start + 12)[0]
    found: set[int] = set()
    for group in range(count):
        low, high, _ = struct.unpack_from(">III", font, start + 16 + 12 * group)
        found.update(range(low, high + 1))
    return found


def _segments(font: bytes, start: int) -> set[int]:
    doubled = struct.unpack_from(">H", font, start + 6)[0]
    found: set[int] = set()
    for segment in range(0, doubled, 2):
        high = struct.unpack_from(">H", font, start + 14 + segment)[0]
        low = struct.unpack_from(">H", font, start + 16 + doubled + segment)[0]
        delta = struct.unpack_from(">H", font, start + 16 + 2 * doubled + segment)[0]
        offset_at = start + 16 + 3 * doubled + segment
        offset = struct.unpack_from(">H", font, offset_at)[0]
        for point in range(low, high + 1):
            if offset:
                glyph = struct.unpack_from(">H", font, offset_at + offset + 2 * (point - low))[0]
            else:
                glyph = (point + delta) & 0xFFFF
            if glyph and point != 0xFFFF:
                found.add(point)
    return found
