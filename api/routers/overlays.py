"""What does State law ask for besides? An overlay with source and date, empty until the practice fills it, never guessed."""

from uuid import UUID

from api.db import overlays
from api.db.overlays import Overlay, OverlayFields
from api.domain.notifications import rule_on
from api.domain.roles import Scope
from api.door import room
from api.problems import FaultOut, Invalid
from api.shelf import Shelf, stand
from api.wire import In, Out
from api.work import Work

router = room("overlays", "incidents")


class OverlayIn(In, OverlayFields):
    """A duty by a State's law, with the source that somebody read, and when."""


class OverlayOut(Out, OverlayFields):
    """A duty by a State's law, on record."""

    id: UUID
    version: int


def _check(work: Work, body: OverlayIn) -> None:
    faults = []
    if body.state not in rule_on(work.today).states:
        faults.append(FaultOut(at=["body", "state"], message="is no State, territory or district"))
    if body.read_on > work.today:
        faults.append(FaultOut(at=["body", "read_on"], message="has not come yet"))
    if faults:
        raise Invalid(faults=faults)


stand(
    router,
    Shelf(
        noun="overlay",
        nouns="overlays",
        records=overlays,
        row=Overlay,
        body=OverlayIn,
        out=OverlayOut,
        read=Scope.INCIDENTS_READ,
        write=Scope.INCIDENTS_WRITE,
        sort="state",
        check=_check,
    ),
)
