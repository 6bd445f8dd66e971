"""What was evaluated, what was found, and when is the next due? 45 CFR 164.308(a)(8)."""

from datetime import date
from typing import Annotated
from uuid import UUID

from api.db import evaluations
from api.db.evaluations import Evaluation, EvaluationFields
from api.domain import evaluations as rules
from api.domain.roles import Scope
from api.door import room
from api.problems import FaultOut, Invalid
from api.shelf import Shelf, stand
from api.wire import In, Out
from api.work import Work, work

router = room("evaluations", "contingency")
Reading = Annotated[Work, work(Scope.RISKS_READ)]


class EvaluationIn(In, EvaluationFields):
    """A technical and nontechnical evaluation. Name no patient."""


class EvaluationOut(Out, EvaluationFields):
    """A technical and nontechnical evaluation."""

    id: UUID
    version: int


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
