"""Who was sent a link to a page of their own, and who attested to which version of which policy? 45 CFR 164.316(b)(1)."""

from collections.abc import Collection
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, UniqueConstraint, func, or_
from sqlmodel import Field, Session, col, select

from api.db.base import Row, now
from api.db.fields import Line
from api.db.people import Person


class PersonalLink(Row, table=True):
    """A link to one person's own page. Only fingerprints of its secret, its code and its pass are kept.

    The code goes to the address on file; the pass is what the browser that gave the right code goes on with.
    """

    __tablename__ = "personal_link"
    __table_args__ = (ForeignKeyConstraint(["practice_id", "person_id"], ["person.practice_id", "person.id"]),)
    unrecorded: ClassVar[frozenset[str]] = frozenset(
        {"secret", "code", "code_until", "code_sent", "code_tries", "key", "key_until"}
    )

    person_id: UUID
    invited_by: Line = ""
    expires_at: datetime
    ended_at: datetime | None = None
    secret: str = Field(unique=True)
    code: str = ""
    code_until: datetime | None = None
    code_sent: int = 0
    code_tries: int = 0
    key: str = ""
    key_until: datetime | None = None


class Attestation(Row, table=True):
    """Somebody read a version and said that they will follow it: its digest, and the moment."""

    __table_args__ = (
        UniqueConstraint("practice_id", "person_id", "policy_id", "number"),
        ForeignKeyConstraint(["practice_id", "person_id"], ["person.practice_id", "person.id"]),
        ForeignKeyConstraint(["practice_id", "policy_id"], ["policy.practice_id", "policy.id"]),
    )

    person_id: UUID
    policy_id: UUID
    number: int
    sha256: str
    attested_by: Line
    attested_at: datetime


def practice_of(session: Session, fingerprint: str) -> UUID | None:
    """The practice whose link this is, asked from outside every practice, whether or not the link still works."""
    return session.exec(select(PersonalLink.practice_id).where(PersonalLink.secret == fingerprint)).one_or_none()


def by_secret(session: Session, fingerprint: str) -> PersonalLink | None:
    """The link, while it is neither too old nor ended."""
    query = select(PersonalLink).where(
        PersonalLink.secret == fingerprint, col(PersonalLink.ended_at).is_(None), PersonalLink.expires_at > now()
    )
    return session.exec(query).one_or_none()


def link(session: Session, id: UUID) -> PersonalLink | None:
    return session.exec(select(PersonalLink).where(PersonalLink.id == id)).one_or_none()


def open_links(session: Session) -> list[tuple[PersonalLink, Person]]:
    """Every link that still works, with its person, by name."""
    query = select(PersonalLink, Person).join(
        Person, (col(Person.practice_id) == PersonalLink.practice_id) & (col(Person.id) == PersonalLink.person_id)
    )
    still = query.where(col(PersonalLink.ended_at).is_(None), PersonalLink.expires_at > now())
    return list(session.exec(still.order_by(col(Person.name), col(PersonalLink.id))))


def links_of(session: Session, person_id: UUID) -> list[PersonalLink]:
    """The links of somebody that have not been ended."""
    query = select(PersonalLink).where(PersonalLink.person_id == person_id, col(PersonalLink.ended_at).is_(None))
    return list(session.exec(query))


def of_person(session: Session, person_id: UUID) -> list[Attestation]:
    return list(session.exec(select(Attestation).where(Attestation.person_id == person_id)))


def attested_until(
    session: Session, moment: datetime, person_ids: Collection[UUID]
) -> dict[UUID, set[tuple[UUID, int]]]:
    """The policies and numbers that some people had attested to by a moment, by person."""
    query = select(Attestation.person_id, Attestation.policy_id, Attestation.number)
    found: dict[UUID, set[tuple[UUID, int]]] = {}
    for person, policy, number in session.execute(
        query.where(Attestation.attested_at <= moment, col(Attestation.person_id).in_(person_ids))
    ):
        found.setdefault(person, set()).add((policy, number))
    return found


def counted_until(session: Session, moment: datetime, on: date) -> dict[tuple[UUID, int], int]:
    """How many of those who work here on a day had attested to each version by a moment."""
    here = (
        or_(col(Person.ended_on).is_(None), col(Person.ended_on) > on),
        or_(col(Person.started_on).is_(None), col(Person.started_on) <= on),
    )
    query = (
        select(Attestation.policy_id, Attestation.number, func.count())
        .join(Person, (col(Person.practice_id) == Attestation.practice_id) & (col(Person.id) == Attestation.person_id))
        .where(Attestation.attested_at <= moment, *here)
        .group_by(col(Attestation.policy_id), col(Attestation.number))
    )
    return {(policy, number): count for policy, number, count in session.execute(query)}
