"""What every row shares: an identity, a practice, a version and a history; and how rows are reached."""

import os
import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from threading import Lock
from typing import Any, ClassVar
from uuid import UUID
from weakref import WeakKeyDictionary

from sqlalchemy import (
    Connection,
    Engine,
    Executable,
    bindparam,
    create_engine,
    event,
    text,  # noqa: TID251 - the one place that tells PostgreSQL whose rows this transaction may see
)
from sqlalchemy.orm import ORMExecuteState, declared_attr, with_loader_criteria
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.orm.exc import StaleDataError
from sqlalchemy.sql.base import ExecutableOption
from sqlmodel import Field, SQLModel
from sqlmodel import Session as Session  # noqa: PLC0414 - the floors above are given one and may not know whose it is

from api.db.chain import Entry, append

EVERY_PRACTICE = "*"
_practice: ContextVar[UUID | None] = ContextVar("practice", default=None)
BUSY_SECONDS = 15
POOL = 48


class ForeignRow(Exception):
    """A write that would have crossed into another practice; never the caller's doing."""


def new_id() -> UUID:
    """A random id that sorts by the time it was made (RFC 9562, version 7)."""
    value = (time.time_ns() // 1_000_000) << 80 | int.from_bytes(os.urandom(10), "big")
    return UUID(int=value & ~(0xF << 76) & ~(0x3 << 62) | 0x7 << 76 | 0x2 << 62)


def made_at(id: UUID) -> datetime:
    """The moment at which an id was made, to the millisecond; in UTC."""
    return datetime.fromtimestamp((id.int >> 80) / 1000, UTC)


class Owned(SQLModel):
    """A row of one practice's; a session opened for another never sees it."""

    practice_id: UUID = Field(default=None, primary_key=True)


class Row(Owned):
    """An owned row that people edit; every change is recorded and numbered."""

    unrecorded: ClassVar[frozenset[str]] = frozenset()

    id: UUID = Field(default_factory=new_id, primary_key=True)
    version: int = Field(default=1, nullable=False)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805
        return {"version_id_col": cls.__table__.c.version}  # type: ignore[attr-defined]

    def content(self) -> dict[str, Any]:
        """What the history keeps of it: every field but secrets and the version."""
        return self.model_dump(mode="json", exclude={"version", "practice_id", *self.unrecorded})


@dataclass(frozen=True)
class Database:
    """Where the records are: one engine, and for SQLite the queue of those who want to write."""

    engine: Engine
    writing: Engine
    turn: "Lock | None" = None


def connect(url: str) -> Database:
    """Open a SQLite file or a PostgreSQL server. Nothing is created or migrated here."""
    if url.startswith("sqlite"):
        options = {"timeout": BUSY_SECONDS, "factory": _File}
        engine = create_engine(url, pool_size=POOL, max_overflow=0, connect_args=options)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return Database(engine, engine.execution_options(write=True), Lock())
    engine = create_engine(
        url.replace("postgresql://", "postgresql+psycopg://"), pool_size=POOL, max_overflow=0, pool_pre_ping=True
    )
    return Database(engine, engine)


@contextmanager
def transaction(database: Database, *, practice_id: UUID | None, actor: str, write: bool = True) -> Iterator[Session]:
    """One transaction in one practice: all of it is kept, or none.

    Without a practice it sees every practice's rows; only signing in, an account's own pages and the host's commands
    work that way.
    """
    turn = database.turn if write else None
    if turn is not None:
        turn.acquire()
    whose = _practice.set(practice_id)
    try:
        engine = database.writing if write else database.engine
        with Session(engine, expire_on_commit=False) as session, session.begin():
            session.info.update(practice_id=practice_id, actor=actor, turn=turn)
            if engine.dialect.name == "postgresql":
                # a read sees one moment, as it does on SQLite: rows are held against the chain, conclusions kept by head
                moment = {} if write else {"isolation_level": "REPEATABLE READ"}
                session.connection(execution_options=moment)
            _show(session, practice_id)
            try:
                yield session
            except BaseException:
                if not write:
                    session.expunge_all()  # what was read outlives the request, and going back would empty its rows
                raise
    finally:
        _practice.reset(whose)
        if turn is not None:
            turn.release()


@contextmanager
def within(session: Session, practice_id: UUID) -> Iterator[None]:
    """A part of a transaction across practices that is in one of them: it sees and writes that practice's rows only."""
    session.flush()
    outside = session.info["practice_id"]
    whose = _practice.set(practice_id)
    try:
        session.info["practice_id"] = practice_id
        _show(session, practice_id)
        yield
        session.flush()
        _show(session, outside)
    finally:
        session.info["practice_id"] = outside
        _practice.reset(whose)


def _show(session: Session, practice_id: UUID | None) -> None:
    """Tell PostgreSQL whose rows this transaction may see."""
    if session.get_bind().dialect.name == "postgresql":
        session.connection().execute(_SHOW_PRACTICE, {"practice": str(practice_id or EVERY_PRACTICE)})


_SHOW_PRACTICE = text("select set_config('duecare.practice', :practice, true)")


def change_many(session: Session, rows: Sequence[tuple[Row, Mapping[str, Any]]]) -> None:
    """Change many rows of one kind in one statement, on the record; each row must be as it was read."""
    if not rows:
        return
    kind = type(rows[0][0])
    if any(row.practice_id != session.info["practice_id"] for row, _ in rows):
        raise ForeignRow(kind.__name__)
    table = kind.__table__  # type: ignore[attr-defined]
    names = sorted({name for _, values in rows for name in values})
    statement = (
        table.update()
        .where(
            table.c.practice_id == bindparam("p_"), table.c.id == bindparam("i_"), table.c.version == bindparam("v_")
        )
        .values({name: bindparam(f"n_{name}") for name in names} | {"version": table.c.version + 1})
    )
    parameters = [
        {"p_": row.practice_id, "i_": row.id, "v_": row.version}
        | {f"n_{name}": values.get(name, getattr(row, name)) for name in names}
        for row, values in rows
    ]
    done = session.connection().execute(statement, parameters)
    if done.rowcount not in (-1, len(rows)):
        raise StaleDataError("somebody changed one of these while you did")
    entries = []
    for row, values in rows:
        for name, value in {**values, "version": row.version + 1}.items():
            set_committed_value(row, name, value)
        entries.append(Entry(kind.__name__, row.id, "changed", row.content()))
    _append(session, session.info["practice_id"], entries)


@cache
def owned_tables() -> tuple[type[Owned], ...]:
    """Every mapped table whose rows belong to a practice; asked only when all rooms are imported."""
    found = [m.class_ for m in SQLModel._sa_registry.mappers if issubclass(m.class_, Owned)]  # noqa: SLF001
    return tuple(sorted(found, key=lambda kind: kind.__name__))


@cache
def _own_rows_only() -> tuple[ExecutableOption, ...]:
    here = bindparam("duecare_practice", callable_=_practice.get, type_=owned_tables()[0].practice_id.type)  # type: ignore[attr-defined]
    return tuple(
        # a lambda, for only that is asked anew for each alias of a table that is joined to itself
        with_loader_criteria(
            kind, lambda row: row.practice_id == here, include_aliases=True, track_closure_variables=False
        )
        for kind in owned_tables()
    )


@event.listens_for(Session, "do_orm_execute")
def _see_own_rows_only(state: ORMExecuteState) -> None:
    if _practice.get() is not None and not state.is_column_load and not state.is_relationship_load:
        state.statement = _narrowed(state.statement)


def _narrowed(statement: Executable) -> Executable:
    """A statement that sees the rows of the practice in force only: made once for as long as the statement lives."""
    found = _seen.get(statement)
    if found is None:
        found = _seen[statement] = statement.options(*_own_rows_only())
    return found


_seen: WeakKeyDictionary[Executable, Executable] = WeakKeyDictionary()


@event.listens_for(Session, "before_flush")
def _own(session: Session, *_: object) -> None:
    practice_id = session.info["practice_id"]
    for row in (*session.new, *session.dirty, *session.deleted):
        if isinstance(row, Owned):
            row.practice_id = row.practice_id or practice_id
            if practice_id is not None and row.practice_id != practice_id:
                raise ForeignRow(type(row).__name__)


@event.listens_for(Session, "after_flush")
def _record(session: Session, *_: object) -> None:
    entries: dict[UUID, list[Entry]] = {}
    for action, rows in (("created", session.new), ("changed", session.dirty), ("removed", session.deleted)):
        for row in rows:
            if isinstance(row, Row) and (action != "changed" or session.is_modified(row)):
                content = None if action == "removed" else row.content()
                entries.setdefault(row.practice_id, []).append(Entry(type(row).__name__, row.id, action, content))
    for practice_id, changes in entries.items():
        changes.sort(key=lambda entry: (entry.kind, entry.row_id))
        _append(session, practice_id, changes)


def _append(session: Session, practice_id: UUID, entries: Sequence[Entry]) -> None:
    session.info["recorded"] = True
    append(session.connection(), practice_id, session.info["actor"], entries)


class _Cursor(sqlite3.Cursor):
    """Fetches many rows in one thread at a time.

    Each row lets the interpreter's lock go. Threads that fetch side by side hand it to each other at every row, and
    eight readers then get less done than one (bench/results).
    """

    def fetchall(self) -> list[Any]:
        with _fetching:
            return super().fetchall()


class _File(sqlite3.Connection):
    """A connection to a SQLite file whose readers fetch in turns."""

    def cursor(self, factory: Any = _Cursor) -> Any:
        return super().cursor(factory)


_fetching = Lock()


def _prepare_sqlite(connection: Any, _: object) -> None:
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={BUSY_SECONDS * 1000}"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    write = connection.get_execution_options().get("write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def now() -> datetime:
    """The one clock that records are stamped by."""
    return datetime.now(UTC)
