"""Who has come with a link to a page of their own, and what is left for them there? No account, but a link and a key."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from api import links
from api.db import attestations, courses, determinations, devices, people, signings
from api.db.attestations import Attestation, PersonalLink
from api.db.base import Session
from api.db.people import Person
from api.db.policies import Policy
from api.db.practices import Practice
from api.db.signings import Signing
from api.db.versions import Version
from api.domain import agreements
from api.domain.attestations import Reading, readings_for
from api.domain.courses import Standing, owed
from api.domain.signings import Paper, asked, papers_on
from api.keys import fingerprint
from api.learning import Learning, learning
from api.links import GONE, LinkSecret, LinkSecretIn
from api.problems import NotAllowed, NotFound
from api.promises import in_effect
from api.work import Visit, instant


class KeyIn(LinkSecretIn):
    """The link, and the key that the right code gave."""

    key: LinkSecret


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

    def policies(self) -> list[tuple[Policy, Version]]:
        """The policies in effect that are written for the person."""
        found = {
            Reading(str(policy.id), version.number, tuple(policy.audience)): (policy, version)
            for policy, version in in_effect(self.session, self.today)
        }
        return [found[reading] for reading in readings_for(people.worker(self.person), found)]

    def attested(self) -> list[Attestation]:
        return attestations.of_person(self.session, self.person.id)

    def learning(self) -> Learning:
        return learning(self.session, self.practice, self.today)

    def standings(self) -> tuple[Standing, ...]:
        """How the person stands with each course that they have to take."""
        taken = courses.taken(self.session, [self.person.id], self.today).get(self.person.id, {})
        return self.learning().standings(people.worker(self.person), taken)

    def papers(self) -> tuple[Paper, ...]:
        """The papers that the person signs."""
        told = determinations.of_person(self.session, self.person.id)
        return asked(papers_on(self.today), determinations.pack(told, self.person) if told else None)

    def signed(self) -> dict[tuple[str, str], Signing]:
        """What the person has signed, by paper and the digest of its text."""
        return {(row.paper, row.sha256): row for row in signings.of_person(self.session, self.person.id)}

    def settle(self) -> None:
        """With the last policy read, the last course taken, the last paper signed and the last device of their own
        agreed to, the link has done its work and ends.
        """
        self.session.flush()
        read = {(row.policy_id, row.number) for row in self.attested()}
        unread = [version for policy, version in self.policies() if (policy.id, version.number) not in read]
        own = devices.own(devices.of_person(self.session, self.person.id))
        signed = self.signed()
        left = (
            unread,
            owed(self.standings()),
            [paper for paper in self.papers() if (paper.id, paper.terms.digest) not in signed],
            agreements.owed(own, agreements.terms_on(self.today)),
        )
        if not any(left):
            self.link.ended_at = instant()


@contextmanager
def found(visit: Visit, token: str) -> Iterator[Opened]:
    """The page of a link that works, in a transaction in its practice alone."""
    with links.opened(visit, token, attestations, "person") as page:
        person = people.get(page.session, page.link.person_id)
        if person is None:
            raise NotFound(GONE)
        page.session.info["actor"] = f"person:{person.id}"
        yield Opened(page.session, page.link, person, page.practice)


@contextmanager
def opened(visit: Visit, body: KeyIn) -> Iterator[Opened]:
    """The page, for whoever has the key as well; raises NotAllowed."""
    with found(visit, body.token) as page:
        link = page.link
        valid = link.key and link.key_until is not None and instant() <= link.key_until
        if not valid or not secrets.compare_digest(link.key, fingerprint(body.key)):
            raise NotAllowed("Open the page again with a new code; the last one is too old.")
        if not people.worker(page.person).here(page.today):
            raise NotFound(GONE)
        yield page
