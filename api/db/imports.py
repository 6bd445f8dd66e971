"""Which access logs were taken in, how far did each come, and what did each account do on each day by them?"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field as Constraint
from sqlalchemy import BigInteger, Index
from sqlmodel import JSON, Field, Session, SQLModel, col, delete, select

from api.db.base import Owned, Row
from api.db.fields import Line, Name, json_column, word
from api.db.pages import columns
from api.domain.imports import SLOTS, Day, Format, Keep, State


class Columns(SQLModel):
    """Which column of a CSV says what; the empty string where none does. The flags hold yes or no."""

    at: Line = ""
    account: Line = ""
    action: Line = ""
    outcome: Line = ""
    system: Line = ""
    place: Line = ""
    patient: Line = ""
    id: Line = ""
    break_glass: Line = ""
    same_surname: Line = ""
    self: Line = ""
    employee: Line = ""


class ImportFields(SQLModel):
    """A log to be taken in. With `keep` none, one faulty row refuses the whole of it.

    `systems` are those whose events are expected, any where none is named. `delimiter` and `columns` are for CSV.
    """

    name: Name
    format: Format = word()
    keep: Keep = word("good")
    systems: Annotated[list[Name], Constraint(max_length=50)] = json_column(list)
    delimiter: Annotated[str, Constraint(pattern=r"^[,;|\t]$")] = ","


class LogImport(ImportFields, Row, table=True):
    """A log on record. Its counts are those of its end; how far it has come meanwhile stands in its progress."""

    __tablename__ = "logimport"

    columns: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    state: State = word("open")
    started_at: datetime
    started_by: Line = ""
    ended_at: datetime | None = None
    events: int = 0
    known: int = 0
    refused: int = 0


class LogProgress(Owned, table=True):
    """How far an import has come: bytes and rows taken, and the first of its faults. It is no part of the history."""

    __tablename__ = "logprogress"

    import_id: UUID = Field(primary_key=True)
    offset: int = Field(default=0, sa_type=BigInteger)
    rows: int = 0
    events: int = 0
    known: int = 0
    refused: int = 0
    parts: int = 0
    header: list[str] = Field(default_factory=list, sa_type=JSON)
    faults: list[tuple[int, str]] = Field(default_factory=list, sa_type=JSON)


class LogPart(Owned, table=True):
    """A file of events that counts: the milliseconds since 1970 of its first and its last."""

    __tablename__ = "logpart"

    import_id: UUID = Field(primary_key=True)
    number: int = Field(primary_key=True)
    first: int = Field(sa_type=BigInteger)
    last: int = Field(sa_type=BigInteger)


COUNTS = ("slots", "failed", "places", "flags")


class AccountDay(Owned, table=True):
    """What an account did on a day by one import, as the rules count it; of a place, its slots as a hexadecimal number."""

    __tablename__ = "accountday"
    __table_args__ = (Index("ix_accountday_practice_id_day", "practice_id", "day"),)

    import_id: UUID = Field(primary_key=True)
    account: str = Field(primary_key=True)
    day: date = Field(primary_key=True)
    events: int = 0
    slots: list[int] = Field(default_factory=lambda: [0] * SLOTS, sa_type=JSON)
    failed: dict[str, int] = Field(default_factory=dict, sa_type=JSON)
    places: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    flags: dict[str, int] = Field(default_factory=dict, sa_type=JSON)


_COUNTS = ("state", "started_at", "started_by", "ended_at", "events", "known", "refused")
listed: Any = columns(LogImport, *ImportFields.model_fields, "columns", *_COUNTS)
sortable: dict[str, Any] = {"id": LogImport.id, "name": LogImport.name}


def get(session: Session, id: UUID) -> LogImport | None:
    return session.exec(select(LogImport).where(LogImport.id == id)).one_or_none()


def progress(session: Session, import_id: UUID) -> LogProgress:
    return session.exec(select(LogProgress).where(LogProgress.import_id == import_id)).one()


def progresses(session: Session, ids: Collection[UUID]) -> dict[UUID, LogProgress]:
    """How far each of some imports has come."""
    found = session.exec(select(LogProgress).where(col(LogProgress.import_id).in_(ids))) if ids else ()
    return {row.import_id: row for row in found}


def parts_between(session: Session, first: int, last: int) -> list[str]:
    """The files that may hold events of a span, both ends included, in milliseconds since 1970."""
    query = select(LogPart).where(LogPart.first <= last, LogPart.last >= first)
    return [part_name(row.import_id, row.number) for row in session.exec(query)]


def part_name(import_id: UUID, number: int) -> str:
    return f"{import_id}/{number:06d}.parquet"


def count_in(session: Session, import_id: UUID, seen: Mapping[tuple[str, str], Day]) -> None:
    """Add what a piece of an import tells of accounts' days."""
    days = {date.fromisoformat(day) for _, day in seen}
    query = select(AccountDay).where(AccountDay.import_id == import_id, col(AccountDay.day).in_(days))
    there = {(row.account, row.day.isoformat()): row for row in session.exec(query)}
    for (account, day), told in seen.items():
        row = there.get((account, day))
        if row is None:
            row = AccountDay(import_id=import_id, account=account, day=date.fromisoformat(day))
            session.add(row)
        whole = as_day(row.slots, row.failed, row.places, row.flags)
        whole.merge(told)
        row.slots, row.flags, row.events = whole.slots, whole.flags, whole.events
        row.failed = {str(slot): count for slot, count in whole.failed.items()}
        row.places = {place: f"{bits:x}" for place, bits in whole.places.items()}


def as_day(slots: Sequence[int], failed: Mapping[str, int], places: Mapping[str, str], flags: Mapping[str, int]) -> Day:
    """A stored day as the rules read it."""
    return Day(
        list(slots),
        {int(slot): count for slot, count in failed.items()},
        {place: int(bits, 16) for place, bits in places.items()},
        dict(flags),
    )


def forget(session: Session, import_id: UUID) -> None:
    """Take back all that an import told; the import itself and what it was stay."""
    session.exec(delete(LogPart).where(col(LogPart.import_id) == import_id))
    session.exec(delete(AccountDay).where(col(AccountDay.import_id) == import_id))
