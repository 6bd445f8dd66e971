"""Which sanctions were applied, to whom, and why? 45 CFR 164.308(a)(1)(ii)(C) and 164.530(e)(2)."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session, SQLModel, select

from api.db.base import Row
from api.db.fields import Line, Name, Note, word
from api.db.pages import columns
from api.domain.sanctions import Level


class SanctionFields(SQLModel):
    """A sanction applied to somebody of the workforce. Name no patient in any of its words.

    `what` is what happened, in a line; `other` says what the level is where none of ours fits; `incident` names the
    incident that it follows from, if there was one. One that should not have been is withdrawn, with the reason.
    """

    person_id: UUID
    what: Name
    level: Level = word()
    other: Line = ""
    decided_by: Line = ""
    decided_on: date
    incident: Line = ""
    note: Note = ""
    withdrawn_on: date | None = None
    withdrawn_why: Line = ""


class Sanction(SanctionFields, Row, table=True):
    """A sanction on record. It does not point at the person's row: it outlives it, and nobody who removes a person may
    learn from a refusal that there was one.
    """

    person: Name
    recorded_on: date


OUT = (*SanctionFields.model_fields, "person", "recorded_on")
listed: Any = columns(Sanction, *OUT)
sortable: dict[str, Any] = {"id": Sanction.id, "decided_on": Sanction.decided_on}


def get(session: Session, id: UUID) -> Sanction | None:
    return session.exec(select(Sanction).where(Sanction.id == id)).one_or_none()
