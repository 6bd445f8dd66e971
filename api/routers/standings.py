"""What is the practice itself: covered, a hybrid entity, a business associate? 45 CFR 160.103, 164.103, 164.105(a)."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from fastapi import Response

from api.db import determinations, standings
from api.db.determinations import facts
from api.db.standings import Standing, StandingFields
from api.domain.determinations import determine
from api.domain.determinations import table_of as people_table
from api.domain.records import over
from api.domain.roles import Scope
from api.domain.standings import Covered, Hybrid, Known, Practice, Table, Told, find, table_of, table_on
from api.door import room
from api.problems import Busy, FaultOut, Invalid, responses
from api.wire import In, Out, attached, attachment
from api.work import Work, work
from api.written import KINDS, practice_memo

router = room("standing", "determinations")
Reading = Annotated[Work, work(Scope.INVENTORY_READ)]
Writing = Annotated[Work, work(Scope.INVENTORY_WRITE)]
UNTOLD = '"0"'


class PracticeStatusIn(In, StandingFields):
    """What is known of the practice as a company, and when to ask again."""


class PracticeReasonOut(Out):
    """A sentence and the paragraph it rests on; an empty citation where it is our reading."""

    citation: str
    text: str


class PracticeFlagOut(Out):
    """Something to settle or to know, and the work that sees to it."""

    id: str
    text: str
    task: str


class PracticePaperOut(Out):
    """A paper that goes with the status."""

    id: str
    title: str


class PracticeStatusOut(Out, StandingFields):
    """The facts as told, and what follows from them by our table: a determination to take to counsel, not a ruling.

    While nothing has been told, `version` is 0, `decided_on` is null and every fact is unknown. `settles` are facts
    that would change it. `again` says why the practice should be asked again; it is empty while there is no reason.
    """

    id: UUID | None
    version: int
    edition: date
    decided_by: str
    decided_on: date | None
    status: Covered
    hybrid: Hybrid
    business_associate: Known
    plan_is_covered_entity: Known
    documents: list[PracticePaperOut]
    flags: list[PracticeFlagOut]
    reasons: list[PracticeReasonOut]
    duties: list[PracticeReasonOut]
    settles: list[str]
    again: list[str]


@router.get("", summary="Read what the practice is")
def get_standing(work: Reading) -> PracticeStatusOut:
    """Its status, whether it is a hybrid entity or a business associate, and whether its staff's plan is covered."""
    return _out(work, standings.present(work.session))


@router.put("", summary="Determine what the practice is")
def replace_standing(work: Writing, body: PracticeStatusIn) -> PracticeStatusOut:
    """A first one takes no If-Match, or that of nothing told; a changed one takes its own. It is held against the edition
    in force today.
    """
    if len(set(body.transactions)) < len(body.transactions):
        raise Invalid(faults=[FaultOut(at=["body", "transactions"], message="names one twice")])
    given = body.model_dump() | {
        "edition": table_on(work.today).edition,
        "decided_by": work.caller.name,
        "decided_on": work.today,
    }
    row = standings.present(work.session)
    if row is None:
        if work.request.headers.get("If-Match") != UNTOLD:
            work.absent()
        row = Standing(**given)
        work.session.add(row)
    else:
        work.unchanged(row)
        row.sqlmodel_update(given)
    return _out(work, row)


@router.get(
    "/memo",
    summary="Print the memo on what the practice is",
    response_class=Response,
    responses={**attached("The memo.", KINDS["pdf"]), **responses(Busy)},
)
def print_standing_memo(work: Reading) -> Response:
    """A dated PDF/A of the determination, its reasons and what is left to settle: to keep, and to take along."""
    row = standings.present(work.session)
    table = _table(work, row)
    pdf = practice_memo(work.practice.name, work.today, table, _told(work, row, table))
    return attachment(pdf, f"what-the-practice-is-{work.today}.pdf", KINDS["pdf"])


def _out(work: Work, row: Standing | None) -> PracticeStatusOut:
    if row is None:
        work.headers["ETag"] = UNTOLD
    kept = row if row is None else work.found(row)
    table = _table(work, kept)
    found = _told(work, kept, table).found
    record: dict[str, Any] = {"id": None, "version": 0, "decided_by": "", "decided_on": None}
    return PracticeStatusOut.model_validate(
        record
        | (kept.model_dump() if kept else {})
        | {
            "edition": table.edition,
            "status": found.status,
            "hybrid": found.hybrid,
            "business_associate": found.business_associate,
            "plan_is_covered_entity": found.plan_is_covered_entity,
            "documents": [{"id": id, "title": table.documents[id]} for id in found.documents],
            "flags": found.flags,
            "reasons": found.reasons,
            "duties": found.duties,
            "settles": found.settles,
            "again": _again(kept, work.today),
        }
    )


def _table(work: Work, row: Standing | None) -> Table:
    return table_on(work.today) if row is None else table_of(row.edition)


def _told(work: Work, row: Standing | None, table: Table) -> Told:
    """What was told, held against the edition of its day and against who is who."""
    hosts = _hosts(work)
    if row is None:
        return Told(nothing := Practice(hosts=hosts), find(table, nothing))
    said = {name: getattr(row, name) for name in Practice.__slots__ if name != "hosts"}
    practice = Practice(**said | {"transactions": tuple(row.transactions), "hosts": hosts})
    return Told(practice, find(table, practice), row.decided_by, row.decided_on, row.note)


def _hosts(work: Work) -> bool:
    """Whether, by what was found about the people, the practice is the business associate of one who is still here."""
    return any(
        determine(people_table(row.edition), facts(row, person)).practice_is_business_associate_of_person
        for row, person in determinations.everybody(work.session)
        if not over(person.ended_on, work.today)
    )


def _again(row: Standing | None, on: date) -> list[str]:
    """Why to ask again: the day that was set, or a newer edition of the table."""
    if row is None:
        return []
    reasons = (
        (over(row.review_on, on), "The day set for asking again has come."),
        (table_on(on).edition != row.edition, "A newer edition of the table is in force."),
    )
    return [reason for due, reason in reasons if due]
