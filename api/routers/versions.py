"""How does a policy's text get from a draft to what is in effect, and what became of it since? 45 CFR 164.316(b)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import Query
from pydantic import Field

from api.db import comments, policies, versions
from api.db.policies import Policy
from api.db.tasks import Task
from api.db.versions import Version
from api.domain.matching import Here
from api.domain.policies import library_on
from api.domain.roles import Scope
from api.domain.versions import State, differ
from api.door import room
from api.problems import Conflict, FaultOut, Invalid, NotFound
from api.promises import approved_text, checked, held, here, seal, standings, told, unprintable
from api.shelf import Asked, Most, part
from api.statements import PolicySectionIn, PolicySectionOut
from api.wire import In, Out, Page
from api.work import Work, work

router = room("policies/{policy_id}/versions", "policies")
Reading = Annotated[Work, work(Scope.POLICIES_READ)]
Writing = Annotated[Work, work(Scope.POLICIES_WRITE)]
Approving = Annotated[Work, work(Scope.APPROVE)]
Number = Annotated[int, Field(ge=1, le=100_000)]


class VersionIn(In):
    """The whole text of a draft."""

    sections: Annotated[list[PolicySectionIn], Field(max_length=60)]


class ApprovalIn(In):
    """From which day it is in effect; today or later, and later than the version before. One in your own words that was
    followed before it was put on record may name the day it really began.
    """

    effective_on: date


class WorkIn(In):
    """What makes the statement true, by when and by whom; empty words take what the question bank proposes."""

    title: Annotated[str, Field(max_length=200)] = ""
    owner: Annotated[str, Field(max_length=200)] = ""
    due_on: date | None = None


class VersionLineOut(Out):
    """A version on record. `keep_until` is null while it is in effect: its six years have not begun."""

    number: int
    version: int
    state: State
    started_on: date
    prepared_by: str
    approved_by: str
    approved_role: str
    approved_at: str
    effective_on: date | None
    ended_on: date | None
    keep_until: date | None
    sha256: str


class VersionOut(VersionLineOut):
    """A version with its text, each statement held against practice as it is today."""

    edition: date
    sections: list[PolicySectionOut]


class RunOut(Out):
    mark: Literal["same", "added", "removed"]
    text: str


class DifferenceOut(Out):
    """What became of one statement; its words in order, old and new."""

    id: str
    mark: Literal["same", "added", "removed", "changed"]
    runs: list[RunOut]


class ChangesOut(Out):
    """What differs between two versions of a policy."""

    since: int
    number: int
    differences: list[DifferenceOut]


@router.get("", summary="List a policy's versions", response_model=Page[VersionLineOut])
def list_versions(work: Reading, policy_id: UUID, after: Asked = None, limit: Most = 50) -> Any:
    """The newest first, each with how long it is kept."""
    policy, of = _policy(work, policy_id)
    states = standings(of, policy, work.today)
    lines = [_line(row, states) for row in reversed(of)]
    return part(lines, "number", after, limit)


@router.post("", status_code=201, summary="Begin a new version of a policy")
def create_version(work: Writing, policy_id: UUID) -> VersionOut:
    """It starts as a copy of the newest; there is one draft at a time."""
    policy, of = _policy(work, policy_id)
    if policy.retired_on is not None:
        raise Conflict("The policy is retired. Draft it anew to follow it again.")
    if any(row.stage != "approved" for row in of):
        raise Conflict("A draft is open already; go on with that one.")
    newest = of[-1]
    row = Version(
        policy_id=policy_id,
        number=newest.number + 1,
        edition=library_on(work.today).edition,
        sections=newest.sections,
        started_on=work.today,
        prepared_by=work.caller.name,
    )
    work.session.add(row)
    work.headers["Location"] = f"{work.request.url.path}/{row.number}"
    return _out(here(work), policy, [*of, row], work.found(row))


@router.get("/{number}", summary="Read a version of a policy")
def get_version(work: Reading, policy_id: UUID, number: Number) -> VersionOut:
    policy, of = _policy(work, policy_id)
    return _out(here(work), policy, of, work.found(versions.numbered(of, number)))


@router.put("/{number}", summary="Replace a draft's text")
def replace_version(work: Writing, policy_id: UUID, number: Number, body: VersionIn) -> VersionOut:
    """A draft under review is a draft again once it is changed. What was approved never changes."""
    policy, of = _policy(work, policy_id)
    row = _draft(work, of, number)
    against = here(work)
    row.sections, row.stage = checked(against, body.sections), "draft"
    return _out(against, policy, of, work.found(row))


@router.delete("/{number}", status_code=204, summary="Give a draft up")
def remove_version(work: Writing, policy_id: UUID, number: Number) -> None:
    policy, of = _policy(work, policy_id)
    row = _draft(work, of, number)
    work.session.delete(row)
    if len(of) == 1:
        work.session.flush()
        for comment in comments.of(work.session, policy_id):
            work.session.delete(comment)
        work.session.flush()
        work.session.delete(policy)


@router.post("/{number}/review", summary="Hand a draft over for review")
def review_version(work: Writing, policy_id: UUID, number: Number) -> VersionOut:
    policy, of = _policy(work, policy_id)
    row = _draft(work, of, number)
    row.stage = "in_review"
    return _out(here(work), policy, of, work.found(row))


@router.post("/{number}/approval", summary="Approve a version")
def approve_version(work: Approving, policy_id: UUID, number: Number, body: ApprovalIn) -> VersionOut:
    """Only a text that matches practice: every statement holds, or has a task with a day that will make it so."""
    policy, of = _policy(work, policy_id)
    row = _draft(work, of, number)
    if row.stage != "in_review":
        raise Conflict("Hand it over for review first, so that somebody has read it before it is approved.")
    _timely(work, policy, of, body.effective_on)
    against = here(work)
    faults = unprintable(against, row)
    if faults:
        raise Invalid("It cannot be approved yet: it says what is not so. Nothing was changed.", faults=faults)
    row.stage, row.effective_on = "approved", body.effective_on
    row.approved_by, row.approved_role = work.caller.name, work.caller.role or ""
    row.approved_at = work.moment.isoformat(timespec="seconds")
    text = approved_text(against, policy, row)
    row.text, row.sha256 = text.decode(), seal(text)
    policy.next_review_on = _later(body.effective_on, policy.review_months)
    return _out(against, policy, of, work.found(row))


@router.post("/{number}/statements/{statement}/task", status_code=201, summary="Plan to make a statement true")
def plan_statement(work: Writing, policy_id: UUID, number: Number, statement: str, body: WorkIn) -> VersionOut:
    """A task to change the practice, tied to the statement; until it is done the policy says that it is under way."""
    policy, of = _policy(work, policy_id)
    row = _draft(work, of, number)
    against = here(work)
    match = next((each for each in held(against, row) if each.statement.id == statement), None)
    if match is None:
        raise NotFound("The draft has no such statement.")
    if match.finding == "holds":
        raise Conflict("It matches practice; there is nothing to change.")
    task = _task(against, policy, match.text, [ground.id for ground in match.against if ground.kind == "answer"], body)
    work.session.add(task)
    work.session.flush()
    row.sections = [
        section
        | {
            "statements": [
                each | {"task_id": str(task.id)} if each["id"] == statement else each for each in section["statements"]
            ]
        }
        for section in row.sections
    ]
    return _out(here(work), policy, of, work.found(row))


@router.get("/{number}/changes", summary="Compare two versions of a policy")
def compare_versions(
    work: Reading, policy_id: UUID, number: Number, since: Annotated[Number | None, Query()] = None
) -> ChangesOut:
    """Statement by statement, with the words that came and went; without `since` against the version before."""
    _, of = _policy(work, policy_id)
    row = work.found(versions.numbered(of, number))
    before = versions.numbered(of, since if since is not None else number - 1)
    if before is None and since is not None:
        raise NotFound("There is no version of that number.")
    found = differ(_texts(before.sections) if before else {}, _texts(row.sections))
    return ChangesOut.model_validate(
        {"since": before.number if before else 0, "number": number, "differences": found}, from_attributes=True
    )


def _policy(work: Work, id: UUID) -> tuple[Policy, list[Version]]:
    policy = policies.get(work.session, id)
    if policy is None:
        raise NotFound
    return policy, versions.of(work.session, id)


def _draft(work: Work, of: Sequence[Version], number: int) -> Version:
    """The draft of that number as the caller has seen it; what is approved stays as it is."""
    row = work.unchanged(versions.numbered(of, number))
    if row.stage == "approved":
        raise Conflict("It is approved and stays as it is. Begin a new version to change it.")
    return row


def _timely(work: Work, policy: Policy, of: Sequence[Version], on: date) -> None:
    last = max((row.effective_on for row in of if row.effective_on is not None), default=None)
    wrong = ""
    if last is not None and on <= last:
        wrong = f"the version before is in effect from {last}; choose a later day"
    elif on < work.today and (policy.template or last is not None):
        wrong = "choose today or a later day; nothing takes effect in the past"
    if wrong:
        raise Invalid(faults=[FaultOut(at=["body", "effective_on"], message=wrong)])


def _task(against: Here, policy: Policy, text: str, questions: Sequence[str], body: WorkIn) -> Task:
    """The bank's own proposal for the first answer that speaks against it, else a task in the statement's words."""
    bank, answers = against.bank, against.facts.answers
    for id in questions:
        question = bank.questions[id]
        option = question.option(answers[id].option) if id in answers else None
        proposed = option.task if option else None
        if proposed:
            return Task(
                title=body.title or proposed.title,
                detail=proposed.detail,
                minutes=proposed.minutes,
                owner=body.owner or proposed.owner,
                due_on=body.due_on,
                question=id,
                becomes=proposed.becomes,
                milestones=[],
            )
    title = body.title or f"Make true what {policy.title} says"
    return Task(title=title[:200], detail=text, owner=body.owner, due_on=body.due_on, milestones=[])


def _later(day: date, months: int) -> date:
    """That many months on, on the same day or the month's last."""
    year, month = divmod(day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(day.year + year, month + 1, min(last, day.day))
        except ValueError:
            continue
    raise AssertionError


def _texts(sections: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    return {each["id"]: each["text"] for section in sections for each in section["statements"]}


def _line(row: Version, states: Mapping[int, Any]) -> dict[str, Any]:
    kept = ("number", "version", "started_on", "prepared_by", "approved_by", "approved_role", "approved_at")
    state = states[row.number]
    return row.model_dump(mode="json", include={*kept, "effective_on", "sha256"}) | {
        "state": state.state,
        "ended_on": state.ended_on,
        "keep_until": state.keep_until,
    }


def _out(against: Here, policy: Policy, of: Sequence[Version], row: Version) -> VersionOut:
    line = _line(row, standings(of, policy, against.on))
    return VersionOut.model_validate(line | {"edition": row.edition, "sections": told(against, row)})
