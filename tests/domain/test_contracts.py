"""What does a contract say, and does it hold? The passages of contract_clauses.toml, and the days of a contract."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.contracts import (
    Contract,
    State,
    elements_on,
    faults,
    lacking,
    last_day,
    needed,
    search,
    state,
    valid,
)

ON = date(2026, 11, 23)
ELEMENTS = elements_on(ON)
CASES = tomllib.loads((Path(__file__).parent / "contract_clauses.toml").read_text("utf-8"))["case"]
FIFTEEN = [
    "164.504(e)(2)(i)",
    *(f"164.504(e)(2)(ii)({letter})" for letter in "ABCDEFGHIJ"),
    "164.504(e)(2)(iii)",
    *(f"164.314(a)(2)(i)({letter})" for letter in "ABC"),
]


def test_there_are_the_fifteen_elements_of_the_rule_in_its_order() -> None:
    assert [each.citation for each in ELEMENTS] == FIFTEEN


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_a_passage_says(case: dict[str, Any]) -> None:
    found = {clause.element.id: clause.suggested for clause in search(case["text"], ELEMENTS)}
    assert {id for id, how in found.items() if how == "present"} == set(case.get("has", "").split())
    assert {id for id, how in found.items() if how == "unclear"} == set(case.get("looks", "").split())


def test_every_element_is_found_in_some_passage() -> None:
    assert {id for case in CASES for id in case.get("has", "").split()} == {each.id for each in ELEMENTS}


def test_a_whole_contract_is_found_passage_by_passage_in_its_own_words() -> None:
    whole = "\n\n".join(case["text"] for case in CASES)
    found = {clause.element.id: clause for clause in search(whole, ELEMENTS)}
    assert {clause.suggested for clause in found.values()} == {"present"}
    assert all(passage in whole for clause in found.values() for passage in clause.passages)
    assert max(len(clause.passages) for clause in found.values()) <= 3


def test_an_empty_text_says_nothing() -> None:
    assert {clause.suggested for clause in search(" \n ", ELEMENTS)} == {"absent"}


@given(st.text(max_size=400))
def test_whatever_is_typed_is_read(text: str) -> None:
    assert len(search(text, ELEMENTS)) == len(FIFTEEN)


SIGNED = date(2024, 1, 10)


@pytest.mark.parametrize(
    ("contract", "is_", "holds"),
    [
        (Contract(), "draft", False),
        (Contract(executed_on=SIGNED), "in_force", True),
        (Contract(executed_on=SIGNED, effective_on=date(2026, 11, 24)), "not_yet", False),
        (Contract(executed_on=SIGNED, effective_on=ON), "in_force", True),
        (Contract(executed_on=SIGNED, expires_on=date(2027, 2, 21)), "expiring", True),
        (Contract(executed_on=SIGNED, expires_on=date(2027, 2, 22)), "in_force", True),
        (Contract(executed_on=SIGNED, expires_on=ON), "expiring", True),
        (Contract(executed_on=SIGNED, expires_on=date(2026, 11, 22)), "expired", False),
        (Contract(executed_on=SIGNED, expires_on=date(2026, 11, 22), renews=True), "in_force", True),
        (Contract(executed_on=SIGNED, ended_on=ON), "ending", False),
        (Contract(executed_on=SIGNED, ended_on=ON, disposition="destroyed"), "ended", False),
        (Contract(executed_on=SIGNED, ended_on=date(2026, 12, 31)), "in_force", True),
    ],
)
def test_where_a_contract_stands(contract: Contract, is_: State, holds: bool) -> None:
    assert (state(contract, ON), valid(contract, ON)) == (is_, holds)


def test_every_state_has_a_case() -> None:
    assert set(get_args(State)) == {"draft", "not_yet", "in_force", "expiring", "expired", "ending", "ended"}


@pytest.mark.parametrize(
    ("contract", "fields"),
    [
        (Contract(executed_on=date(2026, 11, 24)), ["executed_on"]),
        (Contract(ended_on=ON), ["executed_on"]),
        (Contract(executed_on=SIGNED, expires_on=date(2024, 1, 9)), ["expires_on"]),
        (Contract(executed_on=SIGNED, ended_on=date(2024, 1, 9)), ["ended_on"]),
        (Contract(executed_on=SIGNED, disposition="returned"), ["disposition"]),
        (Contract(executed_on=SIGNED, ended_on=ON, disposition="returned"), []),
    ],
)
def test_what_cannot_be_so(contract: Contract, fields: list[str]) -> None:
    assert [name for name, _ in faults(contract, ON)] == fields


def test_it_ends_when_it_was_ended_or_when_it_runs_out() -> None:
    assert last_day(Contract(executed_on=SIGNED, expires_on=ON)) == ON
    assert last_day(Contract(executed_on=SIGNED, expires_on=ON, renews=True)) is None
    assert last_day(Contract(executed_on=SIGNED, expires_on=ON, ended_on=SIGNED)) == SIGNED


def test_two_elements_are_left_out_where_they_do_not_apply() -> None:
    by_id = {each.id: each for each in ELEMENTS}
    assert [each.id for each in ELEMENTS if not needed(each, "no", "no")] == ["delegated", "return"]
    assert all(needed(each, "unknown", "unknown") for each in ELEMENTS)
    said = dict.fromkeys(by_id, "absent")
    assert len(lacking(said, ELEMENTS, "yes", "yes")) == len(FIFTEEN)
    assert len(lacking(said, ELEMENTS, "no", "yes")) == len(FIFTEEN) - 1
    assert lacking(dict.fromkeys(by_id, "unknown"), ELEMENTS, "yes", "yes") == []
