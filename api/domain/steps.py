"""What should a practice do next? Everything that lies open on a day, and the order and minutes that are our advice."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from typing import Literal

from api.domain.choosing import first_pass
from api.domain.facts import Facts, Profile, Risk, Task
from api.domain.methods import Method
from api.domain.proposals import Usual, propose
from api.domain.questions import Bank, Question
from api.domain.records import over
from api.domain.risks import judge, rank
from api.domain.scenarios import Scenario
from api.domain.sentences import counted, spell

StepKind = Literal[
    "incident",
    "facts",
    "proposals",
    "question",
    "assigned",
    "review_offers",
    "confirm",
    "respond",
    "task",
    "approve",
    "draft",
    "seal",
    "contradiction",
    "review",
]

SITES = "sites"
PLAIN_FACTS = (*(fact.name for fact in fields(Profile)), SITES)
"""What the opening questions ask: every fact of the profile, and where the practice works."""

MOST_STEPS = 7
MOST_TASKS = 3
MOST_IDS = 5
SOON = timedelta(days=14)
AHEAD = timedelta(days=30)

MINUTES_TO_CONFIRM = 1
MINUTES_TO_RESPOND = 2
_HALF = 2  # two plain facts or proposals a minute
_INCIDENT, _OFFER, _CONTRADICTION, _ACCEPTANCE, _BEGIN, _LACKING, _SEAL, _REVIEW = 15, 2, 3, 2, 5, 2, 10, 15


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do next: about `count` things, of which `ids` names the first, in `minutes` that we estimate."""

    kind: StepKind
    title: str
    minutes: int
    due_on: date | None = None
    count: int = 1
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Undone:
    """A risk that waits for a decision, and the day that has passed over the last one, if one has."""

    id: str
    late: date | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything that lies open on a day, each in its own order.

    `incidents` are those not closed, the oldest first. `questions` and `assigned` hold minutes by question, `offers` the questions that guests offered answers to,
    `unconfirmed` pairs, `contradictions` rules; `lacking` counts what the draft still lacks and is None without a draft.
    `changes` counts what has changed since the analysis that stands was sealed, and is None while none is.
    """

    on: date
    incidents: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    proposals: tuple[str, ...] = ()
    assigned: Mapping[str, int] = field(default_factory=dict)
    offers: tuple[str, ...] = ()
    questions: Mapping[str, int] = field(default_factory=dict)
    contradictions: tuple[str, ...] = ()
    unconfirmed: tuple[str, ...] = ()
    undecided: tuple[Undone, ...] = ()
    tasks: tuple[Task, ...] = ()
    acceptances: tuple[str, ...] = ()
    lacking: int | None = None
    changes: int | None = None
    review_on: date | None = None


def next_steps(desk: Desk, may: Collection[StepKind], most: int = MOST_STEPS) -> tuple[Step, ...]:
    """What to do next, of the kinds that the asker may do: first what went wrong; then what is late or due within 14
    days, the oldest day ahead; then the natural order of the program, from the plain facts to the seal.
    """
    open_ = [step for step in _in_natural_order(desk) if step.kind in may]
    wrong = [step for step in open_ if step.kind == "incident"]
    pressing = [step for step in open_ if step.due_on is not None and step.due_on <= desk.on + SOON]
    rest = [step for step in open_ if step not in wrong and step not in pressing]
    return tuple([*wrong, *sorted(pressing, key=lambda step: step.due_on or desk.on), *rest][:most])


def _in_natural_order(desk: Desk) -> Iterator[Step]:
    wrong = counted(len(desk.incidents), "incident")
    yield from _about("incident", f"Look into {wrong} that nobody has closed", desk.incidents, _INCIDENT)
    yield from _about("facts", "Finish the plain facts about your practice", desk.facts, 1 / _HALF)
    yield from _about("proposals", "Look at the systems and vendors that we propose", desk.proposals, 1 / _HALF)
    asked = counted(len(desk.assigned), "question")
    yield from _timed("assigned", f"Answer {asked} that a colleague put to you", desk.assigned)
    yield from _about(
        "review_offers", f"Look at {counted(len(desk.offers), 'answer')} from guests", desk.offers, _OFFER
    )
    left = counted(len(desk.questions), "question")
    yield from _timed("question", f"Answer {left} of the first pass", desk.questions)
    places = counted(len(desk.contradictions), "place")
    disagree = f"Settle {places} where answers and records disagree"
    yield from _about("contradiction", disagree, desk.contradictions, _CONTRADICTION)
    suggested = counted(len(desk.unconfirmed), "suggested risk")
    yield from _about("confirm", f"Confirm {suggested}, or rate differently", desk.unconfirmed, MINUTES_TO_CONFIRM)
    yield from _responses(desk.undecided)
    yield from (_task(task) for task in desk.tasks[:MOST_TASKS])
    yield from _drafting(desk)
    accepted = counted(len(desk.acceptances), "risk")
    yield from _about("approve", f"Approve accepting {accepted}, or decline", desk.acceptances, _ACCEPTANCE)
    yield from _sealing(desk)


def _about(kind: StepKind, title: str, ids: Sequence[str], minutes: float) -> Iterator[Step]:
    if ids:
        named = tuple(dict.fromkeys(ids))[:MOST_IDS]
        yield Step(kind, title, max(1, round(len(ids) * minutes)), None, len(ids), named)


def _timed(kind: StepKind, title: str, questions: Mapping[str, int]) -> Iterator[Step]:
    if questions:
        yield Step(kind, title, sum(questions.values()), None, len(questions), tuple([*questions][:MOST_IDS]))


def _responses(undone: Sequence[Undone]) -> Iterator[Step]:
    """One step for all that wait; those whose day has passed are named first."""
    ordered = sorted(undone, key=lambda each: each.late or date.max)
    for first in ordered[:1]:
        title = f"Decide what to do about {counted(len(ordered), 'risk')}"
        ids = tuple(each.id for each in ordered[:MOST_IDS])
        yield Step("respond", title, MINUTES_TO_RESPOND * len(ordered), first.late, len(ordered), ids)


def _task(task: Task) -> Step:
    return Step("task", task.title, task.minutes, task.due_on, 1, (task.id,))


def _drafting(desk: Desk) -> Iterator[Step]:
    if desk.lacking:
        lacks = counted(desk.lacking, "thing")
        yield Step("draft", f"Finish the draft: it lacks {lacks}", desk.lacking * _LACKING, None, desk.lacking)
    elif desk.lacking is None and desk.changes is None:
        yield Step("draft", "Begin the written analysis", _BEGIN)


def _sealing(desk: Desk) -> Iterator[Step]:
    if desk.lacking == 0:
        yield Step("seal", "Approve and seal the analysis", _SEAL)
    if desk.changes is None or desk.lacking is not None:
        return
    due = desk.review_on if desk.review_on is not None and desk.review_on <= desk.on + AHEAD else None
    if desk.changes:
        since = counted(desk.changes, "thing")
        yield Step("review", f"Look at the analysis again: {since} changed since the seal", _REVIEW, due, desk.changes)
    elif due is not None:
        yield Step("review", f"Begin the review that was planned for {spell(due)}", _REVIEW, due)


def facts_left(asked: Collection[str], facts: Facts) -> tuple[str, ...]:
    """The plain facts that nobody has answered yet; a site on record answers where the practice works."""
    known = {*asked, SITES} if facts.sites else {*asked}
    return tuple(fact for fact in PLAIN_FACTS if fact not in known)


def proposed(usual: Mapping[str, Usual], facts: Facts, struck: Collection[str], on: date) -> tuple[str, ...]:
    """The systems and vendors we propose that are neither in use on the day nor struck."""
    types = {asset.type for asset in facts.assets if not over(asset.retired_on, on)}
    services = {vendor.service for vendor in facts.vendors if not over(vendor.ended_on, on)}
    lines = propose(usual, facts.profile, types, services, struck)
    return tuple(line.usual.id for line in lines if not (line.taken or line.struck))


def unanswered(bank: Bank, facts: Facts) -> tuple[Question, ...]:
    """The questions of the first pass without an answer, in the order of asking."""
    return tuple(question for question in first_pass(bank, facts.profile).first if question.id not in facts.answers)


def unconfirmed(scenarios: Iterable[Scenario], facts: Facts) -> tuple[Scenario, ...]:
    """The scenarios that are left open and that no risk on record takes up, the highest first."""
    recorded = {(risk.pair, risk.group_id) for risk in facts.risks}
    return tuple(line for line in scenarios if line.selected and (line.pair, line.group_id) not in recorded)


def undecided(facts: Facts, method: Method, appetite: str, on: date) -> tuple[Undone, ...]:
    """The open risks whose response, owner or day is missing, or whose day has passed; by number."""
    found = []
    for risk in sorted(facts.risks, key=lambda risk: (risk.number, risk.id)):
        late = _passed(risk, on)
        lacks = {fault.at for fault in judge(risk, method, appetite, on)} & {"response", "owner", "due_on"}
        if risk.status == "open" and (lacks or late or _nobody(risk, appetite)):
            found.append(Undone(risk.id, late))
    return tuple(found)


def _passed(risk: Risk, on: date) -> date | None:
    day = risk.accepted_until if risk.response == "accept" else risk.due_on
    return day if risk.response is not None and day is not None and day < on else None


def _nobody(risk: Risk, appetite: str) -> bool:
    """Whether an acceptance has no end, or a risk above the appetite is to be moved away by nobody or on no day."""
    if risk.response == "accept":
        return risk.accepted_until is None
    moved = risk.response in ("transfer", "avoid") and rank(risk.level) > rank(appetite)
    return moved and not (risk.owner.strip() and risk.due_on)


def unapproved(facts: Facts, on: date) -> tuple[str, ...]:
    """The risks accepted until a day to come that nobody has approved accepting yet; by number."""
    waiting = [
        risk
        for risk in facts.risks
        if risk.status == "open" and risk.response == "accept" and not risk.approved_by.strip()
    ]
    waiting = [risk for risk in waiting if risk.accepted_until is not None and risk.accepted_until > on]
    return tuple(risk.id for risk in sorted(waiting, key=lambda risk: (risk.number, risk.id)))


def minutes_to_a_draft(desk: Desk) -> int:
    """What remains to a first draft of the whole analysis, in minutes: the questions of the first pass, one minute for
    each suggested risk to confirm, two for each response to decide. The minutes are our estimate.
    """
    respond = MINUTES_TO_RESPOND * len(desk.undecided)
    return sum(desk.questions.values()) + MINUTES_TO_CONFIRM * len(desk.unconfirmed) + respond
