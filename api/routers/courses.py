"""Who should have been trained, on what, and who was? The practice's side. 45 CFR 164.530(b), 164.308(a)(5)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import Query, Response

from api.db import courses, people
from api.db.courses import Completion, CompletionFields
from api.db.fields import Name
from api.db.people import Person
from api.db.policies import Reader
from api.domain.attestations import Worker, present
from api.domain.courses import Cadence, Course, Standing, State, When, courses_of, courses_on, needed, offered_on
from api.domain.roles import Scope
from api.door import room
from api.learning import Learning, Taken, count, keep, learning, own_numbers, take_back
from api.problems import Busy, Conflict, FaultOut, Invalid, NotFound, responses
from api.shelf import Asked, Most, Sort, part
from api.wire import In, Out, Page, attached, attachment
from api.work import Work, work
from api.written import KINDS, certificate

router = room("courses", "courses")
Reading = Annotated[Work, work(Scope.POLICIES_READ)]
Writing = Annotated[Work, work(Scope.POLICIES_WRITE)]
OnDay = Annotated[date | None, Query(description="A past day; today when it is left out.")]


class CadenceOut(Out):
    """When a course is taken, and who says so: a paragraph of the law, or our advice, which has none.

    The number of days or months is the practice's own policy where `own`, otherwise our advice; the law names none.
    """

    when: When
    authority: Literal["law", "advice"]
    citation: str
    says: str
    days: int | None
    months: int | None
    own: bool


class LessonOut(Out):
    """A lesson with the paragraphs that its topics come from."""

    title: str
    text: str
    topics: list[str]
    citations: list[str]


class CourseOut(Out):
    """A course to read through. What is right in its quiz is not told here. `needed` of the `questions` have to be."""

    id: str
    title: str
    says: str
    audience: list[Reader]
    minutes: int
    cadences: list[CadenceOut]
    lessons: list[LessonOut]
    questions: int
    needed: int
    edition: date
    sha256: str


class CourseStandingOut(Out):
    """How somebody stands with a course. `due_on` is the day by which it is taken, of one done the day it comes again;
    `completion_id` is the record of the last time, null where only the record of people holds the day.
    """

    course: str
    title: str
    state: State
    when: When
    due_on: date | None
    done_on: date | None
    completion_id: UUID | None


class TrainedOut(Out):
    """Somebody who works here: how many courses they should have taken by now, how many they did, and each of them."""

    person_id: UUID
    person: str
    should: int
    did: int
    courses: list[CourseStandingOut]


class CompletionIn(In, CompletionFields):
    """A training given elsewhere, and the course of ours that it stands for."""

    given_by: Name


class CompletionOut(Out, CompletionFields):
    """A course taken, or a training given elsewhere; the latter has no score and no text of ours.

    `sha256` is the digest of the text that was taken, of the edition named.
    """

    id: UUID
    version: int
    person: str
    title: str
    edition: date
    score: int | None
    questions: int | None
    sha256: str
    recorded_by: str


@router.get("", summary="List the courses", response_model=Page[CourseOut])
def list_courses(work: Reading, after: Asked = None, limit: Most = 50) -> Any:
    """Those of today's edition with their lessons, and when each is taken by whose word."""
    numbers = own_numbers(work.session)
    return part([_course(course, numbers) for course in offered_on(work.today)], "id", after, limit)


@router.get("/roster", summary="List who has been trained", response_model=Page[TrainedOut])
def list_trained(work: Reading, on: OnDay = None, after: Asked = None, limit: Most = 50) -> Any:
    """Everybody who works here on the day, by name, with the courses that are theirs that day."""
    day = min(on or work.today, work.today)
    against = learning(work.session, work.practice, day)
    workers = {each.id: each for each in present(people.readers(work.session), day)}

    def finish(chosen: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        ids = [UUID(line["person_id"]) for line in chosen]
        taken = courses.taken(work.session, ids, day)
        return [_trained(workers[str(id)], against, taken.get(id, {})) for id in ids]

    return part([{"person_id": id} for id in workers], "person_id", after, limit, finish)


@router.get("/completions", summary="List the trainings on record", response_model=Page[CompletionOut])
def list_completions(
    work: Reading,
    person_id: Annotated[UUID | None, Query(description="Those of one person.")] = None,
    sort: Sort = "-done_on",
    after: Asked = None,
    limit: Most = 50,
) -> Any:
    """The newest first; also those of people who have left, for the record is kept six years."""
    rows, next_ = courses.some(work.session, person_id, sort, after, limit)
    return work.page([row | {"title": _title(row["edition"], row["course"])} for row in rows], next_)


@router.post("/completions", status_code=201, summary="Record a training given elsewhere")
def create_completion(work: Writing, body: CompletionIn) -> CompletionOut:
    """It counts for the course named, on the day given. A certificate or a sign-in sheet is attached as a file."""
    course, person = courses_on(work.today).courses.get(body.course), people.get(work.session, body.person_id)
    faults = [
        FaultOut(at=["body", field], message=message)
        for field, message, wrong in (
            ("person_id", "is nobody on record", person is None),
            ("course", "is no course of ours", course is None),
            ("done_on", "has not come yet", body.done_on > work.today),
        )
        if wrong
    ]
    if course is None or person is None or faults:
        raise Invalid(faults=faults)
    row = Completion(person=person.name, edition=course.edition, recorded_by=work.caller.name, **body.model_dump())
    keep(work.session, person, course, row)
    return CompletionOut.model_validate(work.created(row), update={"title": course.title})


@router.delete("/completions/{id}", status_code=204, summary="Remove a training that was recorded by mistake")
def remove_completion(work: Writing, id: UUID) -> None:
    """One given elsewhere only: what somebody passed here is theirs, and stays. The history keeps what was removed."""
    row = work.unchanged(courses.get(work.session, id))
    if not row.given_by:
        raise Conflict("This course was taken and passed here. It stays on record for six years.")
    take_back(work.session, _person(work, row.person_id), courses_of(row.edition), row)


@router.get(
    "/completions/{id}/certificate",
    summary="Print a certificate of a training",
    response_class=Response,
    responses={**attached("The certificate.", KINDS["pdf"]), **responses(Busy)},
)
def print_certificate(work: Reading, id: UUID) -> Response:
    """A PDF/A of one training: who, what, when, and for a course taken here the score and the digest of its text."""
    row = work.found(courses.get(work.session, id))
    pdf, name = certificate(row, work.practice.name, courses_of(row.edition).courses[row.course])
    return attachment(pdf, name, KINDS["pdf"])


def _course(course: Course, numbers: Mapping[str, int]) -> dict[str, Any]:
    return {
        "id": course.id,
        "title": course.title,
        "says": course.says,
        "audience": list(course.audience),
        "minutes": course.minutes,
        "cadences": [_cadence(cadence, numbers) for cadence in course.cadences],
        "lessons": [
            {
                "title": lesson.title,
                "text": lesson.text,
                "topics": [topic.id for topic in lesson.topics],
                "citations": list(lesson.citations),
            }
            for lesson in course.lessons
        ],
        "questions": len(course.questions),
        "needed": needed(courses_of(course.edition), course),
        "edition": course.edition.isoformat(),
        "sha256": course.sha256,
    }


def _cadence(cadence: Cadence, numbers: Mapping[str, int]) -> dict[str, Any]:
    own = numbers.get(cadence.particular)
    return {
        "when": cadence.when,
        "authority": cadence.authority,
        "citation": cadence.citation,
        "says": cadence.says,
        "days": (own or cadence.days) if cadence.days else None,
        "months": (own or cadence.months) if cadence.months else None,
        "own": own is not None,
    }


def _trained(worker: Worker, against: Learning, taken: Taken) -> dict[str, Any]:
    found = against.standings(worker, taken)
    should, did = count(found)
    return {
        "person_id": worker.id,
        "person": worker.name,
        "should": should,
        "did": did,
        "courses": [_standing(standing, taken) for standing in found],
    }


def _standing(standing: Standing, taken: Taken) -> dict[str, Any]:
    of = dict(taken.get(standing.course.id, ()))
    return {
        "course": standing.course.id,
        "title": standing.course.title,
        "state": standing.state,
        "when": standing.when,
        "due_on": standing.due_on,
        "done_on": standing.done_on,
        "completion_id": str(of[standing.done_on]) if standing.done_on in of else None,
    }


def _title(edition: date, course: str) -> str:
    return courses_of(edition).courses[course].title


def _person(work: Work, id: UUID) -> Person:
    person = people.get(work.session, id)
    if person is None:
        raise NotFound
    return person
