"""What has to come back first, how soon, and what is still open? The criticality analysis: 164.308(a)(7)(ii)(E)."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from api.db import assets, recoveries
from api.db.recoveries import Recovery, RecoveryFields
from api.domain import recoveries as rules
from api.domain.roles import Scope
from api.door import room
from api.problems import NotFound
from api.shelf import Asked, Most, part
from api.wire import In, Out, Page
from api.work import Work, work

router = room("recoveries", "contingency")
Reading = Annotated[Work, work(Scope.INVENTORY_READ)]
Writing = Annotated[Work, work(Scope.INVENTORY_WRITE)]


class RecoveryIn(In, RecoveryFields):
    """What the practice wants of one system after a failure. The rule in force names no hours: they are its own."""


class RecoveryOut(Out, RecoveryFields):
    """A system in the order of recovery; `version` is 0 while nothing is on record about it.

    `backed_up_on` is the last backup that worked, `restored_on` and `restored_hours` the last test.
    """

    asset_id: UUID
    version: int
    place: int
    name: str
    critical: bool
    backed_up_on: date | None
    restored_on: date | None
    restored_hours: float | None
    gaps: list[rules.Gap]


@router.get("", summary="List the systems in the order of recovery", response_model=Page[RecoveryOut])
def list_recoveries(work: Reading, after: Asked = None, limit: Most = 50) -> Any:
    """Everything in use that holds patient information, or without which care cannot go on."""
    return part(
        [_line(each, row) for each, _, row in recoveries.ordered(work.session, work.today)], "asset_id", after, limit
    )


@router.put("/{asset_id}", summary="Say how soon a system has to be back")
def replace_recovery(work: Writing, asset_id: UUID, body: RecoveryIn) -> RecoveryOut:
    """The first time without If-Match, after that with it."""
    if assets.get(work.session, asset_id) is None:
        raise NotFound
    row = recoveries.of(work.session, asset_id)
    if row is None:
        work.absent()
        row = Recovery(asset_id=asset_id)
        work.session.add(row)
    else:
        work.unchanged(row)
    row.sqlmodel_update(body.model_dump())
    work.found(row)
    order = recoveries.ordered(work.session, work.today)
    line = next((each for each, _, _ in order if each.system.id == str(asset_id)), None)
    return RecoveryOut.model_validate(_line(line, row) if line else _bare(work, row))


def _line(line: rules.Line, row: Recovery | None) -> dict[str, Any]:
    system, test = line.system, line.system.restored
    return {
        **RecoveryFields.model_validate(row or RecoveryFields(), from_attributes=True).model_dump(),
        "asset_id": system.id,
        "version": row.version if row else 0,
        "place": line.place,
        "name": system.name,
        "critical": system.critical,
        "backed_up_on": system.backed_up_on and system.backed_up_on.isoformat(),
        "restored_on": test and test.on.isoformat(),
        "restored_hours": test.hours if test else None,
        "gaps": list(line.gaps),
    }


def _bare(work: Work, row: Recovery) -> dict[str, Any]:
    """One that is not in the order: out of use, or without patient information."""
    asset = assets.get(work.session, row.asset_id)
    system = rules.System(str(row.asset_id), asset.name if asset else "", False, recoveries.target(row))
    return _line(rules.Line(0, system, ()), row)
