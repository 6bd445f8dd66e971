"""What has moved between two days?"""

from dataclasses import replace
from typing import Any

import pytest

from api.domain.facts import Answer, Asset, Facts, Profile, Risk, Task, Vendor
from api.domain.movements import answers_given, moved, tasks_done
from api.domain.records import Known
from tests.practices import CATALOGS, TODAY
from tests.written import mixed, shuffled

NOTHING = Facts(Profile())


def known(facts: Facts) -> Known:
    return Known(facts, CATALOGS.types, TODAY)


def risks(*told: tuple[int, str, str], **more: Any) -> Facts:
    """Risks by number, level and status."""
    return replace(
        NOTHING,
        risks=tuple(
            Risk(f"r{number}", number, None, "", "", title=f"Risk {number}", level=level, status=status, **more)
            for number, level, status in told
        ),
    )


def answers(**options: str) -> Facts:
    return replace(NOTHING, answers={question: Answer(question, option) for question, option in options.items()})


def tasks(**statuses: Any) -> Facts:
    return replace(NOTHING, tasks=tuple(Task(id, f"Task {id}", status=status) for id, status in statuses.items()))


def assets(*names: str, **told: Any) -> Facts:
    return replace(NOTHING, assets=tuple(Asset(name, name, "laptop", **told) for name in names))


def vendors(*names: str, **told: Any) -> Facts:
    return replace(NOTHING, vendors=tuple(Vendor(name, name, "billing", "yes", **told) for name in names))


CASES: dict[str, tuple[Facts, Facts, list[str]]] = {
    "nothing has moved": (risks((1, "low", "open")), risks((1, "low", "open")), []),
    "a risk rose": (risks((1, "low", "open")), risks((1, "high", "open")), ["1 risk rose: R-001 Risk 1."]),
    "two risks fell, the higher one is named first": (
        risks((1, "high", "open"), (2, "very_high", "open")),
        risks((1, "low", "open"), (2, "moderate", "open")),
        ["2 risks fell: R-002 Risk 2; R-001 Risk 1."],
    ),
    "a risk was settled": (
        risks((1, "high", "open"), (2, "low", "open")),
        risks((1, "high", "mitigated"), (2, "low", "open")),
        ["1 risk is no longer open: R-001 Risk 1."],
    ),
    "a risk came and went between the two days": (NOTHING, risks((1, "high", "closed")), []),
    "a settled risk that moves says nothing": (risks((1, "low", "closed")), risks((1, "high", "closed")), []),
    "many risks are new; the highest are named": (
        NOTHING,
        risks(*((number, "high" if number == 5 else "low", "open") for number in range(1, 6))),
        ["5 risks are new: R-005 Risk 5; R-001 Risk 1; R-002 Risk 2; and 2 more."],
    ),
    "tasks were done": (
        tasks(a="open", b="done", c="started", d="open"),
        tasks(a="done", b="verified", c="verified", d="dropped"),
        ["2 tasks are done: Task a; Task c."],
    ),
    "a task was done and taken up again": (tasks(a="done"), tasks(a="started"), []),
    "questions were answered, one of them anew": (
        answers(backups="weekly", mfa="no"),
        answers(backups="daily", mfa="no", training="yearly", reminders="often"),
        ["2 questions got a first answer.", "1 question got another answer than before."],
    ),
    "an answer was taken back": (answers(backups="weekly"), NOTHING, []),
    "things came into use and went out of it": (
        assets("Old laptop", "Server"),
        assets("Server", "new laptop", "Backup"),
        ["New in the inventory: Backup; new laptop.", "No longer in the inventory: Old laptop."],
    ),
    "a thing was retired": (
        assets("Server"),
        assets("Server", retired_on=TODAY),
        ["No longer in the inventory: Server."],
    ),
    "a vendor came with its agreement": (
        NOTHING,
        vendors("Acme", agreement="on_file"),
        ["New in the list of vendors: Acme.", "An agreement is now on file with Acme."],
    ),
    "an agreement came in": (
        vendors("Acme", agreement="missing"),
        vendors("Acme", agreement="on_file"),
        ["An agreement is now on file with Acme."],
    ),
    "a vendor left": (vendors("Acme"), vendors("Acme", ended_on=TODAY), ["No longer in the list of vendors: Acme."]),
}


@pytest.mark.parametrize("case", CASES)
def test_what_has_moved(case: str) -> None:
    then, now, said = CASES[case]

    assert [line.text for line in moved(known(then), known(now), CATALOGS)] == said


@pytest.mark.parametrize("seed", range(4))
def test_between_a_day_and_itself_nothing_has_moved(seed: int) -> None:
    facts = mixed(seed)

    assert moved(known(facts), known(shuffled(facts, seed)), CATALOGS) == ()


@pytest.mark.parametrize("seed", range(4))
def test_what_has_moved_does_not_depend_on_the_order_of_the_facts(seed: int) -> None:
    then, now = mixed(seed), mixed(seed + 1)

    assert moved(known(then), known(now), CATALOGS) == moved(
        known(shuffled(then, 1)), known(shuffled(now, 2)), CATALOGS
    )


def test_each_line_says_what_it_is_about() -> None:
    then, now = NOTHING, replace(risks((1, "low", "open")), tasks=tasks(a="done").tasks, assets=assets("Server").assets)
    now = replace(now, answers=answers(backups="daily").answers)

    assert [line.kind for line in moved(known(then), known(now), CATALOGS)] == ["risk", "task", "answer", "inventory"]


def test_the_counts_are_of_what_is_done_and_given_since() -> None:
    assert [task.id for task in tasks_done(tasks(a="open"), tasks(a="done", b="verified"))] == ["a", "b"]
    assert [each.question for each in answers_given(answers(a="no"), answers(a="no", b="yes"))] == ["b"]
