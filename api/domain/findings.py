"""Where does information go without a contract that holds, and what else is open with vendors? 45 CFR 164.308(b), 164.502(e)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from api.domain.contracts import Contract, Element, Said, YesNo, lacking, state, valid
from api.domain.engagements import Status
from api.domain.sentences import listed, spell

FindingKind = Literal[
    "no_contract",
    "unknown",
    "not_signed",
    "expired",
    "expiring",
    "before_2013",
    "lacks",
    "unverified",
    "not_dealt_with",
    "still_linked",
    "associate_not_needed",
    "associate_no_phi",
    "agreement_not_needed",
]

PUBLISHED = date(2013, 1, 25)
YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Paper:
    """A contract with what a person said of its clauses."""

    contract: Contract
    said: Mapping[str, Said]
    delegates: YesNo = "unknown"
    feasible: YesNo = "unknown"
    yearly: bool = False
    verified_on: date | None = None


@dataclass(frozen=True, slots=True)
class Firm:
    """A vendor: what the list says of it, its contracts, and the systems and flows by which it gets at information.

    `found` is what it is by the interview; None while nobody has asked.
    """

    id: str
    name: str
    touches_phi: YesNo
    agreement: Literal["on_file", "missing", "not_needed", "unknown"]
    signed_on: date | None
    ends_on: date | None
    ended_on: date | None
    systems: tuple[str, ...] = ()
    flows: tuple[str, ...] = ()
    papers: tuple[Paper, ...] = ()
    found: Status | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something open about one vendor. `citation` is empty where it is our advice."""

    kind: FindingKind
    vendor_id: str
    vendor: str
    citation: str
    text: str


def find(firms: Sequence[Firm], elements: Sequence[Element], on: date) -> tuple[Finding, ...]:
    """Everything open about the vendors on a day, one vendor after the other."""
    return tuple(finding for firm in firms for finding in _of(firm, elements, on))


def _of(firm: Firm, elements: Sequence[Element], on: date) -> Iterator[Finding]:
    def found(kind: FindingKind, citation: str, text: str) -> Finding:
        return Finding(kind, firm.id, firm.name, citation, text)

    if firm.ended_on is not None and firm.ended_on <= on:
        yield from _ended(firm, on)
        return
    yield from _against(firm, on)
    if firm.agreement == "not_needed" or firm.touches_phi == "no":
        return
    if firm.touches_phi == "unknown":
        yield found("unknown", "164.308(b)(1)", f"Find out whether {firm.name} gets at patient information.")
        return
    holding = [paper for paper in firm.papers if valid(paper.contract, on)]
    if not holding and not _on_list(firm, on):
        yield _bare(firm, on)
        return
    for paper in holding:
        yield from _paper(firm, paper, elements, on)
    if not holding and firm.signed_on is not None and firm.signed_on < PUBLISHED:
        yield found("before_2013", "164.532(e)", _OLD.format(name=firm.name, day=spell(firm.signed_on)))


_OLD = (
    "The agreement with {name} was signed on {day}, before the rule of 2013. Such agreements counted until "
    "September 22, 2014, at the latest. Sign a new one."
)


def _against(firm: Firm, on: date) -> Iterator[Finding]:
    """Where the list of vendors says otherwise than the interview. The list is left as it is: a person decides."""

    def found(kind: FindingKind, citation: str, text: str) -> Finding:
        return Finding(kind, firm.id, firm.name, citation, text)

    name = firm.name
    if firm.found == "business_associate" and firm.agreement == "not_needed":
        text = f"By your answers {name} is a business associate. The list says that it needs no agreement."
        yield found("associate_not_needed", "164.308(b)(1)", f"{text} Sign one, or look at the answers again.")
    if firm.found == "business_associate" and firm.touches_phi == "no":
        text = f"By your answers {name} is a business associate. The list says that it gets at no patient information."
        yield found("associate_no_phi", "160.103", f"{text} Correct the list, or look at the answers again.")
    kept = _on_list(firm, on) or any(valid(paper.contract, on) for paper in firm.papers)
    if firm.found == "not_business_associate" and kept:
        text = f"By your answers {name} is no business associate, and you keep an agreement with it."
        yield found("agreement_not_needed", "", f"{text} It does no harm. Ask counsel whether it is still of use.")


def _on_list(firm: Firm, on: date) -> bool:
    """Whether the list of vendors says that there is an agreement, and no contract on record says otherwise."""
    return not firm.papers and firm.agreement == "on_file" and (firm.ends_on is None or firm.ends_on >= on)


def _bare(firm: Firm, on: date) -> Finding:
    """Information goes there without a contract that holds; what there is on record decides how it is said."""
    ways = [*firm.systems, *firm.flows]
    goes = f" It gets at: {listed(ways)}." if ways else ""
    states = {state(paper.contract, on) for paper in firm.papers}
    ended = firm.ends_on is not None and firm.ends_on < on and firm.agreement == "on_file"
    if "expired" in states or "ended" in states or "ending" in states or ended:
        kind: FindingKind = "expired"
        text = f"The agreement with {firm.name} has run out."
    elif "draft" in states or "not_yet" in states:
        kind, text = "not_signed", f"The agreement with {firm.name} is not in effect yet."
    else:
        kind, text = "no_contract", f"There is no agreement with {firm.name} on record."
    return Finding(kind, firm.id, firm.name, "164.308(b)(1)", f"{text}{goes} Sign one, or stop the flow.")


def _paper(firm: Firm, paper: Paper, elements: Sequence[Element], on: date) -> Iterator[Finding]:
    def found(kind: FindingKind, citation: str, text: str) -> Finding:
        return Finding(kind, firm.id, firm.name, citation, text)

    contract = paper.contract
    if state(contract, on) == "expiring" and contract.expires_on is not None:
        yield found("expiring", "", f"The agreement with {firm.name} runs out on {spell(contract.expires_on)}.")
    if contract.executed_on is not None and contract.executed_on < PUBLISHED:
        yield found("before_2013", "164.532(e)", _OLD.format(name=firm.name, day=spell(contract.executed_on)))
    for element in lacking(paper.said, elements, paper.delegates, paper.feasible):
        yield found("lacks", element.citation, f"The agreement with {firm.name} does not say this: {element.title}.")
    if paper.yearly and (paper.verified_on is None or paper.verified_on + YEAR < on):
        since = f"since {spell(paper.verified_on)}" if paper.verified_on else "yet"
        text = f"{firm.name} agreed to confirm its safeguards each year, and has not {since}. That is its own promise."
        yield found("unverified", "", text)


def _ended(firm: Firm, on: date) -> Iterator[Finding]:
    open_ = not firm.papers or any(state(paper.contract, on) != "ended" for paper in firm.papers)
    if open_ and firm.touches_phi != "no" and firm.agreement != "not_needed":
        text = f"{firm.name} has ended, and nothing shows that it returned or destroyed what it held."
        yield Finding("not_dealt_with", firm.id, firm.name, "164.504(e)(2)(ii)(J)", text)
    ways = [*firm.systems, *firm.flows]
    if ways:
        text = f"{firm.name} has ended, and still stands at: {listed(ways)}. End its access, or correct the record."
        yield Finding("still_linked", firm.id, firm.name, "164.308(a)(4)(i)", text)
