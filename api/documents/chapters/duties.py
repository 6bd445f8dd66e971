"""How far is each standard and specification met, and how was each addressable one decided? 45 CFR 164.306(d)."""

from api.documents.blocks import Block, Chapter, Heading, Pairs, Table, Text
from api.documents.chapters.opening import STATUS_WORDS
from api.documents.words import sentence, us_date, words
from api.domain.snapshots import Analysis, DecisionLine, GapLine

SAFEGUARDS = ("administrative", "physical", "technical", "organizational", "documentation")
OUTCOMES = {
    "implement": "Implement it",
    "alternative": "An equivalent alternative instead",
    "not_reasonable": "Neither it nor an alternative is reasonable and appropriate here",
}


def gaps(analysis: Analysis) -> Chapter:
    """The Security Rule held against the answers, in the rule's order, then the decisions on addressable items."""
    title = "The Security Rule, standard by standard"
    if not analysis.gaps:
        return Chapter(title, (Text("The answers have not been held against the Security Rule yet."),))
    said = (
        "A standard is met when all that applies under it is met. An addressable specification is not a voluntary one: the "
        "practice carries it out, or writes down why it is not reasonable and appropriate here and what it does instead, where "
        "that is reasonable (45 CFR 164.306(d)(3)). Numbers are paragraphs of 45 CFR."
    )
    kinds = [*SAFEGUARDS, *sorted({gap.safeguard for gap in analysis.gaps} - set(SAFEGUARDS))]
    blocks: list[Block] = [Text(said)]
    for kind in kinds:
        ours = [gap for gap in analysis.gaps if gap.safeguard == kind]
        strong = tuple(place for place, gap in enumerate(ours) if gap.kind == "standard")
        head = ("Citation", "Standard or specification", "Kind", "Status", "Why")
        table = Table(head, (6, 6, 4, 4, 10), tuple(_row(gap) for gap in ours), strong)
        blocks += [Heading(_heading(kind)), table] if ours else []
    return Chapter(title, (*blocks, *_decisions(analysis)), opens=True)


def _heading(kind: str) -> str:
    if kind in {"administrative", "physical", "technical"}:
        return f"{words(kind)} safeguards"
    return {"organizational": "Organizational requirements", "documentation": "Policies and documentation"}.get(
        kind, words(kind) or "Other"
    )


def _row(gap: GapLine) -> tuple[str, ...]:
    kind = "Standard" if gap.kind == "standard" else words(gap.designation)
    why = " ".join(sentence(reason) for reason in gap.reasons)
    return gap.citation, gap.title, kind, STATUS_WORDS.get(gap.status, words(gap.status)), why


def _decisions(analysis: Analysis) -> tuple[Block, ...]:
    heading = Heading("Decisions on addressable specifications")
    decided = tuple((gap, gap.decision) for gap in analysis.gaps if gap.decision)
    if not decided:
        return heading, Text("No decision on an addressable specification is on record.")
    rows = tuple((f"{gap.citation} {gap.title}", _decision(decision)) for gap, decision in decided)
    return heading, Pairs(rows)


def _decision(decision: DecisionLine) -> tuple[str, ...]:
    when = f" on {us_date(decision.decided_on)}" if decision.decided_on else ""
    lines = (
        f"{OUTCOMES.get(decision.outcome, words(decision.outcome))}.",
        sentence(decision.reason) or "No reason is recorded.",
        f"Instead: {sentence(decision.alternative)}" if decision.alternative.strip() else "",
        f"Approved by {decision.approved_by}{when}." if decision.approved_by else "Nobody has approved this yet.",
    )
    return tuple(line for line in lines if line)
