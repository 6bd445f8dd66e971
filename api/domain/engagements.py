"""Is this vendor a business associate? 45 CFR 160.103, 164.502(e); 42 U.S.C. 1320d-8.

The cases of an edition are read from the first to the last; the first that fits decides. The last fits everything, so
that there is always a result, if only "undetermined". A case that excuses a vendor fits only when it has no other job.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, get_args

from api.domain.determinations import Reason, fits, reasons_of, when_of
from api.domain.editions import in_force, read

CATALOG = "engagements"

Said = Literal["yes", "no", "unknown"]
Status = Literal["business_associate", "not_business_associate", "subcontractor", "undetermined"]
Part = Literal["makes", "excuses", "else"]


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the interview. `part`: whether a yes makes it a business associate, or may excuse it."""

    id: str
    part: Part
    text: str
    help: str


@dataclass(frozen=True, slots=True)
class Case:
    """A row of the table. `when` names for each fact that matters the answers that fit; `then` is what to do."""

    id: str
    when: Mapping[str, tuple[Any, ...]]
    status: Status
    title: str
    reasons: tuple[Reason, ...]
    then: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """An edition of the interview and its table."""

    edition: date
    title: str
    source: str
    questions: tuple[Question, ...]
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What the vendor is, by which case. `changes` are the questions of which another answer gives another status.

    Of a vendor that is undetermined they are the ones that nobody has answered, and whose answer could settle it.
    """

    case: Case
    changes: tuple[Question, ...]
    edition: date

    @property
    def status(self) -> Status:
        return self.case.status


def table_on(day: date) -> Table:
    """The interview in force on `day`; raises NoEdition."""
    return table_of(in_force(CATALOG, day))


def unasked(table: Table, said: Mapping[str, Said]) -> list[str]:
    """What was answered that the table does not ask."""
    return sorted(said.keys() - {question.id for question in table.questions})


def judge(table: Table, said: Mapping[str, Said]) -> Result:
    """What the vendor is by the table. Total: a question without an answer counts as unknown."""
    case = _case(table, said)
    return Result(case, tuple(each for each in table.questions if _turns(table, said, each.id, case)), table.edition)


def _turns(table: Table, said: Mapping[str, Said], question: str, case: Case) -> bool:
    """Whether another answer to the question, and nothing else, leads to another status or out of an open case."""
    now = said.get(question, "unknown")
    if case.status == "undetermined" and now != "unknown":
        return False
    others = [answer for answer in get_args(Said) if answer not in {now, "unknown"}]
    return any(_case(table, {**said, question: answer}).status != case.status for answer in others)


def _case(table: Table, said: Mapping[str, Said]) -> Case:
    known: dict[str, Said] = {question.id: said.get(question.id, "unknown") for question in table.questions}
    makes = [known[question.id] for question in table.questions if question.part == "makes"]
    excuses = [known[question.id] for question in table.questions if question.part == "excuses"]
    known["excused"] = "yes" if "yes" in excuses else "no"
    known["open"] = "yes" if "unknown" in [*makes, known["another"]] else "no"
    return next(case for case in table.cases if fits(case.when, known))


@cache
def table_of(edition: date) -> Table:
    """The interview of an edition."""
    told = read(CATALOG, edition)
    return Table(
        edition=edition,
        title=told["title"],
        source=told["source"],
        questions=tuple(Question(row["id"], row["part"], row["text"], row["help"]) for row in told["question"]),
        cases=tuple(
            Case(
                row["id"],
                when_of(row),
                row["status"],
                row["title"],
                reasons_of(row["reasons"]),
                reasons_of(row["then"]),
            )
            for row in told["case"]
        ),
    )
