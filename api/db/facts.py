"""Everything a practice has told us, as the rules read it: the one place where rows become facts."""

from collections.abc import Callable
from typing import Any, TypeVar

from sqlmodel import Session, select

from api.db.answers import Answer
from api.db.assets import Asset
from api.db.base import Row
from api.db.decisions import Decision
from api.db.events import Event
from api.db.files import evidenced
from api.db.flows import Flow
from api.db.groups import AssetGroup
from api.db.people import Person
from api.db.practices import Practice, profile
from api.db.risks import Risk
from api.db.sites import Site
from api.db.tasks import Task
from api.db.vendors import Vendor
from api.domain import facts

Fact = TypeVar("Fact")

_renamed = {
    facts.Event: {"on": "happened_on"},
    facts.Answer: {"by": "answered_by", "on": "answered_on"},
    facts.Task: {"option": "becomes"},
}


def load(session: Session, practice: Practice) -> facts.Facts:
    """Every fact of the session's practice, in a dozen queries whatever its size."""
    proven = {str(id) for id in evidenced(session, "risk")}
    return facts.Facts(
        profile=profile(practice),
        answers={answer.question: answer for answer in _read(session, Answer, facts.Answer, _answered)},
        sites=tuple(_read(session, Site, facts.Site)),
        groups=tuple(_read(session, AssetGroup, facts.Group)),
        assets=tuple(_read(session, Asset, facts.Asset)),
        flows=tuple(_read(session, Flow, facts.Flow)),
        vendors=tuple(_read(session, Vendor, facts.Vendor)),
        people=tuple(_read(session, Person, facts.Person)),
        events=tuple(_read(session, Event, facts.Event)),
        decisions={decision.citation: decision for decision in _read(session, Decision, facts.Decision)},
        risks=tuple(_read(session, Risk, facts.Risk, lambda risk: risk | {"has_evidence": risk["id"] in proven})),
        tasks=tuple(_read(session, Task, facts.Task)),
    )


def _answered(values: dict[str, Any]) -> dict[str, Any] | None:
    return values if values["option"] is not None else None


def _read(
    session: Session,
    kind: type[Row],
    fact: type[Fact],
    finish: Callable[[dict[str, Any]], dict[str, Any] | None] = lambda values: values,
) -> list[Fact]:
    told = _renamed.get(fact, {})
    names = [name for name in fact.__dataclass_fields__ if hasattr(kind, told.get(name, name))]  # type: ignore[attr-defined]
    query = select(*(getattr(kind, told.get(name, name)) for name in names)).order_by(kind.id)
    made = []
    for row in session.execute(query):
        values = finish({name: _plain(value) for name, value in zip(names, row, strict=True)})
        if values is not None:
            made.append(fact(**values))
    return made


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(str(item) for item in value)
    return str(value) if hasattr(value, "bytes_le") else value
