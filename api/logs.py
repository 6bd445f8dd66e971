"""Access logs: how a piece of one is read, and how its events are kept apart from the main database.

Events lie in Parquet parts under data/activity/<practice>; what they say of patients is an HMAC under the practice's own
key, which lies beside them. A part that no row of the database names counts for nothing and is written over.
"""

import csv
import hmac
import io
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import orjson

from api.domain.imports import FLAGS, Event, Faulty, Flag, checked, is_login, moment, outcome_failed, ticked

LONGEST_LINE = 1 << 20
SAME = "\x1f"
"""What the key of an event begins with that has no id: it is known by all that it says."""

HASH_BYTES = 16
KEY_BYTES = 32
CENTER = 1 << 63
_MARKS: dict[str, Flag] = {"break-glass": "break_glass", "same-surname": "same_surname", "self": "self"}
_MARKS["employee"] = "employee"
_EMERGENCY = ("BTG", "ETREAT")
_NO_FLAGS: frozenset[Flag] = frozenset()


class Unreadable(Exception):
    """The piece as a whole cannot be read: no line ends in it, or its columns are not those that were named."""


@dataclass(frozen=True, slots=True)
class How:
    """How the rows of an import are to be read."""

    zone: ZoneInfo
    now: datetime
    systems: frozenset[str] = frozenset()
    columns: dict[str, str] = field(default_factory=dict)
    delimiter: str = ","


@dataclass(slots=True)
class Read:
    """What a piece came to: its events in order, its faults by row, and how many rows and bytes were taken."""

    events: list[Event] = field(default_factory=list)
    faults: list[tuple[int, str]] = field(default_factory=list)
    rows: int = 0
    taken: int = 0
    header: list[str] = field(default_factory=list)


def whole_lines(piece: bytes, *, last: bool) -> bytes:
    """As much of a piece as ends with a line; all of the last one."""
    if last:
        return piece
    return piece[: piece.rfind(b"\n") + 1]


def whole_records(piece: bytes, *, last: bool) -> bytes:
    """As much of a piece of CSV as ends with a record: a line break within quotes ends none."""
    if last:
        return piece
    end = len(piece)
    quotes = piece.count(b'"')
    while (end := piece.rfind(b"\n", 0, end)) >= 0:
        quotes_after = piece.count(b'"', end)
        if (quotes - quotes_after) % 2 == 0:
            return piece[: end + 1]
    return b""


def read_lines(piece: bytes, first: int, how: How) -> Read:
    """Read AuditEvents, one a line; `first` is the number of the first row."""
    read = Read(taken=len(piece))
    for line in piece.splitlines() if b"\r" in piece else piece.split(b"\n"):
        if not line.strip():
            continue
        number = first + read.rows
        read.rows += 1
        try:
            event = audit_event(_json(line), SAME + line.decode("utf-8", "replace"))
            read.events.append(checked(event, how.now, how.systems))
        except Faulty as fault:
            read.faults.append((number, str(fault)))
    return read


def read_document(piece: bytes, how: How) -> Read:
    """Read one AuditEvent, or a Bundle of them. Raises Unreadable."""
    read = Read(taken=len(piece))
    try:
        told = orjson.loads(piece)
    except orjson.JSONDecodeError as error:
        raise Unreadable("This is not JSON, or breaks off.") from error
    entries = [told]
    if isinstance(told, dict) and told.get("resourceType") == "Bundle":
        entries = [_at(entry, "resource") for entry in _each(told.get("entry"))]
    for entry in entries:
        read.rows += 1
        try:
            event = audit_event(entry, SAME + orjson.dumps(entry).decode())
            read.events.append(checked(event, how.now, how.systems))
        except Faulty as fault:
            read.faults.append((read.rows, str(fault)))
    return read


def header_of(piece: bytes, delimiter: str) -> tuple[list[str], int]:
    """The names of the columns in the first record, and how many bytes it takes. Raises Unreadable."""
    end = piece.find(b"\n") + 1 or len(piece)
    try:
        text = piece[:end].decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable("The first line is not UTF-8 text.") from error
    return [name.strip() for name in next(csv.reader([text], delimiter=delimiter), [])], end


def read_csv(piece: bytes, header: Sequence[str], first: int, how: How) -> Read:
    """Read the records of a CSV below its header."""
    read = Read(taken=len(piece))
    text = io.StringIO(piece.decode("utf-8", "replace"), newline="")
    places = {name: header.index(column) for name, column in how.columns.items() if column}
    records = csv.reader(text, delimiter=how.delimiter, strict=True)
    while True:
        number = first + read.rows
        try:
            record = next(records)
            read.rows += 1
            if not record:
                continue  # an empty row is one all the same to whoever looks for row 7 in a spreadsheet
            read.events.append(_recorded(record, places, len(header), how))
        except StopIteration:
            return read
        except Faulty as fault:
            read.faults.append((number, str(fault)))
        except csv.Error:
            read.rows += 1
            read.faults.append((number, "the quotes do not match, or the row breaks off"))


def _recorded(record: list[str], places: dict[str, int], width: int, how: How) -> Event:
    if len(record) != width:
        raise Faulty(f"the row has {len(record)} columns and the header {width}")
    if "\ufffd" in "".join(record):
        raise Faulty("the row is not UTF-8 text")
    told = {name: record[place].strip() for name, place in places.items()}
    action = told.get("action", "")
    event = Event(
        at=moment(told["at"], how.zone),
        account=told["account"],
        login=is_login(action),
        failed=outcome_failed(told.get("outcome", "")),
        action=action[:40],
        system=told.get("system", ""),
        place=told.get("place", "")[:100],
        patient=told.get("patient", ""),
        key=told.get("id", "") or SAME + "\x1f".join(record),
        flags=frozenset(flag for flag in FLAGS if ticked(told.get(flag, ""), flag)),
    )
    return checked(event, how.now, how.systems)


_UTC = ZoneInfo("UTC")


def _json(line: bytes) -> Any:
    if len(line) > LONGEST_LINE:
        raise Faulty("the line is longer than a megabyte")
    try:
        return orjson.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        raise Faulty("the line is not JSON, or breaks off") from error


def audit_event(told: Any, otherwise: str = SAME) -> Event:
    """What a FHIR R4 AuditEvent says; `otherwise` tells it from others where it has no id. Raises Faulty."""
    if not isinstance(told, dict) or told.get("resourceType") != "AuditEvent":
        raise Faulty("this is not an AuditEvent of FHIR R4")
    recorded = told.get("recorded")
    if not isinstance(recorded, str):
        raise Faulty("it does not say when it was recorded")
    at = moment(recorded, _UTC)
    agents = _each(told.get("agent"))
    who = next((agent for agent in agents if _at(agent, "requestor") is True), agents[0] if agents else None)
    patient, flags = _entities(_each(told.get("entity")))
    if _emergency(_each(_at(who, "purposeOfUse"))) or _emergency(_each(told.get("purposeOfEvent"))):
        flags |= {"break_glass"}
    source = told.get("source")
    kinds = (told.get("type"), *_each(told.get("subtype")))
    return Event(
        at=at,
        account=_account(who),
        login=any(_at(kind, "code") in ("110114", "110122") for kind in kinds),
        failed=outcome_failed(_text(told.get("outcome"))),
        action=_text(told.get("action"))[:40],
        system=_reference(_at(source, "observer")) or _text(_at(source, "site")),
        place=(_text(_at(_at(who, "location"), "reference")) or _text(_at(_at(who, "network"), "address")))[:100],
        patient=patient,
        key=_text(told.get("id")) or otherwise,
        flags=flags,
    )


def _entities(entities: list[Any]) -> tuple[str, frozenset[Flag]]:
    """The first patient that is named, and the flags that the sender raised."""
    patient: str | None = None
    flags = _NO_FLAGS
    for entity in entities:
        if not isinstance(entity, dict):
            continue
        what = entity.get("what")
        if patient is None and (
            _at(entity.get("role"), "code") == "1" or _text(_at(what, "reference")).startswith("Patient/")
        ):
            patient = _reference(what)
        if entity.get("detail"):
            flags |= {_MARKS[mark] for mark in _marks(entity) if mark in _MARKS}
    return patient or "", flags


def _emergency(purposes: list[Any]) -> bool:
    return any(_at(code, "code") in _EMERGENCY for purpose in purposes for code in _each(_at(purpose, "coding")))


def _account(who: Any) -> str:
    return (
        _text(_at(_at(_at(who, "who"), "identifier"), "value"))
        or _text(_at(who, "altId"))
        or _text(_at(_at(who, "who"), "reference"))
        or _text(_at(who, "name"))
    ).strip()


def _reference(told: Any) -> str:
    return _text(_at(told, "reference")) or _text(_at(_at(told, "identifier"), "value")) or _text(_at(told, "display"))


def _marks(entity: Any) -> Iterator[str]:
    for detail in _each(_at(entity, "detail")):
        if _at(detail, "valueString") == "true":
            yield _text(_at(detail, "type"))


def _at(told: Any, name: str) -> Any:
    return told.get(name) if isinstance(told, dict) else None


def _each(told: Any) -> list[Any]:
    return told if isinstance(told, list) else []


def _text(told: Any) -> str:
    return told if isinstance(told, str) and "\0" not in told else ""


@dataclass(frozen=True, slots=True)
class Events:
    """A practice's events in the data folder, with its key; only who runs the service reaches them."""

    folder: Path

    @classmethod
    def of(cls, data: Path, practice_id: UUID) -> "Events":
        return cls(data / "activity" / str(practice_id))

    @property
    def key(self) -> bytes:
        """The practice's own key, made when it is first needed; without it no hash can be compared with a patient."""
        file = self.folder / "hmac.key"
        if not file.exists():
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            waiting = file.with_suffix(".part")
            waiting.touch(mode=0o600)
            waiting.write_bytes(secrets.token_bytes(KEY_BYTES))
            waiting.replace(file)
        return file.read_bytes()

    def marks(self, events: Iterable[Event]) -> list[int]:
        """What tells each event from every other: of its id, or of all that it says where it has none.

        The second of two that say the same in one piece is another event.
        """
        key = self.key
        seen: dict[int, int] = {}
        marks: list[int] = []
        for event in events:
            told = f"{event.system}{SAME}{event.key}".encode("utf-8", "surrogatepass")
            mark = int.from_bytes(blake2b(told, digest_size=8, key=key).digest()) - CENTER
            if event.key.startswith(SAME):
                seen[mark] = seen.get(mark, 0) + 1
                mark = (mark + seen[mark] - 1 + CENTER) % (2 * CENTER) - CENTER
            marks.append(mark)
        return marks

    def write(self, name: str, events: Sequence[Event], marks: Sequence[int]) -> None:
        """Write a part; it is whole in its place or not there at all."""
        import pyarrow as pa  # noqa: PLC0415 - takes 40 MB, and most processes never see a log
        import pyarrow.parquet as pq  # noqa: PLC0415

        key = self.key
        patients = {patient: hashed(patient, key) for patient in {event.patient for event in events}}
        columns: dict[str, Any] = {flag: pa.array([flag in event.flags for event in events]) for flag in FLAGS}
        table = pa.table(
            columns
            | {
                "mark": pa.array(marks, pa.int64()),
                "at": pa.array([event.at for event in events], pa.timestamp("ms", "UTC")),
                "account": pa.array([event.account for event in events]).dictionary_encode(),
                "action": pa.array([event.action for event in events]).dictionary_encode(),
                "login": pa.array([event.login for event in events]),
                "failed": pa.array([event.failed for event in events]),
                "system": pa.array([event.system for event in events]).dictionary_encode(),
                "place": pa.array([event.place for event in events]).dictionary_encode(),
                "patient": pa.array([patients[event.patient] for event in events], pa.binary()),
            }
        )
        place = self.folder / name
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        waiting = place.with_suffix(".part")
        with waiting.open("wb") as out:
            pq.write_table(table, out, compression="zstd")
            out.flush()
            os.fsync(out.fileno())
        waiting.replace(place)

    def known(self, marks: Sequence[int], names: Iterable[str]) -> set[int]:
        """Which of some marks lie in some parts; the parts are looked through one by one, so that many take no memory."""
        import pyarrow as pa  # noqa: PLC0415 - as above
        import pyarrow.compute as pc  # noqa: PLC0415
        import pyarrow.parquet as pq  # noqa: PLC0415

        asked = pa.array(marks, pa.int64())
        found: set[int] = set()
        for name in names:
            there = pq.ParquetFile(self.folder / name).read(columns=["mark"])["mark"]
            found.update(there.filter(pc.is_in(there, value_set=asked)).to_pylist())
        return found

    def remove(self, import_id: UUID) -> None:
        """Let go of all the parts of an import."""
        shutil.rmtree(self.folder / str(import_id), ignore_errors=True)


def hashed(patient: str, key: bytes) -> bytes | None:
    """A patient's reference as it is kept: HMAC-SHA256 under the practice's key, cut to 16 bytes; none for none."""
    return hmac.digest(key, patient.encode("utf-8", "surrogatepass"), "sha256")[:HASH_BYTES] if patient else None
