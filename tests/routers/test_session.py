"""The first owner, signing in and staying signed in, and one-time links: told as it happens."""

import re
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from httpx2 import Response
from sqlmodel import select, update

from api.db import users
from api.db.base import Database, now, transaction
from api.db.users import Link, User, UserSession
from api.domain.roles import Role
from api.hosting import setup_link
from api.keys import Pass, fingerprint, new_secret, seal_pass
from api.settings import Settings
from tests.bodies import PASSWORD, Story, known, link
from tests.contract import Client
from tests.databases import everything

OLIVE = {"name": "Olive Owner", "email": "olive@example.org", "password": PASSWORD}
NEW = "another horse battery staple"
Visitor = Callable[..., Client]


@pytest.fixture
def first(database: Database, settings: Settings) -> str:
    """The secret of the link that the server prints at its first start."""
    address = setup_link(database, settings)
    assert address is not None
    return address.split("#token=")[1]


def bearer(answer: Response) -> dict[str, str]:
    return {"Authorization": f"Bearer {answer.json()['access_token']}"}


def refusal(answer: Response) -> tuple[int, Any]:
    return answer.status_code, answer.json()


def letters(settings: Settings) -> list[Any]:
    folder = settings.data / "mail"
    return [message_from_bytes(file.read_bytes(), policy=policy.default) for file in sorted(folder.glob("*.eml"))]


def token_in(letter: Any) -> str:
    return re.findall(r"#token=([\w-]+)", letter.get_content())[0]


# the first owner


def test_the_first_owner_is_made_with_the_link_and_is_signed_in(first: str, visitor: Visitor) -> None:
    olive = visitor()
    assert olive.get("/v1/setup").json() == {"needed": True}

    answer = olive.post("/v1/setup", json=OLIVE | {"token": first})

    body = answer.json()
    assert (answer.status_code, body) == (
        201,
        {
            "access_token": body["access_token"],
            "token_type": "bearer",
            "expires_in": 600,
            "user_id": body["user_id"],
            "name": "Olive Owner",
        },
    )
    assert answer.headers["cache-control"] == "no-store"
    assert olive.get("/v1/me", headers=bearer(answer)).json() == {
        "user_id": body["user_id"],
        "name": "Olive Owner",
        "email": "olive@example.org",
        "practices": [],
        "partners": [],
    }
    assert olive.get("/v1/setup").json() == {"needed": False}


def test_the_link_for_the_first_owner_works_once(first: str, visitor: Visitor) -> None:
    visitor().post("/v1/setup", json=OLIVE | {"token": first})
    again = visitor().post("/v1/setup", json=OLIVE | {"token": first, "email": "mallory@example.org"})
    assert (again.status_code, again.json()["type"]) == (409, "/problems/conflict")


@pytest.mark.parametrize("purpose", ["reset", "invitation"])
def test_only_a_link_for_setting_up_sets_up(purpose: str, database: Database, visitor: Visitor) -> None:
    secret = new_secret()
    with transaction(database, practice_id=None, actor="test") as session:
        users.make_link(session, purpose, fingerprint(secret), hours=1)  # type: ignore[arg-type]
    assert visitor().post("/v1/setup", json=OLIVE | {"token": secret}).status_code == 409


def test_a_link_too_old_is_refused(first: str, database: Database, visitor: Visitor) -> None:
    with transaction(database, practice_id=None, actor="test") as session:
        session.exec(update(Link).values(expires_at=now() - timedelta(seconds=1)))
    assert visitor().post("/v1/setup", json=OLIVE | {"token": first}).status_code == 409


def test_a_newer_link_replaces_the_one_before(
    first: str, database: Database, settings: Settings, visitor: Visitor
) -> None:
    assert setup_link(database, settings) is not None
    assert visitor().post("/v1/setup", json=OLIVE | {"token": first}).status_code == 409


def test_nobody_is_offered_a_link_once_there_is_an_account(story: Story) -> None:
    assert setup_link(story.database, story.settings) is None


@pytest.mark.parametrize("password", ["short", "x" * 11, "x" * 201])
def test_a_password_has_twelve_to_two_hundred_characters(password: str, first: str, visitor: Visitor) -> None:
    answer = visitor().post("/v1/setup", json=OLIVE | {"token": first, "password": password})
    assert (answer.status_code, answer.json()["faults"][0]["at"]) == (422, ["body", "password"])


def test_no_password_and_no_secret_is_kept_as_it_is(first: str, database: Database, visitor: Visitor) -> None:
    answer = visitor().post("/v1/setup", json=OLIVE | {"token": first})
    kept = repr(everything(database))
    for secret in (PASSWORD, first, answer.json()["access_token"], answer.cookies["duecare_refresh"]):
        assert secret not in kept


# signing in


def sign_in(client: Client, email: str, password: str = PASSWORD) -> Response:
    return client.post("/v1/session", json={"email": email, "password": password})


def test_signing_in_gives_a_token_and_a_cookie_that_scripts_cannot_read(story: Story) -> None:
    answer = sign_in(story.visitor(), f" {known(story).upper()} ")
    assert answer.status_code == 201
    cookie = answer.headers["set-cookie"]
    secret = answer.cookies["duecare_refresh"]
    assert cookie == (f"duecare_refresh={secret}; HttpOnly; Max-Age={14 * 86_400}; Path=/v1/session; SameSite=strict")
    assert answer.json()["user_id"] == str(story.owner.user_id)
    assert secret not in answer.text


def test_the_cookie_travels_over_tls_only_when_people_arrive_over_tls(story: Story) -> None:
    known(story)
    story.app.state.settings = Settings(**story.settings.model_dump() | {"public_url": "https://care.example.org"})
    answer = sign_in(story.visitor("https://testserver"), story.owner.email)
    assert "; Secure" in answer.headers["set-cookie"]


def test_a_wrong_password_and_an_unknown_address_are_told_the_same(story: Story) -> None:
    known(story)
    wrong, unknown = (
        sign_in(story.visitor(), email, "not the password") for email in (story.owner.email, "no@example.org")
    )
    assert refusal(wrong) == refusal(unknown)
    assert refusal(wrong) == (
        401,
        {
            "type": "/problems/not-signed-in",
            "title": "Unauthorized",
            "status": 401,
            "detail": "The address or the password is not right.",
            "faults": [],
        },
    )
    assert wrong.headers.keys() == unknown.headers.keys()


def test_an_account_that_was_disabled_is_told_the_same(story: Story) -> None:
    known(story)
    with transaction(story.database, practice_id=None, actor="test") as session:
        session.exec(update(User).values(disabled_at=now()))
    assert refusal(sign_in(story.visitor(), story.owner.email)) == refusal(sign_in(story.visitor(), "no@example.org"))
    assert story.owner.get("/v1/me").status_code == 401


def failures(client: Client, email: str, how_many: int) -> list[tuple[int, str | None]]:
    answers = [sign_in(client, email, "not the password") for _ in range(how_many)]
    return [(answer.status_code, answer.headers.get("retry-after")) for answer in answers]


class Clock:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.at = now()

    def __call__(self) -> Any:
        return self.at


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    moved = Clock()
    monkeypatch.setattr(users, "now", moved)
    return moved


def test_after_five_failures_even_the_right_password_has_to_wait(story: Story, clock: Clock) -> None:
    known(story)
    client = story.visitor()
    assert failures(client, story.owner.email, 5) == [(401, None)] * 5

    wrong, right = sign_in(client, story.owner.email, "not the password"), sign_in(client, story.owner.email)

    assert refusal(wrong) == refusal(right)
    assert (right.status_code, right.headers["retry-after"]) == (429, "1")
    assert right.json()["detail"] == "Too many attempts. Try again in 1 seconds."
    clock.at += timedelta(seconds=2)
    assert sign_in(client, story.owner.email).status_code == 201


def test_the_wait_doubles_up_to_fifteen_minutes_and_is_the_same_for_nobody(story: Story, clock: Clock) -> None:
    known(story)
    client = story.visitor()
    waits: dict[str, list[int]] = {}
    for email in (story.owner.email, "nobody@example.org"):
        failures(client, email, 4)
        waits[email] = []
        for _ in range(12):
            assert sign_in(client, email, "not the password").status_code == 401
            refused = sign_in(client, email, "not the password")
            assert refused.status_code == 429
            waits[email].append(int(refused.headers["retry-after"]))
            clock.at += timedelta(seconds=waits[email][-1] + 1)
    assert waits[story.owner.email] == waits["nobody@example.org"] == [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]


def test_one_address_locked_leaves_others_alone(story: Story) -> None:
    known(story)
    client = story.visitor()
    failures(client, "somebody.else@example.org", 7)
    assert sign_in(client, story.owner.email).status_code == 201


@pytest.mark.usefixtures("clock")
def test_signing_in_forgets_the_failures_before(story: Story) -> None:
    known(story)
    client = story.visitor()
    failures(client, story.owner.email, 4)
    assert sign_in(client, story.owner.email).status_code == 201
    assert failures(client, story.owner.email, 5) == [(401, None)] * 5


# staying signed in


@pytest.fixture
def olive(story: Story) -> Client:
    """Somebody in a browser, signed in by her password."""
    client = story.visitor()
    client.headers |= bearer(sign_in(client, known(story)))
    return client


def refreshed(client: Client, secret: str) -> Response:
    client.cookies.clear()
    return client.post("/v1/session/refresh", headers={"Cookie": f"duecare_refresh={secret}"})


def test_a_refresh_gives_a_new_token_and_a_new_cookie(olive: Client) -> None:
    before = olive.cookies["duecare_refresh"]
    answer = olive.post("/v1/session/refresh")
    assert (answer.status_code, answer.json()["expires_in"]) == (201, 600)
    assert answer.cookies["duecare_refresh"] != before
    assert olive.get("/v1/me", headers=bearer(answer)).status_code == 200


def ended(client: Client, secret: str) -> bool:
    """Whether a refresh token is told that its sign-in has ended."""
    told = refreshed(client, secret)
    assert told.status_code == 201 or told.json()["detail"] == "Your sign-in has ended. Sign in again."
    return told.status_code == 401


def token_of(answer: Response) -> str:
    return str(answer.cookies["duecare_refresh"])


@pytest.mark.parametrize("times", [1, 2, 12])
@pytest.mark.parametrize("seconds", [0, 29])
def test_an_answer_lost_on_the_way_is_given_again(times: int, seconds: int, olive: Client, clock: Clock) -> None:
    before = olive.cookies["duecare_refresh"]
    answers = [refreshed(olive, before)]
    clock.at += timedelta(seconds=seconds)
    answers += [refreshed(olive, before) for _ in range(times)]
    assert [each.status_code for each in answers] == [201] * (times + 1)
    assert len({token_of(each) for each in answers}) == times + 1
    assert olive.get("/v1/me", headers=bearer(answers[-1])).status_code == 200
    clock.at += timedelta(minutes=10)
    assert not ended(olive, token_of(answers[-1]))


def test_a_refresh_token_shown_again_later_ends_the_sign_in(olive: Client, story: Story, clock: Clock) -> None:
    stolen = olive.cookies["duecare_refresh"]
    fresh = olive.post("/v1/session/refresh")
    clock.at += timedelta(seconds=31)

    assert ended(story.visitor(), stolen)

    assert olive.get("/v1/me", headers=bearer(fresh)).status_code == 401
    assert ended(olive, token_of(fresh))


def test_the_seconds_of_grace_do_not_begin_anew(olive: Client, clock: Clock) -> None:
    before = olive.cookies["duecare_refresh"]
    refreshed(olive, before)
    clock.at += timedelta(seconds=20)
    assert not ended(olive, before)
    clock.at += timedelta(seconds=20)
    assert ended(olive, before)


@pytest.mark.parametrize("later", [1, 2, 7])
def test_once_what_was_given_has_been_used_the_token_before_ends_the_sign_in(
    later: int, olive: Client, story: Story
) -> None:
    """However soon, and however many refreshes ago it was."""
    stolen = olive.cookies["duecare_refresh"]
    fresh = olive.post("/v1/session/refresh")
    for _ in range(later):
        fresh = refreshed(olive, token_of(fresh))

    assert ended(story.visitor(), stolen)

    assert olive.get("/v1/me", headers=bearer(fresh)).status_code == 401
    assert ended(olive, token_of(fresh))


@pytest.mark.parametrize("first", ["the owner", "the thief"])
def test_a_thief_within_the_grace_is_found_out_at_the_next_refresh(
    first: str, olive: Client, story: Story, clock: Clock
) -> None:
    """Two then hold a token for one sign-in, and each refreshes as browsers do."""
    stolen, thief = olive.cookies["duecare_refresh"], story.visitor()
    owners = token_of(refreshed(olive, stolen))
    clock.at += timedelta(seconds=5)
    answer = refreshed(thief, stolen)
    thiefs = token_of(answer)
    clock.at += timedelta(minutes=9)

    if first == "the thief":
        answer = refreshed(thief, thiefs)
        thiefs = token_of(answer)
        clock.at += timedelta(seconds=5)
    assert ended(olive, owners)

    assert thief.get("/v1/me", headers=bearer(answer)).status_code == 401
    assert ended(thief, thiefs)


def test_a_thief_with_an_old_token_cannot_keep_the_sign_in_by_trying_first(
    olive: Client, story: Story, clock: Clock
) -> None:
    """The owner is given another token, as if an answer had been lost, and one of the two is found out."""
    stolen, thief = olive.cookies["duecare_refresh"], story.visitor()
    thiefs = token_of(refreshed(thief, stolen))
    clock.at += timedelta(seconds=10)
    owners = refreshed(olive, stolen)
    assert owners.status_code == 201
    clock.at += timedelta(minutes=9)
    assert ended(thief, thiefs)
    assert ended(olive, token_of(owners))


def test_signing_out_with_a_token_from_before_signs_out(olive: Client, story: Story) -> None:
    before = olive.cookies["duecare_refresh"]
    fresh = olive.post("/v1/session/refresh")
    gone = story.visitor().delete("/v1/session", headers={"Cookie": f"duecare_refresh={before}"})
    assert gone.status_code == 204
    assert ended(olive, token_of(fresh))


def test_two_refreshes_at_once_leave_one_sign_in(olive: Client, story: Story) -> None:
    before = olive.cookies["duecare_refresh"]
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda client: refreshed(client, before), [story.visitor() for _ in range(4)]))
    assert [each.status_code for each in answers] == [201] * 4
    with transaction(story.database, practice_id=None, actor="test", write=False) as session:
        (row,) = [each for each in session.exec(select(UserSession)) if fingerprint(before) in each.former]
    assert [fingerprint(token_of(each)) == row.secret for each in answers].count(True) == 1


@pytest.mark.parametrize("secret", ["", "x", "x" * 43])
def test_a_refresh_token_that_is_none_is_refused(secret: str, olive: Client) -> None:
    assert refreshed(olive, secret).status_code == 401
    assert olive.get("/v1/me").status_code == 200


def test_a_refresh_without_a_cookie_is_refused(story: Story) -> None:
    assert story.visitor().post("/v1/session/refresh").status_code == 401


def test_a_sign_in_that_is_too_old_is_not_refreshed(olive: Client, story: Story) -> None:
    with transaction(story.database, practice_id=None, actor="test") as session:
        session.exec(update(UserSession).values(expires_at=now() - timedelta(seconds=1)))
    assert olive.post("/v1/session/refresh").status_code == 401


def test_signing_out_ends_access_at_once_and_takes_the_cookie_away(olive: Client) -> None:
    secret = olive.cookies["duecare_refresh"]
    answer = olive.delete("/v1/session")
    assert answer.status_code == 204
    assert 'duecare_refresh=""' in answer.headers["set-cookie"]
    assert "Max-Age=0" in answer.headers["set-cookie"]
    assert olive.get("/v1/me").status_code == 401
    assert refreshed(olive, secret).status_code == 401


def test_signing_out_when_signed_out_is_fine(story: Story) -> None:
    assert story.visitor().delete("/v1/session").status_code == 204


def test_one_sees_where_one_is_signed_in_and_signs_out_everywhere(olive: Client, story: Story) -> None:
    phone = story.visitor()
    phone.headers["User-Agent"] = "A phone"
    phone.headers |= bearer(sign_in(phone, story.owner.email))
    items = olive.get("/v1/me/sessions").json()["items"]
    assert sorted(item["client"] for item in items) == ["", "A phone", "testclient"]
    assert {frozenset(item) for item in items} == {frozenset({"id", "client", "started_at", "used_at"})}

    assert olive.delete("/v1/me/sessions").status_code == 204

    assert [client.get("/v1/me").status_code for client in (olive, phone, story.owner)] == [401, 401, 401]


@pytest.mark.parametrize("minutes", [-1, -1000])
def test_an_access_token_ends(minutes: int, story: Story) -> None:
    old = seal_pass(Pass(story.owner.user_id, story.owner.sign_in_id), story.settings.signing_key, minutes)
    assert story.owner.get("/v1/me", headers={"Authorization": f"Bearer {old}"}).status_code == 401


def forged(story: Story) -> dict[str, str]:
    owner, nobody = story.owner, UUID(int=7)
    right = Pass(owner.user_id, owner.sign_in_id)
    return {
        "another key": seal_pass(right, "another key that is long enough, too", 10),
        "somebody else's sign-in": seal_pass(
            Pass(story.sign_in().user_id, owner.sign_in_id), story.settings.signing_key, 10
        ),
        "nobody": seal_pass(Pass(nobody, nobody), story.settings.signing_key, 10),
        "no signature": seal_pass(right, story.settings.signing_key, 10).rsplit(".", 1)[0] + ".",
        "no algorithm": "eyJhbGciOiJub25lIn0." + seal_pass(right, story.settings.signing_key, 10).split(".")[1] + ".",
        "nothing": "",
        "noise": "x.y.z",
        "an API token of nobody": "dc_" + "x" * 43,
    }


@pytest.mark.parametrize(
    "name",
    [
        "another key",
        "somebody else's sign-in",
        "nobody",
        "no signature",
        "no algorithm",
        "nothing",
        "noise",
        "an API token of nobody",
    ],
)
def test_a_forged_token_is_refused(name: str, story: Story) -> None:
    headers = {"Authorization": f"Bearer {forged(story)[name]}"}
    assert story.owner.get(story.owner.here, headers=headers).status_code == 401


@pytest.mark.parametrize("header", ["Basic b2xpdmU6eA==", "Bearer", "bearer ", "Token x", "x"])
def test_another_kind_of_authorization_is_refused(header: str, story: Story) -> None:
    assert story.owner.get("/v1/me", headers={"Authorization": header}).status_code == 401


# a forgotten password


def test_a_reset_by_mail_sets_the_password_and_ends_every_sign_in(olive: Client, story: Story) -> None:
    asked = story.visitor().post("/v1/password-resets", json={"email": story.owner.email})
    assert (asked.status_code, asked.content) == (202, b"")
    letter = letters(story.settings)[0]
    assert (letter["To"], letter["Subject"]) == (story.owner.email, "Set a new DueCare password")

    done = story.visitor().post("/v1/password-resets/confirm", json={"token": token_in(letter), "password": NEW})

    assert done.status_code == 204
    assert olive.get("/v1/me").status_code == 401
    assert olive.post("/v1/session/refresh").status_code == 401
    assert sign_in(story.visitor(), story.owner.email).status_code == 401
    assert sign_in(story.visitor(), story.owner.email, NEW).status_code == 201


def test_asking_for_a_reset_tells_nobody_who_has_an_account(story: Story) -> None:
    known(story)
    ours, nobodys = (
        story.visitor().post("/v1/password-resets", json={"email": email})
        for email in (story.owner.email, "no@example.org")
    )
    assert (ours.status_code, ours.content, ours.headers.keys()) == (
        nobodys.status_code,
        nobodys.content,
        nobodys.headers.keys(),
    )
    assert len(letters(story.settings)) == 1


def test_a_reset_link_works_once_and_only_the_newest(story: Story) -> None:
    for _ in range(2):
        story.visitor().post("/v1/password-resets", json={"email": story.owner.email})
    older, newer = sorted(letters(story.settings), key=lambda each: each["Date"] or "")[:2]
    answers = [
        story.visitor()
        .post("/v1/password-resets/confirm", json={"token": token_in(letter), "password": NEW})
        .status_code
        for letter in (older, newer, newer)
    ]
    assert answers == [409, 204, 409]


@pytest.mark.usefixtures("clock")
def test_a_reset_lifts_the_lock(story: Story) -> None:
    known(story)
    failures(story.visitor(), story.owner.email, 6)
    token = link(story, "reset", user_id=story.owner.user_id)
    story.visitor().post("/v1/password-resets/confirm", json={"token": token, "password": NEW})
    assert sign_in(story.visitor(), story.owner.email, NEW).status_code == 201


# an invitation


def invite(story: Story, email: str = "nico@example.org", role: str = "staff") -> str:
    answer = story.owner.post(f"{story.owner.here}/members/invitations", json={"email": email, "role": role})
    assert (answer.status_code, answer.content) == (202, b"")
    return token_in(letters(story.settings)[-1])


def accept(story: Story, token: str, **told: str) -> Response:
    return story.visitor().post("/v1/invitations/accept", json={"token": token} | told)


def test_an_invited_person_makes_an_account_and_is_in(story: Story) -> None:
    token = invite(story)
    letter = letters(story.settings)[0]
    assert letter["To"] == "nico@example.org"
    assert "invites you to work on the HIPAA program" in letter.get_content()

    joined = accept(story, token, name="Nico New", password=PASSWORD)

    me = story.visitor().get("/v1/me", headers=bearer(joined)).json()
    assert [(each["practice_id"], each["role"]) for each in me["practices"]] == [
        (str(story.owner.practice_id), "staff")
    ]
    assert accept(story, token, name="Nico New", password=PASSWORD).status_code == 409
    with transaction(story.database, practice_id=None, actor="test", write=False) as session:
        nico = session.exec(select(User).where(User.email == "nico@example.org")).one()
    change = story.owner.get(f"{story.owner.here}/history").json()["items"][0]
    assert (change["kind"], change["action"], change["actor"]) == ("Membership", "created", f"user:{nico.id}")


def test_who_has_an_account_joins_with_its_password(story: Story) -> None:
    known(story)
    other = story.sign_in()
    address = other.post(f"{other.here}/members/invitations", json={"email": story.owner.email, "role": "auditor"})
    assert address.status_code == 202
    token = token_in(letters(story.settings)[0])
    assert accept(story, token, name="Mallory", password="a guess of the password").status_code == 401
    assert accept(story, token).status_code == 401
    assert accept(story, token, password=PASSWORD).status_code == 201
    assert story.owner.get(other.here).json()["id"] == str(other.practice_id)


@pytest.mark.usefixtures("clock")
def test_guessing_the_password_at_an_invitation_is_slowed_down_too(story: Story) -> None:
    known(story)
    token = invite(story, story.owner.email)
    answers = [accept(story, token, password="a guess of the password").status_code for _ in range(6)]
    assert answers == [401] * 5 + [429]
    assert accept(story, token, password=PASSWORD).status_code == 429


def test_somebody_new_says_a_name_and_a_password(story: Story) -> None:
    token = invite(story)
    assert accept(story, token, name="Nico New").status_code == 409
    assert accept(story, token, password=PASSWORD).status_code == 409
    assert accept(story, token, name="Nico New", password=PASSWORD).status_code == 201


def test_a_newer_invitation_replaces_the_one_before(story: Story) -> None:
    older, newer = invite(story), invite(story, role="auditor")
    assert accept(story, older, name="Nico New", password=PASSWORD).status_code == 409
    joined = accept(story, newer, name="Nico New", password=PASSWORD)
    assert story.visitor().get("/v1/me", headers=bearer(joined)).json()["practices"][0]["role"] == "auditor"


def test_accepting_twice_by_two_invitations_makes_one_membership(story: Story) -> None:
    first = invite(story)
    accept(story, first, name="Nico New", password=PASSWORD)
    accept(story, invite(story, role="manager"), password=PASSWORD)
    members = story.owner.get(f"{story.owner.here}/members").json()["items"]
    assert [(each["email"], each["role"]) for each in members if each["person"] == "Nico New"] == [
        ("nico@example.org", "staff")
    ]


@pytest.mark.parametrize("role", [Role.SECURITY_OFFICER, Role.MANAGER])
def test_nobody_invites_somebody_to_more_than_they_hold(role: Role, story: Story) -> None:
    client = story.sign_in(role, story.owner.practice_id)
    answers = {
        each: client.post(
            f"{client.here}/members/invitations", json={"email": "x@example.org", "role": each}
        ).status_code
        for each in Role
    }
    refused = {each for each, status in answers.items() if status == 403}
    below = {Role.OWNER, Role.SECURITY_OFFICER, Role.PRIVACY_OFFICER}
    expected = {Role.OWNER, Role.MANAGER} if role is Role.SECURITY_OFFICER else below
    assert refused == expected


def test_too_many_visits_from_one_address_wait(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "monotonic", lambda: 1000.0)
    client = story.visitor()
    statuses = [client.get("/v1/setup").status_code for _ in range(100)]
    assert statuses == [200] * 100
    refused = client.get("/v1/setup")
    assert (refused.status_code, refused.headers["retry-after"]) == (429, "1")
    assert story.owner.get("/v1/me").status_code == 200


def test_mail_lies_in_the_data_folder_without_a_server(story: Story) -> None:
    invite(story)
    files = list(Path(story.settings.data / "mail").glob("*.eml"))
    assert len(files) == 1


def test_a_mail_server_that_is_down_tells_nobody_who_has_an_account(story: Story) -> None:
    email = story.owner.get("/v1/me").json()["email"]
    story.app.state.settings.smtp_host = "127.0.0.1"
    story.app.state.settings.smtp_port = 1
    answers = [
        story.visitor().post("/v1/password-resets", json={"email": each}) for each in (email, "nobody@example.org")
    ]
    assert [(answer.status_code, answer.content) for answer in answers] == [(202, b"")] * 2
