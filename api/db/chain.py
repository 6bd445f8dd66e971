"""Who changed what, when, and has anybody touched it since? One chain of hashes a practice, only ever added to.

An entry's hash covers the one before it, so changing, dropping or reordering any breaks every later one. The content
lies apart, behind a salted digest, so that an approved disposal can empty it and the chain still verifies.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Connection, bindparam, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Field, SQLModel

START = "0" * 64


class Change(SQLModel, table=True):
    """One link: that somebody changed something, and the digest of what it became."""

    practice_id: UUID = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    at: str
    actor: str
    kind: str
    row_id: UUID
    action: str
    digest: str
    previous: str
    hash: str


class ChangeContent(SQLModel, table=True):
    """What a row became, as canonical JSON with its salt; null once an approved disposal has emptied it."""

    practice_id: UUID = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    salt: str
    content: str | None
    disposal: str | None = None


class ChainHead(SQLModel, table=True):
    """How far a practice's chain has come; whoever appends holds it."""

    practice_id: UUID = Field(primary_key=True)
    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A change about to be recorded; `content` is None when the row was removed."""

    kind: str
    row_id: UUID
    action: str
    content: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Head:
    seq: int
    hash: str


def hold(connection: Connection, practice_id: UUID) -> Head:
    """The chain's head, held until the transaction ends, so that writers of one practice take turns."""
    row = connection.execute(_HOLD, {"practice": practice_id}).one_or_none()
    if row is None:
        dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
        first = dialect.insert(_head).on_conflict_do_nothing()
        connection.execute(first, {"practice_id": practice_id, "seq": 0, "hash": START})
        row = connection.execute(_HOLD, {"practice": practice_id}).one()
    return Head(row.seq, row.hash)


def head(connection: Connection, practice_id: UUID) -> Head:
    """How far the chain has come, as this transaction sees it."""
    row = connection.execute(_HEAD, {"practice": practice_id}).one_or_none()
    return Head(row.seq, row.hash) if row else Head(0, START)


def append(connection: Connection, practice_id: UUID, actor: str, entries: Sequence[Entry]) -> None:
    """Record changes in one go; they stand or fall with the transaction that made them."""
    if not entries:
        return
    head = hold(connection, practice_id)
    at = datetime.now(UTC).isoformat(timespec="microseconds")
    seq, previous = head.seq, head.hash
    changes, contents = [], []
    for entry in entries:
        seq += 1
        salt, content = os.urandom(16).hex(), canonical(entry.content)
        change = {
            "practice_id": practice_id,
            "seq": seq,
            "at": at,
            "actor": actor,
            "kind": entry.kind,
            "row_id": entry.row_id,
            "action": entry.action,
            "digest": digest(salt, content),
            "previous": previous,
        }
        previous = link(change)
        changes.append(change | {"hash": previous})
        contents.append({"practice_id": practice_id, "seq": seq, "salt": salt, "content": content})
    connection.execute(_ADD_CHANGE, changes)
    connection.execute(_ADD_CONTENT, contents)
    connection.execute(_MOVE, {"practice": practice_id, "to": seq, "mark": previous})


def canonical(content: dict[str, Any] | None) -> str:
    """The text that is digested: JSON with sorted keys; "null" for a row that is gone."""
    return orjson.dumps(content, option=orjson.OPT_SORT_KEYS).decode()


def digest(salt: str, content: str) -> str:
    return sha256(f"{salt}{content}".encode()).hexdigest()


def link(change: dict[str, Any]) -> str:
    """An entry's hash, over everything it says and the hash before it."""
    told = {key: str(value) for key, value in change.items() if key != "hash"}
    return sha256(orjson.dumps(told, option=orjson.OPT_SORT_KEYS)).hexdigest()


_change = Change.__table__  # type: ignore[attr-defined]
_content = ChangeContent.__table__  # type: ignore[attr-defined]
_head = ChainHead.__table__  # type: ignore[attr-defined]

# Made once: putting a statement together and finding its compiled form costs more than SQLite takes to run it.
_HEAD = select(_head.c.seq, _head.c.hash).where(_head.c.practice_id == bindparam("practice"))
_HOLD = _HEAD.with_for_update()
_MOVE = (
    update(_head)
    .where(_head.c.practice_id == bindparam("practice"))
    .values(seq=bindparam("to"), hash=bindparam("mark"))
)
_ADD_CHANGE, _ADD_CONTENT = insert(_change), insert(_content)
