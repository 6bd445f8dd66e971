"""What did a practice's records say at an earlier point of its chain?"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

import orjson
from sqlmodel import Session, col, func, select

from api.db.base import Row
from api.db.chain import Change, ChangeContent
from api.db.fields import Choice, Ids

R = TypeVar("R", bound=Row)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Link:
    """A place in a practice's chain: its number, its hash and the instant it was written, as the chain has it."""

    seq: int
    hash: str
    at: str


@dataclass(frozen=True, slots=True)
class Past:
    """The rows of some kinds as they stood after a link of the chain: by kind, their contents in the order of the ids."""

    practice_id: UUID
    contents: Mapping[str, Sequence[Mapping[str, Any]]]

    def columns(self, kind: type[Row], names: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        """Some columns of each row of a kind, in the types that the row has; what came later stands at its default."""
        read = [_reader(kind, name) for name in names]
        for content in self.contents.get(kind.__name__, ()):
            yield tuple([each(content) for each in read])

    def rows(self, kind: type[R]) -> list[R]:
        """The rows of a kind, in no session: to be read, never to be saved."""
        names = [name for name in kind.model_fields if name not in {"practice_id", "version", *kind.unrecorded}]
        told = (dict(zip(names, values, strict=True)) for values in self.columns(kind, names))
        return [kind(practice_id=self.practice_id, **values) for values in told]


def begin_of(day: date, zone: str) -> str:
    """The instant at which a day begins in a time zone, written as the chain writes instants."""
    midnight = datetime.combine(max(day, date.min + _DAY), time.min, ZoneInfo(zone))
    return midnight.astimezone(UTC).isoformat(timespec="microseconds")


def end_of(day: date, zone: str) -> str:
    """The instant at which the next day begins."""
    return begin_of(min(day, date.max - _DAY) + _DAY, zone)


def last_before(session: Session, practice_id: UUID, instant: str) -> Link | None:
    """The last link written before an instant; None where the chain is younger."""
    query = _LINKS.where(Change.practice_id == practice_id, Change.at < instant).order_by(col(Change.seq).desc())
    found = session.execute(query.limit(1)).first()
    return Link(*found) if found else None


def first_of(session: Session, practice_id: UUID, kind: str) -> Link | None:
    """The link that speaks first of a kind."""
    query = _LINKS.where(Change.practice_id == practice_id, Change.kind == kind).order_by(col(Change.seq))
    found = session.execute(query.limit(1)).first()
    return Link(*found) if found else None


def recall(session: Session, practice_id: UUID, seq: int, kinds: Collection[type[Row]]) -> Past:
    """The rows of these kinds as they stood after a link, in one query.

    The last thing that the chain says of a row up to there is what it was. A row that was removed is absent, and so is
    one whose content has been disposed of since.
    """
    here = (Change.practice_id == practice_id, Change.seq <= seq, col(Change.kind).in_([k.__name__ for k in kinds]))
    last = select(func.max(Change.seq)).where(*here).group_by(col(Change.kind), col(Change.row_id))
    query = (
        select(Change.kind, ChangeContent.content)
        .join(
            ChangeContent,
            (col(ChangeContent.practice_id) == col(Change.practice_id)) & (col(ChangeContent.seq) == col(Change.seq)),
        )
        .where(Change.practice_id == practice_id, col(Change.seq).in_(last), Change.action != "removed")
        .order_by(col(Change.row_id))
    )
    contents: dict[str, list[Mapping[str, Any]]] = {}
    for kind, content in session.execute(query):
        if content is not None:
            contents.setdefault(kind, []).append(orjson.loads(content))
    return Past(practice_id, contents)


def _reader(kind: type[Row], name: str) -> Callable[[Mapping[str, Any]], Any]:
    typed, later = _typed(kind, name), kind.model_fields[name]

    def read(content: Mapping[str, Any]) -> Any:
        if name not in content:
            return later.get_default(call_default_factory=True)
        value = content[name]
        return value if value is None else typed(value)

    return read


def _typed(kind: type[Row], name: str) -> Callable[[Any], Any]:
    """Makes of a value in JSON what the row's column would hold."""
    column = kind.__table__.c[name].type  # type: ignore[attr-defined]
    if isinstance(column, Choice):
        return column.kind
    if isinstance(column, Ids):
        return _ids
    made: Mapping[type, Callable[[Any], Any]] = {
        UUID: UUID,
        date: date.fromisoformat,
        datetime: datetime.fromisoformat,
    }
    return made.get(column.python_type, lambda value: value)


def _ids(value: list[str]) -> list[UUID]:
    return [UUID(id) for id in value]


_LINKS: Any = select(Change.seq, Change.hash, Change.at)
