"""A policy's text on its way: what is not so is never approved, what is approved never changes."""

from datetime import timedelta
from uuid import uuid4

import pytest

from api.domain.roles import Role
from tests.days import TODAY
from tests.promises import (
    LATER,
    OWN,
    answer,
    approve,
    draft,
    lines,
    make_true,
    move,
    rewrite,
    stored,
    tell_again,
    version,
)


def test_what_is_not_so_is_refused_with_every_place_and_nothing_is_changed(team):
    owner = team()
    policy = draft(owner)["id"]

    refused = approve(owner, policy)

    assert refused.status_code == 422
    wrong = {fault["at"][1] for fault in refused.json()["faults"]}
    assert wrong == {id for id, each in lines(version(owner, policy)).items() if not each["matches"]}
    assert version(owner, policy)["state"] == "in_review"


def test_two_ways_out_lead_to_an_approved_policy_that_says_only_what_is_so(team):
    """The words are changed where they do not fit, and work is planned where practice has to change."""
    owner = team()
    make_true(owner)
    tell_again(owner, "leaving-noted", "no")
    answer(owner, "keys-returned", -1)
    policy = draft(owner)["id"]

    sections = stored(version(owner, policy))
    for section in sections:
        section["statements"] = [each for each in section["statements"] if each["id"] != "leaving.keys"]
    assert rewrite(owner, policy, [s for s in sections if s["statements"]]).status_code == 200
    planned = move(owner, policy, "statements/leaving.record/task", {"due_on": str(LATER), "owner": "Ann Ode"})
    assert planned.status_code == 201, planned.text
    told = lines(planned.json())["leaving.record"]
    assert (told["finding"], told["matches"], told["until"]) == ("false", True, str(LATER))
    assert told["task"]

    done = approve(owner, policy)

    assert done.status_code == 200, done.text
    assert (done.json()["state"], done.json()["approved_by"]) == ("effective", owner.get("/v1/me").json()["name"])
    assert len(done.json()["sha256"]) == 64
    assert "leaving.keys" not in lines(done.json())
    assert not any("{" in each["printed"] for each in lines(done.json()).values())
    tasks = owner.get(f"{owner.here}/tasks").json()["items"]
    assert [(task["owner"], task["due_on"]) for task in tasks] == [("Ann Ode", str(LATER))]


def test_practice_that_moves_on_makes_an_approved_policy_not_match_and_its_words_stay(team):
    owner = team()
    make_true(owner)
    policy = draft(owner)["id"]
    assert approve(owner, policy).status_code == 200
    assert owner.get(f"{owner.here}/policies/{policy}").json()["mismatches"] == 0

    tell_again(owner, "access-end-hours", "24")

    told = lines(version(owner, policy))["leaving.time"]
    assert "within 1 hour of" in told["printed"]
    assert (told["matches"], told["finding"]) == (False, "false")
    assert "within 24 hours of" in told["against"][-1]["says"]
    assert owner.get(f"{owner.here}/policies/{policy}").json()["mismatches"] == 1


def test_an_approved_version_never_changes_and_the_next_one_takes_its_place(team):
    owner = team()
    make_true(owner)
    policy = draft(owner)["id"]
    first = approve(owner, policy).json()
    assert rewrite(owner, policy, stored(first)).status_code == 409
    assert move(owner, policy, "review").status_code == 409

    begun = owner.post(f"{owner.here}/policies/{policy}/versions")
    assert begun.status_code == 201
    assert begun.headers["Location"].endswith("/versions/2")
    assert owner.post(f"{owner.here}/policies/{policy}/versions").status_code == 409
    tell_again(owner, "access-end-hours", "24")
    sections = stored(begun.json())
    sections[-1]["statements"] = sections[-1]["statements"][:-1]
    assert rewrite(owner, policy, [s for s in sections if s["statements"]], 2).status_code == 200

    same_day = approve(owner, policy, TODAY, 2)
    assert same_day.status_code == 422
    assert same_day.json()["faults"][0]["at"] == ["body", "effective_on"]
    second = move(owner, policy, "approval", {"effective_on": str(LATER)}, 2).json()

    assert (second["state"], version(owner, policy)["state"]) == ("approved", "effective")
    changes = owner.get(f"{owner.here}/policies/{policy}/versions/2/changes").json()
    marks = {each["id"]: each["mark"] for each in changes["differences"]}
    assert marks["leaving.record"] == "removed"
    assert marks["leaving.owner"] == "same"
    listed = owner.get(f"{owner.here}/policies/{policy}/versions").json()["items"]
    assert [(each["number"], each["state"], each["keep_until"]) for each in listed] == [
        (2, "approved", None),
        (1, "effective", None),
    ]


@pytest.mark.parametrize(
    ("wrong", "at"),
    [
        ({"text": "In {nowhere-at-all}."}, "text"),
        ({"covers": ["164.999(a)"]}, "covers"),
        ({"asserts": ["no-such-question"]}, "asserts"),
        ({"task_id": str(uuid4())}, "task_id"),
    ],
)
def test_what_there_is_not_is_refused_where_it_stands(sign_in, wrong, at):
    owner = sign_in()
    made = owner.post(f"{owner.here}/policies", json=OWN).json()
    line = OWN["sections"][0]["statements"][0] | wrong

    refused = rewrite(owner, made["id"], [{"title": "At night", "statements": [line]}])

    assert refused.status_code == 422
    assert refused.json()["faults"][0]["at"] == ["body", "sections", 0, "statements", 0, at]
    assert lines(version(owner, made["id"]))["own.lock"]["text"] == "The last one out locks the door."


def test_a_statement_stands_once(sign_in):
    owner = sign_in()
    line = OWN["sections"][0]["statements"][0]
    refused = owner.post(
        f"{owner.here}/policies", json={"title": "Twice", "sections": [{"title": "One", "statements": [line, line]}]}
    )

    assert refused.status_code == 422
    assert refused.json()["faults"][0]["message"] == "stands twice"


@pytest.mark.parametrize(
    ("role", "approves"),
    [
        (Role.OWNER, True),
        (Role.MANAGER, True),
        (Role.SECURITY_OFFICER, False),
        (Role.STAFF, False),
        (Role.AUDITOR, False),
    ],
)
def test_only_who_speaks_for_management_approves(sign_in, role, approves):
    owner = sign_in()
    made = owner.post(f"{owner.here}/policies", json=OWN).json()["id"]
    move(owner, made, "review")
    other = sign_in(role, owner.practice_id)

    told = move(other, made, "approval", {"effective_on": str(TODAY)})

    assert told.status_code == (200 if approves else 403)
    assert version(owner, made)["state"] == ("effective" if approves else "in_review")


def test_nothing_is_approved_unread_or_in_the_past(team):
    owner = team()
    make_true(owner)
    policy = draft(owner)["id"]

    assert move(owner, policy, "approval", {"effective_on": str(TODAY)}).status_code == 409
    early = approve(owner, policy, TODAY - timedelta(days=1))
    assert early.status_code == 422
    assert early.json()["faults"][0]["at"] == ["body", "effective_on"]


def test_an_empty_policy_is_nothing_to_approve(sign_in):
    owner = sign_in()
    made = owner.post(f"{owner.here}/policies", json={"title": "Empty"}).json()["id"]

    assert approve(owner, made).json()["faults"][0]["message"] == "there is nothing in it to approve"


def test_giving_up_the_only_draft_gives_up_the_policy_and_its_remarks(sign_in):
    owner = sign_in()
    made = owner.post(f"{owner.here}/policies", json=OWN).json()["id"]
    owner.post(f"{owner.here}/policies/{made}/comments", json={"text": "Really?"})

    url = f"{owner.here}/policies/{made}"
    gone = owner.delete(f"{url}/versions/1", headers={"If-Match": owner.get(f"{url}/versions/1").headers["ETag"]})

    assert gone.status_code == 204
    assert owner.get(url).status_code == 404


def test_the_next_review_is_set_by_the_approval(sign_in):
    owner = sign_in()
    made = owner.post(f"{owner.here}/policies", json=OWN).json()["id"]

    approve(owner, made)

    due = owner.get(f"{owner.here}/policies/{made}").json()["next_review_on"]
    assert due[:4] == str(TODAY.year + 1)
