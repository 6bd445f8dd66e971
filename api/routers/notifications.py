"""Who must be told of a breach, and by when? A calculator that holds no one's data. 45 CFR 164.402 to 164.412."""

from typing import Annotated

from pydantic import Field

from api.domain import notifications as rules
from api.door import room
from api.problems import Invalid
from api.reckonings import (
    AssociateIn,
    BreachDeadlinesOut,
    Count,
    Day,
    Earlier,
    HoldIn,
    Residents,
    associate_of,
    contradictions,
    hold_of,
    known_of,
    shown,
)
from api.wire import In
from api.work import Visiting

calculating = room("/v1/calculators", "calculators")


class BreachDeadlinesIn(In):
    """What is known of one breach; people are counted, never named.

    `affected` counts the people concerned, `residents_by_state` those of each State by its postal code (the District of
    Columbia and the territories of 160.103 count as States), `unreachable` those who cannot be written to. With a
    `business_associate` part the clock of a covered entity starts when it was told, or on the associate's own discovery
    if that is an agent; who else knew earlier stands in `known_earlier_by`.
    """

    role: rules.Role
    discovered_on: Day
    known_earlier_by: Earlier
    affected: Annotated[int, Field(ge=1, le=400_000_000, examples=[900])]
    residents_by_state: Residents
    secured: bool = False
    exclusion: rules.Exclusion | None = None
    low_probability_documented: bool = False
    business_associate: AssociateIn | None = None
    law_enforcement_hold: HoldIn | None = None
    unreachable: Count = 0


@calculating.post("/breach-deadlines", summary="Work out the deadlines of a breach")
def calculate_breach_deadlines(_: Visiting, body: BreachDeadlinesIn) -> BreachDeadlinesOut:
    """Reads the rule in force on the day of discovery; nothing is stored. State law may be shorter and is not in it."""
    rule, breach = rules.rule_on(body.discovered_on), _breach(body)
    faults = list(contradictions(rule, breach))
    if faults:
        raise Invalid(faults=faults)
    return shown(rules.find_notices(rule, breach))


def _breach(body: BreachDeadlinesIn) -> rules.Breach:
    return rules.Breach(
        role=body.role,
        discovered_on=body.discovered_on,
        affected=body.affected,
        residents=body.residents_by_state,
        known=known_of(body.known_earlier_by),
        secured=body.secured,
        exclusion=body.exclusion,
        low_probability=body.low_probability_documented,
        associate=associate_of(body.business_associate),
        hold=hold_of(body.law_enforcement_hold),
        unreachable=body.unreachable,
    )
