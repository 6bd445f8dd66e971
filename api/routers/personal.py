"""What does somebody without an account find on a page of their own? Opened by a link and a code: policies to read."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Annotated, Any
from uuid import UUID
from zoneinfo import ZoneInfo

import orjson
from pydantic import Field, StringConstraints

from api.db import attestations, people, practices
from api.db.attestations import Attestation, PersonalLink
from api.db.base import Session, within
from api.db.chain import hold
from api.db.people import Person
from api.db.policies import Policy
from api.db.practices import Practice
from api.db.versions import Version
from api.domain.attestations import Reading, readings_for
from api.door import room
from api.keys import fingerprint, new_secret
from api.mail import Letter, post
from api.problems import Conflict, NotAllowed, NotFound
from api.promises import in_effect
from api.wire import In, Out
from api.work import Visit, Visiting, instant

router = room("/v1/personal-pages", "attestations")
Secret = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]

GONE = "This link does not work, or does not work any more. Ask the person who sent it to you for a new one."
CODE_MINUTES, KEY_MINUTES = 15, 60
MOST_CODES, MOST_TRIES = 10, 5


class LinkIn(In):
    """The secret of a link: what follows `token=` in it."""

    token: Secret


class CodeIn(LinkIn):
    """The code that came to the address on file."""

    code: Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[0-9]{6}$")]


class KeyIn(LinkIn):
    """The link, and the key that the right code gave."""

    key: Secret


class AttestIn(KeyIn):
    """The very version that was read: its number, and the digest that stood under it."""

    policy_id: UUID
    number: Annotated[int, Field(ge=1, le=100_000)]
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class KnockOut(Out):
    """Whose page it is, and where the code went; the address is told only in part."""

    practice: str
    person: str
    address: str


class KeyOut(Out):
    """What the page is opened with until then, together with the link."""

    key: str
    until: datetime


class PartOut(Out):
    """A heading, and what stands under it."""

    title: str
    statements: list[str]


class PlannedOut(Out):
    """What is not so yet, and by when it will be."""

    text: str
    due_on: date


class ToReadOut(Out):
    """A policy to read. `attested_at` is null until this person has attested to this version."""

    policy_id: UUID
    number: int
    title: str
    purpose: str
    effective_on: date
    sha256: str
    sections: list[PartOut]
    planned: list[PlannedOut]
    attested_at: datetime | None


class PersonalPageOut(Out):
    """A person's own page: the policies in effect that are written for them. Nothing else of the practice."""

    practice: str
    person: str
    expires_at: datetime
    policies: list[ToReadOut]


@dataclass(frozen=True, slots=True)
class Opened:
    """Whose page it is, in a transaction that sees nothing but their practice."""

    session: Session
    link: PersonalLink
    person: Person
    practice: Practice

    @property
    def today(self) -> date:
        return instant().astimezone(ZoneInfo(self.practice.time_zone)).date()


@router.post("", summary="Ask for the code that opens a personal page")
def knock(visit: Visiting, body: LinkIn) -> KnockOut:
    """Needs no sign-in. The code goes to the address on file; a link unknown, too old or ended is told the same."""
    with _found(visit, body.token) as page:
        link = page.link
        if link.code_sent >= MOST_CODES:
            raise Conflict("Too many codes were asked for with this link. Ask the person who sent it for a new one.")
        code = f"{secrets.randbelow(1_000_000):06}"
        link.code, link.code_tries = fingerprint(f"{body.token}:{code}"), 0
        link.code_until, link.code_sent = instant() + timedelta(minutes=CODE_MINUTES), link.code_sent + 1
        letter, settings = _letter(page, code), visit.settings
        told = KnockOut(practice=page.practice.name, person=page.person.name, address=_masked(page.person.email))
    post(letter, settings)
    return told


@router.post("/key", summary="Open a personal page with the code")
def unlock(visit: Visiting, body: CodeIn) -> KeyOut:
    """Needs no sign-in. Five wrong codes, and a new one has to be asked for; a code works once."""
    key = new_secret()
    with _found(visit, body.token) as page:
        link, now = page.link, instant()
        asked = link.code and link.code_until is not None and now <= link.code_until and link.code_tries < MOST_TRIES
        right = bool(asked) and secrets.compare_digest(link.code, fingerprint(f"{body.token}:{body.code}"))
        link.code_tries += 1
        if right:
            link.code, link.key, link.key_until = "", fingerprint(key), now + timedelta(minutes=KEY_MINUTES)
        until = link.key_until
    if not right or until is None:
        raise NotAllowed("That is not the code, or it is too old. Look at the newest letter, or ask for another code.")
    return KeyOut(key=key, until=until)


@router.post("/reading", summary="Read a personal page")
def read_page(visit: Visiting, body: KeyIn) -> PersonalPageOut:
    """Needs no sign-in, but the link and its key."""
    with _opened(visit, body) as page:
        done = {(row.policy_id, row.number): row.attested_at for row in _attested(page)}
        return PersonalPageOut(
            practice=page.practice.name,
            person=page.person.name,
            expires_at=page.link.expires_at,
            policies=[
                _to_read(policy, version, done.get((policy.id, version.number))) for policy, version in _theirs(page)
            ],
        )


@router.post("/attestations", summary="Attest to a policy on a personal page")
def attest(visit: Visiting, body: AttestIn) -> ToReadOut:
    """Needs no sign-in, but the link and its key. To this version only; the same again changes nothing. With the last
    one the link has done its work and ends.
    """
    with _opened(visit, body) as page:
        theirs = _theirs(page)
        found = next((each for each in theirs if (each[0].id, each[1].number) == (body.policy_id, body.number)), None)
        if found is None:
            raise Conflict("This version is not in effect any more, or is not written for you. Read the page again.")
        policy, version = found
        if version.sha256 != body.sha256:
            raise Conflict("That is not the text that you were shown. Read the page again.")
        done = {(row.policy_id, row.number): row for row in _attested(page)}
        row = done.get((policy.id, version.number))
        if row is None:
            row = Attestation(
                person_id=page.person.id,
                policy_id=policy.id,
                number=version.number,
                sha256=version.sha256,
                attested_by=page.person.name,
                attested_at=instant(),
            )
            page.session.add(row)
        if all((each.id, of.number) in done or each.id == policy.id for each, of in theirs):
            page.link.ended_at = instant()
        return _to_read(policy, version, row.attested_at)


@contextmanager
def _found(visit: Visit, token: str) -> Iterator[Opened]:
    """The page of a link that works, in a transaction in its practice alone."""
    mark = fingerprint(token)
    with visit.records() as session:
        practice_id = attestations.practice_of(session, mark)
        if practice_id is None:
            raise NotFound(GONE)
        with within(session, practice_id):
            hold(session.connection(), practice_id)  # so that a link ended meanwhile is seen to be
            link, practice = attestations.by_secret(session, mark), practices.get(session, practice_id)
            person = people.get(session, link.person_id) if link is not None else None
            if link is None or practice is None or person is None:
                raise NotFound(GONE)
            session.info["actor"] = f"person:{person.id}"
            yield Opened(session, link, person, practice)


@contextmanager
def _opened(visit: Visit, body: KeyIn) -> Iterator[Opened]:
    """The page, for whoever has the key as well; raises NotAllowed."""
    with _found(visit, body.token) as page:
        link = page.link
        valid = link.key and link.key_until is not None and instant() <= link.key_until
        if not valid or not secrets.compare_digest(link.key, fingerprint(body.key)):
            raise NotAllowed("Open the page again with a new code; the last one is too old.")
        if not people.worker(page.person).here(page.today):
            raise NotFound(GONE)
        yield page


def _theirs(page: Opened) -> list[tuple[Policy, Version]]:
    """The policies in effect that are written for the person."""
    found = {
        Reading(str(policy.id), version.number, tuple(policy.audience)): (policy, version)
        for policy, version in in_effect(page.session, page.today)
    }
    return [found[reading] for reading in readings_for(people.worker(page.person), found)]


def _attested(page: Opened) -> list[Attestation]:
    return attestations.of_person(page.session, page.person.id)


def _to_read(policy: Policy, version: Version, attested_at: datetime | None) -> ToReadOut:
    text: dict[str, Any] = orjson.loads(version.text)
    return ToReadOut.model_validate(
        {
            "policy_id": policy.id,
            "number": version.number,
            "title": text["title"],
            "purpose": text["purpose"],
            "effective_on": version.effective_on,
            "sha256": version.sha256,
            "sections": [
                {"title": section["title"], "statements": [each["text"] for each in section["statements"]]}
                for section in text["sections"]
            ],
            "planned": [{"text": each["text"], "due_on": each["due_on"]} for each in text["planned"]],
            "attested_at": attested_at,
        }
    )


def _masked(address: str) -> str:
    """r…@example.org: enough to know which mailbox to look in."""
    name, _, host = address.partition("@")
    return f"{name[:1]}…@{host}"


def _letter(page: Opened, code: str) -> Letter:
    return Letter(
        page.person.email,
        f"Your code for {page.practice.name}: {code}",
        f"Hello {page.person.name},\n\nYour code is {code}. It opens your page with the policies to read, for "
        f"{CODE_MINUTES} minutes. If you did not ask for it, leave it; nobody gets in without it.\n",
    )
