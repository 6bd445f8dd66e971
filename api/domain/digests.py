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
    """What waits for somebody: policies to read, courses to take and papers to sign by title, devices of their own whose
    terms they have to agree to by name, tasks of theirs, questions put to them; and, for those who answer for the practice, how many of
    its tasks are late, how many people have policies to read and how many have courses to take.
    """

    policies: tuple[str, ...] = ()
    tasks: tuple[Dated, ...] = ()
    questions: int = 0
    late: int = 0
    readers: int = 0
    courses: tuple[str, ...] = ()
    devices: tuple[str, ...] = ()
    learners: int = 0
    papers: tuple[str, ...] = ()

    def personal(self) -> bool:
        """Whether something waits on a page of their own."""
        return bool(self.policies or self.courses or self.papers or self.devices)

    def shared(self) -> bool:
        """Whether something waits that is done in the practice's record."""
        return bool(self.tasks or self.questions or self.late or self.readers or self.learners)

    def anything(self) -> bool:
        """Whether there is a letter to write."""
        return self.personal() or self.shared()


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
    if waiting.personal():
        own = (
            (waiting.policies, "policy", "policies", "to read"),
            (waiting.courses, "course", "courses", "to take"),
            (waiting.papers, "paper", "papers", "to sign"),
            (waiting.devices, "device", "devices", "of your own to agree on"),
        )
        parts.extend(f"{counted(len(each), one, more)} {what}:\n{_list(each)}" for each, one, more, what in own if each)
        parts.append(page)
    if waiting.tasks:
        parts.append(f"Work of yours:\n{_list([_due(each, on) for each in waiting.tasks])}")
    if waiting.questions:
        parts.append(f"{counted(waiting.questions, 'question')} put to you to answer.")
    if waiting.late or waiting.readers or waiting.learners:
        readers = counted(waiting.readers, "person has", "people have")
        learners = counted(waiting.learners, "person has", "people have")
        parts.append(
            f"In the practice: {counted(waiting.late, 'task is', 'tasks are')} late, {readers} policies to read, "
            f"{learners} courses to take."
        )
    if waiting.shared():
        parts.append(f"It is done here: {dashboard}")
    return "\n\n".join(parts) + "\n"


def _list(lines: Sequence[str]) -> str:
    more = [f"and {len(lines) - SHOWN} more"] if len(lines) > SHOWN else []
    return "\n".join(f"- {line}" for line in [*lines[:SHOWN], *more])


def _due(task: Dated, on: date) -> str:
    if task.due_on is None:
        return task.text
    return f"{task.text} ({'late since' if task.due_on < on else 'by'} {spell(task.due_on)})"
