"""Who holds a post, who stands in, since when and by whose word? 45 CFR 164.308(a)(2), 164.530(a).

What somebody is designated as and the duties on their own record are one fact, and are kept so here: `agree` makes the
duties follow the designations, `lay_down` and `take_up` make the designations follow the duties.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index
from sqlmodel import Session, SQLModel, col, select

from api.db import people
from api.db.base import Row
from api.db.fields import Line, Note, word
from api.db.people import Duty, Person
from api.domain.designations import Post, Term, holder, last_day


class DesignationFields(SQLModel):
    """Somebody who holds a post or, as a deputy, stands in for whoever does.

    `ended_on` is the last day, null while it goes on; neither day lies ahead.
    """

    duty: Post = word()
    deputy: bool = False
    person_id: UUID
    started_on: date
    ended_on: date | None = None
    note: Note = ""


class Designation(DesignationFields, Row, table=True):
    """A designation, who approved it and on which day. It stays on record: 164.530(j)(2), and 164.316(b)(2)(i)."""

    __table_args__ = (
        ForeignKeyConstraint(["practice_id", "person_id"], ["person.practice_id", "person.id"]),
        Index("ix_designation_practice_id_person_id", "practice_id", "person_id"),
    )

    designated_by: Line = ""
    designated_on: date


def get(session: Session, id: UUID) -> Designation | None:
    return session.exec(select(Designation).where(Designation.id == id)).one_or_none()


def everything(session: Session) -> list[tuple[Designation, Person]]:
    """Every designation with its person, the newest first."""
    query = select(Designation, Person).join(
        Person, (col(Person.practice_id) == Designation.practice_id) & (col(Person.id) == Designation.person_id)
    )
    return list(session.exec(query.order_by(col(Designation.started_on).desc(), col(Designation.id).desc())))


def term(row: Designation, person: Person) -> Term:
    """A designation as the rules see it."""
    return Term(row.id, row.duty, row.deputy, person.name, row.started_on, row.ended_on, person.ended_on)


def duty(row: Designation) -> Duty:
    """What a designation is called among the duties on somebody's own record."""
    return "deputy" if row.deputy else row.duty


def agree(session: Session, touched: Iterable[tuple[UUID, Duty]]) -> list[tuple[Person, Duty]]:
    """Make the duties of people follow the designations that go on, for the duties named; returns who gave up which."""
    session.flush()
    given_up = []
    for person_id, which in dict.fromkeys(touched):
        person = people.get(session, person_id)
        if person is None:
            continue
        holds = any(duty(row) == which for row in _open_of(session, person_id))
        if holds and which not in person.duties:
            person.duties = [*person.duties, which]
        elif not holds and which in person.duties:
            person.duties = [each for each in person.duties if each != which]
            given_up.append((person, which))
    return given_up


def lay_down(session: Session, person: Person, on: date) -> None:
    """End the designations of somebody whose own record no longer has the duty: `on` a day, or on their last one."""
    session.flush()
    for row in _open_of(session, person.id):
        if duty(row) not in person.duties:
            row.ended_on = last_day(row.started_on, on, person.ended_on)


def take_up(session: Session, person: Person, which: Duty, on: date) -> Term | None:
    """Let go on what `lay_down` ended `on` a day; returns the term of whoever was designated since and holds it now."""
    session.flush()
    found = everything(session)
    terms = [term(*each) for each in found]
    theirs = [row for row, whose in found if (whose.id, duty(row)) == (person.id, which)]
    ended = [row for row in theirs if row.ended_on == last_day(row.started_on, on, person.ended_on)]
    asked: set[tuple[Post, bool]] = {(row.duty, row.deputy) for row in ended or theirs[:1]}
    if which != "deputy":
        asked = {(which, False)}
    taken = [holder(post, terms, deputy=deputy) for post, deputy in sorted(asked)]
    since = next((each for each in taken if each is not None), None)
    if since is None:
        for row in ended:
            row.ended_on = None
    return since


def named(everybody: Iterable[Person], which: Duty) -> Mapping[UUID, Person]:
    """Those on whose own record a duty stands."""
    return {person.id: person for person in everybody if which in person.duties}


def _open_of(session: Session, person_id: UUID) -> list[Designation]:
    query = select(Designation).where(Designation.person_id == person_id, col(Designation.ended_on).is_(None))
    return list(session.exec(query.order_by(col(Designation.id))))
