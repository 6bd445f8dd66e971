"""Who works for the practice? 45 CFR 164.308(a)(3)."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field as Constraint
from sqlmodel import Session, SQLModel, select

from api.db.base import Row
from api.db.fields import Line, Name, Note, json_column
from api.db.pages import columns

Duty = Literal["security_official", "privacy_official", "deputy"]


class PersonFields(SQLModel):
    """A workforce member: the few facts that answers are held against."""

    name: Name
    job: Line = ""
    started_on: date | None = None
    ended_on: date | None = None
    access_ended_on: date | None = None
    trained_on: date | None = None
    duties: Annotated[list[Duty], Constraint(max_length=3)] = json_column(list)
    note: Note = ""


class Person(PersonFields, Row, table=True):
    """A person on record."""


listed: Any = columns(Person, *PersonFields.model_fields)
sortable: dict[str, Any] = {"id": Person.id, "name": Person.name}


def get(session: Session, id: UUID) -> Person | None:
    return session.exec(select(Person).where(Person.id == id)).one_or_none()
