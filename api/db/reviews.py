"""Who was asked to look through the access to a system, and what did they say? 45 CFR 164.308(a)(4)(ii)(C)."""

from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, UniqueConstraint, func
from sqlmodel import Field, Session, SQLModel, col, select

from api.db.accesses import Access
from api.db.assets import Asset
from api.db.base import Row, now
from api.db.fields import Line, Name, Note, word
from api.db.people import Person
from api.domain.reviews import Say, Seen


class ReviewFields(SQLModel):
    """A system, and somebody who knows who needs to get into it."""

    asset_id: UUID
    name: Name
    email: Line = ""
    note: Note = ""


class Review(ReviewFields, Row, table=True):
    """A link to the sheet of one system; only its secret's fingerprint is kept. Handed in, it opens no more.

    `others` is what the reviewer knows of accounts that are not on the sheet.
    """

    __table_args__ = (ForeignKeyConstraint(["practice_id", "asset_id"], ["asset.practice_id", "asset.id"]),)
    unrecorded: ClassVar[frozenset[str]] = frozenset({"secret"})

    invited_by: Line = ""
    expires_at: datetime
    ended_at: datetime | None = None
    handed_in_at: datetime | None = None
    others: Note = ""
    secret: str = Field(unique=True)


class Verdict(Row, table=True):
    """What was said of one way in."""

    __table_args__ = (
        UniqueConstraint("practice_id", "review_id", "access_id"),
        ForeignKeyConstraint(["practice_id", "review_id"], ["review.practice_id", "review.id"]),
        ForeignKeyConstraint(["practice_id", "access_id"], ["access.practice_id", "access.id"]),
    )

    review_id: UUID
    access_id: UUID
    say: Say = word()
    note: Note = ""


def practice_of(session: Session, fingerprint: str) -> UUID | None:
    """The practice whose link this is, asked from outside every practice, whether or not the link still works."""
    return session.exec(select(Review.practice_id).where(Review.secret == fingerprint)).one_or_none()


def by_secret(session: Session, fingerprint: str) -> Review | None:
    """The review whose link this is, while it is neither too old nor ended."""
    still = (col(Review.ended_at).is_(None), Review.expires_at > now())
    return session.exec(select(Review).where(Review.secret == fingerprint, *still)).one_or_none()


def get(session: Session, id: UUID) -> tuple[Review, str] | None:
    """A review, and the name of its system."""
    found = session.exec(_whole.where(Review.id == id)).one_or_none()
    return None if found is None else (found[0], found[1])


def everything(session: Session) -> list[tuple[Review, str]]:
    """Every review with the name of its system, the newest first."""
    return list(session.exec(_whole.order_by(col(Review.id).desc())))


def sheet(session: Session, asset_id: UUID) -> list[Seen]:
    """The open ways into a system, by the names of the people."""
    query = _ways.where(Access.asset_id == asset_id, col(Access.ended_at).is_(None))
    return [_seen(*each) for each in session.exec(query.order_by(col(Person.name), col(Access.id)))]


def said(session: Session, review_id: UUID) -> list[tuple[Seen, Verdict]]:
    """What was said in a review, by the names of the people; each way in as it is today."""
    query = select(Access, Person, Verdict).join(
        Person, (col(Person.practice_id) == Access.practice_id) & (col(Person.id) == Access.person_id)
    )
    query = query.join(
        Verdict, (col(Verdict.practice_id) == Access.practice_id) & (col(Verdict.access_id) == Access.id)
    )
    lines = session.exec(query.where(Verdict.review_id == review_id).order_by(col(Person.name), col(Access.id)))
    return [(_seen(access, person), verdict) for access, person, verdict in lines]


def counted(session: Session) -> dict[UUID, dict[Say, int]]:
    """How often each thing was said, by review."""
    query = select(Verdict.review_id, Verdict.say, func.count()).group_by(col(Verdict.review_id), col(Verdict.say))
    found: dict[UUID, dict[Say, int]] = {}
    for review, say, count in session.execute(query):
        found.setdefault(review, {})[say] = count
    return found


def systems(session: Session) -> list[tuple[UUID, str, int, datetime | None]]:
    """Every system in use that somebody can get into: its name, how many can, and when it was last looked through."""
    ways = (
        select(Access.practice_id, Access.asset_id, func.count().label("people"))
        .where(col(Access.ended_at).is_(None))
        .group_by(col(Access.practice_id), col(Access.asset_id))
        .subquery()
    )
    last = (
        select(Review.practice_id, Review.asset_id, func.max(Review.handed_in_at).label("last"))
        .group_by(col(Review.practice_id), col(Review.asset_id))
        .subquery()
    )
    query = (
        select(Asset.id, Asset.name, ways.c.people, last.c.last)
        .join(ways, (ways.c.practice_id == Asset.practice_id) & (ways.c.asset_id == Asset.id))
        .outerjoin(last, (last.c.practice_id == Asset.practice_id) & (last.c.asset_id == Asset.id))
        .where(col(Asset.retired_on).is_(None))
    )
    return [tuple(row) for row in session.execute(query.order_by(col(Asset.name), col(Asset.id)))]


_whole: Any = select(Review, Asset.name).join(
    Asset, (col(Asset.practice_id) == Review.practice_id) & (col(Asset.id) == Review.asset_id)
)
_ways: Any = select(Access, Person).join(
    Person, (col(Person.practice_id) == Access.practice_id) & (col(Person.id) == Access.person_id)
)


def _seen(access: Access, person: Person) -> Seen:
    return Seen(str(access.id), person.name, access.rights, access.granted_at, person.ended_on, access.ended_at)
