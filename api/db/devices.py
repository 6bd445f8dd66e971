"""What was given to somebody, or is used by them for work: laptops, phones, keys, badges? 45 CFR 164.310(d)(1)."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, inspect
from sqlmodel import Session, SQLModel, col, select

from api.db.base import Row
from api.db.fields import Line, Name, Note, word
from api.db.pages import columns
from api.domain.agreements import Own

DeviceKind = Literal["laptop", "phone", "tablet", "computer", "drive", "token", "key", "badge", "other"]


class DeviceFields(SQLModel):
    """A device, key or badge in somebody's hands. A personal one is their own, used for work.

    `agreed_on` is the day on which they signed the agreement for it, `attested_on` the day on which they last said that
    it is kept as agreed. `returned_at`: handed in, or, when it is personal, practice data removed.
    """

    person_id: UUID
    name: Name
    kind: DeviceKind = word()
    personal: bool = False
    agreed_on: date | None = None
    attested_on: date | None = None
    given_on: date | None = None
    returned_at: datetime | None = None
    returned_to: Line = ""
    note: Note = ""


class Agreed(SQLModel):
    """What was agreed to on somebody's own page: when, by whom, and the digest of the terms that they were shown."""

    attested_at: datetime | None = None
    attested_by: Line = ""
    terms_sha256: Line = ""


class Device(Agreed, DeviceFields, Row, table=True):
    """A device on record."""

    __table_args__ = (
        ForeignKeyConstraint(["practice_id", "person_id"], ["person.practice_id", "person.id"]),
        Index("ix_device_practice_id_person_id", "practice_id", "person_id"),
    )


listed: Any = columns(Device, *DeviceFields.model_fields, *Agreed.model_fields)
sortable: dict[str, Any] = {"id": Device.id, "name": Device.name}


def filtered(_: object, *, person_id: UUID | None = None, out: bool | None = None) -> Any:
    """The list's query with what a caller asked for; `out` is whether it is still with them."""
    query = listed
    if person_id is not None:
        query = query.where(Device.person_id == person_id)
    if out is not None:
        end = col(Device.returned_at)
        query = query.where(end.is_(None) if out else end.is_not(None))
    return query


def get(session: Session, id: UUID) -> Device | None:
    return session.exec(select(Device).where(Device.id == id)).one_or_none()


def of_person(session: Session, person_id: UUID) -> list[Device]:
    """What somebody has or had, by name."""
    query = select(Device).where(Device.person_id == person_id)
    return list(session.exec(query.order_by(col(Device.name), col(Device.id))))


def personal(session: Session) -> list[Device]:
    """People's own devices that are used for work, by name."""
    query = select(Device).where(col(Device.personal), col(Device.returned_at).is_(None))
    return list(session.exec(query.order_by(col(Device.name), col(Device.id))))


def own(rows: Iterable[Device]) -> list[Own]:
    """Devices as the agreement on devices of one's own sees them."""
    return [Own(str(row.id), row.personal, row.returned_at is not None, row.terms_sha256) for row in rows]


def handed_on(row: Device) -> bool:
    """Whether a change that is not yet written gives it to somebody else."""
    return bool(inspect(row).attrs.person_id.history.deleted)
