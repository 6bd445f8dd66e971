"""Who must be told of a breach, and by when? The cases of breach_deadlines.toml, and what holds for every breach."""

import tomllib
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.notifications import (
    Associate,
    Breach,
    Hold,
    Knowledge,
    Notices,
    NoTime,
    find_notices,
    rule_on,
    working_day,
)
from api.domain.sentences import spell
from api.domain.standards import rules_on
from tests.days import TODAY

RULE = rule_on(TODAY)
TOLD = tomllib.loads((Path(__file__).parent / "breach_deadlines.toml").read_text("utf-8"))
DUTIES = {"individuals": "individuals_due_on", "hhs": "hhs_due_on", "media": "media_due_on"}
DUE = DUTIES | {"covered_entity": "covered_entity_due_on"}


def breach(case: dict[str, Any]) -> Breach:
    """A case as the rule reads it."""
    facts = TOLD["base"] | {name: value for name, value in case.items() if name not in {"name", "due"}}
    if "known" in facts:
        facts["known"] = tuple(Knowledge(**each) for each in facts["known"])
    if "associate" in facts:
        facts["associate"] = Associate(**{"told_on": None} | facts["associate"])
    if "hold" in facts:
        facts["hold"] = Hold(**facts["hold"])
    return Breach(**facts)


def told(name: str, found: Notices) -> Any:
    if name in DUE:
        return getattr(found, DUE[name]) or "none"
    if name == "states":
        return " ".join(found.media_states)
    return {
        "clock": found.clock_started_on,
        "required": found.notice_required,
        "substitute": found.substitute_notice,
    }[name]


@pytest.mark.parametrize("case", TOLD["case"], ids=lambda case: case["name"])
def test_what_is_due(case: dict[str, Any]) -> None:
    found = find_notices(RULE, breach(case))
    for name, expected in case["due"].items():
        if name == "advice":
            assert found.reasons[-1].text.endswith(f"finish by {spell(expected)}.")
        else:
            assert told(name, found) == expected, name


def test_a_written_request_names_its_time() -> None:
    with pytest.raises(NoTime):
        find_notices(RULE, breach({"hold": {"form": "written", "requested_on": TODAY}}))


def test_every_paragraph_named_is_one_of_the_rule() -> None:
    citations = set()
    for said in RULE.say.values():
        citation = said["citation"]
        citations |= {citation} if isinstance(citation, str) else set(citation.values())
    known = set(rules_on(TODAY).items) | {"164.402", "164.412"}
    assert {citation for citation in citations - {""} if citation not in known} == set()


def test_an_interpretation_says_that_it_is_one() -> None:
    hold = Hold("written", date(2025, 6, 1), date(2025, 8, 31))
    moved = find_notices(RULE, replace(breach({}), hold=hold)).reasons
    assert [reason for reason in moved if "the day after the delay ends" in reason.text]
    for reason in moved:
        if reason.citation == "164.412":
            assert reason.text.startswith("Interpretive: ")
        if reason.citation == "":
            assert reason.text.startswith(("Our advice: ", "Our reading: ", "By the agreement"))


DAYS = st.dates(date(2013, 3, 26), date(2060, 12, 31))
STATES = st.dictionaries(st.sampled_from(sorted(RULE.states)), st.integers(0, 1200), max_size=4)
HOLDS = st.one_of(
    st.builds(Hold, st.just("oral"), DAYS),
    st.builds(
        lambda day, length: Hold("written", day, day + timedelta(length)),
        DAYS,
        st.integers(0, 900),
    ),
)
BREACHES = st.builds(
    Breach,
    role=st.sampled_from(["covered_entity", "business_associate"]),
    discovered_on=DAYS,
    affected=st.integers(1, 5000),
    residents=STATES,
    known=st.lists(
        st.builds(Knowledge, st.sampled_from(["workforce_member", "agent", "outsider"]), DAYS), max_size=3
    ).map(tuple),
    secured=st.booleans(),
    exclusion=st.sampled_from([None, None, None, "inadvertent_disclosure"]),
    low_probability=st.booleans(),
    associate=st.none() | st.builds(Associate, DAYS, st.none() | DAYS, st.booleans()),
    hold=st.none() | HOLDS,
    unreachable=st.integers(0, 30),
)


def days(found: Notices) -> dict[str, date]:
    """Every duty there is, with its day."""
    return {name: day for name in DUE.values() if (day := getattr(found, name)) is not None}


@given(BREACHES, st.integers(0, 800))
def test_a_later_discovery_never_moves_a_deadline_earlier(breach: Breach, later: int) -> None:
    before = days(find_notices(RULE, breach))
    after = days(find_notices(RULE, replace(breach, discovered_on=breach.discovered_on + timedelta(later))))
    assert before.keys() == after.keys()
    assert all(after[duty] >= day for duty, day in before.items())


@given(BREACHES, st.integers(0, 5000), STATES)
def test_more_people_never_remove_a_duty(breach: Breach, more: int, there: dict[str, int]) -> None:
    residents = {state: breach.residents.get(state, 0) + there.get(state, 0) for state in {*breach.residents, *there}}
    small = find_notices(RULE, breach)
    large = find_notices(RULE, replace(breach, affected=breach.affected + more, residents=residents))
    assert days(small).keys() <= days(large).keys()
    assert set(small.media_states) <= set(large.media_states)
    assert all(days(large)[duty] <= day for duty, day in days(small).items())


@given(BREACHES, HOLDS)
def test_a_delay_never_shortens(breach: Breach, hold: Hold) -> None:
    without = days(find_notices(RULE, replace(breach, hold=None)))
    held = days(find_notices(RULE, replace(breach, hold=hold)))
    assert without.keys() == held.keys()
    assert all(held[duty] >= day for duty, day in without.items())


@given(BREACHES)
def test_every_conclusion_is_told_with_its_paragraph(breach: Breach) -> None:
    found = find_notices(RULE, breach)
    assert found.notice_required == bool(days(found))
    assert any(reason.citation for reason in found.reasons)
    assert all(reason.text and "{" not in reason.text for reason in found.reasons)
    knew = {breach.discovered_on, *(each.on for each in breach.known)}
    if breach.associate is not None:
        knew |= {breach.associate.discovered_on, breach.associate.told_on or breach.discovered_on}
    assert found.clock_started_on in knew


@given(DAYS)
def test_the_working_day_before_a_weekend(day: date) -> None:
    found = working_day(day)
    assert found.weekday() < 5
    assert timedelta(0) <= day - found <= timedelta(2)
    assert (found == day) == (day.weekday() < 5)
