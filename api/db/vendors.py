"""Which firms outside touch PHI, and is there an agreement? 45 CFR 164.308(b)."""

from datetime import date
from typing import Any, Literal
from uuid import UUID

from sqlmodel import Session, SQLModel, col, select

from api.db.base import Row
from api.db.fields import Line, Name, Note, word
from api.db.pages import columns

YesNo = Literal["yes", "no", "unknown"]
Agreement = Literal["on_file", "missing", "not_needed", "unknown"]


class VendorFields(SQLModel):
    """A firm, what it does for the practice, and the business associate agreement on file."""

    name: Name
    service: Line = ""
    touches_phi: YesNo = word("unknown")
    agreement: Agreement = word("unknown")
    agreement_signed_on: date | None = None
    agreement_ends_on: date | None = None
    multi_factor: YesNo = word("unknown")
    ended_on: date | None = None
    note: Note = ""


class Vendor(VendorFields, Row, table=True):
    """A vendor on record."""


listed: Any = columns(Vendor, *VendorFields.model_fields)
sortable: dict[str, Any] = {"id": Vendor.id, "name": Vendor.name, "touches_phi": Vendor.touches_phi}


def get(session: Session, id: UUID) -> Vendor | None:
    return session.exec(select(Vendor).where(Vendor.id == id)).one_or_none()


def some(session: Session, ids: set[UUID]) -> list[Vendor]:
    return list(session.exec(select(Vendor).where(col(Vendor.id).in_(ids))))


def everything(session: Session) -> list[Vendor]:
    return list(session.exec(select(Vendor).order_by(col(Vendor.id))))


def filtered(_: date, **wanted: Any) -> Any:
    """The list's query with what a caller asked for."""
    query = listed
    for name, value in wanted.items():
        if value is not None:
            query = query.where(getattr(Vendor, name) == value)
    return query
