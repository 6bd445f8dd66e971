"""How are many records of one kind changed at once? All of them or none, each from the version that was read."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Self, get_type_hints
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field, create_model, model_validator
from pydantic_core import PydanticCustomError
from sqlmodel._compat import SQLModelConfig

from api.db.base import Row, change_many
from api.domain.roles import Scope
from api.problems import Conflict, FaultOut, Invalid, Stale
from api.wire import In, Out
from api.work import Work, work

Rule = Callable[[Any], Mapping[str, Any]]
"""What becomes of a row: the values it will have, or its refusal."""


@dataclass(frozen=True, slots=True)
class Bulk:
    """How many of one kind are changed at once. `rule` reads what it needs once for all and says what becomes of each."""

    nouns: str
    records: Any
    body: type[In]
    out: type[Out]
    write: Scope
    rule: Callable[[Work, Mapping[str, Any]], Rule]


class SeenIn(In):
    """A record, and the version of it that you read."""

    id: UUID
    version: Annotated[int, Field(ge=1, le=2**31 - 1)]


class ChangeIn(In):
    """The fields to change, at least one; what is left out stays as it is."""

    model_config = SQLModelConfig(json_schema_extra={"minProperties": 1})

    @model_validator(mode="after")
    def names_a_field(self) -> Self:
        if not self.model_fields_set:
            raise PydanticCustomError("nothing", "name at least one field to change")
        return self


def stand_bulk(router: APIRouter, bulk: Bulk) -> None:
    """Give a router the operation that changes many records at once: all of them, or none."""
    writing = Annotated[Work, work(bulk.write)]
    out_type = bulk.out
    title = bulk.nouns.title().replace(" ", "")
    change_type = _change_type(bulk, title)
    seen = Annotated[list[SeenIn], Field(min_length=1, max_length=200)]
    taken = create_model(
        f"{title}BulkIn",
        __base__=In,
        __doc__=f"The {bulk.nouns} to change, at most 200 and none twice, and what to set in each.",
        items=(seen, ...),
        set=(change_type, ...),
    )
    told = create_model(
        f"{title}ChangedOut",
        __base__=Out,
        __doc__=f"The {bulk.nouns} as they are now, in the order in which they were named.",
        items=(list[out_type], ...),  # type: ignore[valid-type]
    )

    @router.post(
        "/bulk",
        name=f"change_{bulk.nouns.replace(' ', '_')}",
        response_model=told,
        summary=f"Change many of the {bulk.nouns} at once",
        description="All are changed or none; each takes the version that you read of it, and is on record by itself.",
    )
    def change(work: writing, body: taken) -> Any:
        items: list[SeenIn] = body.items  # type: ignore[attr-defined]
        given = body.set.model_dump(exclude_unset=True)  # type: ignore[attr-defined]
        rows = _as_seen(work, bulk, items)
        change_many(work.session, _changes(rows, given, bulk.rule(work, given)))
        return told(items=[out_type.model_validate(row) for row in rows])


def _change_type(bulk: Bulk, title: str) -> type[ChangeIn]:
    """A body with a room's own fields, each as it is typed there and none of them needed."""
    hints = get_type_hints(bulk.body, include_extras=True)
    fields: dict[str, Any] = {
        name: (hints[name], Field(default_factory=lambda: None, description=field.description))
        for name, field in bulk.body.model_fields.items()
    }
    return create_model(f"{title}ChangeIn", __base__=ChangeIn, __doc__=ChangeIn.__doc__, **fields)


def _as_seen(work: Work, bulk: Bulk, items: Sequence[SeenIn]) -> list[Row]:
    """The rows in the order in which they were named, if the caller has seen the present version of each."""
    found = {row.id: row for row in bulk.records.some(work.session, {item.id for item in items})}
    named = Counter(item.id for item in items)
    faults = [_at(place, "is named twice") for place, item in enumerate(items) if named[item.id] > 1]
    faults += [
        _at(place, f"is none of the {bulk.nouns} on record") for place, item in enumerate(items) if item.id not in found
    ]
    if faults:
        raise Invalid(_UNDONE, faults)
    stale = [
        _at(place, f"is at version {found[item.id].version} now")
        for place, item in enumerate(items)
        if item.version != found[item.id].version
    ]
    if stale:
        who = "One of these was" if len(stale) == 1 else f"{len(stale)} of these were"
        raise Stale(f"{who} changed after you read them. Nothing was changed; read them again and merge.", stale)
    return [found[item.id] for item in items]


def _changes(rows: Sequence[Row], given: Mapping[str, Any], rule: Rule) -> list[tuple[Row, Mapping[str, Any]]]:
    """What differs in each row after the rule has spoken; every refusal is told at once."""
    changes: list[tuple[Row, Mapping[str, Any]]] = []
    refusals: list[Invalid | Conflict] = []
    faults: dict[tuple[str | int, ...], FaultOut] = {}
    for place, row in enumerate(rows):
        try:
            values = rule(row)
        except (Invalid, Conflict) as refused:
            refusals.append(refused)
            for fault in refused.faults or [_at(place, str(refused.detail))]:
                own = len(fault.at) == 2 and fault.at[1] in given
                at = ["body", "set", fault.at[1]] if own else ["body", "items", place]
                faults.setdefault((*at, fault.message), FaultOut(at=at, message=fault.message))
        else:
            differing = {name: value for name, value in values.items() if value != getattr(row, name)}
            if differing:
                changes.append((row, differing))
    if refusals:
        raise type(refusals[0])(_UNDONE, list(faults.values()))
    return changes


_UNDONE = "Nothing was changed; mend the places listed and send it again."


def _at(place: int, message: str) -> FaultOut:
    return FaultOut(at=["body", "items", place], message=message)
