"""Everything a practice has told us, as the rules read it: the one place where rows become facts."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, TypeVar

from sqlmodel import Session, select

from api.db.answers import Answer
from api.db.assets import Asset
from api.db.base import Row
from api.db.decisions import Decision
from api.db.events import Event
from api.db.files import File, evidenced
from api.db.flows import Flow
from api.db.groups import AssetGroup
from api.db.particulars import Particular
from api.db.past import Past
from api.db.people import Person
from api.db.practices import Practice, profile
from api.db.risks import Risk
from api.db.sites import Site
from api.db.tasks import Task
from api.db.vendors import Vendor
from api.domain import facts

Fact = TypeVar("Fact")
Columns = Callable[[type[Row], Sequence[str]], Iterable[Sequence[Any]]]
"""Gives the named columns of every row of a kind, in the order of the ids."""

RECALLED: tuple[type[Row], ...] = (
    Practice,
    Answer,
    Site,
    AssetGroup,
    Asset,
    Flow,
    Vendor,
    Person,
    Event,
    Decision,
    Risk,
    Task,
    File,
    Particular,
)
"""The kinds that facts are made of."""

_renamed = {
    facts.Event: {"on": "happened_on"},
    facts.Answer: {"by": "answered_by", "on": "answered_on"},
    facts.Task: {"option": "becomes"},
}


def load(session: Session, practice: Practice) -> facts.Facts:
    """Every fact of the session's practice, in a dozen queries whatever its size."""

    def present(kind: type[Row], names: Sequence[str]) -> Iterable[Sequence[Any]]:
        return session.execute(select(*(getattr(kind, name) for name in names)).order_by(kind.id))

    return _gathered(practice, present, {str(id) for id in evidenced(session, "risk")})


def load_past(past: Past) -> tuple[Practice, facts.Facts] | None:
    """The practice and its facts as they stood then, in no query; None where it was not on record yet."""
    practice = next(iter(past.rows(Practice)), None)
    if practice is None:
        return None
    proven = {str(id) for about, id in past.columns(File, ("about", "about_id")) if about == "risk"}
    return practice, _gathered(practice, past.columns, proven)


def _gathered(practice: Practice, columns: Columns, proven: Collection[str]) -> facts.Facts:
    """`proven` are the ids of the risks that have a file."""
    return facts.Facts(
        profile=profile(practice),
        answers={answer.question: answer for answer in _read(columns, Answer, facts.Answer, _answered)},
        sites=tuple(_read(columns, Site, facts.Site)),
        groups=tuple(_read(columns, AssetGroup, facts.Group)),
        assets=tuple(_read(columns, Asset, facts.Asset)),
        flows=tuple(_read(columns, Flow, facts.Flow)),
        vendors=tuple(_read(columns, Vendor, facts.Vendor)),
        people=tuple(_read(columns, Person, facts.Person)),
        events=tuple(_read(columns, Event, facts.Event)),
        decisions={decision.citation: decision for decision in _read(columns, Decision, facts.Decision)},
        risks=tuple(_read(columns, Risk, facts.Risk, lambda risk: risk | {"has_evidence": risk["id"] in proven})),
        tasks=tuple(_read(columns, Task, facts.Task)),
        particulars={name: value for name, value in columns(Particular, ("name", "value"))},  # noqa: C416 - no pairs
    )


def _answered(values: dict[str, Any]) -> dict[str, Any] | None:
    return values if values["option"] is not None else None


def _read(
    columns: Columns,
    kind: type[Row],
    fact: type[Fact],
    finish: Callable[[dict[str, Any]], dict[str, Any] | None] = lambda values: values,
) -> list[Fact]:
    told = _renamed.get(fact, {})
    names = [name for name in fact.__dataclass_fields__ if hasattr(kind, told.get(name, name))]  # type: ignore[attr-defined]
    made = []
    for row in columns(kind, [told.get(name, name) for name in names]):
        values = finish({name: _plain(value) for name, value in zip(names, row, strict=True)})
        if values is not None:
            made.append(fact(**values))
    return made


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(str(item) for item in value)
    return str(value) if hasattr(value, "bytes_le") else value
