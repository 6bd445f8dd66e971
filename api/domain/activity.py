"""What in a week of an account's activity should a person look at, and why? 45 CFR 164.308(a)(1)(ii)(D).

The rule asks for regular review of audit logs and access reports; it names no interval and no signs. Every number below
is our advice. A finding is no verdict: it says what was seen, and a person says what it was.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache
from statistics import median
from typing import Literal

from api.domain.imports import SLOT_MINUTES, SLOTS, Day, Flag
from api.domain.sentences import joined, spell
from api.domain.versions import keep_until

Sign = Literal[
    "ended",
    "on_leave",
    "after_hours",
    "volume",
    "same_surname",
    "self",
    "employee",
    "failed_logins",
    "dormant",
    "two_places",
    "break_glass",
    "unmapped",
]

CADENCE = (
    "Once a week, five minutes. 164.308(a)(1)(ii)(D) says “regularly” and names no interval, so that it is a week is our "
    "advice."
)
HISTORY = timedelta(weeks=8)
HISTORY_DAYS = 10
TIMES_THE_USUAL = 3
MORE_THAN_USUAL = 50
GRACE_MINUTES = 30
FAILED_LOGINS = 5
DORMANT = timedelta(days=60)

_FLAGGED: Mapping[Flag, tuple[Sign, str]] = {
    "same_surname": ("same_surname", "the patient has the same last name as the person who looked"),
    "self": ("self", "the person looked at a record of their own"),
    "employee": ("employee", "the patient works here"),
    "break_glass": ("break_glass", "the emergency way in was used"),
}


@dataclass(frozen=True, slots=True)
class Account:
    """Whose an account is: hours as minutes of the day, None where nobody wrote them down."""

    person: str = ""
    starts: int | None = None
    ends: int | None = None
    ended_on: date | None = None
    leave_from: date | None = None
    leave_until: date | None = None


@dataclass(frozen=True, slots=True)
class Past:
    """What is known of an account before the week: how many events on each day of eight weeks, and when it was last seen."""

    days: tuple[int, ...] = ()
    last_on: date | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at: which sign, of which account, on which day, and why it was found."""

    sign: Sign
    account: str
    on: date
    why: str


@dataclass(frozen=True, slots=True)
class Seen:
    """An account in a week: its days, whose it is (None where nobody said), and what was before."""

    name: str
    days: Mapping[date, Day]
    account: Account | None = None
    past: Past = field(default_factory=Past)


def week_of(on: date) -> date:
    """The Monday of the week that a day lies in."""
    return on - timedelta(days=on.weekday())


def last_week(on: date) -> date:
    """The Monday of the last week that is over on a day."""
    return week_of(on) - timedelta(weeks=1)


def find(seen: Seen) -> Iterator[Finding]:
    """Everything to look at in an account's week, by day."""
    if not seen.days:
        return
    first = min(seen.days)
    if seen.account is None:
        yield Finding("unmapped", seen.name, first, "Nobody has said whose account this is.")
    last = seen.past.last_on
    if last is not None and first - last > DORMANT:
        yield Finding(
            "dormant", seen.name, first, f"It was last seen on {spell(last)}, {(first - last).days} days before."
        )
    for on, day in sorted(seen.days.items()):
        for sign, why in _of_day(on, day, seen.account or Account(), seen.past):
            yield Finding(sign, seen.name, on, why)


def _of_day(on: date, day: Day, account: Account, past: Past) -> Iterator[tuple[Sign, str]]:
    whose = account.person or "the person"
    if account.ended_on is not None and on > account.ended_on:
        yield "ended", f"{_events(day.events)} after {whose}’s access ended on {spell(account.ended_on)}."
    if account.leave_from is not None and account.leave_from <= on <= (account.leave_until or on):
        yield "on_leave", f"{_events(day.events)} while {whose} is on leave since {spell(account.leave_from)}."
    yield from _after_hours(day, account)
    yield from _volume(day, past)
    for flag, (sign, said) in _FLAGGED.items():
        if day.flags.get(flag):
            yield sign, f"{_events(day.flags[flag])} of which the log says that {said}."
    yield from _failed(day)
    yield from _places(day)


def _after_hours(day: Day, account: Account) -> Iterator[tuple[Sign, str]]:
    if account.starts is None or account.ends is None:
        return
    outside = [slot for slot in _outside(account.starts, account.ends) if day.slots[slot]]
    if outside:
        count = sum(day.slots[slot] for slot in outside)
        hours = f"{clock(account.starts)} to {clock(account.ends)}"
        yield "after_hours", f"{_events(count)} outside of {hours}, the first from {_clock(outside[0])} on."


@lru_cache
def _outside(starts: int, ends: int) -> tuple[int, ...]:
    return tuple(slot for slot in range(SLOTS) if not _within(slot * SLOT_MINUTES, starts, ends))


def _within(minute: int, starts: int, ends: int) -> bool:
    """Whether a minute lies in somebody's hours, half an hour either way; a night shift ends before it starts."""
    length = (ends - starts) % (24 * 60) + 2 * GRACE_MINUTES
    return (minute - starts + GRACE_MINUTES) % (24 * 60) < length


def _volume(day: Day, past: Past) -> Iterator[tuple[Sign, str]]:
    if len(past.days) < HISTORY_DAYS:
        return
    usual = median(past.days)
    if day.events > TIMES_THE_USUAL * usual and day.events - usual > MORE_THAN_USUAL:
        yield "volume", f"{_events(day.events)}, where {usual:g} is usual on the {len(past.days)} days before."


def _failed(day: Day) -> Iterator[tuple[Sign, str]]:
    begins = {*day.failed, *(slot - 1 for slot in day.failed if slot and day.slots[slot - 1])}
    bursts = {slot: day.failed.get(slot, 0) + day.failed.get(slot + 1, 0) for slot in begins}
    worst = max(sorted(bursts), key=lambda slot: bursts[slot], default=None)
    if worst is not None and bursts[worst] >= FAILED_LOGINS:
        yield "failed_logins", f"{bursts[worst]} sign-ins failed within twenty minutes from {_clock(worst)} on."


def _places(day: Day) -> Iterator[tuple[Sign, str]]:
    once = several = 0
    for bits in day.places.values():
        several |= once & bits
        once |= bits
    twice = [slot for slot in range(SLOTS) if several >> slot & 1] if several else []
    if twice:
        where = joined(sorted(place for place, bits in day.places.items() if bits >> twice[0] & 1)[:3])
        more = f" So it was {len(twice)} times that day." if len(twice) > 1 else ""
        yield "two_places", f"Seen at {where} within ten minutes from {_clock(twice[0])} on.{more}"


def _events(count: int) -> str:
    return "1 event" if count == 1 else f"{count:,} events"


def _clock(slot: int) -> str:
    return clock(slot * SLOT_MINUTES)


def clock(minute: int) -> str:
    """A minute of the day as 22:05."""
    return f"{minute // 60}:{minute % 60:02d}"


def minute_of(text: str) -> int | None:
    """The minute of the day that 22:05 stands for; None for the empty string."""
    hour, _, minute = text.partition(":")
    return int(hour) * 60 + int(minute) if text else None


def kept_until(certified_at: datetime) -> date:
    """Six years from the day it was certified: 164.316(b)(2)(i)."""
    return keep_until(certified_at.date())
