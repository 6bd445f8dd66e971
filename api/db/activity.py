"""What did the accounts do in a week, what was said of each finding, and which weeks are certified?"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Annotated, Any
from uuid import UUID

from pydantic import StringConstraints
from sqlalchemy import UniqueConstraint, func
from sqlmodel import JSON, Field, Session, SQLModel, col, select

from api.db.base import Row
from api.db.fields import Line, Name, Note, word
from api.db.imports import COUNTS, AccountDay, LogImport, as_day
from api.db.pages import columns
from api.domain.activity import HISTORY, Past, Sign
from api.domain.imports import Day

WEEK = timedelta(weeks=1)
Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=2_000)]


class ClosingFields(SQLModel):
    """What was said of a finding, after somebody looked. Name no patient."""

    sign: Sign = word()
    account: Name
    on: date
    reason: Reason


class FindingClosed(ClosingFields, Row, table=True):
    """A finding that was looked into."""

    __tablename__ = "findingclosed"
    __table_args__ = (UniqueConstraint("practice_id", "sign", "account", "on"),)

    closed_by: Line = ""
    closed_at: datetime


class ReviewFields(SQLModel):
    """The week, by its Monday, that somebody certifies to have reviewed."""

    week: date
    note: Note = ""


class ActivityReview(ReviewFields, Row, table=True):
    """A certified week: what was looked at, what was found and what was said of it, as it stood that day."""

    __tablename__ = "activityreview"
    __table_args__ = (UniqueConstraint("practice_id", "week"),)

    imports: int
    events: int
    accounts: int
    findings: list[dict[str, str]] = Field(default_factory=list, sa_type=JSON)
    certified_by: Line = ""
    certified_at: datetime


listed: Any = columns(
    ActivityReview,
    *ReviewFields.model_fields,
    "imports",
    "events",
    "accounts",
    "findings",
    "certified_by",
    "certified_at",
)
sortable: dict[str, Any] = {"id": ActivityReview.id, "week": ActivityReview.week}


def get(session: Session, id: UUID) -> ActivityReview | None:
    return session.exec(select(ActivityReview).where(ActivityReview.id == id)).one_or_none()


def of_week(session: Session, week: date) -> ActivityReview | None:
    return session.exec(select(ActivityReview).where(ActivityReview.week == week)).one_or_none()


_OF_DAY = tuple(getattr(AccountDay, name) for name in ("import_id", "account", "day", *COUNTS))


def _counting(*what: Any) -> Any:
    """A query over the days of the imports that count."""
    joined = col(LogImport.id) == col(AccountDay.import_id)
    return select(*what).join(LogImport, joined).where(LogImport.state == "done")


def in_week(session: Session, week: date) -> tuple[dict[str, dict[date, Day]], int]:
    """What each account did on each day of a week, and how many imports tell of it."""
    query = _counting(*_OF_DAY).where(col(AccountDay.day) >= week, col(AccountDay.day) < week + WEEK)
    seen: dict[str, dict[date, Day]] = {}
    told = set()
    for import_id, account, on, *counts in session.exec(query):
        told.add(import_id)
        day, days = as_day(*counts), seen.setdefault(account, {})
        if on in days:
            days[on].merge(day)
        else:
            days[on] = day
    return seen, len(told)


def before(session: Session, week: date, accounts: Iterable[str]) -> dict[str, Past]:
    """What is known of accounts before a week."""
    query = _counting(AccountDay.account, AccountDay.day, func.sum(AccountDay.events)).where(
        col(AccountDay.day) < week, col(AccountDay.day) >= week - HISTORY
    )
    days: dict[str, list[int]] = {}
    for account, _, events in session.exec(query.group_by(AccountDay.account, AccountDay.day)):
        days.setdefault(account, []).append(int(events))
    last = _counting(AccountDay.account, func.max(AccountDay.day)).where(col(AccountDay.day) < week)
    ends = dict(session.exec(last.group_by(AccountDay.account)).all())
    return {name: Past(tuple(days.get(name, ())), ends.get(name)) for name in accounts}


def closed(session: Session, week: date) -> dict[tuple[str, str, date], FindingClosed]:
    """What was said of the findings of a week, by sign, account and day."""
    query = select(FindingClosed).where(col(FindingClosed.on) >= week, col(FindingClosed.on) < week + WEEK)
    return {(row.sign, row.account, row.on): row for row in session.exec(query)}
