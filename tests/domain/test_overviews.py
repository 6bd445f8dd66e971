"""What should a practice do next, how far is it, and what matters most?"""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.choosing import first_pass
from api.domain.facts import Answer, Asset, Facts, Profile, Risk, Site, Task, Vendor
from api.domain.overviews import Answered, Tally, answered, matters, minutes_from_memory, open_risks, tally
from api.domain.proposals import usual_on
from api.domain.records import Known
from api.domain.risks import rank
from api.domain.scenarios import find_scenarios
from api.domain.steps import (
    MOST_IDS,
    MOST_STEPS,
    PLAIN_FACTS,
    Desk,
    Step,
    StepKind,
    Undone,
    facts_left,
    minutes_to_a_draft,
    next_steps,
    proposed,
    unanswered,
    unapproved,
    unconfirmed,
    undecided,
)
from tests.practices import BANK, CATALOGS, NIST_30, PROFILES, TODAY, practice
from tests.written import finished, mixed, shuffled

KINDS: frozenset[StepKind] = frozenset(get_args(StepKind))
SEEDS = range(6)


def days(number: int) -> date:
    return TODAY + timedelta(days=number)


def chore(id: str, due: int | None = None, **more: Any) -> Task:
    return Task(id, f"Task {id}", minutes=25, due_on=None if due is None else days(due), **more)


OPEN = Desk(
    on=TODAY,
    facts=("paper",),
    proposals=("ehr", "mail"),
    assigned={"training": 2},
    offers=("backups",),
    questions={"mfa-email": 1, "backups": 2, "training": 2},
    contradictions=("accounts-unique",),
    unconfirmed=("TV-001", "TV-002"),
    undecided=(Undone("r1"), Undone("r2")),
    tasks=(chore("t1"),),
    acceptances=("r3",),
)
"""A practice in which everything that there is lies open."""

CASES: dict[str, tuple[Desk, list[tuple[StepKind, str, int]]]] = {
    "where nothing lies open, the analysis is to be begun": (
        Desk(on=TODAY),
        [("draft", "Begin the written analysis", 5)],
    ),
    "the program has a natural order": (
        OPEN,
        [
            ("facts", "Finish the plain facts about your practice", 1),
            ("proposals", "Look at the systems and vendors that we propose", 1),
            ("assigned", "Answer 1 question that a colleague put to you", 2),
            ("review_offers", "Look at 1 answer from guests", 2),
            ("question", "Answer 3 questions of the first pass", 5),
            ("contradiction", "Settle 1 place where answers and records disagree", 3),
            ("confirm", "Confirm 2 suggested risks, or rate differently", 2),
            ("respond", "Decide what to do about 2 risks", 4),
            ("task", "Task t1", 25),
            ("draft", "Begin the written analysis", 5),
            ("approve", "Approve accepting 1 risk, or decline", 2),
        ],
    ),
    "what is late comes before everything, then what is due within 14 days, the oldest day ahead": (
        replace(
            OPEN,
            tasks=(chore("soon", 14), chore("late", -3), chore("later", 15)),
            undecided=(Undone("r1"), Undone("r2", days(-9))),
            assigned={},
            offers=(),
            contradictions=(),
            questions={},
        ),
        [
            ("respond", "Decide what to do about 2 risks", 4),
            ("task", "Task late", 25),
            ("task", "Task soon", 25),
            ("facts", "Finish the plain facts about your practice", 1),
            ("proposals", "Look at the systems and vendors that we propose", 1),
            ("confirm", "Confirm 2 suggested risks, or rate differently", 2),
            ("task", "Task later", 25),
            ("draft", "Begin the written analysis", 5),
            ("approve", "Approve accepting 1 risk, or decline", 2),
        ],
    ),
    "what went wrong comes before what is late": (
        Desk(on=TODAY, incidents=("i1", "i2"), tasks=(chore("late", -3),), changes=0),
        [
            ("incident", "Look into 2 incidents that nobody has closed", 30),
            ("task", "Task late", 25),
        ],
    ),
    "no more than three tasks at a time, in the order of the plan": (
        Desk(on=TODAY, tasks=tuple(chore(f"t{number}") for number in (5, 2, 9, 1)), changes=0),
        [("task", "Task t5", 25), ("task", "Task t2", 25), ("task", "Task t9", 25)],
    ),
    "a draft that lacks something is to be finished": (
        Desk(on=TODAY, lacking=3),
        [("draft", "Finish the draft: it lacks 3 things", 6)],
    ),
    "a draft that lacks nothing is to be sealed": (
        Desk(on=TODAY, lacking=0),
        [("seal", "Approve and seal the analysis", 10)],
    ),
    "while the sealed analysis is true and its review is far, nothing is to do": (
        Desk(on=TODAY, changes=0, review_on=days(31)),
        [],
    ),
    "a review within a month is announced": (
        Desk(on=TODAY, changes=0, review_on=date(2026, 12, 22)),
        [("review", "Begin the review that was planned for December 22, 2026", 15)],
    ),
    "what changed since the seal calls for a new look": (
        Desk(on=TODAY, changes=1),
        [("review", "Look at the analysis again: 1 thing changed since the seal", 15)],
    ),
    "a review that is late comes first": (
        Desk(on=TODAY, changes=4, review_on=days(-1), proposals=("ehr",)),
        [
            ("review", "Look at the analysis again: 4 things changed since the seal", 15),
            ("proposals", "Look at the systems and vendors that we propose", 1),
        ],
    ),
    "a new draft takes the place of the review": (
        Desk(on=TODAY, changes=4, review_on=days(-1), lacking=2),
        [("draft", "Finish the draft: it lacks 2 things", 4)],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_comes_next(case: str) -> None:
    desk, expected = CASES[case]

    assert [(step.kind, step.title, step.minutes) for step in next_steps(desk, KINDS, 20)] == expected


def test_a_step_names_what_it_is_about() -> None:
    desk = replace(OPEN, unconfirmed=tuple(f"TV-{number}" for number in range(9)), tasks=(chore("t1", -2),))

    steps = {step.kind: step for step in next_steps(desk, KINDS, 20)}

    assert steps["confirm"].count == 9
    assert steps["confirm"].ids == ("TV-0", "TV-1", "TV-2", "TV-3", "TV-4")
    assert steps["task"] == Step("task", "Task t1", 25, days(-2), 1, ("t1",))
    assert steps["question"].ids == ("mfa-email", "backups", "training")
    assert steps["facts"].ids == ("paper",)


def test_what_two_guests_offered_to_one_question_is_two_answers_to_look_at() -> None:
    (step, _) = next_steps(Desk(on=TODAY, offers=("backups", "backups")), KINDS)

    assert (step.kind, step.count, step.ids) == ("review_offers", 2, ("backups",))


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_nobody_is_told_to_do_what_is_not_theirs(kind: StepKind) -> None:
    for desk, _ in CASES.values():
        whole = next_steps(desk, KINDS, 20)
        assert next_steps(desk, KINDS - {kind}, 20) == tuple(step for step in whole if step.kind != kind)


def test_every_kind_of_step_is_told_in_some_case() -> None:
    assert {kind for _, steps in CASES.values() for kind, _, _ in steps} == KINDS


@given(st.sampled_from(sorted(CASES)), st.integers(1, 20))
def test_a_shorter_list_is_the_beginning_of_a_longer_one(case: str, most: int) -> None:
    desk, _ = CASES[case]

    steps = next_steps(desk, KINDS, most)

    assert steps == next_steps(desk, KINDS, 20)[:most]
    assert len(next_steps(desk, KINDS)) <= MOST_STEPS
    assert all(len(step.ids) <= MOST_IDS and step.minutes >= 1 for step in steps)


# what lies open


def test_the_plain_facts_are_those_of_the_profile_and_where_the_practice_works() -> None:
    none = Facts(Profile())

    assert facts_left((), none) == PLAIN_FACTS
    assert facts_left(PLAIN_FACTS, none) == ()
    assert facts_left(PLAIN_FACTS[:-1], none) == ("sites",)
    assert facts_left(PLAIN_FACTS[:-1], replace(none, sites=(Site("s1", "Main"),))) == ()
    assert facts_left(["people", "something that was asked once"], none) == tuple(
        fact for fact in PLAIN_FACTS if fact != "people"
    )


def test_what_is_proposed_is_neither_in_use_nor_struck() -> None:
    usual = usual_on(TODAY)
    facts = Facts(PROFILES["nine people, every feature"])
    whole = proposed(usual, facts, (), TODAY)
    asset = next(usual[id] for id in whole if usual[id].kind == "asset")

    assert whole
    ours = Asset("a", "Ours", asset.type or "")
    assert asset.id not in proposed(usual, replace(facts, assets=(ours,)), (), TODAY)
    assert asset.id in proposed(usual, replace(facts, assets=(replace(ours, retired_on=TODAY),)), (), TODAY)
    assert proposed(usual, facts, whole, TODAY) == ()
    assert proposed(usual, facts, whole[:2], TODAY) == whole[2:]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_question_of_the_first_pass_is_left_until_it_is_answered(seed: int) -> None:
    facts = practice(seed)
    first = first_pass(BANK, facts.profile).first

    left = unanswered(BANK, facts)

    assert [question for question in first if question in left] == list(left)
    assert {question.id for question in left} == {question.id for question in first} - facts.answers.keys()
    assert answered(first, facts) == Answered(
        len(first) - len(left), len(first), sum(question.minutes for question in left)
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_an_open_scenario_waits_until_a_risk_takes_it_up(seed: int) -> None:
    facts = replace(practice(seed), risks=())
    scenarios = find_scenarios(facts, CATALOGS, NIST_30)
    waiting = unconfirmed(scenarios, facts)
    assert waiting == tuple(line for line in scenarios if line.selected)

    first = waiting[0]
    taken = replace(facts, risks=(Risk("r", 1, first.pair, "", "", first.group_id),))

    assert unconfirmed(scenarios, taken) == waiting[1:]


def risk(**told: Any) -> Risk:
    """A moderate risk in the practice's own words, decided in full."""
    decided: dict[str, Any] = {"likelihood": "moderate", "impact": "moderate", "level": "moderate"}
    decided |= {"response": "mitigate", "owner": "Dana", "due_on": days(9), "method": NIST_30.id}
    return Risk("r1", 1, None, "Theft", "No lock", **decided | told)


UNDECIDED: dict[str, tuple[Risk, tuple[Undone, ...]]] = {
    "decided, owned and dated": (risk(), ()),
    "without a response, above the appetite": (risk(response=None), (Undone("r1"),)),
    "without a response, within the appetite": (risk(response=None, level="low", likelihood="low", impact="low"), ()),
    "without a response, and its day is nobody's": (
        risk(response=None, level="low", likelihood="low", impact="low", due_on=days(-1)),
        (),
    ),
    "without an owner": (risk(owner=" "), (Undone("r1"),)),
    "without a day": (risk(due_on=None), (Undone("r1"),)),
    "due today": (risk(due_on=TODAY), ()),
    "its day has passed": (risk(due_on=days(-1)), (Undone("r1", days(-1)),)),
    "done, though its day has passed": (risk(due_on=days(-1), status="mitigated"), ()),
    "closed without a response": (risk(response=None, status="closed"), ()),
    "accepted until a day to come": (risk(response="accept", accepted_until=days(9), due_on=None), ()),
    "accepted without an end": (risk(response="accept", due_on=None), (Undone("r1"),)),
    "accepted by nobody who watches it": (
        risk(response="accept", accepted_until=days(9), owner=""),
        (Undone("r1"),),
    ),
    "accepted until a day that has passed": (
        risk(response="accept", accepted_until=days(-1), approved_by="Dr. Osei"),
        (Undone("r1", days(-1)),),
    ),
    "to be transferred by nobody": (risk(response="transfer", owner=""), (Undone("r1"),)),
    "to be avoided on no day": (risk(response="avoid", due_on=None), (Undone("r1"),)),
    "to be avoided on no day, within the appetite": (
        risk(response="avoid", due_on=None, level="low", likelihood="low", impact="low"),
        (),
    ),
}


@pytest.mark.parametrize("case", UNDECIDED)
def test_a_risk_waits_for_a_decision(case: str) -> None:
    given_risk, waits = UNDECIDED[case]

    assert undecided(Facts(Profile(), risks=(given_risk,)), NIST_30, "low", TODAY) == waits


@pytest.mark.parametrize(
    ("case", "told", "waits"),
    [
        ("accepted and not approved", {}, True),
        ("accepted and approved", {"approved_by": "Dr. Osei"}, False),
        ("its end has passed, so it is to be decided anew first", {"accepted_until": TODAY}, False),
        ("it has no end yet", {"accepted_until": None}, False),
        ("it is to be mitigated", {"response": "mitigate"}, False),
        ("it is closed", {"status": "closed"}, False),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_an_acceptance_waits_for_approval(case: str, told: dict[str, Any], waits: bool) -> None:
    accepted = risk(**{"response": "accept", "accepted_until": days(1)} | told)

    assert unapproved(Facts(Profile(), risks=(accepted,)), TODAY) == (("r1",) if waits else ()), case


@pytest.mark.parametrize("seed", SEEDS)
def test_what_waits_does_not_depend_on_the_order_of_the_facts(seed: int) -> None:
    facts = mixed(seed)
    other = shuffled(facts, seed)

    assert undecided(facts, NIST_30, "low", TODAY) == undecided(other, NIST_30, "low", TODAY)
    assert unapproved(facts, TODAY) == unapproved(other, TODAY)
    assert open_risks(facts) == open_risks(other)


def test_in_a_finished_analysis_nothing_waits() -> None:
    facts, about = finished()
    scenarios = find_scenarios(facts, CATALOGS, NIST_30)

    assert unanswered(BANK, facts) == unconfirmed(scenarios, facts) == ()
    assert undecided(facts, NIST_30, about.appetite.level, about.on) == ()


def test_the_way_to_a_draft_counts_questions_suggestions_and_responses() -> None:
    assert minutes_to_a_draft(Desk(on=TODAY)) == 0
    assert minutes_to_a_draft(OPEN) == (1 + 2 + 2) + 2 * 1 + 2 * 2


def test_a_practice_of_nine_drafts_its_analysis_from_memory_within_the_hour() -> None:
    nine = Profile(people=9, telehealth=True, home_work=True, personal_phones=True, paper=True, it_provider=True)
    asked = first_pass(BANK, nine).first
    assert minutes_from_memory((), 0) == 0
    assert minutes_from_memory(asked[:1], 0) == 1
    assert (
        30 < minutes_from_memory(asked, 0) < minutes_from_memory(asked, 60) == minutes_from_memory(asked, 0) + 10 <= 60
    )


# what matters most


@pytest.mark.parametrize("seed", SEEDS)
def test_the_three_that_matter_are_the_highest_open_ones_of_their_categories(seed: int) -> None:
    facts = practice(seed, assets=30)
    scenarios = find_scenarios(facts, CATALOGS, NIST_30)

    found = matters(scenarios, facts, CATALOGS)

    categories = [CATALOGS.pairs[each.pair].category for each in found]
    assert len(found) == len(set(categories)) == 3
    ranks = [rank(each.level) for each in found]
    assert ranks == sorted(ranks, reverse=True)
    best = {CATALOGS.pairs[line.pair].category: line.pair for line in reversed(scenarios) if line.selected}
    assert [each.pair for each in found] == [best[category] for category in categories]
    left_out = [line for line in scenarios if line.selected and CATALOGS.pairs[line.pair].category not in categories]
    assert all(rank(line.residual.level) <= ranks[-1] for line in left_out)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_matters_says_why_and_where_to_begin(seed: int) -> None:
    facts = practice(seed, assets=30)
    for each in matters(find_scenarios(facts, CATALOGS, NIST_30), facts, CATALOGS, most=20):
        assert each.because.endswith((".", "!", "?"))
        assert "(question" not in each.because
        if each.question is None:
            assert each.minutes is None
            continue
        question = BANK.questions[each.question]
        assert each.pair in {*question.closes, *question.eases}
        given_answer = facts.answers.get(question.id)
        option = question.option(given_answer.option) if given_answer else None
        assert option is None or option.degrees[each.pair] in (0, 1)
        assert each.minutes == (option.task.minutes if option and option.task else None)


MFA = BANK.questions["mfa-email"]
MAIL = Facts(Profile(people=9), assets=(Asset("a1", "Mail", "email_service", holds_ephi="yes"),))


def about_mail(facts: Facts) -> Any:
    found = matters(find_scenarios(facts, CATALOGS, NIST_30), facts, CATALOGS, most=20)
    return next(each for each in found if each.question == MFA.id)


def test_the_work_behind_an_answer_is_the_task_on_record_or_else_what_the_answer_calls_for() -> None:
    no = next(option for option in MFA.options if option.grade == "no")
    answering = replace(MAIL, answers={MFA.id: Answer(MFA.id, no.id)})
    taken_up = replace(answering, tasks=(Task("t1", "Turn it on", minutes=7, question=MFA.id, option="all"),))
    dropped = replace(answering, tasks=(replace(taken_up.tasks[0], status="dropped"),))

    assert no.task is not None
    assert about_mail(answering).minutes == about_mail(dropped).minutes == no.task.minutes != 7
    assert about_mail(taken_up).minutes == 7
    assert about_mail(answering).because == f"{MFA.safeguard}: {no.text.rstrip('.')}."


def test_what_nobody_answered_is_said_to_be_unanswered_and_has_no_work_yet() -> None:
    found = matters(find_scenarios(MAIL, CATALOGS, NIST_30), MAIL, CATALOGS)

    assert found[0].question is not None
    asked = BANK.questions[found[0].question]
    assert (found[0].because, found[0].minutes) == (f"{asked.safeguard}: not answered yet.", None)


def test_without_anything_to_be_at_risk_nothing_matters_yet() -> None:
    facts = Facts(Profile())

    assert matters(find_scenarios(facts, CATALOGS, NIST_30), facts, CATALOGS) == ()


# what is on record


def vendor(id: str, **told: Any) -> Vendor:
    return Vendor(id, f"Vendor {id}", "billing", told.pop("touches_phi", "yes"), **told)


def test_what_is_on_record_is_counted_as_it_stands_on_the_day() -> None:
    facts = Facts(
        Profile(),
        sites=(Site("s1", "Main"),),
        assets=(Asset("a1", "In use", "laptop"), Asset("a2", "Retired", "laptop", retired_on=TODAY)),
        vendors=(
            vendor("on file", agreement="on_file"),
            vendor("ended yesterday", agreement="on_file", agreement_ends_on=days(-1)),
            vendor("ends today", agreement="on_file", agreement_ends_on=TODAY),
            vendor("missing", agreement="missing"),
            vendor("unknown"),
            vendor("not needed", agreement="not_needed"),
            vendor("touches nothing", touches_phi="no", agreement="missing"),
            vendor("left", agreement="missing", ended_on=TODAY),
        ),
        risks=(
            risk(level="high", response=None),
            replace(risk(), id="r2", number=2),
            replace(risk(level="low", response=None), id="r3", number=3),
            replace(risk(level="very_high", response=None, status="mitigated"), id="r4", number=4),
        ),
        tasks=(chore("t1"), chore("t2", -1, status="started"), chore("t3", 0), chore("t4", -1, status="done")),
    )

    assert tally(Known(facts, CATALOGS.types, TODAY), "low") == Tally(
        assets=1,
        sites=1,
        vendors=7,
        vendors_without_agreement=3,
        people=0,
        risks_by_level={"very_low": 0, "low": 1, "moderate": 1, "high": 1, "very_high": 0},
        risks_without_response=1,
        tasks_open=3,
        tasks_overdue=1,
    )


def test_open_risks_come_highest_first_then_by_number() -> None:
    levels = [("a", 3, "low"), ("b", 2, "very_high"), ("c", 1, "low"), ("d", 4, "high")]
    risks = tuple(replace(risk(level=level), id=id, number=number) for id, number, level in levels)

    assert [each.id for each in open_risks(Facts(Profile(), risks=risks))] == ["b", "d", "c", "a"]
