"""Accounts are named, so that the logs can be held against people, their hours and their leave."""

from typing import Any
from uuid import uuid4

import pytest

from tests.bodies import Story


def test_an_account_is_put_to_a_person_once(story: Story) -> None:
    person = story.make("create_person")["id"]
    made = story.make("create_account", name="ann.lee", person_id=person)
    assert made == {
        "id": made["id"],
        "version": 1,
        "name": "ann.lee",
        "person_id": person,
        "starts": "08:00",
        "ends": "17:00",
        "leave_from": None,
        "leave_until": None,
        "note": "",
    }
    again = story.owner.post(f"{story.owner.here}/activity/accounts", json={"name": "ann.lee"})
    assert again.status_code == 409


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        ({"person_id": str(uuid4())}, "person_id"),
        ({"starts": "08:00"}, "ends"),
        ({"ends": "08:00"}, "starts"),
        ({"starts": "8 o'clock", "ends": "09:00"}, "starts"),
        ({"leave_until": "2026-03-02"}, "leave_until"),
        ({"leave_from": "2026-03-03", "leave_until": "2026-03-02"}, "leave_until"),
    ],
)
def test_what_cannot_be_so_is_refused(changes: dict[str, Any], at: str, story: Story) -> None:
    answer = story.owner.post(f"{story.owner.here}/activity/accounts", json={"name": "ann"} | changes)
    assert (answer.status_code, [fault["at"] for fault in answer.json()["faults"]]) == (422, [["body", at]])
