"""Which risks does a practice face, and how high? 45 CFR 164.308(a)(1)(ii)(A); NIST SP 800-30r1, Appendices G and I."""

import json
import random
import subprocess
import sys
from dataclasses import asdict, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.domain.choosing import applicable, first_pass
from api.domain.facts import Answer, Asset, Facts, Group, Profile, Risk
from api.domain.methods import FIVE, own_method
from api.domain.questions import DEGREES
from api.domain.scenarios import Scenario, find_scenarios, single_out
from tests.practices import BANK, CATALOGS, NIST_30, NIST_66, PROFILES, TODAY, practice

NINE = PROFILES["nine people, every feature"]
LAPTOPS = (
    Asset(id="a1", name="Front laptop", type="laptop", group_id="g1"),
    Asset(id="a2", name="Clinic laptop", type="laptop", group_id="g2"),
)
GROUPS = (Group("g1", "Front office"), Group("g2", "Clinic"))
LOST_LAPTOP = "TV-018"
OWN = own_method(
    "own",
    "Our table",
    likelihoods=("low", "high"),
    impacts=("low", "high"),
    grid={"low": ("low", "low"), "high": ("low", "high")},
    edition=TODAY,
)
METHODS = [NIST_30, NIST_66, OWN]
each_method = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.id)


def with_laptops(option: str, note: str = "", **changes: Any) -> Facts:
    """Nine people with two laptops, who answered the question about laptop encryption."""
    answers = {"laptop-encryption": Answer("laptop-encryption", option, note)}
    return replace(Facts(NINE, answers=answers, assets=LAPTOPS, groups=GROUPS), **changes)


def option_of(grade: str, question: str = "laptop-encryption") -> str:
    return next(option.id for option in BANK.questions[question].options if option.grade == grade)


def about(pair: str, facts: Facts, method=NIST_30) -> list[Scenario]:
    return [scenario for scenario in find_scenarios(facts, CATALOGS, method) if scenario.pair == pair]


def levels(facts: Facts, method=NIST_30) -> dict[tuple[str, str | None], tuple[int, bool]]:
    return {
        (scenario.pair, scenario.group_id): (FIVE.index(scenario.residual.level), scenario.selected)
        for scenario in find_scenarios(facts, CATALOGS, method)
    }


@pytest.mark.parametrize(
    ("grade", "severity", "selected"),
    [
        ("verified", "very_low", False),
        ("in_place", "low", False),
        ("partly", "moderate", True),
        ("no", "very_high", True),
        ("dont_know", "very_high", True),
    ],
)
def test_the_answer_leaves_the_vulnerability_open_or_shut(grade: str, severity: str, selected: bool):
    facts = Facts(NINE, answers={"unique-accounts": Answer("unique-accounts", option_of(grade, "unique-accounts"))})
    facts = replace(facts, assets=(Asset(id="a1", name="EHR", type="ehr_cloud"),))
    (scenario,) = about("TV-076", facts)
    assert (scenario.steps.severity, scenario.selected) == (severity, selected)


def test_a_suggestion_can_be_followed_back_cell_by_cell():
    (scenario,) = about(LOST_LAPTOP, with_laptops(option_of("no")))
    pair = CATALOGS.pairs[LOST_LAPTOP]
    assert (pair.likelihood, pair.impact) == ("moderate", "high")
    assert scenario.cells == (
        "Table G-5: initiation moderate × adverse impact very high → high",
        "Table I-2: likelihood high × impact high → high",
        "Without safeguards, Table G-5: initiation moderate × adverse impact very high → high",
        "Without safeguards, Table I-2: likelihood high × impact high → high",
    )
    assert [factor.name for factor in scenario.factors] == [
        "Likelihood that it starts",
        "Vulnerability as answered",
        "Impact",
    ]
    assert scenario.asset_names == ("Clinic laptop", "Front laptop")
    assert "laptop-encryption" in scenario.questions
    assert any("(question laptop-encryption)" in sentence for sentence in scenario.because)


@pytest.mark.parametrize(
    ("method", "cell", "level"),
    [
        (NIST_66, "Table 6: likelihood high × impact high → high", "high"),
        (OWN, "Our table: likelihood high × impact high → high", "high"),
    ],
    ids=["66", "own"],
)
def test_a_shorter_scale_takes_the_step_that_it_has(method, cell: str, level: str):
    (scenario,) = about(LOST_LAPTOP, with_laptops(option_of("no")), method)
    assert scenario.cells[1] == cell
    assert scenario.residual.level == level


def test_a_critical_asset_raises_the_impact_by_a_step_and_says_so():
    critical = (LAPTOPS[0], replace(LAPTOPS[1], critical=True))
    (scenario,) = about(LOST_LAPTOP, with_laptops(option_of("no"), assets=critical))
    assert scenario.steps.impact == "very_high"
    assert scenario.factors[-1].because == "You marked as critical: Clinic laptop."


def test_assets_on_record_without_ephi_lower_the_impact_by_a_step_and_say_so():
    bare = tuple(replace(asset, holds_ephi="no") for asset in LAPTOPS)
    (scenario,) = about(LOST_LAPTOP, with_laptops(option_of("no"), assets=bare))
    assert scenario.steps.impact == "moderate"
    assert scenario.factors[-1].because == "You recorded that no ePHI is on: Clinic laptop; Front laptop."


def test_one_laptop_on_record_as_unencrypted_opens_what_the_answer_shut():
    assets = (replace(LAPTOPS[0], encrypted="no"), replace(LAPTOPS[1], encrypted="yes"))
    (scenario,) = about(LOST_LAPTOP, with_laptops(option_of("verified"), assets=assets))
    assert (scenario.steps.severity, scenario.selected) == ("very_high", True)
    assert scenario.because[-1] == "On record as not encrypted: Front laptop."


def test_laptops_all_on_record_as_encrypted_shut_what_nobody_answered():
    assets = tuple(replace(asset, encrypted="yes") for asset in LAPTOPS)
    (scenario,) = about(LOST_LAPTOP, with_laptops("dont_know", assets=assets))
    assert (scenario.steps.severity, scenario.selected) == ("low", False)


NOT_HERE: dict[str, Any] = {"option": "not_applicable", "note": "We only use desktops"}


def test_a_pair_whose_safeguards_do_not_apply_is_left_out_for_the_reason_given():
    (scenario,) = about(LOST_LAPTOP, with_laptops(**NOT_HERE))
    assert not scenario.selected
    assert any("We only use desktops." in sentence for sentence in scenario.because)


def test_a_reason_why_nothing_applies_does_not_hold_against_the_record():
    assets = (replace(LAPTOPS[0], encrypted="no"), LAPTOPS[1])
    (scenario,) = about(LOST_LAPTOP, with_laptops(**NOT_HERE, assets=assets))
    assert scenario.selected


def singled(*groups: str) -> tuple[Risk, ...]:
    return tuple(
        Risk(id=f"r-{group}", number=number, pair=LOST_LAPTOP, threat="", vulnerability="", group_id=group)
        for number, group in enumerate(groups)
    )


@pytest.mark.parametrize(
    ("groups", "scenarios"),
    [
        ((), {None: ("a2", "a1")}),
        (("g1",), {"g1": ("a1",), None: ("a2",)}),
        (("g2", "g1"), {"g1": ("a1",), "g2": ("a2",)}),
        (("g1", "g1"), {"g1": ("a1",), None: ("a2",)}),
        (("g-empty",), {None: ("a2", "a1")}),
    ],
)
def test_a_group_singled_out_has_a_scenario_of_its_own_and_leaves_the_general_one(
    groups: tuple[str, ...], scenarios: dict[str | None, tuple[str, ...]]
):
    facts = with_laptops(option_of("partly"), risks=singled(*groups))
    assert {scenario.group_id: scenario.asset_ids for scenario in about(LOST_LAPTOP, facts)} == scenarios


@pytest.mark.parametrize("seed", range(2))
def test_a_group_is_looked_at_alone_just_as_it_will_stand_once_singled_out(seed: int):
    facts = practice(seed)
    for pair in CATALOGS.pairs:
        for group in facts.groups:
            apart = Risk("apart", 99, pair, "", "", group_id=group.id)
            after = about(pair, replace(facts, risks=(*facts.risks, apart)))
            own = next((scenario for scenario in after if scenario.group_id == group.id), None)
            assert single_out(facts, CATALOGS, NIST_30, pair, group.id) == own


def test_a_group_that_would_be_rated_otherwise_is_pointed_out():
    assets = (replace(LAPTOPS[0], encrypted="no"), replace(LAPTOPS[1], encrypted="yes"))
    (scenario,) = about(LOST_LAPTOP, with_laptops(option_of("partly"), assets=assets))
    assert scenario.residual.level == "high"
    assert [(differs.group_id, differs.level) for differs in scenario.differs] == [("g2", "low")]


def test_groups_that_would_be_rated_alike_are_not_pointed_out():
    (scenario,) = about(LOST_LAPTOP, with_laptops(option_of("partly")))
    assert scenario.differs == ()


def test_without_assets_there_is_no_scenario():
    assert find_scenarios(Facts(NINE), CATALOGS, NIST_30) == ()


@pytest.mark.parametrize("seed", range(6))
def test_the_highest_level_comes_first(seed: int):
    found = find_scenarios(practice(seed), CATALOGS, NIST_30)
    keys = [(FIVE.index(s.residual.level), FIVE.index(s.inherent.level)) for s in found]
    assert keys == sorted(keys, reverse=True)


@each_method
@pytest.mark.parametrize("seed", range(6))
def test_safeguards_never_add_risk_and_each_scenario_stands_on_the_methods_scales(seed: int, method):
    for scenario in find_scenarios(practice(seed), CATALOGS, method):
        assert FIVE.index(scenario.residual.level) <= FIVE.index(scenario.inherent.level)
        assert scenario.residual.likelihood in method.likelihoods
        assert scenario.residual.impact in method.impacts
        assert scenario.because
        left_open = FIVE.index(scenario.steps.severity) >= FIVE.index("moderate")
        still_high = FIVE.index(scenario.residual.level) >= FIVE.index("high")
        assert scenario.selected is (left_open or still_high)


@given(seed=st.integers(0, 10_000), data=st.data())
@settings(max_examples=60, deadline=None)
def test_a_better_answer_never_raises_a_level_or_opens_a_scenario(seed: int, data: st.DataObject):
    facts = practice(seed)
    given_ = [question for question in applicable(BANK, facts.profile) if question.id in facts.answers]
    asked = data.draw(st.sampled_from(given_))
    today = asked.option(facts.answers[asked.id].option)
    assert today is not None
    degree = DEGREES[today.grade]
    better = [option for option in asked.options if degree is not None and (DEGREES[option.grade] or 0) > degree]
    method = data.draw(st.sampled_from(METHODS))
    before = levels(facts, method)
    for option in better:
        after = levels(replace(facts, answers={**facts.answers, asked.id: Answer(asked.id, option.id)}), method)
        assert after.keys() == before.keys()
        assert all(after[key] <= before[key] for key in before)


@given(seed=st.integers(0, 10_000), data=st.data())
@settings(max_examples=40, deadline=None)
def test_answering_a_question_of_the_first_pass_never_raises_a_level(seed: int, data: st.DataObject):
    facts = practice(seed)
    asked = data.draw(st.sampled_from(first_pass(BANK, facts.profile).first))
    option = data.draw(st.sampled_from(asked.options))
    silent = {id_: answer for id_, answer in facts.answers.items() if id_ != asked.id}
    before = levels(replace(facts, answers=silent))
    after = levels(replace(facts, answers={**silent, asked.id: Answer(asked.id, option.id, "No.")}))
    assert all(after[key] <= before[key] for key in before)


@given(seed=st.integers(0, 10_000), data=st.data())
@settings(max_examples=40, deadline=None)
def test_a_recorded_safeguard_on_an_asset_never_raises_a_level(seed: int, data: st.DataObject):
    facts = practice(seed)
    asset = data.draw(st.sampled_from(facts.assets))
    safer = replace(asset, encrypted="yes", multi_factor="yes", supported="yes", shared_sign_in="no")
    assets = tuple(safer if other.id == asset.id else other for other in facts.assets)
    before, after = levels(facts), levels(replace(facts, assets=assets))
    assert all(after[key] <= before[key] for key in before)


def shuffled(facts: Facts, seed: int) -> Facts:
    draw = random.Random(seed)

    def turn(values):
        return tuple(draw.sample(values, len(values)))

    answers = dict(draw.sample(list(facts.answers.items()), len(facts.answers)))
    return replace(
        facts,
        answers=answers,
        assets=turn(facts.assets),
        flows=turn(facts.flows),
        vendors=turn(facts.vendors),
        groups=turn(facts.groups),
        risks=turn(facts.risks),
    )


@given(seed=st.integers(0, 10_000))
@settings(max_examples=25, deadline=None)
def test_the_order_of_the_facts_changes_nothing(seed: int):
    facts = practice(seed)
    assert find_scenarios(shuffled(facts, seed), CATALOGS, NIST_30) == find_scenarios(facts, CATALOGS, NIST_30)


def written(seed: int) -> str:
    return json.dumps([asdict(scenario) for scenario in find_scenarios(practice(seed), CATALOGS, NIST_30)])


def test_the_same_facts_and_day_give_the_same_bytes_in_another_process():
    program = "from tests.domain.test_scenarios import written; import sys; sys.stdout.write(written(7))"
    elsewhere = [
        subprocess.run(
            [sys.executable, "-c", program], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    ]
    assert elsewhere == [written(7), written(7)]


def test_a_practice_that_answered_nothing_meets_every_pair_that_reaches_it_as_open():
    facts = Facts(Profile(people=20), assets=tuple(Asset(id=t, name=t, type=t) for t in CATALOGS.types))
    assert {s.pair for s in find_scenarios(facts, CATALOGS, NIST_30) if s.selected} == set(CATALOGS.pairs)


@pytest.mark.parametrize("seed", range(8))
def test_a_practice_of_forty_assets_with_mixed_answers_is_not_drowned_in_risks(seed: int):
    facts = replace(practice(seed, assets=40), profile=NINE)
    found = find_scenarios(facts, CATALOGS, NIST_30)
    assert 0 < sum(scenario.selected and scenario.group_id is None for scenario in found) <= 60
