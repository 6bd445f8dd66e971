"""What does the Notice of Privacy Practices say, who approved it, and how do patients get it? 45 CFR 164.520."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any, Literal

import orjson
from fastapi import Response
from pydantic import Field

from api.db import notices, people, practices
from api.db.fields import Key
from api.db.notices import Notice, NoticeFields
from api.db.practices import Practice
from api.domain import notices as rules
from api.domain import versions as standing
from api.domain.notices import Edition, Facts, Part, notices_of, notices_on
from api.domain.roles import Scope
from api.domain.versions import State, differ
from api.door import room
from api.problems import Busy, Conflict, FaultOut, Invalid, NotFound, responses
from api.shelf import Asked, Most, part
from api.wire import In, Out, Page, attached, attachment
from api.work import Work, work
from api.written import KINDS, notice_file

router = room("notices", "notices")
Reading = Annotated[Work, work(Scope.POLICIES_READ)]
Writing = Annotated[Work, work(Scope.POLICIES_WRITE)]
Approving = Annotated[Work, work(Scope.APPROVE)]
Number = Annotated[int, Field(ge=1, le=100_000)]
Kind = Literal["pdf", "docx", "form"]
SEEN = ("website",)
"""The facts of a notice that the practice tells of itself elsewhere too, in the same sense."""


class NoticeIn(In, NoticeFields):
    """The facts that a draft rests on; empty while nobody has told them."""


class NoticeFactsOut(Out, NoticeFields):
    """The facts as they were told."""


class GivenIn(In):
    """A way in which patients get the notice, and since when."""

    id: Key
    since: date


class ProvisionsIn(In):
    """How this version is given; a way that is left out is not in use."""

    given: Annotated[list[GivenIn], Field(max_length=20)]


class NoticeLineOut(Out):
    """A version on record. `keep_until` is null while it is in effect: its six years have not begun."""

    number: int
    version: int
    state: State
    started_on: date
    prepared_by: str
    approved_by: str
    approved_role: str
    approved_at: str
    effective_on: date | None
    ended_on: date | None
    keep_until: date | None
    sha256: str


class NoticeAskOut(Out):
    """A fact to tell; `id` is its field."""

    id: str
    group: str
    kind: rules.Kind
    question: str
    hint: str
    citation: Annotated[str, Field(description="The paragraph that makes it matter; empty where it is our advice.")]
    optional: bool


class NoticePartOut(Out):
    """An element in this practice's words; `text` is empty while it lacks facts, by their ids."""

    id: str
    title: str
    citation: Annotated[str, Field(description="The paragraph that asks for it; empty where it is our advice.")]
    text: str
    lacks: list[str]


class NoticeSectionOut(Out):
    title: str
    parts: list[NoticePartOut]


class NoticeMissingOut(Out):
    """A fact that keeps the notice from being approved, and why."""

    fact: str
    says: str


class NoticePointOut(Out):
    """Something to take to counsel, because the rule's text or ours leaves it open."""

    id: str
    text: str
    citation: str


class ProvisionOut(Out):
    """A way in which patients get the notice; `since` is null while it is not in use."""

    id: str
    title: str
    detail: str
    citation: str
    since: date | None


class NoticeRunOut(Out):
    mark: standing.Mark
    text: str


class NoticeDifferenceOut(Out):
    """What became of one part since the version before; its words in order, old and new."""

    id: str
    title: str
    mark: Literal["same", "added", "removed", "changed"]
    runs: list[NoticeRunOut]


class NoticeOut(NoticeLineOut):
    """A version with its words. `outgrown` says what has changed in the practice since: each asks for a new version."""

    edition: date
    facts: NoticeFactsOut
    asks: list[NoticeAskOut]
    header: str
    sections: list[NoticeSectionOut]
    missing: list[NoticeMissingOut]
    points: list[NoticePointOut]
    provisions: list[ProvisionOut]
    differences: list[NoticeDifferenceOut]
    outgrown: list[str]


@router.get("", summary="List the versions of the notice", response_model=Page[NoticeLineOut])
def list_notices(work: Reading, after: Asked = None, limit: Most = 50) -> Any:
    """The newest first, each with how long it is kept."""
    rows = notices.everything(work.session)
    states = _standings(rows, work.today)
    return part([_line(row, states) for row in reversed(rows)], "number", after, limit)


@router.post("", status_code=201, summary="Begin a new version of the notice")
def create_notice(work: Writing) -> NoticeOut:
    """It starts from the newest, the first one from what the practice has told of itself; there is one draft at a time."""
    rows = notices.everything(work.session)
    if any(row.stage == "draft" for row in rows):
        raise Conflict("A draft is open already; go on with that one.")
    facts = dict(rows[-1].facts) if rows else rules.begun(_seen(_practice(work)), _official(work))
    row = Notice(
        number=rows[-1].number + 1 if rows else 1,
        edition=notices_on(work.today).edition,
        facts=NoticeFields.model_validate(facts | {"effective_on": None}).model_dump(mode="json"),
        started_on=work.today,
        prepared_by=work.caller.name,
    )
    work.session.add(row)
    work.headers["Location"] = f"{work.request.url.path}/{row.number}"
    return _out(work, [*rows, row], work.found(row))


@router.get("/{number}", summary="Read a version of the notice")
def get_notice(work: Reading, number: Number) -> NoticeOut:
    """With what it lacks, how it is given, and what changed since the version before it."""
    rows = notices.everything(work.session)
    return _out(work, rows, work.found(_numbered(rows, number)))


@router.put("/{number}", summary="Replace a draft's facts")
def replace_notice(work: Writing, number: Number, body: NoticeIn) -> NoticeOut:
    """The words follow from them. What was approved never changes."""
    rows = notices.everything(work.session)
    row = _draft(work, rows, number)
    row.facts, row.edition = body.model_dump(mode="json"), notices_on(work.today).edition
    return _out(work, rows, work.found(row))


@router.delete("/{number}", status_code=204, summary="Give a draft of the notice up")
def remove_notice(work: Writing, number: Number) -> None:
    work.session.delete(_draft(work, notices.everything(work.session), number))


@router.post("/{number}/approval", summary="Approve the notice")
def approve_notice(work: Approving, number: Number) -> NoticeOut:
    """Only one that lacks nothing, from a day that has not passed and that comes after the version before."""
    rows = notices.everything(work.session)
    row = _draft(work, rows, number)
    practice, edition = _practice(work), notices_on(work.today)
    drawn = rules.draw_up(edition, practice.name, _told(row))
    faults = [FaultOut(at=["facts", each.fact], message=each.says) for each in drawn.missing]
    on = NoticeFields.model_validate(row.facts).effective_on
    last = max((each.effective_on for each in rows if each.effective_on is not None), default=None)
    if on is not None and on < work.today:
        faults.append(FaultOut(at=["facts", "effective_on"], message="Choose today or a later day."))
    if on is not None and last is not None and on <= last:
        faults.append(FaultOut(at=["facts", "effective_on"], message=f"Choose a day after {last}."))
    if faults:
        raise Invalid("It cannot be approved yet. Nothing was changed.", faults=faults)
    row.stage, row.edition, row.effective_on = "approved", edition.edition, on
    row.approved_by, row.approved_role = work.caller.name, work.caller.role or ""
    row.approved_at = work.moment.isoformat(timespec="seconds")
    text = _approved_text(practice, row, drawn.parts)
    row.text, row.sha256 = text.decode(), hashlib.sha256(text).hexdigest()
    return _out(work, rows, work.found(row))


@router.put("/{number}/provisions", summary="Say how the notice is given")
def replace_provisions(work: Writing, number: Number, body: ProvisionsIn) -> NoticeOut:
    """Since when in each way; the ways follow from the facts."""
    rows = notices.everything(work.session)
    row = work.unchanged(_numbered(rows, number))
    if row.stage == "draft":
        raise Conflict("It is a draft. Approve it before it is given to anybody.")
    ways = {each.id for each in rules.draw_up(notices_of(row.edition), "", _told(row)).provisions}
    faults, given = [], dict[str, str]()
    for place, each in enumerate(body.given):
        at: list[str | int] = ["body", "given", place]
        if each.id not in ways or each.id in given:
            faults.append(FaultOut(at=[*at, "id"], message="is no way of this notice, or stands twice"))
        if each.since > work.today:
            faults.append(FaultOut(at=[*at, "since"], message="has not come yet"))
        given[each.id] = each.since.isoformat()
    if faults:
        raise Invalid(faults=faults)
    row.provided = given
    return _out(work, rows, work.found(row))


@router.get(
    "/{number}/document",
    summary="Print a version of the notice, or its form",
    response_class=Response,
    responses={**attached("The document.", KINDS["pdf"], KINDS["docx"]), **responses(Busy)},
)
def print_notice(work: Reading, number: Number, kind: Kind = "pdf") -> Response:
    """The notice as PDF/A or for Word, or one page on which a patient acknowledges that it was received."""
    rows = notices.everything(work.session)
    row = work.found(_numbered(rows, number))
    if kind == "form" and row.stage == "draft":
        raise Conflict("It is a draft. The form is for a notice that was approved.")
    state = _standings(rows, work.today)[row.number]
    edition, drawn, practice = _drawn(work, row)
    told = orjson.loads(row.text) if row.text else {}
    parts = _parts(row, drawn)
    says = rules.Printed(
        practice=str(told.get("practice", practice.name)),
        number=row.number,
        approved=bool(row.text),
        approved_at=row.approved_at,
        effective_on=row.effective_on.isoformat() if row.effective_on else "",
        ended_on=state.ended_on.isoformat() if state.ended_on else "",
        sha256=row.sha256,
        header=rules.header(parts),
        sections=rules.sectioned(edition, parts),
        lacks=() if row.text else _open(drawn),
    )
    data, name = notice_file(says, work.today, kind)
    return attachment(data, name, KINDS["docx" if kind == "docx" else "pdf"])


def _open(drawn: rules.Notice) -> tuple[str, ...]:
    lacking = {each.fact for each in drawn.missing}
    return tuple(ask.question for ask in drawn.asks if ask.id in lacking)


def _numbered(rows: Sequence[Notice], number: int) -> Notice:
    row = next((row for row in rows if row.number == number), None)
    if row is None:
        raise NotFound
    return row


def _draft(work: Work, rows: Sequence[Notice], number: int) -> Notice:
    row = work.unchanged(_numbered(rows, number))
    if row.stage == "approved":
        raise Conflict("It is approved and stays as it is. Begin a new version to change it.")
    return row


def _practice(work: Work) -> Practice:
    practice = practices.get(work.session, work.here)
    if practice is None:
        raise NotFound
    return practice


def _seen(practice: Practice) -> dict[str, bool]:
    """What the practice has told of itself; what nobody has answered there says nothing."""
    return {fact: getattr(practice, fact) for fact in SEEN if fact in practice.asked}


def _official(work: Work) -> str:
    """The privacy official's title, once somebody is; a title outlasts who holds it."""
    named = any("privacy_official" in each.duties and each.ended_on is None for each in people.readers(work.session))
    return "our privacy official" if named else ""


def _told(row: Notice) -> Facts:
    """The facts as the rules read them; lists as tuples and what is null as nothing."""
    return {name: tuple(value) if isinstance(value, list) else value or "" for name, value in row.facts.items()}


def _drawn(work: Work, row: Notice) -> tuple[Edition, rules.Notice, Practice]:
    """A version's edition and what follows from its facts there: for a draft the edition in force today."""
    edition, practice = notices_of(row.edition) if row.text else notices_on(work.today), _practice(work)
    return edition, rules.draw_up(edition, practice.name, _told(row)), practice


def _approved_text(practice: Practice, row: Notice, parts: Sequence[Part]) -> bytes:
    """What is approved, as it will be printed, in canonical JSON."""
    kept = {"number", "edition", "effective_on", "approved_by", "approved_role", "approved_at"}
    told = row.model_dump(mode="json", include=kept) | {"practice": practice.name, "parts": parts}
    return orjson.dumps(told, option=orjson.OPT_SORT_KEYS)


def _parts(row: Notice, drawn: rules.Notice) -> tuple[Part, ...]:
    """An approved version's parts in the words it was approved in, a draft's as they would read today."""
    if not row.text:
        return drawn.parts
    return tuple(Part(**each | {"lacks": ()}) for each in orjson.loads(row.text)["parts"])


def _standings(rows: Sequence[Notice], on: date) -> dict[int, standing.Standing]:
    stages = [standing.Version(row.number, row.stage, row.effective_on) for row in rows]
    return {each.number: each for each in standing.stand(stages, None, on)}


def _line(row: Notice, states: Mapping[int, standing.Standing]) -> dict[str, Any]:
    kept = {"number", "version", "started_on", "prepared_by", "approved_by", "approved_role", "approved_at"}
    state = states[row.number]
    return row.model_dump(mode="json", include={*kept, "effective_on", "sha256"}) | {
        "state": state.state,
        "ended_on": state.ended_on,
        "keep_until": state.keep_until,
    }


def _out(work: Work, rows: Sequence[Notice], row: Notice) -> NoticeOut:
    edition, drawn, practice = _drawn(work, row)
    parts = _parts(row, drawn)
    states = _standings(rows, work.today)
    before = next((each for each in reversed(rows) if each.number < row.number), None)
    earlier = _parts(before, drawn) if before else ()
    titles = {each.id: each.title for each in (*earlier, *parts)}
    found = differ({each.id: each.text for each in earlier}, {each.id: each.text for each in parts}) if before else ()
    return NoticeOut.model_validate(
        _line(row, states)
        | {
            "edition": edition.edition,
            "facts": row.facts,
            "asks": drawn.asks,
            "header": rules.header(parts),
            "sections": [
                {"title": title, "parts": [NoticePartOut.model_validate(each) for each in under]}
                for title, under in rules.sectioned(edition, parts)
            ],
            "missing": () if row.text else drawn.missing,
            "points": drawn.points,
            "provisions": [
                ProvisionOut.model_validate(each, update={"since": row.provided.get(each.id)})
                for each in drawn.provisions
            ],
            "differences": [
                NoticeDifferenceOut.model_validate(each, update={"title": titles[each.id]}) for each in found
            ],
            "outgrown": _outgrown(work, row, edition, practice) if states[row.number].state == "effective" else (),
        }
    )


def _outgrown(work: Work, row: Notice, edition: Edition, practice: Practice) -> tuple[str, ...]:
    named = str(orjson.loads(row.text)["practice"])
    found = rules.outgrown(edition, _told(row), named, practice.name, _seen(practice))
    newer = notices_on(work.today).edition != edition.edition
    return (*found, "There is a newer edition of our text. A new version shows what it changes.") if newer else found
