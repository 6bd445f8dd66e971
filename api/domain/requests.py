"""By when must a patient's request be answered? 45 CFR 164.524, 164.526, 164.528, in calendar days from receipt.

Requests go by a code; nothing here names a patient. No weekend and no holiday moves a day: where one falls on a weekend
the working day before is our advice.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, Literal

from api.domain.determinations import Reason
from api.domain.editions import in_force, read
from api.domain.notifications import DAYS, working_day
from api.domain.sentences import spell

CATALOG = "patient_requests"

Kind = Literal["access", "amendment", "accounting"]
Outcome = Literal["", "given", "partly", "denied", "withdrawn"]
State = Literal["open", "extended", "late", "answered", "answered_late"]


@dataclass(frozen=True, slots=True)
class Ground:
    """Why a request may be denied, by the paragraph that allows it."""

    id: str
    citation: str
    text: str


@dataclass(frozen=True, slots=True)
class Clock:
    """How long a kind of request may take, and the paragraphs that say so."""

    kind: Kind
    title: str
    days: int
    extension_days: int
    due: str
    extension: str
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """An edition: a clock for each kind, and the sentences in which it is told."""

    edition: date
    clocks: Mapping[str, Clock]
    say: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Request:
    """What is on record of one. The day they were told of an extension, its new day and its reason come together."""

    kind: Kind
    received_on: date
    extended_on: date | None = None
    extended_to: date | None = None
    extension_reason: str = ""
    answered_on: date | None = None
    outcome: Outcome = ""
    ground: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a request stands on a day.

    `due_on` is the last day without an extension and the last on which they can be told of one, `extendable_to` as far
    as one can reach, `stands_on` the day that counts now, `act_by` the working day by which we advise to be done.
    """

    state: State
    due_on: date
    extendable_to: date
    stands_on: date
    act_by: date
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Slip:
    """What stands on the page that is kept with the patient's own paper."""

    practice: str
    code: str
    title: str
    received_on: date
    stands_on: date
    reasons: tuple[Reason, ...]


def rule_on(day: date) -> Rule:
    """The edition in force on a day; raises NoEdition."""
    return _rule(in_force(CATALOG, day))


def stand(rule: Rule, request: Request, on: date) -> Standing:
    """Where a request stands, and why."""
    clock = rule.clocks[request.kind]
    due_on = request.received_on + timedelta(clock.days)
    extendable_to = due_on + timedelta(clock.extension_days)
    stands_on = request.extended_to or due_on
    state = _state(request, stands_on, on)
    reasons = tuple(_reasons(rule, clock, request, Standing(state, due_on, extendable_to, stands_on, stands_on, ())))
    return Standing(state, due_on, extendable_to, stands_on, working_day(stands_on), reasons)


def faults(rule: Rule, request: Request, on: date, before: Request | None = None) -> Iterator[tuple[str, str]]:
    """What cannot be so on a day, as a field and what is wrong with it; `before` is what was on record until now."""
    if request.received_on > on:
        yield "received_on", "has not come yet"
    yield from _extension(rule.clocks[request.kind], request, on)
    if before is not None and before.extended_to is not None and _again(before, request):
        yield "extended_to", "was extended once; the rule allows no second extension"
    yield from _answer(rule.clocks[request.kind], request, on)


def _again(before: Request, after: Request) -> bool:
    """Whether an extension that was given is made longer."""
    return after.extended_to is not None and before.extended_to is not None and after.extended_to > before.extended_to


def _extension(clock: Clock, request: Request, on: date) -> Iterator[tuple[str, str]]:
    told, until = request.extended_on, request.extended_to
    if told is None and until is None and not request.extension_reason:
        return
    due_on = request.received_on + timedelta(clock.days)
    last = due_on + timedelta(clock.extension_days)
    if told is None:
        yield "extended_on", "say on which day they were told in writing"
    elif told < request.received_on:
        yield "extended_on", "is before the request came in"
    elif told > on:
        yield "extended_on", "has not come yet"
    elif told > due_on:
        yield "extended_on", f"is too late: they had to be told in writing by {spell(due_on)}"
    if until is None:
        yield "extended_to", "say which new day they were given"
    elif not due_on < until <= last:
        yield "extended_to", f"has to be after {spell(due_on)} and not after {spell(last)}"
    if not request.extension_reason:
        yield "extension_reason", "say which reason they were given"


def _answer(clock: Clock, request: Request, on: date) -> Iterator[tuple[str, str]]:
    if (request.answered_on is None) != (request.outcome == ""):
        yield "outcome" if request.answered_on else "answered_on", "an answer has both a day and an outcome"
    if request.answered_on is not None and request.answered_on < request.received_on:
        yield "answered_on", "is before the request came in"
    if request.answered_on is not None and request.answered_on > on:
        yield "answered_on", "has not come yet"
    if request.outcome in ("denied", "partly"):
        if request.ground not in {each.id for each in clock.grounds}:
            yield "ground", "say on which ground of this kind of request it was denied"
    elif request.ground:
        yield "ground", "belongs to a denial, whole or in part"


def _state(request: Request, stands_on: date, on: date) -> State:
    if request.answered_on is not None:
        late = request.answered_on > stands_on and request.outcome != "withdrawn"
        return "answered_late" if late else "answered"
    if on > stands_on:
        return "late"
    return "open" if request.extended_to is None else "extended"


def _reasons(rule: Rule, clock: Clock, request: Request, standing: Standing) -> Iterator[Reason]:
    day, due_on = spell(standing.stands_on), standing.due_on
    yield Reason(clock.due, rule.say["due"].format(days=clock.days, day=spell(due_on)))
    if request.extended_on is not None:
        yield Reason(clock.extension, rule.say["extended"].format(told=spell(request.extended_on), day=day))
    elif standing.state == "open":
        told = rule.say["extend_by"].format(days=clock.extension_days, day=spell(due_on))
        yield Reason(clock.extension, told)
    if request.answered_on is not None:
        said = "withdrawn" if request.outcome == "withdrawn" else standing.state
        yield Reason(clock.due, rule.say[said].format(told=spell(request.answered_on), day=day))
    elif standing.state == "late":
        yield Reason(clock.due, rule.say["late"].format(day=day))
    elif (before := working_day(standing.stands_on)) != standing.stands_on:
        weekday = DAYS[standing.stands_on.weekday()]
        yield Reason("", rule.say["weekend"].format(day=day, weekday=weekday, before=spell(before)))


@cache
def _rule(edition: date) -> Rule:
    told = read(CATALOG, edition)
    clocks = {kind: _clock(kind, row, told["grounds"]) for kind, row in told["kinds"].items()}
    return Rule(edition, clocks, told["say"])


def _clock(kind: Any, row: Mapping[str, Any], grounds: list[dict[str, str]]) -> Clock:
    own = tuple(Ground(each["id"], each["citation"], each["text"]) for each in grounds if each["kind"] == kind)
    return Clock(kind, grounds=own, **row)
