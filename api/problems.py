"""Every way a request can fail, and how each looks on the wire (RFC 9457)."""

from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from inspect import getdoc
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from sqlalchemy.exc import DataError, IntegrityError, OperationalError
from sqlalchemy.orm.exc import StaleDataError
from starlette.exceptions import HTTPException  # noqa: TID251 - the framework's own refusals are given our form here

from api.domain import Refused

MEDIA_TYPE = "application/problem+json"


class FaultOut(BaseModel):
    """One thing to mend, and where it stands in what was sent."""

    at: list[str | int]
    message: str


class ProblemOut(BaseModel):
    """What went wrong, in a form that a program can branch on and a person can act on."""

    type: str = Field(description="A stable name for this kind of problem, and the address of its page.")
    title: str
    status: int
    detail: str | None = Field(description="What happened this time and what to do about it.")
    faults: list[FaultOut] = Field(description="What to mend, one entry a place; empty when there is no place.")


class Problem(Exception):
    """Something the caller can do something about."""

    status = HTTPStatus.BAD_REQUEST

    def __init__(
        self, detail: str | None = None, faults: Sequence[FaultOut] = (), headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(detail)
        self.detail, self.faults, self.headers = detail, faults, headers


class Malformed(Problem):
    """The body could not be read at all: broken JSON, a key given twice, text that is not UTF-8."""


class NotSignedIn(Problem):
    """The request carries no valid access token or API token; sign in again."""

    status = HTTPStatus.UNAUTHORIZED


class NotAllowed(Problem):
    """You belong to this practice, and your role does not include this."""

    status = HTTPStatus.FORBIDDEN


class NotFound(Problem):
    """There is nothing here, or nothing that you may know of: another practice's records look the same."""

    status = HTTPStatus.NOT_FOUND


class Conflict(Problem):
    """It contradicts what is already on record, such as a name taken or a record still in use."""

    status = HTTPStatus.CONFLICT


class Stale(Problem):
    """Someone changed the record after you read it. Read it again, merge, and send its new ETag as If-Match."""

    status = HTTPStatus.PRECONDITION_FAILED


class TooLarge(Problem):
    """The body is larger than this installation accepts."""

    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE


class Unsupported(Problem):
    """The file's content is of a kind that is not accepted here."""

    status = HTTPStatus.UNSUPPORTED_MEDIA_TYPE


class Invalid(Problem):
    """The body was read and something in it is wrong; `faults` says where."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY


class PatientIdentifier(Invalid):
    """Something in it looks like a patient's identifier, which is not kept here. Nothing was changed.

    `faults` says where, and what it looks like. Take it out and send it again; or, if it is not about a patient, send it
    with the header `Keep-As-Typed: yes`, and the history says that you did. The patterns are at `/v1/identifiers`.
    """


class MatchNeeded(Problem):
    """Changing a record takes an If-Match header with the ETag you read, so that nobody's work is lost."""

    status = HTTPStatus.PRECONDITION_REQUIRED


class TooMany(Problem):
    """Too many requests or attempts; the Retry-After header says when to try again, in seconds."""

    status = HTTPStatus.TOO_MANY_REQUESTS


class Busy(Problem):
    """The database did not become free in time. Nothing was changed; try again shortly."""

    status = HTTPStatus.SERVICE_UNAVAILABLE


class Broken(Problem):
    """A fault of ours. Nothing was changed; the log has the rest."""

    status = HTTPStatus.INTERNAL_SERVER_ERROR


KINDS: tuple[type[Problem], ...] = (
    Malformed,
    NotSignedIn,
    NotAllowed,
    NotFound,
    Conflict,
    Stale,
    TooLarge,
    Unsupported,
    Invalid,
    MatchNeeded,
    TooMany,
    Busy,
    Broken,
)


def render(problem: Problem, kind: str | None = None) -> JSONResponse:
    """A problem as an answer."""
    body = ProblemOut(
        type=f"/problems/{kind or name(type(problem))}",
        title=HTTPStatus(problem.status).phrase,
        status=problem.status,
        detail=problem.detail or _first_line(type(problem)),
        faults=list(problem.faults),
    )
    return JSONResponse(body.model_dump(), problem.status, dict(problem.headers or {}), media_type=MEDIA_TYPE)


def name(kind: type[Exception]) -> str:
    """NotSignedIn → not-signed-in: the last part of a problem's type."""
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in kind.__name__).lstrip("-")


def pages() -> dict[str, tuple[str, int]]:
    """Every problem's documentation page: its text and status, by the last part of its type."""
    refusals = {name(kind): (_text(kind), int(Invalid.status)) for kind in _all(Refused)}
    own: tuple[type[Problem], ...] = (*KINDS, PatientIdentifier)
    return refusals | {name(kind): (_text(kind), int(kind.status)) for kind in own}


def responses(*kinds: type[Problem]) -> dict[int | str, dict[str, Any]]:
    """The error part of an operation's contract."""
    schema = {"$ref": "#/components/schemas/ProblemOut"}
    return {
        int(kind.status): {"description": _first_line(kind), "content": {MEDIA_TYPE: {"schema": schema}}}
        for kind in kinds
    }


def install(app: FastAPI) -> None:
    """Give every failure, the framework's and the database's too, the one form."""
    for kind, tell in _TOLD.items():
        app.add_exception_handler(kind, tell)


def _invalid(_: Request, error: Exception) -> JSONResponse:
    found = error.errors() if isinstance(error, RequestValidationError) else []
    faults = [FaultOut(at=list(each["loc"]), message=each["msg"]) for each in found]
    return render(Invalid("Nothing was changed; mend the places listed and send it again.", faults))


def _refused(_: Request, error: Exception) -> JSONResponse:
    return render(Invalid(str(error)), name(type(error)))


def _framework(_: Request, error: Exception) -> JSONResponse:
    told = error if isinstance(error, HTTPException) else HTTPException(500)
    return render(from_status(told.status_code, told.headers))


def _busy(_: Request, error: Exception) -> JSONResponse:
    said = str(error)
    if "locked" in said or "connection" in said.lower():
        return render(Busy(headers={"Retry-After": "2"}))
    raise error


_TOLD: dict[type[Exception], Callable[[Request, Exception], JSONResponse]] = {
    Problem: lambda _, error: render(error if isinstance(error, Problem) else Broken()),
    RequestValidationError: _invalid,
    Refused: _refused,
    StaleDataError: lambda _, __: render(Stale("Someone changed it while you did. Read it again and merge.")),
    IntegrityError: lambda _, __: render(
        Conflict("It contradicts what is on record: a name or number is taken, or something it names is gone.")
    ),
    DataError: lambda _, __: render(Invalid("A value in it cannot be stored.")),
    OperationalError: _busy,
    HTTPException: _framework,
    Exception: lambda _, __: render(Broken()),
}


def from_status(status: int, headers: Mapping[str, str] | None = None) -> Problem:
    """The framework's own refusals (no such route, wrong method, body too large) in our words."""
    kind = next((kind for kind in KINDS if kind.status == status), None)
    if kind is not None:
        return kind(headers=headers)
    problem = Problem(HTTPStatus(status).description or HTTPStatus(status).phrase, headers=headers)
    problem.status = HTTPStatus(status)
    return problem


def _all(kind: type[Exception]) -> list[type[Exception]]:
    return [each for child in kind.__subclasses__() for each in (child, *_all(child))]


def _text(kind: type[Exception]) -> str:
    return getdoc(kind) or ""


def _first_line(kind: type[Exception]) -> str:
    return _text(kind).splitlines()[0]
