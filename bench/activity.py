"""How quickly is a log taken in, in how much memory, and how quickly is its week read? `python -m bench.activity 1000000`"""

import json
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from api.db import imports, tables
from api.db.base import connect, new_id, transaction
from api.db.imports import LogImport, LogProgress
from api.db.upgrade import upgrade
from api.routers import activity as weeks
from api.routers.imports import LARGEST_MB, _end, _take

WHEN = datetime(2026, 3, 2, 6, tzinfo=UTC)
PAD = "x" * 520


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


def main() -> None:
    events = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
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
        spent = 0.0
        size = 0
        for piece in pieces(events):
            size += len(piece)
            start = time.perf_counter()
            with transaction(database, practice_id=here, actor="bench") as asked.session:
                _take(asked, imports.get(asked.session, row.id), imports.progress(asked.session, row.id), piece, False)
            spent += time.perf_counter() - start
        with transaction(database, practice_id=here, actor="bench") as asked.session:
            _end(asked, imports.get(asked.session, row.id), imports.progress(asked.session, row.id))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{events:,} events, {size >> 20} MB: {events / spent:,.0f} events/s, {peak:.0f} MB at most")
        for _ in range(3):
            start = time.perf_counter()
            with transaction(database, practice_id=here, actor="bench", write=False) as asked.session:
                told = weeks._week(asked, WHEN.date())  # noqa: SLF001 - the page without the wire
            print(f"the week, {told.events:,} events: {(time.perf_counter() - start) * 1000:.0f} ms")


if __name__ == "__main__":
    main()
