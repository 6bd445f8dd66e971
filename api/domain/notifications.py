"""Who must be told of a breach, and by when? 45 CFR 164.402 to 164.412, in calendar days from the day of discovery.

A clock starts on the day of discovery, by whoever's knowledge counts. Nothing stops it; a law-enforcement delay that
outlasts a deadline moves it to the day after the delay ends, which is our reading of 164.412 and says so.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import Any, Literal

from api.domain import Refused
from api.domain.determinations import Reason
from api.domain.editions import in_force, read
from api.domain.sentences import joined, spell

CATALOG = "breach_deadlines"

Role = Literal["covered_entity", "business_associate"]
Knower = Literal["workforce_member", "agent", "outsider"]
Exclusion = Literal["good_faith_workforce_access", "inadvertent_disclosure", "recipient_could_not_retain"]
Form = Literal["written", "oral"]
Substitute = Literal["none", "alternative", "web_or_media"]
Duty = Literal["individuals", "media", "hhs", "covered_entity"]

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FRIDAY = 4


class NoTime(Refused):
    """A written request for a delay names the time it asks for; one by word of mouth needs none."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Who knew, and since when."""

    who: Knower
    on: date


@dataclass(frozen=True, slots=True)
class Associate:
    """The business associate at which it happened. `told_on` is None while it has not told anybody."""

    discovered_on: date
    told_on: date | None
    is_agent: bool


@dataclass(frozen=True, slots=True)
class Hold:
    """A delay asked for by a law enforcement official; `through` counts for a written statement only."""

    form: Form
    requested_on: date
    through: date | None = None


@dataclass(frozen=True, slots=True)
class Breach:
    """What is known of it. `residents` counts people by State; `unreachable` cannot be written to.

    `contract_days` is what an agreement allows a business associate; None where it says nothing.
    """

    role: Role
    discovered_on: date
    affected: int
    residents: Mapping[str, int] = field(default_factory=dict)
    known: tuple[Knowledge, ...] = ()
    secured: bool = False
    exclusion: Exclusion | None = None
    low_probability: bool = False
    associate: Associate | None = None
    hold: Hold | None = None
    unreachable: int = 0
    contract_days: int | None = None


@dataclass(frozen=True, slots=True)
class Notices:
    """Which notices are due, and when; None where there is none of that kind. Every step is told in `reasons`."""

    notice_required: bool
    clock_started_on: date
    individuals_due_on: date | None
    hhs_due_on: date | None
    media_due_on: date | None
    media_states: tuple[str, ...]
    covered_entity_due_on: date | None
    substitute_notice: Substitute
    reasons: tuple[Reason, ...]
    edition: date


@dataclass(frozen=True, slots=True)
class Rule:
    """An edition: its numbers, its sentences and the names of the States."""

    edition: date
    numbers: Mapping[str, int]
    say: Mapping[str, Mapping[str, Any]]
    what: Mapping[str, str]
    states: Mapping[str, str]
    counts: frozenset[str]

    def reason(self, id: str, role: Role = "covered_entity", **told: object) -> Reason:
        """A sentence of the edition with what it is about filled in."""
        citation = self.say[id]["citation"]
        return Reason(citation if isinstance(citation, str) else citation[role], self.say[id]["text"].format(**told))


def rule_on(day: date) -> Rule:
    """The edition in force on a day; raises NoEdition."""
    return _rule(in_force(CATALOG, day))


def find_notices(rule: Rule, breach: Breach) -> Notices:
    """Every duty with its day, and why. Raises NoTime."""
    started, reasons = _clock(rule, breach)
    excused = _excused(rule, breach)
    if excused:
        return Notices(False, started, None, None, None, (), None, "none", (*excused, *reasons), rule.edition)
    reasons = [*reasons, rule.reason("presumed")]
    base, states = _bases(rule, breach, started), _crowded(rule, breach)
    reasons += _told(rule, breach, started, base, states)
    due, moved = _held(rule, breach.hold, base)
    return Notices(
        notice_required=True,
        clock_started_on=started,
        individuals_due_on=due.get("individuals"),
        hhs_due_on=due.get("hhs"),
        media_due_on=due.get("media"),
        media_states=states,
        covered_entity_due_on=due.get("covered_entity"),
        substitute_notice=_substitute(rule, breach),
        reasons=(*reasons, *moved, *_weekends(rule, due)),
        edition=rule.edition,
    )


def hold_ends(rule: Rule, hold: Hold) -> date:
    """The last day of a delay: as stated in writing, or so many days after it was asked for. Raises NoTime."""
    if hold.form == "oral":
        return hold.requested_on + timedelta(rule.numbers["oral_hold_days"])
    if hold.through is None:
        raise NoTime("A written request for a delay names the time it asks for. Enter the day it runs through.")
    return hold.through


def working_day(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(max(0, day.weekday() - FRIDAY))


def _clock(rule: Rule, breach: Breach) -> tuple[date, list[Reason]]:
    """The day of discovery: the first on which it was known to somebody whose knowledge counts."""
    role, first = breach.role, breach.discovered_on
    told = rule.reason("known", role, day=spell(first))
    reasons = []
    if breach.associate is not None and (breach.associate.is_agent or breach.associate.told_on is not None):
        agent = breach.associate.is_agent
        first = breach.associate.discovered_on if agent else breach.associate.told_on or first
        told = rule.reason("associate_is_agent" if agent else "told_by_associate", role, day=spell(first))
        if breach.discovered_on < first:
            reasons.append(rule.reason("own_knowledge", role, day=spell(breach.discovered_on)))
    for each in sorted(breach.known, key=lambda known: known.on):
        if each.who not in rule.counts:
            reasons.append(rule.reason("outsider", role, day=spell(each.on)))
        elif each.on < first:
            first, told = each.on, rule.reason(f"imputed_{each.who}", role, day=spell(each.on))
    return first, [told, *reasons]


def _excused(rule: Rule, breach: Breach) -> tuple[Reason, ...]:
    """Why no notice is asked for; empty when one is."""
    if breach.secured:
        return (rule.reason("secured"), rule.reason("burden"))
    if breach.exclusion is not None:
        return (rule.reason(breach.exclusion), rule.reason("burden"))
    if breach.low_probability:
        return (rule.reason("low_probability"), rule.reason("burden"))
    return ()


def _bases(rule: Rule, breach: Breach, started: date) -> dict[Duty, date]:
    """Every deadline before a delay is thought of."""
    last = started + timedelta(rule.numbers["notice_days"])
    if breach.role == "business_associate":
        return {"covered_entity": last}
    yearly = date(started.year, 12, 31) + timedelta(rule.numbers["yearly_days"])
    base: dict[Duty, date] = {
        "individuals": last,
        "hhs": last if breach.affected >= rule.numbers["secretary_at"] else yearly,
    }
    return base | ({"media": last} if _crowded(rule, breach) else {})


def _crowded(rule: Rule, breach: Breach) -> tuple[str, ...]:
    """The States with more residents than the media may be left out for."""
    if breach.role == "business_associate":
        return ()
    return tuple(sorted(state for state, count in breach.residents.items() if count > rule.numbers["media_above"]))


def _substitute(rule: Rule, breach: Breach) -> Substitute:
    if breach.role == "business_associate" or not breach.unreachable:
        return "none"
    return "web_or_media" if breach.unreachable >= rule.numbers["web_or_media_at"] else "alternative"


def _told(
    rule: Rule, breach: Breach, started: date, base: Mapping[Duty, date], states: tuple[str, ...]
) -> Iterator[Reason]:
    """Why each notice is due on its day, before a delay."""
    numbers = rule.numbers
    if breach.role == "business_associate":
        day = base["covered_entity"]
        yield rule.reason("covered_entity", days=numbers["notice_days"], day=spell(day))
        if breach.contract_days is not None:
            agreed = started + timedelta(breach.contract_days)
            yield rule.reason("contract", contract_days=breach.contract_days, day=spell(agreed))
        return
    yield rule.reason("individuals", days=numbers["notice_days"], day=spell(base["individuals"]))
    if breach.affected >= numbers["secretary_at"]:
        yield rule.reason(
            "secretary_now", affected=breach.affected, threshold=numbers["secretary_at"], day=spell(base["hhs"])
        )
    else:
        yield rule.reason(
            "secretary_yearly",
            affected=breach.affected,
            threshold=numbers["secretary_at"],
            days=numbers["yearly_days"],
            year=started.year,
            day=spell(base["hhs"]),
        )
    if states:
        names = joined(rule.states[state] for state in states)
        yield rule.reason("media", threshold=numbers["media_above"], states=names, day=spell(base["media"]))
    else:
        yield rule.reason("no_media", threshold=numbers["media_above"])
    unplaced = breach.affected - sum(breach.residents.values())
    if unplaced > 0 and breach.affected > numbers["media_above"]:
        yield rule.reason("unplaced", count=unplaced, threshold=numbers["media_above"])
    substitute = _substitute(rule, breach)
    if substitute != "none":
        yield rule.reason(substitute, count=breach.unreachable, threshold=numbers["web_or_media_at"])


def _held(rule: Rule, hold: Hold | None, base: Mapping[Duty, date]) -> tuple[dict[Duty, date], list[Reason]]:
    """The deadlines under a delay, and what it did to each."""
    if hold is None:
        return dict(base), []
    ends, asked = hold_ends(rule, hold), spell(hold.requested_on)
    reasons = [rule.reason(f"hold_{hold.form}", asked=asked, day=spell(ends), days=rule.numbers["oral_hold_days"])]
    due: dict[Duty, date] = {}
    for duty, day in base.items():
        late, outlasts = hold.requested_on > day, ends >= day
        due[duty] = ends + timedelta(1) if outlasts and not late else day
        said = "hold_too_late" if late else "hold_moves" if outlasts else "hold_ends_first"
        reasons.append(rule.reason(said, what=rule.what[duty], day=spell(due[duty])))
    return due, reasons


def _weekends(rule: Rule, due: Mapping[Duty, date]) -> Iterator[Reason]:
    for day in sorted(set(due.values())):
        if working_day(day) != day:
            yield rule.reason("weekend", day=spell(day), weekday=DAYS[day.weekday()], before=spell(working_day(day)))


@cache
def _rule(edition: date) -> Rule:
    told = read(CATALOG, edition)
    return Rule(
        edition=edition,
        numbers={name: value for name, value in told["numbers"].items() if isinstance(value, int)},
        say=told["say"],
        what=told["what"],
        states=told["states"],
        counts=frozenset(who for who, counts in told["knowledge"].items() if counts),
    )
