"""Who has had the letter of which week, and what goes into it?"""

from collections import Counter
from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Session, col, select

from api.db.answers import Answer
from api.db.base import Row
from api.db.fields import Line
from api.db.members import Membership
from api.db.people import Person
from api.db.practices import Practice
from api.db.tasks import Task
from api.db.users import User
from api.domain.digests import Dated


class Digest(Row, table=True):
    """A letter that went out: to which address, of which week. Never two."""

    __table_args__ = (UniqueConstraint("practice_id", "week", "email"),)

    week: date
    email: Line
    sent_at: datetime


def wanting(session: Session) -> list[tuple[UUID, str]]:
    """The practices that want the letter, with their zones, asked from outside every practice; no sample does."""
    query = select(Practice.id, Practice.time_zone).where(col(Practice.weekly_letter), col(Practice.sample).is_(False))
    return [(id, zone) for id, zone in session.execute(query)]


def sent(session: Session, week: date) -> dict[str, datetime]:
    """When the letter of a week went out, by address."""
    return {row.email: row.sent_at for row in session.exec(select(Digest).where(Digest.week == week))}


def members(session: Session) -> list[User]:
    """Everybody of the practice itself who signs in, by name."""
    query = select(User).join(Membership, col(Membership.user_id) == col(User.id))
    return list(session.exec(query.where(col(User.disabled_at).is_(None)).order_by(col(User.name), col(User.id))))


def addressed(session: Session) -> list[Person]:
    """Everybody on record with an address, by name."""
    return list(session.exec(select(Person).where(Person.email != "").order_by(col(Person.name), col(Person.id))))


def open_tasks(session: Session) -> dict[str, list[Dated]]:
    """Work that is not done, by the name of whose it is."""
    query = select(Task.owner, Task.title, col(Task.due_on)).where(col(Task.status).in_(("open", "started")))
    found: dict[str, list[Dated]] = {}
    for owner, title, due_on in session.execute(query):
        found.setdefault(owner, []).append(Dated(title, due_on))
    return found


def asked(session: Session, user_ids: Collection[UUID]) -> Counter[UUID]:
    """How many questions without an answer were put to each of some people who sign in."""
    query = select(col(Answer.assigned_to)).where(col(Answer.assigned_to).in_(user_ids), col(Answer.option).is_(None))
    return Counter(id for id in session.exec(query) if id is not None)
