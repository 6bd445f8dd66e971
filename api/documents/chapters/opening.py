"""What stands first: the cover, how to read this, and the summary. 45 CFR 164.308(a)(1)(ii)(A), 164.316(b)(1)."""

from collections import Counter

from api.documents.blocks import Block, Chapter, Cover, Heading, Notice, Table, Tally, Text
from api.documents.chapters.levels import above_appetite, by_level, level_of
from api.documents.words import be, catalog, counted, lower, sentence, since, us_date, us_instant, words
from api.domain.snapshots import Analysis, Signature

STATUSES = ("met", "partly", "not_met", "alternative", "not_applicable", "unknown")
STATUS_WORDS = {
    "met": "Met",
    "partly": "Partly met",
    "not_met": "Not met",
    "alternative": "Alternative documented",
    "not_applicable": "Not applicable",
    "unknown": "Not known yet",
}
MOST_CHANGES = 8
TOP = 5
FOREMOST = ("security_rule", "questions", "threats")
COUNTS = ("no", "one", "two", "three", "four", "five")


def cover(analysis: Analysis) -> Cover:
    """What it is, whose, of which day, by which method, signed by whom, and what is new."""
    return Cover(
        purpose=sentence(analysis.purpose),
        facts=_cover_facts(analysis),
        changes_title=_changes_title(analysis),
        changes=_changes(analysis),
        missing=missing(analysis) if analysis.status == "draft" else (),
    )


def missing(analysis: Analysis) -> tuple[str, ...]:
    """What keeps a draft from becoming final, one line for each element that is not done."""
    return tuple(
        f"{element.number}. {element.title}: {' '.join(sentence(text) for text in element.missing) or 'not done yet.'}"
        for element in analysis.elements
        if not element.done
    )


def how_to_read(analysis: Analysis) -> Chapter:
    """Five sentences for someone who opens a risk analysis for the first time."""
    practice = analysis.practice.name
    text = (
        f"This document names what could go wrong with the electronic protected health information (ePHI) that {practice} "
        f"keeps, and what the practice does about it. "
        f"A risk is a chain: something the practice uses, a threat to it, a weakness that lets the threat through, the "
        f"safeguards already in place, how likely harm then is, and how much harm it would do. "
        f"Likelihood and impact together give the level, by the table in the chapter on the method and by nothing else. "
        f"Each risk carries a number such as {_example(analysis)} that stays the same from one analysis to the next, so "
        f"that it can be followed through the heat map, the register and the plan. "
        f"Where nothing is known, this document says so and treats it as a gap; nothing here is filled in by guesswork."
    )
    return Chapter("How to read this", (Text(text),))


def summary(analysis: Analysis) -> Chapter:
    blocks: list[Block] = [Text(_in_short(analysis))]
    if analysis.risks:
        blocks += [Tally(tuple((level, len(risks)) for level, risks in by_level(analysis))), *_top(analysis)]
    blocks += [Heading("The Security Rule's standards"), *_gaps(analysis)]
    if analysis.contradictions:
        count = counted(len(analysis.contradictions), "answer or record", "answers or records")
        blocks.append(
            Notice("Contradictions", f"{count} in this analysis contradict each other; a later chapter lists them.")
        )
    return Chapter("Summary", tuple(blocks), opens=True)


def signed(signature: Signature, zone: str, nobody: str) -> tuple[str, ...]:
    """Who signed, in what capacity and when, as lines; the sentence `nobody` while no one has."""
    if not signature.name:
        return (nobody,)
    name = f"{signature.name}, {words(signature.role)}" if signature.role else signature.name
    return (name, us_instant(signature.at, zone)) if signature.at else (name,)


def _cover_facts(analysis: Analysis) -> tuple[tuple[str, tuple[str, ...]], ...]:
    zone, method = analysis.practice.time_zone, analysis.method
    final = analysis.status == "final"
    rows = (
        ("Number", (f"Analysis {analysis.number}",)),
        ("As of", (us_date(analysis.on),)),
        ("Status", ("Final" if final else "Draft, not approved",)),
        ("Prepared by", signed(analysis.prepared_by, zone, "Nobody is named yet.")),
        ("Approved by", signed(analysis.approved_by, zone, "Nobody has approved it yet.")),
        ("Next review", (us_date(analysis.next_review_on) or "No date is set yet.",)),
        ("Method", (method.title, method.source) if method.source else (method.title,)),
        ("Editions used", (_editions(analysis),)),
    )
    return tuple((label, tuple(line for line in lines if line)) for label, lines in rows)


def _editions(analysis: Analysis) -> str:
    by_name = {each.catalog: each for each in analysis.editions}
    first = [by_name[name] for name in FOREMOST if name in by_name] or list(analysis.editions[: len(FOREMOST)])
    if not first:
        return "None."
    said = "; ".join(f"{catalog(each.catalog)} ({us_date(each.edition)})" for each in first)
    more = len(analysis.editions) - len(first)
    rest = f" {counted(more, 'more is', 'more are')} named under Sources, with checksums." if more else ""
    return f"{said}.{rest}"


def _changes_title(analysis: Analysis) -> str:
    return f"What changed since {since(analysis.changes_since)}" if analysis.changes_since else "What changed"


def _changes(analysis: Analysis) -> tuple[str, ...]:
    if not analysis.changes_since:
        return ("No earlier final analysis is on record here, so there is nothing to compare this one with.",)
    if not analysis.changes:
        return ("Nothing that this analysis rests on has changed.",)
    lines = tuple(sentence(change.text) for change in analysis.changes[:MOST_CHANGES])
    more = len(analysis.changes) - len(lines)
    rest = f"{counted(more, 'further change')}: see the end of the chapter on sources."
    return (*lines, rest) if more else lines


def _example(analysis: Analysis) -> str:
    return analysis.risks[0].number if analysis.risks else "R-001"


def _in_short(analysis: Analysis) -> str:
    practice, risks = analysis.practice.name, analysis.risks
    if not risks:
        return f"No risk is on record for {practice} as of {us_date(analysis.on)}."
    parts = [f"{practice} has {counted(len(risks), 'risk')} on record as of {us_date(analysis.on)}."]
    if analysis.appetite.level:
        above = above_appetite(analysis)
        parts.append(
            f"Management accepts risks up to the level {lower(analysis.appetite.level)} without treating them; "
            f"{len(above) or 'none'} of the {len(risks):,} {be(len(above) or 1)} above that."
        )
        undecided = [risk for risk in above if not risk.response.kind]
        if undecided:
            parts.append(f"For {counted(len(undecided), 'of these', 'of these')} nobody has decided on a response yet.")
        elif above:
            parts.append("Each of these has a response.")
    else:
        parts.append("Management has not yet said which level it accepts without treatment.")
    return " ".join(parts)


def _top(analysis: Analysis) -> tuple[Block, ...]:
    ranked = [risk for _, risks in by_level(analysis) for risk in risks][:TOP]
    rows = tuple(
        (risk.number, risk.title, level_of(analysis.method, risk.residual.level), response_in_short(risk.response.kind))
        for risk in ranked
    )
    about = f"The {COUNTS[len(rows)]} highest risks" if len(rows) > 1 else "The highest risk"
    return Heading(about), Table(("Risk", "What could happen", "Level", "Response"), (2, 9, 0, 3), rows)


def response_in_short(kind: str) -> str:
    return words(kind) or "Not decided"


def _gaps(analysis: Analysis) -> tuple[Block, ...]:
    if not analysis.gaps:
        return (Text("No standard has been held against the practice's answers yet."),)
    standards = Counter(gap.status for gap in analysis.gaps if gap.kind == "standard")
    specifications = Counter(gap.status for gap in analysis.gaps if gap.kind == "specification")
    said = f"{counted(standards.total(), 'standard')} and {counted(specifications.total(), 'implementation specification')}"
    rows = tuple((STATUS_WORDS[key], str(standards[key]), str(specifications[key])) for key in STATUSES)
    head = ("Status", "Standards", "Specifications")
    return (
        Text(f"The answers were held against {said} of the Security Rule, 45 CFR Part 164, Subpart C."),
        Table(head, (4, 2, 2), rows),
    )
