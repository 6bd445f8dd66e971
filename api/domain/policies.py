"""What may a practice promise in writing, and what does each sentence of it assert? 45 CFR 164.316, 164.530(i).

The library is our own text, not law. Each statement names the paragraphs it helps to satisfy, and what has to be true
here before it may be printed: answers of the question bank, habits that no question asks about, and the values that
stand in its words. A statement that asserts nothing is refused at load.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from api.domain import Refused
from api.domain.editions import in_force, read

CATALOG = "policies"

ParticularKind = Literal["habit", "number", "text"]
Rule = Literal["security", "privacy", "breach", "mixed"]
Need = Literal["core", "as_needed", "usually_not_applicable"]
Audience = Literal["everyone", "clinicians", "front_desk", "billing", "officers", "contractors"]

NAMED = frozenset({"practice", "security-official", "privacy-official", "deputy"})
"""The values that the practice's own records give: its name, and who holds a duty on the day."""

BLANK = "_____"
_PLACE = re.compile(r"\{([^{}]*)\}")


class BadLibrary(Refused):
    """A policy file breaks a rule of the library; the message names the policy and the rule."""


@dataclass(frozen=True, slots=True)
class Particular:
    """Something that policies state and that no record or question holds: a habit (yes or no), a number, or words.

    `unit` follows a number; `least` and `most` bound it. `suggest` is our proposal, `hint` says what to weigh and where
    the rule is silent.
    """

    id: str
    kind: ParticularKind
    question: str
    hint: str = ""
    unit: str = ""
    least: int = 0
    most: int = 10_000
    suggest: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence or two of a policy. `text` may hold {particular} places; `asserts` names questions and habits.

    `needs` are tags of the profile, as the question bank has them: without them the statement is not drafted.
    """

    id: str
    text: str
    covers: tuple[str, ...]
    asserts: tuple[str, ...]
    needs: tuple[str, ...] = ()

    @property
    def places(self) -> tuple[str, ...]:
        """The values that stand in its words."""
        return places(self.text)


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """A policy of the library. `reference` is its number in the set; `audience` says who has to read it."""

    id: str
    reference: str
    title: str
    rule: Rule
    need: Need
    needs: tuple[str, ...]
    audience: tuple[Audience, ...]
    purpose: str
    sections: tuple[Section, ...]

    @property
    def statements(self) -> tuple[Statement, ...]:
        return tuple(statement for section in self.sections for statement in section.statements)


@dataclass(frozen=True, slots=True)
class Library:
    """All templates of an edition by id in the order of their numbers, and the particulars they ask for."""

    edition: date
    templates: Mapping[str, Template]
    particulars: Mapping[str, Particular]

    def is_habit(self, id: str) -> bool:
        """Whether something that a statement asserts is a habit of this edition."""
        return id in self.particulars and self.particulars[id].kind == "habit"

    def fillable(self) -> frozenset[str]:
        """The places that a text may hold."""
        return NAMED | {id for id, each in self.particulars.items() if each.kind != "habit"}


def places(text: str) -> tuple[str, ...]:
    """The names of the values in a text, each once, in their order."""
    return tuple(dict.fromkeys(_PLACE.findall(text)))


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with its values; a place without one stays as it is."""
    return _PLACE.sub(lambda place: values.get(place[1], place[0]), text)


def blank(text: str) -> str:
    """The text as a form that nobody has filled in: a line to write on in every place."""
    return _PLACE.sub(BLANK, text)


def library_on(day: date) -> Library:
    """The library in force on `day`; raises NoEdition."""
    return library_of(in_force(CATALOG, day))


@cache
def library_of(edition: date) -> Library:
    """The library of an edition; raises BadLibrary."""
    return load(edition, read(CATALOG, edition))


def load(edition: date, tables: Mapping[str, Any]) -> Library:
    """A library from an edition's raw tables; raises BadLibrary."""
    particulars = {row["id"]: Particular(**row) for row in tables["particular"]}
    templates = sorted((_template(row) for row in tables["policy"]), key=lambda template: template.reference)
    _once("particular", [row["id"] for row in tables["particular"]])
    _once("policy", [template.id for template in templates])
    _once("statement", [statement.id for template in templates for statement in template.statements])
    library = Library(
        edition, MappingProxyType({template.id: template for template in templates}), MappingProxyType(particulars)
    )
    fillable = library.fillable()
    for template in templates:
        for statement in template.statements:
            _check(statement, fillable)
    return library


def _check(statement: Statement, fillable: frozenset[str]) -> None:
    if not statement.asserts and not set(statement.places) - {"practice"}:
        raise BadLibrary(f"Statement {statement.id} asserts nothing.")
    for place in statement.places:
        if place not in fillable:
            raise BadLibrary(f"Statement {statement.id} has a place {{{place}}} that nothing can fill.")


def _once(what: str, ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for id in ids:
        if id in seen:
            raise BadLibrary(f"The {what} {id} stands twice.")
        seen.add(id)


def _template(row: Mapping[str, Any]) -> Template:
    return Template(
        id=row["id"],
        reference=row["reference"],
        title=row["title"],
        rule=row["rule"],
        need=row["need"],
        needs=tuple(row.get("needs", ())),
        audience=tuple(row["audience"]),
        purpose=row["purpose"],
        sections=tuple(
            Section(section["title"], tuple(_statement(each) for each in section["statement"]))
            for section in row["section"]
        ),
    )


def _statement(row: Mapping[str, Any]) -> Statement:
    return Statement(
        id=row["id"],
        text=row["text"],
        covers=tuple(row["covers"]),
        asserts=tuple(row.get("asserts", ())),
        needs=tuple(row.get("needs", ())),
    )
