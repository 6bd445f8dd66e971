"""Is the practice itself covered, a hybrid entity, a business associate? 45 CFR 160.103, 164.103, 164.104, 164.105(a).

Four things are decided one after the other: status, hybrid, business associate, and the health plan of its staff. Of
each, the cases of an edition are read from the first to the last, and the first that fits decides; the last fits
everything. A fact that is not known never leads to an answer that knowing it could overturn.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, cast

from api.domain.determinations import Flag, Reason, fits, reasons_of, when_of
from api.domain.editions import in_force, read

CATALOG = "practice_status"
DECIDED = ("status", "hybrid", "business_associate", "health_plan")

Known = Literal["yes", "no", "unknown"]
Transaction = Literal[
    "claims",
    "eligibility",
    "claim_status",
    "referral_authorization",
    "coordination_of_benefits",
    "claim_attachments",
    "remittance",
    "enrollment",
    "other",
]
Plan = Literal["none", "insured", "self_funded", "unknown"]
Covered = Literal["covered_entity", "not_covered_entity", "undetermined"]
Hybrid = Literal["none", "available", "designated", "undetermined"]


@dataclass(frozen=True, slots=True)
class Practice:
    """What is known of a practice as a company.

    `sends`: a transaction of its own goes out electronically, by itself or by somebody for it; `transactions` says
    which. `converts_for_others`: it turns what others send it into standard form for them, or back. `cash_only`: nobody pays but patients, and nothing goes to a plan. `paper_only`: plans are dealt with on paper, by
    phone and by fax of paper alone. `health_plan`: one for its staff with 50 or more participants, or run by somebody
    else. `hosts`: by what is on record, a provider of their own uses its systems.
    """

    provides_care: Known = "unknown"
    sends: Known = "unknown"
    transactions: tuple[Transaction, ...] = ()
    cash_only: Known = "unknown"
    paper_only: Known = "unknown"
    other_business: Known = "unknown"
    components_designated: Known = "unknown"
    works_for_others: Known = "unknown"
    converts_for_others: Known = "unknown"
    health_plan: Plan = "unknown"
    hosts: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """A row of one of the four tables. `when` names for each fact that matters the values that fit."""

    id: str
    value: str
    when: Mapping[str, tuple[Any, ...]]
    reasons: tuple[Reason, ...]
    documents: tuple[str, ...]
    duties: tuple[Reason, ...]
    settles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """An edition. `settled` are the transactions that by themselves make a provider a covered entity."""

    edition: date
    title: str
    source: str
    cases: Mapping[str, tuple[Case, ...]]
    flags: tuple[tuple[Flag, Mapping[str, tuple[Any, ...]]], ...]
    transactions: Mapping[str, str]
    settled: frozenset[str]
    documents: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Standing:
    """What a practice is, with what follows from it; `cases` are those that decided, in the order of DECIDED."""

    cases: tuple[Case, ...]
    flags: tuple[Flag, ...]
    edition: date

    @property
    def status(self) -> Covered:
        return cast("Covered", self.cases[0].value)

    @property
    def hybrid(self) -> Hybrid:
        return cast("Hybrid", self.cases[1].value)

    @property
    def business_associate(self) -> Known:
        return cast("Known", self.cases[2].value)

    @property
    def plan_is_covered_entity(self) -> Known:
        return cast("Known", self.cases[3].value)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        return _once(reason for case in self.cases for reason in case.reasons)

    @property
    def duties(self) -> tuple[Reason, ...]:
        return _once(duty for case in self.cases for duty in case.duties)

    @property
    def documents(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(document for case in self.cases for document in case.documents))

    @property
    def settles(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(fact for case in self.cases for fact in case.settles))


@dataclass(frozen=True, slots=True)
class Told:
    """What was told about the practice: by whom, on which day, and what follows from it; nobody told it when `on` is None."""

    practice: Practice
    found: Standing
    by: str = ""
    on: date | None = None
    note: str = ""


def table_on(day: date) -> Table:
    """The table in force on `day`; raises NoEdition."""
    return table_of(in_force(CATALOG, day))


def find(table: Table, practice: Practice) -> Standing:
    """What the practice is by the table. Total: every combination of facts has an answer."""
    known: dict[str, Any] = {fact: getattr(practice, fact) for fact in Practice.__slots__}
    known["transactions"] = {"settled" if each in table.settled else "unsettled" for each in practice.transactions}
    decided: list[Case] = []
    for thing in DECIDED:
        case = next(case for case in table.cases[thing] if fits(case.when, known))
        decided.append(case)
        # The facts about the plan keep their name: its case says no more than yes, no or unknown.
        known.setdefault(thing, case.value)
    flags = tuple(flag for flag, when in table.flags if fits(when, known))
    return Standing(tuple(decided), flags, table.edition)


@cache
def table_of(edition: date) -> Table:
    """The table of an edition."""
    told = read(CATALOG, edition)
    return Table(
        edition=edition,
        title=told["title"],
        source=told["source"],
        cases={thing: tuple(_case(row) for row in told[thing]) for thing in DECIDED},
        flags=tuple((Flag(row["id"], row["text"], row["task"]), when_of(row)) for row in told["flag"]),
        transactions={row["id"]: row["title"] for row in told["transaction"]},
        settled=frozenset(row["id"] for row in told["transaction"] if row["settled"]),
        documents={row["id"]: row["title"] for row in told["document"]},
    )


def _case(row: Mapping[str, Any]) -> Case:
    return Case(
        id=row["id"],
        value=row["value"],
        when=when_of(row),
        reasons=reasons_of(row["reasons"]),
        documents=tuple(row["documents"]),
        duties=reasons_of(row["duties"]),
        settles=tuple(row["settles"]),
    )


def _once(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    return tuple(dict.fromkeys(reasons))
