"""Which incidents were assessed for a breach, what was found, and what is told about it? 45 CFR 164.402, 164.414(b)."""

from collections.abc import Collection
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field as Constraint
from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, Session, SQLModel, col, select

from api.db.base import Row
from api.db.fields import Line, Note, json_column, word
from api.db.incidents import Incident
from api.db.pages import columns
from api.domain.breaches import Conclusion, Weight, YesNo
from api.domain.notifications import Exclusion, Role

Count = Annotated[int, Constraint(ge=0, le=400_000_000)]
Days = Annotated[int, Constraint(ge=1, le=60)]


class BreachFields(SQLModel):
    """What was found out about an incident, in the order of 164.402, what a person concluded, and what the notices say.

    People are counted, never named. `contract_days` is what an agreement leaves a business associate to tell the covered
    entity.
    """

    role: Role = word("covered_entity")
    discovered_on: date
    phi: YesNo = word("unknown", "Whether patient information was involved.")
    permitted: YesNo = word("unknown", "Whether the Privacy Rule permits what happened.")
    permitted_why: Note = ""
    secured: YesNo = word("unknown", "Whether it was encrypted or destroyed as the Secretary's guidance describes.")
    secured_why: Note = ""
    exclusion: Exclusion | None = word(None, "164.402(1)(i) to (iii).")
    exclusion_why: Note = ""
    nature: Weight = word("unknown", "164.402(2)(i). `low` speaks for a low probability of compromise.")
    nature_why: Note = ""
    recipient: Weight = word("unknown", "164.402(2)(ii).")
    recipient_why: Note = ""
    acquired: Weight = word("unknown", "164.402(2)(iii).")
    acquired_why: Note = ""
    mitigated: Weight = word("unknown", "164.402(2)(iv).")
    mitigated_why: Note = ""
    conclusion: Conclusion = word("open")
    reasoning: Note = ""
    decided_by: Line = ""
    decided_on: date | None = None
    affected: Annotated[Count, Constraint(ge=1)] | None = None
    unreachable: Count = 0
    contract_days: Days | None = None
    covered_entity: Annotated[Line, Constraint(description="Whom a business associate has to tell.")] = ""
    what_happened: Annotated[Note, Constraint(description="For the notices: 164.404(c)(1)(A), without a name.")] = ""
    information: Annotated[Note, Constraint(description="Which kinds of information: 164.404(c)(1)(B).")] = ""
    protection: Annotated[Note, Constraint(description="What people should do for themselves: 164.404(c)(1)(C).")] = ""
    response: Annotated[Note, Constraint(description="What the practice is doing: 164.404(c)(1)(D).")] = ""
    contact: Annotated[Note, Constraint(description="Where to ask: 164.404(c)(1)(E).")] = ""


class Breach(BreachFields, Row, table=True):
    """An assessment on record: one an incident, never removed. `residents_by_state` counts people by postal code."""

    __table_args__ = (UniqueConstraint("practice_id", "incident_id"),)

    incident_id: UUID
    known_earlier_by: list[dict[str, Any]] = json_column(list)
    residents_by_state: dict[str, int] = json_column(dict)
    business_associate: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    law_enforcement_hold: dict[str, Any] | None = Field(default=None, sa_type=JSON)


OUT = (
    "incident_id",
    *BreachFields.model_fields,
    "known_earlier_by",
    "residents_by_state",
    "business_associate",
    "law_enforcement_hold",
)
sortable: dict[str, Any] = {"id": Breach.id, "discovered_on": Breach.discovered_on}
_listed: Any = columns(Breach, *OUT)


def get(session: Session, id: UUID) -> Breach | None:
    return session.exec(select(Breach).where(Breach.id == id)).one_or_none()


def of(session: Session, incident_id: UUID) -> Breach | None:
    """The assessment of an incident."""
    return session.exec(select(Breach).where(Breach.incident_id == incident_id)).one_or_none()


def in_sight(all_of_them: bool, incident_id: UUID | None = None) -> Any:
    """The list's query: everything, or what is not kept close; of one incident, where one is named."""
    query = _listed if incident_id is None else _listed.where(Breach.incident_id == incident_id)
    return query if all_of_them else query.where(col(Breach.incident_id).not_in(_close))


def about(session: Session, incident_ids: Collection[UUID]) -> frozenset[UUID]:
    """The assessments of these incidents."""
    return frozenset(session.exec(select(Breach.id).where(col(Breach.incident_id).in_(incident_ids))))


def discovered_in(session: Session, year: int, all_of_them: bool) -> list[tuple[Breach, Incident]]:
    """What was discovered in a calendar year, with its incident, the oldest first."""
    query = select(Breach, Incident).join(Incident, col(Incident.id) == Breach.incident_id)
    query = query.where(col(Breach.discovered_on).between(date(year, 1, 1), date(year, 12, 31)))
    if not all_of_them:
        query = query.where(col(Incident.close).is_(False))
    return [(breach, row) for breach, row in session.exec(query.order_by(col(Breach.discovered_on), col(Breach.id)))]


_close = select(Incident.id).where(col(Incident.close))
