"""A restore test is logged with its hours, held against the practice's own target, and known to the analysis."""

from datetime import timedelta
from typing import Any

import pytest

from tests.bodies import BODIES, Story
from tests.days import TODAY


def events(story: Story) -> list[tuple[str, str]]:
    items = story.owner.get(f"{story.owner.here}/events").json()["items"]
    return [(each["happened_on"], each["note"]) for each in items if each["kind"] == "restore_test"]


def test_a_restore_test_is_logged_and_held_against_the_target(story: Story) -> None:
    owner = story.owner
    url = f"{owner.here}/restores"
    body = BODIES["create_restore"](story)
    made = owner.post(url, json=body).json()
    assert made == {
        **body,
        "id": made["id"],
        "version": made["version"],
        "did": "restore",
        "result": "ok",
        "by": owner.get("/v1/me").json()["name"],
        "target_hours": None,
        "verdict": "no_target",
        "within_proposed": True,
    }
    assert events(story) == [("2026-03-02", "Chart: 3.5 hours.")]
    owner.put(f"{owner.here}/recoveries/{body['asset_id']}", json={"hours": 3}).raise_for_status()
    (line,) = owner.get(url).json()["items"]
    assert (line["target_hours"], line["verdict"]) == (3, "missed")

    match = {"If-Match": f'"{made["version"]}"'}
    put = owner.put(f"{url}/{made['id']}", json=body | {"result": "failed", "hours": None}, headers=match).json()
    assert (put["verdict"], put["within_proposed"], events(story)) == ("incomplete", False, [])
    assert owner.delete(f"{url}/{made['id']}").status_code == 405


def test_a_backup_has_no_verdict_and_is_no_event(story: Story) -> None:
    body = BODIES["create_restore"](story) | {"did": "backup", "hours": None}
    made = story.owner.post(f"{story.owner.here}/restores", json=body).json()
    assert (made["verdict"], made["within_proposed"], events(story)) == (None, None, [])


@pytest.mark.parametrize(
    ("told", "at"),
    [
        ({"on": str(TODAY + timedelta(1))}, "on"),
        ({"hours": None}, "hours"),
        ({"hours": -1}, "hours"),
        ({"asset_id": "01900000-0000-7000-8000-000000000000"}, "asset_id"),
    ],
)
def test_what_cannot_be_so_is_refused(told: dict[str, Any], at: str, story: Story) -> None:
    answer = story.owner.post(f"{story.owner.here}/restores", json=BODIES["create_restore"](story) | told)
    assert (answer.status_code, [fault["at"] for fault in answer.json()["faults"]]) == (422, [["body", at]])
