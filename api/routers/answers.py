"""What did the practice answer?"""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from api.db import answers, members
from api.db.answers import Answer, AnswerFields
from api.db.fields import Key
from api.domain import facts
from api.domain.answers import asked, check
from api.domain.questions import bank_on
from api.domain.roles import Scope
from api.door import room
from api.problems import FaultOut, Invalid, NotAllowed
from api.shelf import Asked, Most, Sort, read_page
from api.wire import In, Out, Page
from api.work import Work, work

router = room("answers", "answers")
Reading = Annotated[Work, work(Scope.ANSWERS_READ)]
Replying = Annotated[Work, work(Scope.ANSWERS_REPLY)]
Writing = Annotated[Work, work(Scope.ANSWERS_WRITE)]


class AnswerIn(In, AnswerFields):
    """The option chosen; null leaves the question open, with a note or a flag. `not_applicable` takes its reason."""


class AnswerOut(Out):
    """An answer on record, who gave it and who is asked for it."""

    id: UUID
    version: int
    question: str
    option: str | None
    note: str
    flagged: bool
    assigned_to: UUID | None
    answered_by: str
    answered_on: date | None


class AssignmentIn(In):
    """Who is to answer; null takes the assignment back."""

    assigned_to: UUID | None


@router.get("", summary="List the answers", response_model=Page[AnswerOut])
def list_answers(work: Reading, sort: Sort = "question", after: Asked = None, limit: Most = 50) -> Any:
    return read_page(work, answers, sort, after, limit)


@router.get("/{question}", summary="Read an answer")
def get_answer(work: Reading, question: Key) -> AnswerOut:
    return AnswerOut.model_validate(work.found(answers.by_question(work.session, question)))


@router.put("/{question}", summary="Answer a question")
def replace_answer(work: Replying, question: Key, body: AnswerIn) -> AnswerOut:
    """A first answer takes no If-Match, a changed one does. Staff answer what is assigned to them."""
    bank = bank_on(work.today)
    if body.option is None:
        asked(bank, question)
        given: dict[str, str | date | None] = {"answered_by": "", "answered_on": None}
    else:
        check(bank, facts.Answer(question, body.option, body.note))
        given = {"answered_by": work.caller.name, "answered_on": work.today}
    row = _row(work, question)
    if not work.may(Scope.ANSWERS_WRITE) and (row.assigned_to is None or row.assigned_to != work.caller.user_id):
        raise NotAllowed("This question is not assigned to you; ask a security officer to assign it.")
    row.sqlmodel_update(body.model_dump() | given)
    return AnswerOut.model_validate(work.found(row))


@router.put("/{question}/assignment", summary="Ask somebody for an answer")
def assign_answer(work: Writing, question: Key, body: AssignmentIn) -> AnswerOut:
    """Assigns to a member of the practice, whether or not the question has an answer yet."""
    asked(bank_on(work.today), question)
    if body.assigned_to is not None and not members.reaches(work.session, work.here, body.assigned_to):
        fault = FaultOut(at=["body", "assigned_to"], message="is nobody in this practice")
        raise Invalid(faults=[fault])
    row = _row(work, question)
    row.assigned_to = body.assigned_to
    return AnswerOut.model_validate(work.found(row))


@router.delete("/{question}", status_code=204, summary="Take an answer back")
def remove_answer(work: Writing, question: Key) -> None:
    work.session.delete(work.unchanged(answers.by_question(work.session, question)))


def _row(work: Work, question: str) -> Answer:
    row = answers.by_question(work.session, question)
    if row is not None:
        return work.unchanged(row)
    work.absent()
    row = Answer(question=question)
    work.session.add(row)
    return row
