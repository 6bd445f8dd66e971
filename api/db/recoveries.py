"""How soon does each system have to be back, and how does one work without it? 45 CFR 164.308(a)(7)(ii)(E)."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field as Constraint
from sqlalchemy import ForeignKeyConstraint, UniqueConstraint
from sqlmodel import Session, SQLModel, col, select

from api.db import assets, restores
from api.db.assets import Asset
from api.db.base import Row
from api.db.fields import Line, Note, word
from api.domain import recoveries as rules
from api.domain.plans import YesNo
from api.domain.records import over

Hours = Annotated[int, Constraint(ge=1, le=8_760)]


class RecoveryFields(SQLModel):
    """What a practice wants of one system after a failure. `hours` until it is back, `point_hours` of work that may be
    lost at most, `rank` its place in the order of recovery.
    """

    hours: Hours | None = None
    point_hours: Hours | None = None
    rank: Annotated[int, Constraint(ge=1, le=999)] | None = None
    without: Annotated[Note, Constraint(description="How to work while it is away.")] = ""
    backup: Annotated[Note, Constraint(description="How it is backed up, and how often.")] = ""
    backup_where: Line = ""
    restored_by: Annotated[Line, Constraint(description="Who brings it back: a person, or a firm with its number.")] = (
        ""
    )
    copy_encrypted: YesNo = word("unknown", "Whether the copy is encrypted.")
    copy_offsite: YesNo = word("unknown", "Whether a copy lies away from the building and off its network.")
    emergency_access: Annotated[
        Note, Constraint(description="How its records are reached in an emergency: 164.312(a)(2)(ii). No password.")
    ] = ""


class Recovery(RecoveryFields, Row, table=True):
    """The targets of one system on record."""

    __table_args__ = (
        UniqueConstraint("practice_id", "asset_id"),
        ForeignKeyConstraint(["practice_id", "asset_id"], ["asset.practice_id", "asset.id"]),
    )

    asset_id: UUID


def of(session: Session, asset_id: UUID) -> Recovery | None:
    return session.exec(select(Recovery).where(Recovery.asset_id == asset_id)).one_or_none()


def everything(session: Session) -> list[Recovery]:
    return list(session.exec(select(Recovery).order_by(col(Recovery.id))))


def ordered(session: Session, on: date) -> list[tuple[rules.Line, Asset, Recovery | None]]:
    """Everything in use that holds patient information or that care cannot go on without, in the order of recovery."""
    rows = {row.asset_id: row for row in everything(session)}
    backups: dict[UUID, date] = {}
    tests: dict[UUID, list[rules.Restored]] = {}
    for each in restores.everything(session):
        if each.did == "restore":
            tests.setdefault(each.asset_id, []).append(rules.Restored(each.on, each.hours or 0, each.result))
        elif each.result == "ok":
            backups[each.asset_id] = each.on
    found = {
        str(asset.id): asset
        for asset in assets.everything(session)
        if (asset.critical or asset.holds_ephi == "yes") and not over(asset.retired_on, on)
    }
    systems = [
        rules.System(
            id=id,
            name=asset.name,
            critical=asset.critical,
            target=target(rows.get(asset.id)),
            backed_up_on=backups.get(asset.id),
            restored=rules.newest(tests.get(asset.id, [])),
        )
        for id, asset in found.items()
    ]
    return [(line, found[line.system.id], rows.get(UUID(line.system.id))) for line in rules.order(systems, on)]


def target(row: Recovery | None) -> rules.Target:
    """What the practice wants of a system, as the rules see it."""
    return rules.Target() if row is None else rules.Target(row.hours, row.point_hours, row.rank, row.without)
