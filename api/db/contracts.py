"""Which contracts are there with business associates, and what did a person find in each? 45 CFR 164.504(e), 164.308(b)."""

from collections.abc import Collection
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field as Constraint
from sqlalchemy import ForeignKeyConstraint
from sqlmodel import Session, SQLModel, col, select

from api.db import vendors
from api.db.base import Row
from api.db.fields import Line, Note, json_column, word
from api.db.pages import columns
from api.domain import contracts as rules
from api.domain.contracts import Disposition, Kind, YesNo

Days = Annotated[int, Constraint(ge=1, le=60)]


class ContractFields(SQLModel):
    """A contract: its days, its local terms, and what became of the information at its end.

    `notice_days` is how many days after discovery the other side has to tell of a breach; the rule gives 60 at most.
    `verified_on` is the day of the last written word that its safeguards are in place.
    """

    kind: Kind = word("business_associate")
    executed_on: date | None = None
    effective_on: date | None = None
    expires_on: date | None = None
    renews: Annotated[bool, Constraint(description="It goes on by itself when its term is over.")] = False
    ended_on: date | None = None
    notice_days: Days | None = None
    yearly_verification: Annotated[
        bool, Constraint(description="They confirm their safeguards in writing each year.")
    ] = False
    verified_on: date | None = None
    delegates: YesNo = word("unknown", "Whether duties of the covered entity are handed over: 164.504(e)(2)(ii)(H).")
    feasible: YesNo = word("unknown", "Whether return or destruction is feasible: 164.504(e)(2)(ii)(J).")
    disposition: Disposition = word("open", "What became of the information at the end.")
    disposed_on: date | None = None
    disposed_by: Line = ""
    note: Note = ""


class Contract(ContractFields, Row, table=True):
    """A contract on record. `clauses` has, by the element's id, what a person said of it and the passage they read."""

    __table_args__ = (ForeignKeyConstraint(["practice_id", "vendor_id"], ["vendor.practice_id", "vendor.id"]),)

    vendor_id: UUID
    clauses: dict[str, dict[str, Any]] = json_column(dict)


OUT = ("vendor_id", *ContractFields.model_fields, "clauses")
sortable: dict[str, Any] = {"id": Contract.id}
_listed: Any = columns(Contract, *OUT)


def get(session: Session, id: UUID) -> Contract | None:
    return session.exec(select(Contract).where(Contract.id == id)).one_or_none()


def filtered(vendor_id: UUID | None) -> Any:
    """The list's query; of one vendor, where one is named."""
    return _listed if vendor_id is None else _listed.where(Contract.vendor_id == vendor_id)


def everything(session: Session) -> list[Contract]:
    return list(session.exec(select(Contract).order_by(col(Contract.id))))


def plain(row: Contract) -> rules.Contract:
    """Its days, as the rule reads them."""
    return rules.Contract(row.executed_on, row.effective_on, row.expires_on, row.renews, row.ended_on, row.disposition)


def tell(session: Session, vendor_id: UUID, on: date) -> None:
    """Keep the vendor's own line in step: the contract that holds is on file, with its days."""
    vendor = vendors.get(session, vendor_id)
    query = select(Contract).where(Contract.vendor_id == vendor_id).order_by(col(Contract.id))
    held = [row for row in session.exec(query) if rules.valid(plain(row), on)]
    if vendor is None or not held:
        return
    row = held[-1]
    told = {
        "agreement": "on_file",
        "agreement_signed_on": row.executed_on,
        "agreement_ends_on": rules.last_day(plain(row)),
    }
    if any(getattr(vendor, name) != value for name, value in told.items()):
        vendor.sqlmodel_update(told)


def by_vendor(rows: Collection[Contract]) -> dict[UUID, list[Contract]]:
    """The contracts of each vendor, the oldest record first."""
    found: dict[UUID, list[Contract]] = {}
    for row in rows:
        found.setdefault(row.vendor_id, []).append(row)
    return found
