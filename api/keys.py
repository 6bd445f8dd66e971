"""Passwords and tokens: the only file that knows passlib and python-jose."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256
from uuid import UUID

from jose import JWTError, jwt
from passlib.context import CryptContext

ALGORITHM = "HS256"
TOKEN_PREFIX = "dc_"  # noqa: S105 - a marker that secret scanners can look for, not a secret
_passwords = CryptContext(schemes=["argon2"])


@dataclass(frozen=True, slots=True)
class Pass:
    """What an access token says: who, and in which sign-in, so that ending the sign-in ends the token."""

    user_id: UUID
    session_id: UUID


def hash_password(password: str) -> str:
    """An argon2 hash with its own salt."""
    return _passwords.hash(password)


def right_password(password: str, hashed: str | None) -> bool:
    """Whether it is the password; for somebody who does not exist it takes the same time and says no."""
    nobody = _nobody()
    return bool(_passwords.verify(password, hashed or nobody)) and hashed is not None


@cache
def _nobody() -> str:
    """A hash that no password gives, made at the first sign-in of all: a start need not wait for it."""
    return _passwords.hash(secrets.token_urlsafe())


def seal_pass(who: Pass, key: str, minutes: int) -> str:
    """A signed access token that ends after some minutes."""
    now = datetime.now(UTC)
    claims = {"sub": str(who.user_id), "sid": str(who.session_id), "iat": now, "exp": now + timedelta(minutes=minutes)}
    return jwt.encode(claims, key, algorithm=ALGORITHM)


def open_pass(token: str, key: str) -> Pass | None:
    """What the token says, or nothing if it is not ours, too old or incomplete."""
    options = {"require_exp": True, "require_iat": True, "require_sub": True}
    try:
        claims = jwt.decode(token, key, algorithms=[ALGORITHM], options=options)
        return Pass(UUID(claims["sub"]), UUID(claims["sid"]))
    except (JWTError, KeyError, ValueError):
        return None


def new_secret(prefix: str = "") -> str:
    """A secret nobody can guess: 256 random bits, safe in a link."""
    return prefix + secrets.token_urlsafe(32)


def fingerprint(secret: str) -> str:
    """How a random secret is kept: its sha256. Enough for 256 random bits, never for a password."""
    return sha256(secret.encode()).hexdigest()
