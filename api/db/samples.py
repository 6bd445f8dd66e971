"""Who still reaches a sample practice, and how does everybody leave it?"""

from uuid import UUID

from sqlmodel import Session, col, select, update

from api.db import members
from api.db.base import now
from api.db.guests import Guest
from api.db.members import Membership
from api.db.tokens import ApiToken
from api.db.users import Link, User


def reached(session: Session, user_id: UUID) -> bool:
    """Whether a person reaches a sample; the account is held meanwhile, so that two requests do not make two of them."""
    session.exec(select(User.id).where(User.id == user_id).with_for_update()).one()
    return any(practice.sample for practice, _ in members.practices_of(session, user_id))


def left_by_all(session: Session, practice_id: UUID) -> None:
    """End every way into the session's practice: memberships, invitations, guests' links and API tokens."""
    for membership in session.exec(select(Membership)):
        session.delete(membership)
    for guest in session.exec(select(Guest).where(col(Guest.revoked).is_(False))):
        guest.revoked = True
    for token in session.exec(select(ApiToken).where(col(ApiToken.revoked).is_(False))):
        token.revoked = True
    invitations = update(Link).where(col(Link.practice_id) == practice_id, col(Link.used_at).is_(None))
    session.exec(invitations.values(used_at=now()))
