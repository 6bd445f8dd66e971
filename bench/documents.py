"""How long does a document take, and how much memory does the child that draws it need?"""

import multiprocessing
import resource
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace

from api.documents.docx import render_docx
from api.documents.pdf import render_pdf
from api.documents.xlsx import render_xlsx
from bench.table import Figure
from tests.documents.sample import sample

RENDERERS = {"PDF": render_pdf, "DOCX": render_docx, "XLSX": render_xlsx}
AIMS: dict[tuple[str, int], float] = {("PDF", 200): 0.7, ("PDF", 2000): 4}
MOST_MEGABYTES = 500
RUNS = 3


def documents() -> Iterator[Figure]:
    """Every format at 200 and 2,000 risks; seconds as a caller waits for them."""
    for risks in (200, 2000):
        for name in RENDERERS:
            done = _usual(name, risks)
            work, remark = (
                f"{name}, {risks:,} risks",
                f"{done.kilobytes:,} KB; {done.cpu_seconds:.2f} s of CPU; the first {done.first:.2f} s",
            )
            yield Figure(work, done.seconds, "s", None, AIMS.get((name, risks)), remark=remark)
            if name == "PDF":
                yield Figure(f"{work}: the child's peak memory", done.megabytes, "MB", None, MOST_MEGABYTES)


@dataclass(frozen=True, slots=True)
class Document:
    """One document's making: as long as its caller waits, all CPU it took, and the peak of the child that draws."""

    seconds: float
    cpu_seconds: float
    megabytes: int
    kilobytes: int
    first: float = 0.0


def _usual(name: str, risks: int) -> Document:
    """The middle one of three, after one that fetches program and fonts from the disk."""
    first, *others = (_alone(name, risks) for _ in range(RUNS + 1))
    usual = sorted(others, key=lambda done: done.seconds)[RUNS // 2]
    return replace(usual, first=first.seconds)


def _alone(name: str, risks: int) -> Document:
    """Made in a process of its own, so that the peak is of this one document's child."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(made, name, risks).result()


def made(name: str, risks: int) -> Document:
    """Make one document of a sample analysis with so many risks."""
    analysis = sample(risks)
    began, cpu = time.perf_counter(), _cpu()
    document = RENDERERS[name](analysis, None)
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    return Document(seconds, _cpu() - cpu, peak, len(document) // 1024)


def _cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)
