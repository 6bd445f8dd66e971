"""A unit of work: who asks, in which practice, allowed to what, in one transaction.

A handler that is given a `Work` is already signed in, allowed, scoped to one practice, inside one transaction and on
the record. It runs in one thread from the first query to the commit, and its answer is written before the commit, so
that a 2xx is never a lie and no thread waits for another's connection.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated, Any, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

import orjson
from fastapi import Depends, Request, Response, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from sqlmodel import Session

from api.db import base, members, practices, tokens
from api.db.base import Database, Row, transaction
from api.db.chain import hold
from api.db.practices import Practice
from api.domain.roles import MAY, Role, Scope
from api.keys import TOKEN_PREFIX, Pass, fingerprint, open_pass
from api.limits import Buckets
from api.problems import (
    MatchNeeded,
    NotAllowed,
    NotFound,
    NotSignedIn,
    Stale,
    TooMany,
)
from api.settings import Settings

R = TypeVar("R", bound=Row)
SAFE = frozenset({"GET", "HEAD"})

bearer = HTTPBearer(auto_error=False, description="An access token from `POST /v1/session`, or an API token.")
Credentials = Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)]


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks: a person in a role, or a script with a token; `name` is what the record shows."""

    actor: str
    name: str
    user_id: UUID | None
    role: Role | None
    scopes: frozenset[Scope]


@dataclass(slots=True)
class Work:
    """What a handler needs. `practice_id` is None in work on one's own account.

    `afterwards` is done once the commit holds and the answer has gone out. A `confidential` answer is kept nowhere, not even for a repeated key.
    """

    request: Request
    scope: Scope | None
    practice_id: UUID | None = None
    session: Session = field(init=False)
    caller: Caller = field(init=False)
    today: date = field(init=False)
    moment: datetime = field(init=False)
    headers: dict[str, str] = field(default_factory=dict)
    afterwards: list[Callable[[], None]] = field(default_factory=list)
    confidential: bool = False

    @property
    def settings(self) -> Settings:
        return self.request.app.state.settings  # type: ignore[no-any-return]

    @property
    def here(self) -> UUID:
        """The practice that this work is in."""
        if self.practice_id is None:
            raise NotFound
        return self.practice_id

    @property
    def practice(self) -> Practice:
        """The practice that this work is in, as it is on record."""
        found = practices.get(self.session, self.here)
        if found is None:
            raise NotFound
        return found

    @property
    def person(self) -> UUID:
        """The person who asks; a script is nobody."""
        if self.caller.user_id is None:
            raise NotSignedIn
        return self.caller.user_id

    @property
    def writes(self) -> bool:
        return self.request.method not in SAFE

    def found(self, row: R | None) -> R:
        """The row with its ETag, or a 404."""
        if row is None:
            raise NotFound
        self.session.flush()
        self.headers["ETag"] = f'"{row.version}"'
        return row

    def unchanged(self, row: R | None) -> R:
        """The row, if the caller has seen its present version; 428 without saying so, 412 when it has moved on."""
        if row is None:
            raise NotFound
        match self.request.headers.get("If-Match"):
            case None:
                raise MatchNeeded
            case tag if tag != f'"{row.version}"':
                raise Stale(headers={"ETag": f'"{row.version}"'})
        return row

    def absent(self) -> None:
        """Nothing is on record yet; a caller who names a version has seen one that is gone since."""
        if "If-Match" in self.request.headers:
            raise Stale("It was taken back after you read it. Send it again without If-Match to put it on record anew.")

    def created(self, row: R) -> R:
        """A row just made, with its ETag and where to find it."""
        self.session.add(row)
        self.headers["Location"] = f"{self.request.url.path}/{row.id}"
        return self.found(row)

    def may(self, scope: Scope) -> bool:
        return scope in self.caller.scopes

    def page(self, items: Sequence[Mapping[str, Any]], next_: str | None) -> Any:
        """A page as its bytes: plain dicts written once, without a model for each row."""
        told = orjson.dumps({"items": items, "next": next_}, option=orjson.OPT_UTC_Z)  # as pydantic writes an instant
        return Response(told, media_type="application/json")


class Needs:
    """A dependency that brings a handler its Work; `scope` None asks for a sign-in and no practice."""

    def __init__(self, scope: Scope | None) -> None:
        self.scope = scope

    async def __call__(self, request: Request, _: Credentials) -> Work:
        return Work(request, self.scope)


def work(scope: Scope) -> Any:
    """Work in the practice that the path names, for those who hold the scope there."""
    return Security(Needs(scope), scopes=[scope.value])


def account() -> Any:
    """Work on one's own account and across one's practices, for anyone signed in."""
    return Security(Needs(None), scopes=[])


@dataclass(frozen=True, slots=True)
class Visit:
    """Work that needs no sign-in and touches nobody's records."""

    request: Request
    today: date

    @contextmanager
    def records(self, *, write: bool = True) -> Iterator[Session]:
        """A transaction across practices for signing in and for one-time links; nothing else may open one."""
        with transaction(self.request.app.state.database, practice_id=None, actor="nobody", write=write) as session:
            yield session

    @property
    def settings(self) -> Settings:
        return self.request.app.state.settings  # type: ignore[no-any-return]


async def _visit(request: Request) -> Visit:
    buckets: Buckets = request.app.state.buckets
    seconds = buckets.wait(request.client.host if request.client else "")
    if seconds:
        raise TooMany(headers={"Retry-After": str(int(seconds) + 1)})
    return Visit(request, base.now().date())


Visiting = Annotated[Visit, Depends(_visit)]


@contextmanager
def begun(asked: Work) -> Iterator[None]:
    """The transaction, with the caller admitted and the practice's day known."""
    database: Database = asked.request.app.state.database
    who, practice_id = _who(asked)
    actor = f"user:{who.user_id}" if isinstance(who, Pass) else "token"
    with transaction(database, practice_id=practice_id, actor=actor, write=asked.writes) as session:
        asked.session, asked.practice_id = session, practice_id
        if isinstance(who, Pass):
            _admit_person(asked, who)
        else:
            _admit_script(asked, who)
        session.info["actor"] = asked.caller.actor
        if asked.writes and practice_id is not None and database.turn is None:
            hold(session.connection(), practice_id)  # a SQLite file has one writer, who holds all of it already
        yield


def admit(asked: Work) -> None:
    with begun(asked):
        pass


def _who(asked: Work) -> tuple[Pass | str, UUID | None]:
    scheme, _, credentials = asked.request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        raise NotSignedIn(headers={"WWW-Authenticate": "Bearer"})
    practice_id = _practice(asked) if asked.scope is not None else None
    if credentials.startswith(TOKEN_PREFIX):
        if practice_id is None:
            raise NotAllowed("An API token works in its practice only; sign in for this.")
        return credentials, practice_id
    who = open_pass(credentials, asked.settings.signing_key)
    if who is None:
        raise NotSignedIn(headers={"WWW-Authenticate": "Bearer"})
    return who, practice_id


def _practice(asked: Work) -> UUID:
    try:
        return UUID(asked.request.path_params["practice_id"])
    except ValueError as error:
        raise NotFound from error


def _admit_person(asked: Work, who: Pass) -> None:
    nowhere = UUID(int=0)
    access = members.access(asked.session, who.user_id, who.session_id, asked.practice_id or nowhere)
    if access is None:
        raise NotSignedIn(headers={"WWW-Authenticate": "Bearer"})
    name, zone, role = access
    if asked.scope is not None and role is None:
        raise NotFound
    scopes = MAY[role] if role is not None else frozenset[Scope]()
    asked.caller = Caller(f"user:{who.user_id}", name, who.user_id, role, scopes)
    _allow(asked, zone)


def _admit_script(asked: Work, secret: str) -> None:
    found = tokens.access(asked.session, fingerprint(secret), asked.here)
    if found is None or found.expires_on < _today(found.time_zone):
        raise NotSignedIn(headers={"WWW-Authenticate": "Bearer"})
    scopes = frozenset(Scope(scope) for scope in found.scopes)
    asked.caller = Caller(f"token:{found.id}", found.name, None, None, scopes)
    _allow(asked, found.time_zone)


def _allow(asked: Work, zone: str) -> None:
    if asked.scope is not None and asked.scope not in asked.caller.scopes:
        raise NotAllowed(f"This needs {asked.scope.value}, which your role does not include.")
    asked.moment, asked.today = instant(), _today(zone)


def _today(zone: str) -> date:
    return base.now().astimezone(ZoneInfo(zone)).date()


def instant() -> datetime:
    """Now, in UTC."""
    return base.now()
