"""How far is an incident, what cannot be so, and how long is its record kept? 45 CFR 164.308(a)(6)(ii).

The rule asks to identify and respond to security incidents, to mitigate their harm as far as practicable, and to
document them and their outcomes. It names no states; these are our words for how far the work has come.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from api.domain.versions import keep_until

Kind = Literal[
    "lost_or_stolen_device",
    "lost_or_stolen_paper",
    "misdirected_message",
    "phishing",
    "malware",
    "snooping",
    "vendor_notice",
    "other",
]
Way = Literal["written_down", "reported", "personal_page", "poster"]
Judged = Literal["open", "incident", "not_an_incident"]
State = Literal["reported", "looked_into", "contained", "closed"]

CLOSE: frozenset[Kind] = frozenset({"snooping"})
"""The kinds that are about a colleague: a report of one begins kept to the owner and the officers. Our advice."""


@dataclass(frozen=True, slots=True)
class Incident:
    """What is known of an incident; `known_on` is when somebody here first knew, as 164.404(a)(2) counts it."""

    known_on: date
    happened_on: date | None = None
    lead: str = ""
    judged: Judged = "open"
    contained_on: date | None = None
    outcome: str = ""
    closed_on: date | None = None


def reference(number: int) -> str:
    """What an incident goes by: I-0003."""
    return f"I-{number:04d}"


def state(incident: Incident) -> State:
    """How far it has come."""
    if incident.closed_on is not None:
        return "closed"
    if incident.contained_on is not None:
        return "contained"
    return "looked_into" if incident.lead or incident.judged != "open" else "reported"


def faults(incident: Incident, on: date) -> Iterator[tuple[str, str]]:
    """What cannot be so on a day, as a field and what is wrong with it."""
    days = {
        "happened_on": incident.happened_on,
        "known_on": incident.known_on,
        "contained_on": incident.contained_on,
        "closed_on": incident.closed_on,
    }
    yield from ((name, "has not come yet") for name, day in days.items() if day is not None and day > on)
    if incident.happened_on is not None and incident.known_on < incident.happened_on:
        yield "known_on", "is before it happened"
    if incident.contained_on is not None and incident.contained_on < (incident.happened_on or incident.contained_on):
        yield "contained_on", "is before it happened"
    if incident.closed_on is None:
        return
    if incident.closed_on < incident.known_on:
        yield "closed_on", "is before anybody knew of it"
    if incident.judged == "open":
        yield "judged", "say whether it was a security incident before it is closed"
    if not incident.outcome:
        yield "outcome", "say how it ended before it is closed"


def kept_until(reported_at: datetime, closed_on: date | None) -> date | None:
    """Six years from the day it was written down or closed, whichever came last; None while it is open. 164.316(b)(2)(i)."""
    return None if closed_on is None else keep_until(max(reported_at.date(), closed_on))
