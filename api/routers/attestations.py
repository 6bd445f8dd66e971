"""Who has read which policy and said that they will follow it? The practice's side: links, and who should and who did."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Annotated, Any
from uuid import UUID

from fastapi import Query
from pydantic import Field

from api.db import attestations, people
from api.db.attestations import PersonalLink
from api.db.past import end_of
from api.db.people import Person
from api.db.practices import Practice
from api.domain.attestations import Reading, Worker, missing, present, readings_for
from api.domain.roles import Scope
from api.domain.sentences import spell
from api.door import room
from api.links import NewLink, draw_up
from api.mail import Letter
from api.problems import FaultOut, Invalid
from api.promises import in_effect
from api.shelf import Asked, Most, part
from api.wire import In, Out, Page
from api.work import Work, instant, work

router = room("attestations", "attestations")
AllReading = Annotated[Work, work(Scope.POLICIES_READ)]
Writing = Annotated[Work, work(Scope.POLICIES_WRITE)]
OnDay = Annotated[date | None, Query(description="A past day; today when it is left out.")]


class LinkIn(In):
    """Whom to send a link to a page of their own, and for how many days it works."""

    person_id: UUID
    days: Annotated[int, Field(ge=1, le=60)] = 14


class LinkOut(Out):
    """A link that still works; the link itself is not among what is kept."""

    id: UUID
    version: int
    person_id: UUID
    person: str
    invited_by: str
    expires_at: datetime


class NewLinkOut(LinkOut):
    """A link just made, shown this once: send it, or print it as a code to scan."""

    email: str
    link: str


class ReadableOut(Out):
    """A version of a policy."""

    policy_id: UUID
    policy: str
    number: int


class OwedOut(Out):
    """Somebody who works here: how many policies they should have attested to, how many they did, and which not."""

    person_id: UUID
    person: str
    should: int
    did: int
    missing: list[ReadableOut]


class CountedOut(ReadableOut):
    """A policy in effect: how many people should have attested to this version, and how many did."""

    should: int
    did: int


@router.get("", summary="List who has read the policies", response_model=Page[OwedOut])
def list_owed(work: AllReading, on: OnDay = None, after: Asked = None, limit: Most = 50) -> Any:
    """Everybody who works here on the day, by name, and the versions in effect that day which are written for them."""
    day, until = _day(work, on)
    titles = _readings(work, day)
    workers = {each.id: each for each in present(people.readers(work.session), day)}

    def finish(chosen: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        ids = [UUID(line["person_id"]) for line in chosen]
        done = attestations.attested_until(work.session, until, ids)
        return [_owed(workers[str(id)], titles, done.get(id, set())) for id in ids]

    return part([{"person_id": id} for id in workers], "person_id", after, limit, finish)


@router.get("/policies", summary="Count who has read each policy", response_model=Page[CountedOut])
def list_read(work: AllReading, on: OnDay = None, after: Asked = None, limit: Most = 200) -> Any:
    """The versions in effect on the day, in the order of the set; of those who work here on the day."""
    day, until = _day(work, on)
    titles, workers = _readings(work, day), present(people.readers(work.session), day)
    should = Counter(reading for each in workers for reading in readings_for(each, titles))
    did = attestations.counted_until(work.session, until, day)
    lines = [
        _reading(reading, titles)
        | {"should": should[reading], "did": did.get((UUID(reading.policy), reading.number), 0)}
        for reading in titles
    ]
    return part(lines, "policy_id", after, limit)


@router.get("/links", summary="List the links to personal pages", response_model=Page[LinkOut])
def list_links(work: Writing, after: Asked = None, limit: Most = 50) -> Any:
    """Those that still work, by name."""
    lines = [
        link.model_dump(mode="json", include=set(LinkOut.model_fields)) | {"person": person.name}
        for link, person in attestations.open_links(work.session)
    ]
    return part(lines, "id", after, limit)


@router.post("/links", status_code=201, summary="Send somebody a link to a page of their own")
def create_link(work: Writing, body: LinkIn) -> NewLinkOut:
    """Without a password, until the end of the last day; a code to the address on file opens it. A new link ends the
    one before. From a sample practice no letter goes out.
    """
    practice, person = work.practice, _addressed(work, body.person_id)
    for before in attestations.links_of(work.session, person.id):
        before.ended_at = instant()
    link = draw_up(work, practice, "/mine", work.today + timedelta(body.days))
    row = PersonalLink(person_id=person.id, invited_by=work.caller.name, expires_at=link.expires_at, secret=link.mark)
    link.send(work, practice, _letter(person, practice, work.caller.name, link))
    told = {"person": person.name, "email": person.email, "link": link.url}
    return NewLinkOut.model_validate(work.created(row), update=told)


@router.delete("/links/{id}", status_code=204, summary="Take a link to a personal page back")
def end_link(work: Writing, id: UUID) -> None:
    """It stops working at once; what was attested to with it stays."""
    row = work.unchanged(attestations.link(work.session, id))
    row.ended_at = row.ended_at or instant()


def _day(work: Work, on: date | None) -> tuple[date, datetime]:
    """The day asked for, and the moment at which it ends in the practice's zone."""
    day = min(on or work.today, work.today)
    return day, datetime.fromisoformat(end_of(day, work.practice.time_zone))


def _readings(work: Work, day: date) -> dict[Reading, str]:
    """The versions in effect on a day, with the titles of their policies."""
    return {
        Reading(str(policy.id), version.number, tuple(policy.audience)): policy.title
        for policy, version in in_effect(work.session, day)
    }


def _owed(worker: Worker, titles: Mapping[Reading, str], done: set[tuple[UUID, int]]) -> dict[str, Any]:
    should = readings_for(worker, titles)
    left = missing(worker, titles, {(str(policy), number) for policy, number in done})
    return {
        "person_id": worker.id,
        "person": worker.name,
        "should": len(should),
        "did": len(should) - len(left),
        "missing": [_reading(reading, titles) for reading in left],
    }


def _reading(reading: Reading, titles: Mapping[Reading, str]) -> dict[str, Any]:
    return {"policy_id": reading.policy, "policy": titles[reading], "number": reading.number}


def _addressed(work: Work, id: UUID) -> Person:
    """The person; raises Invalid when they are not on record, have left, or have no address on file."""
    person, wrong = people.get(work.session, id), ""
    if person is None:
        wrong = "is nobody on record"
    elif not people.worker(person).here(work.today):
        wrong = f"{person.name} does not work here"
    elif not person.email:
        wrong = f"{person.name} has no e-mail address on file, and the code that opens the page goes there"
    if person is None or wrong:
        raise Invalid("No link was made.", faults=[FaultOut(at=["body", "person_id"], message=wrong)])
    return person


def _letter(person: Person, practice: Practice, by: str, link: NewLink) -> Letter:
    return Letter(
        person.email,
        f"{practice.name}: policies and courses for you",
        f"Hello {person.name},\n\n{by} of {practice.name} asks you to read the policies that apply to your work and "
        f"to take the short courses that go with it. You can do it on a phone, a part at a time, and you need no "
        f"password: the page sends a code to this address.\n\n"
        f"{link.url}\n\nThe link works until the end of {spell(link.until)}. It is yours alone; please do not pass it on.\n",
    )
