"""Who can sign in? Accounts, their sign-ins, and the one-time links that make, invite and recover them."""

from datetime import datetime, timedelta
from hashlib import sha256
from typing import Literal
from uuid import UUID

from sqlalchemy import ColumnElement, func
from sqlmodel import Field, Session, SQLModel, col, select, update

from api.db.base import new_id, now
from api.db.fields import Name, word

Purpose = Literal["setup", "reset", "invitation"]
FREE_TRIES = 5
LONGEST_WAIT = timedelta(minutes=15)
GRACE = timedelta(seconds=30)
REMEMBERED = 8


class User(SQLModel, table=True):
    """A person's account, across practices. Nothing here belongs to one practice."""

    __tablename__ = "account"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    name: Name
    email: str = Field(unique=True)
    password_hash: str
    created_at: datetime = Field(default_factory=now)
    disabled_at: datetime | None = None


class UserSession(SQLModel, table=True):
    """One sign-in, kept alive by a refresh token that changes at every use.

    `secret` is the present token, `former` those before it, as fingerprints: the one last used first. `used_at` is when
    that one was first used.
    """

    __tablename__ = "sign_in"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    user_id: UUID = Field(foreign_key="account.id", index=True)
    secret: str = Field(unique=True)
    former: str = ""
    started_at: datetime = Field(default_factory=now)
    used_at: datetime = Field(default_factory=now)
    expires_at: datetime
    ended_at: datetime | None = None
    client: str = ""


class Link(SQLModel, table=True):
    """A one-time link for one purpose; only its secret's fingerprint is kept."""

    id: UUID = Field(default_factory=new_id, primary_key=True)
    purpose: Purpose = word()
    secret: str = Field(unique=True)
    email: str = ""
    user_id: UUID | None = Field(default=None, foreign_key="account.id")
    practice_id: UUID | None = None
    role: str = ""
    made_at: datetime = Field(default_factory=now)
    expires_at: datetime
    used_at: datetime | None = None


class SignInTrouble(SQLModel, table=True):
    """How often signing in with an address failed lately, whether or not anybody has that address."""

    address: str = Field(primary_key=True)
    failures: int = 0
    wait_until: datetime | None = None


def any_user(session: Session) -> bool:
    return session.exec(select(User.id).limit(1)).first() is not None


def by_email(session: Session, email: str) -> User | None:
    return session.exec(select(User).where(User.email == email)).one_or_none()


def by_id(session: Session, id: UUID) -> User | None:
    return session.exec(select(User).where(User.id == id)).one_or_none()


def names(session: Session, ids: set[UUID]) -> dict[UUID, str]:
    rows = session.exec(select(User.id, User.name).where(col(User.id).in_(ids)))
    return dict(rows.all())


def session_by_secret(session: Session, fingerprint: str) -> UserSession | None:
    """The sign-in that a refresh token belongs to, whether it is the present token or one of those before."""
    present = UserSession.secret == fingerprint
    for belongs in (present, col(UserSession.former).contains(fingerprint)):
        found = session.exec(select(UserSession).where(belongs).with_for_update()).one_or_none()
        if found is not None:
            return found
    return None


def repeats(sign_in: UserSession, fingerprint: str) -> bool:
    """Whether the answer to this refresh token seems lost: it was the last one used, a moment ago, and nobody has shown
    what was given for it.
    """
    return sign_in.former.split()[:1] == [fingerprint] and now() - sign_in.used_at <= GRACE


def rotate(sign_in: UserSession, fingerprint: str) -> None:
    """Give a new token for the present one."""
    sign_in.former = " ".join([sign_in.secret, *sign_in.former.split()][:REMEMBERED])
    sign_in.secret, sign_in.used_at = fingerprint, now()


def rotate_again(sign_in: UserSession, fingerprint: str) -> None:
    """Give another token for the one last used. What was given first counts as a former one: if it turns up after all,
    two hold tokens for one sign-in.
    """
    last, *older = sign_in.former.split()
    sign_in.former = " ".join([last, sign_in.secret, *older][:REMEMBERED])
    sign_in.secret = fingerprint


def sign_ins(session: Session, user_id: UUID) -> list[UserSession]:
    """A person's open sign-ins, newest first."""
    query = select(UserSession).where(
        UserSession.user_id == user_id, col(UserSession.ended_at).is_(None), UserSession.expires_at > now()
    )
    return list(session.exec(query.order_by(col(UserSession.used_at).desc())))


def end_sign_ins(session: Session, user_id: UUID) -> None:
    """End every sign-in of a person at once: a password was changed, or a token was stolen."""
    query = update(UserSession).where(col(UserSession.user_id) == user_id, col(UserSession.ended_at).is_(None))
    session.exec(query.values(ended_at=now()))


def open_link(session: Session, purpose: Purpose, fingerprint: str) -> Link | None:
    """The link if it is for this purpose, unused and not too old; held until the transaction ends."""
    query = select(Link).where(
        Link.secret == fingerprint,
        Link.purpose == purpose,
        col(Link.used_at).is_(None),
        Link.expires_at > now(),
    )
    return session.exec(query.with_for_update()).one_or_none()


def invitations(session: Session, practice_id: UUID) -> list[Link]:
    """The invitations to a practice that can still be accepted, the newest first."""
    query = select(Link).where(*_waiting(practice_id))
    return list(session.exec(query.order_by(col(Link.made_at).desc(), col(Link.id))))


def invitation(session: Session, practice_id: UUID, id: UUID) -> Link | None:
    """One of them; held until the transaction ends."""
    return session.exec(select(Link).where(*_waiting(practice_id), Link.id == id).with_for_update()).one_or_none()


def _waiting(practice_id: UUID) -> tuple[ColumnElement[bool], ...]:
    return (
        col(Link.purpose) == "invitation",
        col(Link.practice_id) == practice_id,
        col(Link.used_at).is_(None),
        col(Link.expires_at) > now(),
    )


def make_link(
    session: Session,
    purpose: Purpose,
    fingerprint: str,
    *,
    hours: int,
    email: str = "",
    user_id: UUID | None = None,
    practice_id: UUID | None = None,
    role: str = "",
) -> Link:
    """A new link; older unused ones for the same person and purpose stop working."""
    older = update(Link).where(
        col(Link.purpose) == purpose,
        col(Link.email) == email,
        col(Link.practice_id) == practice_id if practice_id else col(Link.practice_id).is_(None),
        col(Link.used_at).is_(None),
    )
    session.exec(older.values(used_at=now()))
    link = Link(
        purpose=purpose,
        secret=fingerprint,
        email=email,
        user_id=user_id,
        practice_id=practice_id,
        role=role,
        expires_at=now() + timedelta(hours=hours),
    )
    session.add(link)
    return link


def wait_before(session: Session, email: str) -> int:
    """Seconds until signing in with this address may be tried again; 0 when it may be now."""
    trouble = session.get(SignInTrouble, _address(email))
    if trouble is None or trouble.wait_until is None:
        return 0
    return max(0, int((trouble.wait_until - now()).total_seconds() + 0.999))


def failed(session: Session, email: str) -> None:
    """One more failure: after five, each doubles the wait, up to fifteen minutes."""
    trouble = session.get(SignInTrouble, _address(email)) or SignInTrouble(address=_address(email))
    trouble.failures += 1
    over = trouble.failures - FREE_TRIES
    if over >= 0:
        trouble.wait_until = now() + min(LONGEST_WAIT, timedelta(seconds=2 ** min(over, 10)))
    session.add(trouble)


def succeeded(session: Session, email: str) -> None:
    trouble = session.get(SignInTrouble, _address(email))
    if trouble is not None:
        session.delete(trouble)


def count(session: Session) -> int:
    return session.exec(select(func.count()).select_from(User)).one()


def _address(email: str) -> str:
    return sha256(email.encode()).hexdigest()
