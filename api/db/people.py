"""Who works for the practice? 45 CFR 164.308(a)(3)."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field as Constraint
from sqlmodel import Field, Session, SQLModel, col, select

from api.db.base import Row
from api.db.fields import Ids, Line, Name, Note, json_column
from api.db.pages import columns
from api.domain.attestations import Worker

Duty = Literal["security_official", "privacy_official", "contact_person", "deputy"]
Part = Literal["clinicians", "front_desk", "billing", "officers", "contractors"]


class PersonFields(SQLModel):
    """A workforce member: the few facts that answers are held against."""

    name: Name
    job: Line = ""
    started_on: date | None = None
    ended_on: date | None = None
    access_ended_on: date | None = None
    trained_on: date | None = None
    duties: Annotated[list[Duty], Constraint(max_length=4)] = json_column(list)
    roles: Annotated[list[Part], Constraint(max_length=5)] = json_column(
        list, "The groups that policies and courses are written for; everybody is among everyone."
    )
    site_ids: Annotated[list[UUID], Constraint(max_length=50, description="Where they work.")] = Field(
        default_factory=list, sa_type=Ids
    )
    email: Annotated[Line, Constraint(description="Where links to their own page go.")] = ""
    note: Note = ""


class Person(PersonFields, Row, table=True):
    """A person on record."""


listed: Any = columns(Person, *PersonFields.model_fields)
sortable: dict[str, Any] = {"id": Person.id, "name": Person.name}


def get(session: Session, id: UUID) -> Person | None:
    return session.exec(select(Person).where(Person.id == id)).one_or_none()


def called(session: Session, id: UUID, kept: tuple[UUID | None, str] | None = None) -> str | None:
    """What somebody is called on a record that outlives theirs: as they are now, or as it was kept there with their id;
    None for nobody on record.
    """
    if kept is not None and kept[0] == id:
        return kept[1]
    return session.exec(select(Person.name).where(Person.id == id)).one_or_none()


def some(session: Session, ids: set[UUID]) -> list[Person]:
    """Those of some ids who are on record."""
    return list(session.exec(select(Person).where(col(Person.id).in_(ids)))) if ids else []


def everything(session: Session) -> list[Person]:
    """Everybody on record, by name."""
    return list(session.exec(select(Person).order_by(col(Person.name), col(Person.id))))


def readers(session: Session) -> list[Worker]:
    """Everybody on record as the rules on who reads what see them, without making a row of each."""
    return [worker(row) for row in session.execute(_read)]


def worker(row: Any) -> Worker:
    """Somebody on record, or their columns, as the rules on who reads what see them."""
    return Worker(
        str(row.id), row.name, tuple(row.roles), tuple(row.duties), row.started_on, row.ended_on, row.trained_on
    )


_read = columns(Person, "name", "roles", "duties", "started_on", "ended_on", "trained_on")
