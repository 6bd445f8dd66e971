"""Which lines of text does a file hold? The file on stdin, its lines as JSON on stdout, within limits.

The one argument names the kind. Whatever a library stumbles over ends the process, and whoever started it says so.
"""

import json
import sys
from collections.abc import Callable, Iterator, Mapping

from api.documents.confined import REFUSED, limit_memory
from api.documents.sources.bounds import CHARACTERS, LINES, Unreadable
from api.documents.sources.docx import docx_lines
from api.documents.sources.pdf import pdf_lines
from api.documents.sources.text import markdown_lines, text_lines
from api.domain.lines import Line

MEGABYTES = 500
_LINES: Mapping[str, Callable[[bytes], Iterator[Line]]] = {
    "docx": docx_lines,
    "pdf": pdf_lines,
    "markdown": markdown_lines,
    "text": text_lines,
}


def main() -> int:
    """0 and [text, level, page] for each line on stdout, or REFUSED and why on stderr."""
    limit_memory(MEGABYTES)
    try:
        lines = lines_of(sys.stdin.buffer.read(), sys.argv[1])
    except Unreadable as refused:
        sys.stderr.write(str(refused))
        return REFUSED
    sys.stdout.write(json.dumps([[line.text, line.level, line.page] for line in lines]))
    return 0


def lines_of(data: bytes, kind: str) -> list[Line]:
    """Every line of a file of one of the kinds; raises Unreadable, and whatever a library raises on a damaged file."""
    found: list[Line] = []
    many = 0
    for line in _LINES[kind](data):
        many += len(line.text)
        if many > CHARACTERS or len(found) == LINES:
            raise Unreadable(f"It has more than {CHARACTERS:,} characters or {LINES:,} lines. Send it in parts.")
        found.append(line)
    return found


if __name__ == "__main__":
    sys.exit(main())
