"""Who changed what, when?"""

import base64
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from fastapi import Query

from api.db import chain, files, history, sendings
from api.db.pages import BadCursor
from api.db.past import begin_of, end_of
from api.domain.history import called, who, withheld
from api.domain.questions import Bank, bank_on
from api.domain.roles import Scope
from api.door import room
from api.posture import bearings
from api.problems import FaultOut, Invalid
from api.shelf import Asked, Most
from api.wire import Out, Page
from api.work import Work, work

router = room("history", "history")
Reading = Annotated[Work, work(Scope.HISTORY_READ)]


class ContentOut(Out, extra="allow"):
    """A row as it became, field by field; which fields depends on its kind."""


class ChangeOut(Out):
    """One change: who, when, which record, what it was before and what it became.

    `who` is the actor in words and `name` what the record is called, or was called last. `before` is null for what was
    created, `content` for what was removed, and either for what has been disposed of.
    """

    seq: int
    at: str
    actor: str
    who: str
    kind: str
    row_id: UUID
    name: str
    action: str
    hash: str
    before: ContentOut | None
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
    since: Annotated[date | None, Query(description="The first day, in the practice's time zone.")] = None,
    until: Annotated[date | None, Query(description="The last day, in the practice's time zone.")] = None,
    after: Asked = None,
    limit: Most = 50,
) -> Any:
    """The newest first. Of sanctions, complaints and incidents only those are told who may read them; for the others
    the numbers go on without a word of it.
    """
    span, hidden = _span(work, since, until), withheld(work.caller.scopes)
    asked = history.Asked(kind, row_id, actor, *span, without=hidden, without_rows=_kept_close(work))
    changes, next_ = history.page(work.session, work.here, asked, before=_number(after), limit=limit)
    ids = {id for change in changes for id in _people(change)}
    names = {str(id): name for id, name in history.names(work.session, work.here, ids).items()}
    bank = bank_on(work.today)
    cursor = base64.urlsafe_b64encode(str(next_).encode()).decode().rstrip("=") if next_ else None
    return work.page([_told(change, names, bank) for change in changes], cursor)


@router.get("/head", summary="Read the chain's head")
def get_head(work: Reading) -> HeadOut:
    return HeadOut.model_validate(chain.head(work.session.connection(), work.here))


def _kept_close(work: Work) -> frozenset[UUID]:
    """The incidents kept to the owner and the officers, and what is attached to them, for anybody else."""
    if work.may(Scope.CONDUCT_READ):
        return frozenset()
    close = sendings.kept_close(work.session)
    return close.union(*(files.about_these(work.session, kind, close) for kind in files.CLOSE))


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


def _span(work: Work, since: date | None, until: date | None) -> tuple[str | None, str | None]:
    """The days as instants: the first one's beginning, and the end of the last."""
    if since is not None and until is not None and until < since:
        raise Invalid(faults=[FaultOut(at=["query", "until"], message="is before `since`; turn the two days round")])
    if since is None and until is None:
        return None, None
    zone = bearings(work).practice.time_zone
    return begin_of(since, zone) if since else None, end_of(until, zone) if until else None


def _told(change: Mapping[str, Any], names: Mapping[str, str], bank: Bank) -> dict[str, Any]:
    content = change["content"] or change["before"]
    return {
        **change,
        "who": who(change["actor"], names),
        "name": called(change["kind"], content, names, bank),
    }


def _people(change: Mapping[str, Any]) -> Iterator[UUID]:
    """Whoever a change names by id: the one who made it, and the one whose membership it is."""
    kind, _, id = change["actor"].partition(":")
    content = (change["content"] or change["before"] or {}) if change["kind"] == "Membership" else {}
    for text in (id if kind in ("user", "token") else None, content.get("user_id"), content.get("partner_id")):
        if text:
            yield UUID(text)
