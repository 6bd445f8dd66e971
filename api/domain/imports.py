"""What does a line of an access log say, and what cannot be so? 45 CFR 164.308(a)(1)(ii)(D) and 164.312(b).

Logs come from any system, so words for the same thing differ. What is not understood is a fault of its row, never a guess.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from operator import add
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

Format = Literal["ndjson", "fhir_json", "csv"]
Keep = Literal["good", "none"]
State = Literal["open", "done", "refused"]
Flag = Literal["break_glass", "same_surname", "self", "employee"]

FLAGS: tuple[Flag, ...] = ("break_glass", "same_surname", "self", "employee")
SLOT_MINUTES = 10
SLOTS = 24 * 60 // SLOT_MINUTES
SHIFT_SECONDS = 300
"""What every offset from Greenwich since 2000 and every slot is a multiple of."""

EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
AHEAD = timedelta(minutes=5)
"""How far a system's clock may run ahead of ours before its events are from the future. Ours; no rule names it."""

ACCOUNT_LENGTH = 200
_LOGINS = frozenset({"login", "logon", "log in", "log on", "sign in", "signin", "authentication", "110122"})
_FAILED = frozenset({"4", "8", "12", "fail", "failed", "failure", "denied", "error", "false", "no", "unsuccessful"})
_WORKED = frozenset({"", "0", "ok", "success", "successful", "succeeded", "allowed", "granted", "true", "yes"})
_YES = frozenset({"1", "y", "yes", "true", "x"})
_NO = frozenset({"", "0", "n", "no", "false"})
_STYLES = ("%m/%d/%Y %H:%M:%S", "%m/%d/%Y %H:%M", "%m/%d/%Y %I:%M:%S %p", "%m/%d/%Y %I:%M %p")


class Faulty(Exception):
    """A row that cannot be taken in, and why; the words never repeat what the row holds."""


class Event(NamedTuple):
    """One access: when, by which account as its system knows it, where, and what the sender says of it.

    `patient` is the sender's reference, which is hashed at once and never stored. A tuple, since there are millions.
    """

    at: datetime
    account: str
    login: bool = False
    failed: bool = False
    action: str = ""
    system: str = ""
    place: str = ""
    patient: str = ""
    key: str = ""
    flags: frozenset[Flag] = frozenset()


@dataclass(slots=True)
class Day:
    """What an account did on a day of the practice's, by its 144 slots of ten minutes.

    `slots` counts the events in each, `failed` the sign-ins that failed in some; `places` has for each place a number whose
    bit n says that the account was seen there in slot n. `flags` counts how often each was raised.
    """

    slots: list[int] = field(default_factory=lambda: [0] * SLOTS)
    failed: dict[int, int] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    flags: dict[str, int] = field(default_factory=dict)

    @property
    def events(self) -> int:
        return sum(self.slots)

    def count(self, slot: int, times: int, event: Event) -> None:
        """Count in an event that was seen so many times within a slot."""
        self.slots[slot] += times
        if event.login and event.failed:
            self.failed[slot] = self.failed.get(slot, 0) + times
        if event.place:
            self.places[event.place] = self.places.get(event.place, 0) | 1 << slot
        for flag in event.flags:
            self.flags[flag] = self.flags.get(flag, 0) + times

    def merge(self, other: "Day") -> None:
        """Count in what was seen elsewhere of the same day."""
        self.slots = list(map(add, self.slots, other.slots))
        for slot, count in other.failed.items():
            self.failed[slot] = self.failed.get(slot, 0) + count
        for place, bits in other.places.items():
            self.places[place] = self.places.get(place, 0) | bits
        for flag, count in other.flags.items():
            self.flags[flag] = self.flags.get(flag, 0) + count


def moment(text: str, zone: ZoneInfo) -> datetime:
    """The moment that a log writes; without an offset it is the practice's own time. Raises Faulty."""
    found = _read(text.strip())
    if found is not None and found.tzinfo is UTC:
        return found
    if found is None:
        raise Faulty("the time is not one that can be read; write it like 2026-03-02T16:50:00-06:00")
    try:
        return (found if found.tzinfo else found.replace(tzinfo=zone)).astimezone(UTC)
    except OverflowError as error:
        raise Faulty("the time lies outside of all calendars") from error


def _read(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    for style in _STYLES:
        try:
            return datetime.strptime(text, style)  # noqa: DTZ007 - the caller says which zone it is in
        except ValueError:
            continue
    return None


def outcome_failed(text: str) -> bool:
    """Whether an outcome says that it failed. Raises Faulty for a word that says neither."""
    word = text.strip().lower()
    if word in _FAILED:
        return True
    if word in _WORKED:
        return False
    raise Faulty("the outcome says neither that it worked nor that it failed")


def is_login(action: str) -> bool:
    """Whether an action is a sign-in."""
    return action.strip().lower() in _LOGINS


def ticked(text: str, flag: str) -> bool:
    """Whether a column for a flag says yes. Raises Faulty for a word that says neither."""
    word = text.strip().lower()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise Faulty(f"{flag} says neither yes nor no")


def checked(event: Event, now: datetime, systems: frozenset[str]) -> Event:
    """The event, if it can be so. Raises Faulty with the reason if it cannot."""
    if event.at > now + AHEAD:
        raise Faulty("the event is from the future")
    if event.at < EARLIEST:
        raise Faulty("the event is from before the year 2000")
    if not event.account.strip():
        raise Faulty("nobody is named as who did it")
    if len(event.account) > ACCOUNT_LENGTH:
        raise Faulty(f"the account's name has more than {ACCOUNT_LENGTH} letters")
    if systems and event.system not in systems:
        raise Faulty("it comes from a system that this import does not expect")
    return event


def by_day(events: Iterable[Event], zone: ZoneInfo) -> dict[tuple[str, str], Day]:
    """What each account did on each day of the practice's, by account and day as YYYY-MM-DD."""
    alike: Counter[tuple[int, Event]] = Counter(
        (
            int(event.at.timestamp()) // SHIFT_SECONDS,
            Event(EARLIEST, event.account, event.login, event.failed, place=event.place, flags=event.flags),
        )
        for event in events
    )
    days: dict[tuple[str, str], Day] = {}
    for (shift, event), times in alike.items():
        on, slot = _local(shift, zone)
        day = days.get((event.account, on))
        if day is None:
            day = days[event.account, on] = Day()
        day.count(slot, times, event)
    return days


@lru_cache(maxsize=4096)
def _local(shift: int, zone: ZoneInfo) -> tuple[str, int]:
    """The day and the slot in a zone of five minutes counted since 1970."""
    local = datetime.fromtimestamp(shift * SHIFT_SECONDS, zone)
    return local.date().isoformat(), (local.hour * 60 + local.minute) // SLOT_MINUTES


def lacking(mapping: Mapping[str, str], header: Iterable[str]) -> list[str]:
    """The columns that a mapping names and a header does not have."""
    there = set(header)
    return [column for column in mapping.values() if column and column not in there]
