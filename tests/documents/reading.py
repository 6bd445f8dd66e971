"""What stands in a document, read back by somebody else's reader."""

import re
from functools import cache
from io import BytesIO
from typing import Any

import docx
import pypdf

from api.documents.glyphs import BREAK

ARCHIVAL = {"pdfaid:part": "2", "pdfaid:conformance": "B", "pdfuaid:part": "1"}
"""PDF/A-2b and PDF/UA-1, as a file's own metadata says them."""


@cache
def pages(document: bytes) -> list[str]:
    """What each page of a PDF says, with single spaces."""
    read = (page.extract_text() for page in pypdf.PdfReader(BytesIO(document)).pages)
    return [re.sub(r"\s+", " ", text.replace(BREAK, "")) for text in read]


def letters(text: str) -> str:
    """Without spaces and hyphens, which line breaks add and take away."""
    return re.sub(r"[\s\u00ad-]+", "", text.replace(BREAK, ""))


def standards(document: bytes) -> dict[str, str]:
    """The standards that a PDF says it keeps."""
    catalog: Any = pypdf.PdfReader(BytesIO(document)).trailer["/Root"]
    return dict(re.findall(r"<(pdf\w*id:\w+)>([^<]+)<", catalog["/Metadata"].get_data().decode()))


def text_of(document: bytes) -> str:
    """The paragraphs of a Word file, then the cells of its tables, a line each."""
    opened = docx.Document(BytesIO(document))
    cells = (cell.text for table in opened.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in opened.paragraphs), *cells])
