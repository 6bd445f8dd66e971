"""Where does the practice stand today, what should it do next, and what has moved since a month ago?"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Annotated, Any, Literal

from api.db import incidents
from api.db import overviews as waiting
from api.db.analyses import Analysis
from api.db.risks import Level
from api.domain import deadlines, movements, overviews, steps
from api.domain.changes import level_counts
from api.domain.choosing import applicable, first_pass
from api.domain.deadlines import title_of
from api.domain.facts import Task
from api.domain.gaps import Status, count
from api.domain.proposals import usual_on
from api.domain.records import Known
from api.domain.roles import Scope
from api.domain.steps import Desk, StepKind
from api.domain.tasks import plan
from api.door import room
from api.glassbox import key_of
from api.posture import Posture, first_posture, posture, posture_on
from api.wire import Out
from api.work import Work, work
from api.written import lacking, new_events, outdated

router = room("overview", "overviews")
Reading = Annotated[Work, work(Scope.PRACTICE_READ)]

A_WEEK = 120  # minutes, as the plan has it when nobody says otherwise
A_MONTH = timedelta(days=30)
MOST_RISKS = 5
MOST_DUE = 20
MOST_LINES = 8

NEEDS: Mapping[StepKind, frozenset[Scope]] = {
    "incident": frozenset({Scope.INCIDENTS_READ, Scope.INCIDENTS_WRITE}),
    "facts": frozenset({Scope.PRACTICE_WRITE}),
    "proposals": frozenset({Scope.INVENTORY_WRITE}),
    "question": frozenset({Scope.ANSWERS_WRITE}),
    "assigned": frozenset({Scope.ANSWERS_REPLY}),
    "review_offers": frozenset({Scope.ANSWERS_WRITE}),
    "confirm": frozenset({Scope.RISKS_READ, Scope.RISKS_WRITE}),
    "respond": frozenset({Scope.RISKS_READ, Scope.RISKS_WRITE}),
    "task": frozenset({Scope.TASKS_READ, Scope.TASKS_WRITE}),
    "approve": frozenset({Scope.RISKS_READ, Scope.APPROVE}),
    "draft": frozenset({Scope.ANALYSES_READ, Scope.ANALYSES_WRITE}),
    "seal": frozenset({Scope.ANALYSES_READ, Scope.APPROVE}),
    "contradiction": frozenset({Scope.RISKS_READ, Scope.ANSWERS_WRITE}),
    "review": frozenset({Scope.ANALYSES_READ, Scope.ANALYSES_WRITE}),
}
"""What somebody must hold for a step to be theirs to take."""

_TALLY: Mapping[str, Scope] = {
    "assets": Scope.INVENTORY_READ,
    "sites": Scope.INVENTORY_READ,
    "vendors": Scope.INVENTORY_READ,
    "vendors_without_agreement": Scope.INVENTORY_READ,
    "people": Scope.INVENTORY_READ,
    "risks_by_level": Scope.RISKS_READ,
    "risks_without_response": Scope.RISKS_READ,
    "tasks_open": Scope.TASKS_READ,
    "tasks_overdue": Scope.TASKS_READ,
    "gaps": Scope.RISKS_READ,
    "contradictions": Scope.RISKS_READ,
}
_DUE: Mapping[deadlines.DueKind, Scope] = {
    "task": Scope.TASKS_READ,
    "risk": Scope.RISKS_READ,
    "acceptance": Scope.RISKS_READ,
    "agreement": Scope.INVENTORY_READ,
    "review": Scope.ANALYSES_READ,
    "analysis": Scope.ANALYSES_READ,
}
_MOVED: Mapping[movements.MovedKind, Scope] = {
    "risk": Scope.RISKS_READ,
    "task": Scope.TASKS_READ,
    "answer": Scope.ANSWERS_READ,
    "inventory": Scope.INVENTORY_READ,
}


class StepOut(Out):
    """Something to do next. `count` says how many things it is about, `ids` names up to five of them.

    The ids are plain facts, proposals, questions, rules, scenarios' pairs, risks or tasks, as the kind says. The minutes
    are our estimate.
    """

    kind: StepKind
    title: str
    minutes: int
    due_on: date | None
    count: int
    ids: list[str]


class MatterOut(Out):
    """An open scenario that matters most in its category of threats, why, and where to begin.

    `question` leaves it most open, null where no answer does; `minutes` is the work behind that answer.
    """

    pair: str
    title: str
    level: Level
    because: str
    question: str | None
    minutes: int | None


class AnsweredOut(Out):
    """How far some questions are answered, and how many minutes the rest takes."""

    answered: int
    total: int
    minutes_left: int


class SectionOut(AnsweredOut):
    """How far the first pass is answered in one section."""

    section: str
    title: str


class ProgressOut(Out):
    """How far the first pass is. `whole_minutes_left` leads to a first draft of the whole analysis: the questions, one
    minute for each suggested risk to confirm and two for each response to decide, which is our estimate; null for whom
    the risks are not to see. `draft_minutes_left` is for whoever answers what they know and looks nothing up: what they
    put down as not known yet becomes a task.
    """

    first_pass: AnsweredOut
    sections: list[SectionOut]
    whole_minutes_left: int | None
    draft_minutes_left: int | None


class TallyOut(Out):
    """Counts, and never a score made of them. What you may not read is null.

    Inventory: what is in use today; `vendors_without_agreement` touch PHI. `risks_by_level`: open risks on record;
    `risks_without_response`: those above the appetite that nobody has decided. `gaps` counts specifications.
    """

    assets: int | None
    sites: int | None
    vendors: int | None
    vendors_without_agreement: int | None
    people: int | None
    risks_by_level: dict[Level, int] | None
    risks_without_response: int | None
    tasks_open: int | None
    tasks_overdue: int | None
    gaps: dict[Status, int] | None
    contradictions: int | None


class TopRiskOut(Out):
    """One of the highest open risks on record."""

    id: str
    number: int
    title: str
    level: Level
    response: Literal["mitigate", "accept", "transfer", "avoid"] | None
    owner: str
    due_on: date | None


class DueOut(Out):
    """Something late, or due within 30 days. `id` is that of the task, the risk, the vendor or the analysis."""

    kind: deadlines.DueKind
    id: str | None
    title: str
    due_on: date
    overdue: bool


class MovedOut(Out):
    """What moved since the end of a day a month ago, or since a younger practice came on record. What you may not read
    is null.
    """

    since: date
    levels_then: dict[Level, int] | None
    levels_now: dict[Level, int] | None
    gaps_then: dict[Status, int] | None
    gaps_now: dict[Status, int] | None
    tasks_done: int | None
    answers_given: int | None
    lines: list[str]


class StandingOut(Out):
    """The analysis that stands: `current` while nothing has changed since it was sealed, null while none is sealed."""

    analysis: Literal["none", "draft", "final"]
    sealed_on: date | None
    current: bool | None
    changes: int


class OverviewOut(Out):
    """One page's worth of where a practice stands. What you may not read is null or left out."""

    next: list[StepOut]
    matters: list[MatterOut] | None
    progress: ProgressOut | None
    counts: TallyOut
    top_risks: list[TopRiskOut] | None
    due: list[DueOut]
    moved: MovedOut
    standing: StandingOut | None


@router.get("", summary="See where the practice stands")
def get_overview(work: Reading) -> OverviewOut:
    """Everything that the dashboard's first page shows, in one answer.

    `next` holds at most seven steps that are yours to take: first what went wrong, then what is late or due within 14
    days, then the natural order of the program. Staff, for one, see no risks: `matters` and `top_risks` are null for them.
    """
    standing = posture(work)
    desk = _desk(work, standing)
    sees_risks = work.may(Scope.RISKS_READ)
    return OverviewOut(
        next=[_step(step) for step in steps.next_steps(desk, _may(work))],
        matters=_matters(standing) if sees_risks else None,
        progress=_progress(work, standing, desk) if work.may(Scope.ANSWERS_READ) else None,
        counts=_counts(work, standing),
        top_risks=_top_risks(standing) if sees_risks else None,
        due=_due(work, standing),
        moved=_moved(work, standing),
        standing=_standing(work, standing) if work.may(Scope.ANALYSES_READ) else None,
    )


def _may(work: Work) -> frozenset[StepKind]:
    return frozenset(kind for kind, needed in NEEDS.items() if needed <= work.caller.scopes)


def _desk(work: Work, standing: Posture) -> Desk:
    facts, practice, bank = standing.facts, standing.practice, standing.catalogs.bank
    mine = waiting.assigned(work.session, work.caller.user_id) if work.caller.user_id else set()
    final, draft = standing.final, standing.draft
    wrong = incidents.unclosed(work.session, work.may(Scope.CONDUCT_READ)) if work.may(Scope.INCIDENTS_READ) else ()
    return Desk(
        on=standing.on,
        incidents=tuple(str(id) for id in wrong),
        facts=steps.facts_left(practice.asked, facts),
        proposals=steps.proposed(usual_on(standing.on), facts, practice.struck, standing.on),
        assigned={each.id: each.minutes for each in applicable(bank, facts.profile) if each.id in mine},
        offers=tuple(waiting.offered(work.session)),
        questions={each.id: each.minutes for each in steps.unanswered(bank, facts)},
        contradictions=tuple(line.rule for line in standing.contradictions),
        unconfirmed=tuple(key_of(line) for line in steps.unconfirmed(standing.scenarios, facts)),
        undecided=steps.undecided(facts, standing.method, practice.appetite, standing.on),
        tasks=standing.once("ordered", lambda: _ordered(standing)),
        acceptances=steps.unapproved(facts, standing.on),
        lacking=standing.once("lacking", lambda: _lacking(work, standing, draft)) if draft else None,
        changes=len(outdated(work, standing)) if final else None,
        review_on=final.next_review_on if final else None,
    )


def _ordered(standing: Posture) -> tuple[Task, ...]:
    """The open tasks in the order of the plan."""
    weeks = plan(standing.facts.tasks, standing.relief, A_WEEK, standing.on)
    by_id = {task.id: task for task in standing.facts.tasks}
    return tuple(by_id[id] for id in dict.fromkeys(slot.task for week in weeks for slot in week.slots))


def _lacking(work: Work, standing: Posture, draft: Analysis) -> int:
    return sum(len(element.missing) for element in lacking(work, standing, draft))


def _step(step: steps.Step) -> StepOut:
    return StepOut.model_validate(step, update={"ids": list(step.ids)})


def _matters(standing: Posture) -> list[MatterOut]:
    found = overviews.matters(standing.scenarios, standing.facts, standing.catalogs)
    return [MatterOut.model_validate(each) for each in found]


def _progress(work: Work, standing: Posture, desk: Desk) -> ProgressOut:
    first = first_pass(standing.catalogs.bank, standing.facts.profile).first
    left = [question for question in first if question.id in desk.questions]
    risks = work.may(Scope.RISKS_READ)
    sections = []
    for section in standing.catalogs.bank.sections:
        asked = [question for question in first if question.section == section.id]
        if asked:
            far = overviews.answered(asked, standing.facts)
            sections.append(SectionOut.model_validate(far, update={"section": section.id, "title": section.title}))
    return ProgressOut(
        first_pass=AnsweredOut.model_validate(overviews.answered(first, standing.facts)),
        sections=sections,
        whole_minutes_left=steps.minutes_to_a_draft(desk) if risks else None,
        draft_minutes_left=overviews.minutes_from_memory(left, len(desk.unconfirmed)) if risks else None,
    )


def _counts(work: Work, standing: Posture) -> TallyOut:
    known = Known(standing.facts, standing.catalogs.types, standing.on)
    found = overviews.tally(known, standing.practice.appetite)
    told: dict[str, Any] = {name: getattr(found, name) for name in overviews.Tally.__dataclass_fields__}
    told |= {"gaps": _gap_counts(standing), "contradictions": len(standing.contradictions)}
    return TallyOut.model_validate({name: value if work.may(_TALLY[name]) else None for name, value in told.items()})


def _gap_counts(standing: Posture) -> Mapping[Status, int]:
    return count(gap for gap in standing.gaps if gap.kind == "specification")


def _top_risks(standing: Posture) -> list[TopRiskOut]:
    return [
        TopRiskOut.model_validate(risk, update={"title": title_of(risk, standing.catalogs)})
        for risk in overviews.open_risks(standing.facts)[:MOST_RISKS]
    ]


def _due(work: Work, standing: Posture) -> list[DueOut]:
    final, since = standing.final, standing.last_final_on
    stands = (
        deadlines.Standing(str(final.id), final.number, since, final.next_review_on, new_events(work, standing))
        if final and since
        else None
    )
    found = deadlines.find_due(standing.facts, standing.catalogs, standing.on, stands)
    seen = [line for line in found if work.may(_DUE[line.kind])]
    return [DueOut.model_validate(line, update={"overdue": line.due_on < standing.on}) for line in seen[:MOST_DUE]]


def _moved(work: Work, standing: Posture) -> MovedOut:
    month_ago, zone = standing.on - A_MONTH, standing.practice.time_zone
    before = posture_on(work, month_ago, zone) or first_posture(work, zone)
    then = Known(before.facts, before.catalogs.types, before.on)
    now = Known(standing.facts, standing.catalogs.types, standing.on)
    risks, work_, answers = (work.may(each) for each in (Scope.RISKS_READ, Scope.TASKS_READ, Scope.ANSWERS_READ))
    lines = [line.text for line in movements.moved(then, now, standing.catalogs) if work.may(_MOVED[line.kind])]
    return MovedOut.model_validate(
        {
            "since": before.on,
            "levels_then": _levels(before) if risks else None,
            "levels_now": _levels(standing) if risks else None,
            "gaps_then": _gap_counts(before) if risks else None,
            "gaps_now": _gap_counts(standing) if risks else None,
            "tasks_done": len(movements.tasks_done(then.facts, now.facts)) if work_ else None,
            "answers_given": len(movements.answers_given(then.facts, now.facts)) if answers else None,
            "lines": lines[:MOST_LINES],
        }
    )


def _levels(standing: Posture) -> Mapping[str, int]:
    return level_counts(risk.level for risk in overviews.open_risks(standing.facts))


def _standing(work: Work, standing: Posture) -> StandingOut:
    final = standing.final
    changes = len(outdated(work, standing))
    return StandingOut(
        analysis="final" if final else "draft" if standing.draft else "none",
        sealed_on=standing.last_final_on,
        current=changes == 0 if final else None,
        changes=changes,
    )
