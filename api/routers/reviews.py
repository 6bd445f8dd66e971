"""Who looks through the access to a system, by link, and what did they say? 45 CFR 164.308(a)(4)(ii)(C)."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Annotated, Any, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import Field

from api.db import accesses, assets, particulars, people, reviews
from api.db.fields import Note
from api.db.practices import Practice
from api.db.reviews import Review, ReviewFields, Verdict
from api.domain.reviews import Say, Seen, due_on, strange, unsaid
from api.domain.roles import Scope
from api.domain.sentences import spell
from api.door import room
from api.links import LinkSecretIn, NewLink, Opened, draw_up, opened
from api.mail import Letter
from api.problems import FaultOut, Invalid, NotFound
from api.shelf import Asked, Most, part
from api.wire import Email, In, Out, Page
from api.work import Visiting, Work, instant, work

router = room("reviews", "reviews")
visiting = room("/v1/access-reviews", "reviews")
Reading = Annotated[Work, work(Scope.INVENTORY_READ)]
Writing = Annotated[Work, work(Scope.INVENTORY_WRITE)]
DAYS = "access-rules-days"


class ReviewIn(In, ReviewFields):
    """Which system, who knows who needs it, and for how many days the link works. Without an address no letter goes
    out.
    """

    email: Email | Literal[""] = ""
    days: Annotated[int, Field(ge=1, le=60)] = 14


class ReviewOut(Out, ReviewFields):
    """A review that was asked for; the link itself is not among what is kept. `keep`, `end` and `ended` count what was
    said, `ended_at` is when the link stopped working.
    """

    id: UUID
    version: int
    asset: str
    invited_by: str
    expires_at: datetime
    ended_at: datetime | None
    handed_in_at: datetime | None
    keep: int
    end: int
    ended: int


class SeenOut(Out):
    """Somebody's way in, what speaks against it already, and what was said of it. `ended_at` is null while it is open."""

    access_id: UUID
    person: str
    rights: str
    since: datetime | None
    doubt: str
    ended_at: datetime | None
    say: Say | None
    note: str


class WholeReviewOut(ReviewOut):
    """A review with its lines: what was said, or while nothing was, the ways in that are open."""

    others: str
    lines: list[SeenOut]


class NewReviewOut(WholeReviewOut):
    """A review just asked for. The link is shown this once."""

    link: str


class SystemOut(Out):
    """A system, how many people can get into it, and when that was last looked through. `due_on` follows from the
    practice's own policy (`own_days`); null when it names no interval, or nobody has looked yet.
    """

    asset_id: UUID
    asset: str
    people: int
    last_on: date | None
    own_days: int | None
    due_on: date | None


class SheetOut(Out):
    """What the reviewer is shown: who asks, of which system, and who can get into it. Nothing else of the practice."""

    practice: str
    asset: str
    name: str
    invited_by: str
    note: str
    expires_at: datetime
    lines: list[SeenOut]


class VerdictOnIn(In):
    """What is said of one way in."""

    access_id: UUID
    say: Say
    note: Note = ""


class HandInIn(LinkSecretIn):
    """The whole sheet: each way in once. `others` tells of accounts that are not on it."""

    verdicts: Annotated[list[VerdictOnIn], Field(max_length=2000)]
    others: Note = ""


class HandedInOut(Out):
    """How many of each was said."""

    keep: int
    end: int
    ended: int


@router.get("", summary="List the access reviews", response_model=Page[ReviewOut])
def list_reviews(work: Reading, after: Asked = None, limit: Most = 50) -> Any:
    """The newest first."""
    counts = reviews.counted(work.session)
    lines = [
        row.model_dump(mode="json", exclude={"secret", "practice_id"}) | _said(asset, counts.get(row.id, {}))
        for row, asset in reviews.everything(work.session)
    ]
    return part([{name: line[name] for name in ReviewOut.model_fields} for line in lines], "id", after, limit)


@router.get("/systems", summary="List when access to each system was looked through", response_model=Page[SystemOut])
def list_reviewed_systems(work: Reading, after: Asked = None, limit: Most = 200) -> Any:
    """Systems in use that somebody can get into, by name."""
    own_days, zone = particulars.number(work.session, DAYS), ZoneInfo(work.practice.time_zone)
    lines = []
    for asset_id, asset, count, last in reviews.systems(work.session):
        last_on = last.astimezone(zone).date() if last else None
        told = {"asset_id": str(asset_id), "asset": asset, "people": count, "last_on": last_on, "own_days": own_days}
        lines.append(told | {"due_on": due_on(last_on, own_days)})
    return part(lines, "asset_id", after, limit)


@router.post("", status_code=201, summary="Ask somebody to look through the access to a system")
def create_review(work: Writing, body: ReviewIn) -> NewReviewOut:
    """The link works without an account until the end of its last day or until the sheet is handed in. It shows who can
    get into this system. With an address the link also goes out by mail, but not from a sample practice.
    """
    practice, asset = work.practice, assets.get(work.session, body.asset_id)
    if asset is None:
        raise Invalid(faults=[FaultOut(at=["body", "asset_id"], message="is no system on record")])
    link = draw_up(work, practice, "/review", work.today + timedelta(body.days))
    row = Review(
        **body.model_dump(exclude={"days"}),
        invited_by=work.caller.name,
        expires_at=link.expires_at,
        secret=link.mark,
    )
    link.send(work, practice, _letter(row, asset.name, practice, link))
    return NewReviewOut.model_validate(_told(work, work.created(row), asset.name) | {"link": link.url})


@router.get("/{id}", summary="Read an access review")
def get_review(work: Reading, id: UUID) -> WholeReviewOut:
    row, asset = _kept(work, id)
    return WholeReviewOut.model_validate(_told(work, work.found(row), asset))


@router.delete("/{id}", status_code=204, summary="Take the link of an access review back")
def end_review(work: Writing, id: UUID) -> None:
    """It stops working at once; what was handed in stays."""
    row = work.unchanged(_kept(work, id)[0])
    row.ended_at = row.ended_at or instant()


@visiting.post("", summary="See the sheet of an access review")
def read_sheet(visit: Visiting, body: LinkSecretIn) -> SheetOut:
    """Needs no sign-in. A link that is unknown, too old, ended or handed in is told the same."""
    with opened(visit, body.token, reviews, "reviewer", write=False) as inside:
        row: Review = inside.link
        return SheetOut(
            practice=inside.practice.name,
            asset=_kept_asset(inside),
            name=row.name,
            invited_by=row.invited_by,
            note=row.note,
            expires_at=row.expires_at,
            lines=[_line(seen, inside.today) for seen in reviews.sheet(inside.session, row.asset_id)],
        )


@visiting.post("/verdicts", summary="Hand in the sheet of an access review")
def hand_in(visit: Visiting, body: HandInIn) -> HandedInOut:
    """Needs no sign-in. All of the sheet at once, and once: the link then ends. What was ended is on record as ended by
    the reviewer at this minute; what should end waits for the practice.
    """
    with opened(visit, body.token, reviews, "reviewer") as inside:
        row: Review = inside.link
        _whole(reviews.sheet(inside.session, row.asset_id), body.verdicts)
        now = instant().replace(second=0, microsecond=0)
        for each in body.verdicts:
            inside.session.add(Verdict(review_id=row.id, **each.model_dump()))
            access = accesses.get(inside.session, each.access_id)
            if each.say == "ended" and access is not None:
                access.ended_at, access.ended_by = now, row.name
                person = people.get(inside.session, access.person_id)
                if person is not None:
                    accesses.settle(inside.session, person, ZoneInfo(inside.practice.time_zone))
        row.others, row.handed_in_at, row.ended_at = body.others, instant(), instant()
        return HandedInOut(**_count([each.say for each in body.verdicts]))


def _whole(sheet: Sequence[Seen], verdicts: Sequence[VerdictOnIn]) -> None:
    """Refuse a sheet on which something is missing, strange or said twice."""
    said: dict[str, Say] = {}
    faults = []
    for place, each in enumerate(verdicts):
        if str(each.access_id) in said:
            faults.append(FaultOut(at=["body", "verdicts", place], message="is said of the same way in twice"))
        said[str(each.access_id)] = each.say
    unknown = strange(sheet, said)
    faults += [
        FaultOut(at=["body", "verdicts", place], message="is not on the sheet, or not any more; read it again")
        for place, each in enumerate(verdicts)
        if str(each.access_id) in unknown
    ]
    left = unsaid(sheet, said)
    if left:
        names = ", ".join(each.person for each in left[:5]) + (" and others" if len(left) > 5 else "")
        faults.append(FaultOut(at=["body", "verdicts"], message=f"says nothing yet of {names}"))
    if faults:
        raise Invalid("The sheet was not handed in.", faults)


def _told(work: Work, row: Review, asset: str) -> dict[str, Any]:
    """A review with its lines."""
    said = reviews.said(work.session, row.id)
    lines = [_line(seen, work.today, verdict) for seen, verdict in said]
    if row.handed_in_at is None:
        lines = [_line(seen, work.today) for seen in reviews.sheet(work.session, row.asset_id)]
    return row.model_dump() | _said(asset, _count([verdict.say for _, verdict in said])) | {"lines": lines}


def _line(seen: Seen, on: date, verdict: Verdict | None = None) -> SeenOut:
    return SeenOut(
        access_id=UUID(seen.access),
        person=seen.person,
        rights=seen.rights,
        since=seen.since,
        doubt=seen.doubt(on),
        ended_at=seen.ended_at,
        say=verdict.say if verdict else None,
        note=verdict.note if verdict else "",
    )


def _count(said: Sequence[Say]) -> dict[Say, int]:
    return {say: said.count(say) for say in ("keep", "end", "ended")}


def _said(asset: str, counts: dict[Say, int]) -> dict[str, Any]:
    return {"asset": asset, "keep": 0, "end": 0, "ended": 0} | counts


def _kept(work: Work, id: UUID) -> tuple[Review, str]:
    found = reviews.get(work.session, id)
    if found is None:
        raise NotFound
    return found


def _kept_asset(inside: Opened) -> str:
    asset = assets.get(inside.session, inside.link.asset_id)
    return asset.name if asset else ""


def _letter(row: Review, asset: str, practice: Practice, link: NewLink) -> Letter:
    return Letter(
        row.email,
        f"{practice.name}: who may get into {asset}?",
        f"Hello {row.name},\n\n{row.invited_by} of {practice.name} asks you to look through the list of people who can "
        f"get into {asset}, and to say of each whether they still should. You need no account. This link works until "
        f"the end of {spell(link.until)}, or until you hand the list in:\n\n{link.url}\n\n"
        "Whoever has the link can answer in your name, so please do not pass it on.\n",
    )
