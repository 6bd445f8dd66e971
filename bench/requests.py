"""What do the requests of a day cost over HTTP, and what would they cost on the bare server?"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from uuid import UUID

from fastapi.testclient import TestClient
from sqlalchemy import event

from api.app import create_app
from api.db.base import connect
from api.db.risks import OUT
from api.settings import Settings
from bench.load import Fired, ask, fire, repeat
from bench.practices import Owner, fill, owner, risk_bodies
from bench.servers import Server, floor, product
from bench.table import Figure

RISKS = 10_000
EDGE = 1_000
SAME = 1.15
FEW = 200
MANY = 3_000
CLIENTS = 8


def requests(folder: Path) -> Iterator[Figure]:
    """Every row that is measured over HTTP, on one installation that grows to 20,000 risks."""
    with product(folder) as server:
        someone = owner(server)
        alone, crowd = someone.found("Alone"), someone.found("Crowd")
        with floor(folder, _page(crowd)) as bare:
            yield from _creating(server, bare, someone, alone, crowd)
            yield from _listing(server, bare, someone, crowd, folder)
            yield from _contract(server, bare)
        yield from _standards(server, someone)


def _creating(server: Server, bare: Server, someone: Owner, alone: str, crowd: str) -> Iterator[Figure]:
    bodies = risk_bodies(RISKS)
    for clients, path in ((1, alone), (CLIENTS, crowd)):
        asks = [ask("POST", f"{path}/risks", someone.token, body) for body in bodies]
        plain = [ask("POST", "/create", body=body) for body in bodies[:MANY]]
        least, bare_cpu = _costed(bare, plain, clients)
        begun, first = _costed(server, asks[:EDGE], clients, status=201)
        middle, cpu = _costed(server, asks[EDGE:-EDGE], clients, status=201)
        ended, last = _costed(server, asks[-EDGE:], clients, status=201)
        name = f"create a risk with its history row, {_clients(clients)}"
        remark = f"median {middle.median_ms:.1f} ms, p99 {middle.slowest_ms:.1f} ms; {_cpu(cpu, bare_cpu)}"
        rate = RISKS / (begun.seconds + middle.seconds + ended.seconds)
        yield Figure(name, rate, "/s", least.rate, 300, "more", remark)
        name = f"the same: CPU of each of the last {EDGE:,} of {RISKS:,}, the first {EDGE:,} as the floor"
        yield Figure(name, last, "ms", first, first * SAME, remark=f"{begun.rate:.0f}/s, then {ended.rate:.0f}/s")


def _listing(server: Server, bare: Server, someone: Owner, path: str, folder: Path) -> Iterator[Figure]:
    for limit, aim in ((25, 10), (200, 30)):
        page = f"{path}/risks?limit={limit}"
        least = repeat(bare.port, ask("GET", f"/page?limit={limit + 1}"), FEW)
        fired = repeat(server.port, ask("GET", page, someone.token), FEW)
        name = f"list {limit} of {RISKS:,} risks"
        yield Figure(name, fired.median_ms, "ms", least.median_ms, aim, remark=f"p99 {fired.slowest_ms:.1f} ms")
        yield Figure(f"{name}: queries", _queries(folder, page, someone.token), "", 1, 6)
    one, plain = ask("GET", f"{path}/risks?limit=50", someone.token), ask("GET", "/page?limit=51")
    least, bare_cpu = _costed(bare, [plain] * MANY, CLIENTS)
    fired, cpu = _costed(server, [one] * MANY, CLIENTS)
    remark = f"sign-in, scope and tenancy on; {_cpu(cpu, bare_cpu)}"
    name = f"page of 50, {_clients(CLIENTS)}, one process"
    yield Figure(name, fired.rate, "/s", least.rate, 700, "more", remark, aim_floor=3600)


def _contract(server: Server, bare: Server) -> Iterator[Figure]:
    one = ask("GET", "/openapi.json")
    least, fired = repeat(bare.port, one, FEW), repeat(server.port, one, FEW)
    yield Figure("OpenAPI document", fired.median_ms, "ms", least.median_ms, 20)


def _standards(server: Server, someone: Owner) -> Iterator[Figure]:
    """The tree of one practice: asked again, and asked first after a change, when nothing is remembered."""
    path = someone.found("Tree")
    held = fill(someone, path)
    one = ask("GET", f"{path}/gaps?limit=100", someone.token)
    again = repeat(server.port, one, FEW)
    change = ask("POST", f"{path}/sites", someone.token, {"name": "Another office"})
    after = []
    for _ in range(20):
        fire(server.port, [change], clients=1, status=201)
        after.append(repeat(server.port, one, 1).median_ms)
    name = "whole standards tree with status"
    yield Figure(name, again.median_ms, "ms", None, 40, remark=f"{held}; nothing changed since")
    remark = "the same, asked right after a change: all facts read, every conclusion drawn anew"
    yield Figure(f"{name}, after a change", sorted(after)[len(after) // 2], "ms", None, 40, remark=remark)


def _queries(folder: Path, path: str, token: str) -> int:
    """How many statements one request sends to the database, in this process where they can be seen."""
    database = connect(f"sqlite:///{folder / 'duecare.db'}")
    seen: list[str] = []

    def note(*told: object) -> None:
        seen.append(str(told[2]))

    event.listen(database.engine, "before_cursor_execute", note)
    with TestClient(create_app(database, Settings(data=folder))) as client:
        client.get(path, headers={"Authorization": f"Bearer {token}"}).raise_for_status()
    return sum(not statement.startswith("BEGIN") for statement in seen)


def _costed(server: Server, asks: Sequence[bytes], clients: int, status: int = 200) -> tuple[Fired, float]:
    """What came of the requests, and the milliseconds of CPU that each cost the server."""
    before = server.cpu_seconds
    fired = fire(server.port, asks, clients=clients, status=status)
    return fired, 1000 * (server.cpu_seconds - before) / len(fired.shots)


def _cpu(each: float, bare: float) -> str:
    return f"{each:.2f} ms of CPU each, the floor {bare:.2f} ms ({each / bare:.1f}×)"


def _page(path: str) -> str:
    """The list's query as one would write it by hand, for one practice."""
    columns, practice = ", ".join(("id", "version", *OUT)), UUID(path.rpartition("/")[2]).hex
    return f"select {columns} from risk where practice_id = '{practice}' order by rank desc, id desc limit ?"


def _clients(count: int) -> str:
    return "1 client" if count == 1 else f"{count} clients"
