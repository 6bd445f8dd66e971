"""What does a line of an access log say, and what cannot be so? 45 CFR 164.308(a)(1)(ii)(D) and 164.312(b).

Logs come from any system, so words for the same thing differ. What is not understood is a fault of its row, never a guess.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

Format = Literal["ndjson", "fhir_json", "csv"]
Keep = Literal["good", "none"]
State = Literal["open", "done", "refused"]
Flag = Literal["break_glass", "same_surname", "self", "employee"]

FLAGS: tuple[Flag, ...] = ("break_glass", "same_surname", "self", "employee")
SLOT_MINUTES = 10
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


@dataclass(frozen=True, slots=True)
class Event:
    """One access: when, by which account as its system knows it, where, and what the sender says of it.

    `patient` is the sender's reference, which is hashed at once and never stored.
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
class Slot:
    """What an account did in ten minutes of a day: events, failed sign-ins, and the places it was seen at."""

    events: int = 0
    failed: int = 0
    places: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Day:
    """What an account did on a day of the practice's: by the ten minutes, and how often each flag was raised."""

    slots: dict[int, Slot] = field(default_factory=dict)
    flags: dict[str, int] = field(default_factory=dict)

    @property
    def events(self) -> int:
        return sum(slot.events for slot in self.slots.values())

    def add(self, event: Event, minute: int) -> None:
        """Count one more event, at a minute of the day."""
        slot = self.slots.setdefault(minute // SLOT_MINUTES, Slot())
        slot.events += 1
        slot.failed += event.login and event.failed
        if event.place:
            slot.places.add(event.place)
        for flag in event.flags:
            self.flags[flag] = self.flags.get(flag, 0) + 1

    def merge(self, other: "Day") -> None:
        """Count in what was seen elsewhere of the same day."""
        for place, slot in other.slots.items():
            mine = self.slots.setdefault(place, Slot())
            mine.events += slot.events
            mine.failed += slot.failed
            mine.places |= slot.places
        for flag, count in other.flags.items():
            self.flags[flag] = self.flags.get(flag, 0) + count


def moment(text: str, zone: ZoneInfo) -> datetime:
    """The moment that a log writes; without an offset it is the practice's own time. Raises Faulty."""
    found = _read(text.strip())
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
    days: dict[tuple[str, str], Day] = {}
    for event in events:
        local = event.at.astimezone(zone)
        key = (event.account, f"{local.year:04d}-{local.month:02d}-{local.day:02d}")
        day = days.get(key)
        if day is None:
            day = days[key] = Day()
        day.add(event, local.hour * 60 + local.minute)
    return days


def lacking(mapping: Mapping[str, str], header: Iterable[str]) -> list[str]:
    """The columns that a mapping names and a header does not have."""
    there = set(header)
    return [column for column in mapping.values() if column and column not in there]
