"""How long does a document take, and how much memory does the child that draws it need?"""

import multiprocessing
import resource
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

from api.documents.docx import render_docx
from api.documents.pdf import render_pdf
from api.documents.xlsx import render_xlsx
from bench.table import Figure
from tests.documents.sample import sample

RENDERERS = {"PDF": render_pdf, "DOCX": render_docx, "XLSX": render_xlsx}
AIMS: dict[tuple[str, int], float] = {("PDF", 200): 0.7, ("PDF", 2000): 4}
MOST_MEGABYTES = 500


def documents() -> Iterator[Figure]:
    """Every format at 200 and 2,000 risks; seconds as a caller waits for them."""
    for risks in (200, 2000):
        for name in RENDERERS:
            seconds, megabytes, kilobytes = _alone(name, risks)
            yield Figure(
                f"{name}, {risks:,} risks", seconds, "s", None, AIMS.get((name, risks)), remark=f"{kilobytes:,} KB"
            )
            if name == "PDF":
                yield Figure(f"{name}, {risks:,} risks: the child's peak memory", megabytes, "MB", None, MOST_MEGABYTES)


def _alone(name: str, risks: int) -> tuple[float, int, int]:
    """Measured in a process of its own, so that the peak is of this one document's child."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(measured, name, risks).result()


def measured(name: str, risks: int) -> tuple[float, int, int]:
    """(seconds, peak megabytes of child processes, kilobytes of the file) of one document."""
    analysis = sample(risks)
    begun = time.perf_counter()
    document = RENDERERS[name](analysis, None)
    seconds = time.perf_counter() - begun
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024, len(document) // 1024
