"""Was it a breach of unsecured information, who decided so, and what is still missing? 45 CFR 164.402 and 164.414(b).

The program never finds a low probability by itself: a person does, with four reasons. Until one is on file an
impermissible use or disclosure is presumed to be a breach, and its clock runs.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Literal

from api.domain.determinations import Reason
from api.domain.editions import in_force, read
from api.domain.notifications import Breach, Exclusion, Notices, Rule, find_notices
from api.domain.sentences import joined

CATALOG = "breach_assessments"

YesNo = Literal["yes", "no", "unknown"]
Weight = Literal["unknown", "low", "some", "high"]
FactorId = Literal["nature", "recipient", "acquired", "mitigated"]
Conclusion = Literal["open", "not_phi", "permitted", "secured", "excluded", "low_probability", "breach"]
State = Literal["unfinished", "not_a_breach", "breach"]

COUNT = "Count the people concerned. Whom to tell, and by when, hangs on it."
FACTORS: tuple[FactorId, ...] = ("nature", "recipient", "acquired", "mitigated")


@dataclass(frozen=True, slots=True)
class Found:
    """How one factor was weighed, and why: `low` speaks for a low probability of compromise, `high` against it."""

    weight: Weight = "unknown"
    why: str = ""


@dataclass(frozen=True, slots=True)
class Assessment:
    """What was found out, in the order of 164.402, and what a person concluded from it on which day."""

    discovered_on: date
    phi: YesNo = "unknown"
    permitted: YesNo = "unknown"
    permitted_why: str = ""
    secured: YesNo = "unknown"
    secured_why: str = ""
    exclusion: Exclusion | None = None
    exclusion_why: str = ""
    factors: Mapping[FactorId, Found] = field(default_factory=dict)
    conclusion: Conclusion = "open"
    reasoning: str = ""
    decided_on: date | None = None
    affected: int | None = None
    placed: int = 0


@dataclass(frozen=True, slots=True)
class Factor:
    """One of the four, with its paragraph, and what we advise to look at."""

    id: FactorId
    citation: str
    title: str
    text: str
    ask: str


@dataclass(frozen=True, slots=True)
class Guide:
    """An edition: the factors and the sentences of an explanation."""

    edition: date
    factors: tuple[Factor, ...]
    say: Mapping[str, Reason]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an assessment stands. `suggested` follows from the facts alone; `missing` are fields with what to do."""

    state: State
    suggested: Conclusion
    reasons: tuple[Reason, ...]
    missing: tuple[tuple[str, str], ...]


def guide_on(day: date) -> Guide:
    """The edition in force on a day; raises NoEdition."""
    return _guide(in_force(CATALOG, day))


def suggest(told: Assessment) -> Conclusion:
    """What follows from the facts alone: the first that takes it out of the rule, else the presumption."""
    if told.phi == "no":
        return "not_phi"
    if told.permitted == "yes":
        return "permitted"
    if told.secured == "yes":
        return "secured"
    return "breach" if told.exclusion is None else "excluded"


def stand(guide: Guide, told: Assessment) -> Standing:
    """Where it stands, with every reason and its paragraph."""
    suggested = suggest(told)
    settled = told.conclusion if told.conclusion != "open" else suggested
    state: State = "unfinished" if told.conclusion == "open" else "breach" if settled == "breach" else "not_a_breach"
    said = "presumed" if state == "unfinished" and settled == "breach" else settled
    reasons = [guide.say[said]]
    against = [each.title.lower() for each in guide.factors if _of(told, each.id).weight == "high"]
    if told.conclusion == "low_probability" and against:
        advice = guide.say["speaks_against"]
        reasons.append(Reason(advice.citation, advice.text.format(factors=joined(against))))
    reasons.append(guide.say["burden"])
    return Standing(state, suggested, tuple(reasons), tuple(_missing(told)))


def clock(rule: Rule, guide: Guide, breach: Breach, told: Assessment) -> Notices:
    """The notices that a conclusion leaves due; while nothing is concluded, those of a breach. Raises NoTime."""
    found = find_notices(
        rule,
        replace(
            breach,
            secured=told.conclusion == "secured",
            exclusion=told.exclusion if told.conclusion == "excluded" else None,
            low_probability=told.conclusion == "low_probability",
        ),
    )
    if told.conclusion not in ("not_phi", "permitted"):
        return found
    why = (guide.say[told.conclusion], guide.say["burden"])
    return Notices(False, found.clock_started_on, None, None, None, (), None, "none", why, found.edition)


def faults(told: Assessment, on: date) -> Iterator[tuple[str, str]]:
    """What cannot be so, or is concluded without what it rests on; as a field and what is wrong with it."""
    if told.discovered_on > on:
        yield "discovered_on", "has not come yet"
    if told.decided_on is not None and told.decided_on > on:
        yield "decided_on", "has not come yet"
    if told.conclusion == "open":
        if told.decided_on is not None:
            yield "conclusion", "say what was decided, or leave the day empty"
        return
    if told.decided_on is not None and told.decided_on < told.discovered_on:
        yield "decided_on", "is before it was discovered"
    if not told.reasoning:
        yield "reasoning", "say why, in a few sentences"
    yield from _unfounded(told)


def _unfounded(told: Assessment) -> Iterator[tuple[str, str]]:
    """What a conclusion needs on file before it can be drawn."""
    for name, holds, message in _NEEDED.get(told.conclusion, ()):
        if not holds(told):
            yield name, message
    if told.conclusion == "low_probability":
        for id in FACTORS:
            if _of(told, id).weight == "unknown":
                yield id, "weigh this factor first"
            if not _of(told, id).why:
                yield f"{id}_why", "say why"


_NEEDED: Mapping[Conclusion, tuple[tuple[str, Callable[[Assessment], bool], str], ...]] = {
    "not_phi": (("phi", lambda told: told.phi == "no", "say first that no patient information was involved"),),
    "permitted": (
        ("permitted", lambda told: told.permitted == "yes", "say first that the Privacy Rule permits it"),
        ("permitted_why", lambda told: bool(told.permitted_why), "say which paragraph permits it"),
    ),
    "secured": (
        ("secured", lambda told: told.secured == "yes", "say first that the information was secured"),
        ("secured_why", lambda told: bool(told.secured_why), "say how it was secured, and where the key was"),
    ),
    "excluded": (
        ("exclusion", lambda told: told.exclusion is not None, "choose which of the three applies"),
        ("exclusion_why", lambda told: bool(told.exclusion_why), "say what shows it"),
    ),
}


def _missing(told: Assessment) -> Iterator[tuple[str, str]]:
    """What is still to be found out or decided, in the order in which it is asked."""
    if told.conclusion == "open":
        yield from _unasked(told)
        yield "conclusion", "Decide, and say why. Until then the clock runs as for a breach."
    elif told.conclusion == "breach":
        if told.affected is None:
            yield "affected", COUNT
        elif told.placed < told.affected:
            yield "residents_by_state", "Say in which States they live. The media count by State."


def _unasked(told: Assessment) -> Iterator[tuple[str, str]]:
    if told.phi == "unknown":
        yield "phi", "Find out whether patient information was involved."
    elif told.phi == "yes" and told.permitted == "unknown":
        yield "permitted", "Say whether the Privacy Rule permits what happened."
    elif told.phi == "yes" and told.permitted == "no" and told.secured == "unknown":
        yield "secured", "Find out whether the information was encrypted."
    elif suggest(told) == "breach":
        if told.affected is None:
            yield "affected", COUNT
        if any(_of(told, id).weight == "unknown" for id in FACTORS):
            yield "nature", "Weigh the four factors, or treat it as a breach without them."


def _of(told: Assessment, id: FactorId) -> Found:
    return told.factors.get(id, Found())


@cache
def _guide(edition: date) -> Guide:
    tables = read(CATALOG, edition)
    return Guide(
        edition,
        tuple(Factor(row["id"], row["citation"], row["title"], row["text"], row["ask"]) for row in tables["factor"]),
        {id: Reason(row["citation"], row["text"]) for id, row in tables["say"].items()},
    )
