"""The past, read back, and whether it is whole."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import union_all
from sqlmodel import Session, col, func, select

from api.db import chain
from api.db.base import Row
from api.db.chain import START, Change, ChangeContent, Head, canonical, digest, link
from api.db.members import Partner
from api.db.tables import recorded
from api.db.tokens import ApiToken
from api.db.users import User

BLOCK = 2_000


@dataclass(frozen=True, slots=True)
class Broken:
    """The first place where a chain or a row does not hold."""

    seq: int
    what: str


@dataclass(frozen=True, slots=True)
class Whole:
    """A chain that holds from its first link to its head."""

    head: Head


@dataclass(frozen=True, slots=True)
class Asked:
    """Which changes are asked for, and the kinds and rows of which nothing is told. `since` and `until` are instants as
    the chain writes them, the second left out.
    """

    kind: str | None = None
    row_id: UUID | None = None
    actor: str | None = None
    since: str | None = None
    until: str | None = None
    without: frozenset[str] = frozenset()
    without_rows: frozenset[UUID] = frozenset()


def page(
    session: Session, practice_id: UUID, asked: Asked, *, before: int | None, limit: int
) -> tuple[list[dict[str, Any]], int | None]:
    """Changes, the newest first, each with what the row was before and what it became; `before` goes on below a number."""
    query = _joined().where(Change.practice_id == practice_id).order_by(col(Change.seq).desc())
    for column, value in ((Change.kind, asked.kind), (Change.row_id, asked.row_id), (Change.actor, asked.actor)):
        query = query if value is None else query.where(col(column) == value)
    if asked.without:
        query = query.where(col(Change.kind).not_in(asked.without))
    if asked.without_rows:
        query = query.where(col(Change.row_id).not_in(asked.without_rows))
    if asked.since is not None:
        query = query.where(Change.at >= asked.since)
    if asked.until is not None:
        query = query.where(Change.at < asked.until)
    if before is not None:
        query = query.where(Change.seq < before)
    rows = session.exec(query.limit(limit + 1)).all()
    shown = rows[:limit]
    earlier = _earlier(session, practice_id, [change for change, _ in shown])
    told = [
        {
            "seq": change.seq,
            "at": change.at,
            "actor": change.actor,
            "kind": change.kind,
            "row_id": change.row_id,
            "action": change.action,
            "hash": change.hash,
            "before": earlier.get(change.seq),
            "content": orjson.loads(content.content) if content.content else None,
            "disposal": content.disposal,
        }
        for change, content in shown
    ]
    return told, shown[-1][0].seq if len(rows) > limit else None


def names(session: Session, practice_id: UUID, ids: Collection[UUID]) -> dict[UUID, str]:
    """What people, partners and the practice's API tokens are called, by id, in one query; strangers to all are absent."""
    people = select(User.id, User.name).where(col(User.id).in_(ids))
    partners = select(Partner.id, Partner.name).where(col(Partner.id).in_(ids))
    tokens = select(ApiToken.id, ApiToken.name).where(col(ApiToken.id).in_(ids), ApiToken.practice_id == practice_id)
    found = session.execute(union_all(people, partners, tokens)) if ids else ()
    return {row.id: row.name for row in found}


def _joined() -> Any:
    """Each link with its content."""
    return select(Change, ChangeContent).join(
        ChangeContent,
        (col(ChangeContent.practice_id) == col(Change.practice_id)) & (col(ChangeContent.seq) == col(Change.seq)),
    )


def _earlier(session: Session, practice_id: UUID, changes: Sequence[Change]) -> dict[int, Any]:
    """For each change, what the row was until then: the content of the link that spoke of it last, in one query."""
    if not changes:
        return {}
    same_row = (col(Change.kind), col(Change.row_id))
    order = func.lag(col(Change.seq)).over(partition_by=same_row, order_by=col(Change.seq))
    spoken = (
        select(col(Change.seq).label("seq"), order.label("earlier"))
        .where(
            Change.practice_id == practice_id,
            Change.seq <= changes[0].seq,
            col(Change.row_id).in_({change.row_id for change in changes}),
        )
        .subquery()
    )
    query = (
        select(spoken.c.seq, ChangeContent.content)
        .join(ChangeContent, col(ChangeContent.seq) == spoken.c.earlier)
        .where(ChangeContent.practice_id == practice_id, spoken.c.seq.in_([change.seq for change in changes]))
    )
    return {seq: orjson.loads(content) for seq, content in session.execute(query) if content}


def verify(session: Session, practice_id: UUID) -> Whole | Broken:
    """Every link of a practice's chain, and the present rows against the last thing the chain says of them."""
    head, last = Head(0, START), dict[tuple[str, UUID], tuple[int, str, str]]()
    for change, content in _links(session, practice_id):
        broken = _fault(change, content, head)
        if broken:
            return Broken(head.seq + 1, broken)
        last[change.kind, change.row_id] = (change.seq, content.salt, change.digest)
        head = Head(change.seq, change.hash)
    if chain.head(session.connection(), practice_id) != head:
        return Broken(head.seq + 1, "the head on record is not the last link")
    return _rows_fault(session, last) or Whole(head)


def _fault(change: Change, content: ChangeContent, head: Head) -> str | None:
    if change.seq != head.seq + 1:
        return f"link {head.seq + 1} is missing"
    if change.previous != head.hash:
        return "it does not join the link before it"
    if link(change.model_dump(exclude={"hash"})) != change.hash:
        return "its own words do not give its hash"
    if content.content is not None and digest(content.salt, content.content) != change.digest:
        return "its content does not give its digest"
    if content.content is None and not content.disposal:
        return "its content is gone without a disposal on record"
    return None


def _rows_fault(session: Session, last: dict[tuple[str, UUID], tuple[int, str, str]]) -> Broken | None:
    for name, kind in sorted(recorded().items()):
        present = {row.id: row for row in session.exec(select(kind))}
        for row_id, row in present.items():
            said = last.pop((name, row_id), None)
            if said is None:
                return Broken(0, f"{name} {row_id} is there and the chain never speaks of it")
            seq, salt, told = said
            if digest(salt, canonical(row.content())) != told and not _same_but_for_younger_fields(session, row, seq):
                return Broken(seq, f"{name} {row_id} is not what the chain last says of it")
    gone = canonical(None)
    for (name, row_id), (seq, salt, told) in sorted(last.items(), key=lambda item: item[1][0]):
        if name in recorded() and digest(salt, gone) != told:
            return Broken(seq, f"{name} {row_id} is gone and the chain does not say so")
    return None


def _same_but_for_younger_fields(session: Session, row: Row, seq: int) -> bool:
    """Whether a row differs from its record only by fields that came later, each still at its default."""
    content = session.exec(
        select(ChangeContent.content).where(ChangeContent.practice_id == row.practice_id, ChangeContent.seq == seq)
    ).one()
    recorded_then: dict[str, Any] | None = orjson.loads(content or "null")
    present = row.content()
    if recorded_then is None:
        return False
    younger = present.keys() - recorded_then.keys()
    defaults = {name: type(row).model_fields[name].get_default(call_default_factory=True) for name in younger}
    return present == recorded_then | defaults


def _links(session: Session, practice_id: UUID) -> Iterator[tuple[Change, ChangeContent]]:
    joined = (col(ChangeContent.practice_id) == col(Change.practice_id)) & (col(ChangeContent.seq) == col(Change.seq))
    query = select(Change, ChangeContent).join(ChangeContent, joined, isouter=True)
    seq = 0
    while True:
        block = session.exec(
            query.where(Change.practice_id == practice_id, Change.seq > seq).order_by(col(Change.seq)).limit(BLOCK)
        ).all()
        for change, content in block:
            yield change, content or ChangeContent(practice_id=practice_id, seq=change.seq, salt="", content=None)
        if len(block) < BLOCK:
            return
        seq = block[-1][0].seq
        session.expunge_all()


def created_since(session: Session, practice_id: UUID, kind: str, seq: int) -> set[UUID]:
    """The rows of a kind whose first record stands after a link of the chain."""
    query = select(Change.row_id).where(
        Change.practice_id == practice_id, Change.kind == kind, Change.action == "created", Change.seq > seq
    )
    return set(session.exec(query))


def head_claim_holds(session: Session, practice_id: UUID, kept: Head) -> bool:
    """Whether the chain still has the link that a head kept elsewhere names."""
    query = select(func.count()).select_from(Change)
    query = query.where(Change.practice_id == practice_id, Change.seq == kept.seq, Change.hash == kept.hash)
    return session.exec(query).one() == 1
