"""How is a pasted list taken up? Each row finds its record by name, changes only what differs, or makes a new one."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, StringConstraints, create_model

from api.db.base import Row, change_many
from api.domain.cells import LONG, Fault, Line, Sheet, Unclear, key, quoted
from api.problems import FaultOut, Invalid
from api.wire import In, Out
from api.work import Work

SHOWN = 200
Cell = Annotated[str, StringConstraints(max_length=LONG)]


class CellFaultOut(Out):
    """A cell that could not be taken up: the row counted from 1, the column, and what to do about it."""

    row: int
    at: str
    message: str


class LoadedOut(Out):
    """How many rows made a record, changed one, or changed nothing; the first 200 faults."""

    created: int
    changed: int
    unchanged: int
    faults: list[CellFaultOut]


class SheetIn(In):
    """Rows as they were typed, at most 2,000; a row is known by its name, whatever its case and spaces."""

    dry_run: Annotated[bool, Field(description="Tell what would happen, and save nothing.")] = False


def rows_of(noun: str, columns: Iterable[str]) -> Any:
    """The type of a sheet's rows with these columns, each cell as it was typed."""
    cells: dict[str, Any] = dict.fromkeys(columns, (Cell, ""))
    row = create_model(
        f"{noun}RowIn", __base__=In, __doc__="A row as it was typed; an empty cell leaves its field alone.", **cells
    )
    return Annotated[list[row], Field(min_length=1, max_length=2000)]


class Names:
    """Records of one kind by their names. Where several share one, those count that `current` speaks for.

    `fresh` has the records made for names that were looked for and are not there yet.
    """

    def __init__(
        self, kind: Callable[..., Any], rows: Iterable[Any], current: Callable[[Any], bool] = lambda _: True
    ) -> None:
        self.kind, self.current, self.fresh = kind, current, dict[str, Any]()
        self._rows: dict[str, list[Any]] = {}
        for row in rows:
            self._rows.setdefault(key(row.name), []).append(row)

    def find(self, name: str) -> Any:
        """The one of this name, None when there is none; raises Unclear when there are several."""
        found = self._rows.get(key(name), [])
        found = [row for row in found if self.current(row)] or found
        if len(found) > 1:
            raise Unclear(f"{len(found)} on record are called {quoted(name)}; rename all but one of them first")
        return found[0] if found else None

    def id(self, name: str) -> UUID:
        """The id of the one of this name, made if need be."""
        row = self.find(name) or self.fresh.get(key(name))
        if row is None:
            row = self.fresh[key(name)] = self.kind(name=name)
        id: UUID = row.id
        return id

    @property
    def new(self) -> list[str]:
        """The names of those that were made."""
        return [row.name for row in self.fresh.values()]


@dataclass(slots=True)
class Load:
    """What a sheet comes to: records to make and to change, and the records of its rows as they will be."""

    faults: list[Fault]
    created: list[Row] = field(default_factory=list)
    changed: list[tuple[Row, Mapping[str, Any]]] = field(default_factory=list)
    unchanged: int = 0
    shown: list[Mapping[str, Any]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Target:
    """Where rows go: the records of their kind, what columns point to, one or several, and which columns a new record
    needs, and why.
    """

    names: Names
    pointers: Mapping[str, Names] = field(default_factory=dict)
    lists: Mapping[str, Names] = field(default_factory=dict)
    needed: Mapping[str, str] = field(default_factory=dict)


def settle(sheet: Sheet, target: Target) -> Load:
    """What each row comes to. Nothing is saved."""
    load = Load(list(sheet.faults))
    for line in sheet.lines:
        try:
            row = target.names.find(line.name)
        except Unclear as reason:
            load.faults.append(Fault(line.row, "name", str(reason)))
            continue
        missing = [column for column in target.needed if row is None and column not in line.values]
        faults = [Fault(line.row, column, target.needed[column]) for column in missing]
        values = _pointed(line, target, faults)
        if faults:
            load.faults += faults
        else:
            _place(load, target, line, row, values)
    load.faults.sort(key=lambda fault: fault.row)
    return load


def _pointed(line: Line, target: Target, faults: list[Fault]) -> dict[str, Any]:
    """A line's values with the ids of what they name."""
    values: dict[str, Any] = {}
    for column, value in line.values.items():
        try:
            if column in target.lists:
                values[f"{column.removesuffix('s')}_ids"] = [target.lists[column].id(name) for name in value]
            elif column in target.pointers:
                values[f"{column}_id"] = target.pointers[column].id(value)
            else:
                values[column] = list(value) if isinstance(value, tuple) else value
        except Unclear as reason:
            faults.append(Fault(line.row, column, str(reason)))
    return values


def _place(load: Load, target: Target, line: Line, row: Row | None, values: Mapping[str, Any]) -> None:
    differing: dict[str, Any] = {}
    if row is None:
        row = target.names.kind(name=line.name, **values)
        load.created.append(row)
    else:
        differing = {name: value for name, value in values.items() if value != getattr(row, name)}
        if differing:
            load.changed.append((row, differing))
        else:
            load.unchanged += 1
    if len(load.shown) < SHOWN:
        load.shown.append(row.model_dump() | differing | {"version": row.version + bool(differing)})


def save(work: Work, load: Load, target: Target) -> None:
    """Keep all of it; with a fault anywhere nothing is kept and the faults are told."""
    if load.faults:
        faults = [FaultOut(at=["body", "rows", each.row - 1, each.at], message=each.message) for each in load.faults]
        raise Invalid("Nothing was saved; mend the cells listed and send it again.", faults[:SHOWN])
    for names in (*target.pointers.values(), *target.lists.values()):
        work.session.add_all(names.fresh.values())
    work.session.flush()
    work.session.add_all(load.created)
    work.session.flush()
    change_many(work.session, load.changed)


def told(load: Load) -> dict[str, Any]:
    """A load in the fields of LoadedOut, with the first of the records that its rows are about."""
    return {
        "created": len(load.created),
        "changed": len(load.changed),
        "unchanged": load.unchanged,
        "faults": [CellFaultOut.model_validate(fault) for fault in load.faults[:SHOWN]],
        "items": load.shown,
    }
