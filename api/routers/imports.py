"""How do access logs get in? 45 CFR 164.308(a)(1)(ii)(D) asks to review them regularly; no rule says how they are read.

A log comes in pieces, so that its length does not matter and a sender that broke off goes on where it got to. What is
taken in is whole lines: the answer says from which byte to go on. Nothing counts before the log has ended.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Annotated, Any
from uuid import UUID
from zoneinfo import ZoneInfo

from fastapi import Depends, Query, UploadFile
from fastapi import File as Part
from pydantic import Field

from api.db import imports
from api.db.imports import Columns, ImportFields, LogImport, LogPart, LogProgress
from api.db.pages import page
from api.domain import imports as rules
from api.domain.imports import State
from api.domain.roles import Scope
from api.domain.sentences import joined
from api.door import room
from api.logs import (
    Events,
    How,
    Read,
    Unreadable,
    header_of,
    read_csv,
    read_document,
    read_lines,
    whole_lines,
    whole_records,
)
from api.problems import Conflict, FaultOut, Invalid, TooLarge
from api.shelf import Asked, Most
from api.wire import In, Out, Page
from api.work import Work, begun, instant, work

router = room("activity/imports", "activity")
Reading = Annotated[Work, work(Scope.ACTIVITY_READ)]
Writing = Annotated[Work, work(Scope.ACTIVITY_WRITE)]

FAULTS = 200
LARGEST_MB = 8


class ImportIn(In, ImportFields):
    """A log that is to come. A CSV names the columns that say when and who, at the least."""

    columns: Columns = Field(default_factory=Columns)


class RowFaultOut(Out):
    """What is wrong with one row. The words never repeat what the row holds. Row 1 of a CSV is its heading."""

    row: int
    message: str


class ImportOut(Out, ImportFields):
    """A log and how far it has come. `offset` is the byte to go on from; `known` are events that were here already,
    `refused` faulty rows, of which the first two hundred are told. Among the `rows` of a CSV are its empty ones.
    """

    id: UUID
    version: int
    columns: Columns
    state: State
    started_at: datetime
    started_by: str
    ended_at: datetime | None
    offset: int
    rows: int
    events: int
    known: int
    refused: int
    faults: list[RowFaultOut]


@router.get("", summary="List the access logs", response_model=Page[ImportOut])
def list_imports(work: Reading, after: Asked = None, limit: Most = 50) -> Any:
    """The newest first."""
    rows, next_ = page(work.session, imports.listed, imports.sortable, sort="-id", after=after, limit=limit)
    far = imports.progresses(work.session, [row["id"] for row in rows])
    return work.page([_line(row, far[row["id"]]) for row in rows], next_)


@router.post("", status_code=201, summary="Begin to take in an access log")
def create_import(work: Writing, body: ImportIn) -> ImportOut:
    """Its pieces are sent afterwards."""
    if body.format == "csv" and not (body.columns.at and body.columns.account):
        raise Invalid(faults=[FaultOut(at=["body", "columns"], message="name the columns that say when and who")])
    row = LogImport(**body.model_dump(), started_at=instant(), started_by=work.caller.name)
    work.created(row)
    work.session.add(LogProgress(import_id=row.id))
    work.session.flush()
    return _told(work, row)


@router.get("/{id}", summary="Read how far an access log has come")
def get_import(work: Reading, id: UUID) -> ImportOut:
    return _told(work, work.found(imports.get(work.session, id)))


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece that was read; None where it is not the one to go on with."""

    offset: int
    last: bool
    read: Read | None


def _piece(
    work: Writing,
    id: UUID,
    piece: Annotated[UploadFile, Part(description="At most 8 MB, cut anywhere.")],
    offset: Annotated[int, Query(ge=0, lt=1 << 50, description="Where the piece begins in the log, in bytes.")] = 0,
    last: Annotated[bool, Query(description="Whether the log ends with it.")] = False,
) -> Piece:
    """Before the transaction: reading a piece takes half a second, and others wait to write meanwhile."""
    with begun(work):
        row = work.found(imports.get(work.session, id))
        far = imports.progress(work.session, id)
        zone = ZoneInfo(work.practice.time_zone)
    content = piece.file.read((LARGEST_MB << 20) + 1)
    if len(content) > LARGEST_MB << 20:
        raise TooLarge(f"A piece may have {LARGEST_MB} MB at most.")
    if row.state != "open" or offset != far.offset:
        return Piece(offset, last, None)
    how = How(zone, work.moment, frozenset(row.systems), row.columns, row.delimiter)
    return Piece(offset, last, _read(row, far, content, last, how))


@router.post("/{id}/pieces", summary="Send a piece of an access log")
def add_piece(work: Writing, id: UUID, piece: Annotated[Piece, Depends(_piece)]) -> ImportOut:
    """Whole lines are taken; go on from the `offset` of the answer. A piece that is sent twice adds nothing."""
    row = work.found(imports.get(work.session, id))
    far = imports.progress(work.session, id)
    if row.state != "open":
        raise Conflict("This log has ended.")
    if piece.read is None or piece.offset != far.offset:
        raise Conflict(f"This log has come to byte {far.offset}. Go on from there.")
    _take(work, row, far, piece.read)
    if piece.last:
        _end(work, row, far)
    return _told(work, work.found(row))


@router.delete("/{id}", status_code=204, summary="Remove an access log and its events")
def remove_import(work: Writing, id: UUID) -> None:
    """What was certified of it stays. The history keeps that it was here."""
    row = work.unchanged(imports.get(work.session, id))
    _forget(work, id)
    work.session.delete(imports.progress(work.session, id))
    work.session.delete(row)


def _take(work: Work, row: LogImport, far: LogProgress, read: Read) -> None:
    far.header = read.header
    far.offset += read.taken
    far.rows += read.rows
    far.refused += len(read.faults)
    far.faults = [*far.faults, *read.faults][:FAULTS]
    if not read.events:
        return
    store = Events.of(work.settings.data, work.here)
    at = [int(event.at.timestamp() * 1000) for event in read.events]
    marks = store.marks(read.events)
    known = store.known(marks, imports.parts_between(work.session, min(at), max(at)))
    new = []
    for place, mark in enumerate(marks):
        if mark not in known:
            known.add(mark)
            new.append(place)
    far.known += len(marks) - len(new)
    if not new:
        return
    events = [read.events[place] for place in new]
    far.events += len(new)
    far.parts += 1
    span = [at[place] for place in new]
    store.write(imports.part_name(row.id, far.parts), events, [marks[place] for place in new])
    work.session.add(LogPart(import_id=row.id, number=far.parts, first=min(span), last=max(span)))
    imports.count_in(work.session, row.id, rules.by_day(events, ZoneInfo(work.practice.time_zone)))


def _read(row: LogImport, far: LogProgress, content: bytes, last: bool, how: How) -> Read:
    try:
        if row.format == "fhir_json":
            if not last:
                raise Unreadable("A document is sent in one piece.")  # noqa: TRY301 - told as what the reader raises
            return read_document(content, how)
        if row.format == "ndjson":
            whole = whole_lines(content, last=last)
            return read_lines(_some(whole, content), far.rows + 1, how)
        whole = _some(whole_records(content, last=last), content)
        return _read_csv(far, whole, how)
    except Unreadable as error:
        raise Invalid(faults=[FaultOut(at=["body", "piece"], message=str(error))]) from error


def _some(whole: bytes, content: bytes) -> bytes:
    if content and not whole:
        raise Unreadable("No line ends in this piece. Send a longer one, or say that it is the last.")
    return whole


def _read_csv(far: LogProgress, whole: bytes, how: How) -> Read:
    begins, header = 0, far.header
    if not header and whole:
        header, begins = header_of(whole, how.delimiter)
        lacking = rules.lacking(how.columns, header)
        if lacking:
            raise Unreadable(f"The header has no {joined(lacking)}. Is the delimiter another, or a column's name?")
    read = read_csv(whole[begins:], header, far.rows + 2, how)
    read.taken += begins
    read.header = header
    return read


def _end(work: Work, row: LogImport, far: LogProgress) -> None:
    row.ended_at, row.refused, row.known = instant(), far.refused, far.known
    if far.refused and row.keep == "none":
        row.state, row.known, far.events, far.known = "refused", 0, 0, 0
        _forget(work, row.id)
        return
    row.state, row.events = "done", far.events


def _forget(work: Work, id: UUID) -> None:
    imports.forget(work.session, id)
    work.afterwards.append(partial(Events.of(work.settings.data, work.here).remove, id))


def _line(row: Mapping[str, Any], far: LogProgress) -> dict[str, Any]:
    return {
        **row,
        **{name: getattr(far, name) for name in ("offset", "rows", "events", "known", "refused")},
        "faults": [{"row": number, "message": message} for number, message in far.faults],
    }


def _told(work: Work, row: LogImport) -> ImportOut:
    far = imports.progress(work.session, row.id)
    return ImportOut.model_validate(_line(row.model_dump(exclude={"practice_id"}), far))
