"""Which scripts may act for the practice?"""

from datetime import date, timedelta
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from api.db import tokens
from api.db.fields import Name
from api.db.tokens import ApiToken
from api.domain.roles import Scope
from api.door import room
from api.keys import TOKEN_PREFIX, fingerprint, new_secret
from api.problems import FaultOut, Invalid, NotAllowed
from api.shelf import Asked, Most, read_page
from api.wire import In, Out, Page
from api.work import Work, work

router = room("tokens", "tokens")
Writing = Annotated[Work, work(Scope.TOKENS_WRITE)]
LONGEST = timedelta(days=366)


class TokenIn(In):
    """A name to know it by, what it may do, and its last day, at most a year away."""

    name: Name
    scopes: Annotated[list[Scope], Field(min_length=1, max_length=len(Scope))]
    expires_on: date


class TokenOut(Out):
    """A token on record; its secret is not among what is kept."""

    id: UUID
    version: int
    name: str
    scopes: list[Scope]
    expires_on: date
    revoked: bool
    made_by: str


class NewTokenOut(TokenOut):
    """A token just made. The secret is shown this once."""

    secret: str


@router.get("", summary="List the API tokens", response_model=Page[TokenOut])
def list_tokens(work: Writing, after: Asked = None, limit: Most = 50) -> Any:
    return read_page(work, tokens, "id", after, limit)


@router.post("", status_code=201, summary="Make an API token")
def create_token(work: Writing, body: TokenIn) -> NewTokenOut:
    """A script sends it as `Authorization: Bearer dc_…`. It never holds more than its maker, and cannot approve."""
    if not work.today <= body.expires_on <= work.today + LONGEST:
        fault = FaultOut(at=["body", "expires_on"], message="must lie between today and a year from today")
        raise Invalid(faults=[fault])
    if not set(body.scopes) <= work.caller.scopes - {Scope.APPROVE, Scope.TOKENS_WRITE, Scope.MEMBERS_WRITE}:
        raise NotAllowed(
            "A token may hold only scopes that you hold, and never approve, members:write or tokens:write."
        )
    secret = new_secret(TOKEN_PREFIX)
    work.confidential = True
    row = ApiToken(
        name=body.name,
        scopes=sorted(body.scopes),
        expires_on=body.expires_on,
        made_by=work.caller.name,
        secret=fingerprint(secret),
    )
    return NewTokenOut.model_validate(work.created(row), update={"secret": secret})


@router.delete("/{id}", status_code=204, summary="Revoke an API token")
def revoke_token(work: Writing, id: UUID) -> None:
    row = work.unchanged(tokens.get(work.session, id))
    row.revoked = True
