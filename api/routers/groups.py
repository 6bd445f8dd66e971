"""Which assets are treated alike?"""

from uuid import UUID

from api.db import groups
from api.db.groups import AssetGroup, GroupFields
from api.domain.roles import Scope
from api.door import room
from api.shelf import Shelf, stand
from api.wire import In, Out

router = room("groups", "groups")


class GroupIn(In, GroupFields):
    """Assets treated alike, rated together."""


class GroupOut(Out, GroupFields):
    """Assets treated alike, rated together."""

    id: UUID
    version: int


stand(
    router,
    Shelf(
        "asset group",
        "asset groups",
        groups,
        AssetGroup,
        GroupIn,
        GroupOut,
        Scope.INVENTORY_READ,
        Scope.INVENTORY_WRITE,
        sort="name",
    ),
)
