"""What does the written risk analysis of a practice say on a day? 45 CFR 164.308(a)(1)(ii)(A), 164.316(b)(1).

Everything in it is worked out from the facts, the catalogs and the method; the order in which the facts are given never
changes a byte of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from api.domain import Refused
from api.domain.catalogs import Catalogs, editions
from api.domain.changes import changed, triggers
from api.domain.contradictions import find_contradictions
from api.domain.elements import About, Element, complete
from api.domain.facts import Decision, Facts
from api.domain.gaps import Gap, find_gaps
from api.domain.holdings import asset_lines, flow_lines, iso, name_all, safeguard_lines, site_lines, vendor_lines
from api.domain.methods import METHODS, Method
from api.domain.profiles import describe
from api.domain.registers import considered_lines, risk_lines, task_lines
from api.domain.scenarios import Scenario, find_scenarios
from api.domain.sentences import spell
from api.domain.snapshots import (
    FORMAT,
    Analysis,
    ContradictionLine,
    DecisionLine,
    EditionUsed,
    ElementLine,
    GapLine,
    MethodUsed,
    PracticeLine,
    Scale,
    SourceLine,
)

_HOW: Mapping[str, str] = {
    "nist-sp-800-30-r1": (
        "The likelihood that a threat starts and the likelihood that it then does harm, which is how open the answers "
        "leave the vulnerability, make the overall likelihood (Table G-5); overall likelihood and impact make the level "
        "(Table I-2). A suggestion counts once a person has confirmed or changed it."
    ),
    "nist-sp-800-66-r2": (
        "Suggestions are worked out on the five steps of NIST SP 800-30r1 and placed on three: low, moderate, high. "
        "Likelihood and impact make the level (Table 6). A suggestion counts once a person has confirmed or changed it."
    ),
}
_OWN_TABLE = (
    "Suggestions are worked out on the five steps of NIST SP 800-30r1 and placed on the practice's own scale. Its own "
    "table, printed here, makes the level. A suggestion counts once a person has confirmed or changed it."
)
_SOURCES = (
    SourceLine(
        "45 CFR Part 164, Subpart C (Security Rule)",
        "The paragraphs that this analysis holds the practice against, summarized in plain words; the rule's text governs.",
    ),
    SourceLine(
        "HHS Office for Civil Rights, guidance on risk analysis",
        "Names the nine elements that are checked here, and the events that call for a new look.",
    ),
    SourceLine(
        "NIST SP 800-30 Revision 1",
        "Tables G-2, G-3, G-4, G-5 and F-2 carry every suggestion of likelihood, and Table I-2 the levels where the "
        "practice chose it. The suggestions themselves are advice.",
    ),
    SourceLine(
        "NIST SP 800-66 Revision 2",
        "Table 6 makes the levels where the practice chose it.",
    ),
    SourceLine(
        "Questions, threats, asset types, reasons and comparisons",
        "Written for small practices by the makers of this software; advice, not law, and not from a government body. "
        "The editions are listed with their checksums.",
    ),
    SourceLine(
        "Crosswalks",
        "Nothing in this analysis rests on one. The mapping to NIST CSF 2.0 on file is derived through CSF 1.1 and not "
        "official, so it is not used here.",
    ),
    SourceLine(
        "Proposed changes to the Security Rule (90 FR 898)",
        "Proposed only and not in force; nothing here is held against them.",
    ),
)


class Incomplete(Refused):
    """An analysis cannot be final while one of its nine elements lacks something; the message says what."""


def draw_up(facts: Facts, catalogs: Catalogs, method: Method, about: About, previous: Analysis | None) -> Analysis:
    """The whole analysis as of `about.on`; `catalogs` and `method` are those in force on that day.

    `previous` is the last final analysis, with which this one is compared. Raises Incomplete when the status is to be
    final and an element lacks something; a draft is never refused.
    """
    since = date.fromisoformat(previous.on) if previous else None
    scenarios = find_scenarios(facts, catalogs, method)
    elements = complete(facts, catalogs, method, scenarios, about, since=since)
    if about.status == "final":
        _refuse_incomplete(elements)
    drawn = _drawn(facts, catalogs, method, about, scenarios=scenarios, elements=elements)
    if previous is None or since is None:
        return drawn
    return replace(
        drawn,
        changes_since=f"analysis {previous.number} of {spell(since)}",
        changes=(*triggers(facts.events, since, about.on, about.new_events), *changed(previous, drawn)),
    )


def _refuse_incomplete(elements: Sequence[Element]) -> None:
    lacking = [f"{element.title}: {missing.text}" for element in elements for missing in element.missing]
    if lacking:
        raise Incomplete(f"This analysis can be final when nothing is missing. {' '.join(lacking)}")


def _drawn(
    facts: Facts,
    catalogs: Catalogs,
    method: Method,
    about: About,
    *,
    scenarios: Sequence[Scenario],
    elements: Sequence[Element],
) -> Analysis:
    names = name_all(facts)
    return Analysis(
        format=FORMAT,
        id=about.id,
        number=about.number,
        status=about.status,
        on=about.on.isoformat(),
        purpose=(
            f"This is the written risk analysis of {about.practice} (45 CFR 164.308(a)(1)(ii)(A)): what could endanger "
            "the ePHI it keeps, how likely and how bad that would be, and what is done about it."
            f"{f' {about.purpose.strip()}' if about.purpose.strip() else ''}"
        ),
        practice=PracticeLine(
            about.practice, facts.profile.kind.value, facts.profile.people, about.time_zone, describe(facts.profile)
        ),
        prepared_by=about.prepared_by,
        approved_by=about.approved_by,
        next_review_on=iso(about.next_review_on),
        method=_method(method, about),
        appetite=about.appetite,
        editions=tuple(EditionUsed(name, day.isoformat(), sha) for name, day, sha in editions(catalogs, method)),
        changes_since="",
        changes=(),
        sites=site_lines(facts, about.on),
        assets=asset_lines(facts, catalogs, names, about.on),
        vendors=vendor_lines(facts, about.on),
        flows=flow_lines(facts, names),
        safeguards=tuple(safeguard_lines(facts, catalogs)),
        risks=risk_lines(facts, catalogs, method, scenarios, names),
        considered=tuple(considered_lines(facts, catalogs, scenarios)),
        gaps=tuple(_gap(gap) for gap in find_gaps(facts, catalogs, about.on)),
        tasks=task_lines(facts, names),
        contradictions=_contradictions(facts, catalogs, about.on),
        elements=tuple(_element(element) for element in elements),
        sources=_SOURCES,
    )


def _method(method: Method, about: About) -> MethodUsed:
    how = _HOW[method.id] if method.id in METHODS else _OWN_TABLE
    if about.method_approved_by.strip():
        on = f" on {spell(about.method_approved_on)}" if about.method_approved_on else ""
        how = f"{how} {about.method_approved_by} approved this method for the practice{on}."
    return MethodUsed(
        id=method.id,
        title=method.title,
        source=method.source,
        edition=method.edition.isoformat(),
        likelihoods=method.likelihoods,
        impacts=method.impacts,
        levels=method.levels,
        grid=tuple(Scale(likelihood, method.grid[likelihood]) for likelihood in method.likelihoods),
        how=how,
    )


def _gap(gap: Gap) -> GapLine:
    return GapLine(
        citation=gap.citation,
        parent=gap.parent,
        kind=gap.kind,
        title=gap.title,
        safeguard=gap.safeguard,
        designation=gap.designation or "",
        status=gap.status,
        reasons=gap.reasons,
        decision=_decision(gap.decision) if gap.decision else None,
    )


def _decision(decision: Decision) -> DecisionLine:
    return DecisionLine(
        outcome=decision.outcome,
        reason=decision.reason,
        alternative=decision.alternative,
        approved_by=decision.approved_by,
        decided_on=iso(decision.decided_on),
    )


def _contradictions(facts: Facts, catalogs: Catalogs, on: date) -> tuple[ContradictionLine, ...]:
    """Without the day of the last analysis: this one is the answer to what came after it."""
    found = find_contradictions(facts, catalogs, on, None)
    return tuple(ContradictionLine(line.rule, line.citation, line.text) for line in found)


def _element(element: Element) -> ElementLine:
    missing = tuple(missing.text for missing in element.missing)
    return ElementLine(element.number, element.title, element.done, missing)
