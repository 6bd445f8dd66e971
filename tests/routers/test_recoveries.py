"""The systems stand in the order of recovery with what is open; the targets are the practice's own."""

from typing import Any

from tests.bodies import BODIES, Story
from tests.contract import Client
from tests.days import TODAY


def listed(client: Client) -> list[dict[str, Any]]:
    return list(client.get(f"{client.here}/recoveries").json()["items"])


def test_a_system_goes_from_nothing_to_all_of_it(story: Story) -> None:
    owner = story.owner
    chart = story.make("create_asset", name="Chart", critical=True)
    story.make("create_asset", name="Old stick", retired_on="2020-01-01")
    (line,) = listed(owner)
    assert line == {
        "asset_id": chart["id"],
        "version": 0,
        "place": 1,
        "name": "Chart",
        "critical": True,
        "hours": None,
        "point_hours": None,
        "rank": None,
        "without": "",
        "backup": "",
        "backup_where": "",
        "restored_by": "",
        "copy_encrypted": "unknown",
        "copy_offsite": "unknown",
        "emergency_access": "",
        "backed_up_on": None,
        "restored_on": None,
        "restored_hours": None,
        "gaps": ["no_target", "no_backup", "never_restored", "no_way_without"],
    }
    url = f"{owner.here}/recoveries/{chart['id']}"
    put = owner.put(url, json=BODIES["replace_recovery"])
    assert (put.status_code, put.json()["gaps"]) == (200, ["no_backup", "never_restored"])
    assert owner.put(url, json=BODIES["replace_recovery"]).status_code == 428
    assert owner.put(url, json=BODIES["replace_recovery"], headers={"If-Match": '"7"'}).status_code == 412

    today = {"asset_id": chart["id"], "on": str(TODAY)}
    owner.post(f"{owner.here}/restores", json=today | {"did": "backup"}).raise_for_status()
    owner.post(f"{owner.here}/restores", json=today | {"hours": 9}).raise_for_status()
    (line,) = listed(owner)
    assert (line["gaps"], line["backed_up_on"], line["restored_hours"]) == (["missed"], str(TODAY), 9)
    owner.post(f"{owner.here}/restores", json=today | {"hours": 7.5}).raise_for_status()
    assert listed(owner)[0]["gaps"] == []


def test_the_practices_own_order_comes_first(story: Story) -> None:
    for name in ("Archive", "Billing"):
        story.make("create_asset", name=name)
    billing = next(each for each in listed(story.owner) if each["name"] == "Billing")
    story.owner.put(f"{story.owner.here}/recoveries/{billing['asset_id']}", json={"rank": 1}).raise_for_status()
    assert [(each["place"], each["name"]) for each in listed(story.owner)] == [(1, "Billing"), (2, "Archive")]


def test_a_system_that_is_none_of_these_has_its_targets_too(story: Story) -> None:
    asset = story.make("create_asset", holds_ephi="no")
    put = story.owner.put(f"{story.owner.here}/recoveries/{asset['id']}", json={"hours": 4}).json()
    assert (put["place"], put["hours"], put["gaps"]) == (0, 4, [])
    nobody = "01900000-0000-7000-8000-000000000000"
    assert story.owner.put(f"{story.owner.here}/recoveries/{nobody}", json={"hours": 4}).status_code == 404
