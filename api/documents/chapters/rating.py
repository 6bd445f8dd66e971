"""How was a level found, and how do the risks spread over likelihood and impact? 45 CFR 164.308(a)(1)(ii)(A)."""

from collections import Counter

from api.documents.blocks import Block, Chapter, Heading, Matrix, Square, Table, Text
from api.documents.chapters.levels import above_appetite, by_level, level_of, numbers
from api.documents.words import counted, listed, lower, sentence, us_date, was, words
from api.domain.snapshots import Analysis, RiskLine, SafeguardLine

GRADES = ("verified", "in_place", "partly", "no", "dont_know", "not_applicable")
GRADE_WORDS = {
    "verified": "In place and verified",
    "in_place": "In place",
    "partly": "Partly in place",
    "no": "Not in place",
    "dont_know": "Not known yet",
    "not_applicable": "Not applicable",
}
FEW = 4
_TREAT = "A response with a person and a date, or an acceptance with an approver and an end"
_LEAVE = "May be left as it is, and is looked at again at the next review"


def method(analysis: Analysis) -> Chapter:
    """The method by name and edition, its whole table, and what a level asks of the practice."""
    used = analysis.method
    edition = f", edition of {us_date(used.edition)}" if used.edition else ""
    blocks: list[Block] = [Text(f"The levels in this analysis come from {used.title}{edition}. {sentence(used.how)}")]
    if used.grid:
        blocks += [_grid(analysis), Text(_example(analysis))]
    accepted = (Heading("What management accepts"), Text(_appetite(analysis)), *_asks(analysis))
    return Chapter("The method", (*blocks, *accepted), opens=True)


def safeguards(analysis: Analysis) -> Chapter:
    """Which threats and weaknesses were looked at, and every safeguard as answered, best in place first."""
    title = "Threats, vulnerabilities and safeguards in place"
    threats = {risk.threat for risk in analysis.risks} | {line.threat for line in analysis.considered}
    looked_at = len(analysis.risks) + len(analysis.considered)
    looked = (
        f"{counted(looked_at, 'combination')} of a threat and a vulnerability {was(looked_at)} looked at, with "
        f"{counted(len(threats), 'different threat')}. {counted(len(analysis.risks), 'is', 'are')} carried as risks in the "
        f"register; {counted(len(analysis.considered), 'was', 'were')} considered and closed, each with its reason."
    )
    if not looked_at:
        looked = "No combination of a threat and a vulnerability has been looked at yet."
    if not analysis.safeguards:
        return Chapter(title, (Text(looked), Text("No question about safeguards has been answered yet.")))
    counts = Counter(line.grade for line in analysis.safeguards)
    said = listed([f"{counts[grade]} {lower(GRADE_WORDS[grade])}" for grade in GRADES if counts[grade]])
    blocks: list[Block] = [
        Text(looked),
        Text(f"The practice answered about {len(analysis.safeguards)} safeguards: {said}."),
    ]
    for grade in (*GRADES, *sorted(counts.keys() - set(GRADES))):
        rows = tuple(_safeguard(line) for line in analysis.safeguards if line.grade == grade)
        if rows:
            label = GRADE_WORDS.get(grade, words(grade))
            head = ("Safeguard", "What the practice answered", "By and when", "Rule")
            blocks += [Heading(f"{label} ({len(rows)})"), Table(head, (6, 9, 4, 4), rows)]
    return Chapter(title, tuple(blocks))


def heat_map(analysis: Analysis) -> Chapter:
    """How many risks lie at each likelihood and impact, with their numbers where they are few."""
    used, title = analysis.method, "Heat map"
    if not analysis.risks:
        return Chapter(title, (Text("No risk is on record, so there is nothing to place on the map."),))
    if not used.grid:
        return Chapter(title, (Text("The method's table is not part of this analysis, so no map can be drawn."),))
    where: dict[tuple[str, str], list[RiskLine]] = {}
    for risk in analysis.risks:
        where.setdefault((risk.residual.likelihood, risk.residual.impact), []).append(risk)
    rows = tuple(
        (
            words(likelihood),
            tuple(
                Square(square.level, _place(where.get((likelihood, impact), [])))
                for square, impact in _zip(cells, used.impacts)
            ),
        )
        for likelihood, cells in _rows(analysis)
    )
    off = sum(
        len(risks) for key, risks in where.items() if key[0] not in used.likelihoods or key[1] not in used.impacts
    )
    said = "Each square holds the risks that remain with today's safeguards in place."
    if off:
        said += f" {counted(off, 'risk has', 'risks have')} no place on it because nobody has rated them yet."
    columns = tuple(words(impact) for impact in used.impacts)
    return Chapter(title, (Text(said), Matrix(columns, rows)))


def _asks(analysis: Analysis) -> tuple[Block, ...]:
    levels, accepted = analysis.method.levels, analysis.appetite.level
    if accepted not in levels:
        return ()
    most = levels.index(accepted)
    rows = tuple(
        (level, _TREAT if level.step - 1 > most else _LEAVE, f"{len(risks):,}")
        for level, risks in by_level(analysis)
        if level.step
    )
    return (Table(("Level", "What it asks of the practice", "Risks today"), (0, 12, 3), rows),)


def _grid(analysis: Analysis) -> Matrix:
    rows = tuple(
        (words(likelihood), tuple(Square(square.level, square.level.name) for square in cells))
        for likelihood, cells in _rows(analysis)
    )
    return Matrix(tuple(words(impact) for impact in analysis.method.impacts), rows)


def _rows(analysis: Analysis) -> list[tuple[str, tuple[Square, ...]]]:
    used = analysis.method
    ordered = sorted(
        used.grid, key=lambda row: used.likelihoods.index(row.likelihood) if row.likelihood in used.likelihoods else 0
    )
    return [
        (row.likelihood, tuple(Square(level_of(used, level), "") for level in row.levels)) for row in reversed(ordered)
    ]


def _zip(cells: tuple[Square, ...], impacts: tuple[str, ...]) -> list[tuple[Square, str]]:
    return list(zip(cells, impacts, strict=False))


def _place(risks: list[RiskLine]) -> str:
    if not risks:
        return ""
    return f"{len(risks):,} risks" if len(risks) > FEW else ", ".join(numbers(risks))


def _example(analysis: Analysis) -> str:
    read = "To find a level, take the row of the likelihood and the column of the impact; where they meet stands the level."
    rated = [risk for risk in analysis.risks if risk.residual.level]
    if not rated:
        return read
    one = rated[0]
    return (
        f"{read} For {one.number}, a likelihood of {lower(one.residual.likelihood)} and an impact of "
        f"{lower(one.residual.impact)} give the level {lower(one.residual.level)}. "
        f"A level is a place in an order, not a quantity: two moderate risks do not add up to a high one."
    )


def _appetite(analysis: Analysis) -> str:
    appetite = analysis.appetite
    if not appetite.level:
        return (
            "Management has not yet said up to which level it accepts a risk without treating it, so this analysis cannot "
            "say which risks lie above that line."
        )
    who = f", approved by {appetite.approved_by}" if appetite.approved_by else ", not yet approved by anybody"
    when = f" on {us_date(appetite.approved_on)}" if appetite.approved_on else ""
    statement = f" In its own words: “{appetite.statement.strip()}”" if appetite.statement.strip() else ""
    above = len(above_appetite(analysis))
    return (
        f"The highest level accepted without treatment is {lower(appetite.level)}{who}{when}. A risk at or below it may be "
        f"left as it is. A risk above it needs a response with a person and a date, or an acceptance that names who approved "
        f"it and until when; {counted(above, 'risk lies', 'risks lie')} above it today.{statement}"
    )


def _safeguard(line: SafeguardLine) -> tuple[str, ...]:
    note = f" Note: {sentence(line.note)}" if line.note.strip() else ""
    who = ", ".join(part for part in (line.answered_by, us_date(line.answered_on)) if part) or "Not recorded"
    return line.safeguard, f"{sentence(line.answer)}{note}", who, ", ".join(line.citations)
