"""What was told of each vendor, so that the table can say whether it is a business associate? 45 CFR 160.103."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, UniqueConstraint
from sqlmodel import Session, SQLModel, col, select

from api.db.base import Row
from api.db.fields import Line, Note, json_column
from api.db.vendors import Vendor
from api.domain.engagements import Said, Status, judge, table_of


class EngagementFields(SQLModel):
    """What is noted beside the answers. `review_on`: the day on which to ask again."""

    review_on: date | None = None
    note: Note = ""


class Engagement(EngagementFields, Row, table=True):
    """The answers about one vendor, by the question's id, who gave them and when, and the edition that asked."""

    __table_args__ = (
        UniqueConstraint("practice_id", "vendor_id"),
        ForeignKeyConstraint(["practice_id", "vendor_id"], ["vendor.practice_id", "vendor.id"]),
    )

    vendor_id: UUID
    answers: dict[str, Said] = json_column(dict)
    edition: date
    decided_by: Line = ""
    decided_on: date


def of_vendor(session: Session, vendor_id: UUID) -> Engagement | None:
    return session.exec(select(Engagement).where(Engagement.vendor_id == vendor_id)).one_or_none()


def everybody(session: Session) -> list[tuple[Engagement, Vendor]]:
    """Every interview with its vendor, by name."""
    query = select(Engagement, Vendor).join(Vendor, col(Vendor.id) == col(Engagement.vendor_id))
    return list(session.exec(query.order_by(col(Vendor.name), col(Vendor.id))))


def statuses(session: Session) -> dict[UUID, Status]:
    """What each vendor is by its interview, by the edition of its day; one that was not asked about is not in it."""
    rows = session.exec(select(Engagement))
    return {row.vendor_id: judge(table_of(row.edition), row.answers).status for row in rows}
