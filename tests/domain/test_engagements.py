"""Is this vendor a business associate? Vendors of real life, and what holds for every combination of answers."""

import tomllib
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.domain.engagements import Said, Status, judge, table_on, unasked
from api.domain.standards import rules_on

TODAY = date(2026, 11, 23)
TABLE = table_on(TODAY)
QUESTIONS = [question.id for question in TABLE.questions]
MAKES = [question.id for question in TABLE.questions if question.part == "makes"]
CASES = tomllib.loads(Path(__file__).with_name("engagements.toml").read_text())["case"]
ANSWERS = st.dictionaries(st.sampled_from(QUESTIONS), st.sampled_from(get_args(Said)))
RANK: dict[Status, int] = {"not_business_associate": 0, "undetermined": 1, "business_associate": 2}


def told(case: dict[str, Any]) -> dict[str, Said]:
    said: dict[str, Said] = dict.fromkeys(QUESTIONS, "no")
    said |= dict.fromkeys(case["yes"], "yes")
    return said | dict.fromkeys(case.get("unknown", []), "unknown")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["vendor"])
def test_what_a_vendor_of_real_life_is(case: dict[str, Any]) -> None:
    assert unasked(TABLE, told(case)) == []
    result = judge(TABLE, told(case))
    assert (result.status, result.case.id) == (case["status"], case["by"])


def test_every_case_of_the_table_has_a_vendor() -> None:
    assert {case["by"] for case in CASES} == {case.id for case in TABLE.cases}
    assert len({case["vendor"] for case in CASES}) >= 60


def test_the_table_ends_in_a_case_that_fits_everything_and_names_only_what_is_asked() -> None:
    assert TABLE.cases[-1].when == {}
    assert {fact for case in TABLE.cases for fact in case.when} <= {*QUESTIONS, "excused", "open"}
    assert all(answer in get_args(Said) for case in TABLE.cases for fit in case.when.values() for answer in fit)
    assert max(Counter(case.id for case in TABLE.cases).values()) == 1


def test_every_result_cites_and_says_why() -> None:
    for case in TABLE.cases:
        assert case.reasons[0].citation, case.id
        assert case.status in get_args(Status)
    cited = {each.citation for case in TABLE.cases for each in (*case.reasons, *case.then)}
    assert {each for each in cited if each.startswith("164.3")} <= rules_on(TODAY).items.keys()


def test_nothing_answered_is_undetermined_and_says_what_would_settle_it() -> None:
    result = judge(TABLE, {})
    assert (result.status, [each.id for each in result.changes]) == ("undetermined", [*MAKES, "another"])


def test_what_is_not_asked_is_named() -> None:
    assert unasked(TABLE, {"keeps": "yes", "sells": "no", "cooks": "no"}) == ["cooks", "sells"]


@given(ANSWERS)
@settings(max_examples=50)
def test_what_changes_the_result_does_change_it(said: dict[str, Said]) -> None:
    result = judge(TABLE, said)
    for question in result.changes:
        others = [judge(TABLE, {**said, question.id: answer}).status for answer in get_args(Said)]
        assert set(others) != {result.status}


@given(ANSWERS, st.sampled_from(MAKES))
@settings(max_examples=50)
def test_a_job_with_patient_information_never_makes_it_less_of_an_associate(said: dict[str, Said], job: str) -> None:
    before, after = judge(TABLE, {**said, job: "no"}).status, judge(TABLE, {**said, job: "yes"}).status
    if "subcontractor" not in {before, after}:
        assert RANK[after] >= RANK[before]


@given(ANSWERS)
@settings(max_examples=50)
def test_another_job_undoes_every_excuse(said: dict[str, Said]) -> None:
    assert judge(TABLE, {**said, "another": "yes"}).status == "business_associate"


@given(ANSWERS)
@settings(max_examples=50)
def test_nobody_is_excused_while_another_job_is_possible(said: dict[str, Said]) -> None:
    assert judge(TABLE, {**said, "another": "unknown"}).status in {"undetermined", "business_associate"}
