"""Where does a practice stand today? The minutes are our estimate.

Nothing here is a score: there are counts, sentences and days. Every count can be opened in the room that it comes from.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from api.domain.answers import Binding, bindings
from api.domain.catalogs import Catalogs
from api.domain.changes import level_counts
from api.domain.facts import Facts, Risk, Vendor
from api.domain.questions import DEGREES, Question
from api.domain.records import Known
from api.domain.risks import rank
from api.domain.scenarios import Scenario
from api.domain.sentences import WORDS_A_MINUTE

_CHOOSING, _GLANCE = 1 / 5, 1 / 6


@dataclass(frozen=True, slots=True)
class Answered:
    """How far some questions are answered, and what the rest takes."""

    answered: int
    total: int
    minutes_left: int


def answered(questions: Iterable[Question], facts: Facts) -> Answered:
    asked = list(questions)
    left = [question for question in asked if question.id not in facts.answers]
    return Answered(len(asked) - len(left), len(asked), sum(question.minutes for question in left))


def minutes_from_memory(questions: Iterable[Question], unconfirmed: int) -> int:
    """What a first draft takes somebody who answers what they know and puts "I don't know yet" for the rest: reading
    each question with its answers at 200 words a minute, twelve seconds to choose, and ten for a glance at each
    suggested risk. The minutes are our estimate.
    """
    reading = sum(_words(question) / WORDS_A_MINUTE + _CHOOSING for question in questions)
    return ceil(reading + unconfirmed * _GLANCE)


def _words(question: Question) -> int:
    return len(question.text.split()) + sum(len(option.text.split()) for option in question.options)


@dataclass(frozen=True, slots=True)
class Matter:
    """An open scenario that matters most in its category: why, in one sentence, and where to begin.

    `question` is the one that leaves it most open, None where the answers leave nothing open; `minutes` is what the work
    behind that answer takes, None where there is none yet.
    """

    pair: str
    title: str
    level: str
    because: str
    question: str | None
    minutes: int | None


def matters(scenarios: Iterable[Scenario], facts: Facts, catalogs: Catalogs, most: int = 3) -> tuple[Matter, ...]:
    """The highest open scenarios, at most one for each category of threat; `scenarios` come highest first."""
    bound = bindings(catalogs.bank, facts)
    found: dict[str, Matter] = {}
    for line in scenarios:
        category = catalogs.pairs[line.pair].category
        if line.selected and category not in found and len(found) < most:
            found[category] = _matter(line, bound.get(line.pair, ()), facts, catalogs)
    return tuple(found.values())


def _matter(line: Scenario, bound: Sequence[Binding], facts: Facts, catalogs: Catalogs) -> Matter:
    open_ = [each for each in bound if each.degree in (0, 1)]
    questions = catalogs.bank.questions
    worst = min(
        open_,
        key=lambda each: (each.degree, each.role != "closes", -questions[each.question].worth, each.question),
        default=None,
    )
    return Matter(
        pair=line.pair,
        title=catalogs.pairs[line.pair].title,
        level=line.residual.level,
        because=worst.because if worst else line.because[-1],
        question=worst.question if worst else None,
        minutes=_work(questions[worst.question], worst, facts) if worst else None,
    )


def _work(question: Question, line: Binding, facts: Facts) -> int | None:
    """The minutes of the task on record for a question, else of the work that its answer calls for."""
    taken = [task for task in facts.tasks if task.question == question.id and task.status in ("open", "started")]
    if taken:
        return min(task.minutes for task in taken)
    option = question.option(line.option) if line.option else None
    return option.task.minutes if option and option.task and DEGREES[option.grade] is not None else None


def open_risks(facts: Facts) -> tuple[Risk, ...]:
    """The open risks on record, the highest level first, then by number."""
    carried = [risk for risk in facts.risks if risk.status == "open"]
    return tuple(sorted(carried, key=lambda risk: (-rank(risk.level), risk.number, risk.id)))


@dataclass(frozen=True, slots=True)
class Tally:
    """How much is on record on a day: what is in use, the open risks, the work that is open and the work that is late.

    `vendors_without_agreement` touch PHI and have no agreement in force; `risks_without_response` are above the appetite.
    """

    assets: int
    sites: int
    vendors: int
    vendors_without_agreement: int
    people: int
    risks_by_level: Mapping[str, int]
    risks_without_response: int
    tasks_open: int
    tasks_overdue: int


def tally(known: Known, appetite: str) -> Tally:
    """Counts what a practice has on record; `appetite` is the highest level that it accepts untreated."""
    facts, on = known.facts, known.on
    carried = open_risks(facts)
    tasks = [task for task in facts.tasks if task.status in ("open", "started")]
    return Tally(
        assets=len(known.assets),
        sites=len(facts.sites),
        vendors=len(known.vendors),
        vendors_without_agreement=sum(_lacks_agreement(vendor, on) for vendor in known.vendors),
        people=len(known.people),
        risks_by_level=level_counts(risk.level for risk in carried),
        risks_without_response=sum(risk.response is None and rank(risk.level) > rank(appetite) for risk in carried),
        tasks_open=len(tasks),
        tasks_overdue=sum(task.due_on is not None and task.due_on < on for task in tasks),
    )


def _lacks_agreement(vendor: Vendor, on: date) -> bool:
    if vendor.touches_phi != "yes":
        return False
    ended = vendor.agreement_ends_on is not None and vendor.agreement_ends_on < on
    return vendor.agreement in ("missing", "unknown") or (vendor.agreement == "on_file" and ended)
