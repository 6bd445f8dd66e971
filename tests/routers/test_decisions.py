"""What was decided about the addressable specifications? 45 CFR 164.306(d)(3)."""

from typing import Any

import pytest

from api.db.decisions import Decision
from api.domain.roles import Role
from tests.bodies import Story
from tests.contract import Client

LOGOFF = "164.312(a)(2)(iii)"

ADDRESSABLE = [
    "164.308(a)(3)(ii)(A)",
    "164.308(a)(3)(ii)(B)",
    "164.308(a)(3)(ii)(C)",
    "164.308(a)(4)(ii)(B)",
    "164.308(a)(4)(ii)(C)",
    "164.308(a)(5)(ii)(A)",
    "164.308(a)(5)(ii)(B)",
    "164.308(a)(5)(ii)(C)",
    "164.308(a)(5)(ii)(D)",
    "164.308(a)(7)(ii)(D)",
    "164.308(a)(7)(ii)(E)",
    "164.310(a)(2)(i)",
    "164.310(a)(2)(ii)",
    "164.310(a)(2)(iii)",
    "164.310(a)(2)(iv)",
    "164.310(d)(2)(iii)",
    "164.310(d)(2)(iv)",
    "164.312(a)(2)(iii)",
    "164.312(a)(2)(iv)",
    "164.312(c)(2)",
    "164.312(e)(2)(i)",
    "164.312(e)(2)(ii)",
]
REQUIRED = [
    "164.308(a)(1)(ii)(A)",
    "164.308(a)(1)(ii)(B)",
    "164.308(a)(1)(ii)(C)",
    "164.308(a)(1)(ii)(D)",
    "164.308(a)(4)(ii)(A)",
    "164.308(a)(6)(ii)",
    "164.308(a)(7)(ii)(A)",
    "164.308(a)(7)(ii)(B)",
    "164.308(a)(7)(ii)(C)",
    "164.308(b)(3)",
    "164.310(d)(2)(i)",
    "164.310(d)(2)(ii)",
    "164.312(a)(2)(i)",
    "164.312(a)(2)(ii)",
    "164.314(a)(2)(i)",
    "164.314(a)(2)(ii)",
    "164.314(a)(2)(iii)",
    "164.314(b)(2)(i)",
    "164.314(b)(2)(ii)",
    "164.314(b)(2)(iii)",
    "164.314(b)(2)(iv)",
    "164.316(b)(2)(i)",
    "164.316(b)(2)(ii)",
    "164.316(b)(2)(iii)",
]
OTHERS = ["164.308(a)(8)", "164.312(d)", "164.314(a)(2)(i)(A)", "164.306(d)(3)", "164.404(b)", "164.999(z)"]

INSTEAD = {
    "outcome": "alternative",
    "reason": "The monitor by the chair must stay on.",
    "size_and_complexity": "Two rooms.",
    "infrastructure": "One screen.",
    "cost": "None.",
    "probability_and_criticality": "Low.",
    "alternative": "The room is locked when nobody is in it.",
    "risk_ids": [],
}


def url(client: Client, citation: str = LOGOFF) -> str:
    return f"{client.here}/decisions/{citation}"


def decided(client: Client, body: dict[str, Any] = INSTEAD, citation: str = LOGOFF, version: int | None = None) -> Any:
    headers = {} if version is None else {"If-Match": f'"{version}"'}
    return client.put(url(client, citation), json=body, headers=headers)


def approved(client: Client, version: int = 1) -> Any:
    return client.post(f"{url(client)}/approval", headers={"If-Match": f'"{version}"'})


def on_record(client: Client, **asked: Any) -> list[str]:
    items = client.get(f"{client.here}/decisions", params=asked).json()["items"]
    return [decision["citation"] for decision in items]


def test_a_decision_is_on_record_with_its_reason_and_the_four_factors(sign_in):
    officer = sign_in(Role.SECURITY_OFFICER)

    answer = decided(officer)

    told = answer.json()
    assert told == INSTEAD | {
        "id": told["id"],
        "version": 1,
        "citation": LOGOFF,
        "decided_on": told["decided_on"],
        "approved_by": "",
        "approved_on": None,
    }
    assert told["decided_on"] is not None
    assert (answer.status_code, answer.headers["etag"]) == (200, '"1"')
    assert officer.get(url(officer)).json() == told
    assert officer.get(f"{officer.here}/decisions").json() == {"items": [told], "next": None}


@pytest.mark.parametrize("role", [Role.OWNER, Role.MANAGER])
def test_management_approves_it(role, sign_in):
    owner = sign_in()
    told = decided(owner).json()
    client = sign_in(role, owner.practice_id)

    approval = approved(client).json()

    assert approval == told | {
        "version": 2,
        "approved_by": client.get("/v1/me").json()["name"],
        "approved_on": told["decided_on"],
    }


@pytest.mark.parametrize("role", [Role.SECURITY_OFFICER, Role.PRIVACY_OFFICER, Role.STAFF, Role.AUDITOR])
def test_nobody_else_does(role, sign_in):
    owner = sign_in()
    told = decided(owner).json()
    assert approved(sign_in(role, owner.practice_id)).status_code == 403
    assert owner.get(url(owner)).json() == told


@pytest.mark.parametrize("changes", [{"cost": "A little."}, {"outcome": "implement"}, {}], ids=str)
def test_whatever_is_decided_anew_is_approved_anew(changes, sign_in):
    owner = sign_in()
    decided(owner)
    approved(owner)

    told = decided(owner, INSTEAD | changes, version=2).json()

    assert (told["version"], told["approved_by"], told["approved_on"]) == (3, "", None)


@pytest.mark.parametrize("citation", ADDRESSABLE)
def test_an_addressable_specification_can_be_decided(citation, sign_in):
    owner = sign_in()
    assert decided(owner, citation=citation).status_code == 200
    assert owner.get(url(owner, citation)).json()["citation"] == citation


@pytest.mark.parametrize("citation", REQUIRED + OTHERS)
def test_nothing_else_can(citation, sign_in):
    owner = sign_in()
    refused = decided(owner, citation=citation)
    assert (refused.status_code, refused.json()["detail"]) == (
        409,
        f"{citation} is not an addressable specification, so there is nothing to decide about it.",
    )
    assert on_record(owner) == []


def test_the_rule_has_22_addressable_and_24_required_specifications():
    assert (len(set(ADDRESSABLE)), len(set(REQUIRED))) == (22, 24)


@pytest.mark.parametrize(
    ("body", "at"),
    [
        ({"outcome": "alternative", "reason": "", "alternative": ""}, ["reason", "alternative"]),
        ({"outcome": "alternative", "reason": "It must stay on."}, ["alternative"]),
        ({"outcome": "alternative", "alternative": "A locked room."}, ["reason"]),
        ({"outcome": "not_reasonable", "reason": "  "}, ["reason"]),
    ],
)
def test_deciding_against_it_takes_a_reason_and_what_is_done_instead(body, at, sign_in):
    owner = sign_in()
    refused = decided(owner, body)
    assert (refused.status_code, [fault["at"] for fault in refused.json()["faults"]]) == (
        422,
        [["body", field] for field in at],
    )
    assert on_record(owner) == []


@pytest.mark.parametrize("body", [{"outcome": "implement"}, {"outcome": "not_reasonable", "reason": "No screen."}])
def test_what_each_outcome_needs_is_enough(body, sign_in):
    assert decided(sign_in(), body).status_code == 200


@pytest.mark.parametrize(
    ("spoiled", "at"),
    [
        ({"outcome": "postpone"}, "outcome"),
        ({"outcome": None}, "outcome"),
        ({"reason": "x" * 10_001}, "reason"),
        ({"cost": 12}, "cost"),
        ({"approved_by": "Dr. Osei"}, "approved_by"),
        ({"decided_on": "2020-01-01"}, "decided_on"),
        ({"citation": LOGOFF}, "citation"),
    ],
)
def test_a_body_that_is_off_is_refused_where_it_is_off(spoiled, at, sign_in):
    owner = sign_in()
    refused = decided(owner, INSTEAD | spoiled)
    assert (refused.status_code, [fault["at"] for fault in refused.json()["faults"]]) == (422, [["body", at]])
    assert on_record(owner) == []


@pytest.mark.parametrize("citation", ["logoff", "45 CFR 164.312", "164", "164.312(a)(2)(iii)x" * 4])
def test_what_is_no_citation_is_refused(citation, sign_in):
    owner = sign_in()
    assert decided(owner, citation=citation).status_code == 422
    assert owner.get(url(owner, citation)).status_code == 422


def test_changing_and_approving_take_the_version_that_was_read(sign_in):
    owner = sign_in()
    manager = sign_in(Role.MANAGER, owner.practice_id)
    decided(owner)
    mine = decided(owner, INSTEAD | {"cost": "A little."}, version=1).json()

    late = decided(manager, INSTEAD | {"cost": "Much."}, version=1)

    assert (late.status_code, late.headers["etag"]) == (412, '"2"')
    assert decided(manager).status_code == 428
    assert approved(manager, version=1).status_code == 412
    assert manager.post(f"{url(manager)}/approval").status_code == 428
    assert owner.get(url(owner)).json() == mine


def test_a_version_of_what_is_not_there_is_stale(sign_in):
    owner = sign_in()
    assert decided(owner, version=1).status_code == 412
    assert on_record(owner) == []


def test_there_is_nothing_to_approve_before_a_decision(sign_in):
    owner = sign_in()
    assert approved(owner).status_code == 404
    assert owner.get(url(owner)).status_code == 404


@pytest.mark.parametrize("role", [Role.STAFF, Role.AUDITOR])
def test_who_may_not_decide(role, sign_in):
    owner = sign_in()
    assert decided(sign_in(role, owner.practice_id)).status_code == 403
    assert on_record(owner) == []


def test_decisions_are_listed_by_citation_either_way_a_page_at_a_time(sign_in, keep):
    owner = sign_in()
    keep(owner, *(Decision(citation=citation, outcome="implement") for citation in reversed(ADDRESSABLE[:5])))

    first = owner.get(f"{owner.here}/decisions", params={"limit": 3}).json()

    assert [decision["citation"] for decision in first["items"]] == ADDRESSABLE[:3]
    assert on_record(owner, limit=3, after=first["next"]) == ADDRESSABLE[3:5]
    assert on_record(owner, sort="-citation") == ADDRESSABLE[4::-1]
    assert owner.get(f"{owner.here}/decisions", params={"sort": "outcome"}).status_code == 422
    assert owner.get(f"{owner.here}/decisions", params={"sort": "id", "after": first["next"]}).status_code == 422


def test_another_practice_sees_and_touches_nothing(sign_in):
    first, second = sign_in(), sign_in()
    told = decided(first).json()

    assert second.get(url(second)).status_code == 404
    assert on_record(second) == []
    assert approved(second).status_code == 404
    assert second.get(url(first)).status_code == 404
    assert decided(second, {"outcome": "implement"}).json()["version"] == 1
    assert first.get(url(first)).json() == told


def test_a_longer_list_takes_no_more_queries(sign_in, keep, queries):
    owner = sign_in()
    counts = []
    for citation in ADDRESSABLE[:3]:
        keep(owner, Decision(citation=citation, outcome="implement"))
        queries.clear()
        on_record(owner)
        counts.append(len(queries))
    assert len(set(counts)) == 1


def test_a_decision_names_the_risks_that_it_bears_on(story: Story) -> None:
    risk, url = story.make("create_risk"), f"{story.owner.here}/decisions/{LOGOFF}"
    body = {"outcome": "not_reasonable", "reason": "One room, two people.", "risk_ids": [risk["id"]]}
    answer = story.owner.put(url, json=body)
    assert (answer.status_code, answer.json()["risk_ids"]) == (200, [risk["id"]])
    strange = body | {"risk_ids": [risk["id"], str(story.owner.practice_id)]}
    refused = story.owner.put(url, json=strange, headers={"If-Match": '"1"'})
    assert (refused.status_code, [fault["at"] for fault in refused.json()["faults"]]) == (422, [["body", "risk_ids"]])
