"""Who works for the practice."""

import pytest

from tests.bodies import Story
from tests.shelves import faults, lives

FULL = {
    "name": "Robin Reyes",
    "job": "",
    "started_on": None,
    "ended_on": None,
    "access_ended_on": None,
    "trained_on": None,
    "duties": [],
    "roles": [],
    "email": "",
    "note": "",
}


def test_a_person_lives(story: Story) -> None:
    later = {
        "name": "Robin Reyes",
        "job": "Billing",
        "trained_on": "2026-02-01",
        "duties": ["security_official", "deputy"],
        "roles": ["billing", "officers"],
        "email": "robin@example.org",
    }
    lives(story, "people", "Person", {"name": "Robin Reyes"}, FULL, later)


@pytest.mark.parametrize(
    ("field", "value", "at"),
    [
        ("duties", ["king"], ["duties", 0]),
        ("duties", ["deputy"] * 4, ["duties"]),
        ("duties", "deputy", ["duties"]),
        ("roles", ["surgeons"], ["roles", 0]),
        ("email", "robin", ["email"]),
        ("started_on", 0.5, ["started_on"]),
        ("name", "", ["name"]),
    ],
)
def test_a_person_off_its_limits_is_refused(field: str, value: object, at: list[object], story: Story) -> None:
    assert faults(story, "people", {"name": "Robin", field: value}) == [["body", *at]]
