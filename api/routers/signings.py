"""Which papers does each person sign, and who has signed? Signed on a page of their own; seen and printed here."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import Query, Response
from pydantic import StringConstraints

from api.bearers import KeyIn, Opened, opened
from api.db import determinations, people, signings
from api.db.fields import Key, Name
from api.db.signings import Signing
from api.domain.attestations import Worker
from api.domain.roles import Scope
from api.domain.signings import Paper, Signed, is_named, owed, papers_of, papers_on
from api.door import room
from api.problems import Busy, Conflict, FaultOut, Invalid, responses
from api.shelf import Asked, Most, part
from api.wire import Out, Page, attached, attachment
from api.work import Visiting, Work, instant, work
from api.written import KINDS, signed_paper

router = room("signings", "attestations")
visiting = room("/v1/personal-pages/papers", "attestations")
Reading = Annotated[Work, work(Scope.POLICIES_READ)]


class SignPaperIn(KeyIn):
    """The paper, the digest of the text that was shown, and the person's own name typed in full."""

    paper: Key
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    name: Name


class RestsOut(Out):
    """A duty of the practice that a paper serves, and its paragraph."""

    citation: str
    text: str


class ToSignOut(Out):
    """A paper with its whole text, and whose word it is. `signed_at` is null until this very text is signed."""

    paper: str
    edition: date
    title: str
    purpose: str
    says: str
    rests_on: list[RestsOut]
    promises: list[str]
    sha256: str
    signed_as: str
    signed_at: datetime | None


class PapersToSignOut(Out):
    """The papers of one person, and the name that is on file for them."""

    person: str
    papers: list[ToSignOut]


class SigningOut(Out):
    """A paper of somebody. While `signing_id` and `signed_at` are null it is not signed yet. `in_force` is whether it is
    the text that is signed today; an older one that was signed stays.
    """

    key: str
    person_id: UUID
    person: str
    paper: str
    title: str
    edition: date
    sha256: str
    in_force: bool
    signing_id: UUID | None
    signed_as: str
    signed_at: datetime | None


@visiting.post("/reading", summary="Read the papers that a person signs")
def read_papers(visit: Visiting, body: KeyIn) -> PapersToSignOut:
    """Needs no sign-in, but the link and its key."""
    with opened(visit, body) as page:
        return _to_sign(page)


@visiting.post("", summary="Sign a paper on a personal page")
def sign_paper(visit: Visiting, body: SignPaperIn) -> PapersToSignOut:
    """Needs no sign-in, but the link and its key. The name is compared with the one on file, whatever its case, spaces
    and accents. This text only; the same again changes nothing. With the last thing to do the link ends.
    """
    with opened(visit, body) as page:
        paper = next((each for each in page.papers() if each.id == body.paper), None)
        if paper is None:
            raise Conflict("This page is not on your list any more. Read the page again.")
        if body.sha256 != paper.terms.digest:
            raise Conflict("That is not the text that you were shown. Read the page again.")
        if not is_named(body.name, page.person.name):
            right = f"The name on file is {page.person.name}. Type it as it stands there."
            raise Invalid(right, faults=[FaultOut(at=["body", "name"], message="is not the name on file")])
        if (paper.id, body.sha256) not in page.signed():
            row = Signing(
                person_id=page.person.id,
                paper=paper.id,
                edition=paper.terms.edition,
                sha256=body.sha256,
                person=page.person.name,
                signed_as=body.name,
                signed_at=instant(),
            )
            page.session.add(row)
        page.settle()
        return _to_sign(page)


@router.get("", summary="List the papers that people sign", response_model=Page[SigningOut])
def list_signings(
    work: Reading,
    person_id: Annotated[UUID | None, Query(description="Of this person alone.")] = None,
    after: Asked = None,
    limit: Most = 50,
) -> Any:
    """By the person's name: what was signed, also by those who have left, and what those who work here still owe."""
    packs = determinations.packs(work.session)
    signed = signings.by_person(work.session)
    papers = papers_on(work.today)
    lines = [
        line
        for worker in sorted(people.readers(work.session), key=lambda each: (each.name, each.id))
        if person_id is None or worker.id == str(person_id)
        for line in _lines(worker, papers, packs.get(UUID(worker.id)), signed.get(UUID(worker.id), []), work.today)
    ]
    return part(lines, "key", after, limit)


@router.get(
    "/{id}/document",
    summary="Print a signed paper",
    response_class=Response,
    responses={**attached("The signed paper.", KINDS["pdf"]), **responses(Busy)},
)
def print_signing(work: Reading, id: UUID) -> Response:
    """A PDF/A of the text that was signed, with the name as it was typed, the moment, and the digest of the text."""
    row = work.found(signings.get(work.session, id))
    practice, paper = work.practice, _papers(row.edition)[row.paper]
    pdf, name = signed_paper(Signed(practice.name, practice.time_zone, row.person, paper, row.signed_as, row.signed_at))
    return attachment(pdf, name, KINDS["pdf"])


def _to_sign(page: Opened) -> PapersToSignOut:
    done = page.signed()
    return PapersToSignOut(
        person=page.person.name, papers=[_shown(each, done.get((each.id, each.terms.digest))) for each in page.papers()]
    )


def _shown(paper: Paper, row: Signing | None) -> ToSignOut:
    terms = paper.terms
    return ToSignOut(
        paper=paper.id,
        edition=terms.edition,
        title=terms.title,
        purpose=terms.purpose,
        says=terms.says,
        rests_on=[RestsOut(citation=each.citation, text=each.text) for each in paper.rests_on],
        promises=list(terms.promises),
        sha256=terms.digest,
        signed_as=row.signed_as if row else "",
        signed_at=row.signed_at if row else None,
    )


def _lines(
    worker: Worker,
    papers: Iterable[Paper],
    pack: tuple[str, ...] | None,
    rows: Iterable[Signing],
    on: date,
) -> list[dict[str, Any]]:
    """What somebody has signed, then what they owe while they work here."""
    todays = {(each.id, each.terms.digest) for each in papers}
    done = {(row.paper, row.sha256): row for row in rows}
    signed = [_line(worker, _papers(row.edition)[row.paper], row, key in todays) for key, row in done.items()]
    left = owed(papers, pack, done) if worker.here(on) else ()
    return signed + [_line(worker, paper, None, True) for paper in left]


def _line(worker: Worker, paper: Paper, row: Signing | None, in_force: bool) -> dict[str, Any]:
    terms = paper.terms
    sha256 = row.sha256 if row else terms.digest
    return {
        "key": f"{worker.id}.{paper.id}.{sha256[:12]}",
        "person_id": worker.id,
        "person": worker.name,
        "paper": paper.id,
        "title": terms.title,
        "edition": terms.edition,
        "sha256": sha256,
        "in_force": in_force,
        "signing_id": str(row.id) if row else None,
        "signed_as": row.signed_as if row else "",
        "signed_at": row.signed_at if row else None,
    }


def _papers(edition: date) -> Mapping[str, Paper]:
    return {each.id: each for each in papers_of(edition)}
