"""A State's duty has its source and the day on which somebody read it; there is none until the practice writes one."""

from datetime import timedelta

import pytest

from tests.bodies import BODIES, Story
from tests.days import TODAY


def test_none_is_there_until_somebody_writes_it_down(story: Story) -> None:
    url = f"{story.owner.here}/overlays"
    assert story.owner.get(url).json()["items"] == []
    made = story.owner.post(url, json=BODIES["create_overlay"]).json()
    assert made == {**BODIES["create_overlay"], "id": made["id"], "version": 1, "residents_from": 1, "note": ""}
    assert story.owner.delete(f"{url}/{made['id']}", headers={"If-Match": '"1"'}).status_code == 204


@pytest.mark.parametrize(
    ("told", "at"),
    [
        ({"state": "XX"}, "state"),
        ({"source": " "}, "source"),
        ({"read_on": str(TODAY + timedelta(1))}, "read_on"),
        ({"days": 0}, "days"),
    ],
)
def test_what_cannot_be_so_is_refused(told: dict[str, object], at: str, story: Story) -> None:
    answer = story.owner.post(f"{story.owner.here}/overlays", json=BODIES["create_overlay"] | told)
    assert (answer.status_code, [fault["at"] for fault in answer.json()["faults"]]) == (422, [["body", at]])
