"""How does somebody without an account get in? By a link that ends: its secret is told once, and only its mark is kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Annotated, Any, Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import StringConstraints

from api import guard
from api.db import practices
from api.db.base import Session, within
from api.db.chain import hold
from api.db.practices import Practice
from api.keys import fingerprint, new_secret
from api.mail import Letter, post
from api.problems import NotFound
from api.settings import Settings
from api.wire import In
from api.work import Visit, Work, instant

LinkSecret = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
GONE = "This link does not work, or does not work any more. Ask the person who sent it to you for a new one."


class Links(Protocol):
    """What a room's module in db offers to find its links by."""

    def practice_of(self, session: Session, fingerprint: str) -> UUID | None: ...

    def by_secret(self, session: Session, fingerprint: str) -> Any: ...


class LinkSecretIn(In):
    """The secret of a link: what follows `token=` in it."""

    token: LinkSecret


@dataclass(frozen=True, slots=True)
class Opened:
    """What a link opens, in a transaction that sees nothing but its practice."""

    session: Session
    link: Any
    practice: Practice

    @property
    def today(self) -> date:
        """The practice's day."""
        return instant().astimezone(ZoneInfo(self.practice.time_zone)).date()


@dataclass(frozen=True, slots=True)
class NewLink:
    """A link just drawn up: where it leads, until when, and the mark by which it is found again."""

    url: str
    until: date
    expires_at: datetime
    mark: str

    def send(self, work: Work, practice: Practice, letter: Letter) -> None:
        """By mail, once it is on record; from a sample practice, and without an address, nothing goes out."""
        if letter.to and not practice.sample:
            settings = work.settings
            work.afterwards.append(lambda: post(letter, settings))


def drawn(settings: Settings, practice: Practice, page: str, until: date) -> NewLink:
    """A link to a page that works until the end of a day in the practice's zone."""
    secret = new_secret()
    ends = datetime.combine(until, time(23, 59, 59), ZoneInfo(practice.time_zone)).astimezone(UTC)
    return NewLink(f"{settings.base_url}{page}#token={secret}", until, ends, fingerprint(secret))


def draw_up(work: Work, practice: Practice, page: str, until: date) -> NewLink:
    """The same, for the answer to whoever asked: that answer is kept nowhere."""
    work.confidential = True
    return drawn(work.settings, practice, page, until)


@contextmanager
def opened(visit: Visit, token: str, links: Links, who: str, *, write: bool = True) -> Iterator[Opened]:
    """What a link of one kind opens; raises NotFound alike when it is unknown, too old or ended. `who` is the word for
    whoever comes by it in the history.
    """
    mark = fingerprint(token)
    with visit.records(write=write) as session:
        practice_id = links.practice_of(session, mark)
        if practice_id is None:
            raise NotFound(GONE)
        with within(session, practice_id):
            if write:
                hold(session.connection(), practice_id)  # so that a link ended meanwhile is seen to be
            link, practice = links.by_secret(session, mark), practices.get(session, practice_id)
            if link is None or practice is None:
                raise NotFound(GONE)
            session.info["actor"] = f"{who}:{link.id}"
            yield Opened(session, link, practice)
            guard.remember(session, visit.request)
