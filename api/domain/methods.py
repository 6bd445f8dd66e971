"""How does likelihood and impact become a level of risk? 45 CFR 164.308(a)(1)(ii)(A); NIST SP 800-30r1, SP 800-66r2.

A method is a table, never arithmetic: total, so that no risk falls through, and monotone, so that more likely or worse
never means less risk.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from types import MappingProxyType

from api.domain import Refused
from api.domain.editions import in_force, read

FIVE = ("very_low", "low", "moderate", "high", "very_high")

METHODS: Mapping[str, str] = MappingProxyType(
    {"nist-sp-800-30-r1": "nist_sp_800_30_r1", "nist-sp-800-66-r2": "nist_sp_800_66_r2"}
)


class BadMethod(Refused):
    """A table that cannot rate every risk, or that would call a worse one milder."""


class OffScale(Refused):
    """A step that the method's scale does not have."""


class UnknownMethod(Refused):
    """No published method has that id."""


@dataclass(frozen=True, slots=True)
class Method:
    """A decision table over ordered scales, each given from least to most.

    `grid[likelihood]` holds one level for each impact. `overall`, where the method has such a table, combines in the
    same form the likelihood that a threat is started or occurs (rows) with the likelihood that it then does harm
    (columns) into the likelihood that `grid` takes. `meanings[scale][step]` says in our words what a step means.
    Raises BadMethod for a table that is not total and monotone over steps of the five names.
    """

    id: str
    title: str
    source: str
    edition: date
    authority: str
    likelihoods: tuple[str, ...]
    impacts: tuple[str, ...]
    levels: tuple[str, ...]
    grid: Mapping[str, tuple[str, ...]]
    overall: Mapping[str, tuple[str, ...]] | None
    meanings: Mapping[str, Mapping[str, str]]

    def __post_init__(self) -> None:
        for name, scale in (("likelihood", self.likelihoods), ("impact", self.impacts)):
            _check_scale(name, scale)
        _check_table("grid", self.grid, self.likelihoods, self.impacts, self.levels)
        if self.overall is not None:
            _check_table("overall", self.overall, self.likelihoods, self.likelihoods, self.likelihoods)

    def rate(self, likelihood: str, impact: str) -> str:
        """The level for a likelihood and an impact; raises OffScale, naming the steps that there are."""
        _check_step("likelihood", likelihood, self.likelihoods)
        _check_step("impact", impact, self.impacts)
        return self.grid[likelihood][self.impacts.index(impact)]


def method_on(id: str, day: date) -> Method:
    """A published method in its edition of `day`; raises UnknownMethod, or NoEdition before its first."""
    if id not in METHODS:
        raise UnknownMethod(f"There is no method {id!r}; choose one of {', '.join(METHODS)}.")
    return _published(id, in_force(METHODS[id], day))


def own_method(
    id: str,
    title: str,
    *,
    likelihoods: tuple[str, ...],
    impacts: tuple[str, ...],
    grid: Mapping[str, tuple[str, ...]],
    edition: date,
) -> Method:
    """A practice's own table, held to the same rules as a published one: BadMethod says which cell is wrong."""
    used = {level for row in grid.values() for level in row}
    stray = sorted(used - set(FIVE))
    if stray:
        raise BadMethod(f"{stray[0]!r} is not a level; use {', '.join(FIVE)}.")
    return Method(
        id=id,
        title=title,
        source="The practice's own table",
        edition=edition,
        authority="practice",
        likelihoods=likelihoods,
        impacts=impacts,
        levels=tuple(step for step in FIVE if step in used),
        grid=MappingProxyType({row: tuple(cells) for row, cells in grid.items()}),
        overall=None,
        meanings=MappingProxyType({}),
    )


def onto(step: str, scale: tuple[str, ...]) -> str:
    """Where a step of the five-step scale stands on a method's scale.

    A step that the scale has is itself. One that it lacks becomes the next higher that it has, so that nothing looks
    milder for want of a word; above the top there is only the top. So on low, moderate, high: very_low is low and
    very_high is high. The order is kept, and least and most stay least and most. Raises OffScale for any other word.
    """
    _check_step("step", step, FIVE)
    rank = FIVE.index(step)
    return next((name for name in scale if FIVE.index(name) >= rank), scale[-1])


@cache
def _published(id: str, edition: date) -> Method:
    tables = read(METHODS[id], edition)
    return Method(
        id=id,
        title=tables["title"],
        source=tables["source"],
        edition=edition,
        authority=tables["authority"],
        likelihoods=tuple(tables["likelihoods"]),
        impacts=tuple(tables["impacts"]),
        levels=tuple(tables["levels"]),
        grid=_table(tables["grid"]),
        overall=_table(tables["overall"]) if "overall" in tables else None,
        meanings=MappingProxyType({scale: MappingProxyType(steps) for scale, steps in tables["meanings"].items()}),
    )


def _table(rows: Mapping[str, list[str]]) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({row: tuple(cells) for row, cells in rows.items()})


def _check_step(name: str, step: str, scale: tuple[str, ...]) -> None:
    if step not in scale:
        raise OffScale(f"{step!r} is no {name} here; use {', '.join(scale)}.")


def _check_scale(name: str, scale: tuple[str, ...]) -> None:
    for step in scale:
        if step not in FIVE:
            raise BadMethod(f"The {name} scale has {step!r}; its steps are named {', '.join(FIVE)}.")
        if scale.count(step) > 1:
            raise BadMethod(f"The {name} scale has {step} twice.")
    if not 2 <= len(scale) <= len(FIVE):
        raise BadMethod(f"The {name} scale has {len(scale)} steps; it needs two to five.")
    if list(scale) != sorted(scale, key=FIVE.index):
        raise BadMethod(f"The {name} scale is out of order; begin with the least: {', '.join(FIVE)}.")


def _check_table(
    table: str,
    rows: Mapping[str, tuple[str, ...]],
    likelihoods: tuple[str, ...],
    columns: tuple[str, ...],
    levels: tuple[str, ...],
) -> None:
    for row in rows:
        if row not in likelihoods:
            raise BadMethod(f"The {table} table has a row {row!r}, which is not on the likelihood scale.")
    for row in likelihoods:
        cells = rows.get(row, ())
        if len(cells) != len(columns):
            raise BadMethod(f"The {table} table needs {len(columns)} cells in row {row}; it has {len(cells)}.")
        for column, cell in zip(columns, cells, strict=True):
            if cell not in levels or cell not in FIVE:
                raise BadMethod(f"The {table} table has {cell!r} at {row}, {column}, which is not a level.")
    for (row, column), (worse_row, worse_column) in _steps_up(likelihoods, columns):
        milder, worse = rows[row][columns.index(column)], rows[worse_row][columns.index(worse_column)]
        if FIVE.index(worse) < FIVE.index(milder):
            raise BadMethod(
                f"The {table} table falls from {milder} at {row}, {column} to {worse} at {worse_row}, {worse_column}."
            )


def _steps_up(
    likelihoods: tuple[str, ...], columns: tuple[str, ...]
) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """Every pair of neighboring cells, the milder first."""
    for row in likelihoods:
        for column, next_column in pairwise(columns):
            yield (row, column), (row, next_column)
    for column in columns:
        for row, next_row in pairwise(likelihoods):
            yield (row, column), (next_row, column)
