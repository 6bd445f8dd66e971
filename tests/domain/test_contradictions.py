"""Which statements do not fit the records? The cases are rows of contradictions.toml; a story is one sentence."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from api.domain.contradictions import LOOKS, contradiction_rules_on, find_contradictions, held_against
from api.domain.facts import Answer, Asset, Event, Facts, Flow, Person, Profile, Risk, Task, Vendor
from api.domain.records import BACKUPS, COMPUTERS, MACHINES, MAIL, PHONES, RUN_BY_VENDORS, Known
from tests.practices import BANK, CATALOGS, TODAY
from tests.written import mixed, shuffled

CASES = tomllib.loads((Path(__file__).parent / "contradictions.toml").read_text("utf-8"))["case"]
RULES = {rule.id: rule for rule in contradiction_rules_on(TODAY)}
RECORDS: dict[str, tuple[type, dict[str, Any]]] = {
    "assets": (Asset, {}),
    "vendors": (Vendor, {"service": "billing"}),
    "flows": (Flow, {"from_asset_id": None, "to_asset_id": None, "to_vendor_id": None}),
    "people": (Person, {"job": "nurse"}),
    "events": (Event, {}),
    "risks": (Risk, {"pair": None, "vulnerability": ""}),
    "tasks": (Task, {}),
}


def known(case: dict[str, Any]) -> Known:
    """The records of a case; nine people make the practice unless it says otherwise."""
    told: Any = {
        name: tuple(shape(**{**defaults, **_frozen(row)}) for row in case.get(name, ()))
        for name, (shape, defaults) in RECORDS.items()
    }
    facts = Facts(Profile(**{"people": 9, **case.get("profile", {})}), **told)
    return Known(facts, CATALOGS.types, TODAY, case.get("last_final_on"))


def _frozen(row: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}


def found(case: dict[str, Any], claims: dict[str, tuple[str, ...]]):
    return [line for line in held_against(claims, known(case), tuple(RULES.values())) if line.rule == case["rule"]]


def claimed(rule: str) -> dict[str, tuple[str, ...]]:
    return {claim: (f"asked-{claim}",) for claim in RULES[rule].claims}


def story(case: dict[str, Any]) -> str:
    return f"{case['rule']}: {case['story']}"


@pytest.mark.parametrize("case", CASES, ids=story)
def test_the_rule_fires_when_records_contradict_and_only_then(case):
    lines = found(case, claimed(case["rule"]))
    assert bool(lines) is bool(case["names"])
    for line in lines:
        assert all(name in line.text for name in case["names"])
        records = {row["id"]: row.get("name", row.get("threat", "")) for name in RECORDS for row in case.get(name, ())}
        assert set(line.subjects) <= records.keys()
        assert all(records[subject] in line.text for subject in line.subjects)


@pytest.mark.parametrize("case", [case for case in CASES if case["names"] and RULES[case["rule"]].claims], ids=story)
def test_without_the_claim_the_same_records_contradict_nothing(case):
    assert found(case, {}) == []


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_every_rule_has_a_case_that_fires_and_one_that_does_not(rule):
    assert {bool(case["names"]) for case in CASES if case["rule"] == rule.id} == {True, False}


def test_the_catalog_and_the_looks_name_the_same_rules_and_no_id_stands_twice():
    assert RULES.keys() == LOOKS.keys()
    assert len(contradiction_rules_on(TODAY)) == len(RULES)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_every_rule_cites_a_paragraph_on_file_or_none_and_reads_as_sentences(rule):
    assert rule.citation == "" or rule.citation in CATALOGS.rules.items
    assert rule.said.endswith(".")
    assert rule.mend.endswith(".")
    assert not rule.found.endswith((".", ":"))
    assert ", or " in rule.mend


@pytest.mark.parametrize("rule", [rule for rule in RULES.values() if rule.claims], ids=lambda rule: rule.id)
def test_every_claim_is_made_by_an_answer_of_the_bank(rule):
    made = {claim for question in BANK.questions.values() for option in question.options for claim in option.claims}
    assert set(rule.claims) <= made


def test_every_asset_type_and_category_that_a_look_names_is_in_the_catalog():
    assert CATALOGS.types.keys() >= BACKUPS | MAIL | PHONES | RUN_BY_VENDORS
    assert {kind.category for kind in CATALOGS.types.values()} >= COMPUTERS | MACHINES


def test_an_answer_of_the_bank_is_held_against_the_vendor_list_and_names_its_question():
    facts = Facts(
        Profile(people=9),
        answers={"agreements-signed": Answer("agreements-signed", BANK.questions["agreements-signed"].options[0].id)},
        vendors=(Vendor("v1", "Acme Billing", "billing", "yes", "missing"),),
    )
    (line,) = find_contradictions(facts, CATALOGS, TODAY, None)
    assert (line.rule, line.citation) == ("agreements-missing", "164.308(b)(3)")
    assert (line.subjects, line.questions) == (("v1",), ("agreements-signed",))
    worst = Answer("agreements-signed", BANK.questions["agreements-signed"].options[-1].id)
    assert find_contradictions(replace(facts, answers={worst.question: worst}), CATALOGS, TODAY, None) == ()


def test_of_many_records_a_few_are_named_and_all_are_subjects():
    case = {"rule": "accounts-unique", "assets": [_shared(number) for number in range(9)]}
    (line,) = found(case, claimed("accounts-unique"))
    assert len(line.subjects) == 9
    assert "Desk 5; and 3 more" in line.text
    assert "Desk 6" not in line.text


def _shared(number: int) -> dict[str, Any]:
    return {"id": f"a{number}", "name": f"Desk {number}", "type": "laptop", "shared_sign_in": "yes"}


@pytest.mark.parametrize("seed", range(5))
def test_the_order_in_which_facts_are_told_changes_nothing(seed):
    facts = mixed(seed)
    told = find_contradictions(facts, CATALOGS, TODAY, None)
    assert told
    assert find_contradictions(shuffled(facts, seed), CATALOGS, TODAY, None) == told
