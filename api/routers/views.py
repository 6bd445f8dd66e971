"""Which ways of looking at a list has somebody kept?"""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Query

from api.db import views
from api.db.views import Room, View, ViewFields
from api.domain.roles import Scope
from api.door import room
from api.problems import Conflict, NotAllowed
from api.shelf import Asked, Most, Sort, read_page
from api.wire import In, Out, Page
from api.work import Work, work

router = room("views", "views")
Mine = Annotated[Work, work(Scope.PRACTICE_READ)]
Of = Annotated[Room | None, Query(description="Only views of this room's list.")]
MOST = 100


class ViewIn(In, ViewFields):
    """A name for filters, order and columns, and the query string that brings them back."""


class ViewOut(Out, ViewFields):
    """One of your own saved views."""

    id: UUID
    version: int


@router.get("", summary="List your saved views", response_model=Page[ViewOut])
def list_views(work: Mine, room: Of = None, sort: Sort = "name", after: Asked = None, limit: Most = 50) -> Any:
    return read_page(work, views, sort, after, limit, views.kept(_person(work), room))


@router.post("", status_code=201, summary="Save a view")
def create_view(work: Mine, body: ViewIn) -> ViewOut:
    """It is yours in this practice; nobody else sees it in their lists."""
    _not_too_many(work, body)
    return ViewOut.model_validate(work.created(View(**body.model_dump(), user_id=_person(work))))


@router.put("/{id}", summary="Replace a saved view")
def replace_view(work: Mine, id: UUID, body: ViewIn) -> ViewOut:
    row = work.unchanged(views.get(work.session, id, _person(work)))
    if body.room != row.room:
        _not_too_many(work, body)
    row.sqlmodel_update(body.model_dump())
    return ViewOut.model_validate(work.found(row))


@router.delete("/{id}", status_code=204, summary="Remove a saved view")
def remove_view(work: Mine, id: UUID) -> None:
    work.session.delete(work.unchanged(views.get(work.session, id, _person(work))))


def _person(work: Work) -> UUID:
    if work.caller.user_id is None:
        raise NotAllowed("A saved view belongs to a person; sign in for this.")
    return work.caller.user_id


def _not_too_many(work: Work, body: ViewIn) -> None:
    if views.count(work.session, _person(work), body.room) >= MOST:
        raise Conflict(f"You keep {MOST} views of this list already. Remove one that you no longer use.")
