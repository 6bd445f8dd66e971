"""Which contracts are there with business associates, and what do they say? 45 CFR 164.504(e), 164.314(a), 164.308(b)."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from fastapi import Query
from pydantic import Field, StringConstraints

from api.db import contracts, vendors
from api.db.contracts import Contract, ContractFields
from api.db.fields import Key
from api.db.pages import page
from api.domain import contracts as rules
from api.domain.roles import Scope
from api.door import room
from api.problems import FaultOut, Invalid
from api.shelf import Asked, Most
from api.wire import In, Out, Page
from api.work import Work, work

router = room("contracts", "vendors")
Reading = Annotated[Work, work(Scope.INVENTORY_READ)]
Writing = Annotated[Work, work(Scope.INVENTORY_WRITE)]
Passage = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2_000)]


class SaidIn(In):
    """What a person said of one element after reading the contract, and the passage that they read."""

    said: rules.Said
    passage: Passage = ""


class TermsIn(In, ContractFields):
    """A contract as it was signed, and what a person found in it. `clauses` is by the element's id."""

    clauses: Annotated[dict[Key, SaidIn], Field(max_length=30, default_factory=dict)]


class ContractIn(TermsIn):
    """A contract with one vendor, and what a person found in it."""

    vendor_id: UUID


class SaidOut(Out):
    """What a person said of one element, and the passage that they read."""

    said: rules.Said
    passage: str


class ContractOut(Out, ContractFields):
    """A contract on record. `lacks` names the elements that have to stand in it and were found absent, `unread` counts
    those that nobody has said anything of.
    """

    id: UUID
    version: int
    vendor_id: UUID
    clauses: dict[str, SaidOut]
    state: rules.State
    last_day: date | None
    lacks: list[str]
    unread: int


class TextIn(In):
    """The text of a contract, pasted."""

    text: Annotated[str, StringConstraints(max_length=250_000)]


class ClauseOut(Out):
    """One element of the rule, and what a search found: passages in the contract's own words, for a person to read."""

    id: str
    citation: str
    title: str
    text: str
    when: rules.When
    suggested: rules.Suggested
    passages: list[str]


class CheckOut(Out):
    """The fifteen elements in the order of the rule. A search is no reading: a person confirms each."""

    edition: date
    clauses: list[ClauseOut]


@router.get("", summary="List the contracts", response_model=Page[ContractOut])
def list_contracts(
    work: Reading,
    vendor_id: Annotated[UUID | None, Query(description="Only those with one vendor.")] = None,
    after: Asked = None,
    limit: Most = 50,
) -> Any:
    """The newest record first."""
    query = contracts.filtered(vendor_id)
    rows, next_ = page(work.session, query, contracts.sortable, sort="-id", after=after, limit=limit)
    return work.page([_line(work, row) for row in rows], next_)


@router.post("", status_code=201, summary="Write down a contract")
def create_contract(work: Writing, body: ContractIn) -> ContractOut:
    """The vendor's own line says that it is on file as long as it holds."""
    if vendors.get(work.session, body.vendor_id) is None:
        raise Invalid(faults=[FaultOut(at=["body", "vendor_id"], message="is no vendor of this practice")])
    row = work.created(Contract(**_checked(work, body)))
    contracts.tell(work.session, row.vendor_id, work.today)
    return _told(work, row)


@router.post("/check", summary="Search a contract for its fifteen elements")
def check_contract(work: Writing, body: TextIn) -> CheckOut:
    """Nothing of the text is stored. What it finds is a suggestion; a person reads the passages and says what they say."""
    elements = rules.elements_on(work.today)
    found = rules.search(body.text, elements)
    return CheckOut(
        edition=rules.edition_on(work.today),
        clauses=[
            ClauseOut(
                id=each.element.id,
                citation=each.element.citation,
                title=each.element.title,
                text=each.element.text,
                when=each.element.when,
                suggested=each.suggested,
                passages=list(each.passages),
            )
            for each in found
        ],
    )


@router.get("/{id}", summary="Read a contract")
def get_contract(work: Reading, id: UUID) -> ContractOut:
    return _told(work, work.found(contracts.get(work.session, id)))


@router.put("/{id}", summary="Replace a contract's record")
def replace_contract(work: Writing, id: UUID, body: TermsIn) -> ContractOut:
    """The history keeps what it said before."""
    row = work.unchanged(contracts.get(work.session, id))
    row.sqlmodel_update(_checked(work, body))
    work.session.flush()
    contracts.tell(work.session, row.vendor_id, work.today)
    return _told(work, work.found(row))


def _checked(work: Work, body: TermsIn) -> dict[str, Any]:
    told = body.model_dump()
    known = {each.id for each in rules.elements_on(work.today)}
    faults = [FaultOut(at=["body", name], message=text) for name, text in rules.faults(_plain(told), work.today)]
    faults += [
        FaultOut(at=["body", "clauses", name], message="is no element of the rule")
        for name in sorted(body.clauses.keys() - known)
    ]
    if body.verified_on is not None and body.verified_on > work.today:
        faults.append(FaultOut(at=["body", "verified_on"], message="has not come yet"))
    if faults:
        raise Invalid(faults=faults)
    return told


_DAYS = ("executed_on", "effective_on", "expires_on", "renews", "ended_on", "disposition")


def _plain(row: Mapping[str, Any]) -> rules.Contract:
    return rules.Contract(**{name: row[name] for name in _DAYS})


def _line(work: Work, row: Mapping[str, Any]) -> dict[str, Any]:
    elements = rules.elements_on(work.today)
    said = {name: told["said"] for name, told in row["clauses"].items()}
    needed = [each for each in elements if rules.needed(each, row["delegates"], row["feasible"])]
    return {
        **row,
        "state": rules.state(_plain(row), work.today),
        "last_day": rules.last_day(_plain(row)),
        "lacks": [each.id for each in rules.lacking(said, elements, row["delegates"], row["feasible"])],
        "unread": sum(said.get(each.id, "unknown") == "unknown" for each in needed),
    }


def _told(work: Work, row: Contract) -> ContractOut:
    return ContractOut.model_validate(_line(work, row.model_dump(exclude={"practice_id"})))
