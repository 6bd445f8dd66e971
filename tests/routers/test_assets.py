"""What creates, receives, maintains or transmits PHI here."""

from uuid import uuid4

import pytest

from api.domain.assets import asset_types_on
from tests.bodies import TODAY, Story
from tests.shelves import faults, lives

FULL = {
    "name": "Chart",
    "type": "ehr_cloud",
    "holds_ephi": "unknown",
    "group_id": None,
    "site_id": None,
    "vendor_id": None,
    "location": "",
    "owner": "",
    "encrypted": "unknown",
    "multi_factor": "unknown",
    "shared_sign_in": "unknown",
    "supported": "unknown",
    "critical": False,
    "count": 1,
    "added_on": None,
    "retired_on": None,
    "note": "",
}
CHART = {"name": "Chart", "type": "ehr_cloud"}


def test_an_asset_lives(story: Story) -> None:
    later = CHART | {
        "holds_ephi": "yes",
        "multi_factor": "no",
        "count": 3,
        "retired_on": "2026-01-31",
        "critical": True,
    }
    lives(story, "assets", "Asset", CHART, FULL, later)


def test_an_asset_stands_in_its_group_at_its_site_with_its_vendor(story: Story) -> None:
    places = {
        "group_id": story.make("create_asset_group")["id"],
        "site_id": story.make("create_site")["id"],
        "vendor_id": story.make("create_vendor")["id"],
    }
    asset = story.make("create_asset", **places)
    assert {name: asset[name] for name in places} == places


@pytest.mark.parametrize("field", ["group_id", "site_id", "vendor_id"])
def test_an_asset_cannot_stand_where_nothing_is(field: str, story: Story) -> None:
    made = story.owner.post(f"{story.owner.here}/assets", json=CHART | {field: str(uuid4())})
    assert (made.status_code, made.json()["type"]) == (409, "/problems/conflict")


@pytest.mark.parametrize(
    ("field", "making"),
    [("group_id", "create_asset_group"), ("site_id", "create_site"), ("vendor_id", "create_vendor")],
)
def test_an_asset_cannot_stand_in_another_practice(field: str, making: str, story: Story) -> None:
    theirs = story.make(making)["id"]
    stranger = story.sign_in()
    refused = stranger.post(f"{stranger.here}/assets", json=CHART | {field: theirs})
    nowhere = stranger.post(f"{stranger.here}/assets", json=CHART | {field: str(uuid4())})
    assert (refused.status_code, refused.json()) == (nowhere.status_code, nowhere.json())


@pytest.mark.parametrize("type", sorted(asset_types_on(TODAY)))
def test_every_type_of_the_catalog_is_known(type: str, story: Story) -> None:
    assert story.make("create_asset", type=type)["type"] == type


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("type", "teleporter"),
        ("type", "../server"),
        ("holds_ephi", "maybe"),
        ("encrypted", True),
        ("count", 0),
        ("count", 100_001),
        ("count", 1.5),
        ("retired_on", "2026-02-30"),
        ("retired_on", "soon"),
        ("group_id", "g1"),
        ("critical", "certainly"),
    ],
)
def test_an_asset_off_its_limits_is_refused(field: str, value: object, story: Story) -> None:
    assert faults(story, "assets", CHART | {field: value}) == [["body", field]]
