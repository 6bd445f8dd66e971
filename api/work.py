"""A unit of work: who asks, in which practice, allowed to what, in one transaction.

A handler that is given a `Work` is already signed in, allowed, scoped to one practice, inside one transaction and on
the record. It runs in one thread from the first query to the commit, and its answer is written before the commit, so
that a 2xx is never a lie and no thread waits for another's connection.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property, wraps
from hashlib import sha256
from typing import Annotated, Any, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

import orjson
from anyio.to_thread import run_sync
from fastapi import APIRouter, Depends, Request, Response, Security
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BaseModel
from sqlmodel import Session
from starlette.routing import Match
from starlette.types import Scope as ASGIScope

from api.db import base, members, replies, tokens
from api.db.base import Database, Row, transaction
from api.db.chain import hold
from api.db.replies import Reply
from api.domain.roles import MAY, Role, Scope
from api.keys import TOKEN_PREFIX, Pass, fingerprint, open_pass
from api.limits import Buckets
from api.problems import (
    Busy,
    Conflict,
    Invalid,
    Malformed,
    MatchNeeded,
    NotAllowed,
    NotFound,
    NotSignedIn,
    Problem,
    Stale,
    TooLarge,
    TooMany,
    responses,
)
from api.settings import Settings

R = TypeVar("R", bound=Row)
SAFE = frozenset({"GET", "HEAD"})
KEY_LENGTH = 200

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

    `afterwards` is done once the commit holds. A `confidential` answer is kept nowhere, not even for a repeated key.
    """

    request: Request
    scope: Scope | None
    practice_id: UUID | None = None
    session: Session = field(init=False)
    caller: Caller = field(init=False)
    today: date = field(init=False)
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
        return Response(orjson.dumps({"items": items, "next": next_}), media_type="application/json")


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


class Door(APIRoute):
    """How every operation is entered: strict JSON, one thread, one transaction, and the first answer to a repeat."""

    def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        super().__init__(path, _in_one_piece(endpoint, options.get("status_code") or 200), **options)

    def get_route_handler(self) -> Callable[[Request], Any]:
        handle = super().get_route_handler()
        needs = next((d.call for d in self.dependant.dependencies if isinstance(d.call, Needs)), None)

        async def enter(request: Request) -> Response:
            request = Strict(request.scope, request.receive)
            if request.method == "POST" and "idempotency-key" in request.headers:
                request.state.fingerprint = sha256(request.url.path.encode() + b"\n" + await request.body()).hexdigest()
            try:
                return await handle(request)
            except (RequestValidationError, Malformed):
                if needs is not None:
                    await run_sync(_admit, Work(request, needs.scope))
                raise

        return enter


class Strict(Request):
    """A request whose JSON must be UTF-8, finite, without a key given twice and without NUL."""

    async def json(self) -> Any:
        import json  # noqa: PLC0415 - the only reader of untrusted JSON; orjson cannot see a key given twice

        try:
            return json.loads((await self.body()).decode("utf-8"), object_pairs_hook=_once, parse_constant=_no_constant)
        except UnicodeDecodeError as error:
            raise Malformed("The body is not UTF-8.") from error
        except json.JSONDecodeError as error:
            raise Malformed(f"The body is not valid JSON: {error.msg} at character {error.pos}.") from error
        except RecursionError as error:
            raise Malformed("The body is nested too deeply.") from error
        except ValueError as error:
            raise Malformed("A number in the body is out of range.") from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        twice = next(key for key in found if sum(key == other for other, _ in pairs) > 1)
        raise Malformed(f"The key {twice!r} is given twice.")
    if any(isinstance(value, str) and "\0" in value for value in found.values()) or any("\0" in key for key in found):
        raise Malformed("A text in the body holds a NUL character.")
    return found


def _no_constant(name: str) -> Any:
    raise Malformed(f"{name} is not JSON.")


class Room(APIRouter):
    """A router that sees from its prefix that none of its operations is meant, without trying each."""

    def matches(self, scope: ASGIScope) -> tuple[Match, ASGIScope]:
        return super().matches(scope) if self._beginning.search(scope["path"]) else (Match.NONE, {})

    @cached_property
    def _beginning(self) -> re.Pattern[str]:
        return re.compile(re.sub(r"\{\w+\}", "[^/]+", self.prefix))


def room(prefix: str, tag: str) -> APIRouter:
    """A router whose operations are entered through a Door. A prefix without a slash lies in a practice."""
    if not prefix.startswith("/"):
        return Room(
            prefix=f"/v1/practices/{{practice_id}}/{prefix}".rstrip("/"),
            tags=[tag],
            route_class=Door,
            responses=responses(
                Malformed,
                NotSignedIn,
                NotAllowed,
                NotFound,
                Conflict,
                Stale,
                TooLarge,
                Invalid,
                MatchNeeded,
                TooMany,
                Busy,
            ),
        )
    return Room(
        prefix=prefix,
        tags=[tag],
        route_class=Door,
        responses=responses(Malformed, NotSignedIn, NotAllowed, NotFound, Conflict, TooLarge, Invalid, TooMany, Busy),
    )


def _in_one_piece(endpoint: Callable[..., Any], status: int) -> Callable[..., Any]:
    """The handler with its transaction around it; what it returns leaves as bytes."""

    @wraps(endpoint)
    def handle(*args: Any, **kwargs: Any) -> Any:
        asked = kwargs.get("work")
        if not isinstance(asked, Work):
            return _answer(endpoint(*args, **kwargs), status)
        with _begun(asked):
            answer = _replayed(asked)
            if answer is None:
                answer = _answer(endpoint(*args, **kwargs), status)
                answer.headers.update(asked.headers)
                asked.session.flush()
                _remember(asked, answer)
        for deed in asked.afterwards:
            deed()
        return answer

    return handle


def _answer(result: Any, status: int) -> Response:
    if isinstance(result, Response):
        return result
    if result is None:
        return Response(status_code=status)
    body = result.model_dump_json().encode() if isinstance(result, BaseModel) else orjson.dumps(result)
    return Response(body, status, media_type="application/json")


@contextmanager
def _begun(asked: Work) -> Iterator[None]:
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


def _admit(asked: Work) -> None:
    with _begun(asked):
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
    asked.today = _today(zone)


def _today(zone: str) -> date:
    return base.now().astimezone(ZoneInfo(zone)).date()


def instant() -> datetime:
    """Now, in UTC."""
    return base.now()


def _key(asked: Work) -> str | None:
    key = asked.request.headers.get("Idempotency-Key") if asked.request.method == "POST" else None
    if key is not None and not 0 < len(key) <= KEY_LENGTH:
        raise Invalid(f"An Idempotency-Key has 1 to {KEY_LENGTH} characters.")
    return key


def _replayed(asked: Work) -> Response | None:
    key = _key(asked)
    reply = replies.find(asked.session, asked.caller.actor, key) if key is not None else None
    if reply is None:
        return None
    if reply.request != asked.request.state.fingerprint:
        raise Invalid("This Idempotency-Key came with another request before; use a new key for a new request.")
    return Response(reply.body, reply.status, dict(orjson.loads(reply.headers)))


def _remember(asked: Work, answer: Response) -> None:
    key = _key(asked)
    if key is not None and answer.status_code < 300 and not asked.confidential:
        headers = {
            name: answer.headers[name] for name in ("content-type", "etag", "location") if name in answer.headers
        }
        reply = Reply(
            actor=asked.caller.actor,
            key=key,
            request=asked.request.state.fingerprint,
            status=answer.status_code,
            headers=orjson.dumps(headers).decode(),
            body=bytes(answer.body),
        )
        replies.keep(asked.session, reply)


__all__ = ["Caller", "Needs", "Problem", "Visiting", "Work", "account", "instant", "room", "work"]
