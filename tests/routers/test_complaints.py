"""Complaints go by their numbers, are closed with what came of them, and are never removed."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from api.domain.roles import Role
from api.domain.versions import keep_until
from tests.bodies import Story
from tests.contract import Client
from tests.days import TODAY

GIVEN = {"received_on": "2026-03-02", "way": "letter", "source": "patient", "what": "Names are called out loud."}


def url(client: Client) -> str:
    return f"{client.here}/complaints"


def test_a_complaint_is_written_down_and_closed(story: Story) -> None:
    owner, officer = story.owner, story.sign_in(Role.PRIVACY_OFFICER, story.owner.practice_id)
    made = officer.post(url(officer), json=GIVEN)
    whole = {
        **GIVEN,
        "id": made.json()["id"],
        "version": 1,
        "reference": "C-0001",
        "person_id": None,
        "person": "",
        "disposition": "",
        "closed_on": None,
        "closed_by": "",
        "recorded_on": str(TODAY),
        "keep_until": None,
    }
    assert (made.status_code, made.json()) == (201, whole)
    assert owner.get(url(owner)).json() == {"items": [whole], "next": None}

    there = f"{url(officer)}/{whole['id']}"
    end = {"disposition": "First names are called now.", "closed_on": str(TODAY)}
    closed = officer.put(there, json=GIVEN | end, headers={"If-Match": '"1"'}).json()
    name = officer.get("/v1/me").json()["name"]
    until = str(keep_until(TODAY))
    assert closed == {**whole, **end, "version": 2, "closed_by": name, "keep_until": until}
    assert owner.delete(there).status_code == 405
    history = owner.get(f"{owner.here}/history", params={"row_id": whole["id"]}).json()["items"]
    assert [(each["action"], each["name"]) for each in history] == [("changed", "C-0001"), ("created", "C-0001")]


def test_one_that_is_opened_again_is_closed_by_nobody(story: Story) -> None:
    made = story.owner.post(url(story.owner), json=GIVEN | {"disposition": "Done.", "closed_on": str(TODAY)}).json()
    assert made["closed_by"] != ""
    body = GIVEN | {"disposition": "Done.", "closed_by": made["closed_by"]}
    again = story.owner.put(f"{url(story.owner)}/{made['id']}", json=body, headers={"If-Match": '"1"'}).json()
    assert (again["closed_on"], again["closed_by"], again["keep_until"]) == (None, "", None)


def test_each_is_given_the_next_number_and_the_newest_comes_first(story: Story) -> None:
    for _ in range(3):
        story.make("create_complaint")
    items = story.owner.get(url(story.owner)).json()["items"]
    assert [each["reference"] for each in items] == ["C-0003", "C-0002", "C-0001"]
    assert {each["person"] for each in items} == {"Robin Reyes"}


def test_nobody_can_be_named_as_the_one_who_complained(story: Story) -> None:
    """There is no field for it, and a kind is one of five words."""
    answer = story.owner.post(url(story.owner), json=GIVEN | {"name": "Mrs. Doe", "source": "Mrs. Doe"})
    assert answer.status_code == 422
    assert {fault["at"][-1] for fault in answer.json()["faults"]} == {"name", "source"}


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        ({"person_id": str(uuid4())}, "person_id"),
        ({"received_on": str(TODAY + timedelta(1))}, "received_on"),
        ({"closed_on": str(TODAY)}, "disposition"),
        ({"closed_on": "2026-03-01", "disposition": "Done."}, "closed_on"),
        ({"what": ""}, "what"),
    ],
)
def test_what_cannot_be_so_is_refused(changes: dict[str, Any], at: str, story: Story) -> None:
    answer = story.owner.post(url(story.owner), json=GIVEN | changes)
    assert (answer.status_code, [fault["at"] for fault in answer.json()["faults"]]) == (422, [["body", at]])
    assert story.owner.get(url(story.owner)).json()["items"] == []
