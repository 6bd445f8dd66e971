"""The front door: `create_app()` puts the rooms together and adds nothing of its own."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from copy import deepcopy
from typing import Any

from anyio import create_task_group, sleep, to_thread
from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI
from fastapi.routing import APIRoute
from pydantic.json_schema import models_json_schema
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import pages, problems
from api.db.base import POOL, Database, now
from api.demo import sample
from api.digests import send_due
from api.door import KEY_LENGTH
from api.limits import Buckets
from api.posture import Postures
from api.problems import ProblemOut, TooLarge
from api.routers import ROUTERS
from api.settings import Settings

ABOUT = "Run a small medical practice's HIPAA program: the risk analysis, the plan and the proof."
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; frame-src 'self' blob:; manifest-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
IN_PRACTICE = "/v1/practices/{practice_id}"
PRACTICE = {"name": "practice_id", "in": "path", "required": True, "schema": {"type": "string", "format": "uuid"}}
IF_MATCH = {
    "name": "If-Match",
    "in": "header",
    "required": False,
    "schema": {"type": "string", "maxLength": 40},
    "description": "The ETag that you read. Without it a record that is on file already answers 428.",
}
IDEMPOTENCY_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "schema": {"type": "string", "minLength": 1, "maxLength": KEY_LENGTH},
    "description": "Your own key for this request: sent again with the same body, it gets the first answer and does nothing twice.",
}
_log = logging.getLogger("duecare")
ROUND_SECONDS = 900
RETRY_AFTER = {"description": "How many seconds to wait.", "schema": {"type": "integer"}}


def create_app(database: Database | None, settings: Settings) -> FastAPI:
    """The service over an open, migrated database; without one it can only describe itself."""
    app = FastAPI(
        title="DueCare",
        version="1",
        description=ABOUT,
        generate_unique_id_function=_operation_id,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        lifespan=_lifespan,
    )
    app.state.database, app.state.settings = database, settings
    app.state.buckets, app.state.postures, app.state.play = Buckets(), Postures(), sample
    problems.install(app)
    for router in ROUTERS:
        app.include_router(router)
    pages.serve(app)
    at_most = (settings.max_file_mb + 1) << 20
    app.add_middleware(RequestBodyLimitMiddleware, max_body_size=at_most)
    app.add_middleware(Guard, headers=_headers(settings), at_most=at_most)
    return app


def contract(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document, with one form for every problem, and with what `work` reads that no handler declares."""
    schema = deepcopy(app.openapi())
    for path, operations in schema["paths"].items():
        for method, operation in operations.items():
            taken = [*operation.get("parameters", []), *_taken(path, method, bool(operation.get("security")))]
            if taken:
                operation["parameters"] = taken
            operation["responses"].get("429", {})["headers"] = {"Retry-After": RETRY_AFTER}
    schemas = schema["components"]["schemas"]
    template = "#/components/schemas/{model}"
    schemas |= models_json_schema([(ProblemOut, "serialization")], ref_template=template)[1]["$defs"]
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    return schema


def _taken(path: str, method: str, signed_in: bool) -> list[dict[str, Any]]:
    """The practice in the path, If-Match where a record on file is changed, Idempotency-Key where one is made."""
    inside = path.removeprefix(IN_PRACTICE) if path.startswith(IN_PRACTICE) else None
    taken = [] if inside is None else [PRACTICE]
    if inside is not None and (method in ("put", "delete") or (method == "post" and "{" in inside)):
        taken = [*taken, IF_MATCH]
    return [*taken, IDEMPOTENCY_KEY] if signed_in and method == "post" else taken


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    current_default_thread_limiter().total_tokens = POOL
    async with create_task_group() as tasks:
        tasks.start_soon(_write_letters, app)
        yield
        tasks.cancel_scope.cancel()


async def _write_letters(app: FastAPI) -> None:
    """The letters of the week, looked after while the service runs: what one process misses, the next round sends."""
    while app.state.database is not None:
        try:
            await to_thread.run_sync(send_due, app.state.database, app.state.settings, now())
        except Exception:  # noqa: BLE001 - whatever is wrong with the letters, the service goes on
            _log.exception("The letters of the week were not sent; the next round tries again.")
        await sleep(ROUND_SECONDS)


def _operation_id(route: APIRoute) -> str:
    return route.name


class Guard:
    """Headers that every answer carries, so that a browser loads nothing from elsewhere and guesses nothing.

    A body that says it is too large is refused here, in the one form of a problem; one that does not say is counted
    further in.
    """

    def __init__(self, app: ASGIApp, headers: dict[str, str], at_most: int) -> None:
        self.app, self.at_most = app, at_most
        self.headers = [(name.lower().encode(), value.encode()) for name, value in headers.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        extra = self.headers + ([(b"cache-control", b"no-store")] if scope["path"].startswith("/v1/") else [])

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                told = {name for name, _ in message["headers"]}
                message["headers"] = [*message["headers"], *(pair for pair in extra if pair[0] not in told)]
            await send(message)

        length = dict(scope["headers"]).get(b"content-length", b"")
        fits = not length.isdigit() or int(length) <= self.at_most
        await (self.app if fits else problems.render(TooLarge()))(scope, receive, guarded)


def _headers(settings: Settings) -> dict[str, str]:
    headers = {
        "Content-Security-Policy": POLICY,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    if settings.secure:
        headers["Strict-Transport-Security"] = "max-age=31536000"
    return headers
