"""Who belongs to a practice, in what role? People, and partners (an MSP, say) whose people come along."""

from typing import Any
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint, bindparam
from sqlalchemy import select as sqlalchemy_select
from sqlmodel import Field, Session, SQLModel, col, or_, select

from api.db.base import Row, new_id
from api.db.fields import Name, choice
from api.db.practices import Practice
from api.db.users import User, UserSession
from api.domain.roles import RANK, Role


class Membership(Row, table=True):
    """One person's or one partner's place in a practice; exactly one of the two is set."""

    __table_args__ = (
        UniqueConstraint("practice_id", "user_id"),
        UniqueConstraint("practice_id", "partner_id"),
        Index("ix_membership_user", "user_id"),
        Index("ix_membership_partner", "partner_id"),
    )

    user_id: UUID | None = Field(default=None, foreign_key="account.id")
    partner_id: UUID | None = Field(default=None, foreign_key="partner.id")
    role: Role = choice(Role)


class Partner(SQLModel, table=True):
    """A firm that looks after practices: its people reach every practice that has taken it on."""

    id: UUID = Field(default_factory=new_id, primary_key=True)
    name: Name


class PartnerMember(SQLModel, table=True):
    """A person at a partner; an administrator may add others."""

    partner_id: UUID = Field(foreign_key="partner.id", primary_key=True)
    user_id: UUID = Field(foreign_key="account.id", primary_key=True, index=True)
    administrator: bool = False


_my_partners = select(PartnerMember.partner_id).where(PartnerMember.user_id == bindparam("user"))
_mine = or_(col(Membership.user_id) == bindparam("user"), col(Membership.partner_id).in_(_my_partners))
_access = (
    select(User.name, Practice.time_zone, Membership.role)
    .select_from(UserSession)
    .join(User, col(User.id) == col(UserSession.user_id))
    .join(Practice, col(Practice.id) == bindparam("practice"), isouter=True)
    .join(Membership, (col(Membership.practice_id) == col(Practice.id)) & _mine, isouter=True)
    .where(
        UserSession.id == bindparam("sign_in"),
        UserSession.user_id == bindparam("user"),
        col(UserSession.ended_at).is_(None),
        col(User.disabled_at).is_(None),
    )
)


def access(session: Session, user_id: UUID, sign_in: UUID, practice_id: UUID) -> tuple[str, str, Role | None] | None:
    """(name, time zone, role) of a signed-in person in a practice; role None for a stranger; None if signed out."""
    parameters = {"user": user_id, "sign_in": sign_in, "practice": practice_id}
    rows = session.execute(_access, parameters).all()
    if not rows:
        return None
    roles = sorted((row.role for row in rows if row.role is not None), key=RANK.__getitem__)
    return rows[0].name, rows[0].time_zone or "UTC", roles[0] if roles else None


def practices_of(session: Session, user_id: UUID) -> list[tuple[Practice, Role]]:
    """Every practice a person reaches, with the strongest role; by name."""
    query = select(Practice, Membership.role).join(Membership, col(Membership.practice_id) == col(Practice.id))
    rows = session.execute(query.where(_mine), {"user": user_id}).all()
    best: dict[UUID, tuple[Practice, Role]] = {}
    for practice, role in sorted(rows, key=lambda row: RANK[row[1]]):
        best.setdefault(practice.id, (practice, role))
    return sorted(best.values(), key=lambda pair: (pair[0].name, pair[0].id))


def get(session: Session, id: UUID) -> Membership | None:
    return session.exec(select(Membership).where(Membership.id == id)).one_or_none()


def of_user(session: Session, user_id: UUID) -> Membership | None:
    return session.exec(select(Membership).where(Membership.user_id == user_id)).one_or_none()


def of_partner(session: Session, partner_id: UUID) -> Membership | None:
    return session.exec(select(Membership).where(Membership.partner_id == partner_id)).one_or_none()


def owners(session: Session) -> int:
    """How many people own the practice: the last one can't be taken away."""
    query = select(Membership.id).where(Membership.role == Role.OWNER, col(Membership.user_id).is_not(None))
    return len(session.exec(query).all())


_shown: list[Any] = [
    Membership.id,
    Membership.version,
    Membership.role,
    Membership.user_id,
    Membership.partner_id,
    col(User.name).label("person"),
    User.email,
    col(Partner.name).label("partner"),
]
listed: Any = (
    sqlalchemy_select(*_shown)
    .select_from(Membership)
    .join(User, col(User.id) == col(Membership.user_id), isouter=True)
    .join(Partner, col(Partner.id) == col(Membership.partner_id), isouter=True)
)


def partners_of(session: Session, user_id: UUID) -> list[tuple[Partner, bool]]:
    """The partners a person works for, and whether as an administrator."""
    query = select(Partner, PartnerMember.administrator).join(PartnerMember).where(PartnerMember.user_id == user_id)
    return [(partner, admin) for partner, admin in session.exec(query.order_by(Partner.name, col(Partner.id)))]


def partner(session: Session, id: UUID) -> Partner | None:
    return session.get(Partner, id)


def may_administer(session: Session, partner_id: UUID, user_id: UUID) -> bool:
    member = session.get(PartnerMember, (partner_id, user_id))
    return member is not None and member.administrator


def in_practice(session: Session, practice_id: UUID, user_id: UUID) -> Membership | None:
    """A person's own place in a practice, asked from outside it while an invitation is accepted."""
    query = select(Membership).where(Membership.practice_id == practice_id, Membership.user_id == user_id)
    return session.exec(query).one_or_none()


sortable: dict[str, Any] = {"id": Membership.id}


def reaches(session: Session, practice_id: UUID, user_id: UUID) -> bool:
    """Whether a person belongs to the practice, directly or through a partner."""
    query = select(Membership.id).where(Membership.practice_id == practice_id, _mine).limit(1)
    return session.execute(query, {"user": user_id}).first() is not None
