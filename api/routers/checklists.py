"""What is left to do for somebody who joins or leaves, and when did their access end? 45 CFR 164.308(a)(3)(ii)(C)."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Annotated, Any, TypeVar, cast
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import Field

from api.db import accesses, checklists, designations, devices, particulars, people
from api.db.accesses import Access
from api.db.checklists import Checklist, Tick
from api.db.fields import Key, Note
from api.db.people import Duty, Person
from api.domain.checklists import PROPOSED, Deed, Item, Kind, Thing, joining, leaving, span, steps_on, usual
from api.domain.roles import Scope
from api.domain.sentences import plain
from api.domain.standards import proposed_rules
from api.door import room
from api.problems import Conflict, FaultOut, Invalid, NotFound
from api.shelf import Asked, Most, part
from api.wire import In, MaybeMoment, Moment, Out, Page
from api.work import Work, instant, work

router = room("checklists", "checklists")
Reading = Annotated[Work, work(Scope.INVENTORY_READ)]
Writing = Annotated[Work, work(Scope.INVENTORY_WRITE)]
Record = TypeVar("Record")
HOURS = "access-end-hours"
# Access that was closed in the week before somebody left was closed because they were leaving.
SHORTLY_BEFORE = timedelta(days=7)


class ChecklistIn(In):
    """Who joins or leaves, and the moment at which their work begins or ends."""

    person_id: UUID
    kind: Kind
    happened_at: Moment


class TickIn(In):
    """The item that was done, and when; now, when that is left out."""

    item: Key
    done_at: MaybeMoment = None
    note: Note = ""


class DeedOut(Out):
    """Something to do. `about` is the access, system or device that learns of it when it is ticked; "" for a step."""

    id: str
    deed: Deed
    text: str
    why: str
    citation: Annotated[str, Field(description="The paragraph that it serves; empty where it is our advice.")]
    about: str
    done_at: datetime | None
    done_by: str


class SpanOut(Out):
    """How long access outlived the work. `late` is held against `own_hours`, what the practice's own policy says."""

    open: int
    ended: int
    minutes: int | None
    last_ended_at: datetime | None
    late: bool | None
    own_hours: int | None


class ChecklistLineOut(Out):
    """Somebody's joining or leaving; `span` is null where somebody joins."""

    id: UUID
    version: int
    person_id: UUID
    person: str
    kind: Kind
    happened_at: datetime
    opened_by: str
    span: SpanOut | None


class ChecklistOut(ChecklistLineOut):
    """Everything there is to do, what was done, when and by whom. `in_force` and `proposed` say what the law asks about
    the time within which access ends; what is proposed is not law.
    """

    items: list[DeedOut]
    in_force: str
    proposed: str


@router.get("", summary="List who is joining and leaving", response_model=Page[ChecklistLineOut])
def list_checklists(work: Reading, after: Asked = None, limit: Most = 50) -> Any:
    """The newest moment first."""
    found = {str(row.id): (row, person) for row, person in checklists.everything(work.session)}
    hours = particulars.number(work.session, HOURS)

    def finish(chosen: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        of = [found[line["id"]] for line in chosen]
        ends = accesses.ends(work.session, {person.id for _, person in of})
        return [
            ChecklistLineOut.model_validate(_line(row, person, _span(row, ends.get(person.id, []), hours))).model_dump(
                mode="json"
            )
            for row, person in of
        ]

    return part([{"id": id} for id in found], "id", after, limit, finish)


@router.post("", status_code=201, summary="Begin a checklist for somebody who joins or leaves")
def create_checklist(work: Writing, body: ChecklistIn) -> ChecklistOut:
    """The person's first or last day is put on record if it is not there yet."""
    person = people.get(work.session, body.person_id)
    if person is None:
        raise Invalid(faults=[FaultOut(at=["body", "person_id"], message="is nobody on record")])
    newest = checklists.newest_of(work.session, person.id)
    if newest is not None and newest.kind == body.kind:
        raise Conflict(f"{person.name} has a checklist for {body.kind} already; go on with that one.")
    day = _day(work, body.happened_at)
    if body.kind == "leaving" and person.ended_on is None:
        person.ended_on = day
    if body.kind == "joining" and person.started_on is None:
        person.started_on = day
    row = work.created(Checklist(opened_by=work.caller.name, **body.model_dump()))
    return _told(work, row, person)


@router.get("/{id}", summary="Read a checklist")
def get_checklist(work: Reading, id: UUID) -> ChecklistOut:
    row = _kept(checklists.get(work.session, id))
    return _told(work, row, _person(work, row))


@router.delete("/{id}", status_code=204, summary="Remove a checklist that was begun by mistake")
def remove_checklist(work: Writing, id: UUID) -> None:
    """What was ticked off on accesses and devices stays with them."""
    row = work.unchanged(checklists.get(work.session, id))
    for tick in checklists.ticks(work.session, row.id):
        work.session.delete(tick)
    work.session.flush()
    work.session.delete(row)


@router.post("/{id}/ticks", summary="Tick off an item of a checklist")
def tick_item(work: Writing, id: UUID, body: TickIn) -> ChecklistOut:
    """An access ends, a device is back, a step is done: at that minute, by whoever ticks. The same again changes
    nothing.
    """
    row, person, item = _item(work, id, body.item, ["body", "item"])
    at = body.done_at or instant().replace(second=0, microsecond=0)
    if at > instant():
        raise Invalid(faults=[FaultOut(at=["body", "done_at"], message="has not come yet")])
    if item.done_at is None:
        _do(work, row, person, item, at, body.note)
    return _told(work, row, person)


@router.delete("/{id}/ticks/{item}", status_code=204, summary="Take a tick back")
def untick_item(work: Writing, id: UUID, item: Key) -> None:
    """It was not done after all. Access that was given is ended where it is listed, not taken back here."""
    row, person, found = _item(work, id, item, ["path", "item"])
    if found.done_at is not None:
        _undo(work, row, person, found)


def _do(work: Work, row: Checklist, person: Person, item: Item, at: datetime, note: str) -> None:
    """What the record learns from a tick."""
    by = work.caller.name
    match item.deed:
        case "end":
            access = _kept(accesses.get(work.session, UUID(item.about)))
            access.ended_at, access.ended_by, access.note = at, by, note or access.note
            accesses.settle(work.session, person, ZoneInfo(work.practice.time_zone))
        case "grant":
            asset_id = UUID(item.about)
            work.session.add(
                Access(person_id=person.id, asset_id=asset_id, granted_at=at, granted_by=by, note=note),
            )
        case "take_back" | "wipe":
            device = _kept(devices.get(work.session, UUID(item.about)))
            device.returned_at, device.returned_to, device.note = at, by, note or device.note
        case "hand_over" | "step":
            if item.deed == "hand_over":
                person.duties = [duty for duty in person.duties if duty != item.about]
                designations.lay_down(work.session, person, _day(work, at))
            work.session.add(Tick(checklist_id=row.id, step=item.id, done_at=at, done_by=by, note=note))


def _undo(work: Work, row: Checklist, person: Person, item: Item) -> None:
    match item.deed:
        case "end":
            access = _kept(accesses.get(work.session, UUID(item.about)))
            access.ended_at, access.ended_by = None, ""
            accesses.settle(work.session, person, ZoneInfo(work.practice.time_zone))
        case "grant":
            raise Conflict("The access was given, and that stays on record. End it where accesses are listed.")
        case "take_back" | "wipe":
            device = _kept(devices.get(work.session, UUID(item.about)))
            device.returned_at, device.returned_to = None, ""
        case "hand_over" | "step":
            if item.deed == "hand_over" and item.done_at is not None:
                _take_up(work, person, cast("Duty", item.about), _day(work, item.done_at))
            tick = checklists.tick(work.session, row.id, item.id)
            if tick is not None:
                work.session.delete(tick)


def _take_up(work: Work, person: Person, duty: Duty, on: date) -> None:
    """Give a post back that was handed over on a day, unless somebody was designated since."""
    taken = designations.take_up(work.session, person, duty, on)
    if taken is not None:
        raise Conflict(f"{taken.person} was designated since, and holds the post. End that designation first.")
    person.duties = [*person.duties, duty]


def _day(work: Work, at: datetime) -> date:
    return at.astimezone(ZoneInfo(work.practice.time_zone)).date()


def _item(work: Work, id: UUID, item: str, at: list[str | int]) -> tuple[Checklist, Person, Item]:
    row = _kept(checklists.get(work.session, id))
    person = _person(work, row)
    found = next((each for each in _items(work, row, person) if each.id == item), None)
    if found is None:
        raise Invalid(faults=[FaultOut(at=at, message="is no item of this checklist")])
    return row, person, found


def _items(work: Work, row: Checklist, person: Person) -> list[Item]:
    edition, groups = steps_on(work.today), people.worker(person).groups
    ticks = {
        tick.step: Thing(tick.step, "", tick.done_at, tick.done_by) for tick in checklists.ticks(work.session, row.id)
    }
    ways = accesses.of_person(work.session, person.id)
    if row.kind == "joining":
        has = {
            str(access.asset_id): Thing(str(access.asset_id), name, access.granted_at, access.granted_by)
            for access, name in ways
            if access.ended_at is None
        }
        likely = usual(groups - {"everyone"}, person.job, accesses.open_ways(work.session))
        return joining(edition, groups, [*has.values(), *(each for each in likely if each.id not in has)], ticks)
    stood = [
        Thing(str(access.id), f"{name} ({access.rights})" if access.rights else name, access.ended_at, access.ended_by)
        for access, name in ways
        if _stood(row, access.ended_at)
    ]
    held = [
        Thing(str(device.id), device.name, device.returned_at, device.returned_to, device.personal)
        for device in devices.of_person(work.session, person.id)
    ]
    posts = [Thing(duty, plain(duty)) for duty in person.duties]
    gone = [
        Thing(step.removeprefix("hand_over."), plain(step.removeprefix("hand_over.")), tick.done_at, tick.done_by)
        for step, tick in ticks.items()
        if step.startswith("hand_over.") and step.removeprefix("hand_over.") not in person.duties
    ]
    return leaving(edition, groups, stood, held, [*posts, *gone], ticks)


def _told(work: Work, row: Checklist, person: Person) -> ChecklistOut:
    work.found(row)
    ends = accesses.ends(work.session, {person.id}).get(person.id, [])
    return ChecklistOut.model_validate(
        _line(row, person, _span(row, ends, particulars.number(work.session, HOURS)))
        | {
            "items": _items(work, row, person),
            "in_force": steps_on(work.today).silence,
            "proposed": proposed_rules().items[PROPOSED].deadline,
        }
    )


def _line(row: Checklist, person: Person, of: SpanOut | None) -> dict[str, Any]:
    return row.model_dump() | {"person": person.name, "span": of}


def _stood(row: Checklist, end: datetime | None) -> bool:
    """Whether a way in was there to be closed when somebody left."""
    return end is None or end >= row.happened_at - SHORTLY_BEFORE


def _span(row: Checklist, ends: Sequence[datetime | None], own_hours: int | None) -> SpanOut | None:
    if row.kind == "joining":
        return None
    stood = [end for end in ends if _stood(row, end)]
    return SpanOut.model_validate(span(row.happened_at, stood, instant(), own_hours), update={"own_hours": own_hours})


def _person(work: Work, row: Checklist) -> Person:
    return _kept(people.get(work.session, row.person_id))


def _kept(record: Record | None) -> Record:
    if record is None:
        raise NotFound
    return record
