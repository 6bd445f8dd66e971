"""Who is what in this practice? One determination a person, held against the decision table. 45 CFR 160.103."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from fastapi import Query, Response
from pydantic import Field

from api.db import determinations, people
from api.db.determinations import Determination, DeterminationFields
from api.db.people import Person
from api.db.practices import get as get_practice_row
from api.db.proposals import vendors_in_use
from api.domain import determinations as rules
from api.domain.records import over
from api.domain.roles import Scope
from api.door import room
from api.problems import Busy, FaultOut, Invalid, NotFound, responses
from api.shelf import Asked, Most, part
from api.wire import In, Out, Page, attached, attachment
from api.work import Visiting, Work, work
from api.written import KINDS, who_is_who

router = room("determinations", "determinations")
calculating = room("/v1/calculators", "calculators")
Reading = Annotated[Work, work(Scope.INVENTORY_READ)]
Writing = Annotated[Work, work(Scope.INVENTORY_WRITE)]


class HatOut(Out):
    """One activity and the status that goes with it."""

    activity: rules.Activity
    status: rules.Status


class BecauseOut(Out):
    """A sentence and the paragraph it rests on."""

    citation: str
    text: str


class FlagOut(Out):
    """Something to settle: a presumption, a missing agreement, a contradiction, or a matter for counsel."""

    id: str
    text: str


class DeterminationIn(In, DeterminationFields):
    """What is known of a person's work, and when to ask again."""


class PaperOut(Out):
    """A document of the pack."""

    id: str
    title: str


class SettleOut(FlagOut):
    """Something to settle, the work that settles it, and whether it is worth counsel's time."""

    task: str
    for_counsel: bool


class DeterminationOut(Out, DeterminationFields):
    """The facts as told, and what follows from them by our table: a determination to take to counsel, not a ruling.

    `status` is that of the first activity. `settles` are facts that would change it. `again` says why the person should
    be asked again; it is empty while there is no reason.
    """

    id: UUID
    version: int
    person_id: UUID
    person: str
    edition: date
    decided_by: str
    decided_on: date
    status: rules.Status
    by_activity: list[HatOut]
    practice_is_business_associate_of_person: bool
    arrangements: list[rules.Arrangement]
    documents: list[PaperOut]
    flags: list[SettleOut]
    reasons: list[BecauseOut]
    duties: list[BecauseOut]
    discovery: list[BecauseOut]
    settles: list[str]
    again: list[str]


class StructureOut(Out):
    """A way to work with clinicians, and what it would mean here. `agreements` is how many would have to be signed."""

    id: str
    title: str
    says: str
    agreements: int
    signs: str
    documents: list[PaperOut]
    duties: list[BecauseOut]
    enforce: list[str]
    ask: list[str]


@router.get("", summary="List the determinations", response_model=Page[DeterminationOut])
def list_determinations(work: Reading, after: Asked = None, limit: Most = 50) -> Any:
    """By the person's name. Somebody who has not been asked about is not in it."""
    lines = [_told(row, person, work.today) for row, person in determinations.everybody(work.session)]
    return part(lines, "id", after, limit)


@router.get("/structures", summary="Compare ways to work with clinicians", response_model=Page[StructureOut])
def list_structures(
    work: Reading,
    clinicians: Annotated[int, Query(ge=1, le=500, description="How many clinicians besides the owners.")] = 1,
    after: Asked = None,
    limit: Most = 50,
) -> Any:
    """Side by side, for so many clinicians and the vendors on record that touch PHI. Our advice; HIPAA chooses none."""
    titles = rules.table_on(work.today).documents
    vendors = sum(vendor.touches_phi == "yes" for vendor in vendors_in_use(work.session, work.today))
    lines = [
        {
            "id": each.id,
            "title": each.title,
            "says": each.says,
            "agreements": each.count(clinicians, vendors),
            "signs": each.signs,
            "documents": [{"id": id, "title": titles[id]} for id in each.documents],
            "duties": _because(each.duties),
            "enforce": list(each.enforce),
            "ask": list(each.ask),
        }
        for each in rules.structures_on(work.today)
    ]
    return part(lines, "id", after, limit)


@router.get(
    "/memo",
    summary="Print the memo on who is who",
    response_class=Response,
    responses={**attached("The memo.", KINDS["pdf"]), **responses(Busy)},
)
def print_memo(work: Reading) -> Response:
    """A dated PDF/A of every determination, with what is left for counsel: to keep, and to take along."""
    practice = get_practice_row(work.session, work.here)
    if practice is None:
        raise NotFound
    told = [_held(row, person) for row, person in determinations.everybody(work.session)]
    pdf = who_is_who(practice.name, work.today, rules.table_on(work.today), told)
    return attachment(pdf, f"who-is-who-{work.today}.pdf", KINDS["pdf"])


@router.get("/{person_id}", summary="Read a person's determination")
def get_determination(work: Reading, person_id: UUID) -> DeterminationOut:
    row = work.found(determinations.of_person(work.session, person_id))
    return DeterminationOut.model_validate(_told(row, _person(work, person_id), work.today))


@router.put("/{person_id}", summary="Determine what a person is")
def replace_determination(work: Writing, person_id: UUID, body: DeterminationIn) -> DeterminationOut:
    """A first one takes no If-Match, a changed one does. It is held against the edition in force today."""
    person = _person(work, person_id)
    _check(body)
    given = body.model_dump() | {
        "edition": rules.table_on(work.today).edition,
        "decided_by": work.caller.name,
        "decided_on": work.today,
    }
    row = determinations.of_person(work.session, person_id)
    if row is None:
        work.absent()
        row = Determination(person_id=person_id, **given)
        work.session.add(row)
    else:
        work.unchanged(row)
        row.sqlmodel_update(given)
    return DeterminationOut.model_validate(_told(work.found(row), person, work.today))


@router.delete("/{person_id}", status_code=204, summary="Take a determination back")
def remove_determination(work: Writing, person_id: UUID) -> None:
    work.session.delete(work.unchanged(determinations.of_person(work.session, person_id)))


class WorkforceStatusIn(In):
    """What is known of one person's work for a practice. The tax form does not decide; who directs the work does.

    `on_site` is how much of the work is done at a place on the practice's premises. `joint_arrangement`: clinically
    integrated, or held out to the public together with joint review, quality or shared-risk work.
    """

    tax_form: rules.TaxForm
    phi_access: bool
    practice_directs_work: rules.Directs
    on_site: rules.OnSite
    activities: Annotated[list[rules.Activity], Field(min_length=1, max_length=3)]
    bills_under: rules.BillsUnder
    own_records: bool = False
    uses_practice_systems: Annotated[list[rules.System], Field(max_length=4, default_factory=list)]
    baa_on_file: bool = False
    joint_arrangement: bool = False
    common_ownership: bool = False
    state: Annotated[str, Field(pattern=r"^[A-Z]{2}$", examples=["CA"])] | None = None


class WorkforceStatusOut(Out):
    """A determination to take to counsel. `status` is that of the first activity; `arrangements` are what is available."""

    status: rules.Status
    by_activity: list[HatOut]
    practice_is_business_associate_of_person: bool
    arrangements: list[rules.Arrangement]
    documents: list[str]
    flags: list[FlagOut]
    reasons: list[BecauseOut]
    edition: date


@calculating.post("/workforce-status", summary="Tell workforce from business associates and providers of their own")
def calculate_workforce_status(visit: Visiting, body: WorkforceStatusIn) -> WorkforceStatusOut:
    """Reads our decision table for each activity; nothing is stored. An activity named twice counts once."""
    told = body.model_dump() | {"state": body.state or ""}
    for listed in ("activities", "uses_practice_systems"):
        told[listed] = tuple(dict.fromkeys(told[listed]))
    found = rules.determine(rules.table_on(visit.today), rules.Person(**told))
    return WorkforceStatusOut.model_validate(
        {
            "status": found.status,
            "by_activity": [{"activity": hat.activity, "status": hat.case.status} for hat in found.hats],
            "practice_is_business_associate_of_person": found.practice_is_business_associate_of_person,
            "arrangements": found.arrangements,
            "documents": found.documents,
            "flags": found.flags,
            "reasons": found.reasons,
            "edition": found.edition,
        }
    )


def _person(work: Work, id: UUID) -> Person:
    person = people.get(work.session, id)
    if person is None:
        raise NotFound("There is no such person on record.")
    return person


def _check(body: DeterminationIn) -> None:
    faults = [
        FaultOut(at=["body", field], message="names one twice")
        for field in ("activities", "uses_practice_systems")
        if len(set(getattr(body, field))) < len(getattr(body, field))
    ]
    if faults:
        raise Invalid(faults=faults)


def _held(row: Determination, person: Person) -> rules.Told:
    """What was told, held against the edition of its day."""
    told = determinations.facts(row, person)
    found = rules.determine(rules.table_of(row.edition), told)
    return rules.Told(person.name, told, found, row.decided_by, row.decided_on, row.note)


def _told(row: Determination, person: Person, on: date) -> Mapping[str, Any]:
    """The row with what follows from it, ready for the wire."""
    found, titles = _held(row, person).found, rules.table_of(row.edition).documents
    cases = [hat.case for hat in found.hats]
    kept = {"id", "version", "person_id", "edition", "decided_by", "decided_on", *DeterminationFields.model_fields}
    return row.model_dump(mode="json", include=kept) | {
        "person": person.name,
        "status": found.status,
        "by_activity": [{"activity": hat.activity, "status": hat.case.status} for hat in found.hats],
        "practice_is_business_associate_of_person": found.practice_is_business_associate_of_person,
        "arrangements": list(found.arrangements),
        "documents": [{"id": id, "title": titles[id]} for id in found.documents],
        "flags": [
            {"id": flag.id, "text": flag.text, "task": flag.task, "for_counsel": flag.for_counsel}
            for flag in found.flags
        ],
        "reasons": _because(found.reasons),
        "duties": _because(tuple(dict.fromkeys(duty for case in cases for duty in case.duties))),
        "discovery": _because(tuple(dict.fromkeys(case.discovery for case in cases))),
        "settles": list(dict.fromkeys(fact for case in cases for fact in case.settles)),
        "again": list(_again(row, person, on)),
    }


def _because(reasons: tuple[rules.Reason, ...]) -> list[dict[str, str]]:
    return [{"citation": reason.citation, "text": reason.text} for reason in reasons]


def _again(row: Determination, person: Person, on: date) -> list[str]:
    """Why to ask again: the day that was set, the person's end here, or a newer edition of the table."""
    return [
        reason
        for due, reason in (
            (over(row.review_on, on), "The day set for asking again has come."),
            (over(person.ended_on, on), "They no longer work here; access and agreements have to end."),
            (rules.table_on(on).edition != row.edition, "A newer edition of the table is in force."),
        )
        if due
    ]
