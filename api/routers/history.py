"""Who changed what, when?"""

import base64
from typing import Annotated, Any
from uuid import UUID

import orjson
from fastapi import Query, Response

from api.db import chain, history
from api.db.pages import BadCursor
from api.domain.roles import Scope
from api.door import room
from api.shelf import Asked, Most
from api.wire import Out, Page
from api.work import Work, work

router = room("history", "history")
Reading = Annotated[Work, work(Scope.HISTORY_READ)]


class ContentOut(Out, extra="allow"):
    """A row as it became, field by field; which fields depends on its kind."""


class ChangeOut(Out):
    """One change: who, when, which record, and what it became. `content` is null for what was removed or disposed of."""

    seq: int
    at: str
    actor: str
    kind: str
    row_id: UUID
    action: str
    hash: str
    content: ContentOut | None
    disposal: str | None


class HeadOut(Out):
    """How far the chain has come. Keep it elsewhere: only a kept head can show that a tail was cut off."""

    seq: int
    hash: str


@router.get("", summary="List the changes", response_model=Page[ChangeOut])
def list_changes(
    work: Reading,
    kind: Annotated[str | None, Query(max_length=40, description="A kind of record such as Risk.")] = None,
    row_id: Annotated[UUID | None, Query()] = None,
    actor: Annotated[str | None, Query(max_length=60)] = None,
    after: Asked = None,
    limit: Most = 50,
) -> Any:
    """The newest first."""
    changes, next_ = history.page(
        work.session, work.here, kind=kind, row_id=row_id, actor=actor, before=_number(after), limit=limit
    )
    cursor = base64.urlsafe_b64encode(str(next_).encode()).decode().rstrip("=") if next_ else None
    return Response(orjson.dumps({"items": changes, "next": cursor}), media_type="application/json")


@router.get("/head", summary="Read the chain's head")
def get_head(work: Reading) -> HeadOut:
    return HeadOut.model_validate(chain.head(work.session.connection(), work.here))


def _number(after: str | None) -> int | None:
    if after is None:
        return None
    try:
        number = int(base64.urlsafe_b64decode(after + "=" * (-len(after) % 4)))
    except ValueError:
        number = 0
    if not 0 < number < 1 << 31:
        raise BadCursor("`after` does not belong to this list; start from the first page.")
    return number
