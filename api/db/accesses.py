"""Who can get into which system, since when, and until when? To the minute. 45 CFR 164.308(a)(4)(ii)(B) and (C)."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ForeignKeyConstraint, Index
from sqlmodel import Session, SQLModel, col, select

from api.db.assets import Asset
from api.db.base import Row
from api.db.fields import Line, Note
from api.db.pages import columns
from api.db.people import Person
from api.domain.checklists import Way


class AccessFields(SQLModel):
    """Somebody's way into a system. `granted_at` is null when it was given before anybody wrote that down; `ended_at` is
    null while it is open. `rights` is what it allows, such as administrator.
    """

    person_id: UUID
    asset_id: UUID
    rights: Line = ""
    granted_at: datetime | None = None
    granted_by: Line = ""
    ended_at: datetime | None = None
    ended_by: Line = ""
    note: Note = ""


class Access(AccessFields, Row, table=True):
    """A way in on record."""

    __table_args__ = (
        ForeignKeyConstraint(["practice_id", "person_id"], ["person.practice_id", "person.id"]),
        ForeignKeyConstraint(["practice_id", "asset_id"], ["asset.practice_id", "asset.id"]),
        Index("ix_access_practice_id_person_id", "practice_id", "person_id"),
        Index("ix_access_practice_id_asset_id", "practice_id", "asset_id"),
    )


listed: Any = columns(Access, *AccessFields.model_fields)
sortable: dict[str, Any] = {"id": Access.id}


def filtered(
    _: object, *, person_id: UUID | None = None, asset_id: UUID | None = None, open: bool | None = None
) -> Any:
    """The list's query with what a caller asked for; `open` is whether no end is on record."""
    query = listed
    if person_id is not None:
        query = query.where(Access.person_id == person_id)
    if asset_id is not None:
        query = query.where(Access.asset_id == asset_id)
    if open is not None:
        end = col(Access.ended_at)
        query = query.where(end.is_(None) if open else end.is_not(None))
    return query


def get(session: Session, id: UUID) -> Access | None:
    return session.exec(select(Access).where(Access.id == id)).one_or_none()


def of_person(session: Session, person_id: UUID) -> list[tuple[Access, str]]:
    """Every way in that somebody has or had, with the name of the system, by that name."""
    query = select(Access, Asset.name).join(
        Asset, (col(Asset.practice_id) == Access.practice_id) & (col(Asset.id) == Access.asset_id)
    )
    query = query.where(Access.person_id == person_id)
    return list(session.exec(query.order_by(col(Asset.name), col(Access.id))))


def settle(session: Session, person: Person, zone: ZoneInfo) -> None:
    """Of whoever has left: the day on which the last way in was closed, a fact that answers are held against."""
    session.flush()
    found = ends(session, {person.id}).get(person.id, [])
    if person.ended_on is None or not found:
        return
    closed = [end for end in found if end is not None]
    person.access_ended_on = max(closed).astimezone(zone).date() if len(closed) == len(found) else None


def open_ways(session: Session) -> list[Way]:
    """Every open way into a system in use, with the job and the groups of whose it is."""
    query = (
        select(Asset.id, Asset.name, Person.job, Person.roles)
        .join(Access, (col(Access.practice_id) == Asset.practice_id) & (col(Access.asset_id) == Asset.id))
        .join(Person, (col(Person.practice_id) == Access.practice_id) & (col(Person.id) == Access.person_id))
        .where(col(Access.ended_at).is_(None), col(Asset.retired_on).is_(None))
    )
    return [Way(str(id), name, job, tuple(roles)) for id, name, job, roles in session.execute(query)]


def ends(session: Session, person_ids: Collection[UUID]) -> dict[UUID, list[datetime | None]]:
    """When each way in of some people was closed, None while it is open, by person."""
    query = select(Access.person_id, Access.ended_at).where(col(Access.person_id).in_(person_ids))
    found: dict[UUID, list[datetime | None]] = {}
    for person, ended_at in session.execute(query):
        found.setdefault(person, []).append(ended_at)
    return found
