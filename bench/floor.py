"""How fast could any product on this server be? Raw SQLite and orjson on the same data, nothing checked, one process.

It writes as safely as the product does (one synced transaction a request), into a file of its own.
"""

import sqlite3
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import orjson
import uvicorn

CONTRACT = Path(__file__).parents[1] / "openapi" / "openapi.json"
Send = Callable[[dict[str, Any]], Awaitable[None]]
Receive = Callable[[], Awaitable[dict[str, Any]]]


class Floor:
    """Four operations: health, a page of risks, a new risk with a history row, and the contract."""

    def __init__(self, folder: Path, page: str) -> None:
        self.page = page
        self.reading = _opened(folder / "duecare.db")
        self.writing = _opened(folder / "floor.db")
        self.writing.execute("create table if not exists risk (id integer primary key, body text)")
        self.writing.execute("create table if not exists change (seq integer primary key, body text)")

    async def __call__(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await _live(receive, send)
            return
        if scope["method"] == "POST":
            body = self._create((await receive())["body"])
        elif scope["path"] == "/page":
            body = self._list(int(parse_qs(scope["query_string"])[b"limit"][0]))
        else:
            body = CONTRACT.read_bytes() if scope["path"] == "/openapi.json" else b"{}"
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    def _list(self, limit: int) -> bytes:
        found = self.reading.execute(self.page, (limit,))
        names = [column[0] for column in found.description]
        return orjson.dumps({"items": [dict(zip(names, row, strict=True)) for row in found], "next": None})

    def _create(self, body: bytes) -> bytes:
        told = orjson.dumps(orjson.loads(body))
        self.writing.execute("begin immediate")
        self.writing.execute("insert into risk (body) values (?)", (told,))
        self.writing.execute("insert into change (body) values (?)", (told,))
        self.writing.execute("commit")
        return told


async def _live(receive: Receive, send: Send) -> None:
    while True:
        kind = (await receive())["type"]
        await send({"type": f"{kind}.complete"})
        if kind == "lifespan.shutdown":
            return


def _opened(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    for pragma in ("journal_mode=WAL", "synchronous=FULL"):
        connection.execute(f"pragma {pragma}")
    return connection


if __name__ == "__main__":
    uvicorn.run(Floor(Path(sys.argv[1]), sys.argv[2]), port=int(sys.argv[3]), log_level="warning", access_log=False)
