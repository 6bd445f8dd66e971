"""Which firms outside touch PHI? 45 CFR 164.308(b)."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Query

from api.db import vendors
from api.db.vendors import Agreement, Vendor, VendorFields, YesNo
from api.domain.records import over
from api.domain.roles import Scope
from api.domain.vendors import COLUMNS, read_vendors
from api.door import room
from api.sheets import LoadedOut, Names, SheetIn, Target, rows_of, save, settle, told
from api.shelf import Shelf, stand
from api.wire import In, Out
from api.work import Work, work

router = room("vendors", "vendors")
Writing = Annotated[Work, work(Scope.INVENTORY_WRITE)]


class VendorIn(In, VendorFields):
    """A firm outside, what it does, and the agreement on file."""


class VendorOut(Out, VendorFields):
    """A firm outside, what it does, and the agreement on file."""

    id: UUID
    version: int


class VendorSheetIn(SheetIn):
    """The vendors as they were typed, at most 2,000 rows; a row is known by its name, whatever its case and spaces."""

    rows: rows_of("Vendor", COLUMNS)  # type: ignore[valid-type]


class VendorsLoadedOut(LoadedOut):
    """What became of the rows, and the first 200 vendors they are about."""

    items: list[VendorOut]


async def wanted(
    agreement: Annotated[Agreement | None, Query()] = None, touches_phi: Annotated[YesNo | None, Query()] = None
) -> dict[str, Any]:
    """Which vendors to list."""
    return {"agreement": agreement, "touches_phi": touches_phi}


@router.post("/import", summary="Load vendors from a spreadsheet")
def import_vendors(work: Writing, body: VendorSheetIn) -> VendorsLoadedOut:
    """A row finds its vendor by name and changes only what its cells say.

    On a dry run nothing is saved, and `items` shows the vendors as they would be. Otherwise one fault stops it all.
    """
    target = Target(
        Names(Vendor, vendors.everything(work.session), lambda vendor: not over(vendor.ended_on, work.today))
    )
    load = settle(read_vendors([row.model_dump() for row in body.rows]), target)
    if not body.dry_run:
        save(work, load, target)
    return VendorsLoadedOut.model_validate(told(load))


stand(
    router,
    Shelf(
        "vendor",
        "vendors",
        vendors,
        Vendor,
        VendorIn,
        VendorOut,
        Scope.INVENTORY_READ,
        Scope.INVENTORY_WRITE,
        sort="name",
        filters=wanted,
        bulk=True,
    ),
)
