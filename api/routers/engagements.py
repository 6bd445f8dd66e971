"""Is this vendor a business associate? One interview a vendor, held against the table. 45 CFR 160.103, 164.502(e)."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from api.db import engagements, vendors
from api.db.engagements import Engagement, EngagementFields
from api.db.vendors import Vendor
from api.domain import engagements as rules
from api.domain.records import over
from api.domain.roles import Scope
from api.door import room
from api.problems import FaultOut, Invalid, NotFound
from api.shelf import Asked, Most, part
from api.wire import In, Out, Page
from api.work import Work, work

router = room("engagements", "vendors")
Reading = Annotated[Work, work(Scope.INVENTORY_READ)]
Writing = Annotated[Work, work(Scope.INVENTORY_WRITE)]
Key = Annotated[str, Field(max_length=40)]


class AskedOut(Out):
    """A question of the interview. `part`: a yes makes it a business associate, may excuse it, or neither."""

    id: str
    part: rules.Part
    text: str
    help: str


class EngagementIn(In, EngagementFields):
    """The answers by the question's id; one that is left out is unknown. Name no patient."""

    answers: Annotated[dict[Key, rules.Said], Field(max_length=40)]


class EngagementReasonOut(Out):
    """A sentence and the paragraph it rests on; `citation` is empty where it is our advice."""

    citation: str
    text: str


class TurnOut(Out):
    """A question of which another answer leads to another result."""

    id: str
    text: str


class EngagementOut(Out, EngagementFields):
    """What was told of a vendor, and what it is by our table: a result to take to counsel, not a ruling.

    `changes` are the questions of which another answer changes the status. Of a vendor that is undetermined they are
    the unanswered ones that could settle it. `again` says why to ask again; it is empty while there is no reason.
    """

    id: UUID
    version: int
    vendor_id: UUID
    vendor: str
    answers: dict[str, rules.Said]
    edition: date
    decided_by: str
    decided_on: date
    status: rules.Status
    case: str
    title: str
    reasons: list[EngagementReasonOut]
    then: list[EngagementReasonOut]
    changes: list[TurnOut]
    again: list[str]


@router.get("", summary="List the interviews about vendors", response_model=Page[EngagementOut])
def list_engagements(work: Reading, after: Asked = None, limit: Most = 50) -> Any:
    """By the vendor's name. A vendor that has not been asked about is not in it."""
    lines = [_told(row, vendor, work.today) for row, vendor in engagements.everybody(work.session)]
    return part(lines, "id", after, limit)


@router.get("/questions", summary="List the questions of the interview about a vendor", response_model=Page[AskedOut])
def list_engagement_questions(work: Reading, after: Asked = None, limit: Most = 50) -> Any:
    """In the order in which they are asked, by the edition in force today."""
    lines = [
        {"id": each.id, "part": each.part, "text": each.text, "help": each.help}
        for each in rules.table_on(work.today).questions
    ]
    return part(lines, "id", after, limit)


@router.get("/{vendor_id}", summary="Read the interview about a vendor")
def get_engagement(work: Reading, vendor_id: UUID) -> EngagementOut:
    row = work.found(engagements.of_vendor(work.session, vendor_id))
    return EngagementOut.model_validate(_told(row, _vendor(work, vendor_id), work.today))


@router.put("/{vendor_id}", summary="Determine whether a vendor is a business associate")
def replace_engagement(work: Writing, vendor_id: UUID, body: EngagementIn) -> EngagementOut:
    """A first one takes no If-Match, a changed one does. The list of vendors is left as it is; see the findings."""
    vendor = _vendor(work, vendor_id)
    table = rules.table_on(work.today)
    if unasked := rules.unasked(table, body.answers):
        raise Invalid(faults=[FaultOut(at=["body", "answers", each], message="is not asked") for each in unasked])
    given = body.model_dump() | {
        "edition": table.edition,
        "decided_by": work.caller.name,
        "decided_on": work.today,
    }
    row = engagements.of_vendor(work.session, vendor_id)
    if row is None:
        work.absent()
        row = Engagement(vendor_id=vendor_id, **given)
        work.session.add(row)
    else:
        work.unchanged(row)
        row.sqlmodel_update(given)
    return EngagementOut.model_validate(_told(work.found(row), vendor, work.today))


@router.delete("/{vendor_id}", status_code=204, summary="Take an interview back")
def remove_engagement(work: Writing, vendor_id: UUID) -> None:
    work.session.delete(work.unchanged(engagements.of_vendor(work.session, vendor_id)))


def _vendor(work: Work, id: UUID) -> Vendor:
    vendor = vendors.get(work.session, id)
    if vendor is None:
        raise NotFound("There is no such vendor on record.")
    return vendor


def _told(row: Engagement, vendor: Vendor, on: date) -> Mapping[str, Any]:
    """The row with what follows from it, ready for the wire."""
    result = rules.judge(rules.table_of(row.edition), row.answers)
    kept = {"id", "version", "vendor_id", "answers", "edition", "decided_by", "decided_on", "review_on", "note"}
    return row.model_dump(mode="json", include=kept) | {
        "vendor": vendor.name,
        "status": result.status,
        "case": result.case.id,
        "title": result.case.title,
        "reasons": [{"citation": each.citation, "text": each.text} for each in result.case.reasons],
        "then": [{"citation": each.citation, "text": each.text} for each in result.case.then],
        "changes": [{"id": each.id, "text": each.text} for each in result.changes],
        "again": [
            reason
            for due, reason in (
                (over(row.review_on, on), "The day set for asking again has come."),
                (rules.table_on(on).edition != row.edition, "A newer edition of the table is in force."),
            )
            if due
        ],
    }
