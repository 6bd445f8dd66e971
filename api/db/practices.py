"""What is this practice? Its profile, and the risk method and appetite that its management approved."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import Field as Constraint
from sqlalchemy import bindparam
from sqlmodel import Field, Session, SQLModel, select

from api.db.base import Row, made_at
from api.db.fields import Key, Line, Name, Note, choice, json_column
from api.domain.facts import Ehr, Kind, Profile


class PracticeFields(SQLModel):
    """The facts about a practice that decide which questions apply."""

    name: Name
    time_zone: Annotated[Line, Field(description="An IANA zone such as America/Chicago; deadlines count days in it.")]
    kind: Kind = choice(Kind, Kind.MEDICAL)
    people: Annotated[int, Field(ge=1, le=10_000, description="Everyone who works here, owners included.")] = 1
    office: bool = True
    ehr: Ehr = choice(Ehr, Ehr.CLOUD, "Where the chart lives.")
    server: bool = False
    telehealth: bool = False
    home_work: bool = False
    personal_phones: bool = False
    texting: bool = False
    paper: bool = False
    contractors: bool = False
    ai_tools: bool = False
    medical_devices: bool = False
    website: bool = False
    it_provider: bool = False
    clearinghouse: bool = False
    group_plan: bool = False
    government: bool = False
    acts_as_associate: bool = False
    asked: Annotated[list[Key], Constraint(max_length=40)] = json_column(
        list, "The facts above that somebody has answered; the others stand as they began."
    )
    struck: Annotated[list[Key], Constraint(max_length=200)] = json_column(
        list, "Proposed systems and vendors that the practice says it does not have."
    )


class Practice(PracticeFields, Row, table=True):
    """A practice; its `id` is its own `practice_id`."""

    method: Key = "nist-sp-800-30-r1"
    own_method: dict[str, Any] | None = json_column(lambda: None)
    appetite: Key = "low"
    appetite_statement: Note = ""
    approved_by: Line = ""
    approved_on: date | None = None
    sample: bool = False
    weekly_letter: bool = False


def get(session: Session, id: UUID) -> Practice | None:
    return session.exec(_BY_ID, params={"id": id}).one_or_none()


def since(row: Practice) -> date:
    """The practice's first day here, in its own zone."""
    return made_at(row.id).astimezone(ZoneInfo(row.time_zone)).date()


def profile(row: Practice) -> Profile:
    """The practice's facts as the rules read them."""
    names = Profile.__dataclass_fields__
    return Profile(**{name: getattr(row, name) for name in names})


_BY_ID = select(Practice).where(Practice.id == bindparam("id"))
