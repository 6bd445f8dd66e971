"""How is every operation entered? Strict JSON, one thread, one transaction, and the first answer to a repeat."""

import json
import re
from collections.abc import Callable
from functools import cached_property, wraps
from hashlib import sha256
from typing import Any

import orjson
from anyio.to_thread import run_sync
from fastapi import APIRouter, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from pydantic import BaseModel
from starlette.background import BackgroundTask, BackgroundTasks
from starlette.datastructures import FormData
from starlette.routing import Match
from starlette.types import Scope as ASGIScope

from api import guard
from api.db import replies
from api.db.replies import Reply
from api.problems import (
    Busy,
    Conflict,
    Invalid,
    Malformed,
    MatchNeeded,
    NotAllowed,
    NotFound,
    NotSignedIn,
    PatientIdentifier,
    Problem,
    Stale,
    TooLarge,
    TooMany,
    responses,
)
from api.work import Needs, Work, admit, begun

KEY_LENGTH = 200


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
            except Exception as error:
                told = _told(error)
                if told is None:
                    raise
                if needs is not None:
                    await run_sync(admit, Work(request, needs.scope))
                raise told from None

        return enter


class Strict(Request):
    """A request whose JSON must be UTF-8, finite, without a key given twice (orjson cannot see that) and without NUL, and
    which, like a form's texts and its files' names, must not look as if it named a patient.
    """

    async def json(self) -> Any:
        sent = await self._sent()
        guard.watch(self, sent)
        return sent

    async def _get_form(self, **limits: Any) -> FormData:
        form = await super()._get_form(**limits)
        named = {key: value if isinstance(value, str) else value.filename for key, value in form.multi_items()}
        try:
            guard.watch(self, named)
        except PatientIdentifier:
            await form.close()
            raise
        return form

    async def _sent(self) -> Any:
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


def _told(error: Exception) -> Exception | None:
    """What is wrong with what was sent, if that is it; the framework wraps what it does not know into a refusal of its own."""
    told = error.__cause__ if isinstance(error.__cause__, Problem) else error
    return told if isinstance(told, (RequestValidationError, Malformed, PatientIdentifier)) else None


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


def room(prefix: str, tag: str, door: type[Door] = Door) -> APIRouter:
    """A router whose operations are entered through a door. A prefix without a slash lies in a practice."""
    if not prefix.startswith("/"):
        return Room(
            prefix=f"/v1/practices/{{practice_id}}/{prefix}".rstrip("/"),
            tags=[tag],
            route_class=door,
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
        route_class=door,
        responses=responses(Malformed, NotSignedIn, NotAllowed, NotFound, Conflict, TooLarge, Invalid, TooMany, Busy),
    )


def _in_one_piece(endpoint: Callable[..., Any], status: int) -> Callable[..., Any]:
    """The handler with its transaction around it; what it returns leaves as bytes."""

    @wraps(endpoint)
    def handle(*args: Any, **kwargs: Any) -> Any:
        asked = kwargs.get("work")
        if not isinstance(asked, Work):
            return _answer(endpoint(*args, **kwargs), status)
        with begun(asked):
            answer = _replayed(asked)
            if answer is None:
                answer = _answer(endpoint(*args, **kwargs), status)
                answer.headers.update(asked.headers)
                guard.remember(asked.session, asked.request)
                asked.session.flush()
                _remember(asked, answer)
        if asked.afterwards:
            answer.background = BackgroundTasks([BackgroundTask(deed) for deed in asked.afterwards])
        return answer

    return handle


def _answer(result: Any, status: int) -> Response:
    if isinstance(result, Response):
        return result
    if result is None:
        return Response(status_code=status)
    body = result.model_dump_json().encode() if isinstance(result, BaseModel) else orjson.dumps(result)
    return Response(body, status, media_type="application/json")


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
