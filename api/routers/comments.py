"""What do people say about a policy while it is being written, and is it settled?"""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from api.db import comments, policies
from api.db.comments import Comment, CommentFields
from api.domain.roles import Scope
from api.door import room
from api.problems import Conflict, NotFound
from api.shelf import Asked, Most, part
from api.wire import In, Out, Page
from api.work import Work, work

router = room("policies/{policy_id}/comments", "policies")
Reading = Annotated[Work, work(Scope.POLICIES_READ)]
Writing = Annotated[Work, work(Scope.POLICIES_WRITE)]


class CommentIn(In, CommentFields):
    """A remark on a policy, on one statement of it where `statement` names one. No patient belongs in it."""


class CommentOut(Out, CommentFields):
    """A remark, and whether somebody has settled it."""

    id: UUID
    version: int
    said_by: str
    said_on: date
    settled_by: str
    settled_on: date | None


@router.get("", summary="List the remarks on a policy", response_model=Page[CommentOut])
def list_comments(work: Reading, policy_id: UUID, after: Asked = None, limit: Most = 50) -> Any:
    """The first one first, settled ones too."""
    _policy(work, policy_id)
    kept = set(CommentOut.model_fields)
    lines = [row.model_dump(mode="json", include=kept) for row in comments.of(work.session, policy_id)]
    return part(lines, "id", after, limit)


@router.post("", status_code=201, summary="Remark on a policy")
def create_comment(work: Writing, policy_id: UUID, body: CommentIn) -> CommentOut:
    _policy(work, policy_id)
    row = Comment(policy_id=policy_id, said_by=work.caller.name, said_on=work.today, **body.model_dump())
    return CommentOut.model_validate(work.created(row))


@router.post("/{id}/settlement", summary="Settle a remark")
def settle_comment(work: Writing, policy_id: UUID, id: UUID) -> CommentOut:
    row = work.unchanged(_of(work, policy_id, id))
    if row.settled_on is not None:
        raise Conflict("It is settled already.")
    row.settled_by, row.settled_on = work.caller.name, work.today
    return CommentOut.model_validate(work.found(row))


@router.delete("/{id}", status_code=204, summary="Take a remark back")
def remove_comment(work: Writing, policy_id: UUID, id: UUID) -> None:
    work.session.delete(work.unchanged(_of(work, policy_id, id)))


def _policy(work: Work, id: UUID) -> None:
    if policies.get(work.session, id) is None:
        raise NotFound


def _of(work: Work, policy_id: UUID, id: UUID) -> Comment | None:
    row = comments.get(work.session, id)
    return row if row is not None and row.policy_id == policy_id else None
