"""Are passwords slow to guess, and do tokens say no more and last no longer than they should?"""

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from jose import jwt

from api.keys import (
    ALGORITHM,
    TOKEN_PREFIX,
    Pass,
    fingerprint,
    hash_password,
    new_secret,
    open_pass,
    right_password,
    seal_pass,
)

WHO = Pass(UUID(int=1), UUID(int=2))
KEY = "a signing key for tests, and for nothing else"


def test_a_hash_is_argon2id_and_costs_what_owasp_asks_for_at_least() -> None:
    """In a process of its own, for the harness makes hashes cheap here. OWASP's least: 19 MiB, two rounds."""
    code = "from api.keys import hash_password; print(hash_password('correct horse battery staple'))"
    told = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code], capture_output=True, text=True, check=True
    ).stdout
    _, kind, _, cost, *_ = told.split("$")
    costs = dict(each.split("=") for each in cost.split(","))
    assert kind == "argon2id"
    assert int(costs["m"]) >= 19 * 1024
    assert int(costs["t"]) >= 2


def test_the_same_password_is_hashed_differently_each_time() -> None:
    one, other = hash_password("correct horse"), hash_password("correct horse")
    assert one != other
    assert right_password("correct horse", one)
    assert right_password("correct horse", other)


@pytest.mark.parametrize("guess", ["", "Correct horse", "correct horse ", "correct hors"])
def test_a_guess_is_not_right(guess: str) -> None:
    assert not right_password(guess, hash_password("correct horse"))


def test_nobody_has_no_right_password() -> None:
    assert not right_password("nobody", None)


def test_a_pass_comes_back_as_it_was_sealed() -> None:
    assert open_pass(seal_pass(WHO, KEY, 10), KEY) == WHO


def claims(**changes: object) -> dict[str, object]:
    now = datetime.now(UTC)
    whole = {"sub": str(WHO.user_id), "sid": str(WHO.session_id), "iat": now, "exp": now + timedelta(minutes=1)}
    return {name: value for name, value in (whole | changes).items() if value is not None}


BAD = {
    "no subject": claims(sub=None),
    "no sign-in": claims(sid=None),
    "no beginning": claims(iat=None),
    "no end": claims(exp=None),
    "an end in the past": claims(exp=datetime.now(UTC) - timedelta(seconds=1)),
    "a subject that is no id": claims(sub="olive"),
    "a sign-in that is no id": claims(sid="x"),
}


def test_whole_claims_are_accepted() -> None:
    assert open_pass(jwt.encode(claims(), KEY, algorithm=ALGORITHM), KEY) == WHO


@pytest.mark.parametrize("name", BAD)
def test_a_token_is_refused_with(name: str) -> None:
    assert open_pass(jwt.encode(BAD[name], KEY, algorithm=ALGORITHM), KEY) is None


@pytest.mark.parametrize("algorithm", ["HS384", "HS512"])
def test_another_algorithm_is_refused(algorithm: str) -> None:
    assert open_pass(jwt.encode(claims(), KEY, algorithm=algorithm), KEY) is None


def test_another_key_opens_nothing() -> None:
    assert open_pass(seal_pass(WHO, KEY, 10), f"{KEY}.") is None


def test_secrets_are_long_and_never_the_same() -> None:
    found = {new_secret(TOKEN_PREFIX) for _ in range(1000)}
    assert len(found) == 1000
    assert all(each.startswith("dc_") and len(each) == 46 for each in found)
    assert len({fingerprint(each) for each in found}) == 1000
