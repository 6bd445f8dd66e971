"""What does the one letter of the week say to somebody? One letter with everything, never one for each thing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from api.domain.sentences import counted, spell

HOUR = 7
"""The letter goes out on Mondays from this hour on, in the practice's own time."""
AHEAD = timedelta(days=14)
SHOWN = 10


@dataclass(frozen=True, slots=True)
class Dated:
    """A piece of work with its day, if it has one."""

    text: str
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for somebody: policies to read by title, tasks of theirs, questions put to them; and, for those who
    answer for the practice, how many of its tasks are late and how many people have policies to read.
    """

    policies: tuple[str, ...] = ()
    tasks: tuple[Dated, ...] = ()
    questions: int = 0
    late: int = 0
    readers: int = 0

    def anything(self) -> bool:
        """Whether there is a letter to write."""
        return bool(self.policies or self.tasks or self.questions or self.late or self.readers)


def week_of(moment: datetime) -> date:
    """The Monday whose letter is the newest one due at a moment on the practice's clock."""
    at = moment - timedelta(hours=HOUR)
    return at.date() - timedelta(days=at.weekday())


def pressing(tasks: Sequence[Dated], on: date) -> tuple[Dated, ...]:
    """Tasks that are late or due within two weeks, the oldest day first; one without a day presses nobody."""
    near = [(each.due_on, each.text, each) for each in tasks if each.due_on is not None and each.due_on <= on + AHEAD]
    return tuple(each for *_, each in sorted(near, key=lambda one: one[:2]))


def written(name: str, waiting: Waiting, on: date, page: str, dashboard: str) -> str:
    """The letter's text. `page` is the link to their own page, `dashboard` where the rest is done."""
    parts = [f"Hello {name},\n\nthis is what waits for you this week."]
    if waiting.policies:
        parts.append(
            f"{counted(len(waiting.policies), 'policy', 'policies')} to read:\n{_list(waiting.policies)}\n{page}"
        )
    if waiting.tasks:
        parts.append(f"Work of yours:\n{_list([_due(each, on) for each in waiting.tasks])}")
    if waiting.questions:
        parts.append(f"{counted(waiting.questions, 'question')} put to you to answer.")
    if waiting.late or waiting.readers:
        people = counted(waiting.readers, "person has", "people have")
        parts.append(
            f"In the practice: {counted(waiting.late, 'task is', 'tasks are')} late, {people} policies to read."
        )
    if waiting.tasks or waiting.questions or waiting.late or waiting.readers:
        parts.append(f"It is done here: {dashboard}")
    return "\n\n".join(parts) + "\n"


def _list(lines: Sequence[str]) -> str:
    more = [f"and {len(lines) - SHOWN} more"] if len(lines) > SHOWN else []
    return "\n".join(f"- {line}" for line in [*lines[:SHOWN], *more])


def _due(task: Dated, on: date) -> str:
    if task.due_on is None:
        return task.text
    return f"{task.text} ({'late since' if task.due_on < on else 'by'} {spell(task.due_on)})"
