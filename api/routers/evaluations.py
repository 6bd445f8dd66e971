"""What was evaluated, what was found, and when is the next due? 45 CFR 164.308(a)(8)."""

from datetime import date
from typing import Annotated
from uuid import UUID

from api.db import evaluations, tasks
from api.db.evaluations import Evaluation, EvaluationFields
from api.db.tasks import FollowUpFields
from api.domain import evaluations as rules
from api.domain.roles import Scope
from api.door import room
from api.problems import FaultOut, Invalid
from api.shelf import Shelf, stand
from api.wire import In, Out
from api.work import Work, work

router = room("evaluations", "contingency")
Following = Annotated[Work, work(Scope.TASKS_WRITE)]
Reading = Annotated[Work, work(Scope.RISKS_READ)]


class EvaluationIn(In, EvaluationFields):
    """A technical and nontechnical evaluation. Name no patient."""


class EvaluationOut(Out, EvaluationFields):
    """A technical and nontechnical evaluation. `task_ids` are the tasks that came of it."""

    id: UUID
    version: int
    task_ids: list[UUID]


class EvaluationTaskIn(In, FollowUpFields):
    """What will be done about a finding. Name no patient."""


class EvaluationDueOut(Out):
    """How the evaluations stand; `because` names whose word the day is."""

    state: rules.State
    due_on: date | None
    because: str


@router.get("/due", summary="Read when the next evaluation is due")
def get_evaluation_due(work: Reading) -> EvaluationDueOut:
    """Worked out from the newest evaluation that looked at both sides."""
    return EvaluationDueOut.model_validate(
        rules.next_due([_plain(row) for row in evaluations.everything(work.session)], work.today)
    )


@router.post("/{id}/tasks", status_code=201, summary="Put a task on the plan for what was found")
def create_evaluation_task(work: Following, id: UUID, body: EvaluationTaskIn) -> EvaluationOut:
    """The evaluation keeps which tasks came of it; the tasks go their own way from there."""
    row = work.unchanged(evaluations.get(work.session, id))
    row.task_ids = [*row.task_ids, tasks.follow_up(work.session, body, work.today, work.caller.name)]
    return EvaluationOut.model_validate(work.found(row))


def _plain(row: EvaluationFields) -> rules.Evaluation:
    return rules.Evaluation(row.evaluated_on, row.technical, row.nontechnical, row.next_on)


def possible(work: Work, body: EvaluationIn) -> None:
    """Refuse what cannot be so."""
    faults = [FaultOut(at=["body", at], message=said) for at, said in rules.faults(_plain(body), work.today)]
    if faults:
        raise Invalid(faults=faults)


stand(
    router,
    Shelf(
        "evaluation",
        "evaluations",
        evaluations,
        Evaluation,
        EvaluationIn,
        EvaluationOut,
        Scope.RISKS_READ,
        Scope.RISKS_WRITE,
        sort="-evaluated_on",
        check=possible,
    ),
)
