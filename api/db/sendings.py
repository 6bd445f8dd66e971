"""Which notices of a breach went out, when, how and to how many? The proof that 164.414(b) asks for."""

from collections.abc import Collection
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field as Constraint
from sqlmodel import Session, SQLModel, col, select

from api.db import breaches, incidents, triages
from api.db.base import Row
from api.db.breaches import Breach
from api.db.fields import Line, Note, word
from api.db.incidents import Incident
from api.db.pages import columns
from api.domain.sendings import Told, Way


class SendingFields(SQLModel):
    """A notice that went out. `to` is a State, a newspaper, an office or a firm: never a person it is about.

    `until` is the last day of a posting or a toll-free line. `count` is how many letters, calls or copies.
    """

    told: Told = word()
    to: Line = ""
    way: Way = word()
    sent_on: date
    count: Annotated[int, Constraint(ge=1, le=400_000_000)] = 1
    until: date | None = None
    note: Note = ""


class Sending(SendingFields, Row, table=True):
    """A notice on record. It is never removed; one that did not go out is corrected in its note."""

    breach_id: UUID


OUT = ("breach_id", *SendingFields.model_fields)
sortable: dict[str, Any] = {"id": Sending.id, "sent_on": Sending.sent_on}
_listed: Any = columns(Sending, *OUT)
_close = select(Breach.id).join(Incident, col(Incident.id) == Breach.incident_id).where(col(Incident.close))


def get(session: Session, id: UUID) -> Sending | None:
    return session.exec(select(Sending).where(Sending.id == id)).one_or_none()


def of(session: Session, breach_ids: Collection[UUID]) -> list[Sending]:
    """What went out about these, the oldest first."""
    query = select(Sending).where(col(Sending.breach_id).in_(breach_ids))
    return list(session.exec(query.order_by(col(Sending.sent_on), col(Sending.id))))


def in_sight(all_of_them: bool, breach_id: UUID | None = None) -> Any:
    """The list's query: everything, or what is not kept close; of one breach, where one is named."""
    query = _listed if breach_id is None else _listed.where(Sending.breach_id == breach_id)
    return query if all_of_them else query.where(col(Sending.breach_id).not_in(_close))


def kept_close(session: Session) -> frozenset[UUID]:
    """The incidents that only the owner and the officers see, with all that was written down about them."""
    close = incidents.kept_close(session)
    assessed = breaches.about(session, close) if close else frozenset()
    query = select(Sending.id).where(col(Sending.breach_id).in_(assessed))
    sent = frozenset(session.exec(query)) if assessed else frozenset()
    return close | assessed | sent | triages.about(session, close)
