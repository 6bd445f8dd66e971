"""How long until the product is there, and what does it cost while nobody asks anything?"""

from collections.abc import Iterator
from pathlib import Path
from statistics import median

from bench.load import ask, fire, repeat
from bench.practices import owner
from bench.servers import floor, product
from bench.table import Figure

BOOTS = 3
NOBODY = "00000000000000000000000000000000"


def starts(folder: Path) -> Iterator[Figure]:
    """Installing into an empty folder, starting over an existing one, and the memory that an idle server holds."""
    with product(folder) as server:
        fire(server.port, [ask("GET", "/v1/setup")], clients=1)
        yield Figure("fresh install: empty folder to sign-in page", server.seconds, "s", None, 10)
    boots, bare = [], []
    for _ in range(BOOTS):
        with product(folder) as server:
            boots.append(server)
        with floor(folder, NOBODY) as least:
            bare.append(least)
    yield Figure("boot to healthy", median(s.seconds for s in boots), "s", median(s.seconds for s in bare), 2)
    yield from _memory(folder)


def _memory(folder: Path) -> Iterator[Figure]:
    with floor(folder, NOBODY) as least:
        bare = least.megabytes
    with product(folder) as server:
        yield Figure("idle memory after boot, the one process", server.megabytes, "MB", bare, 150)
        someone = owner(server)
        path = someone.found("Memory")
        for room in ("questions", "scenarios", "gaps", "risks"):
            repeat(server.port, ask("GET", f"{path}/{room}", someone.token), 20)
        yield Figure("the same after sign-in, questions, scenarios, gaps and risks", server.megabytes, "MB", bare, 150)
