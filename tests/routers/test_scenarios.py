"""Which risks do the answers and the inventory bring up, and why these?"""

from datetime import date
from typing import Any

import pytest

from api.db.answers import Answer
from api.db.assets import Asset
from api.db.groups import AssetGroup
from api.db.risks import Risk
from api.domain.methods import FIVE
from api.domain.roles import Role
from tests.contract import Client

STOLEN = "TV-018"


def laptop(name: str, **facts: Any) -> Asset:
    return Asset(name=name, type="laptop", holds_ephi="yes", **facts)


def answer(option: str, question: str = "laptop-encryption", note: str = "") -> Answer:
    return Answer(question=question, option=option, note=note)


def scenarios(client: Client, *, selected: bool = True, limit: int = 200) -> list[dict[str, Any]]:
    asked = {"selected": selected, "limit": limit}
    return list(client.get(f"{client.here}/scenarios", params=asked).json()["items"])


def keys(client: Client, *, selected: bool = True) -> list[str]:
    return [scenario["key"] for scenario in scenarios(client, selected=selected)]


def scenario(client: Client, key: str = STOLEN) -> dict[str, Any]:
    return dict(client.get(f"{client.here}/scenarios/{key}").json())


def test_a_scenario_names_its_assets_and_the_answers_it_rests_on(sign_in, keep):
    officer = sign_in()
    clinic, front = laptop("Clinic laptop", encrypted="no"), laptop("Front laptop", encrypted="yes")
    keep(officer, clinic, front, answer("none"), answer("dont_know", "workstation-use"))

    told = scenario(officer)

    assert told == {
        "key": "TV-018",
        "pair": "TV-018",
        "group_id": None,
        "title": "Stolen laptop with readable ePHI",
        "category": "loss_theft",
        "threat": "Laptop stolen from a car",
        "vulnerability": "Disk not encrypted",
        "at_risk": ["confidentiality"],
        "citations": ["164.312(a)(2)(iv)", "164.310(d)(1)", "164.310(c)"],
        "typical_safeguards": ["full-disk encryption", "no devices left in cars"],
        "asset_ids": [str(clinic.id), str(front.id)],
        "asset_names": ["Clinic laptop", "Front laptop"],
        "selected": True,
        "because": [
            "It reaches what you have on record: Laptop (Clinic laptop; Front laptop).",
            "Full-disk encryption on laptops and computers: No. (question laptop-encryption)",
            "On record as not encrypted: Clinic laptop.",
        ],
        "safeguards": [],
        "missing": [
            "Full-disk encryption on laptops and computers",
            "Rules for workstation use and physical protection",
        ],
        "questions": ["laptop-encryption", "workstation-use"],
        "inherent": {"likelihood": "high", "impact": "high", "level": "high"},
        "residual": {"likelihood": "high", "impact": "high", "level": "high"},
        "factors": [
            {
                "name": "Likelihood that it starts",
                "value": "moderate",
                "because": "How likely somebody starts it against a small practice: our suggestion, "
                "on the scale of Table G-2.",
            },
            {
                "name": "Vulnerability as answered",
                "value": "very_high",
                "because": "The weakest safeguard against it is not in place: "
                "Full-disk encryption on laptops and computers.",
            },
            {
                "name": "On record about your assets",
                "value": "very_high",
                "because": "On record as not encrypted: Clinic laptop.",
            },
            {
                "name": "Impact",
                "value": "high",
                "because": "What it would do to a small practice and its patients: our suggestion.",
            },
        ],
        "cells": [
            "Table G-5: initiation moderate × adverse impact very high → high",
            "Table I-2: likelihood high × impact high → high",
            "Without safeguards, Table G-5: initiation moderate × adverse impact very high → high",
            "Without safeguards, Table I-2: likelihood high × impact high → high",
        ],
        "differs": [],
        "risk_id": None,
    }
    assert told in scenarios(officer)


def test_an_answer_closes_a_scenario_and_it_says_why(sign_in, keep):
    officer = sign_in()
    keep(officer, laptop("Laptop"))
    assert STOLEN in keys(officer)

    officer.put(f"{officer.here}/answers/laptop-encryption", json={"option": "all-checked"})

    assert STOLEN not in keys(officer)
    closed = next(each for each in scenarios(officer, selected=False) if each["key"] == STOLEN)
    assert closed["selected"] is False
    assert any("(question laptop-encryption)" in sentence for sentence in closed["because"])
    assert closed["safeguards"] == ["Full-disk encryption on laptops and computers"]
    assert FIVE.index(closed["residual"]["level"]) < FIVE.index(closed["inherent"]["level"])


def test_every_scenario_is_in_one_list_or_the_other_with_a_reason(sign_in, keep):
    officer = sign_in()
    keep(officer, laptop("Laptop"), Asset(name="Chart", type="ehr_cloud"), answer("all-checked"))

    opened, closed = keys(officer), keys(officer, selected=False)

    assert opened
    assert closed
    assert not set(opened) & set(closed)
    for each in scenarios(officer) + scenarios(officer, selected=False):
        assert each["because"][0].startswith("It reaches what you have on record: ")


def test_nothing_on_record_is_reached_by_nothing(sign_in, keep):
    officer = sign_in()
    assert officer.get(f"{officer.here}/scenarios").json() == {"items": [], "next": None}

    keep(officer, laptop("Old laptop", retired_on=date(2026, 1, 1)))

    assert keys(officer) == keys(officer, selected=False) == []


def test_the_reason_why_a_question_does_not_apply_is_the_reason_why_the_scenario_is_shut(sign_in, keep):
    officer = sign_in()
    others = [
        answer("not_applicable", question, "Nobody works so here.")
        for question in ("workstation-use", "device-management", "home-saving")
    ]
    keep(officer, laptop("Laptop"), answer("not_applicable", note="It only runs the wall screen"), *others)

    assert STOLEN in keys(officer, selected=False)
    assert any("It only runs the wall screen." in sentence for sentence in scenario(officer)["because"])


# groups


def test_a_group_that_would_be_rated_otherwise_is_pointed_out_and_then_singled_out(sign_in, keep):
    officer = sign_in()
    front = AssetGroup(name="Front office")
    safe, other = laptop("Front laptop", group_id=front.id, encrypted="yes"), laptop("Clinic laptop", encrypted="no")
    keep(officer, front, safe, other)
    together = scenario(officer)
    assert together["asset_names"] == ["Clinic laptop", "Front laptop"]
    assert together["differs"] == [{"group_id": str(front.id), "level": "low"}]
    key = f"{STOLEN}:{front.id}"
    assert officer.get(f"{officer.here}/scenarios/{key}").status_code == 404

    body = {"pair": STOLEN, "group_id": str(front.id), "likelihood": "low", "impact": "high", "reason": "Encrypted."}
    risk = officer.post(f"{officer.here}/risks", json=body).json()

    apart, rest = scenario(officer, key), scenario(officer)
    assert (apart["key"], apart["group_id"], apart["risk_id"]) == (key, str(front.id), risk["id"])
    assert (apart["asset_ids"], rest["asset_ids"]) == ([str(safe.id)], [str(other.id)])
    assert (apart["residual"]["level"], rest["residual"]["level"]) == ("low", "high")
    assert (rest["differs"], rest["risk_id"]) == ([], None)


def test_a_scenario_knows_the_risk_that_records_it(sign_in, keep):
    officer = sign_in()
    keep(officer, laptop("Laptop"), answer("none"))

    body = {"scenarios": [{"pair": STOLEN}], "reason": "It was stolen before."}
    (risk,) = officer.post(f"{officer.here}/risks/confirm", json=body).json()["items"]

    assert scenario(officer)["risk_id"] == risk["id"]


# the list


def test_the_most_telling_come_first(sign_in, keep):
    officer = sign_in()
    keep(officer, laptop("Laptop"), Asset(name="Chart", type="ehr_cloud"), Asset(name="Mail", type="email_service"))

    order = [
        tuple(-FIVE.index(each[rating]["level"]) for rating in ("residual", "inherent")) for each in scenarios(officer)
    ]

    assert order == sorted(order)
    assert len(set(order)) > 2


def test_pages_follow_one_another_without_a_gap(sign_in, keep):
    officer = sign_in()
    keep(officer, laptop("Laptop"), Asset(name="Chart", type="ehr_cloud"))
    seen, after = [], {}
    while True:
        page = officer.get(f"{officer.here}/scenarios", params={"limit": 5, **after}).json()
        seen += page["items"]
        if page["next"] is None:
            break
        after = {"after": page["next"]}

    assert seen == scenarios(officer)
    assert len(seen) > 5


@pytest.mark.parametrize("bad", [{"selected": "perhaps"}, {"limit": 201}, {"after": "A"}, {"after": "VFYtOTk5"}])
def test_a_list_is_asked_for_in_its_own_words(bad, sign_in, keep):
    officer = sign_in()
    keep(officer, laptop("Laptop"))
    assert officer.get(f"{officer.here}/scenarios", params=bad).status_code == 422


@pytest.mark.parametrize("key", ["TV-999", "TV-018:", "TV-018:01a202db-1389-7cea-bb86-457ec893e471", "TV-076"])
def test_what_is_no_scenario_of_this_practice_is_not_there(key, sign_in, keep):
    officer = sign_in()
    keep(officer, laptop("Laptop"))
    assert officer.get(f"{officer.here}/scenarios/{key}").status_code == 404


def test_another_practices_assets_and_answers_bring_up_nothing_here(sign_in, keep):
    first, second = sign_in(), sign_in()
    keep(first, laptop("Laptop"), answer("none"))

    assert keys(second) == keys(second, selected=False) == []
    assert second.get(f"{second.here}/scenarios/{STOLEN}").status_code == 404
    assert second.get(f"{first.here}/scenarios/{STOLEN}").status_code == 404


@pytest.mark.parametrize(("role", "status"), [(Role.AUDITOR, 200), (Role.STAFF, 403)])
def test_who_may_look(role, status, sign_in, keep):
    owner = sign_in()
    keep(owner, laptop("Laptop"))
    client = sign_in(role, owner.practice_id)
    assert client.get(f"{client.here}/scenarios").status_code == status
    assert client.get(f"{client.here}/scenarios/{STOLEN}").status_code == status


def test_a_longer_list_takes_no_more_queries(sign_in, keep, queries):
    officer = sign_in()
    counts = []
    for number, type_ in enumerate(("laptop", "ehr_cloud", "email_service")):
        risk = Risk(number=number, likelihood="low", impact="low", level="low", method="m", edition=date(2012, 9, 17))
        keep(officer, Asset(name=type_, type=type_), risk)
        queries.clear()
        counts.append((len(scenarios(officer)), len(queries)))
    assert counts[0][0] < counts[1][0] < counts[2][0]
    assert len({count for _, count in counts}) == 1
