"""Does the product meet its numbers on this machine? `python -m bench` prints a table and keeps it in bench/results/."""

import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from bench.documents import documents
from bench.requests import requests
from bench.rules import rules
from bench.servers import ROOT
from bench.starts import starts
from bench.table import Figure, keep, machine, table

RESULTS = ROOT / "bench" / "results"


def main() -> int:
    """0 when every aim was reached; 1 when one was not."""
    head = machine()
    with tempfile.TemporaryDirectory() as place:
        figures = []
        for figure in _everything(Path(place)):
            figures.append(figure)
            print("  ".join(cell for cell in figure.cells() if cell), flush=True)
    on = datetime.now(UTC).date()
    text = f"# Measured on {on.isoformat()}\n\n{head}\n\n{table(figures)}\n"
    file = keep(text, RESULTS, on)
    print(f"\n{text}\nkept as {file.relative_to(ROOT)}")
    return 0 if all(figure.reached is not False for figure in figures) else 1


def _everything(place: Path) -> Iterator[Figure]:
    yield from starts(place / "starts")
    yield from rules()
    yield from documents()
    yield from requests(place / "requests")


if __name__ == "__main__":
    sys.exit(main())
