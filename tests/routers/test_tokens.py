"""A script acts for one practice, within the scopes of its token and until its last day."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import update

from api.db.base import transaction
from api.db.tokens import ApiToken
from api.domain.roles import MAY, Role, Scope
from tests.bodies import Story
from tests.contract import OPERATIONS, Client, Operation
from tests.days import TODAY, ZONE
from tests.test_contract import random_path

NEVER = {Scope.APPROVE, Scope.TOKENS_WRITE, Scope.MEMBERS_WRITE}
PERSONAL = {"create_view", "list_views", "remove_view", "replace_view"}  # tests/routers/test_views.py
IN_PRACTICE = [operation for operation in OPERATIONS if operation.in_practice and operation.id not in PERSONAL]


def script(story: Story, *scopes: Scope) -> Client:
    """A client that holds a token with these scopes."""
    made = story.make("create_token", scopes=list(scopes))
    client = story.visitor()
    client.practice_id = story.owner.practice_id
    client.headers["Authorization"] = f"Bearer {made['secret']}"
    return client


def test_a_token_is_shown_with_its_secret_once(story: Story) -> None:
    made = story.make("create_token")
    secret = made.pop("secret")
    assert secret.startswith("dc_")
    assert made == {
        "id": made["id"],
        "version": 1,
        "name": "Nightly inventory",
        "scopes": ["inventory:read"],
        "expires_on": (TODAY + timedelta(days=30)).isoformat(),
        "revoked": False,
        "made_by": story.owner.get("/v1/me").json()["name"],
    }
    listed = story.owner.get(f"{story.owner.here}/tokens")
    assert listed.json() == {"items": [made], "next": None}
    history = story.owner.get(f"{story.owner.here}/history")
    assert secret not in listed.text + history.text


def test_what_a_script_does_is_on_the_record_as_its_own(story: Story) -> None:
    client = script(story, Scope.INVENTORY_WRITE, Scope.INVENTORY_READ)
    site = client.post(f"{client.here}/sites", json={"name": "Annex"})
    assert site.status_code == 201
    change = story.owner.get(f"{story.owner.here}/history").json()["items"][0]
    token = story.owner.get(f"{story.owner.here}/tokens").json()["items"][0]
    assert (change["kind"], change["actor"]) == ("Site", f"token:{token['id']}")


@pytest.mark.wire
@pytest.mark.parametrize("operation", IN_PRACTICE, ids=str)
def test_a_token_reaches_exactly_what_its_scopes_open(operation: Operation, story: Story) -> None:
    if operation.scopes & NEVER:
        assert (
            script(story, Scope.PRACTICE_READ)
            .request(operation.method, random_path(operation, story.owner))
            .status_code
            == 403
        )
        return
    others = sorted(set(Scope) - NEVER - operation.scopes)
    holder, lacking = script(story, *(Scope(s) for s in operation.scopes)), script(story, *others)
    path = random_path(operation, story.owner)
    assert holder.request(operation.method, path).status_code != 403
    assert lacking.request(operation.method, path).status_code == 403


@pytest.mark.parametrize("scope", sorted(NEVER))
def test_a_token_never_speaks_for_management_or_hands_out_power(scope: Scope, story: Story) -> None:
    assert refused(story, scopes=[scope]) == 403


def refused(story: Story, client: Client | None = None, **changes: Any) -> int:
    body = {"name": "x", "scopes": ["risks:read"], "expires_on": TODAY.isoformat()} | changes
    asker = client or story.owner
    return int(asker.post(f"{asker.here}/tokens", json=body).status_code)


def test_a_token_never_holds_more_than_its_maker(story: Story) -> None:
    officer = story.sign_in(Role.SECURITY_OFFICER, story.owner.practice_id)
    for scope in Scope:
        expected = 201 if scope in MAY[Role.SECURITY_OFFICER] - NEVER else 403
        assert refused(story, officer, scopes=[scope]) == expected, scope


@pytest.mark.parametrize(("days", "status"), [(-2, 422), (0, 201), (366, 201), (368, 422)])
def test_a_token_lasts_at_most_a_year(days: int, status: int, story: Story) -> None:
    zone = {"name": "Here", "time_zone": ZONE}
    story.owner.put(story.owner.here, json=zone, headers={"If-Match": '"1"'})
    assert refused(story, expires_on=(TODAY + timedelta(days=days)).isoformat()) == status


@pytest.mark.parametrize("scopes", [[], ["everything"], ["risks:read"] * 50, "risks:read"])
def test_scopes_are_some_of_the_known_ones(scopes: object, story: Story) -> None:
    assert refused(story, scopes=scopes) == 422


def test_a_revoked_token_ends_at_once(story: Story) -> None:
    client = script(story, Scope.RISKS_READ)
    assert client.get(f"{client.here}/risks").status_code == 200
    token = story.owner.get(f"{story.owner.here}/tokens").json()["items"][0]
    where = f"{story.owner.here}/tokens/{token['id']}"
    assert story.owner.delete(where, headers={"If-Match": '"1"'}).status_code == 204
    assert client.get(f"{client.here}/risks").status_code == 401
    assert story.owner.get(f"{story.owner.here}/tokens").json()["items"] == [token | {"revoked": True, "version": 2}]


def test_a_token_past_its_last_day_is_refused(story: Story) -> None:
    client = script(story, Scope.RISKS_READ)
    with transaction(story.database, practice_id=story.owner.practice_id, actor="test") as session:
        session.exec(update(ApiToken).values(expires_on=TODAY - timedelta(days=3)))
    assert client.get(f"{client.here}/risks").status_code == 401


def test_a_token_works_in_its_own_practice_only(story: Story) -> None:
    client = script(story, Scope.RISKS_READ)
    assert client.get(f"{story.sign_in().here}/risks").status_code in {401, 404}
    for path in ("/v1/me", "/v1/me/sessions"):
        assert client.get(path).status_code == 403
    assert client.post("/v1/practices", json={"name": "x", "time_zone": ZONE}).status_code == 403
