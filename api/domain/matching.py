"""Is what a policy says true here? Each statement held against answers, habits, values and the profile, on a day.

A statement matches practice only when everything that it asserts holds. What is false, what nobody knows and what does
not apply are told apart, and none of them is ever printed as if it were true.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal

from api.domain.choosing import fits, tags
from api.domain.facts import Facts, Grade
from api.domain.policies import NAMED, Library, Particular, Statement, Template, fill
from api.domain.questions import Bank
from api.domain.records import over
from api.domain.sentences import counted
from api.domain.standards import Item

Finding = Literal["holds", "false", "unknown", "not_applicable"]
Kind = Literal["answer", "habit", "value", "profile"]

YES, NO, DONT_KNOW, NOT_APPLICABLE = HABITS = ("yes", "no", "dont_know", "not_applicable")

_WORST: tuple[Finding, ...] = ("false", "unknown", "not_applicable", "holds")
_GRADES: Mapping[Grade, Finding] = {
    Grade.VERIFIED: "holds",
    Grade.IN_PLACE: "holds",
    Grade.PARTLY: "false",
    Grade.NO: "false",
    Grade.DONT_KNOW: "unknown",
    Grade.NOT_APPLICABLE: "not_applicable",
}
_HABITS: Mapping[str, Finding] = {
    YES: "holds",
    NO: "false",
    DONT_KNOW: "unknown",
    NOT_APPLICABLE: "not_applicable",
}
_DUTIES = {
    "security-official": ("security_official", "a security official"),
    "privacy-official": ("privacy_official", "a privacy official"),
    "deputy": ("deputy", "a stand-in for the officials"),
}


@dataclass(frozen=True, slots=True)
class Ground:
    """One thing that a statement asserts, what was found about it, and the sentence that says so.

    `id` is a question's, a habit's or a value's; for the profile it is the tag that is missing.
    """

    kind: Kind
    id: str
    finding: Finding
    says: str


@dataclass(frozen=True, slots=True)
class Match:
    """A statement as it is printed, and whether practice bears it out on a day.

    `until` is the day by which work under way will have made it so: until then it is printed as planned, not as true.
    """

    statement: Statement
    text: str
    grounds: tuple[Ground, ...]
    on: date
    until: date | None = None

    @property
    def matches(self) -> bool:
        """Whether the policy says of it what is so: that it holds, or that it is under way and not late."""
        return self.finding == "holds" or (self.until is not None and self.on <= self.until)

    @property
    def finding(self) -> Finding:
        """The worst that was found: false, then unknown, then not applicable."""
        found = {ground.finding for ground in self.grounds}
        return next((each for each in _WORST if each in found), "holds")

    @property
    def against(self) -> tuple[Ground, ...]:
        """What speaks against printing it."""
        return tuple(ground for ground in self.grounds if ground.finding != "holds")


@dataclass(frozen=True, slots=True)
class Here:
    """What a practice's statements are held against: everything it has told us, and the editions in force on a day."""

    name: str
    facts: Facts
    bank: Bank
    library: Library
    on: date

    def values(self) -> Mapping[str, str]:
        """The values that stand in texts, as they read in a sentence; what nobody has told is not in it."""
        told = {
            id: _read(self.library.particulars[id], value)
            for id, value in self.facts.particulars.items()
            if value and id in self.library.particulars and self.library.particulars[id].kind != "habit"
        }
        return told | self._named()

    def _named(self) -> dict[str, str]:
        present = sorted(
            (person for person in self.facts.people if not over(person.ended_on, self.on)),
            key=lambda person: (person.name, person.id),
        )
        found = {
            place: next((person.name for person in present if duty in person.duties), "")
            for place, (duty, _) in _DUTIES.items()
        }
        return {place: name for place, name in found.items() if name} | {"practice": self.name}


def hold(
    here: Here,
    statements: Iterable[Statement],
    plans: Mapping[str, date] = MappingProxyType({}),
    approved: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Match, ...]:
    """Every statement against the practice, in their order. Total: a place or id that is not known is unknown.

    `plans` has the day by which work will make a statement true, and `approved` the words in which it was approved,
    both by the statement's id.
    """
    values, held = here.values(), tags(here.facts.profile)
    return tuple(
        Match(
            statement=each,
            text=approved.get(each.id, fill(each.text, values)),
            grounds=(
                *_profile(each, held),
                *(_asserted(here, id) for id in each.asserts),
                *(_value(here, place, values) for place in each.places),
                *_reworded(each, approved, fill(each.text, values)),
            ),
            on=here.on,
            until=plans.get(each.id),
        )
        for each in statements
    )


def calls_for(here: Here, template: Template) -> bool:
    """Whether a practice of this profile is called on for a policy."""
    return fits(template.needs, tags(here.facts.profile))


def draft(here: Here, template: Template) -> tuple[Statement, ...]:
    """The statements that a draft begins with: those made for this profile, and asserting nothing it is not asked."""
    held = tags(here.facts.profile)
    asked = {id for id, question in here.bank.questions.items() if fits(question.needs, held)}
    beyond = here.bank.questions.keys() - asked
    return tuple(each for each in template.statements if fits(each.needs, held) and not beyond & set(each.asserts))


def _profile(statement: Statement, held: frozenset[str]) -> Iterable[Ground]:
    for need in statement.needs:
        if not fits([need], held):
            yield Ground("profile", need, "not_applicable", "Your practice has told us that this does not apply to it.")


def _reworded(statement: Statement, approved: Mapping[str, str], now: str) -> Iterable[Ground]:
    """A value that has changed since approval: the policy says one thing and practice does another."""
    if approved.get(statement.id, now) != now:
        yield Ground("value", statement.id, "false", f"With what you have told us since, it would read: {now}")


def _asserted(here: Here, id: str) -> Ground:
    particular = here.library.particulars.get(id)
    if particular is not None:
        value = here.facts.particulars.get(id, "")
        finding = _HABITS.get(value, "unknown")
        return Ground("habit", id, finding, f"{particular.question} {_SAID[value if value in _HABITS else '']}")
    question = here.bank.questions.get(id)
    if question is None:
        return Ground("answer", id, "unknown", f"No question of this edition asks about {id}.")
    answer = here.facts.answers.get(id)
    option = question.option(answer.option) if answer else None
    if option is None:
        if not fits(question.needs, tags(here.facts.profile)):
            return Ground(
                "answer", id, "not_applicable", f"{question.safeguard}: does not apply to a practice like this."
            )
        return Ground("answer", id, "unknown", f"{question.safeguard}: not answered yet.")
    return Ground("answer", id, _GRADES[option.grade], f"{question.safeguard}: you answered “{option.text}”")


def _value(here: Here, place: str, values: Mapping[str, str]) -> Ground:
    particular = here.library.particulars.get(place)
    if place in values:
        return Ground("value", place, "holds", values[place])
    if place in _DUTIES:
        return Ground("value", place, "unknown", f"Nobody on record is named as {_DUTIES[place][1]}.")
    if particular is None or place in NAMED:
        return Ground("value", place, "unknown", f"There is nothing to put in the place of {{{place}}}.")
    return Ground("value", place, "unknown", f"{particular.question} Not told yet.")


_SAID = {
    YES: "Yes.",
    NO: "You said no.",
    DONT_KNOW: "You said that you do not know yet.",
    NOT_APPLICABLE: "You said that it does not apply here.",
    "": "Not answered yet.",
}


def _read(particular: Particular, value: str) -> str:
    if particular.kind == "number" and particular.unit and value.isdigit():
        return counted(int(value), particular.unit)
    return value


def cover(items: Mapping[str, Item], statements: Iterable[Statement]) -> Mapping[str, tuple[int, ...]]:
    """For each counted paragraph the places, in the order given, of the statements that cover it.

    A paragraph that is not counted, such as 164.314(a)(2)(i)(A), counts for the one it belongs to.
    """
    found: dict[str, dict[int, None]] = {item.citation: {} for item in items.values() if item.counted}
    for place, statement in enumerate(statements):
        for citation in statement.covers:
            item = items.get(citation)
            while item is not None and not item.counted:
                item = items.get(item.parent)
            if item is not None:
                found[item.citation][place] = None
    return {citation: tuple(places) for citation, places in found.items()}
