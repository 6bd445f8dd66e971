"""What should be done next, and what is left then? 45 CFR 164.308(a)(1)(ii)(B)."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from api.domain.choosing import first_pass
from api.domain.facts import Answer, Asset, Facts, Risk, Task
from api.domain.questions import DEGREES
from api.domain.risks import rank
from api.domain.scenarios import find_scenarios
from api.domain.tasks import NoTime, Relief, UnknownTask, compare, plan, relieve, template_tasks, what_if
from tests.practices import BANK, CATALOGS, NIST_30, PROFILES, TODAY, practice

NINE = PROFILES["nine people, every feature"]
MFA = BANK.questions["mfa-email"]
LATER = first_pass(BANK, NINE).further[0]


def option_of(grade: str) -> str:
    return next(option.id for option in MFA.options if option.grade == grade)


def having(option: str | None, *tasks: Task, **changes: Any) -> Facts:
    answers = {} if option is None else {MFA.id: Answer(MFA.id, option, "Nobody uses e-mail.")}
    mailbox = Asset(id="a1", name="Mail", type="email_service")
    return replace(Facts(NINE, answers=answers, assets=(mailbox,), tasks=tasks), **changes)


def leading_to(option: str | None, question: str | None = MFA.id) -> Task:
    return Task(id="t1", title="Turn it on", minutes=45, question=question, option=option)


IN_PLACE, NO, PARTLY, VERIFIED = (option_of(grade) for grade in ("in_place", "no", "partly", "verified"))


@pytest.mark.parametrize("option", MFA.options, ids=lambda option: option.id)
def test_a_gap_and_not_knowing_call_for_work_and_nothing_else_does(option):
    proposed = template_tasks(having(option.id), CATALOGS)
    if option.grade in {"partly", "no", "dont_know"}:
        (work,) = proposed
        assert option.task is not None
        assert (work.question, work.option, work.becomes) == (MFA.id, option.id, option.task.becomes)
        assert (work.title, work.minutes, work.owner) == (option.task.title, option.task.minutes, option.task.owner)
        assert work.pairs == (*MFA.closes, *MFA.eases)
    else:
        assert proposed == ()


def test_nothing_is_proposed_for_a_question_that_nobody_answered_or_that_does_not_apply():
    solo = replace(having(None), profile=PROFILES["solo telehealth therapist"])
    vendor_list = BANK.questions["vendor-list"].options[-2].id
    assert template_tasks(having(None), CATALOGS) == ()
    assert template_tasks(replace(solo, answers={"vendor-list": Answer("vendor-list", vendor_list)}), CATALOGS) == ()


@pytest.mark.parametrize(
    ("today", "leads_to", "then"),
    [
        (NO, IN_PLACE, IN_PLACE),
        (PARTLY, IN_PLACE, IN_PLACE),
        ("dont_know", IN_PLACE, IN_PLACE),
        (None, IN_PLACE, IN_PLACE),
        (VERIFIED, IN_PLACE, VERIFIED),
        (IN_PLACE, IN_PLACE, IN_PLACE),
        (PARTLY, NO, PARTLY),
        ("not_applicable", IN_PLACE, "not_applicable"),
        (NO, "not_applicable", NO),
        (NO, "no-such-answer", NO),
        (NO, None, NO),
    ],
)
def test_a_task_done_answers_its_question_and_never_worse_than_today(
    today: str | None, leads_to: str | None, then: str
):
    after = what_if(having(today, leading_to(leads_to)), CATALOGS, ["t1"])
    assert after.answers[MFA.id].option == then


@pytest.mark.parametrize("question", [None, "no-such-question", LATER.id])
def test_a_task_that_bears_on_nothing_counted_today_changes_nothing(question: str | None):
    facts = having(NO, leading_to(LATER.options[0].id, question))
    assert what_if(facts, CATALOGS, ["t1"]) == facts


def test_of_two_tasks_for_one_question_the_better_result_stands():
    tasks = (leading_to(IN_PLACE), replace(leading_to(PARTLY), id="t2"))
    for chosen in (["t1", "t2"], ["t2", "t1"]):
        assert what_if(having(NO, *tasks), CATALOGS, chosen).answers[MFA.id].option == IN_PLACE


def test_a_task_that_is_not_the_practices_own_is_refused():
    with pytest.raises(UnknownTask, match="no task t9"):
        what_if(having(NO), CATALOGS, ["t9"])


def test_comparing_shows_what_moved_and_what_was_shut():
    facts = having(NO, leading_to(IN_PLACE))
    before, after = (find_scenarios(f, CATALOGS, NIST_30) for f in (facts, what_if(facts, CATALOGS, ["t1"])))
    moved = {move.pair: (move.before.level, move.after.level, move.shut) for move in compare(before, after)}
    assert moved["TV-001"] == ("high", "moderate", True)
    assert compare(before, before) == ()


def tasked(seed: int) -> Facts:
    """A mixed practice whose proposed work has become its tasks."""
    facts = practice(seed)
    proposed = template_tasks(facts, CATALOGS)
    tasks = tuple(
        Task(id=f"t{n}", title=work.title, minutes=work.minutes, question=work.question, option=work.becomes)
        for n, work in enumerate(proposed)
    )
    return replace(facts, tasks=tasks)


@given(seed=st.integers(0, 10_000), data=st.data())
@settings(max_examples=30, deadline=None)
def test_no_choice_of_tasks_raises_a_level(seed: int, data: st.DataObject):
    facts = tasked(seed)
    assume(facts.tasks)
    chosen = data.draw(st.sets(st.sampled_from([task.id for task in facts.tasks])))
    then = what_if(facts, CATALOGS, chosen)
    for move in compare(find_scenarios(facts, CATALOGS, NIST_30), find_scenarios(then, CATALOGS, NIST_30)):
        assert rank(move.after.level) <= rank(move.before.level)


@given(seed=st.integers(0, 10_000), data=st.data())
@settings(max_examples=15, deadline=None)
def test_relief_is_what_trying_the_task_out_would_show(seed: int, data: st.DataObject):
    facts = tasked(seed)
    found = relieve(facts, CATALOGS, NIST_30)
    assume(facts.tasks)
    task = data.draw(st.sampled_from(facts.tasks))
    before, after = (find_scenarios(f, CATALOGS, NIST_30) for f in (facts, what_if(facts, CATALOGS, [task.id])))
    moves = compare(before, after)
    assert found[task.id].steps == sum(rank(m.before.level) - rank(m.after.level) for m in moves)


def test_a_task_without_a_question_counts_the_open_risks_it_is_for():
    risks = tuple(
        Risk(id=f"r{n}", number=n, pair=None, threat="", vulnerability="", status=status)
        for n, status in enumerate(("open", "closed", "open"))
    )
    task = replace(leading_to(None, None), risk_ids=("r0", "r1"))
    assert relieve(having(NO, task, risks=risks), CATALOGS, NIST_30) == {"t1": Relief(0, 1)}


@pytest.mark.parametrize("status", ["done", "verified", "dropped"])
def test_a_task_that_is_over_relieves_nothing_more(status: Any):
    assert relieve(having(NO, replace(leading_to(IN_PLACE), status=status)), CATALOGS, NIST_30) == {}


def task(id: str, minutes: int = 30, due: int | None = None, status: Any = "open") -> Task:
    due_on = None if due is None else TODAY + timedelta(days=due)
    return Task(id=id, title=id, minutes=minutes, due_on=due_on, status=status)


def weeks(*tasks: Task, minutes: int = 60, relief: dict[str, Relief] | None = None) -> list[list[tuple[str, int]]]:
    planned = plan(tasks, relief or {}, minutes, TODAY)
    return [[(slot.task, slot.minutes) for slot in week.slots] for week in planned]


def test_what_is_due_within_14_days_or_past_comes_first_oldest_date_ahead():
    tasks = (task("calm"), task("soon", due=14), task("past", due=-3), task("later", due=40))
    planned = weeks(*tasks, minutes=200, relief={"calm": Relief(9, 9), "later": Relief(1, 1)})
    assert planned == [[("past", 30), ("soon", 30), ("calm", 30), ("later", 30)]]


def test_a_date_15_days_away_waits_for_its_week():
    planned = weeks(task("calm"), task("due", due=15), minutes=30, relief={"calm": Relief(1, 1)})
    assert planned == [[("calm", 30)], [("due", 30)]]
    (first, second) = plan((task("calm"), task("due", due=15)), {"calm": Relief(1, 1)}, 30, TODAY)
    assert [slot.urgent for slot in first.slots + second.slots] == [False, True]


def test_then_comes_what_takes_most_risk_off_a_minute():
    relief = {"long": Relief(4, 4), "short": Relief(2, 1), "none": Relief(0, 0), "touches": Relief(0, 3)}
    tasks = (task("none"), task("touches"), task("long", 120), task("short", 30))
    assert weeks(*tasks, minutes=300, relief=relief) == [[("short", 30), ("long", 120), ("touches", 30), ("none", 30)]]


def test_a_long_task_goes_on_next_week_before_anything_new():
    relief = {"long": Relief(9, 9), "short": Relief(1, 1)}
    planned = plan((task("long", 100), task("short", 30)), relief, 60, TODAY)
    assert [[(s.task, s.minutes, s.done) for s in week.slots] for week in planned] == [
        [("long", 60, False)],
        [("long", 40, True), ("short", 20, False)],
        [("short", 10, True)],
    ]
    assert [week.starts_on for week in planned] == [TODAY, date(2026, 11, 29), date(2026, 12, 6)]
    assert [week.minutes for week in planned] == [60, 60, 10]


def test_what_was_started_goes_on_before_what_was_not():
    assert weeks(task("new"), task("old", status="started"), relief={"new": Relief(5, 5)}) == [
        [("old", 30), ("new", 30)]
    ]


def test_what_is_over_is_not_planned():
    over = [task(status, status=status) for status in ("done", "verified", "dropped")]
    assert weeks(*over) == []


def test_a_plan_looks_no_further_than_it_was_asked_to():
    assert len(plan([task("endless", 480)], {}, 1, TODAY, weeks=4)) == 4


@pytest.mark.parametrize(("minutes", "ahead"), [(0, 26), (-5, 26), (60, 0)])
def test_no_time_makes_no_plan(minutes: int, ahead: int):
    with pytest.raises(NoTime):
        plan([task("one")], {}, minutes, TODAY, weeks=ahead)


@given(
    st.lists(
        st.tuples(st.integers(0, 300), st.none() | st.integers(-30, 90), st.sampled_from(["open", "started"])),
        max_size=12,
    ),
    st.integers(15, 240),
)
def test_every_minute_is_planned_once_and_no_week_is_overfull(drawn: list[tuple[int, int | None, Any]], minutes: int):
    tasks = [task(f"t{n}", spent, due, status) for n, (spent, due, status) in enumerate(drawn)]
    planned = plan(tasks, {}, minutes, TODAY, weeks=1000)
    assert all(week.minutes <= minutes for week in planned)
    assert all(week.minutes == minutes for week in planned[:-1])
    for one in tasks:
        slots = [slot for week in planned for slot in week.slots if slot.task == one.id]
        assert sum(slot.minutes for slot in slots) == max(one.minutes, 1)
        assert [slot.done for slot in slots] == [False] * (len(slots) - 1) + [True]


@given(st.permutations([task(f"t{n}", 10 * n, n if n % 2 else None) for n in range(6)]))
def test_the_order_of_the_tasks_does_not_change_the_plan(tasks: list[Task]):
    assert plan(tasks, {}, 45, TODAY) == plan(sorted(tasks, key=lambda one: one.id), {}, 45, TODAY)


@pytest.mark.parametrize("question", BANK.questions.values(), ids=lambda question: question.id)
def test_work_that_a_gap_calls_for_leads_to_a_better_answer(question):
    for option in question.options:
        facts = Facts(NINE, answers={question.id: Answer(question.id, option.id, "None.")})
        for work in template_tasks(facts, CATALOGS):
            if work.becomes is not None:
                better = question.option(work.becomes)
                assert better is not None
                assert (DEGREES[better.grade] or 0) > (DEGREES[option.grade] or 0)
