"""What does the practice's Notice of Privacy Practices say, and what does it lack? 45 CFR 164.520.

An edition has what is asked, an element for everything that the notice has to hold, and the words for it. Facts choose
the elements and fill their places; an element that cannot be worded yet names the facts that it lacks.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal

from api.domain.editions import in_force, read
from api.domain.policies import fill, places
from api.domain.sentences import joined, spell

CATALOG = "notices"
BLANK = re.compile(r"[\[\]{}]|__|\.{4,}")

Kind = Literal["yes_no", "line", "text", "list", "day"]
Fact = str | tuple[str, ...]
Facts = Mapping[str, Fact]
When = Mapping[str, str]
"""What each fact has to be: yes, no, or for words told or untold."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A fact that a notice rests on. With `must` only that answer lets it go out, and `otherwise` says what to do."""

    id: str
    group: str
    kind: Kind
    question: str
    hint: str
    when: When
    citation: str = ""
    optional: bool = False
    must: str = ""
    otherwise: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """Words of an element, for the facts that they fit."""

    text: str
    when: When


@dataclass(frozen=True, slots=True)
class Element:
    """Something that the notice holds when its facts are so. An empty citation: our advice; an empty section: its head."""

    id: str
    section: str
    title: str
    texts: tuple[Wording, ...]
    when: When
    citation: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Provision:
    """A way in which patients get the notice."""

    id: str
    title: str
    detail: str
    citation: str
    when: When


@dataclass(frozen=True, slots=True)
class Point:
    """Something that the rule's text or ours leaves open, to take to counsel."""

    id: str
    text: str
    citation: str
    when: When


@dataclass(frozen=True, slots=True)
class Edition:
    edition: date
    asks: tuple[Ask, ...]
    sections: tuple[Section, ...]
    elements: tuple[Element, ...]
    provisions: tuple[Provision, ...]
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """An element in this practice's words; `text` is empty while it `lacks` facts, by their ids."""

    id: str
    section: str
    title: str
    citation: str
    text: str
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """A fact that keeps the notice from being approved, and why."""

    fact: str
    says: str


@dataclass(frozen=True, slots=True)
class Notice:
    """What follows from the facts: what is asked, each part that applies, what is missing, and what stays open."""

    asks: tuple[Ask, ...]
    parts: tuple[Part, ...]
    missing: tuple[Missing, ...]
    provisions: tuple[Provision, ...]
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """A version as it stands on paper: its header, and its parts by the titles of their sections.

    Days are ISO, `effective_on` empty while none was chosen; `lacks` has the questions that are open in a draft.
    """

    practice: str
    number: int
    approved: bool
    approved_at: str
    effective_on: str
    ended_on: str
    sha256: str
    header: str
    sections: tuple[tuple[str, tuple[Part, ...]], ...]
    lacks: tuple[str, ...]


def notices_on(day: date) -> Edition:
    """The edition in force on a day; raises NoEdition."""
    return notices_of(in_force(CATALOG, day))


def draw_up(edition: Edition, practice: str, told: Facts) -> Notice:
    """The notice of a practice. A fact that is not asked of it is taken as no, or as nothing, whatever was told."""
    facts, asks = _settled(edition, told)
    values = {name: _said(value, kind) for name, (value, kind) in facts.items()} | {"practice": practice}
    applies = [element for element in edition.elements if _holds(element.when, facts) is not False]
    return Notice(
        asks=asks,
        parts=tuple(_part(element, facts, values) for element in applies),
        missing=tuple(_missing(asks, facts)),
        provisions=tuple(each for each in edition.provisions if _holds(each.when, facts)),
        points=tuple(each for each in edition.points if _holds(each.when, facts)),
    )


def sectioned(edition: Edition, parts: Sequence[Part]) -> tuple[tuple[str, tuple[Part, ...]], ...]:
    """The parts by the titles of their sections; a section without a part is left out, and so is the header."""
    found = ((each.title, tuple(part for part in parts if part.section == each.id)) for each in edition.sections)
    return tuple((title, under) for title, under in found if under)


def header(parts: Sequence[Part]) -> str:
    """The statement at the notice's head."""
    return next(part.text for part in parts if not part.section)


def outgrown(edition: Edition, told: Facts, named: str, now: str, seen: Mapping[str, bool]) -> tuple[str, ...]:
    """What has changed in the practice since the notice was approved, one sentence each: it asks for a new one.

    164.520(b)(3). `named` is the practice's name in the notice and `now` its name today; `seen` has what the practice
    tells of itself elsewhere, by the fact.
    """
    facts, asks = _settled(edition, told)
    found = [f"It names the practice {named}, and the practice is called {now} now."] if named != now else []
    for ask in asks:
        said = facts[ask.id][0]
        if ask.id in seen and said != _yes(seen[ask.id]):
            found.append(f"It was written with “{said}” to “{ask.question}”, and your practice says otherwise now.")
    return tuple(found)


def begun(seen: Mapping[str, bool], contact: str) -> dict[str, str]:
    """The facts of a first draft, from what the practice has told elsewhere."""
    return {fact: _yes(so) for fact, so in seen.items()} | ({"contact": contact} if contact else {})


def _settled(edition: Edition, told: Facts) -> tuple[dict[str, tuple[Fact, Kind]], tuple[Ask, ...]]:
    """Each fact as it counts, with its kind, and the asks that apply."""
    facts: dict[str, tuple[Fact, Kind]] = {}
    asks = []
    for ask in edition.asks:
        nothing: Fact = () if ask.kind == "list" else ""
        if _holds(ask.when, facts):
            asks.append(ask)
            facts[ask.id] = (told.get(ask.id, nothing), ask.kind)
        else:
            facts[ask.id] = ("no" if ask.kind == "yes_no" else nothing, ask.kind)
    return facts, tuple(asks)


def _holds(when: When, facts: Mapping[str, tuple[Fact, Kind]]) -> bool | None:
    """Whether the facts are so; None while one of them that matters has not been told."""
    found: bool | None = True
    for name, wanted in when.items():
        value, kind = facts[name]
        if kind != "yes_no":
            so: bool | None = bool(value) == (wanted == "told")
        else:
            so = value == wanted if value else None
        if so is False:
            return False
        found = found and so
    return found


def _part(element: Element, facts: Mapping[str, tuple[Fact, Kind]], values: Mapping[str, str]) -> Part:
    applies = _holds(element.when, facts)
    chosen = next((wording for wording in element.texts if applies and _holds(wording.when, facts)), None)
    if chosen is not None:
        lacks = [name for name in places(chosen.text) if not values[name] or BLANK.search(values[name])]
    else:
        open_ = [name for wording in element.texts for name in wording.when] if applies else [*element.when]
        lacks = [name for name in dict.fromkeys(open_) if not facts[name][0]]
    text = fill(chosen.text, values) if chosen is not None and not lacks else ""
    return Part(element.id, element.section, element.title, element.citation, text, tuple(lacks))


def _missing(asks: Sequence[Ask], facts: Mapping[str, tuple[Fact, Kind]]) -> Iterator[Missing]:
    for ask in asks:
        value = facts[ask.id][0]
        if not value:
            if not ask.optional:
                yield Missing(ask.id, "This has not been told yet.")
        elif ask.must and value != ask.must:
            yield Missing(ask.id, ask.otherwise)
        elif BLANK.search(_said(value, ask.kind)):
            yield Missing(ask.id, "It has brackets or a blank in it. Write what belongs there.")


def _said(value: Fact, kind: Kind) -> str:
    """A fact as it stands in a sentence."""
    if isinstance(value, tuple):
        return "; ".join(value) if any("," in each for each in value) else joined(value)
    return spell(date.fromisoformat(value)) if kind == "day" and value else value


def _yes(so: bool) -> str:
    return "yes" if so else "no"


@cache
def notices_of(edition: date) -> Edition:
    """An edition by its day."""
    told = read(CATALOG, edition)
    return Edition(
        edition,
        tuple(Ask(**_conditional(each)) for each in told["ask"]),
        tuple(Section(**each) for each in told["section"]),
        tuple(
            Element(**_conditional(each | {"texts": tuple(Wording(**_conditional(text)) for text in each["texts"])}))
            for each in told["element"]
        ),
        tuple(Provision(**_conditional(each)) for each in told["provision"]),
        tuple(Point(**_conditional(each)) for each in told["point"]),
    )


def _conditional(told: Mapping[str, Any]) -> dict[str, Any]:
    return {**told, "when": told.get("when", {})}
