"""Policies drafted from the library or in one's own words: what they cover, and where they do not match practice."""

from datetime import timedelta

from tests.days import TODAY
from tests.promises import OWN, answer, approve, draft, lines, make_true, rewrite, stored, tell, version


def test_a_draft_is_filled_with_what_is_on_record_and_shows_what_is_not_so(team):
    owner = team()
    answer(owner, "leaving-access", 0)
    tell(owner, leaving_noted="no")
    policy = draft(owner)

    told = lines(version(owner, policy["id"]))

    assert told["leaving.owner"]["printed"].startswith("Ann Ode makes sure that access ends.")
    assert (told["leaving.owner"]["matches"], told["leaving.owner"]["finding"]) == (True, "holds")
    assert (told["leaving.time"]["matches"], told["leaving.time"]["finding"]) == (False, "unknown")
    assert told["leaving.time"]["against"][0]["says"].endswith("Not told yet.")
    assert (told["leaving.record"]["matches"], told["leaving.record"]["finding"]) == (False, "false")
    assert (policy["state"], policy["number"], policy["draft"]) == ("draft", 1, 1)
    assert policy["mismatches"] == sum(not each["matches"] for each in told.values()) > 0


def test_a_retired_policy_keeps_its_versions_six_years_and_loses_its_draft(team):
    owner = team()
    make_true(owner)
    policy = draft(owner)["id"]
    approve(owner, policy)
    owner.post(f"{owner.here}/policies/{policy}/versions")

    url = f"{owner.here}/policies/{policy}"
    etag = owner.get(url).headers["ETag"]
    retired = owner.post(f"{url}/retirement", json={"reason": "Another one."}, headers={"If-Match": etag}).json()

    assert (retired["state"], retired["draft"]) == ("retired", None)
    (kept,) = owner.get(f"{url}/versions").json()["items"]
    assert (kept["ended_on"], kept["keep_until"][:4]) == (str(TODAY), str(TODAY.year + 6))
    assert owner.post(f"{url}/versions").status_code == 409
    assert draft(owner)["id"] != policy


def test_the_whole_library_is_drafted_once(team):
    owner = team()

    first = owner.post(f"{owner.here}/policies/library").json()
    again = owner.post(f"{owner.here}/policies/library").json()

    applying = [each for each in owner.get(f"{owner.here}/policies/templates").json()["items"] if each["applies"]]
    assert first == {"drafted": len(applying), "there": 0}
    assert again == {"drafted": 0, "there": len(applying)}
    listed = owner.get(f"{owner.here}/policies").json()["items"]
    assert [each["reference"] for each in listed] == sorted(each["reference"] for each in listed)
    assert all(each["mismatches"] > 0 for each in listed if each["statements"])


def test_a_list_of_policies_takes_as_many_queries_for_one_as_for_fifty(sign_in, queries):
    owner = sign_in()
    draft(owner, "encryption")
    url = f"{owner.here}/policies"
    owner.get(url)
    queries.clear()
    owner.get(url)
    one = len(queries)
    owner.post(f"{url}/library")
    owner.get(url)
    queries.clear()
    owner.get(url)

    assert len(queries) == one <= 6


def test_every_specification_shows_the_approved_statement_that_covers_it(team):
    owner = team()
    make_true(owner)
    policy = draft(owner)["id"]
    url = f"{owner.here}/policies/coverage"
    before = {each["citation"]: each["covered"] for each in owner.get(url).json()["items"]}
    assert (len(before), sum(map(len, before.values()))) == (68, 0)

    approve(owner, policy)

    after = {each["citation"]: each["covered"] for each in owner.get(url).json()["items"]}
    covering = after["164.308(a)(3)(ii)(C)"]
    assert {each["statement"] for each in covering} >= {"leaving.owner", "leaving.time"}
    assert all((each["policy_id"], each["matches"]) == (policy, True) for each in covering)
    assert after["164.308(a)(1)(ii)(A)"] == []


def test_where_nothing_applies_the_coverage_says_why(sign_in):
    owner = sign_in()
    lines = {each["citation"]: each for each in owner.get(f"{owner.here}/policies/coverage").json()["items"]}
    idle = {citation: line["not_applicable"] for citation, line in lines.items() if line["not_applicable"]}
    assert "no part of it works as a health care clearinghouse" in idle["164.308(a)(4)(ii)(A)"]
    assert {"164.314(a)(2)(ii)", "164.314(a)(2)(iii)", "164.314(b)(1)", "164.314(b)(2)(i)"} <= idle.keys()
    assert "164.308(a)(1)(ii)(A)" not in idle


def test_a_policy_in_ones_own_words_is_drafted_and_covers_what_it_says(sign_in):
    owner = sign_in()
    made = owner.post(f"{owner.here}/policies", json=OWN).json()

    done = approve(owner, made["id"], TODAY - timedelta(days=900))

    assert done.status_code == 200, done.text
    assert (done.json()["state"], done.json()["effective_on"]) == ("effective", str(TODAY - timedelta(days=900)))
    covered = {
        each["citation"]: each["covered"] for each in owner.get(f"{owner.here}/policies/coverage").json()["items"]
    }
    assert [each["text"] for each in covered["164.310(a)(2)(ii)"]] == ["The last one out locks the door."]


def test_a_template_comes_once_and_brings_its_own_words(sign_in):
    owner = sign_in()
    draft(owner, "encryption")

    assert owner.post(f"{owner.here}/policies", json={"template": "encryption"}).status_code == 409
    assert owner.post(f"{owner.here}/policies", json={"template": "nothing"}).status_code == 404
    assert owner.post(f"{owner.here}/policies", json={"template": "backup", "title": "Mine"}).status_code == 422
    assert owner.post(f"{owner.here}/policies", json={"title": " "}).status_code == 422


def test_every_policy_of_the_library_can_be_saved_as_it_was_drafted(sign_in):
    owner = sign_in()
    owner.post(f"{owner.here}/policies/library")

    for policy in owner.get(f"{owner.here}/policies").json()["items"]:
        saved = rewrite(owner, policy["id"], stored(version(owner, policy["id"])))
        assert saved.status_code == 200, (policy["title"], saved.text)
