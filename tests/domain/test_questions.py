"""Does every question earn its place, and does each practice meet the right ones? The bank of 22 November 2026."""

from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from api.domain.choosing import applicable, budget, first_pass, fits, tags
from api.domain.facts import Ehr, Grade, Kind, Profile
from api.domain.questions import DEGREES, BadBank, Bank, bank_on, load
from tests.practices import BANK, CATALOGS, PROFILES, TODAY

QUESTIONS = tuple(BANK.questions.values())
each_question = pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
each_profile = pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES.keys())

Row = dict[str, Any]

DOOR: Row = {
    "id": "door",
    "section": "place",
    "yield": 50,
    "needs": [],
    "citations": ["164.310(a)(1)", "164.310(c)"],
    "closes": ["TV-1"],
    "eases": ["TV-2"],
    "text": "Is the door locked?",
    "why": "An open door lets people in.",
    "safeguard": "Locked door",
    "minutes": 2,
    "not_applicable": "There is no door.",
    "dont_know": {
        "teach": "Look at it.",
        "task": {"title": "Look at the door", "minutes": 5, "owner": "owner", "detail": "Walk there."},
    },
    "answer": [
        {"id": "tried", "grade": "verified", "text": "Yes, tried", "teach": "Good.", "claims": ["door.locked"]},
        {"id": "yes", "grade": "in_place", "text": "Yes", "teach": "Try it.", "claims": ["door.locked"]},
        {
            "id": "at-night",
            "grade": "partly",
            "text": "At night",
            "teach": "Days count too.",
            "task": {"title": "Lock it", "minutes": 5, "owner": "owner", "detail": "Key.", "becomes": "yes"},
        },
        {
            "id": "no",
            "grade": "no",
            "text": "No",
            "teach": "Lock it.",
            "task": {"title": "Lock it", "minutes": 9, "owner": "owner", "detail": "Key.", "becomes": "at-night"},
        },
    ],
}
SECTION = {"id": "place", "title": "Place", "intro": "Doors."}


def bank_of(*questions: Row, owed: tuple[str, ...] = ()) -> Bank:
    return load(TODAY, {"section": [SECTION], "question": list(questions)}, owed)


def door(**changes: object) -> Row:
    return {**deepcopy(DOOR), **changes}


def answer_changed(number: int, **changes: object) -> Row:
    question = door()
    question["answer"][number].update(changes)
    return question


@pytest.mark.parametrize(
    ("option", "status", "degree"),
    [
        ("tried", "met", 3),
        ("yes", "met", 2),
        ("at-night", "partly", 1),
        ("no", "not_met", 0),
        ("dont_know", "unknown", 0),
        ("not_applicable", "not_applicable", None),
    ],
)
def test_an_answer_means_by_default_what_its_grade_says(option: str, status: str, degree: int | None):
    chosen = bank_of(door()).questions["door"].option(option)
    assert chosen is not None
    assert dict(chosen.means) == {"164.310(a)(1)": status, "164.310(c)": status}
    assert dict(chosen.degrees) == {"TV-1": degree, "TV-2": degree}


def test_an_answer_may_set_one_paragraph_and_one_pair_apart():
    question = answer_changed(2, means={"164.310(c)": "not_met"}, opens=["TV-2"], closes=["TV-1"])
    chosen = bank_of(question).questions["door"].option("at-night")
    assert chosen is not None
    assert dict(chosen.means) == {"164.310(a)(1)": "partly", "164.310(c)": "not_met"}
    assert dict(chosen.degrees) == {"TV-1": 2, "TV-2": 0}


def test_a_question_that_always_applies_cannot_be_said_not_to():
    question = door()
    del question["not_applicable"]
    options = [option.id for option in bank_of(question).questions["door"].options]
    assert options == ["tried", "yes", "at-night", "no", "dont_know"]


@pytest.mark.parametrize(
    ("question", "says"),
    [
        (answer_changed(3, means={"164.310(c)": "met"}), "no is graded below at-night but means more"),
        (
            answer_changed(2, closes=["TV-1"])
            | {"answer": [DOOR["answer"][0], {**DOOR["answer"][1], "opens": ["TV-1"]}, DOOR["answer"][2]]},
            "at-night is graded below yes but means more",
        ),
        (answer_changed(3, id="yes"), "share an id"),
        (answer_changed(3, id="dont_know"), "reserved id"),
        (answer_changed(3, task={**DOOR["answer"][3]["task"], "becomes": "no"}), "does not lead to a better answer"),
        (answer_changed(2, opens=["TV-9"]), "not its own"),
        (answer_changed(2, means={"164.312(d)": "met"}), "not its own"),
        (door(answer=DOOR["answer"][::-1]), "do not run from best to worst"),
        (door(section="attic"), "no section attic"),
    ],
)
def test_a_bank_that_breaks_its_own_rules_is_refused_with_the_question_named(question: Row, says: str):
    with pytest.raises(BadBank, match=says) as refused:
        bank_of(question)
    assert "Question door" in str(refused.value)


def test_two_questions_may_not_share_an_id():
    with pytest.raises(BadBank, match="stands twice"):
        bank_of(door(), door())


@pytest.mark.parametrize(
    ("profile", "has", "has_not"),
    [
        (Profile(people=1), {"solo", "office", "cloud_ehr", "kind_medical"}, {"team", "large", "no_office", "server"}),
        (Profile(people=2), {"team"}, {"solo", "large"}),
        (Profile(people=14), {"team"}, {"large"}),
        (Profile(people=15), {"team", "large"}, {"solo"}),
        (Profile(office=False), {"no_office"}, {"office"}),
        (Profile(ehr=Ehr.ONSITE), {"onsite_ehr", "server"}, {"cloud_ehr"}),
        (Profile(ehr=Ehr.NONE, server=True), {"server"}, {"cloud_ehr", "onsite_ehr"}),
        (Profile(Kind.DENTAL, ai_tools=True), {"kind_dental", "ai"}, {"kind_medical"}),
    ],
)
def test_a_profile_is_told_by_its_tags(profile: Profile, has: set[str], has_not: set[str]):
    assert has <= tags(profile)
    assert not has_not & tags(profile)


@pytest.mark.parametrize(
    ("needs", "fit"),
    [((), True), (("team",), True), (("team", "office"), False), (("!office",), True), (("team", "!team"), False)],
)
def test_a_question_fits_when_every_need_is_held(needs: tuple[str, ...], fit: bool):
    assert fits(needs, frozenset({"team"})) is fit


PASSES = {
    "solo telehealth therapist": (43, 0),
    "solo dentist with an office": (45, 10),
    "nine people, every feature": (75, 51),
    "fourteen people, server and devices": (75, 26),
    "forty-person group": (123, 0),
}


@pytest.mark.parametrize(("name", "expected"), PASSES.items(), ids=PASSES.keys())
def test_each_kind_of_practice_meets_so_many_questions_now_and_so_many_later(name: str, expected: tuple[int, int]):
    selection = first_pass(BANK, PROFILES[name])
    assert (len(selection.first), len(selection.further)) == expected


@each_profile
def test_a_selection_says_how_long_it_takes(profile: Profile):
    selection = first_pass(BANK, profile)
    both = selection.minutes + selection.further_minutes
    assert both == sum(question.minutes for question in applicable(BANK, profile))


@each_profile
def test_a_first_pass_stays_within_its_budget(profile: Profile):
    room = budget(profile)
    assert room is None or len(first_pass(BANK, profile).first) <= room


@each_profile
def test_a_first_pass_leaves_out_no_owed_paragraph_that_a_question_could_ask_about(profile: Profile):
    asked = {citation for question in first_pass(BANK, profile).first for citation in question.citations}
    askable = {citation for question in applicable(BANK, profile) for citation in question.citations}
    assert BANK.owed & askable <= asked


@each_profile
def test_first_and_further_questions_are_the_applicable_ones_each_once(profile: Profile):
    selection = first_pass(BANK, profile)
    assert sorted(q.id for q in selection.first + selection.further) == sorted(q.id for q in applicable(BANK, profile))


@each_profile
def test_questions_come_section_by_section_and_the_most_worthwhile_first(profile: Profile):
    rank = {section.id: place for place, section in enumerate(BANK.sections)}
    keys = [(rank[q.section], -q.worth) for q in first_pass(BANK, profile).first]
    assert keys == sorted(keys)


def test_what_is_owed_comes_before_the_budget():
    questions = [door(id=f"door-{n}", citations=[f"164.{n}"]) for n in range(60)]
    crowded = bank_of(*questions, owed=tuple(f"164.{n}" for n in range(50)))
    selection = first_pass(crowded, Profile(people=1))
    assert len(selection.first) == 50
    assert {c for q in selection.first for c in q.citations} == crowded.owed


def test_beyond_what_is_owed_the_most_worthwhile_questions_fill_the_budget():
    questions = [door(id=f"door-{n}", **{"yield": n}) for n in range(60)]
    selection = first_pass(bank_of(*questions), Profile(people=1))
    assert min(q.worth for q in selection.first) == 15
    assert max(q.worth for q in selection.further) == 14


def test_the_bank_owes_46_specifications_and_the_standards_without_one():
    counted = [item for item in CATALOGS.rules.items.values() if item.counted]
    bare = {i.citation for i in counted if i.kind == "standard"} - {
        i.parent for i in counted if i.kind == "specification"
    }
    assert {i.citation for i in counted if i.kind == "specification"} | bare == BANK.owed
    assert len(BANK.owed) == 46 + len(bare)


def test_every_owed_paragraph_is_asked_about_by_some_question():
    assert {citation for question in QUESTIONS for citation in question.citations} >= BANK.owed


def test_every_pair_is_asked_about_by_some_question():
    assert {pair for question in QUESTIONS for pair in (*question.closes, *question.eases)} == set(CATALOGS.pairs)


@each_question
def test_a_question_cites_paragraphs_that_exist(question):
    assert set(question.citations) <= set(CATALOGS.rules.items)


@each_question
def test_a_question_either_closes_or_eases_a_pair(question):
    assert not set(question.closes) & set(question.eases)


@each_question
def test_a_question_can_change_a_result(question):
    graded = [option for option in question.options if option.grade not in {Grade.DONT_KNOW, Grade.NOT_APPLICABLE}]
    best, worst = graded[0], graded[-1]
    assert (dict(best.means), dict(best.degrees), best.claims) != (dict(worst.means), dict(worst.degrees), worst.claims)


@each_question
def test_a_question_needs_only_tags_that_some_practice_has(question):
    held = frozenset().union(*(tags(profile) for profile in PROFILES.values()))
    assert {need.removeprefix("!") for need in question.needs} <= held


@each_question
def test_every_gap_names_the_work_that_closes_it_and_a_better_answer_it_leads_to(question):
    for option in question.options:
        if option.grade in {Grade.PARTLY, Grade.NO}:
            assert option.task is not None
            better = question.option(option.task.becomes or "")
            assert better is not None
            assert (DEGREES[better.grade] or 0) > (DEGREES[option.grade] or 0)


def test_the_bank_of_a_day_is_loaded_once():
    assert bank_on(TODAY) is bank_on(date(2027, 3, 1))
