"""What policies state that no record holds: told once, for every policy that states it."""

import pytest

from tests.promises import draft, lines, tell, tell_again, version


def told(client, name):
    return client.get(f"{client.here}/particulars/{name}").json()


def test_a_particular_says_what_to_weigh_and_which_policies_state_it(team):
    owner = team()

    asked = told(owner, "access-end-hours")

    assert (asked["version"], asked["value"], asked["told_on"]) == (0, "", None)
    assert "not law" in asked["hint"]
    assert [each["template"] for each in asked["used"]] == ["leaving"]
    tell(owner, access_end_hours="4")
    assert (told(owner, "access-end-hours")["value"], told(owner, "access-end-hours")["version"]) == ("4", 1)
    assert told(owner, "access-end-hours")["told_by"] == owner.get("/v1/me").json()["name"]


def test_only_what_a_policy_for_this_practice_asks_is_listed(team, keep):
    owner = team()
    names = {each["name"] for each in owner.get(f"{owner.here}/particulars").json()["items"]}
    assert "access-end-hours" in names

    keep(owner, people=1)

    alone = {each["name"] for each in owner.get(f"{owner.here}/particulars").json()["items"]}
    assert "access-end-hours" not in alone
    assert alone


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("leaving-noted", "maybe"),
        ("access-end-hours", "0"),
        ("access-end-hours", "721"),
        ("access-end-hours", "1.5"),
        ("access-end-hours", "\u0661"),
        ("access-end-hours", "soon"),
        ("documentation-place", "{practice}"),
    ],
)
def test_a_value_that_no_policy_could_state_is_refused(team, name, value):
    owner = team()

    refused = owner.put(f"{owner.here}/particulars/{name}", json={"value": value})

    assert refused.status_code == 422
    assert refused.json()["faults"][0]["at"] == ["body", "value"]
    assert told(owner, name)["version"] == 0


def test_what_is_taken_back_is_unknown_again_and_two_people_do_not_overwrite_each_other(team):
    owner = team()
    tell(owner, access_end_hours="4")
    policy = draft(owner)["id"]
    assert lines(version(owner, policy))["leaving.time"]["printed"].startswith(
        "Every account of a leaver is closed within 4"
    )

    tell_again(owner, "access-end-hours", "")

    assert lines(version(owner, policy))["leaving.time"]["finding"] == "unknown"
    url = f"{owner.here}/particulars/access-end-hours"
    assert owner.put(url, json={"value": "2"}).status_code == 428
    assert owner.put(url, json={"value": "2"}, headers={"If-Match": '"1"'}).status_code == 412


def test_what_no_policy_asks_for_is_not_there(team):
    owner = team()

    assert owner.get(f"{owner.here}/particulars/nothing").status_code == 404
    assert owner.put(f"{owner.here}/particulars/nothing", json={"value": "yes"}).status_code == 404
