"""Who is what under HIPAA: workforce, a business associate, or a provider of their own? 45 CFR 160.103, 164.105.

The cases of an edition are read from the first to the last, once for each activity of a person; the first that fits
decides. The last fits everything, so that there is always an answer, if only "undetermined".
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, Literal

from api.domain.editions import in_force, read

CATALOG = "workforce_status"
STRUCTURES = "practice_structures"

Status = Literal[
    "workforce_member",
    "workforce_member_by_presumption",
    "business_associate",
    "separate_covered_entity",
    "not_involved",
    "undetermined",
]
TaxForm = Literal["w2", "1099", "volunteer", "trainee", "agency", "none"]
Directs = Literal["yes", "no", "unclear"]
OnSite = Literal["substantially", "sometimes", "never"]
Activity = Literal["treatment", "services_for_practice", "other"]
BillsUnder = Literal["practice", "own", "none"]
System = Literal["ehr", "scheduling", "billing", "phones"]
Arrangement = Literal["ohca", "affiliated_covered_entity"]


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of one person's work. `activities` is not empty; `state` is a postal code, empty when not given.

    `joint_arrangement`: clinically integrated, or held out together with joint review, quality or shared-risk work.
    `own_tools`: an app or device of their own that touches PHI. `trained`: training is on record, or nobody looked.
    """

    tax_form: TaxForm
    phi_access: bool
    practice_directs_work: Directs
    on_site: OnSite
    activities: tuple[Activity, ...]
    bills_under: BillsUnder
    own_records: bool = False
    uses_practice_systems: tuple[System, ...] = ()
    baa_on_file: bool = False
    joint_arrangement: bool = False
    common_ownership: bool = False
    own_tools: bool = False
    state: str = ""
    trained: bool = True


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence and the paragraph it rests on; an empty citation where the rule is silent."""

    citation: str
    text: str


@dataclass(frozen=True, slots=True)
class Flag:
    """Something to settle: a presumption, a missing agreement, a contradiction, or a matter for counsel.

    `task` is the work that settles it, empty where there is only something to know.
    """

    id: str
    text: str
    task: str = ""

    @property
    def for_counsel(self) -> bool:
        """Whether it is worth counsel's time; the rest the practice settles by itself. Our reading."""
        return self.id not in OURS


OURS = frozenset(
    {
        "agreement_missing",
        "agreement_missing_meanwhile",
        "agreement_not_needed",
        "associate_in_our_chart",
        "employee_not_directed",
        "joint_but_not_separate",
        "own_tools",
        "training_missing",
        "treats_without_phi",
    }
)


@dataclass(frozen=True, slots=True)
class Case:
    """A row of the decision table. `when` names for each fact that matters the values that fit."""

    id: str
    when: Mapping[str, tuple[Any, ...]]
    status: Status
    reasons: tuple[Reason, ...]
    documents: tuple[str, ...]
    duties: tuple[Reason, ...]
    discovery: Reason
    settles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Addition:
    """What comes on top of the status when its facts fit: documents and why."""

    id: str
    when: Mapping[str, tuple[Any, ...]]
    documents: tuple[str, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """An edition of the decision table."""

    edition: date
    title: str
    source: str
    cases: tuple[Case, ...]
    flags: tuple[tuple[Flag, Mapping[str, tuple[Any, ...]]], ...]
    arrangements: tuple[Addition, ...]
    hosting: Addition
    documents: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Hat:
    """One activity and the case that decides about it."""

    activity: Activity
    case: Case


@dataclass(frozen=True, slots=True)
class Determination:
    """What a person is, activity by activity, with what follows from it. `status` is that of the first activity."""

    hats: tuple[Hat, ...]
    practice_is_business_associate_of_person: bool
    arrangements: tuple[str, ...]
    documents: tuple[str, ...]
    reasons: tuple[Reason, ...]
    flags: tuple[Flag, ...]
    edition: date

    @property
    def status(self) -> Status:
        return self.hats[0].case.status


@dataclass(frozen=True, slots=True)
class Told:
    """What was told about somebody by name: by whom, on which day, and what follows from it."""

    name: str
    person: Person
    found: Determination
    by: str
    on: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class Structure:
    """A way to work with clinicians: what it asks for, what it lets the practice enforce, and what to ask counsel.

    `agreements` says how many are signed for each `clinician`, for each `vendor` with PHI, and `once` for all.
    """

    id: str
    title: str
    says: str
    signs: str
    agreements: Mapping[str, int]
    documents: tuple[str, ...]
    duties: tuple[Reason, ...]
    enforce: tuple[str, ...]
    ask: tuple[str, ...]

    def count(self, clinicians: int, vendors: int) -> int:
        """How many agreements it takes with so many clinicians and so many vendors that touch PHI."""
        each = self.agreements
        return each["clinician"] * clinicians + each["vendor"] * vendors + each["once"]


def structures_on(day: date) -> tuple[Structure, ...]:
    """The ways to work together in the edition in force on `day`, in their order; raises NoEdition."""
    return _structures(in_force(STRUCTURES, day))


def table_on(day: date) -> Table:
    """The decision table in force on `day`; raises NoEdition."""
    return table_of(in_force(CATALOG, day))


def determine(table: Table, person: Person) -> Determination:
    """What the person is by the table. Total: every combination of facts has an answer."""
    hats = tuple(Hat(activity, _case(table, person, activity)) for activity in person.activities)
    statuses = {hat.case.status for hat in hats}
    known = _facts(person) | {"statuses": statuses, "differs": len(statuses) > 1}
    known["practice_hosts"] = bool(person.uses_practice_systems)
    hosting = [table.hosting] if fits(table.hosting.when, known) else []
    arrangements = [each for each in table.arrangements if fits(each.when, known)]
    known["practice_is_associate"] = bool(hosting)
    known["arrangements"] = {each.id for each in arrangements} or {"none"}
    parts: list[Case | Addition] = [*(hat.case for hat in hats), *hosting, *arrangements]
    return Determination(
        hats=hats,
        practice_is_business_associate_of_person=bool(hosting),
        arrangements=tuple(each.id for each in arrangements),
        documents=tuple(dict.fromkeys(document for part in parts for document in part.documents)),
        reasons=tuple(dict.fromkeys(reason for part in parts for reason in part.reasons)),
        flags=tuple(_worded(flag, person) for flag, when in table.flags if fits(when, known)),
        edition=table.edition,
    )


def _case(table: Table, person: Person, activity: Activity) -> Case:
    known = _facts(person) | {"activity": activity}
    return next(case for case in table.cases if fits(case.when, known))


def _facts(person: Person) -> dict[str, Any]:
    return {name: getattr(person, name) for name in Person.__slots__}


def fits(when: Mapping[str, tuple[Any, ...]], known: Mapping[str, Any]) -> bool:
    """Whether every fact named has a value that fits; of a fact with several values one is enough."""
    return all(_meets(known[fact], fitting) for fact, fitting in when.items())


def _meets(value: Any, fitting: tuple[Any, ...]) -> bool:
    return any(each in fitting for each in value) if isinstance(value, (set, tuple)) else value in fitting


def _worded(flag: Flag, person: Person) -> Flag:
    return replace(flag, text=flag.text.replace("{state}", person.state or "your State"))


@cache
def table_of(edition: date) -> Table:
    """The decision table of an edition."""
    told = read(CATALOG, edition)
    return Table(
        edition=edition,
        title=told["title"],
        source=told["source"],
        cases=tuple(_read_case(row) for row in told["case"]),
        flags=tuple((Flag(row["id"], row["text"], row.get("task", "")), when_of(row)) for row in told["flag"]),
        arrangements=tuple(_addition(row) for row in told["arrangement"]),
        hosting=_addition({"id": "hosting"} | told["host"][0]),
        documents={row["id"]: row["title"] for row in told["document"]},
    )


@cache
def _structures(edition: date) -> tuple[Structure, ...]:
    return tuple(
        Structure(
            id=row["id"],
            title=row["title"],
            says=row["says"],
            signs=row["signs"],
            agreements=row["agreements"],
            documents=tuple(row["documents"]),
            duties=reasons_of(row["duties"]),
            enforce=tuple(row["enforce"]),
            ask=tuple(row["ask"]),
        )
        for row in read(STRUCTURES, edition)["structure"]
    )


def _read_case(row: Mapping[str, Any]) -> Case:
    return Case(
        id=row["id"],
        when=when_of(row),
        status=row["status"],
        reasons=reasons_of(row["reasons"]),
        documents=tuple(row["documents"]),
        duties=reasons_of(row["duties"]),
        discovery=Reason(row["discovery_citation"], row["discovery"]),
        settles=tuple(row["settles"]),
    )


def _addition(row: Mapping[str, Any]) -> Addition:
    return Addition(row["id"], when_of(row), tuple(row["documents"]), reasons_of(row["reasons"]))


def when_of(row: Mapping[str, Any]) -> Mapping[str, tuple[Any, ...]]:
    return {fact: tuple(values) for fact, values in row["when"].items()}


def reasons_of(rows: Iterable[Mapping[str, str]]) -> tuple[Reason, ...]:
    return tuple(Reason(row["citation"], row["text"]) for row in rows)
