"""What is wrong with a rating or a response? 45 CFR 164.308(a)(1)(ii)(A)-(B)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from api.domain.facts import Risk
from api.domain.methods import OffScale
from api.domain.risks import Rating, Response, judge, rate_risk, under
from tests.practices import NIST_30, NIST_66, TODAY

SOUND = Risk(
    id="r1",
    number=1,
    pair="TV-001",
    threat="A thief has a password",
    vulnerability="No second step",
    inherent_likelihood="very_high",
    inherent_impact="high",
    likelihood="moderate",
    impact="moderate",
    level="moderate",
    method="nist-sp-800-30-r1",
    response="mitigate",
    owner="Ana",
    due_on=date(2026, 12, 15),
)
SUGGESTED = Rating("moderate", "moderate", "moderate")
ACCEPTED: dict[str, Any] = {
    "response": "accept",
    "approved_by": "Dr. Osei",
    "accepted_until": date(2027, 6, 1),
}


def faults(**changes: Any) -> list[str]:
    return [fault.at for fault in judge(replace(SOUND, **changes), NIST_30, "low", TODAY, SUGGESTED)]


HIGH: dict[str, Any] = {"likelihood": "high", "impact": "high", "level": "high"}


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        ({}, []),
        ({"likelihood": ""}, ["likelihood"]),
        ({"impact": ""}, ["likelihood"]),
        ({"likelihood": "often"}, ["likelihood"]),
        ({"impact": "dire"}, ["impact"]),
        ({"inherent_impact": "dire"}, ["inherent_likelihood"]),
        ({"method": "nist-sp-800-66-r2"}, ["method"]),
        ({"level": "low"}, ["level"]),
        ({"likelihood": "low", "level": "low"}, ["reason"]),
        ({"likelihood": "low", "level": "low", "reason": "Only one mailbox."}, []),
        (HIGH, ["reason", "reason"]),
        (HIGH | {"reason": "It happened to a neighbor."}, []),
        (HIGH | {"reason": "   "}, ["reason", "reason"]),
        ({"inherent_likelihood": "very_low"}, ["level"]),
        ({"inherent_likelihood": ""}, []),
        ({"response": None}, ["response"]),
        ({"response": None, "likelihood": "low", "level": "low", "reason": "Only one."}, []),
        ({"response": None, "status": "closed"}, []),
        ({"owner": " "}, ["owner"]),
        ({"due_on": None}, ["due_on"]),
        ({"due_on": TODAY}, []),
        ({"due_on": date(2026, 11, 21)}, ["due_on"]),
        ({"due_on": date(2026, 11, 21), "status": "mitigated"}, []),
        (ACCEPTED, []),
        (ACCEPTED | {"approved_by": ""}, ["approved_by"]),
        (ACCEPTED | {"accepted_until": None}, ["accepted_until"]),
        (ACCEPTED | {"accepted_until": TODAY}, []),
        (ACCEPTED | {"accepted_until": date(2026, 11, 21)}, ["accepted_until"]),
        (ACCEPTED | {"due_on": None}, []),
        (ACCEPTED | {"owner": ""}, ["owner"]),
        ({"response": "transfer", "owner": "", "due_on": None}, []),
        ({"response": "avoid", "owner": "", "due_on": None}, []),
    ],
)
def test_a_faulty_rating_or_response_is_named_at_its_field(changes: dict[str, Any], at: list[str]):
    assert faults(**changes) == at


def test_a_risk_in_the_practices_own_words_has_no_suggestion_to_differ_from():
    own = replace(SOUND, pair=None, likelihood="low", level="low")
    assert judge(own, NIST_30, "low", TODAY) == ()


def test_a_fault_says_what_to_do_in_words():
    (fault,) = judge(replace(SOUND, response=None), NIST_30, "low", TODAY, SUGGESTED)
    assert fault.message == (
        "The level is moderate, above the low that management accepts; choose what to do about it."
    )


@pytest.mark.parametrize("appetite", ["moderate", "high", "very_high"])
def test_a_level_within_the_appetite_needs_no_response(appetite: str):
    assert judge(replace(SOUND, response=None), NIST_30, appetite, TODAY, SUGGESTED) == ()


def test_rating_a_risk_writes_the_level_of_the_table_and_whose_table_it_is():
    rated = rate_risk(replace(SOUND, likelihood="low", impact="high", level=""), NIST_66)
    assert (rated.level, rated.method) == ("low", "nist-sp-800-66-r2")


def test_a_step_off_the_scale_is_not_rated():
    with pytest.raises(OffScale):
        rate_risk(replace(SOUND, likelihood="very_high"), NIST_66)


@pytest.mark.parametrize(
    ("likelihood", "impact", "by_30", "by_66"),
    [
        ("low", "high", "low", "low"),
        ("very_low", "very_high", "low", "low"),
        ("moderate", "very_high", "high", "moderate"),
        ("very_high", "high", "high", "high"),
    ],
)
def test_two_methods_may_differ_over_the_same_risk(likelihood: str, impact: str, by_30: str, by_66: str):
    risk = replace(SOUND, likelihood=likelihood, impact=impact)
    assert (under(NIST_30, risk).level, under(NIST_66, risk).level) == (by_30, by_66)


def test_there_are_four_responses():
    assert [str(response) for response in Response] == ["mitigate", "accept", "transfer", "avoid"]
