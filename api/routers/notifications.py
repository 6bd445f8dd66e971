"""Who must be told of a breach, and by when? A calculator that holds no one's data. 45 CFR 164.402 to 164.412."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from pydantic import Field

from api.domain import notifications as rules
from api.door import room
from api.problems import FaultOut, Invalid
from api.wire import In, Out
from api.work import Visiting

calculating = room("/v1/calculators", "calculators")

Day = Annotated[date, Field(ge=date(1996, 8, 21), le=date(2199, 12, 31), examples=["2025-05-12"])]
Count = Annotated[int, Field(ge=0, le=400_000_000)]
State = Annotated[str, Field(pattern=r"^[A-Z]{2}$", examples=["NJ"])]


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


class BreachDeadlinesIn(In):
    """What is known of one breach; people are counted, never named.

    `affected` counts the people concerned, `residents_by_state` those of each State by its postal code (the District of
    Columbia and the territories of 160.103 count as States), `unreachable` those who cannot be written to. With a
    `business_associate` part the clock of a covered entity starts when it was told, or on the associate's own discovery
    if that is an agent; who else knew earlier stands in `known_earlier_by`.
    """

    role: rules.Role
    discovered_on: Day
    known_earlier_by: Annotated[list[KnowledgeIn], Field(max_length=50, default_factory=list)]
    affected: Annotated[int, Field(ge=1, le=400_000_000, examples=[900])]
    residents_by_state: Annotated[
        dict[State, Count], Field(max_length=60, default_factory=dict, examples=[{"NJ": 400, "NY": 500}])
    ]
    secured: bool = False
    exclusion: rules.Exclusion | None = None
    low_probability_documented: bool = False
    business_associate: AssociateIn | None = None
    law_enforcement_hold: HoldIn | None = None
    unreachable: Count = 0


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


@calculating.post("/breach-deadlines", summary="Work out the deadlines of a breach")
def calculate_breach_deadlines(_: Visiting, body: BreachDeadlinesIn) -> BreachDeadlinesOut:
    """Reads the rule in force on the day of discovery; nothing is stored. State law may be shorter and is not in it."""
    rule = rules.rule_on(body.discovered_on)
    faults = list(_faults(body, rule))
    if faults:
        raise Invalid(faults=faults)
    found = rules.find_notices(rule, _breach(body))
    told = {name: getattr(found, name) for name in BreachDeadlinesOut.model_fields}
    told["reasons"] = [{"citation": reason.citation, "text": reason.text} for reason in found.reasons]
    return BreachDeadlinesOut.model_validate(told)


def _breach(body: BreachDeadlinesIn) -> rules.Breach:
    associate, hold = body.business_associate, body.law_enforcement_hold
    return rules.Breach(
        role=body.role,
        discovered_on=body.discovered_on,
        affected=body.affected,
        residents=body.residents_by_state,
        known=tuple(rules.Knowledge(each.who, each.on) for each in body.known_earlier_by),
        secured=body.secured,
        exclusion=body.exclusion,
        low_probability=body.low_probability_documented,
        associate=None
        if associate is None
        else rules.Associate(associate.discovered_on, associate.notified_covered_entity_on, associate.is_agent),
        hold=None if hold is None else rules.Hold(hold.form, hold.requested_on, hold.through),
        unreachable=body.unreachable,
    )


def _faults(body: BreachDeadlinesIn, rule: rules.Rule) -> Iterator[FaultOut]:
    """What contradicts itself: no date is worked out from that."""
    for state in body.residents_by_state.keys() - rule.states.keys():
        yield FaultOut(at=["body", "residents_by_state", state], message="is no State, territory or district")
    if sum(body.residents_by_state.values()) > body.affected:
        yield FaultOut(at=["body", "residents_by_state"], message="counts more people than are affected")
    if body.unreachable > body.affected:
        yield FaultOut(at=["body", "unreachable"], message="counts more people than are affected")
    hold, associate = body.law_enforcement_hold, body.business_associate
    if hold is not None and hold.form == "written":
        if hold.through is None:
            yield FaultOut(at=["body", "law_enforcement_hold", "through"], message="is missing from a written request")
        elif hold.through < hold.requested_on:
            yield FaultOut(at=["body", "law_enforcement_hold", "through"], message="is before the day it was asked for")
    if associate is not None and (associate.notified_covered_entity_on or date.max) < associate.discovered_on:
        where = ["body", "business_associate", "notified_covered_entity_on"]
        yield FaultOut(at=where, message="is before its discovery")
