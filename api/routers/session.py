"""Who are you? The first owner, signing in and staying signed in, and one-time links."""

from datetime import timedelta
from typing import Annotated
from uuid import UUID

from fastapi import Cookie, Response
from fastapi.responses import JSONResponse
from pydantic import Field
from starlette.background import BackgroundTask

from api.db import members, users
from api.db.base import Session, new_id, now
from api.db.fields import Name
from api.db.users import Link, User, UserSession
from api.domain.roles import Role
from api.door import room
from api.keys import Pass, fingerprint, hash_password, new_secret, right_password, seal_pass
from api.mail import Letter, post
from api.problems import Conflict, NotSignedIn, TooMany, render
from api.settings import Settings
from api.wire import Email, In, Out, Password, Secret
from api.work import Visit, Visiting, Work, account

router = room("/v1", "session")

COOKIE = "duecare_refresh"
COOKIE_PATH = "/v1/session"
Refresh = Annotated[str | None, Cookie(alias=COOKIE, max_length=200)]
Mine = Annotated[Work, account()]


class SetupOut(Out):
    """Whether this installation still waits for its first owner."""

    needed: bool


class SetupIn(In):
    """The first owner: the secret of the one-time link that the server printed, and the new account."""

    token: Secret
    name: Name
    email: Email
    password: Annotated[Password, Field(examples=["a long sentence is best"])]


class SignInIn(In):
    """An address and a password."""

    email: Email
    password: Annotated[str, Field(min_length=1, max_length=200)]


class SignedInOut(Out):
    """An access token for the Authorization header, and how many seconds it lasts."""

    access_token: str
    token_type: str = "bearer"  # noqa: S105 - the scheme's name
    expires_in: int
    user_id: UUID
    name: str


class AddressIn(In):
    """An e-mail address."""

    email: Email


class NewPasswordIn(In):
    """The secret of a one-time link, and the password to set."""

    token: Secret
    password: Password


class JoinIn(In):
    """The secret of an invitation; name and password only for somebody who has no account yet."""

    token: Secret
    name: Name | None = None
    password: Password | None = None


@router.get("/setup", summary="Ask whether the first owner has been created")
def get_setup(visit: Visiting) -> SetupOut:
    with visit.records(write=False) as session:
        return SetupOut(needed=not users.any_user(session))


@router.post("/setup", status_code=201, summary="Create the first owner", response_model=SignedInOut)
def create_owner(visit: Visiting, body: SetupIn) -> Response:
    """Works once, with the link that `duecare serve` prints while nobody has an account."""
    with visit.records() as session:
        link = users.open_link(session, "setup", fingerprint(body.token))
        if link is None or users.any_user(session):
            raise Conflict("This setup link is used up or too old. Start the server again for a new one, or sign in.")
        link.used_at = now()
        user = User(name=body.name, email=body.email, password_hash=hash_password(body.password))
        return _signed_in(visit, session, user)


@router.post("/session", status_code=201, summary="Sign in", response_model=SignedInOut)
def sign_in(visit: Visiting, body: SignInIn) -> Response:
    """An access token in the answer, and a refresh token in a cookie that scripts cannot read.

    After five failures each further one doubles the wait, for an address that nobody has just the same.
    """
    with visit.records() as session:
        _not_too_often(session, body.email)
        user = users.by_email(session, body.email)
        right = right_password(body.password, user.password_hash if user and not user.disabled_at else None)
        if user is None or not right:
            users.failed(session, body.email)
            return render(NotSignedIn("The address or the password is not right."))
        users.succeeded(session, body.email)
        return _signed_in(visit, session, user)


@router.post("/session/refresh", status_code=201, summary="Stay signed in", response_model=SignedInOut)
def refresh(visit: Visiting, duecare_refresh: Refresh = None) -> Response:
    """A new access token and a new refresh token.

    A refresh token works once. Shown again within 30 seconds, before anybody has used what was given for it, it gets
    another one: the answer was lost on the way. Shown later, or after that, it was copied, and the sign-in ends.
    """
    mark, secret = fingerprint(duecare_refresh or ""), new_secret()
    with visit.records() as session:
        sign_in = users.session_by_secret(session, mark)
        user = users.by_id(session, sign_in.user_id) if sign_in else None
        if sign_in is None or user is None or sign_in.ended_at or sign_in.expires_at <= now() or user.disabled_at:
            return _signed_out(visit)
        if sign_in.secret == mark:
            users.rotate(sign_in, fingerprint(secret))
        elif users.repeats(sign_in, mark):
            users.rotate_again(sign_in, fingerprint(secret))
        else:
            sign_in.ended_at = now()
            session.add(sign_in)
            return _signed_out(visit)
        return _renewed(visit, session, user, sign_in, secret)


@router.delete("/session", status_code=204, summary="Sign out")
def sign_out(visit: Visiting, duecare_refresh: Refresh = None) -> Response:
    """Ends this sign-in and its access tokens at once."""
    with visit.records() as session:
        sign_in = users.session_by_secret(session, fingerprint(duecare_refresh or ""))
        if sign_in is not None and sign_in.ended_at is None:
            sign_in.ended_at = now()
            session.add(sign_in)
    answer = Response(status_code=204)
    _forget(answer, visit.settings)
    return answer


@router.post(
    "/password-resets", status_code=202, response_class=Response, summary="Ask for a link to set a new password"
)
def request_reset(visit: Visiting, body: AddressIn) -> Response:
    """Always answers the same, whether or not anybody has that address; the link goes out by mail and works an hour."""
    letter = None
    with visit.records() as session:
        user = users.by_email(session, body.email)
        if user is not None and user.disabled_at is None:
            secret = new_secret()
            users.make_link(session, "reset", fingerprint(secret), hours=1, email=user.email, user_id=user.id)
            letter = _reset_letter(user, f"{visit.settings.base_url}/reset#token={secret}")
    sending = BackgroundTask(post, letter, visit.settings) if letter is not None else None
    return Response(status_code=202, background=sending)


@router.post("/password-resets/confirm", status_code=204, summary="Set a new password with a link")
def confirm_reset(visit: Visiting, body: NewPasswordIn) -> None:
    """Ends every open sign-in of the account."""
    with visit.records() as session:
        link = users.open_link(session, "reset", fingerprint(body.token))
        user = users.by_id(session, link.user_id) if link and link.user_id else None
        if link is None or user is None:
            raise Conflict("This link is used up or too old; ask for a new one.")
        link.used_at, user.password_hash = now(), hash_password(body.password)
        users.end_sign_ins(session, user.id)
        users.succeeded(session, user.email)


@router.post("/invitations/accept", status_code=201, summary="Accept an invitation", response_model=SignedInOut)
def accept_invitation(visit: Visiting, body: JoinIn) -> Response:
    """Joins the practice. Who has an account signs in with its password; who has none makes one here."""
    with visit.records() as session:
        link = users.open_link(session, "invitation", fingerprint(body.token))
        if link is None or link.practice_id is None:
            raise Conflict("This invitation is used up or too old; ask the person who invited you for a new one.")
        user = users.by_email(session, link.email)
        if user is None:
            if body.name is None or body.password is None:
                raise Conflict("Say your name and choose a password to accept.")
            user = User(name=body.name, email=link.email, password_hash=hash_password(body.password))
            session.add(user)
        else:
            _not_too_often(session, link.email)
            if body.password is None or not right_password(body.password, user.password_hash):
                users.failed(session, link.email)
                return render(NotSignedIn("You have an account already: accept with its password."))
        link.used_at = now()
        _join(session, link, user)
        return _signed_in(visit, session, user)


class SignInOut(Out):
    """One place where you are signed in."""

    id: UUID
    client: str
    started_at: str
    used_at: str


class SignInsOut(Out):
    """Every place where you are signed in."""

    items: list[SignInOut]


@router.get("/me/sessions", summary="List where you are signed in")
def list_sessions(work: Mine) -> SignInsOut:
    user_id = work.caller.user_id or UUID(int=0)
    found = users.sign_ins(work.session, user_id)
    return SignInsOut(
        items=[
            SignInOut(id=s.id, client=s.client, started_at=s.started_at.isoformat(), used_at=s.used_at.isoformat())
            for s in found
        ]
    )


@router.delete("/me/sessions", status_code=204, summary="Sign out everywhere")
def end_sessions(work: Mine) -> None:
    if work.caller.user_id is not None:
        users.end_sign_ins(work.session, work.caller.user_id)


def _not_too_often(session: Session, email: str) -> None:
    wait = users.wait_before(session, email)
    if wait:
        raise TooMany(f"Too many attempts. Try again in {wait} seconds.", headers={"Retry-After": str(wait)})


def _join(session: Session, link: Link, user: User) -> None:
    session.flush()
    session.info["actor"] = f"user:{user.id}"
    if link.practice_id is not None and members.in_practice(session, link.practice_id, user.id) is None:
        session.add(members.Membership(practice_id=link.practice_id, user_id=user.id, role=Role(link.role)))


def _signed_in(visit: Visit, session: Session, user: User) -> Response:
    session.add(user)
    session.flush()
    agent = visit.request.headers.get("user-agent", "")[:200]
    secret = new_secret()
    fresh = UserSession(
        id=new_id(),
        user_id=user.id,
        secret=fingerprint(secret),
        client=agent,
        expires_at=now() + timedelta(days=visit.settings.refresh_days),
    )
    return _renewed(visit, session, user, fresh, secret)


def _renewed(visit: Visit, session: Session, user: User, sign_in: UserSession, secret: str) -> Response:
    settings = visit.settings
    sign_in.expires_at = now() + timedelta(days=settings.refresh_days)
    session.add(sign_in)
    access = seal_pass(Pass(user.id, sign_in.id), settings.signing_key, settings.access_minutes)
    body = SignedInOut(access_token=access, expires_in=settings.access_minutes * 60, user_id=user.id, name=user.name)
    answer = JSONResponse(body.model_dump(mode="json"), 201, {"Cache-Control": "no-store"})
    answer.set_cookie(
        COOKIE,
        secret,
        max_age=settings.refresh_days * 86_400,
        path=COOKIE_PATH,
        secure=settings.secure,
        httponly=True,
        samesite="strict",
    )
    return answer


def _signed_out(visit: Visit) -> Response:
    answer = render(NotSignedIn("Your sign-in has ended. Sign in again."))
    _forget(answer, visit.settings)
    return answer


def _forget(answer: Response, settings: Settings) -> None:
    answer.delete_cookie(COOKIE, path=COOKIE_PATH, secure=settings.secure, httponly=True, samesite="strict")


def _reset_letter(user: User, link: str) -> Letter:
    return Letter(
        user.email,
        "Set a new DueCare password",
        f"Hello {user.name},\n\nsomebody, hopefully you, asked for a new password. This link works once, for an hour:\n\n"
        f"{link}\n\nIf it was not you, nothing has changed and you need do nothing.\n",
    )
