"""What left is wiped or destroyed, and its asset is out of use in the same step."""

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.bodies import Story
from tests.days import TODAY
from tests.shelves import faults, lives

GIVEN = {"what": "Old server disk", "method": "destroy", "disposed_on": "2026-03-02"}
FULL = {
    **GIVEN,
    "asset_id": None,
    "vendor_id": None,
    "count": 1,
    "held_ephi": "unknown",
    "used_again": False,
    "done_by": "",
    "proof": "",
    "note": "",
}


def test_a_disposal_lives(story: Story) -> None:
    later = GIVEN | {"method": "purge", "held_ephi": "yes", "done_by": "Robin Reyes", "proof": "Certificate 12"}
    lives(story, "disposals", "Disposal", GIVEN, FULL, later)


@pytest.mark.parametrize(
    ("asset", "disposal", "retired_on"),
    [
        ({}, {}, "2026-03-02"),
        ({"retired_on": "2026-01-01"}, {}, "2026-01-01"),
        ({"count": 3}, {"count": 2}, None),
        ({"count": 3}, {"count": 3}, "2026-03-02"),
        ({}, {"used_again": True}, None),
    ],
    ids=["it left", "its day was known", "some left", "all left", "wiped and used again"],
)
def test_an_asset_that_left_is_out_of_use(
    asset: dict[str, object], disposal: dict[str, object], retired_on: str | None, story: Story
) -> None:
    made = story.make("create_asset", **asset)
    story.make("create_disposal", asset_id=made["id"], **disposal)
    assert story.owner.get(f"{story.owner.here}/assets/{made['id']}").json()["retired_on"] == retired_on


def test_what_is_not_on_record_and_has_not_come_is_refused(story: Story) -> None:
    body = GIVEN | {"asset_id": str(uuid4()), "vendor_id": str(uuid4()), "disposed_on": str(TODAY + timedelta(1))}
    assert [at for _, at in faults(story, "disposals", body)] == ["asset_id", "vendor_id", "disposed_on"]
