"""What do the requests of a day cost over HTTP, and what would they cost on the bare server?"""

from collections.abc import Iterator
from pathlib import Path

from fastapi.testclient import TestClient
from sqlalchemy import event

from api.app import create_app
from api.db.base import connect
from api.settings import Settings
from bench.load import Fired, ask, fire, repeat
from bench.practices import Owner, fill, owner, risk_bodies
from bench.servers import Server, floor, product
from bench.table import Figure

RISKS = 10_000
EDGE = 1_000
FEW = 200
MANY = 3_000
CLIENTS = 8


def requests(folder: Path) -> Iterator[Figure]:
    """Every row that is measured over HTTP, on one installation that grows to 20,000 risks."""
    with product(folder) as server:
        someone = owner(server)
        alone, crowd = someone.found("Alone"), someone.found("Crowd")
        with floor(folder, crowd.rsplit("/", 1)[1]) as bare:
            yield from _creating(server, bare, someone, alone, crowd)
            yield from _listing(server, bare, someone, crowd, folder)
            yield from _contract(server, bare)
        yield from _standards(server, someone)


def _creating(server: Server, bare: Server, someone: Owner, alone: str, crowd: str) -> Iterator[Figure]:
    bodies = risk_bodies(RISKS)
    for clients, path in ((1, alone), (CLIENTS, crowd)):
        asks = [ask("POST", f"{path}/risks", someone.token, body) for body in bodies]
        least = fire(bare.port, [ask("POST", "/create", body=body) for body in bodies[:MANY]], clients=clients)
        fired = fire(server.port, asks, clients=clients, status=201)
        yield Figure(
            f"create a risk with its history row, {_clients(clients)}, {RISKS:,} in a row",
            fired.rate,
            "/s",
            least.rate,
            300,
            "more",
            f"median {fired.median_ms:.1f} ms, p99 {fired.slowest_ms:.1f} ms",
        )
        yield _flat(fired, clients)


def _flat(fired: Fired, clients: int) -> Figure:
    first, last = fired.rate_of(0, EDGE), fired.rate_of(RISKS - EDGE, RISKS)
    name = f"the same: rate of the last {EDGE:,} against the first, {_clients(clients)}"
    return Figure(name, last / first, "×", None, 0.9, "more", f"{first:.0f}/s, then {last:.0f}/s")


def _listing(server: Server, bare: Server, someone: Owner, path: str, folder: Path) -> Iterator[Figure]:
    for limit, aim in ((25, 10), (200, 30)):
        page = f"{path}/risks?limit={limit}"
        least = repeat(bare.port, ask("GET", f"/page?limit={limit + 1}"), FEW)
        fired = repeat(server.port, ask("GET", page, someone.token), FEW)
        name = f"list {limit} of {RISKS:,} risks"
        yield Figure(name, fired.median_ms, "ms", least.median_ms, aim, remark=f"p99 {fired.slowest_ms:.1f} ms")
        yield Figure(f"{name}: queries", _queries(folder, page, someone.token), "", 1, 6)
    least = repeat(bare.port, ask("GET", "/page?limit=51"), MANY, clients=CLIENTS)
    fired = repeat(server.port, ask("GET", f"{path}/risks?limit=50", someone.token), MANY, clients=CLIENTS)
    remark = f"sign-in, scope and tenancy on; median {fired.median_ms:.1f} ms"
    yield Figure(f"page of 50, {_clients(CLIENTS)}, one process", fired.rate, "/s", least.rate, 700, "more", remark)


def _contract(server: Server, bare: Server) -> Iterator[Figure]:
    one = ask("GET", "/openapi.json")
    least, fired = repeat(bare.port, one, FEW), repeat(server.port, one, FEW)
    yield Figure("OpenAPI document", fired.median_ms, "ms", least.median_ms, 20)


def _standards(server: Server, someone: Owner) -> Iterator[Figure]:
    """The tree of one practice: asked again, and asked first after a change, when nothing is remembered."""
    path = someone.found("Tree")
    fill(someone, path)
    one = ask("GET", f"{path}/gaps?limit=100", someone.token)
    again = repeat(server.port, one, FEW)
    change = ask("POST", f"{path}/sites", someone.token, {"name": "Another office"})
    after = []
    for _ in range(20):
        fire(server.port, [change], clients=1, status=201)
        after.append(repeat(server.port, one, 1).median_ms)
    name = "whole standards tree with status"
    yield Figure(name, again.median_ms, "ms", None, 40, remark="500 assets, 150 answers; nothing changed since")
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


def _clients(count: int) -> str:
    return "1 client" if count == 1 else f"{count} clients"
