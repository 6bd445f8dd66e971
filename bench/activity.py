"""How quickly is a log taken in, in how much memory, and how quickly is its week read? `python -m bench.activity 1000000`

The week of ten million is made of what ten logs come to for each account and day, written as the logs themselves write
it, with eight weeks before it; its events lie in no file, since the page reads none.
"""

import json
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from types import SimpleNamespace
from uuid import UUID
from zoneinfo import ZoneInfo

from api.db import imports, tables
from api.db.base import Database, connect, new_id, transaction
from api.db.imports import LogImport, LogProgress
from api.db.upgrade import upgrade
from api.domain.imports import SLOTS, Day
from api.logs import How
from api.routers import activity as weeks
from api.routers.imports import LARGEST_MB, _end, _read, _take
from bench.table import Figure

WHEN = datetime(2026, 3, 2, 6, tzinfo=UTC)
PAD = "x" * 520
FEW = 60_000
LOGS, ACCOUNTS, DAYS, EACH = 10, 40, 6, 1_000_000


def pieces(events: int) -> Iterator[bytes]:
    """About a kilobyte an event, cut into pieces as a sender would."""
    lines: list[bytes] = []
    size = 0
    for number in range(events):
        at = WHEN + timedelta(seconds=number * 6 * 86_400 / events)
        line = json.dumps(
            {
                "resourceType": "AuditEvent",
                "id": f"event-{number}",
                "type": {"system": "http://terminology.hl7.org/CodeSystem/audit-event-type", "code": "rest"},
                "action": "R",
                "recorded": at.isoformat(),
                "outcome": "0",
                "agent": [
                    {
                        "requestor": True,
                        "who": {"identifier": {"value": f"user{number % 40}"}},
                        "network": {"address": f"10.0.0.{number % 40}"},
                    }
                ],
                "source": {"observer": {"display": "Chart"}},
                "entity": [
                    {"what": {"reference": f"Patient/{number % 9000}"}, "role": {"code": "1"}, "description": PAD}
                ],
            }
        ).encode()
        lines.append(line + b"\n")
        size += len(line) + 1
        if size > (LARGEST_MB << 20) - 4096:
            yield b"".join(lines)
            lines, size = [], 0
    yield b"".join(lines)


def fill(database: Database, here: UUID) -> None:
    """Ten logs of a million events in the week, and one a week for eight weeks before."""
    logs = [WHEN.date() - timedelta(weeks=past) for past in (*[0] * LOGS, *range(1, 9))]
    for monday in logs:
        rest = EACH // (ACCOUNTS * DAYS)
        slots = [rest // SLOTS + (slot < rest % SLOTS) for slot in range(SLOTS)]
        told = {
            (f"user{account}", (monday + timedelta(days=on)).isoformat()): Day(
                slots, {60: 1}, {f"10.0.0.{account}": (1 << SLOTS) - 1}, {"employee": 2} if account == on else {}
            )
            for account in range(ACCOUNTS)
            for on in range(DAYS)
        }
        row = LogImport(name="fill", format="ndjson", started_at=datetime.now(UTC), state="done")
        with transaction(database, practice_id=here, actor="bench") as session:
            session.add(row)
            session.add(LogProgress(import_id=row.id))
            session.flush()
            imports.count_in(session, row.id, told)


def activity(folder: Path, events: int = FEW) -> Iterator[Figure]:
    """One log taken in by its pieces, and the page of a week of ten million events."""
    folder.mkdir(parents=True, exist_ok=True)
    database = connect(f"sqlite:///{folder / 'bench.db'}")
    upgrade(database, folder / "upgrading")
    here = new_id()
    practice = SimpleNamespace(time_zone="America/Chicago")
    asked = SimpleNamespace(
        settings=SimpleNamespace(data=folder), here=here, practice=practice, afterwards=[], moment=datetime.now(UTC)
    )
    asked.today = asked.moment.astimezone(ZoneInfo(practice.time_zone)).date()
    row = LogImport(name="bench", format="ndjson", started_at=asked.moment)
    assert tables.recorded()
    with transaction(database, practice_id=here, actor="bench") as session:
        session.add(row)
        session.add(LogProgress(import_id=row.id))
    cpu = held = spent = 0.0
    for piece in pieces(events):
        start, began = time.perf_counter(), time.process_time()
        with transaction(database, practice_id=here, actor="bench", write=False) as asked.session:
            there, far = imports.get(asked.session, row.id), imports.progress(asked.session, row.id)
        read = _read(there, far, piece, False, How(ZoneInfo(practice.time_zone), asked.moment))
        wrote = time.perf_counter()
        with transaction(database, practice_id=here, actor="bench") as asked.session:
            _take(asked, imports.get(asked.session, row.id), imports.progress(asked.session, row.id), read)
        held = max(held, time.perf_counter() - wrote)
        spent += time.perf_counter() - start
        cpu += time.process_time() - began
    with transaction(database, practice_id=here, actor="bench") as asked.session:
        _end(asked, imports.get(asked.session, row.id), imports.progress(asked.session, row.id))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    remark = f"{events:,} of 1 KB; {events / spent:,.0f} by the clock, {peak:.0f} MB at most in this process"
    yield Figure("take in an access log, by CPU", events / cpu, "events/s", None, 20_000, "more", remark)
    yield Figure("others wait to write meanwhile", held * 1000, "ms", remark="the longest of all pieces")
    fill(database, here)
    walls, cpus = [], []
    for _ in range(5):
        start, began = time.perf_counter(), time.process_time()
        with transaction(database, practice_id=here, actor="bench", write=False) as asked.session:
            told = weeks._week(asked, WHEN.date())  # noqa: SLF001 - the page without the wire
        walls.append((time.perf_counter() - start) * 1000)
        cpus.append((time.process_time() - began) * 1000)
    remark = f"{told.events:,} events, {len(told.findings)} findings; {median(walls):.0f} ms by the clock"
    yield Figure("read a week of activity, by CPU", median(cpus), "ms", None, 200, remark=remark)
    database.engine.dispose()


def main() -> None:
    events = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as place:
        for figure in activity(Path(place), events):
            print("  ".join(cell for cell in figure.cells() if cell), flush=True)


if __name__ == "__main__":
    main()
