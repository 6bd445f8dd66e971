"""Is the risk analysis complete? The nine elements of OCR's guidance on 45 CFR 164.308(a)(1)(ii)(A).

What is missing keeps an analysis from becoming final; a draft can always be drawn up. The titles are ours.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from api.domain.catalogs import Catalogs
from api.domain.changes import TRIGGERS, is_new
from api.domain.choosing import first_pass
from api.domain.facts import Facts, Risk
from api.domain.methods import Method
from api.domain.questions import DONT_KNOW
from api.domain.records import number, over
from api.domain.risks import Fault, judge, rank
from api.domain.scenarios import Scenario
from api.domain.sentences import counted, listed, plain, spell
from api.domain.snapshots import Appetite, Signature

Room = Literal["assets", "sites", "flows", "questions", "risks", "analysis", "events"]

TITLES = (
    "Scope",
    "Where ePHI is and moves",
    "Threats and vulnerabilities",
    "Safeguards in place",
    "Likelihood",
    "Impact",
    "Levels of risk and what is done about them",
    "Documentation",
    "Periodic review",
)


@dataclass(frozen=True, slots=True)
class About:
    """What stands on the cover of an analysis: whose, which, of which day, by whose hand, and who approved its terms.

    `approved_by` holds a name as soon as it is settled who will approve; its instant stays empty until that is done.
    `new_events` holds the ids of the events recorded since the last final analysis was sealed;
    `purpose` is why it is made, in the practice's own words.
    """

    practice: str
    time_zone: str
    id: str
    number: int
    status: Literal["draft", "final"]
    on: date
    prepared_by: Signature
    approved_by: Signature
    next_review_on: date | None
    appetite: Appetite
    method_approved_by: str = ""
    method_approved_on: date | None = None
    new_events: frozenset[str] = frozenset()
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing to do before the analysis can be final, the room where it is done, and the ids that it is about."""

    text: str
    room: Room
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Element:
    """One of the nine, with what it lacks."""

    number: int
    title: str
    missing: tuple[Missing, ...]

    @property
    def done(self) -> bool:
        """Whether the record holds what the element asks for."""
        return not self.missing


def complete(
    facts: Facts,
    catalogs: Catalogs,
    method: Method,
    scenarios: Sequence[Scenario],
    about: About,
    *,
    since: date | None,
) -> tuple[Element, ...]:
    """The nine elements on the day of the analysis; `since` is the day of the last final one, None before the first."""
    faults = [*_faults(facts, method, scenarios, about)]
    found = (
        _scope(facts, about.on),
        _data(facts, about.on),
        _threats(facts, catalogs, scenarios),
        _safeguards(facts, catalogs),
        _grouped(faults, {"likelihood", "inherent_likelihood", "reason"}),
        _grouped(faults, {"impact"}),
        _grouped(faults, {"method", "level", "response", "owner", "due_on", "approved_by", "accepted_until"}),
        _documentation(about),
        _review(facts, about, since),
    )
    return tuple(
        Element(place, title, tuple(missing))
        for place, (title, missing) in enumerate(zip(TITLES, found, strict=True), start=1)
    )


def _about(text: str, room: Room, found: Iterable[tuple[str, str]]) -> Iterator[Missing]:
    """One sentence for all records found, given as name and id; nothing when there are none."""
    sorted_ = sorted(found)
    if sorted_:
        yield Missing(f"{text}: {listed([name for name, _ in sorted_])}.", room, tuple(record for _, record in sorted_))


def _scope(facts: Facts, on: date) -> Iterator[Missing]:
    used = [asset for asset in facts.assets if not over(asset.retired_on, on)]
    if not any(asset.holds_ephi == "yes" for asset in used):
        yield Missing("No asset is recorded as holding ePHI. Add the systems, devices and services that do.", "assets")
    unknown = [(asset.name, asset.id) for asset in used if asset.holds_ephi == "unknown"]
    yield from _about("Say whether these hold ePHI", "assets", unknown)
    peopled = {asset.site_id for asset in used}
    empty = [(site.name, site.id) for site in facts.sites if site.id not in peopled]
    yield from _about("Add what is at these sites, or their premises when there is nothing else", "sites", empty)


def _data(facts: Facts, on: date) -> Iterator[Missing]:
    nowhere = [
        (asset.name, asset.id)
        for asset in facts.assets
        if asset.holds_ephi == "yes"
        and not over(asset.retired_on, on)
        and not (asset.site_id or asset.vendor_id or asset.location.strip())
    ]
    yield from _about("Say where these are kept or which vendor hosts them", "assets", nowhere)
    if not facts.flows:
        yield Missing(
            "No flow of ePHI is recorded. Draw at least the ways on which ePHI comes in and goes out.", "flows"
        )


def _threats(facts: Facts, catalogs: Catalogs, scenarios: Sequence[Scenario]) -> Iterator[Missing]:
    recorded = {(risk.pair, risk.group_id): risk for risk in facts.risks}
    chosen = [scenario for scenario in scenarios if scenario.selected]
    absent = [line for line in chosen if (line.pair, line.group_id) not in recorded]
    names = [(catalogs.pairs[line.pair].title, line.pair) for line in absent]
    yield from _about("The answers leave these open, and the register does not have them yet", "risks", names)
    closed = [
        (number(risk.number), risk.id)
        for line in chosen
        if (risk := recorded.get((line.pair, line.group_id))) is not None and risk.status == "closed"
    ]
    yield from _about("Closed in the register though the answers leave them open; reopen them", "risks", closed)


def _safeguards(facts: Facts, catalogs: Catalogs) -> Iterator[Missing]:
    first = first_pass(catalogs.bank, facts.profile).first
    open_ = [(q.safeguard, q.id) for q in first if q.id not in facts.answers]
    if open_:
        text = (
            f"{counted(len(open_), 'question')} of the first pass {'is' if len(open_) == 1 else 'are'} not answered yet"
        )
        yield from _about(text, "questions", open_)
    sought = {task.question for task in facts.tasks if task.status in ("open", "started")}
    nobody = [
        (catalogs.bank.questions[answer.question].safeguard, answer.question)
        for answer in facts.answers.values()
        if answer.option == DONT_KNOW and answer.question in catalogs.bank.questions and answer.question not in sought
    ]
    yield from _about("Answered with “I don't know”, and no open task is to find out about", "questions", nobody)


def _faults(facts: Facts, method: Method, scenarios: Sequence[Scenario], about: About) -> Iterator[tuple[Risk, Fault]]:
    suggested = {(line.pair, line.group_id): line.residual for line in scenarios}
    for risk in sorted(facts.risks, key=lambda risk: (risk.number, risk.id)):
        if risk.status == "closed":
            continue
        rating = suggested.get((risk.pair, risk.group_id)) if risk.pair else None
        for fault in judge(risk, method, about.appetite.level, about.on, rating):
            if fault.at != "likelihood" or risk.likelihood not in method.likelihoods:
                yield risk, fault
        if not risk.impact:
            yield risk, Fault("impact", "This risk is not rated yet: choose a likelihood and an impact.")
        yield from _unowned(risk, about.appetite.level)


def _unowned(risk: Risk, appetite: str) -> Iterator[tuple[Risk, Fault]]:
    """To transfer or avoid a risk is work like any other: somebody does it, by a day."""
    if risk.response in ("transfer", "avoid") and rank(risk.level) > rank(appetite):
        if not risk.owner.strip():
            yield risk, Fault("owner", "Name the person who will see that this is done.")
        if risk.due_on is None:
            yield risk, Fault("due_on", "Give the day by which it will be done.")


def _grouped(faults: Sequence[tuple[Risk, Fault]], fields: set[str]) -> Iterator[Missing]:
    """One sentence for all risks with the same fault."""
    found: dict[str, list[Risk]] = {}
    for risk, fault in faults:
        if fault.at in fields:
            found.setdefault(fault.message, []).append(risk)
    for message, risks in found.items():
        numbers = listed([number(risk.number) for risk in risks])
        yield Missing(f"{numbers}: {message}", "risks", tuple(risk.id for risk in risks))


def _documentation(about: About) -> Iterator[Missing]:
    if not about.method_approved_by.strip():
        yield Missing("Record who approved the method by which risks are rated.", "analysis")
    if not about.appetite.level:
        yield Missing("Record the highest level of risk that management accepts untreated.", "analysis")
    elif not about.appetite.approved_by.strip():
        level = plain(about.appetite.level)
        yield Missing(f"Record who approved that risks up to {level} are accepted untreated.", "analysis")
    if not about.prepared_by.name.strip():
        yield Missing("Name the person who prepared this analysis.", "analysis")
    if not about.approved_by.name.strip():
        yield Missing("Name the person who approves this analysis for the practice.", "analysis")


def _review(facts: Facts, about: About, since: date | None) -> Iterator[Missing]:
    if about.next_review_on is None:
        yield Missing("Set the day of the next review.", "analysis")
    elif about.next_review_on <= about.on:
        yield Missing(
            f"The next review, {spell(about.next_review_on)}, is not after the analysis; set a later day.", "analysis"
        )
    events = sorted((event for event in facts.events if event.kind in TRIGGERS), key=lambda event: (event.on, event.id))
    late = [(f"{plain(event.kind)} on {spell(event.on)}", event.id) for event in events if event.on > about.on]
    yield from _about("Later than the day of this analysis; draw it up for a later day", "events", late)
    unsaid = [
        (f"{plain(event.kind)} on {spell(event.on)}", event.id)
        for event in events
        if since is not None
        and is_new(event, since, about.new_events)
        and event.on <= about.on
        and not event.note.strip()
    ]
    yield from _about("Note what these changed, so that the analysis shows it took them into account", "events", unsaid)
