"""How are the facts of a breach told on the wire, and how is what follows from them shown? 45 CFR 164.402 to 164.412."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from pydantic import Field

from api.domain import notifications as rules
from api.problems import FaultOut
from api.wire import In, Out

Day = Annotated[date, Field(ge=date(1996, 8, 21), le=date(2199, 12, 31), examples=["2025-05-12"])]
Count = Annotated[int, Field(ge=0, le=400_000_000)]
State = Annotated[str, Field(pattern=r"^[A-Z]{2}$", examples=["NJ"])]
Residents = Annotated[dict[State, Count], Field(max_length=60, default_factory=dict, examples=[{"NJ": 400, "NY": 500}])]


class KnowledgeIn(In):
    """Somebody who knew before, and since when. An agent is one by the federal common law of agency."""

    who: rules.Knower
    on: Day


class AssociateIn(In):
    """The business associate at which it happened. `notified_covered_entity_on` is null while it has not told anybody."""

    discovered_on: Day
    notified_covered_entity_on: Day | None
    is_agent: bool


class HoldIn(In):
    """A delay that a law enforcement official asked for. `through` is its last day by the written statement; an oral
    request lasts 30 days, whatever else is said.
    """

    form: rules.Form
    requested_on: Day
    through: Day | None = None


Earlier = Annotated[list[KnowledgeIn], Field(max_length=50, default_factory=list)]


class ReasonOut(Out):
    """A step of the reckoning and the paragraph it rests on; without one it is our advice or our reading, and says so."""

    citation: str
    text: str


class BreachDeadlinesOut(Out):
    """The last day for each notice, null where none of that kind is due; to be given without unreasonable delay before.

    For a business associate `covered_entity_due_on` is its own duty. Days are calendar days and do not roll over a
    weekend.
    """

    notice_required: bool
    clock_started_on: date
    individuals_due_on: date | None
    hhs_due_on: date | None
    media_due_on: date | None
    media_states: list[str]
    covered_entity_due_on: date | None
    substitute_notice: rules.Substitute
    reasons: list[ReasonOut]
    edition: date


def associate_of(told: AssociateIn | None) -> rules.Associate | None:
    if told is None:
        return None
    return rules.Associate(told.discovered_on, told.notified_covered_entity_on, told.is_agent)


def hold_of(told: HoldIn | None) -> rules.Hold | None:
    return None if told is None else rules.Hold(told.form, told.requested_on, told.through)


def known_of(told: list[KnowledgeIn]) -> tuple[rules.Knowledge, ...]:
    return tuple(rules.Knowledge(each.who, each.on) for each in told)


def shown(found: rules.Notices) -> BreachDeadlinesOut:
    """Every day, and every step that led to it."""
    told = {name: getattr(found, name) for name in BreachDeadlinesOut.model_fields}
    told["reasons"] = [{"citation": reason.citation, "text": reason.text} for reason in found.reasons]
    return BreachDeadlinesOut.model_validate(told)


def contradictions(rule: rules.Rule, breach: rules.Breach) -> Iterator[FaultOut]:
    """What contradicts itself in a body: no date is worked out from that."""
    for state in breach.residents.keys() - rule.states.keys():
        yield FaultOut(at=["body", "residents_by_state", state], message="is no State, territory or district")
    if sum(breach.residents.values()) > breach.affected:
        yield FaultOut(at=["body", "residents_by_state"], message="counts more people than are affected")
    if breach.unreachable > breach.affected:
        yield FaultOut(at=["body", "unreachable"], message="counts more people than are affected")
    hold, associate = breach.hold, breach.associate
    if hold is not None and hold.form == "written":
        if hold.through is None:
            yield FaultOut(at=["body", "law_enforcement_hold", "through"], message="is missing from a written request")
        elif hold.through < hold.requested_on:
            yield FaultOut(at=["body", "law_enforcement_hold", "through"], message="is before the day it was asked for")
    if associate is not None and (associate.told_on or date.max) < associate.discovered_on:
        where = ["body", "business_associate", "notified_covered_entity_on"]
        yield FaultOut(at=where, message="is before its discovery")
