"""The harness: a fresh database, the app over it, and clients whose every answer is held against the contract."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from anyio.from_thread import BlockingPortal, start_blocking_portal
from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI
from sqlalchemy import event

from api import keys
from api.app import create_app
from api.db.base import POOL, Database, new_id, now, transaction
from api.db.members import Membership
from api.db.practices import Practice
from api.db.users import User, UserSession
from api.domain.roles import Role
from api.keys import Pass, fingerprint, new_secret, seal_pass
from api.limits import Buckets
from api.posture import Postures
from api.settings import Settings
from tests.bodies import Story
from tests.contract import Client
from tests.databases import Databases, databases
from tests.days import ZONE

SECRET = "a signing key for tests, and for nothing else"
LARGEST_FILE_MB = 1


SignIn = Callable[..., Client]


@pytest.fixture(scope="session")
def _databases() -> Iterator[Databases]:
    made = databases()
    yield made
    made.close()


@pytest.fixture(scope="session", autouse=True)
def _hash_quickly() -> None:
    """Passwords cost a tenth of a second each to try, by design; here they cost nothing."""
    keys._passwords.update(argon2__rounds=1, argon2__memory_cost=64, argon2__parallelism=1)
    keys._nobody.cache_clear()


@pytest.fixture(scope="session")
def _portal() -> Iterator[BlockingPortal]:
    """One event loop for every client, with the threads that the service itself would have."""
    with start_blocking_portal() as portal:
        portal.call(_allow_threads)
        yield portal


async def _allow_threads() -> None:
    current_default_thread_limiter().total_tokens = POOL


@pytest.fixture(scope="session")
def _app() -> FastAPI:
    """Built once, for building it takes longer than most tests; each test gives it its own database and settings."""
    return create_app(None, Settings(secret=SECRET, max_file_mb=LARGEST_FILE_MB))


@pytest.fixture
def database(_databases: Databases) -> Database:
    """A migrated database without a row in it."""
    return _databases.fresh()


@pytest.fixture
def blank(_databases: Databases) -> Callable[[], str]:
    """Addresses of databases with nothing in them, not even tables."""
    return _databases.blank


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path, secret=SECRET, max_file_mb=LARGEST_FILE_MB)


@pytest.fixture
def app(_app: FastAPI, database: Database, settings: Settings) -> FastAPI:
    _app.state.database, _app.state.settings = database, settings
    _app.state.buckets, _app.state.postures = Buckets(), Postures()
    return _app


@pytest.fixture
def queries(database: Database) -> Iterator[list[str]]:
    """Every statement that reaches the database."""
    seen: list[str] = []

    def note(_: Any, __: Any, statement: str, *___: Any) -> None:
        seen.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    yield seen
    event.remove(database.engine, "before_cursor_execute", note)


@pytest.fixture
def visitor(app: FastAPI, _portal: BlockingPortal) -> Callable[..., Client]:
    """A client who has not signed in; `base_url` says how it reaches the service."""

    def make(base_url: str = "http://testserver") -> Client:
        return Client(app, _portal, base_url)

    return make


@pytest.fixture
def sign_in(database: Database, settings: Settings, visitor: Callable[..., Client]) -> SignIn:
    """A client signed in as somebody new, in a role in a practice; without one, in a practice of their own.

    `role=None` makes somebody who belongs nowhere. The password is nobody's: signing in by it is told in its own tests.
    """

    def make(role: Role | None = Role.OWNER, practice: UUID | None = None) -> Client:
        client = visitor()
        user_id, sign_in_id = new_id(), new_id()
        client.user_id, client.sign_in_id, client.email = user_id, sign_in_id, f"{user_id}@example.org"
        client.practice_id = practice or new_id()
        person = User(id=user_id, name=f"Pat {user_id.hex[-6:]}", email=client.email, password_hash="*")
        with transaction(database, practice_id=None, actor="test") as session:
            session.add(person)
            session.flush()
            ends = now() + timedelta(days=1)
            session.add(UserSession(id=sign_in_id, user_id=user_id, secret=fingerprint(new_secret()), expires_at=ends))
            if practice is None and role is not None:
                session.add(a_practice(client.practice_id))
            if role is not None:
                session.add(Membership(practice_id=client.practice_id, user_id=user_id, role=role))
        token = seal_pass(Pass(user_id, sign_in_id), settings.signing_key, settings.access_minutes)
        client.headers["Authorization"] = f"Bearer {token}"
        return client

    return make


@pytest.fixture
def story(
    app: FastAPI, database: Database, settings: Settings, sign_in: SignIn, visitor: Callable[..., Client]
) -> Story:
    """An owner in a practice, and everything that the examples in `bodies` need."""
    return Story(app=app, database=database, settings=settings, sign_in=sign_in, visitor=visitor, owner=sign_in())


def a_practice(id: UUID) -> Practice:
    """A practice by its row alone."""
    return Practice(id=id, practice_id=id, name=f"Practice {id.hex[-6:]}", time_zone=ZONE)
