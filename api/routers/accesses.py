"""Who can get into which system, since when, and until when? 45 CFR 164.308(a)(4)(ii)(B) and (C)."""

from typing import Annotated, Any
from uuid import UUID
from zoneinfo import ZoneInfo

from fastapi import Query

from api.db import accesses, assets, people
from api.db.accesses import Access, AccessFields
from api.domain.roles import Scope
from api.door import room
from api.problems import FaultOut, Invalid
from api.shelf import Shelf, stand
from api.wire import In, MaybeMoment, Out
from api.work import Work, instant

router = room("accesses", "accesses")


class AccessIn(In, AccessFields):
    """Somebody's way into a system, and who opened and closed it when, to the minute; by the caller when nobody is
    named.
    """

    granted_at: MaybeMoment = None
    ended_at: MaybeMoment = None


class AccessOut(Out, AccessFields):
    """Somebody's way into a system."""

    id: UUID
    version: int


async def wanted(
    person_id: Annotated[UUID | None, Query()] = None,
    asset_id: Annotated[UUID | None, Query()] = None,
    open: Annotated[bool | None, Query(description="Whether it has no end yet.")] = None,
) -> dict[str, Any]:
    """Which ways in to list."""
    return {"person_id": person_id, "asset_id": asset_id, "open": open}


def in_order(work: Work, body: AccessIn) -> None:
    """Refuse people and systems that are not on record, and times that cannot be; fill in who it was."""
    faults = []
    if body.granted_at and not body.granted_by:
        body.granted_by = work.caller.name
    if body.ended_at and not body.ended_by:
        body.ended_by = work.caller.name
    if people.get(work.session, body.person_id) is None:
        faults.append(("person_id", "is nobody on record"))
    if assets.get(work.session, body.asset_id) is None:
        faults.append(("asset_id", "is no system on record"))
    for name in ("granted_at", "ended_at"):
        moment = getattr(body, name)
        if moment is not None and moment > instant():
            faults.append((name, "has not come yet; write it down once it has happened"))
    if body.granted_at and body.ended_at and body.ended_at < body.granted_at:
        faults.append(("ended_at", "is before the access was given"))
    if faults:
        raise Invalid(faults=[FaultOut(at=["body", name], message=message) for name, message in faults])


def settled(work: Work, row: Access) -> None:
    """When somebody who has left loses their last way in, their own record says so."""
    person = people.get(work.session, row.person_id)
    if person is not None:
        accesses.settle(work.session, person, ZoneInfo(work.practice.time_zone))


stand(
    router,
    Shelf(
        "access",
        "accesses",
        accesses,
        Access,
        AccessIn,
        AccessOut,
        Scope.INVENTORY_READ,
        Scope.INVENTORY_WRITE,
        sort="id",
        check=in_order,
        after=settled,
        filters=wanted,
    ),
)
