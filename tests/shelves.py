"""The life of a plain record, told once for every room that keeps such records."""

from collections.abc import Mapping
from typing import Any

from tests.bodies import Story


def lives(
    story: Story, room: str, kind: str, given: Mapping[str, Any], full: Mapping[str, Any], later: Mapping[str, Any]
) -> None:
    """Add, read, list, replace and remove a record; every answer is asserted whole, and every change is on record.

    `given` is the least that is sent, `full` what it becomes with every default, `later` what is sent next.
    """
    client, url = story.owner, f"{story.owner.here}/{room}"

    made = client.post(url, json=given)
    id = made.json()["id"]
    assert (made.status_code, made.json()) == (201, {**full, "id": id, "version": 1})
    assert (made.headers["location"], made.headers["etag"]) == (f"{url}/{id}", '"1"')
    assert client.get(f"{url}/{id}").json() == made.json()
    assert client.get(url).json() == {"items": [made.json()], "next": None}

    changed = client.put(f"{url}/{id}", json=later, headers={"If-Match": '"1"'})
    assert (changed.status_code, changed.json()) == (200, {**full, **later, "id": id, "version": 2})

    assert client.delete(f"{url}/{id}", headers={"If-Match": '"1"'}).status_code == 412
    assert client.delete(f"{url}/{id}", headers={"If-Match": '"2"'}).status_code == 204
    assert client.get(f"{url}/{id}").status_code == 404
    assert client.get(url).json() == {"items": [], "next": None}

    history = client.get(f"{client.here}/history", params={"row_id": id}).json()["items"]
    assert [(line["action"], line["kind"], line["actor"]) for line in history] == [
        (action, kind, f"user:{client.user_id}") for action in ("removed", "changed", "created")
    ]
    said = [{"id": id, **full, **later}, {"id": id, **full}]
    assert [line["content"] for line in history] == [None, *said]


def faults(story: Story, room: str, body: Mapping[str, Any]) -> list[list[str | int]]:
    """Where a new record's body is refused; it must be, and nothing may be kept."""
    answer = story.owner.post(f"{story.owner.here}/{room}", json=body)
    assert answer.status_code == 422, answer.text
    assert story.owner.get(f"{story.owner.here}/{room}").json()["items"] == []
    return [fault["at"] for fault in answer.json()["faults"]]
