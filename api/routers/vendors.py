"""Which firms outside touch PHI? 45 CFR 164.308(b)."""

from uuid import UUID

from api.db import vendors
from api.db.vendors import Vendor, VendorFields
from api.domain.roles import Scope
from api.door import room
from api.shelf import Shelf, stand
from api.wire import In, Out

router = room("vendors", "vendors")


class VendorIn(In, VendorFields):
    """A firm outside, what it does, and the agreement on file."""


class VendorOut(Out, VendorFields):
    """A firm outside, what it does, and the agreement on file."""

    id: UUID
    version: int


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
    ),
)
