"""Which courses does somebody without an account take on their own page, and did they pass? 45 CFR 164.530(b)."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from api.bearers import KeyIn, Opened, opened
from api.db.courses import Completion
from api.db.fields import Key
from api.domain.courses import Course, Standing, State, When, courses_of, mark, needed
from api.door import room
from api.learning import keep
from api.problems import Conflict, FaultOut, Invalid
from api.wire import In, Out
from api.work import Visiting

router = room("/v1/personal-pages/courses", "courses")


class PickedIn(In):
    """The option chosen, by its place from 0 on."""

    question: Key
    option: Annotated[int, Field(ge=0, le=9)]


class QuizIn(KeyIn):
    """Every question of a course answered once, and the digest of the text that was read."""

    course: Key
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    answers: Annotated[list[PickedIn], Field(min_length=1, max_length=20)]


class ToLearnOut(Out):
    """A lesson."""

    title: str
    text: str


class ToAnswerOut(Out):
    """A question with its options. Which one is right is told once the quiz is handed in."""

    id: str
    text: str
    options: list[str]


class ToTakeOut(Out):
    """A course for this person. One that is `done` may be read again; `needed` of the questions have to be right."""

    course: str
    title: str
    says: str
    minutes: int
    state: State
    when: When
    due_on: date | None
    done_on: date | None
    edition: date
    sha256: str
    needed: int
    lessons: list[ToLearnOut]
    questions: list[ToAnswerOut]


class CoursesToTakeOut(Out):
    """The courses that somebody has to take, those to take now first, and until when the link works."""

    expires_at: datetime
    courses: list[ToTakeOut]


class QuizMarkOut(Out):
    """What came of a question, and why."""

    question: str
    right: bool
    why: str


class QuizResultOut(Out):
    """What came of a quiz. Not `passed`, it may be tried again; `done_on` is the day that is on record then."""

    course: str
    passed: bool
    score: int
    needed: int
    marks: list[QuizMarkOut]
    done_on: date | None


@router.post("/reading", summary="Read the courses of a personal page")
def read_courses(visit: Visiting, body: KeyIn) -> CoursesToTakeOut:
    """Needs no sign-in, but the link and its key."""
    with opened(visit, body) as page:
        found = sorted(page.standings(), key=lambda standing: standing.state == "done")
        return CoursesToTakeOut(expires_at=page.link.expires_at, courses=[_to_take(each) for each in found])


@router.post("/quiz", summary="Hand in the quiz of a course")
def answer_quiz(visit: Visiting, body: QuizIn) -> QuizResultOut:
    """Needs no sign-in, but the link and its key. It may be tried as often as it takes; once it is passed, the same
    again changes nothing. With the last thing to read or to take the link has done its work and ends.
    """
    with opened(visit, body) as page:
        standing = next((each for each in page.standings() if each.course.id == body.course), None)
        if standing is None:
            raise Conflict("This course is not for you, or not any more. Read the page again.")
        course = standing.course
        if course.sha256 != body.sha256:
            raise Conflict("That is not the text that you were shown. Read the page again.")
        result = mark(courses_of(course.edition), course, _chosen(course, body))
        done_on = standing.done_on if standing.state == "done" else None
        if result.passed and standing.state != "done":
            done_on = _passed(page, course, result.score).done_on
            page.settle()
        return QuizResultOut(
            course=course.id,
            passed=result.passed,
            score=result.score,
            needed=result.needed,
            marks=[
                QuizMarkOut(question=each.question.id, right=each.right, why=each.question.why) for each in result.marks
            ],
            done_on=done_on,
        )


def _passed(page: Opened, course: Course, score: int) -> Completion:
    row = Completion(
        person_id=page.person.id,
        person=page.person.name,
        course=course.id,
        done_on=page.today,
        edition=course.edition,
        score=score,
        questions=len(course.questions),
        sha256=course.sha256,
        recorded_by=page.person.name,
    )
    return keep(page.session, page.person, course, row)


def _chosen(course: Course, body: QuizIn) -> dict[str, int]:
    """The option chosen for each question; raises Invalid unless each is answered once, with one of its options."""
    options = {question.id: len(question.options) for question in course.questions}
    chosen = {each.question: each.option for each in body.answers}
    faults = [
        FaultOut(at=["body", "answers", place], message="is no option of a question of this course")
        for place, each in enumerate(body.answers)
        if each.option >= options.get(each.question, 0)
    ]
    if len(chosen) < len(body.answers) or chosen.keys() < options.keys():
        faults.append(FaultOut(at=["body", "answers"], message="answer each question once"))
    if faults:
        raise Invalid(faults=faults)
    return chosen


def _to_take(standing: Standing) -> ToTakeOut:
    course = standing.course
    return ToTakeOut(
        course=course.id,
        title=course.title,
        says=course.says,
        minutes=course.minutes,
        state=standing.state,
        when=standing.when,
        due_on=standing.due_on,
        done_on=standing.done_on,
        edition=course.edition,
        sha256=course.sha256,
        needed=needed(courses_of(course.edition), course),
        lessons=[ToLearnOut(title=lesson.title, text=lesson.text) for lesson in course.lessons],
        questions=[
            ToAnswerOut(id=question.id, text=question.text, options=list(question.options))
            for question in course.questions
        ],
    )
