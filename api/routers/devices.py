"""What was given to somebody, or is used by them for work? 45 CFR 164.310(d)(1)."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Query

from api.db import devices, people
from api.db.devices import Device, DeviceFields
from api.domain.roles import Scope
from api.door import room
from api.problems import FaultOut, Invalid
from api.shelf import Shelf, stand
from api.wire import In, MaybeMoment, Out
from api.work import Work, instant

router = room("devices", "devices")


class DeviceIn(In, DeviceFields):
    """A device, key or badge in somebody's hands; a personal one is their own, used for work."""

    returned_at: MaybeMoment = None


class DeviceOut(Out, DeviceFields):
    """A device, key or badge in somebody's hands."""

    id: UUID
    version: int


async def wanted(
    person_id: Annotated[UUID | None, Query()] = None,
    out: Annotated[bool | None, Query(description="Whether it is still with them.")] = None,
) -> dict[str, Any]:
    """Which devices to list."""
    return {"person_id": person_id, "out": out}


def in_order(work: Work, body: DeviceIn) -> None:
    """Refuse people who are not on record, and times that cannot be; fill in who it was handed to."""
    faults = []
    if body.returned_at and not body.returned_to:
        body.returned_to = work.caller.name
    if people.get(work.session, body.person_id) is None:
        faults.append(("person_id", "is nobody on record"))
    if body.returned_at is not None and body.returned_at > instant():
        faults.append(("returned_at", "has not come yet; write it down once it has happened"))
    if faults:
        raise Invalid(faults=[FaultOut(at=["body", name], message=message) for name, message in faults])


stand(
    router,
    Shelf(
        "device",
        "devices",
        devices,
        Device,
        DeviceIn,
        DeviceOut,
        Scope.INVENTORY_READ,
        Scope.INVENTORY_WRITE,
        check=in_order,
        filters=wanted,
    ),
)
