"""What will be done, in what order, and what would be left then?"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import Query
from pydantic import Field

from api.bulk import Bulk, Rule, stand_bulk
from api.db import risks, tasks
from api.db.tasks import Milestone, Task, TaskFields
from api.domain.questions import bank_on
from api.domain.roles import Scope
from api.domain.scenarios import find_scenarios
from api.domain.tasks import compare, plan, relieve, template_tasks, what_if
from api.door import room
from api.glassbox import RatingOut
from api.posture import posture
from api.problems import Conflict, FaultOut, Invalid
from api.shelf import Asked, Most, Sort, part, read_page
from api.wire import In, Out, Page
from api.work import Work, work

router = room("tasks", "tasks")
Reading = Annotated[Work, work(Scope.TASKS_READ)]
Writing = Annotated[Work, work(Scope.TASKS_WRITE)]

_NEXT = {
    "open": {"open", "started", "done", "dropped"},
    "started": {"open", "started", "done", "dropped"},
    "done": {"started", "done", "verified", "dropped"},
    "verified": {"verified", "started"},
    "dropped": {"dropped", "open"},
}


class TaskIn(In, TaskFields):
    """A piece of work: what done looks like, who does it, by when, and which risks and question it is about."""


class TaskOut(Out, TaskFields):
    """A piece of work and the day each status was reached."""

    id: UUID
    version: int
    milestones: list[Milestone]


class ProposedOut(Out):
    """Work that an answer calls for. `becomes` is the answer that will be true when it is done."""

    question: str
    option: str
    becomes: str | None
    title: str
    detail: str
    minutes: int
    owner: str
    pairs: list[str]
    taken_up: bool


class WhatIfIn(In):
    """The tasks to imagine done."""

    task_ids: Annotated[list[UUID], Field(min_length=1, max_length=200)]


class MoveOut(Out):
    """A scenario that would change, before and after; `shut` when it would no longer stand open."""

    pair: str
    group_id: str | None
    title: str
    before: RatingOut
    after: RatingOut
    shut: bool


class WhatIfOut(Out):
    """What would be left. Nothing is saved."""

    moves: list[MoveOut]
    open_before: int
    open_after: int


class SlotOut(Out):
    """Minutes for a task in a week."""

    task: UUID
    minutes: int
    done: bool
    urgent: bool


class WeekOut(Out):
    """A week of the plan."""

    starts_on: date
    slots: list[SlotOut]
    minutes: int


class PlanOut(Out):
    """Week by week: what is due first, then what takes most risk off a minute. The order is our advice."""

    weeks: list[WeekOut]


@router.get("", summary="List the tasks", response_model=Page[TaskOut])
def list_tasks(
    work: Reading,
    status: Annotated[Literal["open", "started", "done", "verified", "dropped"] | None, Query()] = None,
    sort: Sort = "id",
    after: Asked = None,
    limit: Most = 50,
) -> Any:
    query = tasks.listed if status is None else tasks.listed.where(Task.status == status)
    return read_page(work, tasks, sort, after, limit, query)


@router.post("", status_code=201, summary="Add a task")
def create_task(work: Writing, body: TaskIn) -> TaskOut:
    _known(work, body.question, body.becomes, risks.strangers(work.session, body.risk_ids))
    if body.status == "verified":
        raise Conflict("A task is verified after it is done.")
    row = Task(**body.model_dump(), milestones=[_reached(work, body.status)])
    return TaskOut.model_validate(work.created(row))


@router.get("/proposed", summary="List the work that the answers call for", response_model=Page[ProposedOut])
def list_proposed_tasks(work: Reading, after: Asked = None, limit: Most = 100) -> Any:
    """One piece for each gap that was answered and each "I don't know"; take one up with `POST /tasks`."""
    standing = posture(work)
    taken = {task.question for task in standing.facts.tasks if task.status != "dropped"}
    lines = [
        {name: getattr(line, name) for name in ProposedOut.model_fields if name != "taken_up"}
        | {"taken_up": line.question in taken}
        for line in template_tasks(standing.facts, standing.catalogs)
    ]
    return part(lines, "question", after, limit)


@router.post("/what-if", summary="Imagine some tasks done")
def imagine_tasks(work: Reading, body: WhatIfIn) -> WhatIfOut:
    standing = posture(work)
    then = what_if(standing.facts, standing.catalogs, [str(id) for id in body.task_ids])
    after = find_scenarios(then, standing.catalogs, standing.method)
    return WhatIfOut(
        moves=[
            MoveOut(
                pair=move.pair,
                group_id=move.group_id,
                title=standing.catalogs.pairs[move.pair].title,
                before=RatingOut.model_validate(move.before),
                after=RatingOut.model_validate(move.after),
                shut=move.shut,
            )
            for move in compare(standing.scenarios, after)
        ],
        open_before=sum(scenario.selected for scenario in standing.scenarios),
        open_after=sum(scenario.selected for scenario in after),
    )


@router.get("/plan", summary="Plan the weeks")
def plan_tasks(
    work: Reading, minutes: Annotated[int, Query(ge=15, le=2400, description="Minutes a week.")] = 120
) -> PlanOut:
    standing = posture(work)
    relief = relieve(standing.facts, standing.catalogs, standing.method)
    weeks = plan(standing.facts.tasks, relief, minutes, work.today)
    return PlanOut(
        weeks=[
            WeekOut(
                starts_on=week.starts_on,
                slots=[SlotOut.model_validate(slot) for slot in week.slots],
                minutes=week.minutes,
            )
            for week in weeks
        ]
    )


@router.get("/{id}", summary="Read a task")
def get_task(work: Reading, id: UUID) -> TaskOut:
    return TaskOut.model_validate(work.found(tasks.get(work.session, id)))


@router.put("/{id}", summary="Replace a task")
def replace_task(work: Writing, id: UUID, body: TaskIn) -> TaskOut:
    """A task is verified after it is done, and not by the same stroke."""
    row = work.unchanged(tasks.get(work.session, id))
    given = body.model_dump()
    row.sqlmodel_update(_moved(work, row, given, risks.strangers(work.session, body.risk_ids)))
    return TaskOut.model_validate(work.found(row))


def _move_many(work: Work, given: Mapping[str, Any]) -> Rule:
    missing = risks.strangers(work.session, given.get("risk_ids", ()))
    return lambda row: _moved(work, row, given, missing)


stand_bulk(router, Bulk("tasks", tasks, TaskIn, TaskOut, Scope.TASKS_WRITE, _move_many))


def _moved(work: Work, row: Task, given: Mapping[str, Any], missing: Sequence[UUID]) -> dict[str, Any]:
    """What becomes of a task: only a status that can follow, and a milestone for a new one."""
    told = row.model_dump() | dict(given)
    _known(work, told["question"], told["becomes"], missing)
    if told["status"] not in _NEXT[row.status]:
        allowed = ", ".join(sorted(_NEXT[row.status] - {row.status}))
        raise Conflict(f"A task that is {row.status} can become {allowed}.")
    if told["status"] != row.status:
        told["milestones"] = [*row.milestones, _reached(work, told["status"])]
    return told


def _reached(work: Work, status: str) -> dict[str, str]:
    return {"status": status, "on": work.today.isoformat(), "by": work.caller.name}


def _known(work: Work, asked: str | None, becomes: str | None, missing: Sequence[UUID]) -> None:
    faults = []
    question = bank_on(work.today).questions.get(asked or "")
    if asked and question is None:
        faults.append(FaultOut(at=["body", "question"], message="is none of the bank's questions"))
    if becomes and (question is None or question.option(becomes) is None):
        faults.append(FaultOut(at=["body", "becomes"], message="is none of that question's answers"))
    faults += [FaultOut(at=["body", "risk_ids"], message=f"{id} is no risk of this practice") for id in missing]
    if faults:
        raise Invalid(faults=faults)
