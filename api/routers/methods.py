"""By which table does the practice judge risk, and how much of it does management accept?"""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from api.db import practices, risks
from api.db.base import change_many
from api.db.fields import Line, Name, Note
from api.db.practices import Practice
from api.db.risks import Level
from api.domain.methods import METHODS, Method, method_on, onto
from api.domain.risks import rank
from api.domain.roles import Scope
from api.door import room
from api.posture import OWN, method_of
from api.problems import FaultOut, Invalid
from api.shelf import Asked, Most, part
from api.wire import In, Out, Page
from api.work import Visiting, Work, work

published = room("/v1/methods", "methods")
router = room("method", "methods")
Reading = Annotated[Work, work(Scope.PRACTICE_READ)]
Approving = Annotated[Work, work(Scope.APPROVE)]

Steps = Annotated[list[Level], Field(min_length=2, max_length=5)]


class MethodOut(Out):
    """A decision table: for each likelihood, one level for each impact, least impact first."""

    id: str
    title: str
    source: str
    edition: date
    authority: str
    likelihoods: list[str]
    impacts: list[str]
    levels: list[str]
    grid: dict[str, list[str]]


class OwnMethodIn(In):
    """A practice's own table. Scales run from least to most; more likely or worse may never rate lower."""

    title: Name
    likelihoods: Steps
    impacts: Steps
    grid: Annotated[dict[Level, Steps], Field(min_length=2, max_length=5)]


class ChoiceIn(In):
    """The method and the highest level that management accepts without treating it."""

    method: Literal["nist-sp-800-30-r1", "nist-sp-800-66-r2", "own"]
    own_method: OwnMethodIn | None = None
    appetite: Level
    appetite_statement: Note = ""


class ChoiceOut(Out):
    """The method in force here and the appetite, with who approved them and when."""

    id: UUID
    version: int
    method: MethodOut
    appetite: Level
    appetite_statement: str
    approved_by: Line
    approved_on: date | None


@published.get("", summary="List the published risk methods", response_model=Page[MethodOut])
def list_methods(visit: Visiting, after: Asked = None, limit: Most = 50) -> Any:
    lines = [_method(method_on(id, visit.today)).model_dump(mode="json") for id in METHODS]
    return part(lines, "id", after, limit)


@router.get("", summary="Read the method and the appetite")
def get_method(work: Reading) -> ChoiceOut:
    return _told(work, work.found(practices.get(work.session, work.here)))


@router.put("", summary="Approve a method and an appetite")
def replace_method(work: Approving, body: ChoiceIn) -> ChoiceOut:
    """Every risk on record is placed on the new method's scale and rated by its table at once."""
    row = work.unchanged(practices.get(work.session, work.here))
    row.method = body.method
    row.own_method = None
    if body.method == OWN:
        if body.own_method is None:
            raise Invalid(faults=[FaultOut(at=["body", "own_method"], message="send the table with it")])
        row.own_method = body.own_method.model_dump() | {"edition": work.today.isoformat()}
    method = method_of(row, work.today)
    row.appetite, row.appetite_statement = body.appetite, body.appetite_statement
    row.approved_by, row.approved_on = work.caller.name, work.today
    _rate_anew(work, method)
    return _told(work, work.found(row))


def _rate_anew(work: Work, method: Method) -> None:
    changes = []
    for risk in risks.everything(work.session):
        likelihood, impact = onto(risk.likelihood, method.likelihoods), onto(risk.impact, method.impacts)
        level = method.rate(likelihood, impact)
        values = {
            "likelihood": likelihood,
            "impact": impact,
            "inherent_likelihood": risk.inherent_likelihood and onto(risk.inherent_likelihood, method.likelihoods),
            "inherent_impact": risk.inherent_impact and onto(risk.inherent_impact, method.impacts),
            "level": level,
            "rank": rank(level),
            "method": method.id,
            "edition": method.edition,
        }
        changes.append((risk, values))
    change_many(work.session, changes)


def _told(work: Work, row: Practice) -> ChoiceOut:
    told = {name: getattr(row, name) for name in ChoiceOut.model_fields if name != "method"}
    return ChoiceOut.model_validate(told | {"method": _method(method_of(row, work.today))})


def _method(method: Method) -> MethodOut:
    values = {name: getattr(method, name) for name in MethodOut.model_fields if name != "grid"}
    return MethodOut.model_validate(values | {"grid": {row: list(cells) for row, cells in method.grid.items()}})
