"""What should a practice do next, and what would be left then? 45 CFR 164.308(a)(1)(ii)(B); the order is our advice."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from api.domain import Refused
from api.domain.answers import Binding, bindings, rebound
from api.domain.catalogs import Catalogs
from api.domain.choosing import applicable, first_pass
from api.domain.facts import Answer, Facts, Grade, Task
from api.domain.methods import Method
from api.domain.questions import DEGREES, NOT_APPLICABLE, Option
from api.domain.risks import Rating, rank
from api.domain.scenarios import Scenario, Survey, scenarios_of, survey

_SOON = timedelta(days=14)
_WEEK = timedelta(days=7)
_OPEN = ("open", "started")
_GAPS = (Grade.PARTLY, Grade.NO, Grade.DONT_KNOW)


class UnknownTask(Refused):
    """The practice has no task of that id."""


class NoTime(Refused):
    """A plan needs at least a minute a week and a week."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """Work that an answer calls for. `option` is today's answer, `becomes` the one that will be true when it is done
    (None where the work is finding out), `owner` the role it suits, `pairs` the catalog pairs it bears on.
    """

    question: str
    option: str
    becomes: str | None
    title: str
    detail: str
    minutes: int
    owner: str
    pairs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """A scenario that a change moves: its rating before and after, and whether it then no longer stands open."""

    pair: str
    group_id: str | None
    before: Rating
    after: Rating
    shut: bool


@dataclass(frozen=True, slots=True)
class Relief:
    """What a task alone would do: how many steps of level it takes off all scenarios, and how many it works on."""

    steps: int
    risks: int


@dataclass(frozen=True, slots=True)
class Slot:
    """Minutes for a task in a week; `done` when they finish it, `urgent` when its date put it ahead of the others."""

    task: str
    minutes: int
    done: bool
    urgent: bool


@dataclass(frozen=True, slots=True)
class Week:
    """A week of the plan from its first day on, what it holds in order, and its minutes in all."""

    starts_on: date
    slots: tuple[Slot, ...]
    minutes: int


def template_tasks(facts: Facts, catalogs: Catalogs) -> tuple[Proposed, ...]:
    """The work that today's answers call for: one piece for each answered gap and each dont_know, in the bank's order."""
    found = []
    for question in applicable(catalogs.bank, facts.profile):
        answer = facts.answers.get(question.id)
        option = question.option(answer.option) if answer else None
        if option is None or option.task is None or option.grade not in _GAPS:
            continue
        task = option.task
        pairs = (*question.closes, *question.eases)
        found.append(
            Proposed(question.id, option.id, task.becomes, task.title, task.detail, task.minutes, task.owner, pairs)
        )
    return tuple(found)


def what_if(facts: Facts, catalogs: Catalogs, task_ids: Collection[str]) -> Facts:
    """The facts as they would be with these tasks done. Nothing gets worse by it: an answer that is as good today
    stays, one that does not apply stays, and a question that does not count today is left alone.

    Raises UnknownTask.
    """
    tasks = {task.id: task for task in facts.tasks}
    answers = dict(facts.answers)
    for task_id in sorted(task_ids):
        if task_id not in tasks:
            raise UnknownTask(f"There is no task {task_id} to try out; choose from the practice's own tasks.")
        answer = _answer_when_done(replace(facts, answers=answers), catalogs, tasks[task_id])
        if answer is not None:
            answers[answer.question] = answer
    return replace(facts, answers=answers)


def compare(before: Sequence[Scenario], after: Sequence[Scenario]) -> tuple[Move, ...]:
    """The scenarios whose rating or openness differs, in the order of `before`."""
    then = {(scenario.pair, scenario.group_id): scenario for scenario in after}
    pairs = [(scenario, then.get((scenario.pair, scenario.group_id))) for scenario in before]
    return tuple(
        Move(was.pair, was.group_id, was.residual, now.residual, shut=was.selected and not now.selected)
        for was, now in pairs
        if now is not None and (was.residual, was.selected) != (now.residual, now.selected)
    )


def relieve(facts: Facts, catalogs: Catalogs, method: Method) -> Mapping[str, Relief]:
    """For each open task, what it would do if it alone were done. A task without a question counts its open risks."""
    surveyed = survey(facts, catalogs, method)
    bound = bindings(catalogs.bank, facts)
    unsettled = {risk.id for risk in facts.risks if risk.status == "open"}
    found = {}
    for task in facts.tasks:
        if task.status in _OPEN:
            answer = _answer_when_done(facts, catalogs, task)
            found[task.id] = (
                Relief(0, len(unsettled.intersection(task.risk_ids)))
                if answer is None
                else _relief(surveyed, bound, answer)
            )
    return found


def plan(
    tasks: Sequence[Task], relief: Mapping[str, Relief], minutes_per_week: int, on: date, weeks: int = 26
) -> tuple[Week, ...]:
    """What to do in which week, from `on`. In each week first what is due within 14 days or past, the oldest date
    ahead; then what was begun; then what takes most risk off a minute. A task too long for a week goes on in the next.

    `relief` is what `relieve` found; a task without one comes last. At most `weeks` weeks. Raises NoTime.
    """
    if minutes_per_week < 1 or weeks < 1:
        raise NoTime("Give the plan at least a minute a week, and at least a week.")
    left = {task.id: max(task.minutes, 1) for task in tasks if task.status in _OPEN}
    begun = {task.id for task in tasks if task.status == "started"}
    planned: list[Week] = []
    while left and len(planned) < weeks:
        starts_on = on + _WEEK * len(planned)
        queue = sorted(
            (task for task in tasks if task.id in left), key=lambda task: _rank(task, relief, begun, starts_on)
        )
        slots = tuple(_fill(queue, left, minutes_per_week, starts_on))
        begun |= {slot.task for slot in slots}
        planned.append(Week(starts_on, slots, sum(slot.minutes for slot in slots)))
    return tuple(planned)


def _fill(queue: Sequence[Task], left: dict[str, int], minutes: int, starts_on: date) -> Iterator[Slot]:
    """Takes tasks off the queue, and their minutes off `left`, until the week is full."""
    for task in queue:
        if minutes == 0:
            return
        spent = min(left[task.id], minutes)
        minutes -= spent
        left[task.id] -= spent
        done = left[task.id] == 0
        if done:
            del left[task.id]
        yield Slot(task.id, spent, done, _urgent(task, starts_on))


def _rank(
    task: Task, relief: Mapping[str, Relief], begun: Collection[str], starts_on: date
) -> tuple[date, bool, float, float, str]:
    gain = relief.get(task.id, Relief(0, 0))
    minutes = max(task.minutes, 1)
    due = task.due_on if task.due_on is not None and _urgent(task, starts_on) else date.max
    return (due, task.id not in begun, -gain.steps / minutes, -gain.risks / minutes, task.id)


def _urgent(task: Task, starts_on: date) -> bool:
    return task.due_on is not None and task.due_on <= starts_on + _SOON


def _answer_when_done(facts: Facts, catalogs: Catalogs, task: Task) -> Answer | None:
    """The better answer that a task leads to; None when it leads to none that counts and is better than today's."""
    question = catalogs.bank.questions.get(task.question or "")
    becomes = question.option(task.option) if question and task.option else None
    if question is None or becomes is None or becomes.id == NOT_APPLICABLE:
        return None
    today = facts.answers.get(question.id)
    option = question.option(today.option) if today else None
    selection = first_pass(catalogs.bank, facts.profile)
    counts = question in selection.first or (option is not None and question in selection.further)
    if not counts or not _better(becomes, option):
        return None
    return Answer(question.id, becomes.id)


def _better(becomes: Option, today: Option | None) -> bool:
    if today is None:
        return True
    now, then = DEGREES[today.grade], DEGREES[becomes.grade]
    return now is not None and then is not None and then > now


def _relief(surveyed: Survey, bound: Mapping[str, tuple[Binding, ...]], answer: Answer) -> Relief:
    question = surveyed.catalogs.bank.questions[answer.question]
    steps = risks = 0
    for pair_id, better in rebound(question, answer).items():
        pair, lines = surveyed.catalogs.pairs[pair_id], bound.get(pair_id, ())
        after = tuple(better if line.question == question.id else line for line in lines)
        was_and_now = zip(scenarios_of(surveyed, pair, lines), scenarios_of(surveyed, pair, after), strict=True)
        for was, now in was_and_now:
            steps += rank(was.residual.level) - rank(now.residual.level)
            risks += was.selected
    return Relief(steps, risks)
