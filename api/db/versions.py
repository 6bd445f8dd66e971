"""What did each version of a policy say, who approved it, and from which day? 45 CFR 164.316(b)(2)."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, UniqueConstraint
from sqlmodel import Session, col, select

from api.db.base import Row
from api.db.fields import Line, json_column, word


class Version(Row, table=True):
    """One version's words and how far it got. An approved one never changes.

    `sections` holds the statements with their places and what they assert; `text` is what was approved, as it was
    printed, in canonical JSON, and `sha256` its digest.
    """

    __tablename__ = "policy_version"
    __table_args__ = (
        UniqueConstraint("practice_id", "policy_id", "number"),
        ForeignKeyConstraint(["practice_id", "policy_id"], ["policy.practice_id", "policy.id"]),
    )

    policy_id: UUID
    number: int
    stage: Literal["draft", "in_review", "approved"] = word("draft")
    edition: date
    sections: list[dict[str, Any]] = json_column(list)
    started_on: date
    prepared_by: Line = ""
    approved_by: Line = ""
    approved_role: Line = ""
    approved_at: str = ""
    effective_on: date | None = None
    text: str = ""
    sha256: str = ""


def of(session: Session, policy_id: UUID) -> list[Version]:
    """The versions of a policy, the first one first."""
    return list(session.exec(select(Version).where(Version.policy_id == policy_id).order_by(col(Version.number))))


def by_policy(session: Session) -> dict[UUID, list[Version]]:
    """Every version of every policy, the first one first."""
    found: dict[UUID, list[Version]] = {}
    for row in session.exec(select(Version).order_by(col(Version.number))):
        found.setdefault(row.policy_id, []).append(row)
    return found


def numbered(versions: Sequence[Version], number: int) -> Version | None:
    return next((version for version in versions if version.number == number), None)
