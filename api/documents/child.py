"""How is one PDF drawn where it can do no harm? A report as JSON on stdin, the PDF on stdout, within limits.

The one argument names the template.
"""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from api.documents.confined import REFUSED, limit_memory

MEGABYTES = 500
HERE = Path(__file__).parent


def main() -> int:
    """0 and a PDF on stdout, or REFUSED and what the typesetter refused on stderr."""
    limit_memory(MEGABYTES)
    report = sys.stdin.buffer.read().decode()
    try:
        pdf = draw(report, sys.argv[1])
    except RuntimeError as error:
        sys.stderr.write(str(error))
        return REFUSED
    sys.stdout.buffer.write(pdf)
    return 0


def draw(report: str, template: str) -> bytes:
    """The PDF/A-2b and PDF/UA-1 of a report given as JSON; raises typst.TypstError, a RuntimeError."""
    import typst  # noqa: PLC0415  only the child pays for it

    year, month, day = json.loads(report)["date"]
    compiler = typst.Compiler(
        HERE / template,
        root=HERE,
        font_paths=[HERE / "fonts"],
        ignore_system_fonts=True,
        sys_inputs={"report": report},
    )
    pdf = compiler.compile(
        format="pdf",
        pdf_standards=["a-2b", "ua-1"],
        timestamp=datetime(year, month, day, tzinfo=UTC),
    )
    assert isinstance(pdf, bytes)
    return pdf


if __name__ == "__main__":
    sys.exit(main())
