"""What is left when the machine stops in the middle of sealing, or of taking in a log? All of it or none, never half."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread

from api.db import analyses, history
from api.db.base import Database, transaction
from api.files import Store
from api.settings import Settings
from tests.contract import Client
from tests.tidy import NEXT_YEAR, tidied

HOME = Path(__file__).parents[1]
MOMENTS = (0.05, 0.3, 0.6, 1.0, 1.5)


@contextmanager
def served(database: Database, settings: Settings) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """A server process over the test's own database and data folder."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    told = {
        "DUECARE_DATABASE_URL": database.engine.url.render_as_string(hide_password=False).replace("+psycopg", ""),
        "DUECARE_DATA": str(settings.data),
        "DUECARE_SECRET": settings.secret,
    }
    command = [sys.executable, "-m", "api.cli", "serve", "--port", str(port)]
    server = subprocess.Popen(command, cwd=HOME, env=os.environ | told, stdout=subprocess.DEVNULL)
    try:
        for _ in range(300):
            with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=2):
                break
            time.sleep(0.1)
        yield server, port
    finally:
        server.kill()
        server.wait(10)


def test_a_server_killed_while_sealing_leaves_the_draft_or_the_whole_final(
    database: Database, settings: Settings, sign_in
) -> None:
    owner: Client = sign_in()
    tidied(database, owner)
    draft = owner.post(f"{owner.here}/analyses", json={"next_review_on": NEXT_YEAR.isoformat()}).json()
    seal = f"{owner.here}/analyses/{draft['id']}/seal"
    left = [_killed(database, settings, owner, seal, moment) for moment in MOMENTS]

    assert set(left) <= {"draft", "final"}
    assert left == sorted(left), "what was final stayed final"
    if left[-1] == "draft":
        assert owner.post(seal, headers={"If-Match": '"1"'}).json()["status"] == "final"
    assert _standing(database, settings, owner) == "final"


def _killed(database: Database, settings: Settings, owner: Client, seal: str, moment: float) -> str:
    def ask() -> None:
        headers = {"Authorization": owner.headers["Authorization"], "If-Match": '"1"'}
        request = urllib.request.Request(f"http://127.0.0.1:{port}{seal}", method="POST", headers=headers)
        with suppress(OSError), urllib.request.urlopen(request, timeout=30) as answer:
            assert json.load(answer)["status"] == "final"

    with served(database, settings) as (server, port):
        asking = Thread(target=ask)
        asking.start()
        time.sleep(moment)
        server.kill()
        asking.join(30)
    return _standing(database, settings, owner)


def _standing(database: Database, settings: Settings, owner: Client) -> str:
    """The analysis' status, once the whole record is found to agree with it."""
    with transaction(database, practice_id=owner.practice_id, actor="test", write=False) as session:
        assert isinstance(history.verify(session, owner.practice_id), history.Whole)
        final, draft = analyses.last_final(session), analyses.draft(session)
    assert (final is None) != (draft is None)
    if final is None:
        return "draft"
    assert Store(settings.data / "files").has(final.document_sha256)
    assert final.snapshot
    return "final"


def test_a_server_killed_while_it_takes_in_a_log_leaves_whole_pieces_to_go_on_from(
    database: Database, settings: Settings, sign_in
) -> None:
    owner: Client = sign_in()
    made = owner.post(f"{owner.here}/activity/imports", json={"name": "Chart", "format": "ndjson"}).json()
    there = f"{owner.here}/activity/imports/{made['id']}"
    log = b"".join(map(_line, range(4_000)))
    with served(database, settings) as (server, port):
        asking = Thread(target=_send, args=(owner, f"http://127.0.0.1:{port}{there}", log))
        asking.start()
        time.sleep(0.25)
        server.kill()
        asking.join(30)

    left = owner.get(there).json()
    assert (left["offset"], left["events"]) in {(0, 0), (len(log), 4_000)}
    rest = {"piece": ("log", log[left["offset"] :], "application/octet-stream")}
    params = {"offset": left["offset"], "last": True}
    told = owner.post(f"{there}/pieces", params=params, files=rest).json()
    assert (told["state"], told["events"], told["known"]) == ("done", 4_000, 0)
    assert owner.get(f"{owner.here}/activity/week", params={"of": "2026-03-02"}).json()["events"] == 4_000


def _line(number: int) -> bytes:
    who = [{"who": {"identifier": {"value": "ann"}}}]
    told = {"resourceType": "AuditEvent", "id": str(number), "recorded": "2026-03-02T15:00:00Z", "agent": who}
    return json.dumps(told).encode() + b"\n"


def _send(owner: Client, url: str, log: bytes) -> None:
    head = b'--cut\r\nContent-Disposition: form-data; name="piece"; filename="log"\r\n\r\n'
    headers = {
        "Authorization": owner.headers["Authorization"],
        "Content-Type": "multipart/form-data; boundary=cut",
    }
    body = head + log + b"\r\n--cut--\r\n"
    request = urllib.request.Request(f"{url}/pieces", data=body, method="POST", headers=headers)
    with suppress(OSError), urllib.request.urlopen(request, timeout=30):
        pass
