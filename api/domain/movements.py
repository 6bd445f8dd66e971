"""What has moved between two days, by the practice's own records? Counts and sentences, never a score."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from api.domain.catalogs import Catalogs
from api.domain.deadlines import title_of
from api.domain.facts import Answer, Asset, Facts, Risk, Task, Vendor
from api.domain.records import Known, number
from api.domain.risks import rank
from api.domain.sentences import counted, listed

MovedKind = Literal["risk", "task", "answer", "inventory"]

NAMED = 3


@dataclass(frozen=True, slots=True)
class MovedLine:
    """One thing that moved, in a sentence, and what it is about."""

    kind: MovedKind
    text: str


def moved(then: Known, now: Known, catalogs: Catalogs) -> tuple[MovedLine, ...]:
    """What is otherwise `now` than it was `then`: risks, work, answers, and what is in use."""
    return (
        *_risks(then.facts, now.facts, catalogs),
        *_tasks(tasks_done(then.facts, now.facts)),
        *_answers(then.facts, now.facts),
        *_inventory(then, now),
    )


def tasks_done(then: Facts, now: Facts) -> tuple[Task, ...]:
    """The tasks that are done now and were not then, by title."""
    before = {task.id for task in then.tasks if _is_done(task)}
    done = [task for task in now.tasks if _is_done(task) and task.id not in before]
    return tuple(sorted(done, key=lambda task: (task.title, task.id)))


def answers_given(then: Facts, now: Facts) -> tuple[Answer, ...]:
    """The answers that choose another option than then, or that are new."""
    return tuple(answer for question, answer in now.answers.items() if _option(then, question) != answer.option)


def _option(facts: Facts, question: str) -> str | None:
    answer = facts.answers.get(question)
    return answer.option if answer else None


def _is_done(task: Task) -> bool:
    return task.status in ("done", "verified")


def _risks(then: Facts, now: Facts, catalogs: Catalogs) -> Iterator[MovedLine]:
    old, new = _open(then), _open(now)
    both = [(old[id], new[id]) for id in old.keys() & new.keys()]
    for verb, risks in (
        ("rose", [is_ for was, is_ in both if rank(is_.level) > rank(was.level)]),
        ("fell", [is_ for was, is_ in both if rank(is_.level) < rank(was.level)]),
        ("no longer open", [was for id, was in old.items() if id not in new]),
        ("new", [is_ for id, is_ in new.items() if id not in old]),
    ):
        if risks:
            ordered = sorted(risks, key=lambda risk: (-rank(risk.level), risk.number, risk.id))
            names = listed([f"{number(risk.number)} {title_of(risk, catalogs)}" for risk in ordered], NAMED)
            is_ = verb if verb in ("rose", "fell") else f"{'is' if len(risks) == 1 else 'are'} {verb}"
            yield MovedLine("risk", f"{counted(len(risks), 'risk')} {is_}: {names}.")


def _open(facts: Facts) -> dict[str, Risk]:
    return {risk.id: risk for risk in facts.risks if risk.status == "open"}


def _tasks(done: Sequence[Task]) -> Iterator[MovedLine]:
    if done:
        is_ = "is" if len(done) == 1 else "are"
        yield MovedLine("task", f"{counted(len(done), 'task')} {is_} done: {_named(task.title for task in done)}.")


def _answers(then: Facts, now: Facts) -> Iterator[MovedLine]:
    given = answers_given(then, now)
    anew = sum(answer.question in then.answers for answer in given)
    if len(given) > anew:
        yield MovedLine("answer", f"{counted(len(given) - anew, 'question')} got a first answer.")
    if anew:
        yield MovedLine("answer", f"{counted(anew, 'question')} got another answer than before.")


def _inventory(then: Known, now: Known) -> Iterator[MovedLine]:
    for noun, old, new in (
        ("inventory", _names(then.assets), _names(now.assets)),
        ("list of vendors", _names(then.vendors), _names(now.vendors)),
    ):
        if come := [name for id, name in new.items() if id not in old]:
            yield MovedLine("inventory", f"New in the {noun}: {_named(come)}.")
        if gone := [name for id, name in old.items() if id not in new]:
            yield MovedLine("inventory", f"No longer in the {noun}: {_named(gone)}.")
    before = {vendor.id for vendor in then.vendors if vendor.agreement == "on_file"}
    signed = [vendor.name for vendor in now.vendors if vendor.agreement == "on_file" and vendor.id not in before]
    if signed:
        yield MovedLine("inventory", f"An agreement is now on file with {_named(signed)}.")


def _names(records: Iterable[Asset | Vendor]) -> dict[str, str]:
    return {record.id: record.name for record in records}


def _named(names: Iterable[str]) -> str:
    return listed(sorted(names, key=lambda name: (name.casefold(), name)), NAMED)
