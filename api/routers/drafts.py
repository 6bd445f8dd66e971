"""What would a contract with a vendor say in our own words? Printed from the record: 45 CFR 164.504(e), 164.314(a)."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import Query, Response

from api.db import contracts, vendors
from api.domain import drafts as rules
from api.domain.roles import Scope
from api.door import room
from api.problems import Busy, NotFound, responses
from api.wire import attached, attachment
from api.work import Work, work
from api.written import KINDS, contract_draft

router = room("contracts", "vendors")
Reading = Annotated[Work, work(Scope.INVENTORY_READ)]
Format = Annotated[Literal["pdf", "docx"], Query(alias="format", description="As a PDF/A or a Word file.")]


@router.get(
    "/{id}/draft",
    summary="Print our template of a contract",
    response_class=Response,
    responses={**attached("The contract, unsigned.", KINDS["pdf"], KINDS["docx"]), **responses(Busy)},
)
def print_contract_draft(work: Reading, id: UUID, kind: Format = "pdf") -> Response:
    """By the contract's kind: with a business associate, as one (reverse), or with a subcontractor."""
    row = work.found(contracts.get(work.session, id))
    vendor = vendors.get(work.session, row.vendor_id)
    if vendor is None:
        raise NotFound
    facts = rules.Facts(
        kind=row.kind,
        practice=work.practice.name,
        other=vendor.name,
        service=vendor.service,
        begins_on=row.effective_on or row.executed_on,
        expires_on=row.expires_on,
        renews=row.renews,
        notice_days=row.notice_days,
        yearly_verification=row.yearly_verification,
    )
    data, name = contract_draft(rules.write(facts, work.today), facts, work.today, kind)
    return attachment(data, name, KINDS[kind])
