"""How ePHI moves."""

from uuid import uuid4

import pytest

from tests.bodies import Story
from tests.shelves import faults, lives


def test_a_flow_lives(story: Story) -> None:
    here, there, vendor = story.make("create_asset"), story.make("create_asset"), story.make("create_vendor")
    given = {"name": "Backup", "from_asset_id": here["id"], "to_asset_id": there["id"]}
    full = given | {"to_vendor_id": None, "channel": "", "encrypted": "unknown", "note": ""}
    later = {
        "name": "Claims",
        "from_asset_id": there["id"],
        "to_asset_id": None,
        "to_vendor_id": vendor["id"],
        "channel": "SFTP",
        "encrypted": "yes",
    }
    lives(story, "flows", "Flow", given, full, later)


def test_a_flow_starts_at_an_asset(story: Story) -> None:
    assert faults(story, "flows", {"name": "Backup", "to_asset_id": str(uuid4())}) == [["body", "from_asset_id"]]


@pytest.mark.parametrize("ends", [0, 2])
def test_a_flow_has_one_end(ends: int, story: Story) -> None:
    asset, vendor = story.make("create_asset")["id"], story.make("create_vendor")["id"]
    both = {"to_asset_id": asset, "to_vendor_id": vendor} if ends else {}
    assert faults(story, "flows", {"name": "Backup", "from_asset_id": asset} | both) == [["body", "to_asset_id"]]


def test_a_flow_ends_at_something_that_is_there(story: Story) -> None:
    asset = story.make("create_asset")["id"]
    body = {"name": "Backup", "from_asset_id": asset, "to_vendor_id": str(uuid4())}
    assert story.owner.post(f"{story.owner.here}/flows", json=body).status_code == 409


def test_an_asset_that_something_flows_to_is_not_removed(story: Story) -> None:
    flow = story.make("create_flow")
    where = f"{story.owner.here}/assets/{flow['to_asset_id']}"
    assert story.owner.delete(where, headers={"If-Match": '"1"'}).status_code == 409
