"""Where the practice works."""

import pytest

from tests.bodies import Story
from tests.shelves import faults, lives


def test_a_site_lives(story: Story) -> None:
    given = {"name": "  Main Street "}
    full = {"name": "Main Street", "kind": "office", "note": ""}
    lives(story, "sites", "Site", given, full, {"name": "Elm Street", "kind": "storage", "note": "Second floor."})


@pytest.mark.parametrize(
    ("field", "value"), [("name", ""), ("name", "x" * 201), ("kind", "castle"), ("note", "x" * 10_001), ("name", None)]
)
def test_a_site_off_its_limits_is_refused(field: str, value: object, story: Story) -> None:
    assert faults(story, "sites", {"name": "Main", field: value}) == [["body", field]]


def test_a_site_in_use_is_not_removed(story: Story) -> None:
    site = story.make("create_site")
    story.make("create_asset", site_id=site["id"])
    answer = story.owner.delete(f"{story.owner.here}/sites/{site['id']}", headers={"If-Match": '"1"'})
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/conflict")
    assert story.owner.get(f"{story.owner.here}/sites/{site['id']}").json() == site


def test_every_fault_is_told_at_once(story: Story) -> None:
    assert faults(story, "sites", {"kind": "castle", "note": 5, "color": "red"}) == [
        ["body", "name"],
        ["body", "kind"],
        ["body", "note"],
        ["body", "color"],
    ]
