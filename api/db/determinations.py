"""What was found about each person: workforce, a business associate, or a provider of their own? 45 CFR 160.103."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field as Constraint
from pydantic import StringConstraints
from sqlalchemy import ForeignKeyConstraint, UniqueConstraint
from sqlmodel import Session, SQLModel, col, select

from api.db.base import Row
from api.db.fields import Line, Note, json_column, word
from api.db.people import Person
from api.domain.determinations import Activity, BillsUnder, Directs, OnSite, System, TaxForm, determine, table_of
from api.domain.determinations import Person as Facts

State = Annotated[str, StringConstraints(pattern=r"^([A-Z]{2})?$")]


class DeterminationFields(SQLModel):
    """The facts that the interview asks for. The tax form does not decide; who directs the work does.

    `on_site` is how much of the work is done at a place on the practice's premises. `joint_arrangement`: clinically
    integrated, or held out to the public together with joint review, quality or shared-risk work. `own_tools`: an app
    or device of their own, such as an AI scribe, that touches PHI.
    """

    tax_form: TaxForm = word()
    phi_access: bool
    practice_directs_work: Directs = word()
    on_site: OnSite = word()
    activities: Annotated[list[Activity], Constraint(min_length=1, max_length=3)] = json_column(list)
    bills_under: BillsUnder = word()
    own_records: bool = False
    uses_practice_systems: Annotated[list[System], Constraint(max_length=4)] = json_column(list)
    baa_on_file: bool = False
    joint_arrangement: bool = False
    common_ownership: bool = False
    own_tools: bool = False
    state: State = ""
    review_on: date | None = None
    note: Note = ""


class Determination(DeterminationFields, Row, table=True):
    """A person's facts as they were told, by whom and when, and the edition of the table that they were held against."""

    __table_args__ = (
        UniqueConstraint("practice_id", "person_id"),
        ForeignKeyConstraint(["practice_id", "person_id"], ["person.practice_id", "person.id"]),
    )

    person_id: UUID
    edition: date
    decided_by: Line = ""
    decided_on: date


def of_person(session: Session, person_id: UUID) -> Determination | None:
    return session.exec(select(Determination).where(Determination.person_id == person_id)).one_or_none()


def everybody(session: Session) -> list[tuple[Determination, Person]]:
    """Every determination with its person, by name."""
    query = select(Determination, Person).join(Person, col(Person.id) == col(Determination.person_id))
    return list(session.exec(query.order_by(col(Person.name), col(Person.id))))


def facts(row: Determination, person: Person) -> Facts:
    """What was told about somebody as the table reads it."""
    told = {name: getattr(row, name) for name in Facts.__slots__ if name != "trained"}
    listed = {name: tuple(value) for name, value in told.items() if isinstance(value, list)}
    return Facts(**told | listed, trained=person.trained_on is not None)


def pack(row: Determination, person: Person) -> tuple[str, ...]:
    """The documents that go with what was told about somebody, by the edition of its day."""
    return determine(table_of(row.edition), facts(row, person)).documents


def packs(session: Session) -> dict[UUID, tuple[str, ...]]:
    """The documents that go with what was told about each person; somebody not asked about is not in it."""
    return {row.person_id: pack(row, person) for row, person in everybody(session)}
