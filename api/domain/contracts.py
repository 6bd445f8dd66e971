"""What does a contract with a business associate say, and does it hold today? 45 CFR 164.504(e), 164.314(a), 164.308(b).

The search finds passages for a person to read. What the contract says is what that person confirmed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

from api.domain.editions import in_force, read

CATALOG = "contract_clauses"

Kind = Literal["business_associate", "reverse", "subcontractor"]
YesNo = Literal["yes", "no", "unknown"]
Disposition = Literal["open", "returned", "destroyed", "kept_protected"]
State = Literal["draft", "not_yet", "in_force", "expiring", "expired", "ending", "ended"]
Suggested = Literal["present", "unclear", "absent"]
Said = Literal["unknown", "present", "absent", "not_applicable"]
When = Literal["always", "delegated", "feasible"]

AHEAD = timedelta(days=90)
PASSAGES = 3
LONGEST = 1200


@dataclass(frozen=True, slots=True)
class Contract:
    """The days of a contract. It is valid from `effective_on`, or from the day it was executed."""

    executed_on: date | None = None
    effective_on: date | None = None
    expires_on: date | None = None
    renews: bool = False
    ended_on: date | None = None
    disposition: Disposition = "open"


@dataclass(frozen=True, slots=True)
class Element:
    """One of the fifteen, with its paragraph, in which contracts it has to stand, and by which words it is searched."""

    id: str
    citation: str
    title: str
    text: str
    when: When
    strong: tuple[tuple[str, ...], ...]
    weak: tuple[tuple[str, ...], ...]
    never: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """What a search found of an element: `passages` in the contract's own words, the likeliest first."""

    element: Element
    suggested: Suggested
    passages: tuple[str, ...]


def elements_on(day: date) -> tuple[Element, ...]:
    """The elements of the edition in force on a day, in the order of the rule; raises NoEdition."""
    return _elements(in_force(CATALOG, day))


def edition_on(day: date) -> date:
    """The day of the edition in force on a day; raises NoEdition."""
    return in_force(CATALOG, day)


def state(contract: Contract, on: date) -> State:
    """How far a contract has come on a day. One that has ended is `ending` until what it held is dealt with."""
    if contract.executed_on is None or contract.executed_on > on:
        return "draft"
    if contract.ended_on is not None and contract.ended_on <= on:
        return "ending" if contract.disposition == "open" else "ended"
    if (contract.effective_on or contract.executed_on) > on:
        return "not_yet"
    if contract.expires_on is None or contract.renews:
        return "in_force"
    if contract.expires_on < on:
        return "expired"
    return "expiring" if contract.expires_on <= on + AHEAD else "in_force"


def valid(contract: Contract, on: date) -> bool:
    """Whether information may go to the other side on the strength of it."""
    return state(contract, on) in ("in_force", "expiring")


def last_day(contract: Contract) -> date | None:
    """The day on which it ends, as far as that is known."""
    return contract.ended_on or (None if contract.renews else contract.expires_on)


def faults(contract: Contract, on: date) -> Iterator[tuple[str, str]]:
    """What cannot be so, as a field and what is wrong with it."""
    executed = contract.executed_on
    if executed is not None and executed > on:
        yield "executed_on", "has not come yet"
    if executed is None and contract.ended_on is not None:
        yield "executed_on", "say when it was signed before it ends"
    begins = contract.effective_on or executed
    for name, day in (("expires_on", contract.expires_on), ("ended_on", contract.ended_on)):
        if day is not None and begins is not None and day < begins:
            yield name, "is before it begins"
    if contract.disposition != "open" and (contract.ended_on is None or contract.ended_on > on):
        yield "disposition", "belongs to a contract that has ended"


def needed(element: Element, delegates: YesNo, feasible: YesNo) -> bool:
    """Whether an element has to stand in a contract; unless somebody has said otherwise it does."""
    return {"always": True, "delegated": delegates != "no", "feasible": feasible != "no"}[element.when]


def search(text: str, elements: Sequence[Element]) -> tuple[Clause, ...]:
    """What a text seems to say on each element, for a person to confirm. The same text always gives the same."""
    passages = tuple(_passages(text))
    plain = [(passage, _plain(passage)) for passage in passages]
    return tuple(_clause(element, plain) for element in elements)


def lacking(said: Mapping[str, Said], elements: Sequence[Element], delegates: YesNo, feasible: YesNo) -> list[Element]:
    """The elements that a person found absent although they have to stand in it."""
    return [each for each in elements if said.get(each.id) == "absent" and needed(each, delegates, feasible)]


def _clause(element: Element, passages: Sequence[tuple[str, str]]) -> Clause:
    candidates = [(own, plain) for own, plain in passages if not any(word in plain for word in element.never)]
    strong = [own for own, plain in candidates if _any(element.strong, plain) and not _NEGATED.search(plain)]
    if strong:
        return Clause(element, "present", tuple(strong[:PASSAGES]))
    weak = [own for own, plain in candidates if _any(element.strong, plain) or _any(element.weak, plain)]
    return Clause(element, "unclear" if weak else "absent", tuple(weak[:PASSAGES]))


def _any(lists: Sequence[Sequence[str]], plain: str) -> bool:
    return any(all(_has(words, plain) for words in each) for each in lists)


def _has(words: str, plain: str) -> bool:
    return any(_beginning(word).search(plain) for word in words.split("|"))


@cache
def _beginning(word: str) -> re.Pattern[str]:
    """Where a word begins with these letters, and not somewhere in another."""
    return re.compile(r"(?<![a-z0-9])" + re.escape(word.strip()))


_NEGATED = re.compile(
    r"(?:shall|will|is|are|has|have)(?: not| no) (?:be )?(?:required|obligated|obliged|responsible|liable|obligation|duty)"
    r"|under no obligation|need not|waives?\b"
)


def _passages(text: str) -> Iterator[str]:
    """The paragraphs of a text, long ones in sentences; a line that begins with a mark of a list begins a new one."""
    for paragraph in re.split(r"\n\s*\n|\n(?=\s*(?:\(?[a-zA-Z0-9]{1,4}[.)]|[-•*])\s)", text):
        told = " ".join(paragraph.split())
        if len(told) <= LONGEST:
            if told:
                yield told
            continue
        yield from (each[:LONGEST] for each in re.split(r"(?<=[.;])\s+(?=[A-Z(])", told))


def _plain(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").replace("—", " ").replace("-", " ").split())


@cache
def _elements(edition: date) -> tuple[Element, ...]:
    def lists(rows: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(row) for row in rows)

    return tuple(
        Element(
            row["id"],
            row["citation"],
            row["title"],
            row["text"],
            row["when"],
            lists(row["strong"]),
            lists(row["weak"]),
            tuple(row.get("never", ())),
        )
        for row in read(CATALOG, edition)["element"]
    )
