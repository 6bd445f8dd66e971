"""Which backups were made and brought back, and does it work? The log that 45 CFR 164.308(a)(7)(ii)(D) lives by."""

from collections.abc import Mapping
from typing import Annotated, Any
from uuid import UUID

from api.db import assets, recoveries, restores
from api.db.pages import page
from api.db.restores import Restore, RestoreFields
from api.domain import recoveries as rules
from api.domain.roles import Scope
from api.door import room
from api.problems import FaultOut, Invalid
from api.shelf import Asked, Most
from api.wire import In, Out, Page
from api.work import Work, work

router = room("restores", "contingency")
Reading = Annotated[Work, work(Scope.INVENTORY_READ)]
Writing = Annotated[Work, work(Scope.INVENTORY_WRITE)]


class RestoreIn(In, RestoreFields):
    """A backup that was made, or one that was brought back as a test; by the caller when nobody is named."""


class RestoreOut(Out, RestoreFields):
    """A line of the log. `verdict` is what a test shows against the practice's own target, null for a backup;
    `within_proposed` whether it would be within the 72 hours of the rule proposed in 2025, which is not law.
    """

    id: UUID
    version: int
    target_hours: int | None
    verdict: rules.Verdict | None
    within_proposed: bool | None


@router.get("", summary="List the backups and restore tests", response_model=Page[RestoreOut])
def list_restores(work: Reading, after: Asked = None, limit: Most = 50) -> Any:
    """The latest first."""
    rows, next_ = page(work.session, restores.listed, restores.sortable, sort="-on", after=after, limit=limit)
    targets = {row.asset_id: row.hours for row in recoveries.everything(work.session)}
    return work.page([_line(row, targets.get(row["asset_id"])) for row in rows], next_)


@router.post("", status_code=201, summary="Write down a backup or a restore test")
def create_restore(work: Writing, body: RestoreIn) -> RestoreOut:
    """A test that brought something back is an event too, so that the analysis knows of it. It is never removed."""
    row = Restore(**_checked(work, body))
    return _kept(work, work.created(row))


@router.get("/{id}", summary="Read a backup or restore test")
def get_restore(work: Reading, id: UUID) -> RestoreOut:
    return _told(work, work.found(restores.get(work.session, id)))


@router.put("/{id}", summary="Correct a backup or restore test")
def replace_restore(work: Writing, id: UUID, body: RestoreIn) -> RestoreOut:
    """The history keeps what it said before."""
    row = work.unchanged(restores.get(work.session, id))
    row.sqlmodel_update(_checked(work, body))
    return _kept(work, row)


def _kept(work: Work, row: Restore) -> RestoreOut:
    asset = assets.get(work.session, row.asset_id)
    restores.tell(work.session, row, asset.name if asset else "")
    return _told(work, work.found(row))


def _checked(work: Work, body: RestoreIn) -> dict[str, Any]:
    faults = []
    if assets.get(work.session, body.asset_id) is None:
        faults.append(FaultOut(at=["body", "asset_id"], message="is no asset of this practice"))
    if body.on > work.today:
        faults.append(FaultOut(at=["body", "on"], message="has not come yet"))
    if body.did == "restore" and body.result == "ok" and body.hours is None:
        faults.append(FaultOut(at=["body", "hours"], message="say how many hours it took"))
    if faults:
        raise Invalid(faults=faults)
    return body.model_dump() | {"by": body.by or work.caller.name}


def _line(row: Mapping[str, Any], target: int | None) -> dict[str, Any]:
    tested = row["did"] == "restore"
    hours = row["hours"] or 0
    return {
        **row,
        "target_hours": target,
        "verdict": rules.verdict(hours, row["result"], target) if tested else None,
        "within_proposed": rules.within_proposed(hours, row["result"]) if tested else None,
    }


def _told(work: Work, row: Restore) -> RestoreOut:
    target = recoveries.of(work.session, row.asset_id)
    return RestoreOut.model_validate(_line(row.model_dump(exclude={"practice_id"}), target.hours if target else None))
