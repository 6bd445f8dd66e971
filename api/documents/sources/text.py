"""Which lines has plain text, and which has Markdown once its HTML is gone?"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from api.documents.sources.bounds import Unreadable
from api.domain.lines import Line

_SILENT = re.compile(
    r"<(script|style)\b[^>]{0,500}>.*?(?:</\1\s*>|\Z)|</?(?:script|style)\b[^>]{0,500}>?", re.IGNORECASE | re.DOTALL
)


def plain_lines(text: str) -> Iterator[Line]:
    """The lines of plain text; a form feed begins a new page."""
    pages = text.split("\f")
    for number, page in enumerate(pages, 1):
        for line in page.splitlines():
            yield Line(line, page=number if len(pages) > 1 else 0)


def text_lines(data: bytes) -> Iterator[Line]:
    """The lines of a text file; raises Unreadable where it is none."""
    return plain_lines(_decoded(data))


def _decoded(data: bytes) -> str:
    """Text as editors save it; what no editor would save as text is refused."""
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not re.search(r"[\x00-\x08\x0e-\x1f]", text):
            return text
        break
    raise Unreadable("The name says text, and what is inside is no text. Save it as DOCX or PDF and send that.")


def markdown_lines(data: bytes) -> Iterator[Line]:
    """Headings, paragraphs, list items and cells; HTML goes, and of a script or a style its text, wherever they stand."""
    from markdown_it import MarkdownIt  # noqa: PLC0415  only the child pays for it

    level = 0
    for token in MarkdownIt("commonmark").enable("table").parse(_SILENT.sub("", _decoded(data))):
        if token.type == "heading_open":
            level = int(token.tag[1])
        elif token.type == "heading_close":
            level = 0
        elif token.type in ("fence", "code_block"):
            yield from (Line(line) for line in _SILENT.sub("", token.content).splitlines())
        elif token.type == "inline":
            yield Line(_SILENT.sub("", _inline(token.children or ())), level)


def _inline(tokens: Iterable[Any]) -> str:
    breaks = ("softbreak", "hardbreak")
    return "".join(" " if each.type in breaks else each.content for each in tokens if each.type != "html_inline")
