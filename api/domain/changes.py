"""What differs between two analyses, and is the last final one out of date? 45 CFR 164.306(e), 164.316(b)(2)(iii).

OCR's guidance on risk analysis names what calls for a new look: a security incident, a change in ownership, turnover in
key staff or management, new technology. They come first; then everything that is no longer as it was written down.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Generic, TypeVar

from api.domain.facts import Event
from api.domain.methods import FIVE
from api.domain.profiles import LACKS
from api.domain.risks import rank
from api.domain.sentences import plain, spell
from api.domain.snapshots import (
    Analysis,
    AssetLine,
    Changed,
    FlowLine,
    GapLine,
    RiskLine,
    SafeguardLine,
    SiteLine,
    VendorLine,
)

TRIGGERS: Mapping[str, str] = MappingProxyType(
    {
        "incident": "A security incident is on record for",
        "ownership_change": "The ownership changed on",
        "key_staff_turnover": "Key staff or management changed on",
        "new_technology": "New technology came into use on",
    }
)
"""The four kinds of event that OCR's guidance names, in its order, each as the beginning of a sentence."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

Line = TypeVar("Line")


@dataclass(frozen=True, slots=True)
class _Told(Generic[Line]):
    """How lines of one kind are told apart and told: by name, in a noun, with the fields that a reader cares about."""

    kind: str
    noun: str
    name: Callable[[Line], str]
    fields: Mapping[str, str]


_SITES: _Told[SiteLine] = _Told("site", "site", lambda line: line.name, {"kind": "its kind"})
_ASSETS: _Told[AssetLine] = _Told(
    "asset",
    "asset",
    lambda line: line.name,
    {
        "type": "the type",
        "group": "the group",
        "site": "the site",
        "location": "the location",
        "holds_ephi": "whether it holds ePHI",
        "encrypted": "encryption",
        "owner": "who is responsible",
        "vendor": "the vendor",
        "count": "the number of pieces",
    },
)
_VENDORS: _Told[VendorLine] = _Told(
    "vendor",
    "vendor",
    lambda line: line.name,
    {
        "service": "the service",
        "touches_phi": "whether it touches PHI",
        "agreement": "the agreement",
        "signed_on": "the signing date",
        "ends_on": "the end of the agreement",
    },
)
_FLOWS: _Told[FlowLine] = _Told(
    "flow",
    "flow of ePHI",
    lambda line: line.name,
    {"from_": "where it begins", "to": "where it ends", "channel": "the channel", "encrypted": "encryption"},
)
_ANSWERS: _Told[SafeguardLine] = _Told(
    "answer", "answer", lambda line: line.safeguard, {"answer": "the answer", "note": "the note"}
)
_GAPS: _Told[GapLine] = _Told(
    "gap", "paragraph", lambda line: f"{line.citation} {line.title}", {"status": "the status"}
)


@dataclass(frozen=True, slots=True)
class Levels:
    """How the open risks of two analyses stand to each other.

    A risk is told by its number. `new` are open now and were not then, `gone` were open then and are not any more,
    however that came; `rose` and `fell` are open in both. So `then` less `gone` plus `new` is `now`.
    """

    then: Mapping[str, int]
    now: Mapping[str, int]
    new: int
    gone: int
    rose: int
    fell: int


def compare_levels(before: Analysis, now: Analysis) -> Levels:
    """The open risks of two analyses, counted by level and by how they moved."""
    old, new = _open_levels(before), _open_levels(now)
    steps = [rank(new[number]) - rank(old[number]) for number in old.keys() & new.keys()]
    return Levels(
        then=level_counts(old.values()),
        now=level_counts(new.values()),
        new=len(new.keys() - old.keys()),
        gone=len(old.keys() - new.keys()),
        rose=sum(step > 0 for step in steps),
        fell=sum(step < 0 for step in steps),
    )


def level_counts(levels: Iterable[str]) -> Mapping[str, int]:
    """How many there are of each level, least first, zeros included."""
    found = Counter(levels)
    return {level: found[level] for level in FIVE}


def _open_levels(analysis: Analysis) -> dict[str, str]:
    return {risk.number: risk.residual.level for risk in analysis.risks if risk.response.status == "open"}


def changed(before: Analysis, now: Analysis) -> tuple[Changed, ...]:
    """Each difference in a sentence: method, practice, inventory, answers, risks and gaps, in this order."""
    return (
        *_ways(before, now),
        *_profile(before, now),
        *_lines(_SITES, before.sites, now.sites),
        *_lines(_ASSETS, before.assets, now.assets),
        *_lines(_VENDORS, before.vendors, now.vendors),
        *_lines(_FLOWS, before.flows, now.flows),
        *_lines(_ANSWERS, before.safeguards, now.safeguards),
        *_risks(before, now),
        *_lines(_GAPS, before.gaps, now.gaps),
        *_editions(before, now),
    )


def currency(
    last: Analysis, now: Analysis, events: Iterable[Event], later: Collection[str] = ()
) -> tuple[Changed, ...]:
    """What makes the last final analysis out of date on the day of `now`; empty while it still describes the practice.

    `now` is drawn up from today's facts; `later` holds the ids of the events recorded after `last` was sealed. A new edition of a catalog alone does not count: no fact has changed.
    """
    on = date.fromisoformat(now.on)
    due = []
    if last.next_review_on and last.next_review_on <= now.on:
        planned = spell(date.fromisoformat(last.next_review_on))
        due.append(Changed("review", f"The review that was planned for {planned} is due."))
    since = [line for line in changed(last, now) if line.kind != "edition"]
    return (*triggers(events, date.fromisoformat(last.on), on, later), *due, *since)


def triggers(events: Iterable[Event], after: date, until: date, later: Collection[str] = ()) -> tuple[Changed, ...]:
    """The events that OCR's guidance names, later than `after` or recorded `later`, and no later than `until`, kind by kind."""
    order = list(TRIGGERS)
    found = [event for event in events if event.kind in TRIGGERS and is_new(event, after, later) and event.on <= until]
    found.sort(key=lambda event: (order.index(event.kind), event.on, event.id))
    return tuple(Changed("trigger", _trigger(event)) for event in found)


def is_new(event: Event, after: date, later: Collection[str]) -> bool:
    """Whether an analysis of the day `after` could not know of it: it came later, or was recorded later."""
    return after < event.on or event.id in later


def _trigger(event: Event) -> str:
    note = f": {event.note.strip().rstrip('.')}" if event.note.strip() else ""
    return f"{TRIGGERS[event.kind]} {spell(event.on)}{note}."


def _ways(before: Analysis, now: Analysis) -> Iterator[Changed]:
    if before.method.title != now.method.title:
        yield Changed("method", f"The method {_moved(before.method.title, now.method.title)}.")
    elif before.method.grid != now.method.grid:
        yield Changed("method", f"The table of the method {now.method.title} is another than before.")
    if before.appetite.level != now.appetite.level:
        yield Changed(
            "appetite", f"The highest level accepted untreated {_moved(before.appetite.level, now.appetite.level)}."
        )


def _profile(before: Analysis, now: Analysis) -> Iterator[Changed]:
    if before.practice.people != now.practice.people:
        moved = _moved(before.practice.people, now.practice.people)
        yield Changed("profile", f"The number of people who work here {moved}.")
    old = [fact for fact in before.practice.facts if not fact.startswith(LACKS)]
    new = [fact for fact in now.practice.facts if not fact.startswith(LACKS)]
    yield from (Changed("profile", f"New about the practice: {fact}") for fact in new if fact not in old)
    yield from (Changed("profile", f"No longer so: {fact}") for fact in old if fact not in new)


def _lines(told: _Told[Line], before: Iterable[Line], now: Iterable[Line]) -> Iterator[Changed]:
    """Lines of the same name are paired as they come; those left over are new or gone."""
    old, new = _filed(told, before), _filed(told, now)
    for name in sorted(old.keys() | new.keys(), key=lambda name: (name.casefold(), name)):
        was, is_ = _apart(old.get(name, []), new.get(name, []))
        for one, other in zip(was, is_, strict=False):
            moved = [f"{word} {_moved(a, b)}" for word, a, b in _fields(told, one, other) if a != b]
            if moved:
                yield Changed(told.kind, f"{name}: {', '.join(moved)}.")
        for _ in was[len(is_) :]:
            yield Changed(told.kind, f"{name} is gone: the {told.noun} is no longer on record.")
        for _ in is_[len(was) :]:
            yield Changed(told.kind, f"{name} is new: the {told.noun} was not on record before.")


def _filed(told: _Told[Line], lines: Iterable[Line]) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    for line in lines:
        found.setdefault(told.name(line), []).append(line)
    return found


def _apart(old: list[Line], new: list[Line]) -> tuple[list[Line], list[Line]]:
    """Both lists without the lines that they share."""
    was, is_ = Counter(old), Counter(new)
    return sorted((was - is_).elements(), key=repr), sorted((is_ - was).elements(), key=repr)


def _fields(told: _Told[Line], one: Line, other: Line) -> Iterator[tuple[str, object, object]]:
    return ((word, getattr(one, field), getattr(other, field)) for field, word in told.fields.items())


def _moved(was: object, is_: object) -> str:
    return f"was {_said(was)} and is now {_said(is_)}"


def _said(value: object) -> str:
    text = str(value)
    if _DAY.fullmatch(text):
        return spell(date.fromisoformat(text))
    if " " in text:
        return f"“{text}”"
    return plain(text) if text.islower() else text or "not given"


def _risks(before: Analysis, now: Analysis) -> Iterator[Changed]:
    old = {risk.number: risk for risk in before.risks}
    new = {risk.number: risk for risk in now.risks}
    for number in sorted(old.keys() | new.keys(), key=lambda number: (len(number), number)):
        if number not in old:
            level = plain(new[number].residual.level) or "not rated yet"
            yield Changed("risk", f"{number} {new[number].title} is new: {level}.")
        elif number not in new:
            yield Changed("risk", f"{number} {old[number].title} is no longer carried.")
        else:
            yield from _risk(old[number], new[number])


def _risk(was: RiskLine, is_: RiskLine) -> Iterator[Changed]:
    before, now = was.residual.level, is_.residual.level
    if before != now:
        verb = "rose" if rank(now) > rank(before) else "fell"
        way = f"{verb} from {plain(before)} to {plain(now)}" if before and now else _moved(before, now)
        yield Changed("risk", f"{is_.number} {is_.title}: the level {way}.")
    elif was.residual != is_.residual:
        yield Changed("risk", f"{is_.number} {is_.title}: likelihood or impact was rated anew; the level is the same.")
    for name, a, b in (
        ("the response", was.response.kind, is_.response.kind),
        ("the status", was.response.status, is_.response.status),
    ):
        if a != b:
            yield Changed("risk", f"{is_.number} {is_.title}: {name} {_moved(a, b)}.")
    if was.assets != is_.assets:
        yield Changed("risk", f"{is_.number} {is_.title}: it reaches other assets than before.")


def _editions(before: Analysis, now: Analysis) -> Iterator[Changed]:
    old = {line.catalog: line.edition for line in before.editions}
    for line in now.editions:
        was = old.get(line.catalog, "")
        if was != line.edition:
            since = f"; before it was that of {spell(date.fromisoformat(was))}" if was else ""
            day = spell(date.fromisoformat(line.edition))
            yield Changed("edition", f"{plain(line.catalog).capitalize()}: the edition of {day} was used{since}.")
