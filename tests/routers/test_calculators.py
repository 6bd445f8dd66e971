"""The published tables over HTTP: NIST SP 800-30r1 Table I-2 and SP 800-66r2 Table 6, cell by cell."""

import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.contract import Client
from tests.databases import Database, everything

URL = "/v1/calculators/risk-level"
Visitor = Callable[..., Client]
STEPS = {"VL": "very_low", "L": "low", "M": "moderate", "H": "high", "VH": "very_high"}

# Rows by likelihood; columns by impact, least first.
TABLES = {
    "nist-sp-800-30-r1": (
        "VL L M H VH",
        ("VL VL VL VL L L", "L VL L L L M", "M VL L M M H", "H VL L M H VH", "VH VL L M H VH"),
    ),
    "nist-sp-800-66-r2": ("L M H", ("L L L L", "M L M M", "H L M H")),
}
CELLS = [
    (method, STEPS[row.split()[0]], STEPS[impact], STEPS[level])
    for method, (impacts, rows) in TABLES.items()
    for row in rows
    for impact, level in zip(impacts.split(), row.split()[1:], strict=True)
]


def rate(
    client: Client, method: str = "nist-sp-800-30-r1", likelihood: str = "low", impact: str = "high", **headers: str
) -> Any:
    return client.post(URL, json={"method": method, "likelihood": likelihood, "impact": impact}, headers=headers)


@pytest.mark.parametrize(("method", "likelihood", "impact", "level"), CELLS)
def test_rates_as_the_table_says(method: str, likelihood: str, impact: str, level: str, visitor: Visitor) -> None:
    assert rate(visitor(), method, likelihood, impact).json()["level"] == level


def test_says_which_table_in_which_edition(visitor: Visitor) -> None:
    answer = rate(visitor()).json()
    assert answer == {
        "level": "low",
        "method": "nist-sp-800-30-r1",
        "edition": "2012-09-17",
        "title": answer["title"],
        "source": answer["source"],
        "likelihood": "low",
        "impact": "high",
        "levels": ["very_low", "low", "moderate", "high", "very_high"],
    }
    assert "800-30" in answer["source"]
    assert rate(visitor(), "nist-sp-800-66-r2").json()["levels"] == ["low", "moderate", "high"]


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        ({"likelihood": "certain"}, ["body", "likelihood"]),
        ({"likelihood": None}, ["body", "likelihood"]),
        ({"impact": 5}, ["body", "impact"]),
        ({"impact": "HIGH"}, ["body", "impact"]),
        ({"method": "own"}, ["body", "method"]),
        ({"practice_id": "x"}, ["body", "practice_id"]),
    ],
)
def test_says_where_the_body_is_wrong(changes: dict[str, object], at: list[str], visitor: Visitor) -> None:
    body = {"method": "nist-sp-800-30-r1", "likelihood": "low", "impact": "high"} | changes
    answer = visitor().post(URL, json=body)
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/invalid")
    assert [fault["at"] for fault in answer.json()["faults"]] == [at]


@pytest.mark.parametrize("field", ["method", "likelihood", "impact"])
def test_says_what_is_missing(field: str, visitor: Visitor) -> None:
    body = {"method": "nist-sp-800-30-r1", "likelihood": "low", "impact": "high"}
    del body[field]
    answer = visitor().post(URL, json=body)
    assert [(fault["at"], fault["message"]) for fault in answer.json()["faults"]] == [
        (["body", field], "Field required")
    ]


@pytest.mark.parametrize("step", ["very_low", "very_high"])
def test_a_step_off_the_methods_scale_is_refused(step: str, visitor: Visitor) -> None:
    answer = rate(visitor(), "nist-sp-800-66-r2", likelihood=step)
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/off-scale")
    assert step in answer.json()["detail"]


def test_a_hundred_in_a_burst_pass_and_then_one_waits(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    moment = [1000.0]
    monkeypatch.setattr(time, "monotonic", lambda: moment[0])
    client = visitor()
    assert {rate(client).status_code for _ in range(100)} == {200}

    refused = rate(client)
    assert (refused.status_code, refused.headers["retry-after"]) == (429, "1")
    assert refused.json()["type"] == "/problems/too-many"

    moment[0] += 1
    assert [rate(client).status_code for _ in range(6)] == [200] * 5 + [429]
    moment[0] += 3600
    assert [rate(client).status_code for _ in range(101)] == [200] * 100 + [429]


def test_an_idempotency_key_is_ignored_for_nothing_is_stored(visitor: Visitor, database: Database) -> None:
    before = everything(database)
    client = visitor()
    key = {"Idempotency-Key": "once"}
    answers = [rate(client, impact=impact, **key).json()["level"] for impact in ("high", "very_high")]
    assert answers == ["low", "moderate"]
    assert everything(database) == before


STATUS = "/v1/calculators/workforce-status"
GROUP_CONTRACTOR = {
    "tax_form": "1099",
    "phi_access": True,
    "practice_directs_work": "no",
    "on_site": "substantially",
    "activities": ["treatment"],
    "bills_under": "practice",
    "own_records": False,
    "uses_practice_systems": ["ehr", "scheduling", "billing", "phones"],
    "baa_on_file": False,
    "joint_arrangement": False,
    "common_ownership": False,
    "state": "CA",
}


def test_a_groups_contractor_is_told_what_they_are_by_presumption(visitor: Visitor) -> None:
    told = visitor().post(STATUS, json=GROUP_CONTRACTOR).json()
    assert told == {
        "status": "workforce_member_by_presumption",
        "by_activity": [{"activity": "treatment", "status": "workforce_member_by_presumption"}],
        "practice_is_business_associate_of_person": False,
        "arrangements": [],
        "documents": told["documents"],
        "flags": told["flags"],
        "reasons": told["reasons"],
        "edition": "2026-07-01",
    }
    assert {"workforce_addendum", "byod_agreement", "counsel_page"} <= set(told["documents"])
    assert [flag["id"] for flag in told["flags"]] == ["workforce_by_presumption", "state_employment_law"]
    assert {reason["citation"] for reason in told["reasons"]} == {"160.103"}


def test_an_independent_clinician_on_the_practices_systems_makes_it_a_business_associate(visitor: Visitor) -> None:
    own = {"bills_under": "own", "own_records": True, "joint_arrangement": True, "common_ownership": True}
    told = visitor().post(STATUS, json=GROUP_CONTRACTOR | own).json()
    assert told["status"] == "separate_covered_entity"
    assert told["practice_is_business_associate_of_person"] is True
    assert told["arrangements"] == ["ohca", "affiliated_covered_entity"]
    wanted = {"reverse_business_associate_agreement", "ohca_memo", "joint_notice", "ace_designation"}
    assert wanted <= set(told["documents"])


def test_what_may_be_left_out_counts_as_no(visitor: Visitor) -> None:
    needed = ("tax_form", "phi_access", "practice_directs_work", "on_site", "activities", "bills_under")
    short = visitor().post(STATUS, json={fact: GROUP_CONTRACTOR[fact] for fact in needed}).json()
    assert short["status"] == "workforce_member_by_presumption"
    assert any("your State" in flag["text"] for flag in short["flags"])


def test_an_activity_named_twice_counts_once(visitor: Visitor) -> None:
    body = GROUP_CONTRACTOR | {"activities": ["treatment", "other", "treatment"]}
    told = visitor().post(STATUS, json=body).json()
    assert [hat["activity"] for hat in told["by_activity"]] == ["treatment", "other"]


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        ({"tax_form": "1098"}, ["body", "tax_form"]),
        ({"tax_form": None}, ["body", "tax_form"]),
        ({"phi_access": "perhaps"}, ["body", "phi_access"]),
        ({"practice_directs_work": True}, ["body", "practice_directs_work"]),
        ({"activities": []}, ["body", "activities"]),
        ({"activities": ["treatment", "golf"]}, ["body", "activities", 1]),
        ({"uses_practice_systems": ["fax"]}, ["body", "uses_practice_systems", 0]),
        ({"state": "California"}, ["body", "state"]),
        ({"name": "Dr. Nobody"}, ["body", "name"]),
    ],
)
def test_a_fact_that_is_none_is_refused_where_it_stands(
    changes: dict[str, object], at: list[object], visitor: Visitor
) -> None:
    answer = visitor().post(STATUS, json=GROUP_CONTRACTOR | changes)
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/invalid")
    assert [fault["at"] for fault in answer.json()["faults"]] == [at]


def test_no_name_and_no_sign_in_are_asked_for(visitor: Visitor, database: Database) -> None:
    before = everything(database)
    assert visitor().post(STATUS, json=GROUP_CONTRACTOR).status_code == 200
    assert everything(database) == before
