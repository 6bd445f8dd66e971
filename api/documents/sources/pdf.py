"""Which lines does a PDF print, and which of them are headings? Known by the size, the weight and the gaps of its type."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from typing import Any

from api.documents.sources.bounds import CHARACTERS, PAGES, Unreadable
from api.domain.lines import LEVELS, Line, headlike

_LETTERS_A_PAGE = 20
_LARGER = 1.1
_APART = 1.25


@dataclass(slots=True)
class Printed:
    """A line as it is printed: the letters of it by size and weight, and how high on the page it stands."""

    page: int
    text: str
    styles: Counter[tuple[float, bool]]
    height: float | None


def pdf_lines(data: bytes) -> Iterator[Line]:
    """What is printed larger than the text, or bold and short, is a heading; a wider gap parts paragraphs."""
    printed = list(_printed(data))
    usual = sum((line.styles for line in printed), Counter[tuple[float, bool]]())
    (size, bold), _ = usual.most_common(1)[0]
    larger = sorted({each for each, _ in usual if each >= size * _LARGER}, reverse=True)
    gap = _usual_gap(printed)
    above: Printed | None = None
    for line in printed:
        if above and line.page == above.page and gap and _gap(above, line) > gap * _APART:
            yield Line("", page=line.page)
        yield Line(line.text, _printed_level(line, larger, bold=bold), line.page)
        above = line


def _printed(data: bytes) -> Iterator[Printed]:
    import pypdf  # noqa: PLC0415  only the child pays for it

    reader = pypdf.PdfReader(BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise Unreadable("This PDF is locked with a password. Save a copy without the password and send that.")
    many = len(reader.pages)
    if many > PAGES:
        raise Unreadable(f"It has {many:,} pages; at most {PAGES} can be read at once. Send it in parts.")
    letters = 0
    for number, page in enumerate(reader.pages, 1):
        for line in _page_lines(page, number):
            letters += line.styles.total()
            if letters > CHARACTERS:
                raise Unreadable(f"It has more than {CHARACTERS:,} letters. Send it in parts.")
            yield line
    if letters < _LETTERS_A_PAGE * many or not letters:
        raise Unreadable(
            "This PDF holds pictures of pages and hardly any text, as a scan does. Send the Word file that it was made "
            "from, or a PDF saved from there, or paste the text."
        )


def _page_lines(page: Any, number: int) -> list[Printed]:
    lines = [Printed(number, "", Counter(), None)]

    def visit(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        name = str((font or {}).get("/BaseFont", ""))
        printed = round(size * abs(tm[3] or tm[1]) * abs(cm[3] or cm[1]), 1)
        for place, part in enumerate(text.split("\n")):
            if place:
                lines.append(Printed(number, "", Counter(), None))
            if part.strip():
                line = lines[-1]
                line.text += part
                line.styles[printed, re.search(r"bold|black|heavy", name, re.IGNORECASE) is not None] += len(part)
                if line.height is None:
                    line.height = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            else:
                lines[-1].text += part

    page.extract_text(visitor_text=visit)
    # A font without a bullet of its own prints the letter o for one.
    return [
        Printed(line.page, re.sub(r"^\s*o\s+(?=[A-Z])", "• ", line.text), line.styles, line.height)
        for line in lines
        if line.text.strip()
    ]


def _gap(above: Printed, below: Printed) -> float:
    return 0.0 if above.height is None or below.height is None else above.height - below.height


def _usual_gap(printed: list[Printed]) -> float:
    """How far apart the lines of a paragraph stand: as most lines do."""
    gaps = Counter(
        round(_gap(above, below), 0)
        for above, below in pairwise(printed)
        if above.page == below.page and _gap(above, below) > 1
    )
    return gaps.most_common(1)[0][0] if gaps else 0.0


def _printed_level(line: Printed, larger: list[float], *, bold: bool) -> int:
    if not headlike(line.text.strip()):
        return 0
    (size, weight), _ = line.styles.most_common(1)[0]
    if size in larger:
        return min(larger.index(size) + 1, LEVELS)
    return LEVELS if weight and not bold and len(line.styles) == 1 else 0
