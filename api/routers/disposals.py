"""What was done with equipment and media that held ePHI? 45 CFR 164.310(d)(2)(i)-(ii)."""

from uuid import UUID

from api.db import assets, disposals, vendors
from api.db.disposals import Disposal, DisposalFields
from api.domain.roles import Scope
from api.door import room
from api.problems import FaultOut, Invalid
from api.shelf import Shelf, stand
from api.wire import In, Out
from api.work import Work

router = room("disposals", "contingency")


class DisposalIn(In, DisposalFields):
    """Equipment or media that left or is used again. Name no patient."""


class DisposalOut(Out, DisposalFields):
    """Equipment or media that left or is used again, and how it was wiped or destroyed."""

    id: UUID
    version: int


def possible(work: Work, body: DisposalIn) -> None:
    """Refuse what is not on record, and days that have not come."""
    faults = []
    if body.asset_id is not None and assets.get(work.session, body.asset_id) is None:
        faults.append(("asset_id", "is no asset of this practice"))
    if body.vendor_id is not None and vendors.get(work.session, body.vendor_id) is None:
        faults.append(("vendor_id", "is no vendor of this practice"))
    if body.disposed_on > work.today:
        faults.append(("disposed_on", "has not come yet"))
    if faults:
        raise Invalid(faults=[FaultOut(at=["body", name], message=message) for name, message in faults])


def out_of_use(work: Work, row: Disposal) -> None:
    """An asset that left is out of use from that day, unless its line stands for more than left or says a day itself."""
    asset = assets.get(work.session, row.asset_id) if row.asset_id and not row.used_again else None
    if asset is not None and asset.retired_on is None and row.count >= asset.count:
        asset.retired_on = row.disposed_on


stand(
    router,
    Shelf(
        "disposal",
        "disposals",
        disposals,
        Disposal,
        DisposalIn,
        DisposalOut,
        Scope.INVENTORY_READ,
        Scope.INVENTORY_WRITE,
        sort="-disposed_on",
        check=possible,
        after=out_of_use,
    ),
)
