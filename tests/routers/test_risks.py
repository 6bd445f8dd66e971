"""Which risks does the practice carry, how are they rated, and what will be done about each?"""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from api.db.answers import Answer
from api.db.assets import Asset
from api.db.groups import AssetGroup
from api.db.risks import Risk
from api.domain.methods import FIVE
from api.domain.roles import Role
from tests.contract import Client
from tests.days import TODAY

KEY = {
    "title": "Landlord's key",
    "threat": "The landlord comes in at night.",
    "vulnerability": "Nobody knows who has a key.",
    "likelihood": "low",
    "impact": "moderate",
}
STOLEN = {"pair": "TV-018", "likelihood": "high", "impact": "high", "reason": "It was stolen before."}
NIST_30, NIST_66 = "nist-sp-800-30-r1", "nist-sp-800-66-r2"
LATER = (TODAY + timedelta(days=90)).isoformat()


def laptop(name: str = "Laptop", **facts: Any) -> Asset:
    return Asset(name=name, type="laptop", holds_ephi="yes", **facts)


def answer(option: str, question: str = "laptop-encryption") -> Answer:
    return Answer(question=question, option=option)


def a_risk(number: int, level: str = "low", **facts: Any) -> Risk:
    """A risk by its row, rated so that it has this level."""
    fields = {"title": f"Risk {number}", "likelihood": "very_high", "impact": level, "method": NIST_30}
    row = Risk(
        id=UUID(int=number), number=number, level=level, rank=FIVE.index(level), edition=date(2012, 9, 17), **fields
    )
    row.sqlmodel_update(facts)
    return row


def recorded(client: Client, body: dict[str, Any]) -> Any:
    return client.post(f"{client.here}/risks", json=body)


def changed(client: Client, risk: dict[str, Any], **changes: Any) -> Any:
    body = {name: risk[name] for name in ("likelihood", "impact", "reason", "response", "accepted_until")} | changes
    return client.put(f"{client.here}/risks/{risk['id']}", json=body, headers={"If-Match": f'"{risk["version"]}"'})


def approved(client: Client, risk: dict[str, Any]) -> Any:
    return client.post(f"{client.here}/risks/{risk['id']}/approval", headers={"If-Match": f'"{risk["version"]}"'})


def on_record(client: Client, **asked: Any) -> list[dict[str, Any]]:
    return list(client.get(f"{client.here}/risks", params={"sort": "number", **asked}).json()["items"])


def faults(answer: Any) -> list[tuple[list[str | int], str]]:
    assert answer.status_code == 422, answer.text
    return [(fault["at"], fault["message"]) for fault in answer.json()["faults"]]


def test_a_risk_in_ones_own_words_is_rated_by_the_method(sign_in):
    officer = sign_in()

    answer = recorded(officer, KEY)

    told = answer.json()
    assert told == KEY | {
        "id": told["id"],
        "version": 1,
        "number": 1,
        "pair": None,
        "group_id": None,
        "asset_id": None,
        "inherent_likelihood": None,
        "inherent_impact": None,
        "reason": "",
        "response": None,
        "response_reason": "",
        "owner": "",
        "due_on": None,
        "accepted_until": None,
        "status": "open",
        "note": "",
        "level": "low",
        "method": NIST_30,
        "edition": "2012-09-17",
        "approved_by": "",
        "approved_on": None,
        "rated_by": officer.get("/v1/me").json()["name"],
        "rated_on": told["rated_on"],
    }
    assert told["rated_on"] is not None
    assert (answer.status_code, answer.headers["etag"]) == (201, '"1"')
    assert officer.get(answer.headers["location"]).json() == told
    assert officer.get(f"{officer.here}/risks").json() == {"items": [told], "next": None}


def test_a_risk_of_the_catalog_takes_its_words_and_its_inherent_rating_from_there(sign_in, keep):
    officer = sign_in()
    keep(officer, laptop(), answer("all-checked"))

    told = recorded(officer, {"pair": "TV-018", "likelihood": "low", "impact": "high"}).json()

    assert (told["title"], told["threat"], told["vulnerability"]) == (
        "Stolen laptop with readable ePHI",
        "Laptop stolen from a car",
        "Disk not encrypted",
    )
    assert (told["inherent_likelihood"], told["inherent_impact"], told["level"]) == ("high", "high", "low")


def test_numbers_are_never_given_twice(sign_in):
    owner = sign_in()
    people = [owner, *(sign_in(Role.MANAGER, owner.practice_id) for _ in range(3))]

    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(recorded, people * 3, [KEY] * 12))

    assert sorted(answer.json()["number"] for answer in made) == list(range(1, 13))


# the reasons that a rating needs


@pytest.mark.parametrize(("impact", "level"), [("high", "high"), ("very_high", "very_high")])
def test_high_and_above_need_a_reason(impact, level, sign_in):
    officer = sign_in()
    body = KEY | {"likelihood": "very_high", "impact": impact}

    assert faults(recorded(officer, body)) == [
        (["body", "reason"], "say why in a sentence: the level is high or above")
    ]
    assert on_record(officer) == []
    assert recorded(officer, body | {"reason": "It happened."}).json()["level"] == level


def test_a_rating_unlike_the_suggestion_needs_a_reason(sign_in, keep):
    officer = sign_in()
    keep(officer, laptop(), answer("all-checked"))
    unlike = {"pair": "TV-018", "likelihood": "very_low", "impact": "high"}

    assert faults(recorded(officer, unlike)) == [
        (["body", "reason"], "say why in a sentence: your rating differs from the suggestion")
    ]
    assert on_record(officer) == []
    told = recorded(officer, unlike | {"reason": "It never leaves the safe."}).json()
    assert faults(changed(officer, told, reason=" ")) == [
        (["body", "reason"], "say why in a sentence: your rating differs from the suggestion")
    ]
    assert changed(officer, told, reason="", likelihood="low").json()["version"] == 2


def test_a_group_is_held_against_its_own_suggestion_from_the_start(sign_in, keep):
    officer = sign_in()
    front = AssetGroup(name="Front office")
    keep(officer, front, laptop("Front laptop", group_id=front.id, encrypted="yes"), laptop("Old", encrypted="no"))
    body = {"pair": "TV-018", "group_id": str(front.id), "likelihood": "high", "impact": "high", "reason": ""}

    assert faults(recorded(officer, body)) == [
        (["body", "reason"], "say why in a sentence: your rating differs from the suggestion")
    ]
    risk = recorded(officer, body | {"likelihood": "low"}).json()

    chain = officer.get(f"{officer.here}/risks/{risk['id']}/chain").json()
    assert (chain["differs_from_suggestion"], chain["scenario"]["asset_names"]) == (False, ["Front laptop"])


def test_a_risk_in_ones_own_words_needs_its_words(sign_in):
    officer = sign_in()
    assert faults(recorded(officer, {"likelihood": "low", "impact": "low", "title": "  "})) == [
        (["body", name], "say it, or name a catalog pair") for name in ("title", "threat", "vulnerability")
    ]
    assert on_record(officer) == []


def test_a_pair_must_be_one_of_the_catalogs(sign_in):
    officer = sign_in()
    assert faults(recorded(officer, STOLEN | {"pair": "TV-999"})) == [
        (["body", "pair"], "is none of the catalog's pairs")
    ]


def test_a_pair_is_on_record_once_until_it_is_closed(sign_in, keep):
    officer = sign_in()
    keep(officer, laptop(), answer("none"))
    first = recorded(officer, STOLEN).json()

    again = recorded(officer, STOLEN)
    assert (again.status_code, again.json()["type"]) == (409, "/problems/conflict")
    assert changed(officer, first, status="closed").status_code == 200
    assert recorded(officer, STOLEN).json()["number"] == 2


@pytest.mark.parametrize("field", ["group_id", "asset_id"])
def test_a_risk_cannot_reach_into_another_practice(field, sign_in, keep):
    first, second = sign_in(), sign_in()
    group, theirs = AssetGroup(name="Front office"), laptop()
    keep(second, group, theirs)
    there = str(group.id if field == "group_id" else theirs.id)

    for id in (there, str(uuid4())):
        assert recorded(first, KEY | {field: id}).status_code == 409
    assert on_record(first) == []


@pytest.mark.parametrize(
    ("spoiled", "at"),
    [
        ({"impact": "dire"}, "impact"),
        ({"likelihood": ""}, "likelihood"),
        ({"likelihood": None}, "likelihood"),
        ({"response": "ignore"}, "response"),
        ({"status": "gone"}, "status"),
        ({"due_on": "2026-02-30"}, "due_on"),
        ({"due_on": "soon"}, "due_on"),
        ({"accepted_until": "2026-11-22T10:00:00Z"}, "accepted_until"),
        ({"title": "x" * 201}, "title"),
        ({"threat": "x" * 10_001}, "threat"),
        ({"owner": "x" * 201}, "owner"),
        ({"group_id": "front"}, "group_id"),
        ({"pair": "TV 018"}, "pair"),
        ({"level": "very_low"}, "level"),
        ({"number": 7}, "number"),
        ({"approved_by": "Dr. Osei"}, "approved_by"),
        ({"practice_id": str(uuid4())}, "practice_id"),
    ],
)
def test_a_body_that_is_off_is_refused_where_it_is_off(spoiled, at, sign_in):
    officer = sign_in()
    assert [place for place, _ in faults(recorded(officer, KEY | spoiled))] == [["body", at]]
    assert on_record(officer) == []


@pytest.mark.parametrize("field", ["likelihood", "impact", "inherent_likelihood", "inherent_impact"])
def test_a_step_that_the_new_method_lacks_is_refused(field, sign_in, keep):
    officer = sign_in()
    keep(officer, method=NIST_66)
    inherent = {"inherent_likelihood": "high", "inherent_impact": "high"}

    refused = recorded(officer, KEY | inherent | {field: "very_high", "reason": "Why."})

    name = field.removeprefix("inherent_")
    assert (refused.status_code, refused.json()["type"]) == (422, "/problems/off-scale")
    assert refused.json()["detail"] == f"'very_high' is no {name} here; use low, moderate, high."
    assert recorded(officer, KEY | inherent).json()["method"] == NIST_66


# many at once


def confirmed(client: Client, *pairs: str, reason: str = "") -> Any:
    body = {"scenarios": [{"pair": pair} for pair in pairs], "reason": reason}
    return client.post(f"{client.here}/risks/confirm", json=body)


@pytest.fixture
def officer(sign_in, keep):
    """Two scenarios that are at hand: TV-018 is high, TV-051 is not."""
    client = sign_in()
    keep(client, laptop(), answer("none"))
    told = client.get(f"{client.here}/scenarios", params={"limit": 200}).json()["items"]
    levels = {each["key"]: each["residual"]["level"] for each in told}
    assert (levels["TV-018"], levels["TV-051"]) == ("high", "moderate")
    return client


def test_suggestions_are_confirmed_in_one_go(officer):
    answer = confirmed(officer, "TV-051", "TV-018", reason="We see it the same way.")

    told = answer.json()["items"]
    assert answer.status_code == 201
    assert [(r["number"], r["pair"], r["level"], r["reason"]) for r in told] == [
        (1, "TV-051", "moderate", ""),
        (2, "TV-018", "high", "We see it the same way."),
    ]
    assert told == on_record(officer)
    chains = [officer.get(f"{officer.here}/risks/{risk['id']}/chain").json() for risk in told]
    assert [chain["differs_from_suggestion"] for chain in chains] == [False, False]


def test_confirming_again_records_nothing_anew_and_tells_what_is_on_record(officer):
    first = confirmed(officer, "TV-051", "TV-018", reason="Yes.").json()

    assert confirmed(officer, "TV-051", "TV-018", reason="Yes.").json() == first
    assert on_record(officer) == first["items"]


def test_what_is_on_record_is_left_as_it_is(officer):
    (before,) = confirmed(officer, "TV-018", reason="Yes.").json()["items"]
    mine = changed(officer, before, impact="low", reason="Only the price list is on it.").json()

    both = confirmed(officer, "TV-018", "TV-051").json()["items"]

    assert both[0] == mine
    assert [(risk["number"], risk["pair"]) for risk in both] == [(1, "TV-018"), (2, "TV-051")]


def test_a_scenario_named_twice_is_recorded_once(officer):
    assert len(confirmed(officer, "TV-051", "TV-051").json()["items"]) == 1
    assert len(on_record(officer)) == 1


def test_a_closed_risk_does_not_stand_in_the_way(officer):
    (first,) = confirmed(officer, "TV-051").json()["items"]
    changed(officer, first, status="closed")
    assert [risk["number"] for risk in confirmed(officer, "TV-051").json()["items"]] == [2]


def test_one_that_is_no_scenario_here_stops_them_all(officer):
    refused = confirmed(officer, "TV-051", "TV-076", reason="Yes.")
    assert faults(refused) == [(["body", "scenarios", 1], "is not a scenario of this practice")]
    assert on_record(officer) == []


def test_high_ones_are_confirmed_with_a_reason_or_not_at_all(officer):
    refused = confirmed(officer, "TV-051", "TV-018")

    assert faults(refused) == [(["body", "scenarios", 1], "is high or above")]
    assert refused.json()["detail"] == "Say in `reason` why these are rated so, or confirm them one by one."
    assert on_record(officer) == []


@pytest.mark.parametrize("chosen", [[], [{"pair": "TV-051"}] * 201, [{"group_id": None}], [{"pair": "TV-051", "n": 1}]])
def test_a_choice_has_one_to_two_hundred_scenarios(chosen, officer):
    body = {"scenarios": chosen, "reason": "Yes."}
    assert officer.post(f"{officer.here}/risks/confirm", json=body).status_code == 422


def test_confirming_many_takes_hardly_more_queries_than_one(officer, queries):
    told = officer.get(f"{officer.here}/scenarios", params={"limit": 200}).json()["items"]
    counts = []
    for chosen in (told[:1], told[1:]):
        queries.clear()
        confirmed(officer, *(scenario["pair"] for scenario in chosen), reason="Yes.")
        counts.append(len(queries))
    assert counts[0] == counts[1]


# changing


def test_a_changed_risk_is_rated_anew(sign_in):
    officer = sign_in()
    first = recorded(officer, KEY).json()

    second = changed(
        officer, first, likelihood="high", impact="high", reason="The lock is old.", response="mitigate", owner="Dana"
    ).json()

    assert second == first | {
        "version": 2,
        "likelihood": "high",
        "impact": "high",
        "level": "high",
        "reason": "The lock is old.",
        "response": "mitigate",
        "owner": "Dana",
        "rated_on": second["rated_on"],
    }


def test_a_change_takes_the_version_that_was_read(sign_in):
    owner = sign_in()
    manager = sign_in(Role.MANAGER, owner.practice_id)
    risk = recorded(owner, KEY).json()
    mine = changed(owner, risk, impact="low").json()

    late = changed(manager, risk, impact="moderate", response="avoid")

    assert (late.status_code, late.headers["etag"]) == (412, '"2"')
    body = {"likelihood": "low", "impact": "low"}
    assert owner.put(f"{owner.here}/risks/{risk['id']}", json=body).status_code == 428
    assert owner.get(f"{owner.here}/risks/{risk['id']}").json() == mine


def test_the_source_of_a_risk_stays_what_it_was(sign_in):
    officer = sign_in()
    refused = changed(officer, recorded(officer, KEY).json(), title="Another", pair="TV-018")
    assert [place for place, _ in faults(refused)] == [["body", "title"], ["body", "pair"]]


# accepting


@pytest.fixture
def accepting(sign_in):
    """(owner, a risk that waits for management's word)."""
    owner = sign_in()
    return owner, recorded(owner, KEY | {"response": "accept", "accepted_until": LATER}).json()


@pytest.mark.parametrize("role", [Role.OWNER, Role.MANAGER])
def test_management_approves_accepting_a_risk(role, accepting, sign_in):
    owner, risk = accepting
    client = sign_in(role, owner.practice_id)

    told = approved(client, risk).json()

    assert told == risk | {
        "version": 2,
        "approved_by": client.get("/v1/me").json()["name"],
        "approved_on": told["approved_on"],
    }
    assert told["approved_on"] is not None


@pytest.mark.parametrize("role", [Role.SECURITY_OFFICER, Role.PRIVACY_OFFICER, Role.STAFF, Role.AUDITOR])
def test_nobody_else_does(role, accepting, sign_in):
    owner, risk = accepting
    assert approved(sign_in(role, owner.practice_id), risk).status_code == 403
    assert owner.get(f"{owner.here}/risks/{risk['id']}").json() == risk


def test_an_approval_takes_the_version_that_was_read(accepting):
    owner, risk = accepting
    assert owner.post(f"{owner.here}/risks/{risk['id']}/approval").status_code == 428
    assert approved(owner, risk | {"version": 2}).status_code == 412
    assert owner.get(f"{owner.here}/risks/{risk['id']}").json() == risk


@pytest.mark.parametrize(
    ("changes", "stands"),
    [
        ({"note": "Asked again."}, True),
        ({"impact": "very_low"}, True),
        ({"response": "mitigate"}, False),
        ({"accepted_until": (date.fromisoformat(LATER) + timedelta(days=1)).isoformat()}, False),
        ({"impact": "very_high"}, False),
    ],
    ids=["another note", "a lower level", "another response", "another end", "a higher level"],
)
def test_an_approval_stands_only_for_what_was_approved(changes, stands, accepting):
    owner, risk = accepting
    approval = approved(owner, risk).json()

    told = changed(owner, approval, **changes).json()

    kept = (approval["approved_by"], approval["approved_on"]) if stands else ("", None)
    assert (told["approved_by"], told["approved_on"]) == kept


@pytest.mark.parametrize(
    "body",
    [
        {"response": "mitigate", "accepted_until": LATER},
        {"response": None, "accepted_until": LATER},
        {"response": "accept"},
        {"response": "accept", "accepted_until": "2020-01-01"},
    ],
    ids=["another response", "no response", "no end", "an end that is past"],
)
def test_there_is_nothing_to_approve_about(body, sign_in):
    owner = sign_in()
    risk = recorded(owner, KEY | body).json()

    refused = approved(owner, risk)

    assert (refused.status_code, "nothing to approve" in refused.json()["detail"]) == (409, True)
    assert owner.get(f"{owner.here}/risks/{risk['id']}").json() == risk


# the glass box


def test_a_risk_is_followed_back_to_the_answers_and_the_table_cells(officer):
    (risk,) = confirmed(officer, "TV-018", reason="It was stolen before.").json()["items"]

    chain = officer.get(f"{officer.here}/risks/{risk['id']}/chain").json()

    assert chain == {
        "risk": risk,
        "scenario": officer.get(f"{officer.here}/scenarios/TV-018").json(),
        "differs_from_suggestion": False,
        "faults": [
            {
                "at": "response",
                "message": "The level is high, above the low that management accepts; choose what to do about it.",
            }
        ],
        "other_methods": [
            {"method": NIST_66, "rating": {"likelihood": "high", "impact": "high", "level": "high"}},
        ],
    }
    assert chain["scenario"]["risk_id"] == risk["id"]
    assert chain["scenario"]["questions"] == ["laptop-encryption", "workstation-use"]
    assert "Table I-2: likelihood high × impact high → high" in chain["scenario"]["cells"]


def test_where_methods_disagree_the_chain_shows_it(sign_in):
    officer = sign_in()
    risk = recorded(officer, KEY | {"likelihood": "very_high", "impact": "very_high", "reason": "Seen."}).json()
    other = officer.get(f"{officer.here}/risks/{risk['id']}/chain").json()["other_methods"]
    assert risk["level"] == "very_high"
    assert other == [{"method": NIST_66, "rating": {"likelihood": "high", "impact": "high", "level": "high"}}]


def test_the_chain_says_when_the_answers_have_moved_on(officer):
    (risk,) = confirmed(officer, "TV-018", reason="It was stolen before.").json()["items"]
    url = f"{officer.here}/answers/laptop-encryption"
    officer.put(url, json={"option": "all-checked"}, headers={"If-Match": '"1"'})

    chain = officer.get(f"{officer.here}/risks/{risk['id']}/chain").json()

    assert chain["differs_from_suggestion"] is True
    assert chain["risk"] == risk
    assert (chain["scenario"]["selected"], chain["scenario"]["residual"]["level"]) == (False, "low")


def test_a_risk_in_ones_own_words_has_a_chain_without_a_scenario(sign_in):
    officer = sign_in()
    body = KEY | {"response": "mitigate", "due_on": "2020-01-01"}
    risk = recorded(officer, body).json()

    chain = officer.get(f"{officer.here}/risks/{risk['id']}/chain").json()

    assert (chain["scenario"], chain["differs_from_suggestion"]) == (None, False)
    assert chain["faults"] == [
        {"at": "owner", "message": "Name the person who will see that this is done."},
        {
            "at": "due_on",
            "message": "It was to be done by January 1, 2020; finish it or set a new day with a reason.",
        },
    ]


# the list


@pytest.fixture
def register(sign_in, keep):
    """(officer, six risks of mixed level, status and response)."""
    client = sign_in()
    keep(
        client,
        a_risk(1, "low", pair="TV-018"),
        a_risk(2, "high", response="mitigate"),
        a_risk(3, "moderate", status="closed"),
        a_risk(4, "high", response="accept", title="A first title"),
        a_risk(5, "very_high", status="mitigated", response="mitigate"),
        a_risk(6, "moderate", pair="TV-051"),
    )
    return client


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ({}, [1, 2, 3, 4, 5, 6]),
        ({"level": "high"}, [2, 4]),
        ({"status": "open"}, [1, 2, 4, 6]),
        ({"status": "mitigated"}, [5]),
        ({"response": "mitigate"}, [2, 5]),
        ({"response": "none"}, [1, 3, 6]),
        ({"response": "none", "status": "open"}, [1, 6]),
        ({"pair": "TV-018"}, [1]),
        ({"pair": "TV-999"}, []),
    ],
)
def test_the_list_is_narrowed(asked, numbers, register):
    assert [risk["number"] for risk in on_record(register, **asked)] == numbers


def walked(client: Client, sort: str | None) -> list[int]:
    seen: list[int] = []
    asked: dict[str, Any] = {"limit": 2} | ({} if sort is None else {"sort": sort})
    while True:
        page = client.get(f"{client.here}/risks", params=asked).json()
        seen += [risk["number"] for risk in page["items"]]
        if page["next"] is None:
            return seen
        asked["after"] = page["next"]


@pytest.mark.parametrize(
    ("sort", "numbers"),
    [
        (None, [5, 4, 2, 6, 3, 1]),
        ("-level", [5, 4, 2, 6, 3, 1]),
        ("level", [1, 3, 6, 2, 4, 5]),
        ("-number", [6, 5, 4, 3, 2, 1]),
        ("title", [4, 1, 2, 3, 5, 6]),
    ],
)
def test_the_list_is_sorted_a_page_at_a_time(sort, numbers, register):
    assert walked(register, sort) == numbers


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        ({"sort": "likelihood"}, "bad-cursor"),
        ({"sort": "practice_id"}, "bad-cursor"),
        ({"after": "AAAA"}, "bad-cursor"),
        ({"sort": "Level; drop"}, "invalid"),
        ({"level": "dire"}, "invalid"),
        ({"status": "gone"}, "invalid"),
        ({"response": "ignore"}, "invalid"),
        ({"pair": "TV 018"}, "invalid"),
    ],
)
def test_a_list_is_asked_for_in_its_own_words(asked, kind, register):
    refused = register.get(f"{register.here}/risks", params=asked)
    assert (refused.status_code, refused.json()["type"]) == (422, f"/problems/{kind}")


def test_a_longer_list_takes_no_more_queries(sign_in, keep, queries):
    client = sign_in()
    counts = []
    for number in range(1, 4):
        keep(client, a_risk(number))
        queries.clear()
        assert len(on_record(client)) == number
        counts.append(len(queries))
    assert len(set(counts)) == 1
    assert counts[0] <= 4


def test_another_practice_sees_and_touches_nothing(sign_in):
    first, second = sign_in(), sign_in()
    risk = recorded(first, KEY | {"response": "accept", "accepted_until": LATER}).json()

    assert on_record(second) == []
    assert second.get(f"{second.here}/risks/{risk['id']}").status_code == 404
    assert second.get(f"{second.here}/risks/{risk['id']}/chain").status_code == 404
    assert changed(second, risk, impact="low").status_code == 404
    assert approved(second, risk).status_code == 404
    assert second.get(f"{first.here}/risks").status_code == 404
    assert recorded(second, KEY).json()["number"] == 1
    assert on_record(first) == [risk]


@pytest.mark.parametrize(("id", "status"), [(str(UUID(int=7)), 404), ("R-014", 422), ("1", 422)])
def test_what_is_no_risk_is_not_there(id, status, sign_in):
    officer = sign_in()
    assert officer.get(f"{officer.here}/risks/{id}").status_code == status
    assert officer.get(f"{officer.here}/risks/{id}/chain").status_code == status


# many at once


def many(client: Client, risks: list[dict[str, Any]], **changes: Any) -> Any:
    items = [{"id": risk["id"], "version": risk["version"]} for risk in risks]
    return client.post(f"{client.here}/risks/bulk", json={"items": items, "set": changes})


def test_many_risks_are_rated_and_answered_at_once(sign_in):
    owner = sign_in()
    first, second = recorded(owner, KEY).json(), recorded(owner, KEY | {"impact": "low"}).json()
    officer = sign_in(Role.SECURITY_OFFICER, owner.practice_id)

    answer = many(officer, [second, first], likelihood="very_high", reason="The lock is old.", response="mitigate")

    told = {"likelihood": "very_high", "reason": "The lock is old.", "response": "mitigate", "version": 2}
    name = officer.get("/v1/me").json()["name"]
    by = {"rated_by": name}
    assert (answer.status_code, answer.json()["items"]) == (
        200,
        [second | told | by | {"level": "low"}, first | told | by | {"level": "moderate"}],
    )
    assert {risk["number"]: risk["level"] for risk in on_record(owner, sort="-level")} == {1: "moderate", 2: "low"}
    lines = owner.get(f"{owner.here}/history", params={"limit": 2}).json()["items"]
    assert {(line["row_id"], line["action"]) for line in lines} == {(risk["id"], "changed") for risk in (first, second)}


def test_many_are_changed_by_the_rules_by_which_one_is(sign_in, keep):
    """The same changes sent one by one and at once leave the same records."""
    changes = {"impact": "high", "likelihood": "very_high", "reason": "Twice this year.", "response": "transfer"}
    told = []
    for at_once in (False, True):
        owner = sign_in()
        keep(owner, laptop(), answer("none"))
        risks = [
            recorded(owner, body).json()
            for body in (KEY, STOLEN, KEY | {"response": "accept", "accepted_until": LATER})
        ]
        risks[2] = approved(owner, risks[2]).json()
        if at_once:
            after = many(owner, risks, **changes).json()["items"]
        else:
            after = [changed(owner, risk, **changes).json() for risk in risks]
        passing = ("id", "rated_by", "approved_by")
        told.append([{name: value for name, value in risk.items() if name not in passing} for risk in after])
        assert after[2]["approved_by"] == ""
    assert told[0] == told[1]


def test_the_risks_that_need_a_reason_are_named_and_none_is_changed(sign_in, keep):
    owner = sign_in()
    keep(owner, laptop(), answer("none"))
    suggested = owner.get(f"{owner.here}/scenarios", params={"limit": 200}).json()["items"]
    line = next(each for each in suggested if each["pair"] == "TV-018")["residual"]
    rated = {name: line[name] for name in ("likelihood", "impact")}
    risks = [
        recorded(owner, KEY | {"reason": "The lock is old."}).json(),
        recorded(owner, KEY).json(),
        recorded(owner, {"pair": "TV-018", "reason": "As suggested."} | rated).json(),
    ]
    before = on_record(owner)

    refused = many(owner, risks, impact="very_high", likelihood="very_high")
    assert faults(refused) == [(["body", "items", 1], "say why in a sentence: the level is high or above")]

    unlike = many(owner, risks, impact="very_low", reason="")
    assert faults(unlike) == [
        (["body", "set", "reason"], "say why in a sentence: your rating differs from the suggestion")
    ]
    assert on_record(owner) == before


@pytest.mark.parametrize(
    ("changes", "stands"),
    [
        ({"owner": "Dana"}, True),
        ({"impact": "very_low"}, True),
        ({"response": "mitigate"}, False),
        ({"impact": "very_high", "reason": "It was picked."}, False),
    ],
)
def test_an_approval_stands_only_for_what_was_approved_when_many_are_changed(changes, stands, accepting):
    owner, risk = accepting
    approval = approved(owner, risk).json()
    (told,) = many(owner, [approval], **changes).json()["items"]
    kept = (approval["approved_by"], approval["approved_on"]) if stands else ("", None)
    assert (told["approved_by"], told["approved_on"]) == kept


def test_one_risk_that_moved_on_stops_them_all(sign_in):
    owner = sign_in()
    risks = [recorded(owner, KEY).json() for _ in range(3)]
    risks[2] = changed(sign_in(Role.MANAGER, owner.practice_id), risks[2], impact="low").json() | {"version": 1}
    before = on_record(owner)
    late = many(owner, risks, owner="Dana")
    assert (late.status_code, late.json()["faults"][0]["at"]) == (412, ["body", "items", 2])
    assert on_record(owner) == before


@pytest.mark.parametrize("changes", [{"title": "Another"}, {"pair": "TV-018"}, {"level": "low"}, {"approved_by": "Me"}])
def test_what_one_cannot_change_of_a_risk_many_cannot(changes, sign_in):
    owner = sign_in()
    risk = recorded(owner, KEY).json()
    assert faults(many(owner, [risk], **changes)) == [(["body", "set", *changes], "Extra inputs are not permitted")]


def test_another_practices_risk_is_none_of_ours_to_change(sign_in):
    owner, stranger = sign_in(), sign_in()
    ours, theirs = recorded(owner, KEY).json(), recorded(stranger, KEY).json()
    assert faults(many(owner, [ours, theirs], owner="Dana")) == [
        (["body", "items", 1], "is none of the risks on record")
    ]
    assert (on_record(owner), on_record(stranger)) == ([ours], [theirs])


def test_who_may_only_read_risks_changes_none(sign_in):
    owner = sign_in()
    risk = recorded(owner, KEY).json()
    assert many(sign_in(Role.AUDITOR, owner.practice_id), [risk], owner="Dana").status_code == 403
    assert on_record(owner) == [risk]


def test_two_hundred_risks_take_no_more_queries_than_two(sign_in, keep, queries):
    owner = sign_in()
    keep(
        owner,
        laptop(),
        answer("none"),
        *(a_risk(number, pair=None, threat="T", vulnerability="V") for number in range(1, 201)),
    )
    taken, risks = [], on_record(owner, limit=200)
    for chosen in (risks[:2], risks[2:]):
        queries.clear()
        assert many(owner, chosen, owner="Dana").status_code == 200
        taken.append(len(queries))
    assert taken[0] == taken[1]
    assert {(risk["owner"], risk["version"]) for risk in on_record(owner, limit=200)} == {("Dana", 2)}
