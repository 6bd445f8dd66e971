"""How severe do the answers and the records leave a vulnerability? NIST SP 800-30r1, Table F-2; the reading is ours."""

from dataclasses import dataclass

from api.domain.answers import Binding
from api.domain.exposures import Recorded
from api.domain.methods import FIVE
from api.domain.risks import rank

_BY_DEGREE = ("very_high", "moderate", "low", "very_low")
_DEGREE_WORDS = ("not in place", "partly in place", "in place", "in place and verified")
_MOST_EASING = 2


@dataclass(frozen=True, slots=True)
class Factor:
    """One thing that set or moved a step, what it set it to, and where it comes from."""

    name: str
    value: str
    because: str


@dataclass(frozen=True, slots=True)
class Severity:
    """How open the answers leave a pair's vulnerability, and why."""

    step: str
    factors: tuple[Factor, ...]
    because: tuple[str, ...]


def weigh(bound: tuple[Binding, ...]) -> Severity:
    """How severe the vulnerability is by the answers alone: by its weakest closing safeguard, eased by up to two."""
    closing = [line for line in bound if line.role == "closes"]
    weighed = [line for line in closing if line.degree is not None]
    if closing and not weighed:
        return Severity(FIVE[0], (_excluded_factor(closing),), _sentences(closing))
    easing = [line for line in bound if line.role == "eases" and line.degree is not None]
    base = _closed(weighed) if weighed else _eased_only(easing) if easing else _unasked()
    helps = [line for line in easing if (line.degree or 0) >= 2][:_MOST_EASING] if weighed else []
    step, factors, because = base.step, [*base.factors], [*base.because]
    for line in helps:
        if rank(step) > rank("low"):
            step = FIVE[rank(step) - 1]
            factors.append(Factor("Eased by another safeguard", step, sentence(line)))
            because.append(sentence(line))
    return Severity(step, tuple(factors), tuple(because))


def _closed(weighed: list[Binding]) -> Severity:
    weakest = min(line.degree or 0 for line in weighed)
    at_fault = [line for line in weighed if line.degree == weakest]
    step = _BY_DEGREE[weakest]
    because = f"The weakest safeguard against it is {_DEGREE_WORDS[weakest]}: {_safeguards(at_fault)}."
    return Severity(step, (Factor("Vulnerability as answered", step, because),), _sentences(at_fault))


def _eased_only(easing: list[Binding]) -> Severity:
    best = max(line.degree or 0 for line in easing)
    at_work = [line for line in easing if line.degree == best]
    step = max("low", _BY_DEGREE[best], key=rank)
    because = (
        "Nothing that would shut it was asked of a practice like yours; the best of what makes it less likely is "
        f"{_DEGREE_WORDS[best]}: {_safeguards(at_work)}."
    )
    return Severity(step, (Factor("Vulnerability as answered", step, because),), _sentences(at_work))


def _unasked() -> Severity:
    because = "No question for a practice like yours asks about it, so it is taken as moderate until you say more."
    return Severity("moderate", (Factor("Vulnerability, not asked about", "moderate", because),), (because,))


def _excluded_factor(closing: list[Binding]) -> Factor:
    because = f"You said that what would shut it does not apply here: {_safeguards(closing)}."
    return Factor("Vulnerability as answered", FIVE[0], because)


def settled(answered: Severity, recorded: Recorded) -> str:
    """The severity once the records have spoken: what is recorded open is open, whatever the answers say."""
    if recorded.verdict == "contrary":
        return FIVE[-1]
    if recorded.verdict == "favorable":
        return min("low", answered.step, key=rank)
    return answered.step


def _sentences(lines: list[Binding]) -> tuple[str, ...]:
    return tuple([sentence(line) for line in lines])


def sentence(line: Binding) -> str:
    """What a question says about a pair, with the question's id to follow it back."""
    return f"{line.because} (question {line.question})"


def _safeguards(lines: list[Binding]) -> str:
    return "; ".join([line.safeguard for line in lines])
