"""What waits for somebody's answer?"""

from uuid import UUID

from sqlmodel import Session, col, select

from api.db.answers import Answer
from api.db.guests import Offer


def assigned(session: Session, user_id: UUID) -> set[str]:
    """The questions that were put to a person of the practice and that nobody has answered yet."""
    return set(session.exec(select(Answer.question).where(Answer.assigned_to == user_id, col(Answer.option).is_(None))))


def offered(session: Session) -> list[str]:
    """The questions that guests have offered answers to, one for each offer that waits to be looked at."""
    return list(session.exec(select(Offer.question).where(Offer.outcome == "pending").order_by(col(Offer.id))))
