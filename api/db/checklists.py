"""Who is joining or leaving, since when, and which steps were done? What access rests on is kept with the access."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, UniqueConstraint
from sqlmodel import Session, col, select

from api.db.base import Row
from api.db.fields import Key, Line, Note, word
from api.db.people import Person
from api.domain.checklists import Kind


class Checklist(Row, table=True):
    """Somebody's joining or leaving; `happened_at` is the moment at which their work begins or ends."""

    __table_args__ = (ForeignKeyConstraint(["practice_id", "person_id"], ["person.practice_id", "person.id"]),)

    person_id: UUID
    kind: Kind = word()
    happened_at: datetime
    opened_by: Line = ""


class Tick(Row, table=True):
    """A step that was done."""

    __table_args__ = (
        UniqueConstraint("practice_id", "checklist_id", "step"),
        ForeignKeyConstraint(["practice_id", "checklist_id"], ["checklist.practice_id", "checklist.id"]),
    )

    checklist_id: UUID
    step: Key
    done_at: datetime
    done_by: Line = ""
    note: Note = ""


def get(session: Session, id: UUID) -> Checklist | None:
    return session.exec(select(Checklist).where(Checklist.id == id)).one_or_none()


def newest_of(session: Session, person_id: UUID) -> Checklist | None:
    """The checklist of somebody that was begun last."""
    query = select(Checklist).where(Checklist.person_id == person_id)
    return session.exec(query.order_by(col(Checklist.id).desc())).first()


def handed_over(session: Session, person_id: UUID, duty: str, at: datetime, by: str) -> None:
    """Tick the post off where somebody leaves who gave it up."""
    newest, step = newest_of(session, person_id), f"hand_over.{duty}"
    if newest is not None and newest.kind == "leaving" and tick(session, newest.id, step) is None:
        session.add(Tick(checklist_id=newest.id, step=step, done_at=at, done_by=by))


def everything(session: Session) -> list[tuple[Checklist, Person]]:
    """Every checklist with its person, the newest first."""
    query = select(Checklist, Person).join(
        Person, (col(Person.practice_id) == Checklist.practice_id) & (col(Person.id) == Checklist.person_id)
    )
    return list(session.exec(query.order_by(col(Checklist.happened_at).desc(), col(Checklist.id).desc())))


def ticks(session: Session, checklist_id: UUID) -> list[Tick]:
    return list(session.exec(select(Tick).where(Tick.checklist_id == checklist_id)))


def tick(session: Session, checklist_id: UUID, step: str) -> Tick | None:
    return session.exec(select(Tick).where(Tick.checklist_id == checklist_id, Tick.step == step)).one_or_none()
