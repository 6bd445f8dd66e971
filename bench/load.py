"""How many requests a second does a server on this machine answer, and how long does each take?

The client writes prepared bytes and reads to the end of the answer, so that it costs a fraction of what it measures.
It speaks to loopback only and ends by itself.
"""

import asyncio
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import orjson

LOOPBACK = "127.0.0.1"
MOST_SECONDS = 400


@dataclass(frozen=True, slots=True)
class Fired:
    """How long it took in all and each; every request was answered as expected, or `fire` would have raised."""

    seconds: float
    shots: Sequence[float]

    @property
    def rate(self) -> float:
        return len(self.shots) / self.seconds

    @property
    def median_ms(self) -> float:
        return 1000 * statistics.median(self.shots)

    @property
    def slowest_ms(self) -> float:
        """The 99th percentile."""
        return 1000 * sorted(self.shots)[int(len(self.shots) * 0.99)]


def ask(method: str, path: str, token: str = "", body: object = None) -> bytes:
    """One HTTP/1.1 request as bytes."""
    content = b"" if body is None else orjson.dumps(body)
    head = [f"{method} {path} HTTP/1.1", "Host: localhost", f"Content-Length: {len(content)}"]
    if token:
        head.append(f"Authorization: Bearer {token}")
    if content:
        head.append("Content-Type: application/json")
    return ("\r\n".join(head) + "\r\n\r\n").encode() + content


def fire(port: int, asks: Sequence[bytes], *, clients: int, status: int = 200) -> Fired:
    """Send the requests over so many kept-open connections; raises when one is answered otherwise or not in time."""
    return asyncio.run(asyncio.wait_for(_fire(port, asks, clients, status), MOST_SECONDS))


def repeat(port: int, one: bytes, count: int, *, clients: int = 1) -> Fired:
    """The same request again and again."""
    return fire(port, [one] * count, clients=clients)


async def _fire(port: int, asks: Sequence[bytes], clients: int, status: int) -> Fired:
    left, shots = iter(asks), list[float]()
    begun = time.perf_counter()
    await asyncio.gather(*(_client(port, left, shots, status) for _ in range(clients)))
    return Fired(time.perf_counter() - begun, shots)


async def _client(port: int, left: Iterator[bytes], shots: list[float], status: int) -> None:
    reader, writer = await asyncio.open_connection(LOOPBACK, port)
    for one in left:
        sent = time.perf_counter()
        writer.write(one)
        head = await reader.readuntil(b"\r\n\r\n")
        body = await reader.readexactly(_length(head))
        done = time.perf_counter()
        if int(head[9:12]) != status:
            raise RuntimeError(f"answered {head[9:12].decode()}, not {status}: {body[:300].decode()}")
        shots.append(done - sent)
    writer.close()
    await writer.wait_closed()


def _length(head: bytes) -> int:
    name = b"content-length:"
    return next(int(line[len(name) :]) for line in head.lower().split(b"\r\n") if line.startswith(name))
