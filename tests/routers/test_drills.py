"""A drill goes on record, tells the plan that it was tested, and leaves tasks behind for what was missing."""

from datetime import timedelta
from io import BytesIO

from pypdf import PdfReader

from tests.bodies import Story
from tests.days import TODAY
from tests.shelves import faults

GIVEN = {"on": str(TODAY), "script": "ransomware", "plan": "contingency"}


def test_a_drill_tests_its_plan_and_its_gaps_become_tasks(story: Story) -> None:
    owner, url = story.owner, f"{story.owner.here}/drills"
    assert {"what": "never_tested", "text": "No drill has tested this plan.", "asset_id": None} in owner.get(
        f"{owner.here}/plans"
    ).json()["plans"][0]["missing"]
    made = owner.post(url, json=GIVEN).json()
    assert made == {
        **GIVEN,
        "id": made["id"],
        "version": 1,
        "led_by": owner.get("/v1/me").json()["name"],
        "took_part": 1,
        "went_well": "",
        "gaps": "",
        "next_on": None,
        "task_ids": [],
    }
    contingency, incidents = owner.get(f"{owner.here}/plans").json()["plans"]
    assert {name: contingency[name] for name in ("tested_on", "tested_by_script", "test_due_on", "test_because")} == {
        "tested_on": str(TODAY),
        "tested_by_script": "Ransomware on a Monday morning",
        "test_due_on": str(TODAY + timedelta(365)),
        "test_because": "Once a year is our advice; the rule names no interval.",
    }
    assert (incidents["tested_on"], incidents["test_because"]) == (None, "No drill is on record.")

    task = {"title": "Print the insurer’s number", "detail": "Twice.", "owner": "Ann Ode", "due_on": "2027-01-04"}
    assert owner.post(f"{url}/{made['id']}/tasks", json=task).status_code == 428
    answer = owner.post(f"{url}/{made['id']}/tasks", json=task, headers={"If-Match": '"1"'})
    (id,) = answer.json()["task_ids"]
    assert (answer.status_code, answer.json()) == (201, {**made, "version": 2, "task_ids": [id]})
    put = owner.get(f"{owner.here}/tasks/{id}").json()
    assert {name: put[name] for name in task} == task
    assert [each["status"] for each in put["milestones"]] == ["open"]


def test_the_analysis_knows_of_a_test_of_the_contingency_plan_by_an_event(story: Story) -> None:
    owner, url = story.owner, f"{story.owner.here}/drills"

    def events() -> list[tuple[str, str, str]]:
        found = owner.get(f"{owner.here}/events").json()["items"]
        return [(each["kind"], each["happened_on"], each["note"]) for each in found]

    made = owner.post(url, json=GIVEN).json()
    assert events() == [("contingency_test", str(TODAY), "Ransomware on a Monday morning")]
    there = f"{url}/{made['id']}"
    owner.put(there, json=GIVEN | {"script": "power_or_flood"}, headers={"If-Match": '"1"'}).raise_for_status()
    assert events() == [("contingency_test", str(TODAY), "A storm, no power, and water on the floor")]
    other = GIVEN | {"script": "snooping", "plan": "incident_response"}
    owner.put(there, json=other, headers={"If-Match": '"2"'}).raise_for_status()
    assert events() == []
    owner.put(there, json=GIVEN, headers={"If-Match": '"3"'}).raise_for_status()
    assert len(events()) == 1
    assert owner.delete(there, headers={"If-Match": '"4"'}).status_code == 204
    assert events() == []


def test_what_cannot_be_so_is_refused(story: Story) -> None:
    body = {"on": str(TODAY + timedelta(1)), "script": "snooping", "plan": "contingency", "next_on": str(TODAY)}
    assert [at for _, at in faults(story, "drills", body)] == ["on", "plan", "next_on"]


def test_the_scripts_are_read_and_printed(story: Story) -> None:
    kit = story.owner.get(f"{story.owner.here}/drills/scripts").json()
    assert len(kit["scripts"]) >= 6
    url = f"{story.owner.here}/drills/scripts/document"
    answer = story.owner.get(url, params={"script": "lost_laptop"})
    assert answer.headers["content-disposition"] == 'attachment; filename="drill-lost-laptop.pdf"'
    found = PdfReader(BytesIO(answer.content)).pages
    text = " ".join(" ".join(page.extract_text().split()) for page in found)
    assert len(found) <= 3
    assert all(word in text for word in ("A laptop is gone from a car", "What will be done", "164.412"))
    assert story.owner.get(url, params={"script": "poem"}).status_code == 422
