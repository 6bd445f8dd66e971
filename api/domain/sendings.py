"""Which notices of a breach are due, late or proven to have gone out? 45 CFR 164.404 to 164.410, and 164.414(b)."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from api.domain.notifications import Notices, working_day
from api.domain.sentences import joined

Told = Literal["individuals", "substitute", "urgent", "hhs", "media", "covered_entity", "state", "other"]
Way = Literal["mail", "email", "telephone", "portal", "press", "website", "in_person", "other"]
State = Literal["waiting", "late", "done"]

CITED: Mapping[Told, str] = {
    "individuals": "164.404(b)",
    "substitute": "164.404(d)(2)",
    "hhs": "164.408",
    "media": "164.406(b)",
    "covered_entity": "164.410(b)",
}


@dataclass(frozen=True, slots=True)
class Overlay:
    """A State's own duty, as somebody of the practice wrote it down from a source."""

    state: str
    whom: str
    days: int | None
    residents_from: int
    source: str
    read_on: date


@dataclass(frozen=True, slots=True)
class Sent:
    """A notice that went out: to a State where `told` is "state"."""

    told: Told
    to: str
    sent_on: date


@dataclass(frozen=True, slots=True)
class Duty:
    """Somebody to be told. `due_on` is None where the rule names no day; `advised_on` is the working day before.

    `source` is the paragraph, or the State's source as it was written down.
    """

    told: Told
    to: str
    due_on: date | None
    advised_on: date | None
    source: str
    sent_on: date | None
    state: State


def duties(
    found: Notices,
    residents: Mapping[str, int],
    overlays: Sequence[Overlay],
    sent: Collection[Sent],
    on: date,
    names: Mapping[str, str],
) -> tuple[Duty, ...]:
    """Everybody to be told on a day, the earliest deadline first, and the proof of it; nothing where no notice is due."""
    if not found.notice_required:
        return ()
    owed = [*_federal(found, names), *_by_states(found, residents, overlays, names)]
    lines = [_held(duty, sent, on) for duty in owed]
    return tuple(sorted(lines, key=lambda line: (line.due_on or date.max, line.told, line.to)))


def log_due_on(year: int, days: int) -> date:
    """The last day to tell the Secretary of the smaller breaches that were discovered in a year. 164.408(c)."""
    return date(year, 12, 31) + timedelta(days)


Owed = tuple[Told, str, date | None, str]


def _federal(found: Notices, names: Mapping[str, str]) -> Iterator[Owed]:
    if found.individuals_due_on is not None:
        yield "individuals", "", found.individuals_due_on, CITED["individuals"]
    if found.substitute_notice != "none":
        yield "substitute", "", None, CITED["substitute"]
    if found.media_due_on is not None:
        yield "media", joined(names[state] for state in found.media_states), found.media_due_on, CITED["media"]
    if found.hhs_due_on is not None:
        yield "hhs", "", found.hhs_due_on, CITED["hhs"]
    if found.covered_entity_due_on is not None:
        yield "covered_entity", "", found.covered_entity_due_on, CITED["covered_entity"]


def _by_states(
    found: Notices, residents: Mapping[str, int], overlays: Sequence[Overlay], names: Mapping[str, str]
) -> Iterator[Owed]:
    for each in overlays:
        if residents.get(each.state, 0) >= each.residents_from:
            due = None if each.days is None else found.clock_started_on + timedelta(each.days)
            to = f"{names.get(each.state, each.state)}, {each.whom.replace('_', ' ')}"
            yield "state", to, due, each.source


def _held(owed: Owed, sent: Collection[Sent], on: date) -> Duty:
    told, to, due, source = owed
    days = [each.sent_on for each in sent if each.told == told and (told != "state" or each.to == to)]
    first = min(days, default=None)
    state: State = "done" if first is not None else "late" if due is not None and due < on else "waiting"
    return Duty(told, to, due, due and working_day(due), source, first, state)
