"""What did each Notice of Privacy Practices say, from which day, and how was it given? 45 CFR 164.520(e)."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field as Constraint
from pydantic import StringConstraints
from sqlalchemy import UniqueConstraint
from sqlmodel import Field, Session, SQLModel, col, select

from api.db.base import Row
from api.db.fields import Line, Name, json_column, word

YesNo = Literal["yes", "no", ""]
Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=10_000)]
Names = Annotated[list[Name], Constraint(max_length=100)]


class NoticeFields(SQLModel):
    """The facts that a notice rests on; empty while nobody has told them."""

    direct: YesNo = ""
    office: YesNo = ""
    electronic: YesNo = ""
    website: YesNo = ""
    website_address: Line = ""
    reminders: YesNo = ""
    exchange: YesNo = ""
    directory: YesNo = ""
    fundraising: YesNo = ""
    psychotherapy: YesNo = ""
    part2: YesNo = ""
    part2_limits: Words = ""
    part2_fundraising: YesNo = ""
    ohca: YesNo = ""
    joint: YesNo = ""
    entities: Names = Field(default_factory=list)
    sites: Names = Field(default_factory=list)
    shares: YesNo = ""
    agreed: YesNo = ""
    contact: Line = ""
    contact_phone: Line = ""
    complaint_address: Line = ""
    reserves: YesNo = ""
    counsel: Words = ""
    effective_on: date | None = None


class Notice(Row, table=True):
    """One version of the notice. What was approved never changes.

    `facts` are NoticeFields as JSON. `text` is what was approved, as it was printed, in canonical JSON, and `sha256` its
    digest. `provided` has the day on which it was first given in each way, by the way's id.
    """

    __table_args__ = (UniqueConstraint("practice_id", "number"),)

    number: int
    stage: Literal["draft", "approved"] = word("draft")
    edition: date
    facts: dict[str, Any] = json_column(dict)
    provided: dict[str, str] = json_column(dict)
    started_on: date
    prepared_by: Line = ""
    approved_by: Line = ""
    approved_role: Line = ""
    approved_at: str = ""
    effective_on: date | None = None
    text: str = ""
    sha256: str = ""


def everything(session: Session) -> list[Notice]:
    """Every version, the first one first."""
    return list(session.exec(select(Notice).order_by(col(Notice.number))))


def numbered(session: Session, number: int) -> Notice | None:
    return session.exec(select(Notice).where(Notice.number == number)).one_or_none()
