"""What every row shares: an identity, a practice, a version and a history; and how rows are reached."""

import base64
import binascii
import json
import os
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
    Integer,
    Select,
    and_,
    bindparam,
    create_engine,
    event,
    or_,
    text,  # noqa: TID251 - the one place that tells PostgreSQL whose rows this transaction may see
)
from sqlalchemy import select as sqlalchemy_select
from sqlalchemy.orm import InstrumentedAttribute, ORMExecuteState, declared_attr, with_loader_criteria
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.orm.exc import StaleDataError
from sqlalchemy.sql.base import ExecutableOption
from sqlmodel import Field, Session, SQLModel, select
from sqlmodel.sql.sqltypes import AutoString

from api.db.chain import Entry, append
from api.domain import Refused

EVERY_PRACTICE = "*"
_practice: ContextVar[UUID | None] = ContextVar("practice", default=None)
BUSY_SECONDS = 15
POOL = 48
COLUMN_BITS = 31
SORTED_BY = "sorted_by"


class ForeignRow(Exception):
    """A write that would have crossed into another practice; never the caller's doing."""


class BadCursor(Refused):
    """`after` or `sort` is not one that this list gave out; start again from its first page."""


def new_id() -> UUID:
    """A random id that sorts by the time it was made (RFC 9562, version 7)."""
    value = (time.time_ns() // 1_000_000) << 80 | int.from_bytes(os.urandom(10), "big")
    return UUID(int=value & ~(0xF << 76) & ~(0x3 << 62) | 0x7 << 76 | 0x2 << 62)


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
        engine = create_engine(url, pool_size=POOL, max_overflow=0, connect_args={"timeout": BUSY_SECONDS})
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
                connection = session.connection(execution_options=moment)
                connection.execute(_SHOW_PRACTICE, {"practice": str(practice_id or EVERY_PRACTICE)})
            yield session
    finally:
        _practice.reset(whose)
        if turn is not None:
            turn.release()


_SHOW_PRACTICE = text("select set_config('duecare.practice', :practice, true)")


def columns(kind: type[Row], *names: str) -> Select[Any]:
    """A query for some columns of a kind: what a list shows, without making a row of each."""
    return sqlalchemy_select(*(getattr(kind, name) for name in ("id", "version", *names)))


def page(
    session: Session,
    query: Select[Any],
    sortable: Mapping[str, InstrumentedAttribute[Any]],
    *,
    sort: str,
    after: str | None,
    limit: int,
) -> tuple[list[dict[str, Any]], str | None]:
    """One page of a list by keyset, as plain dicts in the query's columns, with the cursor of the next.

    `sortable` names the columns a caller may sort by, none of them nullable; "-name" turns the order round. `id`
    breaks ties and must be among the query's columns.
    """
    name = sort.removeprefix("-")
    if name not in sortable:
        raise BadCursor(f"This list cannot be sorted by {name!r}; choose one of {', '.join(sorted(sortable))}.")
    key, tie = sortable[name], sortable["id"]
    told: dict[str, Any] = {"page_most": limit + 1}
    if after is not None:
        told["page_key"], told["page_tie"] = _read_cursor(after, sort, key, tie)
    found = session.execute(_paged(query, sort, key, tie, further=after is not None), told)
    names = tuple(found.keys())
    rows = [dict(zip(names, row, strict=True)) for row in found]
    places = [row.pop(SORTED_BY) for row in rows]
    more = len(rows) > limit
    return rows[:limit], _cursor(sort, places[limit - 1], rows[limit - 1][tie.key]) if more else None


def _paged(
    query: Select[Any], sort: str, key: InstrumentedAttribute[Any], tie: InstrumentedAttribute[Any], *, further: bool
) -> Select[Any]:
    """The list's query in an order, from its start or from a cursor on: made once for as long as the query lives."""
    shapes = _pages.setdefault(query, {})
    if (sort, further) not in shapes:
        down, columns = sort.startswith("-"), (key,) if key is tie else (key, tie)
        if further:
            value, last = bindparam("page_key", type_=key.type), bindparam("page_tie", type_=tie.type)
            past = or_(_beyond(key, value, down), and_(key == value, _beyond(tie, last, down)))
            query = query.where(past if key is not tie else _beyond(tie, last, down))
        order = [column.desc() if down else column.asc() for column in columns]
        most = bindparam("page_most", type_=Integer())
        shapes[sort, further] = query.add_columns(key.label(SORTED_BY)).order_by(*order).limit(most)
    return shapes[sort, further]


_pages: WeakKeyDictionary[Select[Any], dict[tuple[str, bool], Select[Any]]] = WeakKeyDictionary()


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
    append(session.connection(), session.info["practice_id"], session.info["actor"], entries)


def _beyond(column: InstrumentedAttribute[Any], value: object, down: bool) -> Any:
    return column < value if down else column > value


def _cursor(sort: str, value: object, last: object) -> str:
    told = json.dumps([sort, value, last], default=str)
    return base64.urlsafe_b64encode(told.encode()).decode().rstrip("=")


def _read_cursor(
    after: str, sort: str, key: InstrumentedAttribute[Any], tie: InstrumentedAttribute[Any]
) -> tuple[Any, Any]:
    try:
        told = json.loads(base64.urlsafe_b64decode(after + "=" * (-len(after) % 4)))
        made_for, value, last = told
        place = _typed(key, value), _typed(tie, last)
    except (ValueError, TypeError, RecursionError, binascii.Error) as error:
        raise BadCursor(_NOT_OURS) from error
    if made_for != sort:
        raise BadCursor(_NOT_OURS)
    return place


_NOT_OURS = "`after` does not belong to this list in this order; start from the first page."


def _typed(column: InstrumentedAttribute[Any], value: Any) -> Any:
    kind = str if isinstance(column.type, AutoString) else column.type.python_type
    if kind is UUID:
        return UUID(str(value))
    if hasattr(kind, "fromisoformat"):
        return kind.fromisoformat(value)
    if type(value) is not kind or (kind is int and value.bit_length() > COLUMN_BITS):
        raise TypeError(value)
    if kind is str and b"\0" in value.encode():
        raise ValueError(value)
    return value


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
        append(session.connection(), practice_id, session.info["actor"], changes)


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


__all__ = [
    "Database",
    "Owned",
    "Row",
    "Session",
    "change_many",
    "connect",
    "new_id",
    "now",
    "page",
    "select",
    "transaction",
]
