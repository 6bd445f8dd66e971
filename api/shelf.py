"""How does a room of plain records work? Listed, read, created, replaced and removed the same way everywhere.

And where many records are changed at once, plain or not, how does that work?
"""

import base64
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any, Protocol, Self, get_type_hints
from uuid import UUID

import orjson
from fastapi import APIRouter, Depends, Query, Response
from pydantic import Field, create_model, model_validator
from pydantic_core import PydanticCustomError
from sqlmodel import SQLModel
from sqlmodel._compat import SQLModelConfig

from api.db.base import Row, change_many
from api.db.pages import BadCursor, page
from api.domain.roles import Scope
from api.problems import Conflict, FaultOut, Invalid, Stale
from api.wire import After, In, Limit, Out, Page
from api.work import Work, work

Rule = Callable[[Any], Mapping[str, Any]]
"""What becomes of a row: the values it will have, or its refusal."""


def _nothing_more(work: Work, row: Any) -> None:
    """What most records call for once they are written."""


async def unnarrowed() -> dict[str, Any]:
    """What a list is narrowed by that nobody can narrow."""
    return {}


class Records(Protocol):
    """What a room's module in db offers to be listed by."""

    @property
    def listed(self) -> Any: ...

    @property
    def sortable(self) -> dict[str, Any]: ...


@dataclass(frozen=True, slots=True)
class Shelf:
    """One kind of record: its words for people, its bodies, and who may read and write it.

    `check` refuses a body, `keep` a removal; `after` is told of a record that was made or replaced. `filters` is a dependency that reads from the query what `records.filtered` narrows the list by; with `bulk`, many
    are changed at once too.
    """

    noun: str
    nouns: str
    records: Any
    row: type[Row]
    body: type[In]
    out: type[Out]
    read: Scope
    write: Scope
    sort: str = "name"
    check: Callable[[Work, Any], None] | None = None
    after: Callable[[Work, Any], None] = _nothing_more
    keep: Callable[[Work, Any], None] = _nothing_more
    filters: Callable[..., Any] = unnarrowed
    bulk: bool = False


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


def read_page(work: Work, records: Records, sort: str, after: str | None, limit: int, query: Any = None) -> Any:
    """A page of a room's records in its public columns."""
    rows, next_ = page(
        work.session,
        records.listed if query is None else query,
        records.sortable,
        sort=sort,
        after=after,
        limit=limit,
    )
    return work.page(rows, next_)


def part(
    lines: Sequence[Mapping[str, Any]],
    key: str,
    after: str | None,
    limit: int,
    finish: Callable[[Sequence[Mapping[str, Any]]], Sequence[Mapping[str, Any]]] = lambda chosen: chosen,
) -> Response:
    """A page of a list that is worked out rather than stored; the cursor is the last line's key.

    `finish` works out what costs something for the lines of this page alone.
    """
    start = 0
    if after is not None:
        start = next((place + 1 for place, line in enumerate(lines) if _mark(line[key]) == after), -1)
        if start < 0:
            raise BadCursor("`after` does not belong to this list; start from the first page.")
    chosen = lines[start : start + limit]
    more = start + limit < len(lines)
    next_ = _mark(chosen[-1][key]) if more else None
    return Response(orjson.dumps({"items": finish(chosen), "next": next_}), media_type="application/json")


def _mark(key: object) -> str:
    return base64.urlsafe_b64encode(str(key).encode()).decode().rstrip("=")


Sort = Annotated[str, Query(max_length=40, pattern=r"^-?[a-z_]+$", description="A field, or -field for the other way.")]
Asked = Annotated[After | None, Query()]
Most = Annotated[Limit, Query()]


def stand(router: APIRouter, shelf: Shelf) -> None:
    """Give a router the five operations of a shelf."""
    reading = Annotated[Work, work(shelf.read)]
    writing = Annotated[Work, work(shelf.write)]
    body_type, out_type, row_type = shelf.body, shelf.out, shelf.row

    def checked(work: Work, body: SQLModel) -> dict[str, Any]:
        if shelf.check is not None:
            shelf.check(work, body)
        return {name: getattr(body, name) for name in type(body).model_fields}

    @router.get(
        "",
        name=f"list_{shelf.nouns.replace(' ', '_')}",
        response_model=Page[out_type],  # type: ignore[valid-type]
        summary=f"List the {shelf.nouns}",
    )
    def list_(
        work: reading,
        wanted: Annotated[Any, Depends(shelf.filters)],
        sort: Sort = shelf.sort,
        after: Asked = None,
        limit: Most = 50,
    ) -> Any:
        query = shelf.records.filtered(work.today, **wanted) if wanted else None
        return read_page(work, shelf.records, sort, after, limit, query)

    @router.post(
        "",
        status_code=201,
        name=f"create_{shelf.noun.replace(' ', '_')}",
        response_model=out_type,
        summary=f"Add one of the {shelf.nouns}",
    )
    def create(work: writing, body: body_type) -> Any:  # type: ignore[valid-type]
        row = work.created(row_type(**checked(work, body)))
        shelf.after(work, row)
        return out_type.model_validate(row)

    @router.get(
        "/{id}",
        name=f"get_{shelf.noun.replace(' ', '_')}",
        response_model=out_type,
        summary=f"Read one of the {shelf.nouns}",
    )
    def get(work: reading, id: UUID) -> Any:
        return out_type.model_validate(work.found(shelf.records.get(work.session, id)))

    @router.put(
        "/{id}",
        name=f"replace_{shelf.noun.replace(' ', '_')}",
        response_model=out_type,
        summary=f"Replace one of the {shelf.nouns}",
    )
    def replace(work: writing, id: UUID, body: body_type) -> Any:  # type: ignore[valid-type]
        row = work.unchanged(shelf.records.get(work.session, id))
        row.sqlmodel_update(checked(work, body))
        shelf.after(work, row)
        return out_type.model_validate(work.found(row))

    @router.delete(
        "/{id}",
        status_code=204,
        name=f"remove_{shelf.noun.replace(' ', '_')}",
        summary=f"Remove one of the {shelf.nouns}",
    )
    def remove(work: writing, id: UUID) -> None:
        row = work.unchanged(shelf.records.get(work.session, id))
        shelf.keep(work, row)
        work.session.delete(row)

    if shelf.bulk:
        stand_bulk(router, Bulk(shelf.nouns, shelf.records, body_type, out_type, shelf.write, partial(_checked, shelf)))


def _checked(shelf: Shelf, work: Work, given: Mapping[str, Any]) -> Rule:
    """A plain record becomes what was given, once its room has looked at all of it."""

    def become(row: Row) -> Mapping[str, Any]:
        if shelf.check is not None:
            whole = {name: getattr(row, name) for name in shelf.body.model_fields} | dict(given)
            shelf.check(work, shelf.body.model_construct(**whole))
        return given

    return become


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
