"""What did the accounts do last week, what was found, and who certified it? 45 CFR 164.308(a)(1)(ii)(D).

Findings are worked out from what the logs said; what is on record is what a person said of each, and the certified week.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Annotated, Any
from uuid import UUID

from fastapi import Query

from api.db import accounts, activity, people
from api.db.accounts import LogAccount
from api.db.activity import ActivityReview, ClosingFields, FindingClosed, ReviewFields
from api.db.pages import page
from api.domain import activity as rules
from api.domain.activity import Account, Finding, Seen, Sign
from api.domain.roles import Scope
from api.domain.sentences import spell
from api.door import room
from api.problems import Conflict, FaultOut, Invalid
from api.shelf import Asked, Most
from api.wire import In, Out, Page
from api.work import Work, instant, work

router = room("activity", "activity")
Reading = Annotated[Work, work(Scope.ACTIVITY_READ)]
Writing = Annotated[Work, work(Scope.ACTIVITY_WRITE)]

FIRST, LAST = date(2000, 1, 3), date(2199, 12, 30)


class FoundOut(Out):
    """Something to look at, and what was said of it: `reason` is empty while nobody has."""

    sign: Sign
    account: str
    person: str
    on: date
    why: str
    reason: str
    closed_by: str


class ActivityWeekOut(Out):
    """A week as the logs tell it. `open` counts the findings of which nothing was said; `cadence` is how often to look,
    and by what authority.
    """

    week: date
    until: date
    over: bool
    imports: int
    events: int
    accounts: int
    open: int
    findings: list[FoundOut]
    certified_by: str
    certified_at: datetime | None
    cadence: str


class ClosingIn(In, ClosingFields):
    """What was said of a finding, after somebody looked. Name no patient."""


class ClosingOut(Out, ClosingFields):
    """What was said of a finding, and by whom."""

    id: UUID
    version: int
    closed_by: str
    closed_at: datetime


class WeekReviewIn(In, ReviewFields):
    """The week that the caller certifies to have reviewed, by its Monday."""


class FoundThenOut(Out):
    """A finding as it stood when the week was certified."""

    sign: Sign
    account: str
    on: date
    why: str
    reason: str
    closed_by: str


class WeekReviewOut(Out, ReviewFields):
    """A certified week as it stood that day; it is kept until the day that six years later is."""

    id: UUID
    version: int
    imports: int
    events: int
    accounts: int
    findings: list[FoundThenOut]
    certified_by: str
    certified_at: datetime
    keep_until: date


@router.get("/week", summary="Review a week of activity")
def get_week(
    work: Reading, of: Annotated[date | None, Query(description="Any day of the week; last week's.")] = None
) -> ActivityWeekOut:
    """What was looked at and what was found, each finding with its reason."""
    return _week(work, rules.last_week(work.today) if of is None else _monday(of, "of", "query"))


@router.post("/closings", status_code=201, summary="Say what a finding was")
def close_finding(work: Writing, body: ClosingIn) -> ClosingOut:
    """Each finding is closed once, with a reason. Those of a certified week are closed already."""
    week = _monday(body.on, "on")
    there = {(found.sign, found.account, found.on): found for found in _week(work, week).findings}
    found = there.get((body.sign, body.account, body.on))
    if found is None:
        raise Invalid(faults=[FaultOut(at=["body", "sign"], message="nothing of the kind was found of it on that day")])
    if found.reason:
        raise Conflict(f"{found.closed_by} has closed it: {found.reason}")
    row = FindingClosed(**body.model_dump(), closed_by=work.caller.name, closed_at=instant())
    return ClosingOut.model_validate(work.created(row))


@router.get("/reviews", summary="List the certified weeks", response_model=Page[WeekReviewOut])
def list_activity_reviews(work: Reading, after: Asked = None, limit: Most = 50) -> Any:
    """The newest week first."""
    rows, next_ = page(work.session, activity.listed, activity.sortable, sort="-week", after=after, limit=limit)
    return work.page([_with_end(row) for row in rows], next_)


@router.post("/reviews", status_code=201, summary="Certify that a week was reviewed")
def certify_week(work: Writing, body: WeekReviewIn) -> WeekReviewOut:
    """The week has to be over, and each finding closed. It is kept as it stood, whatever becomes of the logs."""
    week = _monday(body.week, "week")
    if week != body.week:
        raise Invalid(faults=[FaultOut(at=["body", "week"], message="is no Monday")])
    told = _week(work, week)
    if told.certified_at is not None:
        raise Conflict(f"{told.certified_by} has certified this week.")
    if not told.over:
        raise Conflict(f"This week is over on {spell(told.until + timedelta(days=1))}.")
    if told.open:
        raise Conflict(f"{told.open} of the findings are open. Say of each what it was.")
    kept = [found.model_dump(mode="json", exclude={"person"}) for found in told.findings]
    row = ActivityReview(
        **body.model_dump(),
        imports=told.imports,
        events=told.events,
        accounts=told.accounts,
        findings=kept,
        certified_by=work.caller.name,
        certified_at=instant(),
    )
    return _certified(work.created(row))


@router.get("/reviews/{id}", summary="Read a certified week")
def get_activity_review(work: Reading, id: UUID) -> WeekReviewOut:
    return _certified(work.found(activity.get(work.session, id)))


def _monday(on: date, name: str, where: str = "body") -> date:
    if not FIRST <= on <= LAST:
        raise Invalid(faults=[FaultOut(at=[where, name], message="lies outside of the calendar of logs")])
    return rules.week_of(on)


def _week(work: Work, week: date) -> ActivityWeekOut:
    seen, imports = activity.in_week(work.session, week)
    whose = accounts.by_name(work.session, seen.keys())
    persons = {row.id: row for row in people.some(work.session, {a.person_id for a in whose.values() if a.person_id})}
    past = activity.before(work.session, week, seen)
    said = activity.closed(work.session, week)
    certified = activity.of_week(work.session, week)
    known = {name: _account(row, persons.get(row.person_id) if row.person_id else None) for name, row in whose.items()}
    found = [
        _found(each, known.get(name), said)
        for name in sorted(seen)
        for each in rules.find(Seen(name, seen[name], known.get(name), past[name]))
    ]
    until = week + timedelta(days=6)
    return ActivityWeekOut(
        week=week,
        until=until,
        over=until < work.today,
        imports=imports,
        events=sum(day.events for days in seen.values() for day in days.values()),
        accounts=len(seen),
        open=sum(not each.reason for each in found),
        findings=found,
        certified_by=certified.certified_by if certified else "",
        certified_at=certified.certified_at if certified else None,
        cadence=rules.CADENCE,
    )


def _account(row: LogAccount, person: Any) -> Account:
    return Account(
        person=person.name if person else "",
        starts=rules.minute_of(row.starts),
        ends=rules.minute_of(row.ends),
        ended_on=(person.access_ended_on or person.ended_on) if person else None,
        leave_from=row.leave_from,
        leave_until=row.leave_until,
    )


def _found(found: Finding, account: Account | None, said: Mapping[tuple[str, str, date], FindingClosed]) -> FoundOut:
    closing = said.get((found.sign, found.account, found.on))
    return FoundOut(
        sign=found.sign,
        account=found.account,
        person=account.person if account else "",
        on=found.on,
        why=found.why,
        reason=closing.reason if closing else "",
        closed_by=closing.closed_by if closing else "",
    )


def _with_end(row: Mapping[str, Any]) -> dict[str, Any]:
    return {**row, "keep_until": rules.kept_until(row["certified_at"])}


def _certified(row: ActivityReview) -> WeekReviewOut:
    return WeekReviewOut.model_validate(_with_end(row.model_dump(exclude={"practice_id"})))
