"""What does this practice still have to be asked, and why?"""

from collections.abc import Iterable
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import Query

from api.db import answers
from api.db.answers import Answer
from api.domain.choosing import applicable, first_pass
from api.domain.facts import Grade
from api.domain.questions import Option, Question
from api.domain.roles import Scope
from api.door import room
from api.posture import posture
from api.problems import NotFound
from api.shelf import Asked, Most, part
from api.wire import Out, Page
from api.work import Work, work

router = room("questions", "questions")
Reading = Annotated[Work, work(Scope.ANSWERS_READ)]
Which = Annotated[Literal["first", "further", "all"], Query(description="The first pass, what can follow, or both.")]


class TaskTemplateOut(Out):
    """The work that an answer calls for."""

    title: str
    minutes: int
    owner: str
    detail: str
    becomes: str | None


class OptionOut(Out):
    """One answer to choose from: what it means, what it teaches, and what is to do about it."""

    id: str
    grade: Grade
    text: str
    teach: str
    means: dict[str, Literal["met", "partly", "not_met", "unknown", "not_applicable"]]
    opens: list[str]
    closes: list[str]
    claims: list[str]
    task: TaskTemplateOut | None


class GivenOut(Out):
    """The answer on record."""

    version: int
    option: str | None
    note: str
    flagged: bool
    assigned_to: UUID | None
    answered_by: str
    answered_on: str | None


class QuestionOut(Out):
    """A question with its answers to choose from, and the one on record. `minutes` is what answering takes."""

    id: str
    section: str
    section_title: str
    first: bool
    text: str
    why: str
    safeguard: str
    minutes: int
    citations: list[str]
    closes: list[str]
    eases: list[str]
    not_applicable: str | None
    options: list[OptionOut]
    given: GivenOut | None


@router.get("", summary="List the questions that apply", response_model=Page[QuestionOut])
def list_questions(work: Reading, which: Which = "first", after: Asked = None, limit: Most = 100) -> Any:
    """In the order of asking: by section, the most worthwhile first. What does not apply to the profile is left out."""
    standing = posture(work)
    selection = first_pass(standing.catalogs.bank, standing.facts.profile)
    first = {question.id for question in selection.first}
    chosen = [q for q in applicable(standing.catalogs.bank, standing.facts.profile) if _wanted(which, q.id in first)]
    return part(list(_told(work, chosen, first)), "id", after, limit)


@router.get("/{question}", summary="Read a question")
def get_question(work: Reading, question: str) -> QuestionOut:
    standing = posture(work)
    found = standing.catalogs.bank.questions.get(question)
    if found is None:
        raise NotFound
    first = {each.id for each in first_pass(standing.catalogs.bank, standing.facts.profile).first}
    return QuestionOut.model_validate(next(iter(_told(work, [found], first))))


def _wanted(which: str, first: bool) -> bool:
    return which == "all" or (which == "first") == first


def _told(work: Work, questions: list[Question], first: set[str]) -> Iterable[dict[str, Any]]:
    titles = {section.id: section.title for section in posture(work).catalogs.bank.sections}
    given = answers.by_questions(work.session, {question.id for question in questions})
    for question in questions:
        yield {
            "id": question.id,
            "section": question.section,
            "section_title": titles[question.section],
            "first": question.id in first,
            "text": question.text,
            "why": question.why,
            "safeguard": question.safeguard,
            "minutes": question.minutes,
            "citations": list(question.citations),
            "closes": list(question.closes),
            "eases": list(question.eases),
            "not_applicable": question.not_applicable,
            "options": [_option(option) for option in question.options],
            "given": _given(given.get(question.id)),
        }


def _option(option: Option) -> dict[str, Any]:
    task = option.task
    return {
        "id": option.id,
        "grade": option.grade,
        "text": option.text,
        "teach": option.teach,
        "means": dict(option.means),
        "opens": [pair for pair, degree in option.degrees.items() if degree == 0],
        "closes": [pair for pair, degree in option.degrees.items() if degree is not None and degree > 1],
        "claims": list(option.claims),
        "task": None if task is None else {name: getattr(task, name) for name in TaskTemplateOut.model_fields},
    }


def _given(row: Answer | None) -> dict[str, Any] | None:
    if row is None:
        return None
    return {name: getattr(row, name) for name in GivenOut.model_fields} | {
        "answered_on": row.answered_on.isoformat() if row.answered_on else None
    }
