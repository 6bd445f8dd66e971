"""How is a list read in parts that neither skip nor repeat a row while others write? By keyset, never by counting."""

import base64
import binascii
import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID
from weakref import WeakKeyDictionary

from sqlalchemy import Integer, Select, and_, bindparam, or_, select
from sqlalchemy.orm import InstrumentedAttribute
from sqlmodel import Session
from sqlmodel.sql.sqltypes import AutoString

from api.db.base import Row
from api.domain import Refused

COLUMN_BITS = 31
SORTED_BY = "sorted_by"


class BadCursor(Refused):
    """`after` or `sort` is not one that this list gave out; start again from its first page."""


def columns(kind: type[Row], *names: str) -> Select[Any]:
    """A query for some columns of a kind: what a list shows, without making a row of each."""
    return select(*(getattr(kind, name) for name in ("id", "version", *names)))


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
    kind: Any = str if isinstance(column.type, AutoString) else column.type.python_type
    if kind is UUID:
        return UUID(str(value))
    if hasattr(kind, "fromisoformat"):
        return kind.fromisoformat(value)
    if type(value) is not kind or (isinstance(value, int) and value.bit_length() > COLUMN_BITS):
        raise TypeError(value)
    if kind is str and b"\0" in value.encode():
        raise ValueError(value)
    return value
