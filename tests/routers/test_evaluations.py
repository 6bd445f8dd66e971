"""Evaluations are kept whole, and the next one's day is told with whose word it is."""

from datetime import timedelta

from tests.bodies import Story
from tests.days import TODAY
from tests.shelves import faults, lives

GIVEN = {"evaluated_on": str(TODAY), "trigger": "periodic", "technical": "Sign-in."}
FULL = {**GIVEN, "because": "", "nontechnical": "", "findings": "", "made_by": "", "next_on": None, "task_ids": []}


def test_an_evaluation_lives(story: Story) -> None:
    later = GIVEN | {
        "trigger": "operations",
        "because": "A new EHR.",
        "nontechnical": "Training.",
        "made_by": "Ann Lee",
    }
    lives(story, "evaluations", "Evaluation", GIVEN, FULL, later)


def test_the_next_is_due_a_year_after_one_that_looked_at_both_sides(story: Story) -> None:
    url = f"{story.owner.here}/evaluations"
    story.owner.post(url, json=GIVEN)
    assert story.owner.get(f"{url}/due").json() == {
        "state": "never",
        "due_on": None,
        "because": "164.308(a)(8) asks for a technical and a nontechnical evaluation. None is on record.",
    }
    story.owner.post(url, json=GIVEN | {"nontechnical": "Training."})
    assert story.owner.get(f"{url}/due").json() == {
        "state": "planned",
        "due_on": str(TODAY + timedelta(365)),
        "because": "Once a year is our advice; the rule names no interval.",
    }


def test_what_cannot_be_so_is_refused(story: Story) -> None:
    body = {"evaluated_on": str(TODAY + timedelta(1)), "trigger": "periodic", "next_on": str(TODAY)}
    assert [at for _, at in faults(story, "evaluations", body)] == ["evaluated_on", "next_on", "technical"]


def test_a_finding_becomes_a_task_and_the_evaluation_keeps_which(story: Story) -> None:
    owner = story.owner
    made = owner.post(f"{owner.here}/evaluations", json=GIVEN).json()
    url, task = f"{owner.here}/evaluations/{made['id']}/tasks", {"title": "Turn the second factor on", "owner": "Ann"}
    assert owner.post(url, json=task).status_code == 428
    answer = owner.post(url, json=task, headers={"If-Match": '"1"'})
    (id,) = answer.json()["task_ids"]
    assert (answer.status_code, answer.json()) == (201, {**made, "version": 2, "task_ids": [id]})
    assert owner.get(f"{owner.here}/tasks/{id}").json()["owner"] == "Ann"
