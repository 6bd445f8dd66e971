"""The rooms' own set-up: a practice filled by its rows, which is quicker than a request for each."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlmodel import Session

from api.db import practices
from api.db.base import Database, Row, transaction
from api.db.people import Person
from tests.contract import Client

Keep = Callable[..., None]


@pytest.fixture
def keep(database: Database) -> Keep:
    """Puts rows on a practice's record in the order given, and changes its profile where one is named."""

    def put(client: Client, *rows: Row, **profile: Any) -> None:
        with transaction(database, practice_id=client.practice_id, actor="test") as session:
            _fill(session, client, rows, profile)

    return put


def _fill(session: Session, client: Client, rows: tuple[Row, ...], profile: dict[str, Any]) -> None:
    practice = practices.get(session, client.practice_id)
    assert practice is not None
    practice.sqlmodel_update(profile)
    for before, row in zip((None, *rows), rows, strict=False):
        if type(before) is not type(row):
            session.flush()
        session.add(row)


@pytest.fixture
def team(sign_in, keep) -> Any:
    """Somebody who owns a practice of nine people in an office, with both officials and a stand-in."""

    def made() -> Client:
        owner: Client = sign_in()
        duties = (("Ann Ode", "security_official"), ("Ben Ito", "privacy_official"), ("Cy Day", "deputy"))
        keep(owner, *(Person(name=name, duties=[duty]) for name, duty in duties), people=9)
        return owner

    return made
