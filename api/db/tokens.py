"""Which scripts may act for a practice, how far and until when?"""

from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlmodel import Field, Session, col

from api.db.base import Row
from api.db.fields import Name, json_column
from api.db.pages import columns
from api.db.practices import Practice


class ApiToken(Row, table=True):
    """A secret for a script: some scopes, an end, and only the secret's fingerprint."""

    unrecorded: ClassVar[frozenset[str]] = frozenset({"secret"})

    name: Name
    scopes: list[str] = json_column(list)
    expires_on: date
    revoked: bool = False
    made_by: str
    secret: str = Field(unique=True)


OUT = ("name", "scopes", "expires_on", "revoked", "made_by")
listed: Any = columns(ApiToken, *OUT)
sortable: dict[str, Any] = {"id": ApiToken.id, "name": ApiToken.name}
_asked: list[Any] = [ApiToken.id, ApiToken.name, ApiToken.scopes, ApiToken.expires_on, Practice.time_zone]
_by_secret = (
    select(*_asked)
    .join(Practice, col(Practice.id) == col(ApiToken.practice_id))
    .where(
        col(ApiToken.secret) == bindparam("secret"),
        col(ApiToken.practice_id) == bindparam("practice"),
        col(ApiToken.revoked).is_(False),
    )
)


def access(session: Session, secret: str, practice_id: UUID) -> Any | None:
    """(id, name, scopes, expires_on, time_zone) of a token of this practice that has not been revoked."""
    return session.execute(_by_secret, {"secret": secret, "practice": practice_id}).one_or_none()


def get(session: Session, id: UUID) -> ApiToken | None:
    return session.execute(select(ApiToken).where(col(ApiToken.id) == id)).scalar_one_or_none()
