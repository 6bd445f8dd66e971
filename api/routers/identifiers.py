"""What looks like a patient's identifier? The patterns that every write is held against, for whoever writes."""

from datetime import date
from typing import Annotated, Any

from fastapi import Query

from api.domain.identifiers import kinds_on
from api.door import room
from api.shelf import Asked, part
from api.wire import Out, Page
from api.work import Visiting

router = room("/v1/identifiers", "catalog")


class IdentifierOut(Out):
    """A kind of identifier, and the regular expressions that it is known by. Our advice; a person may overrule them.

    Underscores are read as spaces. Where `words` are given, one of them stands in the text, in any case. With `luhn` a
    match counts only with a valid check digit.
    """

    id: str
    title: str
    citation: str
    ignore_case: bool
    luhn: bool
    words: list[str]
    expressions: list[str]


@router.get("", summary="List what looks like a patient's identifier", response_model=Page[IdentifierOut])
def list_identifiers(
    visit: Visiting,
    on: Annotated[date | None, Query(description="The day in force; today when it is left out.")] = None,
    after: Asked = None,
    limit: Annotated[int, Query(ge=1, le=200, description="How many at most.")] = 200,
) -> Any:
    """A write that looks so is refused, unless it carries the header `Keep-As-Typed`, which the history remembers."""
    found = kinds_on(on or visit.today)
    return part(
        [{name: getattr(kind, name) for name in IdentifierOut.model_fields} for kind in found], "id", after, limit
    )
