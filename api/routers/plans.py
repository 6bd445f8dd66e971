"""What do the plans for an emergency say, what do they leave blank, and when were they read through?

The contingency plan, 45 CFR 164.308(a)(7), and the incident response plan, 164.308(a)(6), written from the record.
"""

from datetime import date
from typing import Annotated, Any, get_args
from uuid import UUID

from fastapi import Response

from api.db import drills, overlays, people, plans, recoveries, sites, vendors
from api.db.plans import PlanReview, PlanReviewFields
from api.domain import plans as rules
from api.domain.drills import kit_on
from api.domain.records import over
from api.domain.roles import Scope
from api.door import room
from api.problems import Busy, FaultOut, Invalid, responses
from api.shelf import Shelf, stand
from api.wire import In, Out, attached, attachment
from api.work import Work, work
from api.written import KINDS, downtime_forms, emergency_plan

router = room("plans", "contingency")
reviewing = room("plans/reviews", "contingency")
Reading = Annotated[Work, work(Scope.INVENTORY_READ)]
_PDF = {**attached("A PDF/A to print.", KINDS["pdf"]), **responses(Busy)}


class PlanReviewIn(In, PlanReviewFields):
    """Somebody read a plan through; by the caller when nobody is named. Name no patient."""


class PlanReviewOut(Out, PlanReviewFields):
    """A review of a plan on record."""

    id: UUID
    version: int


class PlanBlankOut(Out):
    """Something that a plan leaves blank; `asset_id` is the system that it is about."""

    what: rules.Lack
    text: str
    asset_id: UUID | None


class EmergencyPlanOut(Out):
    """How a plan stands: what it leaves blank, who read it through last, by which script it was last tested, and when
    both are due again, by whose word.
    """

    plan: rules.Plan
    title: str
    citation: str
    missing: list[PlanBlankOut]
    reviewed_on: date | None
    reviewed_by: str
    review_due_on: date | None
    because: str
    tested_on: date | None
    tested_by_script: str
    test_due_on: date | None
    test_because: str


class EmergencyPlansOut(Out):
    """The plans of the practice."""

    edition: date
    plans: list[EmergencyPlanOut]


@router.get("", summary="Read how the plans stand")
def get_plans(work: Reading) -> EmergencyPlansOut:
    """What each of the two plans still leaves blank, and when it was last read through."""
    facts, texts = _facts(work), rules.texts_on(work.today)
    return EmergencyPlansOut(edition=texts.edition, plans=[_told(plan, facts, texts) for plan in get_args(rules.Plan)])


@router.get("/contingency/document", summary="Print the contingency plan", response_class=Response, responses=_PDF)
def print_contingency_plan(work: Reading) -> Response:
    """Whom to call, the copies, the order of recovery, how to work without, emergency access, and forms to fill in."""
    return _printed(work, "contingency")


@router.get(
    "/incident-response/document", summary="Print the incident response plan", response_class=Response, responses=_PDF
)
def print_incident_plan(work: Reading) -> Response:
    """Who leads, first steps by kind, whether it was a breach, and by when somebody has to be told."""
    return _printed(work, "incident_response")


@router.get("/forms/document", summary="Print the downtime forms", response_class=Response, responses=_PDF)
def print_downtime_forms(work: Reading) -> Response:
    """Empty sheets: visit note, schedule, prescriptions, phone messages, charges."""
    data, name = downtime_forms(_facts(work), rules.texts_on(work.today))
    return attachment(data, name, KINDS["pdf"])


def possible(work: Work, body: PlanReviewIn) -> None:
    """Refuse what cannot be so; whoever writes it down read it, when nobody else is named."""
    review = rules.Review(body.plan, body.reviewed_on, body.reviewed_by, body.next_on)
    faults = [FaultOut(at=["body", at], message=said) for at, said in rules.faults(review, work.today)]
    if faults:
        raise Invalid(faults=faults)
    body.reviewed_by = body.reviewed_by or work.caller.name


stand(
    reviewing,
    Shelf(
        "plan review",
        "plan reviews",
        plans,
        PlanReview,
        PlanReviewIn,
        PlanReviewOut,
        Scope.INVENTORY_READ,
        Scope.INVENTORY_WRITE,
        sort="-reviewed_on",
        check=possible,
    ),
)


def _printed(work: Work, plan: rules.Plan) -> Response:
    facts, texts = _facts(work), rules.texts_on(work.today)
    data, name = emergency_plan(plan, facts, texts)
    return attachment(data, name, KINDS["pdf"])


def _told(plan: rules.Plan, facts: rules.Facts, texts: rules.Texts) -> EmergencyPlanOut:
    stands, outline = rules.standing(plan, facts), texts.plans[plan]
    last, tested = stands.reviewed, stands.tested
    return EmergencyPlanOut(
        plan=plan,
        title=outline.title,
        citation=outline.citation,
        missing=[
            PlanBlankOut(what=each.what, text=each.text, asset_id=UUID(each.system) if each.system else None)
            for each in stands.missing
        ],
        reviewed_on=last.on if last else None,
        reviewed_by=last.by if last else "",
        review_due_on=stands.review_due_on,
        because=stands.because,
        tested_on=tested.on if tested else None,
        tested_by_script=tested.script if tested else "",
        test_due_on=stands.test_due_on,
        test_because=stands.test_because,
    )


def _facts(work: Work) -> rules.Facts:
    """All that the plans are written from, in a fixed number of queries."""
    session, on = work.session, work.today
    order = recoveries.ordered(session, on)
    firms = {row.id: row for row in vendors.everything(session) if not over(row.ended_on, on)}
    systems = tuple(
        rules.System(
            id=line.system.id,
            name=line.system.name,
            critical=line.system.critical,
            firm=firms[asset.vendor_id].name if asset.vendor_id in firms else "",
            backed_up_on=line.system.backed_up_on,
            restored_on=line.system.restored.on if line.system.restored else None,
            **_said(row),
        )
        for line, asset, row in order
    )
    owned: dict[UUID | None, list[str]] = {}
    for _, asset, _ in order:
        owned.setdefault(asset.vendor_id, []).append(asset.name)
    return rules.Facts(
        practice=work.practice.name,
        on=on,
        systems=systems,
        callers=tuple(
            rules.Caller(row.name, row.job, tuple(row.duties), row.email)
            for row in people.everything(session)
            if not over(row.ended_on, on) and (row.started_on is None or row.started_on <= on)
        ),
        firms=tuple(
            rules.Firm(row.name, row.service, tuple(owned.get(row.id, ())))
            for row in sorted(firms.values(), key=lambda each: (each.id not in owned, each.name.lower()))
        ),
        sites=tuple(row.name for row in sites.everything(session)),
        duties=tuple(rules.Duty(row.state, row.whom, row.days, row.source) for row in overlays.everything(session)),
        tests=_tests(work),
        reviews=tuple(
            rules.Review(row.plan, row.reviewed_on, row.reviewed_by, row.next_on) for row in plans.everything(session)
        ),
    )


def _tests(work: Work) -> tuple[rules.Test, ...]:
    scripts = kit_on(work.today).scripts
    return tuple(
        rules.Test(row.plan, row.on, scripts[row.script].title, row.next_on) for row in drills.everything(work.session)
    )


def _said(row: recoveries.Recovery | None) -> dict[str, Any]:
    if row is None:
        return {}
    return {
        "hours": row.hours,
        "point_hours": row.point_hours,
        "without": row.without,
        "backup": row.backup,
        "backup_where": row.backup_where,
        "offsite": row.copy_offsite,
        "encrypted": row.copy_encrypted,
        "restored_by": row.restored_by,
        "emergency_access": row.emergency_access,
    }
