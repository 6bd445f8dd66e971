"""Who outside the practice is asked a few questions by link, and what becomes of the answers they offer?"""

from datetime import date, datetime, timedelta
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import Query
from pydantic import Field

from api.db import answers, guests
from api.db.answers import Answer
from api.db.fields import Key, Note
from api.db.guests import Guest, GuestFields, Offer, OfferFields, Outcome
from api.db.pages import page
from api.db.practices import Practice, profile
from api.domain import facts
from api.domain.answers import check
from api.domain.choosing import applicable
from api.domain.questions import Question, bank_on
from api.domain.roles import Scope
from api.domain.sentences import counted, spell
from api.door import room
from api.links import LinkSecretIn, NewLink, Opened, draw_up, opened
from api.mail import Letter
from api.problems import Conflict, FaultOut, Invalid
from api.shelf import Asked, Most, Sort, read_page
from api.wire import Email, In, Out, Page
from api.work import Visiting, Work, instant, work

router = room("guests", "guests")
visiting = room("/v1/guest-visits", "guests")
Reading = Annotated[Work, work(Scope.ANSWERS_READ)]
Writing = Annotated[Work, work(Scope.ANSWERS_WRITE)]
Which = Annotated[Outcome | None, Query(description="Only what waits for a decision, was accepted or was refused.")]


class GuestIn(In, GuestFields):
    """Somebody outside, the questions to put to them, and for how many days. Without an address no letter goes out."""

    email: Email | Literal[""] = ""
    questions: Annotated[list[Key], Field(min_length=1, max_length=200)]
    days: Annotated[int, Field(ge=1, le=60)] = 14


class GuestOut(Out):
    """A guest on record; the link itself is not among what is kept."""

    id: UUID
    version: int
    name: str
    email: str
    questions: list[str]
    note: str
    invited_by: str
    expires_at: datetime
    revoked: bool


class NewGuestOut(GuestOut):
    """A guest just invited. The link is shown this once."""

    link: str


class OfferOut(Out):
    """An answer that a guest offered, and the option now on record for the same question."""

    id: UUID
    version: int
    guest_id: UUID
    guest_name: str
    question: str
    question_text: str
    option: str
    option_text: str
    note: str
    offered_by: str
    offered_at: datetime
    outcome: Outcome
    reason: str
    decided_by: str
    decided_on: date | None
    standing: str | None


class VerdictIn(In):
    """Whether the offered answer counts; a refusal says why."""

    accept: bool
    reason: Note = ""


class OfferIn(LinkSecretIn, OfferFields):
    """The secret of a guest's link, and the answer offered to one of its questions."""

    question: Key


class OfferedOut(Out):
    """What the guest has offered, and what became of it."""

    option: str
    note: str
    outcome: Outcome


class VisitOptionOut(Out):
    """One answer to choose from."""

    id: str
    text: str
    teach: str


class VisitQuestionOut(Out):
    """A question put to the guest. `minutes` is what answering takes."""

    id: str
    section_title: str
    text: str
    why: str
    citations: list[str]
    minutes: int
    options: list[VisitOptionOut]
    offered: OfferedOut | None


class VisitOut(Out):
    """What a guest is shown: who asks, until when, and the questions of this link. Nothing else of the practice."""

    practice: str
    invited_by: str
    guest: str
    note: str
    expires_at: datetime
    questions: list[VisitQuestionOut]


@router.get("/offers", summary="List the answers that guests offered", response_model=Page[OfferOut])
def list_offers(work: Reading, outcome: Which = None, sort: Sort = "id", after: Asked = None, limit: Most = 50) -> Any:
    """`standing` is the option on record now; nothing that was offered counts before somebody has accepted it."""
    query = guests.offers(outcome)
    rows, next_ = page(work.session, query, guests.sortable_offers, sort=sort, after=after, limit=limit)
    return work.page(_told(work, rows), next_)


@router.post("/offers/{id}/decision", summary="Accept or refuse an offered answer")
def decide_offer(work: Writing, id: UUID, body: VerdictIn) -> OfferOut:
    """Accepted, it goes on record as the practice's answer in place of the one before; that one stays in the history."""
    row = work.unchanged(guests.offer(work.session, id))
    if row.outcome != "pending":
        raise Conflict(f"This answer was {row.outcome} already. A new link can ask the question again.")
    if body.accept:
        _take_over(work, row)
    elif not body.reason:
        raise Invalid(faults=[FaultOut(at=["body", "reason"], message="is needed to refuse an answer")])
    row.outcome = "accepted" if body.accept else "refused"
    row.reason, row.decided_by, row.decided_on = body.reason, work.caller.name, work.today
    work.found(row)
    return OfferOut.model_validate(_told(work, [guests.shown(work.session, row.id)])[0])


@router.get("", summary="List the guests", response_model=Page[GuestOut])
def list_guests(work: Reading, sort: Sort = "id", after: Asked = None, limit: Most = 50) -> Any:
    return read_page(work, guests, sort, after, limit)


@router.post("", status_code=201, summary="Ask somebody outside by link")
def create_guest(work: Writing, body: GuestIn) -> NewGuestOut:
    """The link works without an account until the end of its last day. It shows the questions, never your answers.

    With an address the link also goes out by mail, but not from a sample practice.
    """
    practice = work.practice
    _applying(body.questions, practice, work.today)
    link = draw_up(work, practice, "/guest", work.today + timedelta(body.days))
    row = Guest(
        **body.model_dump(exclude={"days"}),
        invited_by=work.caller.name,
        expires_at=link.expires_at,
        secret=link.mark,
    )
    link.send(work, practice, _letter(row, practice, link))
    return NewGuestOut.model_validate(work.created(row), update={"link": link.url})


@router.get("/{id}", summary="Read a guest")
def get_guest(work: Reading, id: UUID) -> GuestOut:
    return GuestOut.model_validate(work.found(guests.get(work.session, id)))


@router.delete("/{id}", status_code=204, summary="Take a guest's link back")
def revoke_guest(work: Writing, id: UUID) -> None:
    """The link stops working at once. What the guest has offered stays, and can still be accepted or refused."""
    row = work.unchanged(guests.get(work.session, id))
    row.revoked = True


@visiting.post("", summary="See what a guest's link asks")
def visit_guest_link(visit: Visiting, body: LinkSecretIn) -> VisitOut:
    """Needs no sign-in. A link that is unknown, too old or taken back is told the same."""
    with opened(visit, body.token, guests, "guest", write=False) as inside:
        guest, practice = inside.link, inside.practice
        asked = _asked(inside)
        titles = {section.id: section.title for section in bank_on(inside.today).sections}
        offered = {row.question: row for row in guests.offers_of(inside.session, guest.id)}
        return VisitOut(
            practice=practice.name,
            invited_by=guest.invited_by,
            guest=guest.name,
            note=guest.note,
            expires_at=guest.expires_at,
            questions=[_question(each, titles[each.section], offered.get(each.id)) for each in asked.values()],
        )


@visiting.post("/offers", summary="Offer an answer as a guest")
def offer_answer(visit: Visiting, body: OfferIn) -> OfferedOut:
    """Needs no sign-in. It counts once the practice has accepted it; until then a newer one takes its place."""
    with opened(visit, body.token, guests, "guest") as inside:
        guest = inside.link
        if body.question not in _asked(inside):
            raise Invalid(faults=[FaultOut(at=["body", "question"], message="is not among the questions of this link")])
        check(bank_on(inside.today), facts.Answer(body.question, body.option, body.note))
        row = guests.offer_to(inside.session, guest.id, body.question)
        if row is None:
            row = Offer(guest_id=guest.id, question=body.question, option=body.option)
        if row.outcome != "pending":
            raise Conflict(f"The practice has {row.outcome} your answer already. To change it, ask for a new link.")
        row.option, row.note, row.offered_by, row.offered_at = body.option, body.note, guest.name, instant()
        inside.session.add(row)
        return OfferedOut.model_validate(row)


def _take_over(work: Work, offer: Offer) -> None:
    """The offered answer as the practice's own."""
    bank = bank_on(work.today)
    if offer.question not in {question.id for question in applicable(bank, profile(work.practice))}:
        raise Conflict("This question does not apply to the practice any more. Refuse the answer, or change the facts.")
    check(bank, facts.Answer(offer.question, offer.option, offer.note))
    row = answers.by_question(work.session, offer.question)
    if row is None:
        row = Answer(question=offer.question)
        work.session.add(row)
    row.option, row.note, row.answered_on = offer.option, offer.note, work.today
    row.answered_by = f"{offer.offered_by} by link, accepted by {work.caller.name}"


def _applying(questions: list[str], practice: Practice, on: date) -> None:
    """Raises Invalid, with the place of each question that cannot be put to this practice or stands there twice."""
    known = {question.id for question in applicable(bank_on(on), profile(practice))}
    told = [
        FaultOut(at=["body", "questions", place], message=message)
        for place, id in enumerate(questions)
        for message, wrong in (
            ("is no question that applies to this practice", id not in known),
            ("is listed twice", id in questions[:place]),
        )
        if wrong
    ]
    if told:
        raise Invalid(faults=told)


def _asked(inside: Opened) -> dict[str, Question]:
    """The questions of a link that apply to the practice today, by id, in the bank's order."""
    known = applicable(bank_on(inside.today), profile(inside.practice))
    return {question.id: question for question in known if question.id in inside.link.questions}


def _question(question: Question, section_title: str, offered: Offer | None) -> VisitQuestionOut:
    return VisitQuestionOut(
        id=question.id,
        section_title=section_title,
        text=question.text,
        why=question.why,
        citations=list(question.citations),
        minutes=question.minutes,
        options=[VisitOptionOut(id=each.id, text=each.text, teach=each.teach) for each in question.options],
        offered=OfferedOut.model_validate(offered) if offered else None,
    )


def _told(work: Work, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Offers with the words of their question and option, and with the answer that stands on record."""
    bank = bank_on(work.today)
    standing = answers.by_questions(work.session, {row["question"] for row in rows})
    told = []
    for row in rows:
        question, answer = bank.questions.get(row["question"]), standing.get(row["question"])
        option = question.option(row["option"]) if question else None
        words = {
            "question_text": question.text if question else row["question"],
            "option_text": option.text if option else row["option"],
            "standing": answer.option if answer else None,
        }
        told.append(row | words)
    return told


def _letter(guest: Guest, practice: Practice, link: NewLink) -> Letter:
    return Letter(
        guest.email,
        f"{practice.name} has a few questions for you",
        f"Hello {guest.name},\n\n{guest.invited_by} of {practice.name} asks for your help with "
        f"{counted(len(guest.questions), 'question')} about how the practice protects patient information. You need "
        f"no account. This link works until the end of {spell(link.until)}:\n\n{link.url}\n\n"
        "Whoever has the link can answer in your name, so please do not pass it on. Do not put names of patients or "
        "anything else about them into your answers.\n",
    )
