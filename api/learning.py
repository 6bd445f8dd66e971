"""What does each person here have to take, and what have they taken? The record held against the courses of a day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from api.db import courses, particulars, practices
from api.db.base import Session
from api.db.courses import Completion
from api.db.people import Person
from api.db.practices import Practice
from api.domain.attestations import Worker
from api.domain.courses import Change, Course, Courses, Known, Standing, courses_on, offered_on, standings, with_earlier
from api.promises import in_effect

Taken = Mapping[str, list[tuple[date, UUID]]]


@dataclass(frozen=True, slots=True)
class Learning:
    """What goes for everybody on a day; `edition` is None on a day before there were courses."""

    edition: Courses | None
    known: Known
    on: date

    def standings(self, worker: Worker, taken: Taken) -> tuple[Standing, ...]:
        """How somebody stands with each of their courses; `taken` has the days and records of each, by its id."""
        if self.edition is None:
            return ()
        done = {course: [day for day, _ in lines] for course, lines in taken.items()}
        return standings(worker, self.edition, with_earlier(self.edition, done, worker.trained_on), self.known, self.on)


def learning(session: Session, practice: Practice, on: date) -> Learning:
    """The courses of a day, the policies that had changed by then, and what the practice's own policies say of days."""
    edition = courses_on(on) if offered_on(on) else None
    changes = tuple(
        Change(tuple(policy.audience), version.effective_on)
        for policy, version in in_effect(session, on)
        if version.number > 1 and policy.rule != "security" and version.effective_on is not None
    )
    return Learning(edition, Known(practices.since(practice), changes, own_numbers(session)), on)


def own_numbers(session: Session) -> dict[str, int]:
    """The numbers that the practice's own policies give, by the particular's name."""
    told = particulars.told(session).values()
    return {row.name: int(row.value) for row in told if row.value.isdecimal() and int(row.value) > 0}


def keep(session: Session, person: Person, course: Course, row: Completion) -> Completion:
    """Put a course that was taken on record; after a general one the person has been trained on that day."""
    session.add(row)
    if course.general and (person.trained_on is None or person.trained_on < row.done_on):
        person.trained_on = row.done_on
    return row


def take_back(session: Session, person: Person, edition: Courses, row: Completion) -> None:
    """Remove a training that was recorded by mistake; the last general one before it is the person's training again."""
    session.delete(row)
    session.flush()
    if row.course in edition.general and person.trained_on == row.done_on:
        person.trained_on = courses.last_of(session, person.id, edition.general)


def count(found: Iterable[Standing]) -> tuple[int, int]:
    """How many courses somebody should have taken, and how many of them they have."""
    states = [standing.state for standing in found]
    return len(states), states.count("done")
