"""Does the product meet its numbers on this machine? `python -m bench` prints a table and keeps it in bench/results/."""

import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from os import getloadavg
from pathlib import Path

from bench.activity import activity
from bench.documents import documents
from bench.requests import requests
from bench.rules import rules
from bench.servers import ROOT
from bench.starts import starts
from bench.table import Figure, keep, machine, table

RESULTS = ROOT / "bench" / "results"
READ = (
    "The floor is the same server with raw SQLite and orjson on the same data, nothing checked, measured in the same "
    "run; the ratio is how many times the floor it takes. Rates and times are as a client sees them, and suffer from "
    "whatever else runs on the machine; CPU does so less. Importing people has no row: there is no such operation yet."
)


def main() -> int:
    """0 when every aim was reached; 1 when one was not."""
    head = machine()
    with tempfile.TemporaryDirectory() as place:
        figures = []
        for figure in _everything(Path(place)):
            figures.append(figure)
            print("  ".join(cell for cell in figure.cells() if cell), flush=True)
    on = datetime.now(UTC).date()
    head += f" At its end: {getloadavg()[0]:.1f}."
    text = f"# Measured on {on.isoformat()}\n\n{head}\n\n{READ}\n\n{table(figures)}\n"
    file = keep(text, RESULTS, on)
    print(f"\n{text}\nkept as {file.relative_to(ROOT)}")
    return 0 if all(figure.reached is not False for figure in figures) else 1


def _everything(place: Path) -> Iterator[Figure]:
    yield from starts(place / "starts")
    yield from rules()
    yield from documents()
    yield from activity(place / "activity")
    yield from requests(place / "requests")


if __name__ == "__main__":
    sys.exit(main())
