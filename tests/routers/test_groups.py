"""Assets that are treated alike."""

import pytest

from tests.bodies import Story
from tests.shelves import faults, lives


def test_a_group_lives(story: Story) -> None:
    full = {"name": "Front desk", "note": ""}
    lives(
        story, "groups", "AssetGroup", {"name": "Front desk"}, full, {"name": "Front office", "note": "Three of them."}
    )


@pytest.mark.parametrize(("field", "value"), [("name", " "), ("note", 5), ("note", "x" * 10_001)])
def test_a_group_off_its_limits_is_refused(field: str, value: object, story: Story) -> None:
    assert faults(story, "groups", {"name": "Front desk", field: value}) == [["body", field]]


def test_a_group_in_use_is_not_removed(story: Story) -> None:
    group = story.make("create_asset_group")
    asset = story.make("create_asset", group_id=group["id"])
    where, fresh = f"{story.owner.here}/groups/{group['id']}", {"If-Match": '"1"'}
    assert story.owner.delete(where, headers=fresh).status_code == 409
    assert story.owner.delete(f"{story.owner.here}/assets/{asset['id']}", headers=fresh).status_code == 204
    assert story.owner.delete(where, headers=fresh).status_code == 204
