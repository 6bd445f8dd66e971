"""Firms outside that touch PHI, and the agreement on file."""

import pytest

from tests.bodies import Story
from tests.shelves import faults, lives

FULL = {
    "name": "Chartwell",
    "service": "",
    "touches_phi": "unknown",
    "agreement": "unknown",
    "agreement_signed_on": None,
    "agreement_ends_on": None,
    "multi_factor": "unknown",
    "ended_on": None,
    "note": "",
}


def test_a_vendor_lives(story: Story) -> None:
    later = {
        "name": "Chartwell",
        "service": "EHR",
        "touches_phi": "yes",
        "agreement": "on_file",
        "agreement_signed_on": "2025-02-01",
    }
    lives(story, "vendors", "Vendor", {"name": "Chartwell"}, FULL, later)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("touches_phi", "sometimes"),
        ("agreement", "verbal"),
        ("agreement_ends_on", "2025-13-01"),
        ("service", "x" * 201),
    ],
)
def test_a_vendor_off_its_limits_is_refused(field: str, value: object, story: Story) -> None:
    assert faults(story, "vendors", {"name": "Chartwell", field: value}) == [["body", field]]


def test_a_vendor_that_hosts_something_is_not_removed(story: Story) -> None:
    vendor = story.make("create_vendor")
    story.make("create_asset", vendor_id=vendor["id"])
    assert (
        story.owner.delete(f"{story.owner.here}/vendors/{vendor['id']}", headers={"If-Match": '"1"'}).status_code == 409
    )
