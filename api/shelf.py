"""How does a room of plain records work? Listed, read, created, replaced and removed the same way everywhere."""

import base64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any, Protocol
from uuid import UUID

import orjson
from fastapi import APIRouter, Depends, Query, Response
from sqlmodel import SQLModel

from api.bulk import Bulk, Rule, stand_bulk
from api.db.base import Row
from api.db.pages import BadCursor, page
from api.domain.roles import Scope
from api.wire import After, In, Limit, Out, Page
from api.work import Work, work


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
