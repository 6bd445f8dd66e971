"""What is mine? One's own account and the practices and partners one reaches."""

from typing import Annotated
from uuid import UUID

from fastapi import Response
from pydantic import Field

from api.db import members, users
from api.db.fields import Name
from api.db.users import User
from api.domain.roles import MAY, Role, Scope
from api.door import room
from api.keys import hash_password, right_password
from api.problems import Conflict, NotSignedIn, TooMany, render
from api.wire import In, Out, Password
from api.work import Work, account

router = room("/v1/me", "account")
Mine = Annotated[Work, account()]


class MyPracticeOut(Out):
    """A practice you reach, and what you may do there."""

    practice_id: UUID
    name: str
    role: Role
    scopes: list[Scope]
    sample: bool


class MyPartnerOut(Out):
    """A partner you work for."""

    partner_id: UUID
    name: str
    administrator: bool


class MeOut(Out):
    """You."""

    user_id: UUID
    name: str
    email: str
    practices: list[MyPracticeOut]
    partners: list[MyPartnerOut]


class MeIn(In):
    """What you may change of yourself."""

    name: Name


class PasswordIn(In):
    """The present password and the new one."""

    present: Annotated[str, Field(min_length=1, max_length=200)]
    new: Password


@router.get("", summary="Read your account")
def get_me(work: Mine) -> MeOut:
    user = _me(work)
    reached = members.practices_of(work.session, user.id)
    return MeOut(
        user_id=user.id,
        name=user.name,
        email=user.email,
        practices=[
            MyPracticeOut(
                practice_id=practice.id,
                name=practice.name,
                role=role,
                scopes=sorted(MAY[role]),
                sample=practice.sample,
            )
            for practice, role in reached
        ],
        partners=[
            MyPartnerOut(partner_id=partner.id, name=partner.name, administrator=administrator)
            for partner, administrator in members.partners_of(work.session, user.id)
        ],
    )


@router.put("", summary="Change your name")
def replace_me(work: Mine, body: MeIn) -> MeOut:
    user = _me(work)
    user.name = body.name
    work.session.add(user)
    work.session.flush()
    return get_me(work)


@router.put("/password", status_code=204, response_model=None, summary="Change your password")
def replace_password(work: Mine, body: PasswordIn) -> Response | None:
    """Ends your other sign-ins too; sign in again with the new one. Wrong guesses make signing in wait as well."""
    user = _me(work)
    wait = users.wait_before(work.session, user.email)
    if wait:
        raise TooMany(f"Too many attempts. Try again in {wait} seconds.", headers={"Retry-After": str(wait)})
    if not right_password(body.present, user.password_hash):
        users.failed(work.session, user.email)
        return render(Conflict("The present password is not right."))
    user.password_hash = hash_password(body.new)
    users.end_sign_ins(work.session, user.id)
    users.succeeded(work.session, user.email)
    return None


def _me(work: Work) -> User:
    user = users.by_id(work.session, work.caller.user_id) if work.caller.user_id else None
    if user is None:
        raise NotSignedIn
    return user
