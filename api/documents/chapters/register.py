"""Which risks does the practice carry, each on its own chain, and which were considered and closed?

45 CFR 164.308(a)(1)(ii)(A); OCR's guidance on risk analysis asks for all combinations of threat and vulnerability.
"""

from api.documents.blocks import Block, Card, Cards, Chapter, Heading, Table, Text
from api.documents.chapters.levels import by_level, level_of
from api.documents.words import capital, counted, listed, lower, sentence, us_date, words
from api.domain.snapshots import Analysis, ConsideredLine, RatingLine, ResponseLine, RiskLine

ROOM = 150
MOST_ASSETS = 12
FEWER_ASSETS = 5


def register(analysis: Analysis) -> Chapter:
    """Every risk, highest level first; a card each, or above 150 risks a paragraph each."""
    title = "Risk register"
    if not analysis.risks:
        nothing = (
            "No risk is on record. That is a fact about the record, not about the practice: as long as the inventory and the "
            "answers are incomplete, it does not mean that nothing can go wrong."
        )
        return Chapter(title, (Text(nothing),))
    compact = len(analysis.risks) > ROOM
    blocks: list[Block] = [Text(_said(analysis, compact))]
    for level, risks in by_level(analysis):
        if risks:
            blocks += [
                Heading(f"{level.name} ({len(risks):,})"),
                Cards(compact, tuple(_card(analysis, risk, compact) for risk in risks)),
            ]
    return Chapter(title, tuple(blocks), opens=True)


def considered(analysis: Analysis) -> Chapter:
    title = "Considered and closed"
    if not analysis.considered and not analysis.risks:
        return Chapter(title, (Text("No combination of a threat and a vulnerability has been looked at yet."),))
    if not analysis.considered:
        nothing = "No combination of a threat and a vulnerability was set aside: each that was looked at stands in the register."
        return Chapter(title, (Text(nothing),))
    said = (
        f"{counted(len(analysis.considered), 'combination was', 'combinations were')} looked at and not carried as a risk. "
        f"Each is listed with the rating it has today and the reason, so that it can be opened again when the reason no longer "
        f"holds."
    )
    rows = tuple(
        (line.threat, line.vulnerability, level_of(analysis.method, line.level), _why(line))
        for line in analysis.considered
    )
    head = ("Threat", "Vulnerability", "Level", "Why it is closed")
    return Chapter(title, (Text(said), Table(head, (5, 5, 0, 8), rows)))


def _said(analysis: Analysis, compact: bool) -> str:
    said = (
        f"The {counted(len(analysis.risks), 'risk stands', 'risks stand')} in order of the level that remains today, highest "
        f"first, each on its own chain from what it reaches to what is done about it."
    )
    if compact:
        said += (
            f" Because there are more than {ROOM}, each is set as a paragraph and long lists of assets are cut; the workbook "
            f"that belongs to this analysis holds every column."
        )
    return said


def _why(line: ConsideredLine) -> str:
    return sentence(line.because) or "No reason is recorded."


def _card(analysis: Analysis, risk: RiskLine, compact: bool) -> Card:
    rows = _short(risk) if compact else _chain(risk)
    kept = tuple((label, lines) for label, lines in rows if any(lines))
    return Card(risk.number, risk.title, level_of(analysis.method, risk.residual.level), kept)


def _chain(risk: RiskLine) -> tuple[tuple[str, tuple[str, ...]], ...]:
    at_risk = f" At risk: {listed([lower(each) for each in risk.at_risk])}." if risk.at_risk else ""
    return (
        ("Assets", (_assets(risk, MOST_ASSETS),)),
        ("Threat", (f"{sentence(risk.threat)}{at_risk}",)),
        ("Vulnerability", (sentence(risk.vulnerability),)),
        ("On record because", (" ".join(sentence(each) for each in risk.selected_because),)),
        ("In place", (_names(risk.safeguards) or "Nothing is recorded.",)),
        ("Missing", (_names(risk.missing),)),
        ("Rating", _rating(risk)),
        (
            "What moved it",
            tuple(f"{words(f.name)}: {lower(f.value)}. {sentence(f.because)}".strip() for f in risk.factors),
        ),
        ("Reason given", (sentence(risk.reason),)),
        ("Response", (" ".join(response(risk.response)),)),
        ("Traced to", (_trace(risk),)),
    )


def _trace(risk: RiskLine) -> str:
    cited = f"45 CFR {', '.join(risk.citations)}" if risk.citations else ""
    asked = f"answers {', '.join(risk.questions)}" if risk.questions else ""
    listing = f"our list {risk.pair}" if risk.pair else ""
    when = f" on {us_date(risk.rated_on)}" if risk.rated_on else ""
    rated = f"rated by {risk.rated_by}{when}" if risk.rated_by else ""
    return sentence("; ".join(part for part in (cited, asked, listing, rated) if part))


def _short(risk: RiskLine) -> tuple[tuple[str, tuple[str, ...]], ...]:
    rated = f"{capital(_step(risk.residual))}; without any safeguards {lower(risk.inherent.level) or 'not rated'}."
    return (
        ("Assets", (_assets(risk, FEWER_ASSETS),)),
        ("Threat", (sentence(risk.threat),)),
        ("Vulnerability", (sentence(risk.vulnerability),)),
        ("In place", (_names(risk.safeguards) or "Nothing is recorded.",)),
        ("Missing", (_names(risk.missing),)),
        ("Rating", (rated,)),
        ("Reason", (sentence(risk.reason),)),
        ("Response", (" ".join(response(risk.response)),)),
        ("Traced to", (_trace(risk),)),
    )


def _assets(risk: RiskLine, most: int) -> str:
    names = sentence(listed(risk.assets, most=most)) or "Nothing is recorded."
    return f"{risk.group}: {names}" if risk.group else names


def _names(items: tuple[str, ...]) -> str:
    return capital("; ".join(items)) + "." if items else ""


def _step(rating: RatingLine) -> str:
    if not rating.level:
        return "not rated yet"
    return f"likelihood {lower(rating.likelihood)} and impact {lower(rating.impact)}, so {lower(rating.level)}"


def _rating(risk: RiskLine) -> tuple[str, ...]:
    lines = [f"With today's safeguards: {_step(risk.residual)}."]
    if risk.inherent.level:
        lines.append(f"Without any safeguards: {_step(risk.inherent)}.")
    if risk.suggested.level and risk.suggested != risk.residual:
        said = (
            "The practice rated it otherwise." if risk.residual.level else "Nobody has confirmed or changed this yet."
        )
        lines.append(f"As the answers suggest: {_step(risk.suggested)}. {said}")
    return tuple(lines)


def response(made: ResponseLine) -> tuple[str, ...]:
    """What will be done, by whom, until when, as sentences; says so when nobody has decided."""
    if not made.kind:
        return ("Nobody has decided on a response yet.",)
    who = f"{made.owner} is responsible" if made.owner else "Nobody is named as responsible"
    due = f", due {us_date(made.due_on)}" if made.due_on else "" if made.kind == "accept" else ", no date is set"
    lines = [f"{words(made.kind)}.", f"{who}{due}."]
    if made.reason.strip():
        lines.append(sentence(made.reason))
    if made.kind == "accept":
        until = f" until {us_date(made.accepted_until)}" if made.accepted_until else ", with no end date"
        lines.append(f"Accepted by {made.approved_by or 'nobody named'}{until}.")
    elif made.approved_by:
        lines.append(f"Approved by {made.approved_by}.")
    if made.tasks:
        lines.append(f"Work: {'; '.join(made.tasks)}.")
    if made.status:
        lines.append(f"Status: {lower(made.status)}.")
    return tuple(lines)
