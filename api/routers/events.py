"""What has happened that counts?"""

from uuid import UUID

from api.db import events
from api.db.events import Event, EventFields
from api.domain.roles import Scope
from api.door import room
from api.shelf import Shelf, stand
from api.wire import In, Out

router = room("events", "events")


class EventIn(In, EventFields):
    """Something that happened on a day; names no patient."""


class EventOut(Out, EventFields):
    """Something that happened on a day; names no patient."""

    id: UUID
    version: int


stand(
    router,
    Shelf(
        "event",
        "events",
        events,
        Event,
        EventIn,
        EventOut,
        Scope.INVENTORY_READ,
        Scope.INVENTORY_WRITE,
        sort="-happened_on",
    ),
)
