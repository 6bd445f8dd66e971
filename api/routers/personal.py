"""What does somebody without an account find on a page of their own? Opened by a link and a code: policies to read."""

import secrets
from datetime import date, datetime, timedelta
from typing import Annotated, Any
from uuid import UUID

import orjson
from pydantic import Field, StringConstraints

from api.bearers import KeyIn, Opened, found, opened
from api.db.attestations import Attestation
from api.db.versions import Version
from api.domain.attestations import parts, seconds
from api.door import room
from api.keys import fingerprint, new_secret
from api.links import LinkSecretIn
from api.mail import Letter, post
from api.problems import Conflict, NotAllowed
from api.wire import Out
from api.work import Visiting, instant

router = room("/v1/personal-pages", "attestations")

CODE_MINUTES, KEY_MINUTES = 15, 60
MOST_CODES, MOST_TRIES = 10, 5


class CodeIn(LinkSecretIn):
    """The code that came to the address on file."""

    code: Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[0-9]{6}$")]


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
    """A policy to read. `attested_at` is null until this person has attested to this version; `part` is which part of
    the whole it belongs to, from 1, and `seconds` about how long it takes.
    """

    policy_id: UUID
    number: int
    title: str
    purpose: str
    effective_on: date
    sha256: str
    sections: list[PartOut]
    planned: list[PlannedOut]
    part: int
    seconds: int
    attested_at: datetime | None


class PersonalPageOut(Out):
    """A person's own page: the policies in effect that are written for them, in parts of four minutes at most. Nothing
    else of the practice.
    """

    practice: str
    person: str
    expires_at: datetime
    policies: list[ToReadOut]


@router.post("", summary="Ask for the code that opens a personal page")
def knock(visit: Visiting, body: LinkSecretIn) -> KnockOut:
    """Needs no sign-in. The code goes to the address on file; a link unknown, too old or ended is told the same."""
    with found(visit, body.token) as page:
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
    with found(visit, body.token) as page:
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
    with opened(visit, body) as page:
        return PersonalPageOut(
            practice=page.practice.name,
            person=page.person.name,
            expires_at=page.link.expires_at,
            policies=_to_read(page),
        )


@router.post("/attestations", summary="Attest to a policy on a personal page")
def attest(visit: Visiting, body: AttestIn) -> ToReadOut:
    """Needs no sign-in, but the link and its key. To this version only; the same again changes nothing. With the last
    thing to read or to take the link has done its work and ends.
    """
    with opened(visit, body) as page:
        wanted = next(
            (each for each in _to_read(page) if (each.policy_id, each.number) == (body.policy_id, body.number)), None
        )
        if wanted is None:
            raise Conflict("This version is not in effect any more, or is not written for you. Read the page again.")
        if wanted.sha256 != body.sha256:
            raise Conflict("That is not the text that you were shown. Read the page again.")
        if wanted.attested_at is None:
            wanted.attested_at = instant()
            row = Attestation(
                person_id=page.person.id,
                policy_id=wanted.policy_id,
                number=wanted.number,
                sha256=wanted.sha256,
                attested_by=page.person.name,
                attested_at=wanted.attested_at,
            )
            page.session.add(row)
        page.settle()
        return wanted


def _to_read(page: Opened) -> list[ToReadOut]:
    """Every policy that is written for the person, with what they have said of it."""
    done = {(row.policy_id, row.number): row.attested_at for row in page.attested()}
    found = [(policy, version, _text(version)) for policy, version in page.policies()]
    lengths = [_words(text) for _, _, text in found]
    return [
        ToReadOut.model_validate(
            {
                **text,
                "policy_id": policy.id,
                "number": version.number,
                "effective_on": version.effective_on,
                "sha256": version.sha256,
                "part": part,
                "seconds": seconds(words),
                "attested_at": done.get((policy.id, version.number)),
            }
        )
        for (policy, version, text), words, part in zip(found, lengths, parts(lengths), strict=True)
    ]


def _text(version: Version) -> dict[str, Any]:
    """A version's approved words as they are shown."""
    text: dict[str, Any] = orjson.loads(version.text)
    return {
        "title": text["title"],
        "purpose": text["purpose"],
        "sections": [
            {"title": section["title"], "statements": [each["text"] for each in section["statements"]]}
            for section in text["sections"]
        ],
        "planned": [{"text": each["text"], "due_on": each["due_on"]} for each in text["planned"]],
    }


def _words(text: dict[str, Any]) -> int:
    said = [line for section in text["sections"] for line in section["statements"]]
    planned = [each["text"] for each in text["planned"]]
    return sum(len(line.split()) for line in [text["purpose"], *said, *planned])


def _masked(address: str) -> str:
    """r…@example.org: enough to know which mailbox to look in."""
    name, _, host = address.partition("@")
    return f"{name[:1]}…@{host}"


def _letter(page: Opened, code: str) -> Letter:
    return Letter(
        page.person.email,
        f"Your code for {page.practice.name}: {code}",
        f"Hello {page.person.name},\n\nYour code is {code}. It opens your page with what there is to read and to take, for "
        f"{CODE_MINUTES} minutes. If you did not ask for it, leave it; nobody gets in without it.\n",
    )
