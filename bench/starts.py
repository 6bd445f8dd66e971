"""How long until the product is there, and what does it cost while nobody asks anything?"""

from collections.abc import Iterator
from pathlib import Path
from statistics import median

from bench.load import ask, fire, repeat
from bench.practices import owner
from bench.servers import Server, floor, product
from bench.table import Figure

BOOTS = 3


def starts(folder: Path) -> Iterator[Figure]:
    """Installing into an empty folder, starting over an existing one, and the memory that an idle server holds."""
    with product(folder) as server:
        fire(server.port, [ask("GET", "/v1/setup")], clients=1)
        name = "fresh install: empty folder to sign-in page"
        yield Figure(name, server.seconds, "s", None, 10, remark=_cpu(server))
    boots, bare, remark = [], [], ""
    for _ in range(BOOTS):
        with product(folder) as server:
            boots.append(server.seconds)
            remark = _cpu(server)
        with floor(folder) as bare_server:
            bare.append(bare_server.seconds)
    least = median(bare)
    yield Figure("boot to healthy", median(boots), "s", least, 2, remark=remark)
    yield from _memory(folder)


def _memory(folder: Path) -> Iterator[Figure]:
    with floor(folder) as least:
        bare = least.megabytes
    with product(folder) as server:
        yield Figure("idle memory after boot, the one process", server.megabytes, "MB", bare, 150)
        someone = owner(server)
        path = someone.found("Memory")
        for room in ("questions", "scenarios", "gaps", "risks"):
            repeat(server.port, ask("GET", f"{path}/{room}", someone.token), 20)
        yield Figure("the same after sign-in, questions, scenarios, gaps and risks", server.megabytes, "MB", bare, 150)


def _cpu(server: Server) -> str:
    return f"{server.cpu_seconds:.1f} s of CPU"
