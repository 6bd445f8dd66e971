"""What was done with equipment and media that held ePHI, and what proves it? 45 CFR 164.310(d)(2)(i)-(ii)."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint
from sqlmodel import Field, Session, SQLModel, select

from api.db.base import Row
from api.db.fields import Line, Name, Note, word
from api.db.pages import columns

Method = Literal["clear", "purge", "destroy", "returned", "other"]
YesNo = Literal["yes", "no", "unknown"]


class DisposalFields(SQLModel):
    """Equipment or media that left, or is used again, and how it was wiped or destroyed."""

    what: Name
    asset_id: UUID | None = None
    vendor_id: Annotated[UUID | None, Field(description="The firm that did it, where one did.")] = None
    count: Annotated[int, Field(ge=1, le=100_000)] = 1
    held_ephi: YesNo = word("unknown")
    method: Method = word()
    used_again: Annotated[bool, Field(description="Whether it stays in use here, wiped: 164.310(d)(2)(ii).")] = False
    disposed_on: date
    done_by: Line = ""
    proof: Annotated[Line, Field(description="The certificate or the photo, and where it is kept.")] = ""
    note: Note = ""


class Disposal(DisposalFields, Row, table=True):
    """A disposal on record."""

    __table_args__ = (
        ForeignKeyConstraint(["practice_id", "asset_id"], ["asset.practice_id", "asset.id"]),
        ForeignKeyConstraint(["practice_id", "vendor_id"], ["vendor.practice_id", "vendor.id"]),
    )


listed: Any = columns(Disposal, *DisposalFields.model_fields)
sortable: dict[str, Any] = {"id": Disposal.id, "disposed_on": Disposal.disposed_on, "what": Disposal.what}


def get(session: Session, id: UUID) -> Disposal | None:
    return session.exec(select(Disposal).where(Disposal.id == id)).one_or_none()
