"""Was it a breach? The cases of breach_assessments.toml, and what holds for every assessment."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain import breaches as rules
from api.domain.breaches import FACTORS, Assessment, Conclusion, Found
from api.domain.notifications import Breach, rule_on

ON = date(2026, 11, 23)
GUIDE, RULE = rules.guide_on(ON), rule_on(ON)
CASES = tomllib.loads((Path(__file__).parent / "breach_assessments.toml").read_text("utf-8"))["case"]
BREACH = Breach(role="covered_entity", discovered_on=date(2026, 3, 3), affected=412)


def told(case: dict[str, Any]) -> Assessment:
    """A case as the rule reads it."""
    facts = {name: value for name, value in case.items() if name not in {"name", "then", *FACTORS}}
    factors = {id: Found(*case[id]) for id in FACTORS if id in case}
    return Assessment(**{"discovered_on": date(2026, 3, 3)} | facts, factors=factors)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_comes_of_it(case: dict[str, Any]) -> None:
    found = rules.stand(GUIDE, told(case))
    came = {
        "state": found.state,
        "suggested": found.suggested,
        "missing": " ".join(name for name, _ in found.missing),
        "refused": " ".join(name for name, _ in rules.faults(told(case), ON)),
        "notices": rules.clock(RULE, GUIDE, BREACH, told(case)).notice_required,
        "says": found.reasons[-2].text.rpartition(": ")[2].rstrip("."),
    }
    assert {name: came[name] for name in case["then"]} == case["then"]


def test_every_conclusion_has_a_case_in_which_it_stands() -> None:
    stood = {case["conclusion"] for case in CASES if "conclusion" in case and case["then"].get("state")}
    assert stood == set(get_args(Conclusion)) - {"open"}


@pytest.mark.parametrize("factor", GUIDE.factors, ids=lambda factor: factor.id)
def test_each_factor_stands_with_its_paragraph(factor: rules.Factor) -> None:
    numeral = ("i", "ii", "iii", "iv")[FACTORS.index(factor.id)]
    assert factor.citation == f"164.402(2)({numeral})"


def test_there_are_four_of_them() -> None:
    assert tuple(factor.id for factor in GUIDE.factors) == FACTORS


weights = st.sampled_from(get_args(rules.Weight))
facts = st.builds(
    Assessment,
    discovered_on=st.just(date(2026, 3, 3)),
    phi=st.sampled_from(("yes", "no", "unknown")),
    permitted=st.sampled_from(("yes", "no", "unknown")),
    permitted_why=st.sampled_from(("", "164.506")),
    secured=st.sampled_from(("yes", "no", "unknown")),
    secured_why=st.sampled_from(("", "Encrypted.")),
    exclusion=st.sampled_from((None, "inadvertent_disclosure")),
    exclusion_why=st.sampled_from(("", "Shown.")),
    factors=st.fixed_dictionaries({id: st.builds(Found, weights, st.sampled_from(("", "Why."))) for id in FACTORS}),
    conclusion=st.sampled_from(get_args(Conclusion)),
    reasoning=st.sampled_from(("", "Because.")),
    affected=st.sampled_from((None, 1, 500)),
)


@given(facts)
def test_the_program_never_finds_a_low_probability_by_itself(one: Assessment) -> None:
    assert rules.suggest(one) != "low_probability"


@given(facts)
def test_notices_are_spared_only_by_a_conclusion_that_rests_on_something(one: Assessment) -> None:
    if not list(rules.faults(one, ON)):
        required = rules.clock(RULE, GUIDE, BREACH, one).notice_required
        assert required is (one.conclusion in ("open", "breach"))
        assert required or one.reasoning


@given(facts)
def test_every_answer_says_who_bears_the_burden(one: Assessment) -> None:
    assert rules.stand(GUIDE, one).reasons[-1].citation == "164.414(b)"


@given(facts)
def test_only_what_is_open_is_unfinished(one: Assessment) -> None:
    assert (rules.stand(GUIDE, one).state == "unfinished") is (one.conclusion == "open")
