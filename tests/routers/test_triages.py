"""The first steps are ticked with their minute, and the timeline is put together from every record of the incident."""

from datetime import timedelta
from typing import Any

import pytest

from api.domain.roles import Role
from tests.bodies import Story
from tests.contract import Client
from tests.days import TODAY


def read(client: Client, incident: dict[str, Any]) -> dict[str, Any]:
    return dict(client.get(f"{client.here}/triages/{incident['id']}").json())


def test_a_step_is_done_at_its_minute_and_can_be_taken_back(story: Story) -> None:
    owner = story.owner
    incident = story.make("create_incident")
    url = f"{owner.here}/triages/{incident['id']}/entries"
    told = read(owner, incident)
    assert [step["id"] for step in told["steps"]][:2] == ["locate", "wipe"]
    assert {step["done_at"] for step in told["steps"]} == {None}
    made = owner.post(url, json={"step": "wipe", "what": "The tool says done.", "at": "2026-03-03T15:00:00Z"}).json()
    me = owner.get("/v1/me").json()["name"]
    told = read(owner, incident)
    step = next(step for step in told["steps"] if step["id"] == "wipe")
    done = (step["entry_id"], step["done_at"], step["done_by"], step["note"])
    assert done == (made["id"], "2026-03-03T15:00:00Z", me, "The tool says done.")
    again = owner.post(url, json={"step": "wipe"})
    assert (again.status_code, again.json()["detail"][:25]) == (409, "This step is done already")
    assert owner.delete(f"{url}/{made['id']}").status_code == 204
    assert {step["done_at"] for step in read(owner, incident)["steps"]} == {None}


def test_the_timeline_goes_from_what_happened_to_the_last_notice(story: Story) -> None:
    owner = story.owner
    incident = story.make("create_incident")
    body = {"incident_id": incident["id"], "discovered_on": "2026-03-03", "conclusion": "breach", "reasoning": "Gone."}
    breach = owner.post(f"{owner.here}/breaches", json=body | {"decided_on": "2026-03-05"}).json()
    sent = {"breach_id": breach["id"], "told": "media", "to": "The Elm News", "way": "press", "sent_on": "2026-03-20"}
    owner.post(f"{owner.here}/sendings", json=sent)
    line = {"what": "The police came.", "at": "2026-03-03T20:00:00Z"}
    owner.post(f"{owner.here}/triages/{incident['id']}/entries", json=line)
    told = [(each["mark"], each["on"], each["what"]) for each in read(owner, incident)["timeline"]]
    assert told == [
        ("happened", "2026-03-02", "It happened."),
        ("known", "2026-03-03", "It was known here."),
        ("entry", "2026-03-03", "The police came."),
        ("decided", "2026-03-05", "Decided: breach."),
        ("sent", "2026-03-20", "Told: media, The Elm News."),
        ("reported", str(TODAY), "It was put on record."),
    ]


@pytest.mark.parametrize(
    ("told", "at"),
    [
        ({}, "what"),
        ({"step": "poem"}, "step"),
        ({"what": "Later.", "at": f"{TODAY + timedelta(2)}T00:00:00Z"}, "at"),
    ],
)
def test_what_cannot_be_so_is_refused(told: dict[str, Any], at: str, story: Story) -> None:
    incident = story.make("create_incident")
    answer = story.owner.post(f"{story.owner.here}/triages/{incident['id']}/entries", json=told)
    assert (answer.status_code, [fault["at"] for fault in answer.json()["faults"]]) == (422, [["body", at]])


def test_what_is_kept_close_is_not_told_to_others(story: Story) -> None:
    manager = story.sign_in(Role.MANAGER, story.owner.practice_id)
    incident = story.make("create_incident", close=True)
    story.owner.post(f"{story.owner.here}/triages/{incident['id']}/entries", json={"what": "zebrafinch"})
    assert manager.get(f"{manager.here}/triages/{incident['id']}").status_code == 404
    assert "zebrafinch" not in manager.get(f"{manager.here}/history").text
    assert "zebrafinch" in story.owner.get(f"{story.owner.here}/history").text
