"""What has happened that counts."""

import pytest

from tests.bodies import Story
from tests.shelves import faults, lives


def test_an_event_lives(story: Story) -> None:
    given = {"kind": "incident", "happened_on": "2026-03-01"}
    lives(
        story,
        "events",
        "Event",
        given,
        given | {"note": ""},
        {"kind": "training", "happened_on": "2026-03-02", "note": "All."},
    )


@pytest.mark.parametrize(
    ("field", "value"), [("kind", "party"), ("happened_on", "yesterday"), ("happened_on", None), ("kind", None)]
)
def test_an_event_off_its_limits_is_refused(field: str, value: object, story: Story) -> None:
    assert faults(story, "events", {"kind": "incident", "happened_on": "2026-03-01", field: value}) == [["body", field]]


def test_the_latest_event_comes_first(story: Story) -> None:
    days = ["2026-03-01", "2025-12-31", "2026-03-02"]
    for day in days:
        story.make("create_event", happened_on=day)
    items = story.owner.get(f"{story.owner.here}/events").json()["items"]
    assert [item["happened_on"] for item in items] == sorted(days, reverse=True)
