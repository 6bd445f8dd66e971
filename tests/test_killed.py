"""What is left when the machine stops in the middle of sealing? The draft or the whole final, never half."""

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
