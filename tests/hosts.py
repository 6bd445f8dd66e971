"""What a command of one process leaves open until the process ends, closed after each test."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from api import hosting
from api.db.base import Database, connect


@contextmanager
def closed_in_the_end(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Close every database that the host's commands open meanwhile."""
    made: list[Database] = []

    def connected(url: str) -> Database:
        made.append(connect(url))
        return made[-1]

    monkeypatch.setattr(hosting, "connect", connected)
    yield
    for database in made:
        database.engine.dispose()
