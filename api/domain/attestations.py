"""Who has to attest to which policy, and who has? 45 CFR 164.530(b), 164.308(a)(5); attesting itself is our advice.

A policy is owed by everybody who works here on the day and whom it is written for. Attesting to one version says nothing
of the next: each is its own text, known by its digest.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from api.domain.policies import Audience
from api.domain.records import over
from api.domain.sentences import WORDS_A_MINUTE

PART_SECONDS = 240
"""A part of what there is to read takes no longer than this: four minutes on a phone, between two patients."""
SAYING_SECONDS = 5


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody on record. `roles` are the groups that policies are written for; an official is an officer by that.

    `trained_on` is the last training that the record of people holds.
    """

    id: str
    name: str
    roles: tuple[Audience, ...] = ()
    duties: tuple[str, ...] = ()
    started_on: date | None = None
    ended_on: date | None = None
    trained_on: date | None = None

    def here(self, on: date) -> bool:
        """Whether they work here on a day."""
        return not over(self.ended_on, on) and (self.started_on is None or self.started_on <= on)

    @property
    def groups(self) -> frozenset[Audience]:
        """Everybody is among everyone."""
        held: set[Audience] = {"everyone", *self.roles}
        return frozenset(held | {"officers"} if self.duties else held)


@dataclass(frozen=True, slots=True)
class Reading:
    """A version of a policy in effect, and whom it is written for; nobody named means everyone."""

    policy: str
    number: int
    audience: tuple[Audience, ...] = ()


def readings_for(worker: Worker, readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """The policies that somebody has to read."""
    groups = worker.groups
    return tuple(each for each in readings if not each.audience or groups & set(each.audience))


def present(workers: Iterable[Worker], on: date) -> list[Worker]:
    """Everybody who works here on a day, by name."""
    return sorted((each for each in workers if each.here(on)), key=lambda worker: (worker.name, worker.id))


def missing(worker: Worker, readings: Iterable[Reading], attested: Collection[tuple[str, int]]) -> tuple[Reading, ...]:
    """What somebody has to read and has not attested to; `attested` has the policies and numbers that they did."""
    return tuple(each for each in readings_for(worker, readings) if (each.policy, each.number) not in attested)


def seconds(words: int) -> int:
    """How long a text of so many words takes: read at 200 words a minute, then said that it was read."""
    return SAYING_SECONDS + round(words * 60 / WORDS_A_MINUTE)


def parts(lengths: Sequence[int]) -> tuple[int, ...]:
    """The part, from 1, that each text belongs to by its number of words: in their order, no part longer than
    PART_SECONDS but a text that is so by itself.
    """
    found: list[int] = []
    part, spent = 0, PART_SECONDS
    for words in lengths:
        spent += seconds(words)
        if spent > PART_SECONDS:
            part, spent = part + 1, seconds(words)
        found.append(part)
    return tuple(found)
