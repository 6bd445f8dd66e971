"""Which questions are there, and what does each answer mean? Our reading of 45 CFR Part 164, Subpart C.

The bank is our advice, not law: each question names the paragraphs it bears on and the catalog pairs (threat and
vulnerability) whose door it closes or narrows. What a file leaves to the default is spelled out here at load, so that
every option says for each cited paragraph what it means and for each pair how well the door is shut.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from api.domain import Refused, editions
from api.domain.facts import Grade
from api.domain.standards import Rules, rules_on

Status = Literal["met", "partly", "not_met", "unknown", "not_applicable"]

CATALOG = "questions"

DONT_KNOW = "dont_know"
NOT_APPLICABLE = "not_applicable"

DEGREES: Mapping[Grade, int | None] = MappingProxyType(
    {
        Grade.VERIFIED: 3,
        Grade.IN_PLACE: 2,
        Grade.PARTLY: 1,
        Grade.NO: 0,
        Grade.DONT_KNOW: 0,
        Grade.NOT_APPLICABLE: None,
    }
)
STATUSES: Mapping[Grade, Status] = MappingProxyType(
    {
        Grade.VERIFIED: "met",
        Grade.IN_PLACE: "met",
        Grade.PARTLY: "partly",
        Grade.NO: "not_met",
        Grade.DONT_KNOW: "unknown",
        Grade.NOT_APPLICABLE: "not_applicable",
    }
)


class BadBank(Refused):
    """A question file breaks a rule of the bank; the message names the question and the rule."""


@dataclass(frozen=True, slots=True)
class Section:
    id: str
    title: str
    intro: str


@dataclass(frozen=True, slots=True)
class TaskTemplate:
    """The work an answer calls for. `becomes` is the option that will be true when it is done, None for finding out."""

    title: str
    minutes: int
    owner: str
    detail: str
    becomes: str | None


@dataclass(frozen=True, slots=True)
class Option:
    """One answer: its grade, what it teaches, its meaning for each cited paragraph and its degree for each pair.

    A degree is 0 (open) to 3 (shut and verified), None when the question does not apply to the practice.
    """

    id: str
    grade: Grade
    text: str
    teach: str
    claims: tuple[str, ...]
    task: TaskTemplate | None
    means: Mapping[str, Status]
    degrees: Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class Question:
    """`worth` ranks questions by what their answer brings (the files call it yield); `options` run from the best grade
    to the worst, then dont_know, then not_applicable where it can be said. `not_applicable` holds an example of an
    honest reason.
    """

    id: str
    section: str
    worth: int
    needs: tuple[str, ...]
    citations: tuple[str, ...]
    closes: tuple[str, ...]
    eases: tuple[str, ...]
    text: str
    why: str
    safeguard: str
    minutes: int
    not_applicable: str | None
    options: tuple[Option, ...]

    def option(self, id: str) -> Option | None:
        """The option of that id; None when the question has none."""
        return next((option for option in self.options if option.id == id), None)


@dataclass(frozen=True, slots=True, eq=False)
class Bank:
    """All questions of an edition, in the order of their sections. `owed` holds the paragraphs that a first pass may
    not leave out: every counted specification, and every counted standard that has no specification of its own.
    """

    edition: date
    sections: tuple[Section, ...]
    questions: Mapping[str, Question]
    owed: frozenset[str] = field(default=frozenset())


def bank_on(day: date) -> Bank:
    """The bank in force on a day with the paragraphs then owed; raises NoEdition, or BadBank when a file is wrong."""
    return _bank(editions.in_force(CATALOG, day), editions.in_force("security_rule", day))


@cache
def _bank(edition: date, rule: date) -> Bank:
    return load(edition, editions.read(CATALOG, edition), owed(rules_on(max(edition, rule))))


def owed(rules: Rules) -> frozenset[str]:
    """The counted specifications of the Security Rule, and its counted standards that have none."""
    counted = [item for item in rules.items.values() if item.counted and item.rule == "security_rule"]
    parents = {item.parent for item in counted if item.kind == "specification"}
    return frozenset(item.citation for item in counted if item.kind == "specification" or item.citation not in parents)


def load(edition: date, tables: Mapping[str, Any], owed: Collection[str] = ()) -> Bank:
    """A bank from an edition's raw tables; raises BadBank."""
    sections = tuple(Section(**row) for row in tables["section"])
    rank = {section.id: place for place, section in enumerate(sections)}
    questions: dict[str, Question] = {}
    for row in tables["question"]:
        if row["id"] in questions:
            raise BadBank(f"Question {row['id']}: the id stands twice.")
        if row["section"] not in rank:
            raise BadBank(f"Question {row['id']}: there is no section {row['section']}.")
        questions[row["id"]] = _question(row)
    ordered = sorted(questions.values(), key=lambda question: (rank[question.section], -question.worth, question.id))
    return Bank(edition, sections, MappingProxyType({q.id: q for q in ordered}), frozenset(owed))


def _question(row: Mapping[str, Any]) -> Question:
    options = tuple(_option(row, answer) for answer in row["answer"])
    _check_options(row, options)
    example = row.get("not_applicable")
    implicit = [_dont_know(row)] if example is None else [_dont_know(row), _not_applicable(row, example)]
    return Question(
        id=row["id"],
        section=row["section"],
        worth=row["yield"],
        needs=tuple(row["needs"]),
        citations=tuple(row["citations"]),
        closes=tuple(row["closes"]),
        eases=tuple(row["eases"]),
        text=row["text"],
        why=row["why"],
        safeguard=row["safeguard"],
        minutes=row["minutes"],
        not_applicable=example,
        options=options + tuple(implicit),
    )


def _option(row: Mapping[str, Any], answer: Mapping[str, Any]) -> Option:
    grade = Grade(answer["grade"])
    degree = DEGREES[grade] or 0
    degrees: dict[str, int | None] = dict.fromkeys([*row["closes"], *row["eases"]], degree)
    degrees.update(dict.fromkeys(answer.get("opens", ()), 0))
    degrees.update(dict.fromkeys(answer.get("closes", ()), max(degree, 2)))
    means: dict[str, Status] = dict.fromkeys(row["citations"], STATUSES[grade])
    means.update(answer.get("means", {}))
    if len(degrees) > len(row["closes"]) + len(row["eases"]) or len(means) > len(row["citations"]):
        raise BadBank(f"Question {row['id']}, answer {answer['id']}: it speaks of a paragraph or pair not its own.")
    return Option(
        id=answer["id"],
        grade=grade,
        text=answer["text"],
        teach=answer["teach"],
        claims=tuple(answer.get("claims", ())),
        task=_task(answer["task"]) if "task" in answer else None,
        means=MappingProxyType(means),
        degrees=MappingProxyType(degrees),
    )


def _dont_know(row: Mapping[str, Any]) -> Option:
    return Option(
        id=DONT_KNOW,
        grade=Grade.DONT_KNOW,
        text="I don't know yet",
        teach=row["dont_know"]["teach"],
        claims=(),
        task=_task(row["dont_know"]["task"]),
        means=MappingProxyType(dict.fromkeys(row["citations"], STATUSES[Grade.DONT_KNOW])),
        degrees=MappingProxyType(dict.fromkeys([*row["closes"], *row["eases"]], 0)),
    )


def _not_applicable(row: Mapping[str, Any], example: str) -> Option:
    return Option(
        id=NOT_APPLICABLE,
        grade=Grade.NOT_APPLICABLE,
        text="This does not apply here",
        teach=f"Say why in a sentence; the reason goes into the written analysis. For example: {example}",
        claims=(),
        task=None,
        means=MappingProxyType(dict.fromkeys(row["citations"], STATUSES[Grade.NOT_APPLICABLE])),
        degrees=MappingProxyType(dict.fromkeys([*row["closes"], *row["eases"]], None)),
    )


def _task(row: Mapping[str, Any]) -> TaskTemplate:
    return TaskTemplate(row["title"], row["minutes"], row["owner"], row["detail"], row.get("becomes"))


def _check_options(row: Mapping[str, Any], options: tuple[Option, ...]) -> None:
    """Options run from best to worst, a task leads to a better one, and no better one means less anywhere."""
    ids = [option.id for option in options]
    if len(set(ids)) < len(ids) or {DONT_KNOW, NOT_APPLICABLE} & set(ids):
        raise BadBank(f"Question {row['id']}: two of its answers share an id, or one takes a reserved id.")
    if [_degree(option) for option in options] != sorted(map(_degree, options), reverse=True):
        raise BadBank(f"Question {row['id']}: its answers do not run from best to worst.")
    for worse in options:
        above = [option for option in options if _degree(option) > _degree(worse)]
        if worse.task and worse.task.becomes not in [option.id for option in above]:
            raise BadBank(f"Question {row['id']}, answer {worse.id}: its task does not lead to a better answer.")
        for better in above:
            if not _at_least(better, worse):
                raise BadBank(f"Question {row['id']}: {worse.id} is graded below {better.id} but means more.")


def _degree(option: Option) -> int:
    return DEGREES[option.grade] or 0


def _at_least(better: Option, worse: Option) -> bool:
    order = ("not_met", "partly", "met")
    return all(
        order.index(better.means[citation]) >= order.index(status) for citation, status in worse.means.items()
    ) and all((better.degrees[pair] or 0) >= (degree or 0) for pair, degree in worse.degrees.items())
