"""Were the plans tested, what was found, and what is done about it? 45 CFR 164.308(a)(7)(ii)(D)."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import Query, Response

from api.db import drills, tasks
from api.db.drills import Drill, DrillFields
from api.db.tasks import FollowUpFields
from api.domain import drills as rules
from api.domain.plans import Plan
from api.domain.roles import Scope
from api.door import room
from api.problems import Busy, FaultOut, Invalid, responses
from api.shelf import Shelf, stand
from api.wire import In, Out, attached, attachment
from api.work import Work, work
from api.written import KINDS, drill_script

router = room("drills", "contingency")
Reading = Annotated[Work, work(Scope.INVENTORY_READ)]
Following = Annotated[Work, work(Scope.TASKS_WRITE)]
Asked = Annotated[rules.ScriptId, Query(description="Which of the scripts.")]


class DrillIn(In, DrillFields):
    """A drill that was held; by the caller when nobody is named. Name no patient."""


class DrillOut(Out, DrillFields):
    """A drill on record. `task_ids` are the tasks that came of it."""

    id: UUID
    version: int
    task_ids: list[UUID]


class DrillTaskIn(In, FollowUpFields):
    """What will be done about a gap that a drill showed. Name no patient."""


class DrillStepOut(Out):
    """What is read aloud at a minute, what is asked, and what a good answer has in it."""

    minute: int
    says: str
    ask: list[str]
    good: str
    citation: str


class DrillScriptOut(Out):
    """A story of twenty minutes, which plans it tests and who should sit at the table."""

    id: rules.ScriptId
    title: str
    tests: list[Plan]
    needs: str
    steps: list[DrillStepOut]


class DrillKitOut(Out):
    """What holds before each drill, and the scripts. All of it is our advice."""

    edition: date
    before: list[str]
    scripts: list[DrillScriptOut]


@router.get("/scripts", summary="Read the scripts for a drill")
def get_drill_scripts(work: Reading) -> DrillKitOut:
    """The edition of today."""
    kit = rules.kit_on(work.today)
    scripts = [DrillScriptOut.model_validate(each) for each in kit.scripts.values()]
    return DrillKitOut(edition=kit.edition, before=list(kit.before), scripts=scripts)


@router.get(
    "/scripts/document",
    summary="Print the script of a drill",
    response_class=Response,
    responses={**attached("A PDF/A to print.", KINDS["pdf"]), **responses(Busy)},
)
def print_drill_script(work: Reading, script: Asked = "ransomware") -> Response:
    """To lead a drill by, with room to write down what was found."""
    kit = rules.kit_on(work.today)
    data, name = drill_script(kit, kit.scripts[script], work.practice.name, work.today)
    return attachment(data, name, KINDS["pdf"])


@router.post("/{id}/tasks", status_code=201, summary="Put a task on the plan for what a drill showed")
def create_drill_task(work: Following, id: UUID, body: DrillTaskIn) -> DrillOut:
    """The drill keeps which tasks came of it; the tasks go their own way from there."""
    row = work.unchanged(drills.get(work.session, id))
    row.task_ids = [*row.task_ids, tasks.follow_up(work.session, body, work.today, work.caller.name)]
    return DrillOut.model_validate(work.found(row))


def possible(work: Work, body: DrillIn) -> None:
    """Refuse what cannot be so; whoever writes it down led it, when nobody else is named."""
    drill = rules.Drill(body.on, body.script, body.plan, body.next_on)
    faults = [FaultOut(at=["body", at], message=said) for at, said in rules.faults(drill, work.today)]
    if faults:
        raise Invalid(faults=faults)
    body.led_by = body.led_by or work.caller.name


def kept_in_step(work: Work, row: Drill) -> None:
    """The analysis knows of a test of the contingency plan by an event."""
    drills.tell(work.session, row, rules.kit_on(work.today).scripts[row.script].title)


def taken_back(work: Work, row: Drill) -> None:
    """The event goes with a drill that was recorded by mistake."""
    drills.take_back(work.session, row)


stand(
    router,
    Shelf(
        "drill",
        "drills",
        drills,
        Drill,
        DrillIn,
        DrillOut,
        Scope.INVENTORY_READ,
        Scope.INVENTORY_WRITE,
        sort="-on",
        check=possible,
        after=kept_in_step,
        keep=taken_back,
    ),
)
