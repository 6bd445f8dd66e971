"""What is due soon, and what is late? Days that the practice set itself, or that its papers name."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from api.domain.catalogs import Catalogs
from api.domain.changes import TRIGGERS, is_new
from api.domain.facts import Facts, Risk
from api.domain.records import Known, number
from api.domain.sentences import plain, spell

DueKind = Literal["task", "risk", "acceptance", "agreement", "review", "analysis"]

AHEAD = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Due:
    """Something that is due on a day: `id` is that of the record that the kind speaks of, None where there is none."""

    kind: DueKind
    id: str | None
    title: str
    due_on: date


@dataclass(frozen=True, slots=True)
class Standing:
    """The sealed analysis that stands, the day it was made for and its next review.

    `new_events` holds the ids of the events that were recorded after it was sealed.
    """

    id: str
    number: int
    on: date
    next_review_on: date | None
    new_events: frozenset[str] = frozenset()


def find_due(facts: Facts, catalogs: Catalogs, on: date, standing: Standing | None) -> tuple[Due, ...]:
    """Everything that is late on a day or due within 30 days of it, the oldest day first.

    An event that OCR's guidance names calls for a new look on its very day (kind analysis), as long as the analysis that
    stands does not know of it.
    """
    found = [line for line in _all(facts, catalogs, on, standing) if line.due_on <= on + AHEAD]
    return tuple(sorted(found, key=lambda line: (line.due_on, line.kind, line.title, line.id or "")))


def _all(facts: Facts, catalogs: Catalogs, on: date, standing: Standing | None) -> Iterator[Due]:
    for task in facts.tasks:
        if task.status in ("open", "started") and task.due_on is not None:
            yield Due("task", task.id, task.title, task.due_on)
    yield from _risks(facts, catalogs)
    for vendor in Known(facts, catalogs.types, on).vendors:
        if vendor.agreement == "on_file" and vendor.agreement_ends_on is not None:
            yield Due("agreement", vendor.id, f"The agreement with {vendor.name} ends", vendor.agreement_ends_on)
    if standing is not None:
        yield from _analysis(facts, standing)


def _risks(facts: Facts, catalogs: Catalogs) -> Iterator[Due]:
    for risk in facts.risks:
        day = risk.accepted_until if risk.response == "accept" else risk.due_on
        if risk.status == "open" and risk.response is not None and day is not None:
            name = f"{number(risk.number)} {title_of(risk, catalogs)}"
            yield Due("acceptance" if risk.response == "accept" else "risk", risk.id, name, day)


def _analysis(facts: Facts, standing: Standing) -> Iterator[Due]:
    if standing.next_review_on is not None:
        yield Due("review", standing.id, f"Review of analysis {standing.number}", standing.next_review_on)
    for event in facts.events:
        if event.kind in TRIGGERS and is_new(event, standing.on, standing.new_events):
            title = f"Look at the analysis again: {plain(event.kind)} on {spell(event.on)}"
            yield Due("analysis", standing.id, title, event.on)


def title_of(risk: Risk, catalogs: Catalogs) -> str:
    """What a risk is called: its own title, else its pair's, else its threat."""
    pair = catalogs.pairs.get(risk.pair or "")
    return risk.title or (pair.title if pair else risk.threat)
