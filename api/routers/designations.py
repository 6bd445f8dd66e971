"""Who answers for security and privacy, who stands in, and what does their letter say? 45 CFR 164.308(a)(2), 164.530(a)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from fastapi import Response

from api.db import checklists, designations, people
from api.db.designations import Designation, DesignationFields
from api.db.people import Duty, Person
from api.domain import designations as rules
from api.domain.records import over
from api.domain.roles import Scope
from api.domain.sentences import spell
from api.door import room
from api.problems import Busy, Conflict, FaultOut, Invalid, NotFound, responses
from api.shelf import Asked, Most, part
from api.wire import In, Out, Page, attached, attachment
from api.work import Work, instant, work
from api.written import KINDS, designation_letter

router = room("designations", "designations")
Reading = Annotated[Work, work(Scope.INVENTORY_READ)]
Approving = Annotated[Work, work(Scope.APPROVE)]


class DesignationIn(In, DesignationFields):
    """Who is designated, as what, and since when. One person holds a post at a time, and one stands in for them."""


class DesignationOut(Out, DesignationFields):
    """A designation. `follows` has the name of whoever held the post until the day before, if anybody did."""

    id: UUID
    version: int
    person: str
    designated_by: str
    designated_on: date
    follows: str


class OpenPointOut(Out):
    """Something to settle; `advice` where no rule asks for it."""

    id: str
    text: str
    advice: bool


class PostOut(Out):
    """A post that the rules ask for, at `citation`, and who holds it and stands in today, by their designations.

    `unlettered` are those who work here and hold the duty on their own record only: no letter says so.
    """

    id: rules.Post
    title: str
    asks: str
    citation: str
    deputy_why: str
    holder: DesignationOut | None
    deputy: DesignationOut | None
    unlettered: list[str]
    open: list[OpenPointOut]


@router.get("", summary="List the designations", response_model=Page[DesignationOut])
def list_designations(work: Reading, after: Asked = None, limit: Most = 50) -> Any:
    """The newest first, those that have ended among them."""
    found = {str(row.id): (row, person) for row, person in designations.everything(work.session)}
    terms = _terms(found.values())

    def finish(chosen: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        return [_told(*found[line["id"]], terms).model_dump(mode="json") for line in chosen]

    return part([{"id": id} for id in found], "id", after, limit, finish)


@router.get(
    "/posts", summary="List the posts that the rules ask for, with who holds them", response_model=Page[PostOut]
)
def list_posts(work: Reading, after: Asked = None, limit: Most = 50) -> Any:
    found = designations.everything(work.session)
    terms, everybody = _terms(found), people.everything(work.session)
    by_id = {row.id: (row, person) for row, person in found}
    charges = rules.charges_on(work.today)

    def told(term: rules.Term | None) -> DesignationOut | None:
        return None if term is None else _told(*by_id[term.id], terms)

    def line(charge: rules.Charge) -> dict[str, Any]:
        held, deputy = (rules.holder(charge.id, terms, deputy=which) for which in (False, True))
        lettered = by_id[held.id][1].id if held else None
        unlettered = [
            person.name
            for person in everybody
            if charge.id in person.duties and person.id != lettered and not over(person.ended_on, work.today)
        ]
        post = PostOut.model_validate(
            {name: getattr(charge, name) for name in ("id", "title", "asks", "citation")}
            | {
                "deputy_why": charges.deputy_why,
                "holder": told(held),
                "deputy": told(deputy),
                "unlettered": unlettered,
                "open": rules.open_points(charge, held, deputy, unlettered, work.today),
            }
        )
        return post.model_dump(mode="json")

    return part([line(charge) for charge in charges.posts], "id", after, limit)


@router.post("", status_code=201, summary="Designate somebody")
def create_designation(work: Approving, body: DesignationIn) -> DesignationOut:
    """Whoever held the post before holds it until the day before; the duties on both people's records follow."""
    row = Designation(designated_by=work.caller.name, designated_on=work.today, **body.model_dump())
    touched = _make_room(work, row)
    return _settled(work, work.created(row), touched)


@router.get("/{id}", summary="Read a designation")
def get_designation(work: Reading, id: UUID) -> DesignationOut:
    return _read(work, work.found(designations.get(work.session, id)))


@router.put("/{id}", summary="End or correct a designation")
def replace_designation(work: Approving, id: UUID, body: DesignationIn) -> DesignationOut:
    """The duties on the record of whoever it names, and named before, follow."""
    row = work.unchanged(designations.get(work.session, id))
    touched = [(row.person_id, designations.duty(row))]
    named_before = _designates(row)
    row.sqlmodel_update(body.model_dump())
    if _designates(row) != named_before:
        row.designated_by, row.designated_on = work.caller.name, work.today
    return _settled(work, row, touched + _make_room(work, row))


@router.get(
    "/{id}/letter",
    summary="Print the letter of a designation",
    response_class=Response,
    responses={**attached("The letter.", KINDS["pdf"]), **responses(Busy)},
)
def print_letter(work: Reading, id: UUID) -> Response:
    """A PDF/A with the duties in plain words, the days, the deputy, and lines for both signatures."""
    found = designations.everything(work.session)
    row, person = next((each for each in found if each[0].id == id), (None, None))
    if row is None or person is None:
        raise NotFound
    terms, charges = _terms(found), rules.charges_on(row.designated_on)
    term = designations.term(row, person)
    other = rules.beside(term, terms)
    says = rules.Letter(
        practice=work.practice.name,
        charge=next(charge for charge in charges.posts if charge.id == row.duty),
        charges=charges,
        term=term,
        job=person.job,
        designated_by=row.designated_by,
        designated_on=row.designated_on,
        follows=_follows(term, terms),
        beside=other.person if other else "",
        note=row.note,
    )
    pdf, name = designation_letter(says)
    return attachment(pdf, name, KINDS["pdf"])


def _make_room(work: Work, row: Designation) -> list[tuple[UUID, Duty]]:
    """End whoever's term the designation follows, or refuse it; returns whose duties are touched."""
    person = people.get(work.session, row.person_id)
    if person is None:
        raise Invalid(faults=[FaultOut(at=["body", "person_id"], message="is nobody on record")])
    found = {other.id: (other, whose) for other, whose in designations.everything(work.session) if other.id != row.id}
    terms = _terms(found.values())
    term = designations.term(row, person)
    next_ = rules.succeed(term, terms)
    faults = _faults(work, row, person)
    if row.ended_on is None and _open_beside(row, found.values()) == person.id:
        faults.append(("person_id", "cannot stand in for themselves"))
    if faults:
        raise Invalid(faults=[FaultOut(at=["body", name], message=message) for name, message in faults])
    if next_.clash is not None:
        raise Conflict(_taken(next_.clash))
    which = designations.duty(row)
    touched = [(person.id, which)]
    if next_.ends is not None:
        ended, whose = found[next_.ends.id]
        ended.ended_on = rules.day_before(row.started_on)
        touched.append((whose.id, which))
    if not row.deputy and row.ended_on is None:
        touched += [(id, which) for id in designations.named(people.everything(work.session), which)]
    return touched


def _faults(work: Work, row: Designation, person: Person) -> list[tuple[str, str]]:
    faults = []
    if row.started_on > work.today:
        faults.append(("started_on", "has not come yet; designate them on the day"))
    if row.ended_on is not None and row.ended_on > work.today:
        faults.append(("ended_on", "has not come yet; end it on the day"))
    if row.ended_on is not None and row.ended_on < row.started_on:
        faults.append(("ended_on", "lies before the first day"))
    if person.ended_on is not None and person.ended_on < (row.ended_on or row.started_on):
        faults.append(("person_id", f"is somebody who left on {spell(person.ended_on)}"))
    return faults


def _open_beside(row: Designation, others: Iterable[tuple[Designation, Person]]) -> UUID | None:
    """Who holds the post that a deputy is designated for, or is the deputy of the one who is."""
    beside = (row.duty, not row.deputy, None)
    return next((whose.id for other, whose in others if (other.duty, other.deputy, other.ended_on) == beside), None)


def _taken(clash: rules.Term) -> str:
    held = f"since {spell(clash.started_on)}"
    if clash.ended_on is not None:
        held = f"from {spell(clash.started_on)} to {spell(clash.ended_on)}"
    return (
        f"{clash.person} is designated {held}, and one person holds a post at a time. Correct that designation first."
    )


def _settled(work: Work, row: Designation, touched: Sequence[tuple[UUID, Duty]]) -> DesignationOut:
    """The duties follow, and so does the checklist of whoever leaves and has handed a post over."""
    for person, which in designations.agree(work.session, touched):
        checklists.handed_over(work.session, person.id, which, instant(), work.caller.name)
    return _read(work, work.found(row))


def _read(work: Work, row: Designation) -> DesignationOut:
    found = designations.everything(work.session)
    person = next(whose for other, whose in found if other.id == row.id)
    return _told(row, person, _terms(found))


def _told(row: Designation, person: Person, terms: Sequence[rules.Term]) -> DesignationOut:
    follows = _follows(designations.term(row, person), terms)
    return DesignationOut.model_validate(row.model_dump() | {"person": person.name, "follows": follows})


def _follows(term: rules.Term, terms: Sequence[rules.Term]) -> str:
    earlier = rules.before(term, terms)
    return earlier.person if earlier else ""


def _terms(found: Any) -> list[rules.Term]:
    return [designations.term(row, person) for row, person in found]


def _designates(row: Designation) -> tuple[Any, ...]:
    """What was approved: another end or note takes no new approval."""
    return row.duty, row.deputy, row.person_id, row.started_on
