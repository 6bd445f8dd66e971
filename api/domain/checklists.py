"""What is done when somebody joins or leaves, and how long did their access outlive them? 45 CFR 164.308(a)(3)(ii)(C).

The steps of an edition are for everybody or for some roles; systems, devices and posts come from the record. The rule
in force names no time within which access ends; the practice's own policy may.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Literal

from api.domain.editions import in_force, read
from api.domain.policies import fill

CATALOG = "joining_and_leaving"
PROPOSED = "NPRM-12"

Kind = Literal["joining", "leaving"]
Deed = Literal["step", "grant", "end", "take_back", "wipe", "hand_over"]


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do for everybody who joins or leaves, or for those in one of the roles. An empty citation: our advice."""

    id: str
    kind: Kind
    text: str
    why: str
    citation: str = ""
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """How a deed is asked for: `text` with {name} for what it is about, why, and the paragraph that it serves, if any."""

    text: str
    why: str
    citation: str = ""


@dataclass(frozen=True, slots=True)
class Steps:
    """An edition: its steps in the order in which they are done, and the words for what the record asks for.

    `silence` says what the rule in force leaves open about the time within which access ends.
    """

    edition: date
    steps: tuple[Step, ...]
    deeds: Mapping[Deed, Words]
    silence: str


@dataclass(frozen=True, slots=True)
class Thing:
    """A system, a device or a post that concerns the person; `done_at` and `done_by` once it was seen to."""

    id: str
    name: str
    done_at: datetime | None = None
    done_by: str = ""
    personal: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """A way into a system that somebody has now: the system, and that person's job and groups."""

    system: str
    name: str
    job: str
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the checklist. `deed` and `about` say what the record learns when it is ticked; a step tells it nothing."""

    id: str
    deed: Deed
    text: str
    why: str
    citation: str
    about: str = ""
    done_at: datetime | None = None
    done_by: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """How long access outlived somebody's work: none of it was open when `minutes` is 0, and none is known when it is None.

    `open` counts what is still open; `minutes` then goes up to the moment asked about. `late` is whether it is longer
    than the practice's own policy allows, None where the policy names no time.
    """

    open: int
    ended: int
    minutes: int | None
    last_ended_at: datetime | None
    late: bool | None


def steps_on(day: date) -> Steps:
    """The edition in force on a day."""
    return _steps(in_force(CATALOG, day))


def usual(groups: Collection[str], job: str, ways: Iterable[Way]) -> list[Thing]:
    """The systems that people with the same job or in one of the same groups can get into, by name; else none."""
    mine, like = set(groups), job.casefold()
    found = {way.system: way.name for way in ways if mine & set(way.groups) or (like and way.job.casefold() == like)}
    return [Thing(id, name) for id, name in sorted(found.items(), key=lambda each: (each[1], each[0]))]


def joining(edition: Steps, roles: Iterable[str], systems: Sequence[Thing], done: Mapping[str, Thing]) -> list[Item]:
    """What is done when somebody joins: the steps for their roles, then each system that they are to get."""
    return [
        *_steps_for(edition, "joining", roles, done),
        *(_item(edition, "grant", thing) for thing in systems),
    ]


def leaving(
    edition: Steps,
    roles: Iterable[str],
    accesses: Sequence[Thing],
    devices: Sequence[Thing],
    posts: Sequence[Thing],
    done: Mapping[str, Thing],
) -> list[Item]:
    """What is done when somebody leaves: access first, then devices and posts, then the steps for their roles."""
    return [
        *(_item(edition, "end", thing) for thing in accesses),
        *(_item(edition, "wipe" if thing.personal else "take_back", thing) for thing in devices),
        *(_item(edition, "hand_over", thing) for thing in posts),
        *_steps_for(edition, "leaving", roles, done),
    ]


def span(left_at: datetime, ends: Sequence[datetime | None], now: datetime, own_hours: float | None) -> Span:
    """How long access outlived the end of the work; `ends` has the end of each access, None while it is open."""
    if not ends:
        return Span(0, 0, None, None, None)
    open_ = sum(end is None or end > now for end in ends)
    last = max((end for end in ends if end is not None and end <= now), default=None)
    until = now if open_ else last
    waited = max(timedelta(0), (until or left_at) - left_at)
    minutes = int(waited.total_seconds() // 60)
    late = None if own_hours is None else waited > timedelta(hours=own_hours)
    return Span(open_, len(ends) - open_, minutes, None if open_ else last, late)


def _steps_for(edition: Steps, kind: Kind, roles: Iterable[str], done: Mapping[str, Thing]) -> list[Item]:
    mine = set(roles)
    return [
        Item(step.id, "step", step.text, step.why, step.citation, "", *_when(done.get(step.id)))
        for step in edition.steps
        if step.kind == kind and (not step.roles or mine.intersection(step.roles))
    ]


def _item(edition: Steps, deed: Deed, thing: Thing) -> Item:
    words = edition.deeds[deed]
    text = fill(words.text, {"name": thing.name})
    return Item(f"{deed}.{thing.id}", deed, text, words.why, words.citation, thing.id, thing.done_at, thing.done_by)


def _when(thing: Thing | None) -> tuple[datetime | None, str]:
    return (None, "") if thing is None else (thing.done_at, thing.done_by)


@cache
def _steps(edition: date) -> Steps:
    told = read(CATALOG, edition)
    steps = tuple(Step(**{**step, "roles": tuple(step.get("roles", ()))}) for step in told["step"])
    return Steps(edition, steps, {deed: Words(**words) for deed, words in told["deeds"].items()}, told["silence"])
