"""Does everybody who uses a device of their own for work agree to how it is kept? On their own page, for each device."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import StringConstraints

from api.bearers import KeyIn, Opened, opened
from api.db import devices
from api.db.devices import Device, DeviceKind
from api.domain.agreements import asked, terms_on
from api.door import room
from api.problems import Conflict
from api.wire import Out
from api.work import Visiting, instant

router = room("/v1/personal-pages/agreements", "attestations")


class AgreeIn(KeyIn):
    """The device, and the digest of the terms that were shown."""

    device_id: UUID
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class OwnDeviceOut(Out):
    """A device of the person's own. `agreed_at` is null until they have agreed to these very terms for it."""

    id: UUID
    name: str
    kind: DeviceKind
    agreed_at: datetime | None


class AgreementOut(Out):
    """What is agreed to, whose word it is, and for which devices. With no device there is nothing to agree to."""

    edition: date
    title: str
    purpose: str
    says: str
    promises: list[str]
    sha256: str
    devices: list[OwnDeviceOut]


@router.post("/reading", summary="Read what is agreed to for devices of one's own")
def read_agreement(visit: Visiting, body: KeyIn) -> AgreementOut:
    """Needs no sign-in, but the link and its key."""
    with opened(visit, body) as page:
        return _told(page)


@router.post("", summary="Agree to how a device of one's own is kept")
def agree(visit: Visiting, body: AgreeIn) -> AgreementOut:
    """Needs no sign-in, but the link and its key. For this device and these terms only; the same again changes nothing.
    With the last thing to read or to agree to the link has done its work and ends.
    """
    with opened(visit, body) as page:
        row = next((device for device in _asked(page) if device.id == body.device_id), None)
        if row is None:
            raise Conflict("This device is not on your list any more. Read the page again.")
        if body.sha256 != terms_on(page.today).digest:
            raise Conflict("That is not the text that you were shown. Read the page again.")
        if row.terms_sha256 != body.sha256:
            row.attested_at, row.attested_by, row.terms_sha256 = instant(), page.person.name, body.sha256
            row.attested_on, row.agreed_on = page.today, row.agreed_on or page.today
        page.settle()
        return _told(page)


def _asked(page: Opened) -> list[Device]:
    """The devices that the person is asked about, by name."""
    rows = {str(row.id): row for row in devices.of_person(page.session, page.person.id)}
    return [rows[own.id] for own in asked(devices.own(rows.values()))]


def _told(page: Opened) -> AgreementOut:
    terms = terms_on(page.today)
    return AgreementOut(
        edition=terms.edition,
        title=terms.title,
        purpose=terms.purpose,
        says=terms.says,
        promises=list(terms.promises),
        sha256=terms.digest,
        devices=[
            OwnDeviceOut(
                id=row.id,
                name=row.name,
                kind=row.kind,
                agreed_at=row.attested_at if row.terms_sha256 == terms.digest else None,
            )
            for row in _asked(page)
        ],
    )
