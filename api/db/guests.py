"""Who outside the practice was asked a few questions by link, and what did they offer as answers?"""

from datetime import date, datetime
from typing import Annotated, Any, ClassVar, Literal
from uuid import UUID

from pydantic import Field as Constraint
from sqlalchemy import ForeignKeyConstraint, UniqueConstraint
from sqlalchemy import select as sqlalchemy_select
from sqlmodel import Field, Session, SQLModel, col, select

from api.db.base import Row, now
from api.db.fields import Key, Line, Name, Note, json_column, word
from api.db.pages import columns

Outcome = Literal["pending", "accepted", "refused"]


class GuestFields(SQLModel):
    """Somebody outside, and the questions put to them."""

    name: Name
    email: Line = ""
    questions: Annotated[list[Key], Constraint(min_length=1, max_length=200)] = json_column(list)
    note: Annotated[Note, Field(description="What the guest reads above the questions.")] = ""


class Guest(GuestFields, Row, table=True):
    """A guest's link: what it opens, until when; only its secret's fingerprint is kept."""

    unrecorded: ClassVar[frozenset[str]] = frozenset({"secret"})

    invited_by: Line = ""
    expires_at: datetime
    revoked: bool = False
    secret: str = Field(unique=True)


class OfferFields(SQLModel):
    """An answer that somebody suggests."""

    option: Key
    note: Note = ""


class Offer(OfferFields, Row, table=True):
    """An answer that a guest offered. It counts only once somebody of the practice has accepted it."""

    __table_args__ = (
        UniqueConstraint("practice_id", "guest_id", "question"),
        ForeignKeyConstraint(["practice_id", "guest_id"], ["guest.practice_id", "guest.id"]),
    )

    guest_id: UUID
    question: Key
    offered_by: Line = ""
    offered_at: datetime = Field(default_factory=now)
    outcome: Outcome = word("pending")
    reason: Note = ""
    decided_by: Line = ""
    decided_on: date | None = None


listed: Any = columns(Guest, *GuestFields.model_fields, "invited_by", "expires_at", "revoked")
sortable: dict[str, Any] = {"id": Guest.id, "name": Guest.name}

_shown: list[Any] = [
    Offer.id,
    Offer.version,
    Offer.guest_id,
    col(Guest.name).label("guest_name"),
    Offer.question,
    Offer.option,
    Offer.note,
    Offer.offered_by,
    Offer.offered_at,
    Offer.outcome,
    Offer.reason,
    Offer.decided_by,
    Offer.decided_on,
]
_offers: Any = sqlalchemy_select(*_shown).join(
    Guest, (col(Guest.practice_id) == col(Offer.practice_id)) & (col(Guest.id) == col(Offer.guest_id))
)
sortable_offers: dict[str, Any] = {"id": Offer.id, "question": Offer.question}


def get(session: Session, id: UUID) -> Guest | None:
    return session.exec(select(Guest).where(Guest.id == id)).one_or_none()


def practice_of(session: Session, fingerprint: str) -> UUID | None:
    """The practice whose link this is, asked from outside every practice, whether or not the link still works."""
    return session.exec(select(Guest.practice_id).where(Guest.secret == fingerprint)).one_or_none()


def by_secret(session: Session, fingerprint: str) -> Guest | None:
    """The guest whose link this is, while it is neither too old nor taken back."""
    query = select(Guest).where(Guest.secret == fingerprint, col(Guest.revoked).is_(False), Guest.expires_at > now())
    return session.exec(query).one_or_none()


def offers(outcome: Outcome | None) -> Any:
    """The list's query, narrowed to what is waiting, accepted or refused."""
    return _offers if outcome is None else _offers.where(Offer.outcome == outcome)


def offer(session: Session, id: UUID) -> Offer | None:
    return session.exec(select(Offer).where(Offer.id == id)).one_or_none()


def offer_to(session: Session, guest_id: UUID, question: str) -> Offer | None:
    """What a guest has offered as the answer to a question."""
    return session.exec(select(Offer).where(Offer.guest_id == guest_id, Offer.question == question)).one_or_none()


def shown(session: Session, id: UUID) -> dict[str, Any]:
    """An offer in the list's columns; it must be there."""
    return dict(session.execute(_offers.where(Offer.id == id)).mappings().one())


def offers_of(session: Session, guest_id: UUID) -> list[Offer]:
    """What a guest has offered, in the order of the questions."""
    return list(session.exec(select(Offer).where(Offer.guest_id == guest_id).order_by(Offer.question)))
