"""A made-up practice to look around in: made, tried out, left, and made anew."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import select

from api.db import history
from api.db.base import transaction
from api.db.history import Whole
from api.db.members import Membership
from api.db.practices import Practice
from api.domain.roles import Role, Scope
from tests.bodies import Story, colleague, link, link_secret
from tests.contract import Client
from tests.databases import everything
from tests.routers.test_tokens import script

FRESH = {"If-Match": '"1"'}


def make(client: Client) -> Any:
    made = client.post("/v1/practices/sample")
    if made.status_code == 201:
        client.practice_id = UUID(made.json()["id"])
    return made


def leave(client: Client) -> int:
    etag = client.get(client.here).headers.get("etag", '"1"')
    return int(client.delete(f"{client.here}/sample", headers={"If-Match": etag}).status_code)


def mine(client: Client) -> list[dict[str, Any]]:
    return list(client.get("/v1/me").json()["practices"])


@pytest.fixture
def dana(story: Story) -> Client:
    """Somebody who has an account and belongs nowhere yet."""
    return colleague(story)


@pytest.fixture
def bare(story: Story) -> Client:
    """The owner of a sample with nothing in it, for what does not look inside."""
    owner = story.sign_in()
    with transaction(story.database, practice_id=owner.practice_id, actor="test") as session:
        session.exec(select(Practice)).one().sample = True
    return owner


def test_who_asks_gets_a_practice_of_their_own_to_look_around_in(dana: Client) -> None:
    made = make(dana)
    told = made.json()
    assert (made.status_code, told) == (
        201,
        {
            "id": told["id"],
            "version": told["version"],
            "name": "Tansy Ridge Family Medicine (sample)",
            "time_zone": "America/Chicago",
            "sample": True,
        },
    )
    assert made.headers["location"] == f"/v1/practices/{told['id']}"
    practice = dana.get(made.headers["location"]).json()
    assert {name: practice[name] for name in told} == told
    assert [(each["practice_id"], each["role"], each["sample"]) for each in mine(dana)] == [(told["id"], "owner", True)]


def test_it_is_filled_and_its_people_are_names_without_accounts(dana: Client, story: Story) -> None:
    before = len(everything(story.database)["account"])
    make(dana)
    assert len(everything(story.database)["account"]) == before
    assert [each["email"] for each in dana.get(f"{dana.here}/members").json()["items"]] == [dana.email]
    for room, least in (("assets", 38), ("risks", 35), ("tasks", 25), ("vendors", 14), ("people", 13), ("answers", 60)):
        assert len(dana.get(f"{dana.here}/{room}?limit=200").json()["items"]) >= least, room
    answers = dana.get(f"{dana.here}/answers?limit=200").json()["items"]
    assert {each["answered_by"] for each in answers} > {"Janelle Prewitt", "Rosa Quintelle"}
    assert {each["assigned_to"] for each in answers} == {None, str(dana.user_id)}
    assert dana.get(f"{dana.here}/method").json()["approved_by"] == "Dr. Miriam Oyelaran"
    assert not (story.settings.data / "mail").exists()


def test_its_history_is_whole_and_names_who_asked(dana: Client, story: Story) -> None:
    make(dana)
    with transaction(story.database, practice_id=dana.practice_id, actor="test", write=False) as session:
        assert isinstance(history.verify(session, dana.practice_id), Whole)
    changes = dana.get(f"{dana.here}/history?limit=200").json()["items"]
    assert {each["actor"] for each in changes} == {f"user:{dana.user_id}"}


def test_it_touches_nobody_elses_records(dana: Client, story: Story) -> None:
    """Its rows are written in a transaction that began across practices."""
    story.make("create_asset")
    before = everything(story.database)
    make(dana)
    after = everything(story.database)
    for table, rows in before.items():
        assert set(map(repr, rows)) <= set(map(repr, after[table])), table
    with transaction(story.database, practice_id=None, actor="test", write=False) as session:
        assert set(session.exec(select(Membership.practice_id))) == {story.owner.practice_id, dana.practice_id}
    assert story.owner.get(dana.here).status_code == 404


def test_one_can_work_in_it_as_in_any_other(dana: Client) -> None:
    make(dana)
    site = dana.post(f"{dana.here}/sites", json={"name": "Annex"})
    assert site.status_code == 201
    assert len(dana.get(f"{dana.here}/sites").json()["items"]) == 4


def test_one_has_one_sample_at_a_time(bare: Client, story: Story) -> None:
    again = make(bare)
    assert (again.status_code, "leave it first" in again.json()["detail"]) == (409, True)
    assert len(mine(bare)) == 1
    assert make(story.owner).status_code == 201


def test_a_double_click_makes_one(dana: Client) -> None:
    with ThreadPoolExecutor(3) as pool:
        statuses = sorted(pool.map(lambda _: dana.post("/v1/practices/sample").status_code, range(3)))
    assert statuses == [201, 409, 409]
    assert len(mine(dana)) == 1


def test_a_colleague_who_reaches_ones_sample_shares_it_and_makes_no_other(bare: Client, story: Story) -> None:
    other = story.sign_in(Role.MANAGER, bare.practice_id)
    assert make(other).status_code == 409


def test_leaving_takes_it_off_everybodys_list_and_leaves_the_records(dana: Client, story: Story) -> None:
    make(dana)
    other = story.sign_in(Role.STAFF, dana.practice_id)
    here, records = dana.here, len(everything(story.database)["asset"])

    assert leave(dana) == 204

    assert (mine(dana), mine(other)) == ([], [])
    assert [each.get(here).status_code for each in (dana, other)] == [404, 404]
    assert len(everything(story.database)["asset"]) == records
    with transaction(story.database, practice_id=dana.practice_id, actor="test", write=False) as session:
        assert isinstance(history.verify(session, dana.practice_id), Whole)
        assert session.exec(select(Practice.sample)).all() == [True]


def test_who_left_can_start_over(bare: Client) -> None:
    first = str(bare.practice_id)
    leave(bare)
    second = make(bare)
    assert second.status_code == 201
    assert [each["practice_id"] for each in mine(bare)] == [second.json()["id"]] != [first]


def test_nothing_opens_a_sample_that_was_left(bare: Client, story: Story) -> None:
    inside = Story(story.app, story.database, story.settings, story.sign_in, story.visitor, bare)
    token, guest = script(inside, Scope.INVENTORY_READ), inside.make("create_guest")
    invitation = link(inside, "invitation", email="nico@example.org", practice_id=bare.practice_id, role=Role.OWNER)
    elsewhere = link(
        story, "invitation", email="nico@example.org", practice_id=story.owner.practice_id, role=Role.STAFF
    )
    here = bare.here

    assert leave(bare) == 204

    assert token.get(f"{here}/assets").status_code == 401
    visit = story.visitor().post("/v1/guest-visits", json={"token": link_secret(guest)})
    assert visit.status_code == 404
    nico = {"name": "Nico New", "password": "a long sentence is best"}
    joined = [
        story.visitor().post("/v1/invitations/accept", json=nico | {"token": each}).status_code
        for each in (invitation, elsewhere)
    ]
    assert joined == [409, 201]


def test_a_practice_that_is_no_sample_is_not_left_so(story: Story) -> None:
    told = story.owner.delete(f"{story.owner.here}/sample", headers=FRESH)
    assert (told.status_code, "no sample" in told.json()["detail"]) == (409, True)
    assert len(mine(story.owner)) == 1


def test_leaving_takes_the_version_that_was_read(bare: Client) -> None:
    assert bare.delete(f"{bare.here}/sample").status_code == 428
    assert bare.delete(f"{bare.here}/sample", headers={"If-Match": '"999"'}).status_code == 412
    assert len(mine(bare)) == 1


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.OWNER])
def test_only_an_owner_ends_a_sample(role: Role, bare: Client, story: Story) -> None:
    other = story.sign_in(role, bare.practice_id)
    assert leave(other) == 403
    assert len(mine(bare)) == 1


def test_a_script_makes_no_sample(story: Story) -> None:
    assert script(story, Scope.PRACTICE_READ).post("/v1/practices/sample").status_code == 403


def test_a_sample_that_is_left_twice_is_gone(bare: Client) -> None:
    assert (leave(bare), leave(bare)) == (204, 404)


def test_all_or_nothing_is_made(dana: Client, story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_: object) -> None:
        raise RuntimeError

    before = everything(story.database)
    monkeypatch.setattr("api.acts.take_up", stumble)
    with pytest.raises(RuntimeError):
        make(dana)
    assert everything(story.database) == before
