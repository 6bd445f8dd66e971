"""How long until a server of ours answers, and how much memory does it hold? Each is a process, ended by its id."""

import http.client
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.load import LOOPBACK

ROOT = Path(__file__).parents[1]
MOST_SECONDS = 60
ACCESS_MINUTES = 60


@dataclass(frozen=True, slots=True)
class Server:
    """A process that answers on loopback; `seconds` is how long it took until it did."""

    port: int
    pid: int
    seconds: float
    log: Path

    @property
    def megabytes(self) -> float:
        """Its resident memory now."""
        status = Path(f"/proc/{self.pid}/status").read_text("ascii")
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    @property
    def cpu_seconds(self) -> float:
        """How long it has computed since it was started; unlike a clock, it leaves out who else uses the machine."""
        fields = Path(f"/proc/{self.pid}/stat").read_text("ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    @property
    def setup_token(self) -> str:
        """The one-time secret that a server without an account prints."""
        found = re.search(r"token=(\S+)", self.log.read_text("utf-8"))
        if found is None:
            raise RuntimeError("the server printed no setup link")
        return found[1]


@contextmanager
def product(folder: Path) -> Iterator[Server]:
    """The product over a data folder, as `duecare serve` runs it."""
    with _running(folder, ["-m", "api.cli", "serve", "--port"], folder / "serve.log") as server:
        yield server


@contextmanager
def floor(folder: Path, page: str = "select 1 limit ?") -> Iterator[Server]:
    """The same server without the product: raw SQLite and orjson over the same data, by the list's own query."""
    with _running(folder, ["-m", "bench.floor", str(folder), page], folder / "floor.log") as server:
        yield server


@contextmanager
def _running(folder: Path, arguments: Sequence[str], log: Path) -> Iterator[Server]:
    folder.mkdir(parents=True, exist_ok=True)
    port = _free_port()
    # Without the environment's own DUECARE_ settings: the folder is all that a measured server may see.
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DUECARE_")}
    environment = {**kept, "DUECARE_DATA": str(folder), "DUECARE_ACCESS_MINUTES": str(ACCESS_MINUTES)}
    with log.open("w") as out:
        begun = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, *arguments, str(port)], cwd=ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT
        )
        try:
            _await_health(port, process, log)
            yield Server(port, process.pid, time.perf_counter() - begun, log)
        finally:
            process.terminate()
            process.wait(10)


def _await_health(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    ends = time.perf_counter() + MOST_SECONDS
    while time.perf_counter() < ends:
        if process.poll() is not None:
            raise RuntimeError(log.read_text("utf-8"))
        try:
            connection = http.client.HTTPConnection(LOOPBACK, port, timeout=5)
            connection.request("GET", "/health")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.01)
    raise RuntimeError(f"no answer within {MOST_SECONDS} s")


def _free_port() -> int:
    with socket.socket() as one:
        one.bind((LOOPBACK, 0))
        port: int = one.getsockname()[1]
        return port
