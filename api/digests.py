"""Who gets the one letter of the week, and how does it go out? Gathered from every room, sent once."""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.exc import IntegrityError, OperationalError
from sqlmodel import Session

from api.db import attestations, courses, determinations, devices, digests, people, practices, signings
from api.db.attestations import PersonalLink
from api.db.base import Database, now, transaction
from api.db.digests import Digest
from api.db.practices import Practice
from api.domain.agreements import owed, terms_on
from api.domain.attestations import Reading, Worker, missing, present
from api.domain.courses import owed as due
from api.domain.digests import Dated, Waiting, pressing, week_of, written
from api.domain.signings import owed as unsigned
from api.domain.signings import papers_on
from api.learning import learning
from api.links import drawn
from api.mail import Letter, post
from api.problems import Busy
from api.promises import in_effect
from api.settings import Settings

ACTOR = "digest"
DAYS = 14
_log = logging.getLogger("duecare.digests")


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody with an address, and what waits for them; `person` is set when they have a page of their own."""

    name: str
    email: str
    waiting: Waiting
    person: UUID | None = None


def gather(session: Session, practice: Practice, on: date) -> list[Recipient]:
    """Everybody for whom something waits on a day, by name; each address once."""
    workers = {worker.id: worker for worker in present(people.readers(session), on)}
    own = _own(session, practice, workers, on)
    tasks = digests.open_tasks(session)
    late = sum(each.due_on is not None and each.due_on < on for owned in tasks.values() for each in owned)
    users = {user.email: user for user in digests.members(session)}
    asked = digests.asked(session, [user.id for user in users.values()])
    found: dict[str, Recipient] = {}
    for row in digests.addressed(session):
        worker = workers.get(str(row.id))
        if worker is None or row.email in found:
            continue
        user = users.get(row.email)
        answers_for_it = bool(worker.duties)
        waiting = replace(
            own[worker.id],
            tasks=pressing(_owned(tasks, row.name, user.name if user else row.name), on),
            questions=asked[user.id] if user else 0,
            late=late if answers_for_it else 0,
            readers=sum(bool(each.policies) for each in own.values()) if answers_for_it else 0,
            learners=sum(bool(each.courses) for each in own.values()) if answers_for_it else 0,
        )
        found[row.email] = Recipient(row.name, row.email, waiting, row.id)
    for email, user in users.items():
        waiting = Waiting(tasks=pressing(_owned(tasks, user.name), on), questions=asked[user.id])
        found.setdefault(email, Recipient(user.name, email, waiting))
    return sorted(
        (each for each in found.values() if each.waiting.anything()), key=lambda each: (each.name, each.email)
    )


def send_due(database: Database, settings: Settings, moment: datetime) -> int:
    """Send every letter that is due and was not sent, and say how many. Once each, also with several processes: what is
    on record as sent is never sent again, even where the mail server then refused it.
    """
    with transaction(database, practice_id=None, actor=ACTOR, write=False) as session:
        wanting = digests.wanting(session)
    return sum(_send(database, settings, id, moment.astimezone(ZoneInfo(zone))) for id, zone in wanting)


def _send(database: Database, settings: Settings, practice_id: UUID, local: datetime) -> int:
    week, letters = week_of(local), list[Letter]()
    try:
        with transaction(database, practice_id=practice_id, actor=ACTOR) as session:
            practice = practices.get(session, practice_id)
            if practice is None or not practice.weekly_letter:
                return 0
            had = digests.sent(session, week)
            for recipient in gather(session, practice, local.date()):
                if recipient.email not in had:
                    letters.append(_letter(session, settings, practice, recipient, local.date()))
                    session.add(Digest(week=week, email=recipient.email, sent_at=now()))
    except (IntegrityError, OperationalError, Busy):
        _log.info("The letters of a practice are left to the next round, or to another process.")
        return 0
    for letter in letters:
        post(letter, settings)
    return len(letters)


def _letter(session: Session, settings: Settings, practice: Practice, recipient: Recipient, on: date) -> Letter:
    """The letter, with a fresh link to their own page where something waits there; it ends the one before."""
    page = ""
    if recipient.waiting.personal() and recipient.person is not None:
        for before in attestations.links_of(session, recipient.person):
            before.ended_at = now()
        link = drawn(settings, practice, "/mine", on + timedelta(DAYS))
        by = {"invited_by": "The weekly letter", "expires_at": link.expires_at, "secret": link.mark}
        session.add(PersonalLink.model_validate({"person_id": recipient.person} | by))
        page = f"Your own page, without a password: {link.url}"
    text = written(recipient.name, recipient.waiting, on, page, f"{settings.base_url}/practice/{practice.id}")
    return Letter(recipient.email, f"{practice.name}: your week", text)


def _own(session: Session, practice: Practice, workers: Mapping[str, Worker], on: date) -> dict[str, Waiting]:
    """What waits for each worker on a page of their own."""
    titles = {
        Reading(str(policy.id), version.number, tuple(policy.audience)): policy.title
        for policy, version in in_effect(session, on)
    }
    until, ids = datetime.combine(on + timedelta(1), time(), UTC), [UUID(id) for id in workers]
    attested = attestations.attested_until(session, until, ids)
    against, taken = learning(session, practice, on), courses.taken(session, ids, on)
    terms, open_devices = terms_on(on), dict[UUID, list[str]]()
    for device in devices.personal(session):
        if owed(devices.own([device]), terms):
            open_devices.setdefault(device.person_id, []).append(device.name)
    papers, packs, signed = papers_on(on), determinations.packs(session), signings.by_person(session)
    done = {id: {(row.paper, row.sha256) for row in rows} for id, rows in signed.items()}
    return {
        id: Waiting(
            policies=_unread(worker, titles, attested.get(UUID(id), set())),
            courses=tuple(each.course.title for each in due(against.standings(worker, taken.get(UUID(id), {})))),
            devices=tuple(open_devices.get(UUID(id), ())),
            papers=tuple(
                each.terms.title for each in unsigned(papers, packs.get(UUID(id)), done.get(UUID(id), frozenset()))
            ),
        )
        for id, worker in workers.items()
    }


def _unread(worker: Worker, titles: dict[Reading, str], done: set[tuple[UUID, int]]) -> tuple[str, ...]:
    left = missing(worker, titles, {(str(policy), number) for policy, number in done})
    return tuple(titles[each] for each in left)


def _owned(tasks: dict[str, list[Dated]], *names: str) -> list[Dated]:
    return [each for name in dict.fromkeys(names) for each in _of(tasks, name)]


def _of(tasks: dict[str, list[Dated]], name: str) -> Iterable[Dated]:
    return tasks.get(name, ())
