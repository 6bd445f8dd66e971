"""What do a practice's answers mean for the paragraphs they cite and the risks they bear on? 45 CFR 164.306(a), (d).

Questions of the first pass that nobody has answered are said to be unanswered; further questions count only once they
are answered. An answer to a question that does not apply to the practice's profile counts for nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from api.domain import Refused
from api.domain.choosing import applicable, first_pass
from api.domain.facts import Answer, Facts
from api.domain.questions import DONT_KNOW, NOT_APPLICABLE, Bank, Option, Question, Status

Role = Literal["closes", "eases"]


class BadAnswer(Refused):
    """The bank has no such question or option, or the answer lacks the reason it needs."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one question says about one paragraph. `option` is None while it is unanswered."""

    question: str
    option: str | None
    status: Status | Literal["unanswered"]
    because: str


@dataclass(frozen=True, slots=True)
class Binding:
    """What one question says about one pair. `degree` runs from 0 (open) to 3 (shut, verified); None: does not apply."""

    question: str
    option: str | None
    role: Role
    degree: int | None
    answered: bool
    safeguard: str
    because: str


def asked(bank: Bank, question: str) -> Question:
    """The question of this id. Raises BadAnswer where this edition asks no such thing."""
    found = bank.questions.get(question)
    if found is None:
        raise BadAnswer(f"There is no question {question} in the edition of {bank.edition}.")
    return found


def check(bank: Bank, answer: Answer) -> None:
    """Raises BadAnswer for an unknown question or option, or a not_applicable that cannot be or lacks its reason."""
    question = asked(bank, answer.question)
    if answer.option == NOT_APPLICABLE and question.not_applicable is None:
        raise BadAnswer(f"“{question.safeguard}” applies to every practice that is asked; choose another answer.")
    if question.option(answer.option) is None:
        allowed = ", ".join(option.id for option in question.options)
        raise BadAnswer(f"Question {question.id} has no answer {answer.option}; it has {allowed}.")
    if answer.option == NOT_APPLICABLE and not answer.note.strip():
        raise BadAnswer(f"Say in the note why “{question.safeguard}” does not apply; the reason stays on record.")


def meanings(bank: Bank, facts: Facts) -> Mapping[str, tuple[Meaning, ...]]:
    """For each paragraph that an asked question cites, what each of these questions says about it."""
    found: dict[str, list[Meaning]] = {}
    for question, option, because in _asked(bank, facts):
        for citation in question.citations:
            status = option.means[citation] if option else "unanswered"
            line = Meaning(question.id, option.id if option else None, status, because)
            found.setdefault(citation, []).append(line)
    return MappingProxyType({citation: tuple(lines) for citation, lines in found.items()})


def bindings(bank: Bank, facts: Facts) -> Mapping[str, tuple[Binding, ...]]:
    """For each pair that an asked question bears on, what each of these questions says about it."""
    found: dict[str, list[Binding]] = {}
    for question, option, because in _asked(bank, facts):
        for pair, line in _bound(question, option, because):
            found.setdefault(pair, []).append(line)
    return MappingProxyType({pair: tuple(lines) for pair, lines in found.items()})


def rebound(question: Question, answer: Answer) -> Mapping[str, Binding]:
    """What the question would say about each of its pairs if it were answered so."""
    option = question.option(answer.option)
    return dict(_bound(question, option, _because(question, option, answer)))


def claims(bank: Bank, facts: Facts) -> Mapping[str, tuple[str, ...]]:
    """The claims that answers make about the practice's records, each with the questions that make it."""
    found: dict[str, list[str]] = {}
    for question, option, _ in _asked(bank, facts):
        for claim in option.claims if option else ():
            found.setdefault(claim, []).append(question.id)
    return MappingProxyType({claim: tuple(questions) for claim, questions in found.items()})


def _asked(bank: Bank, facts: Facts) -> Iterator[tuple[Question, Option | None, str]]:
    """Every question that counts for this practice, in the bank's order, with the option chosen and a sentence."""
    first = {question.id for question in first_pass(bank, facts.profile).first}
    for question in applicable(bank, facts.profile):
        answer = facts.answers.get(question.id)
        option = question.option(answer.option) if answer else None
        if option is not None or question.id in first:
            yield question, option, _because(question, option, answer)


def _bound(question: Question, option: Option | None, because: str) -> Iterator[tuple[str, Binding]]:
    roles: tuple[tuple[Role, tuple[str, ...]], ...] = (("closes", question.closes), ("eases", question.eases))
    for role, pairs in roles:
        for pair in pairs:
            yield (
                pair,
                Binding(
                    question=question.id,
                    option=option.id if option else None,
                    role=role,
                    degree=option.degrees[pair] if option else 0,
                    answered=option is not None,
                    safeguard=question.safeguard,
                    because=because,
                ),
            )


def _because(question: Question, option: Option | None, answer: Answer | None) -> str:
    if option is None or answer is None:
        return f"{question.safeguard}: not answered yet."
    if option.id == DONT_KNOW:
        return f"{question.safeguard}: nobody knows yet, which counts as open until it is found out."
    if option.id == NOT_APPLICABLE:
        return f"{question.safeguard}: does not apply here. {_sentence(answer.note) or 'No reason is on record.'}"
    return f"{question.safeguard}: {_sentence(option.text)}"


def _sentence(text: str) -> str:
    text = text.strip()
    return text if not text or text.endswith((".", "!", "?")) else f"{text}."
