"""How high is a risk, and is what was decided about it enough? 45 CFR 164.308(a)(1)(ii)(A)-(B)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from api.domain.facts import Risk
from api.domain.methods import FIVE, Method, OffScale, onto
from api.domain.sentences import plain, spell


class Response(StrEnum):
    """What a practice does about a risk; the four responses of NIST SP 800-39 that a practice can choose alone."""

    MITIGATE = "mitigate"
    ACCEPT = "accept"
    TRANSFER = "transfer"
    AVOID = "avoid"


@dataclass(frozen=True, slots=True)
class Rating:
    """A likelihood, an impact, and the level that a method's table gives for them."""

    likelihood: str
    impact: str
    level: str


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, at which field of the risk, and what would put it right."""

    at: str
    message: str


def rank(level: str) -> int:
    """Where a step or level stands among the five names, least first; -1 for anything else, the empty string too."""
    return FIVE.index(level) if level in FIVE else -1


def rate(method: Method, likelihood: str, impact: str) -> Rating:
    """A rating by the method's table; raises OffScale."""
    return Rating(likelihood, impact, method.rate(likelihood, impact))


def rate_risk(risk: Risk, method: Method) -> Risk:
    """The risk with the level that the method's table gives; raises OffScale for a step it does not have."""
    return replace(risk, level=method.rate(risk.likelihood, risk.impact), method=method.id)


def under(method: Method, risk: Risk) -> Rating:
    """What another method would say of the same likelihood and impact, each placed on its scale; raises OffScale."""
    return rate(method, onto(risk.likelihood, method.likelihoods), onto(risk.impact, method.impacts))


def judge(risk: Risk, method: Method, appetite: str, on: date, suggested: Rating | None = None) -> tuple[Fault, ...]:
    """What is wrong with a risk's rating and response; empty when nothing is.

    `appetite` is the highest level that management accepts untreated. `suggested` is the scenario's residual rating,
    None for a risk in the practice's own words. A risk that is closed owes no response.
    """
    faults = [*_rating_faults(risk, method, suggested)]
    if risk.status != "closed":
        faults += _response_faults(risk, appetite, on)
    return tuple(faults)


def _rating_faults(risk: Risk, method: Method, suggested: Rating | None) -> Iterator[Fault]:
    if not risk.likelihood or not risk.impact:
        yield Fault("likelihood", "This risk is not rated yet: choose a likelihood and an impact.")
        return
    if risk.method and risk.method != method.id:
        yield Fault("method", f"This risk was rated with another method; rate it again with {method.title}.")
        return
    try:
        level = method.rate(risk.likelihood, risk.impact)
    except OffScale as problem:
        yield Fault("likelihood" if risk.likelihood not in method.likelihoods else "impact", str(problem))
        return
    if risk.level != level:
        yield Fault(
            "level", f"The table gives {plain(level)} for this likelihood and impact; the record says otherwise."
        )
    if not risk.reason.strip():
        yield from _reason_faults(risk, level, suggested)
    yield from _inherent_faults(risk, method, level)


def _reason_faults(risk: Risk, level: str, suggested: Rating | None) -> Iterator[Fault]:
    if suggested and (risk.likelihood, risk.impact) != (suggested.likelihood, suggested.impact):
        yield Fault(
            "reason",
            f"Your rating differs from the suggestion (likelihood {plain(suggested.likelihood)}, impact "
            f"{plain(suggested.impact)}); say why in a sentence.",
        )
    if rank(level) >= rank("high"):
        yield Fault("reason", f"The level is {plain(level)}; say in a sentence why you rate it so.")


def _inherent_faults(risk: Risk, method: Method, level: str) -> Iterator[Fault]:
    if not risk.inherent_likelihood or not risk.inherent_impact:
        return
    try:
        inherent = method.rate(risk.inherent_likelihood, risk.inherent_impact)
    except OffScale as problem:
        yield Fault("inherent_likelihood", str(problem))
        return
    if rank(level) > rank(inherent):
        yield Fault(
            "level",
            f"The level is {plain(level)} with your safeguards but only {plain(inherent)} without them; one is wrong.",
        )


def _response_faults(risk: Risk, appetite: str, on: date) -> Iterator[Fault]:
    if risk.response is None:
        if rank(risk.level) > rank(appetite):
            yield Fault(
                "response",
                f"The level is {plain(risk.level)}, above the {plain(appetite)} that management accepts; choose what "
                "to do about it.",
            )
    elif Response(risk.response) is Response.ACCEPT:
        yield from _acceptance_faults(risk, on)
    elif Response(risk.response) is Response.MITIGATE:
        yield from _mitigation_faults(risk, on)


def _acceptance_faults(risk: Risk, on: date) -> Iterator[Fault]:
    if not risk.approved_by.strip():
        yield Fault("approved_by", "An accepted risk names the person who approved accepting it.")
    if not risk.owner.strip():
        yield Fault("owner", "Name the person who watches this risk while it is accepted.")
    if risk.accepted_until is None:
        yield Fault("accepted_until", "An acceptance ends on a day, so that somebody looks at the risk again.")
    elif risk.accepted_until < on:
        yield Fault("accepted_until", f"The acceptance ended on {spell(risk.accepted_until)}; decide again.")


def _mitigation_faults(risk: Risk, on: date) -> Iterator[Fault]:
    if not risk.owner.strip():
        yield Fault("owner", "Name the person who will see that this is done.")
    if risk.due_on is None:
        yield Fault("due_on", "Give the day by which it will be done.")
    elif risk.due_on < on and risk.status == "open":
        yield Fault("due_on", f"It was to be done by {spell(risk.due_on)}; finish it or set a new day with a reason.")
