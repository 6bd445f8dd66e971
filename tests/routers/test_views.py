"""Each person keeps their own ways of looking at a list."""

from typing import Any
from uuid import UUID

import pytest

from api.db.base import transaction
from api.db.views import View
from api.domain.roles import Role, Scope
from tests.bodies import Story
from tests.contract import Client
from tests.routers.test_tokens import script

HIGH = {"room": "risks", "name": "Above our line", "search": "?level=high&sort=-number"}
FRESH = {"If-Match": '"1"'}


def kept(client: Client, **asked: str) -> list[dict[str, Any]]:
    return list(client.get(f"{client.here}/views", params=asked).json()["items"])


def test_a_view_is_kept_changed_and_removed(story: Story) -> None:
    client, url = story.owner, f"{story.owner.here}/views"
    made = client.post(url, json=HIGH)
    id = made.json()["id"]
    assert (made.status_code, made.json()) == (201, HIGH | {"id": id, "version": 1})
    assert client.get(url).json() == {"items": [made.json()], "next": None}

    later = {"room": "risks", "name": "Ours to approve", "search": ""}
    changed = client.put(f"{url}/{id}", json=later, headers=FRESH)
    assert (changed.status_code, changed.json()) == (200, later | {"id": id, "version": 2})

    assert client.delete(f"{url}/{id}", headers=FRESH).status_code == 412
    assert client.delete(f"{url}/{id}", headers={"If-Match": '"2"'}).status_code == 204
    assert kept(client) == []


def test_views_are_found_by_room_and_told_by_name(story: Story) -> None:
    for room, name in (("risks", "b"), ("assets", "a"), ("risks", "a")):
        story.make("create_view", room=room, name=name)
    assert [(each["room"], each["name"]) for each in kept(story.owner, room="risks")] == [
        ("risks", "a"),
        ("risks", "b"),
    ]
    assert [each["name"] for each in kept(story.owner)] == ["a", "a", "b"]
    assert kept(story.owner, room="vendors") == []
    assert story.owner.get(f"{story.owner.here}/views?room=kitchen").status_code == 422


@pytest.mark.parametrize("role", Role)
def test_whoever_reads_the_practice_keeps_views(role: Role, story: Story) -> None:
    client = story.sign_in(role, story.owner.practice_id)
    assert client.post(f"{client.here}/views", json=HIGH).status_code == 201
    assert [each["name"] for each in kept(client)] == ["Above our line"]


def test_another_persons_view_is_not_there(story: Story) -> None:
    """Not even for an owner, and not in the same practice."""
    staff = story.sign_in(Role.STAFF, story.owner.practice_id)
    mine = staff.post(f"{staff.here}/views", json=HIGH).json()
    url = f"{story.owner.here}/views/{mine['id']}"
    assert kept(story.owner) == []
    assert story.owner.put(url, json=HIGH, headers=FRESH).status_code == 404
    assert story.owner.delete(url, headers=FRESH).status_code == 404
    assert kept(staff) == [mine]


def test_one_keeps_views_in_each_practice_apart(story: Story) -> None:
    story.make("create_view")
    second = story.make("create_practice")["id"]
    assert story.owner.get(f"/v1/practices/{second}/views").json() == {"items": [], "next": None}


def test_a_script_keeps_no_views(story: Story) -> None:
    made, client = story.make("create_view"), script(story, Scope.PRACTICE_READ)
    url = f"{client.here}/views/{made['id']}"
    told = [
        client.get(f"{client.here}/views"),
        client.post(f"{client.here}/views", json=HIGH),
        client.put(url, json=HIGH, headers=FRESH),
        client.delete(url, headers=FRESH),
    ]
    assert [each.status_code for each in told] == [403] * 4
    assert "belongs to a person" in told[0].json()["detail"]
    assert kept(story.owner) == [made]


@pytest.mark.parametrize(
    ("field", "value"),
    [("room", "kitchen"), ("room", None), ("name", " "), ("name", "x" * 201), ("search", "x" * 2001), ("search", None)],
)
def test_a_view_that_is_none_is_refused(field: str, value: object, story: Story) -> None:
    told = story.owner.post(f"{story.owner.here}/views", json=HIGH | {field: value})
    assert (told.status_code, told.json()["faults"][0]["at"]) == (422, ["body", field])


def many(story: Story, room: Any, how_many: int, user_id: UUID) -> None:
    with transaction(story.database, practice_id=story.owner.practice_id, actor="test") as session:
        session.add_all(View(room=room, name=f"View {number}", user_id=user_id) for number in range(how_many))


def test_a_person_keeps_a_hundred_views_of_a_list(story: Story) -> None:
    client, url = story.owner, f"{story.owner.here}/views"
    other = story.sign_in(Role.STAFF, client.practice_id)
    many(story, "risks", 99, client.user_id)
    many(story, "assets", 100, client.user_id)
    many(story, "risks", 100, other.user_id)
    last = client.post(url, json=HIGH)
    assert last.status_code == 201

    told = client.post(url, json=HIGH)

    assert (told.status_code, "100 views" in told.json()["detail"]) == (409, True)
    assert client.post(url, json=HIGH | {"room": "gaps"}).status_code == 201
    renamed = client.put(f"{url}/{last.json()['id']}", json=HIGH | {"name": "Renamed"}, headers=FRESH)
    assert renamed.status_code == 200
    moved = client.put(f"{url}/{last.json()['id']}", json=HIGH | {"room": "assets"}, headers={"If-Match": '"2"'})
    assert moved.status_code == 409
