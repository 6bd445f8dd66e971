"""What is done about the risks, by whom, until when, and what does not fit together? 45 CFR 164.308(a)(1)(ii)(B)."""

from api.documents.blocks import Block, Bullets, Chapter, Heading, Pairs, Table, Text
from api.documents.chapters.levels import above_appetite, by_level, level_of
from api.documents.chapters.opening import response_in_short
from api.documents.words import counted, listed, sentence, us_date, words
from api.domain.snapshots import Analysis, RiskLine, TaskLine

FINISHED = frozenset({"done", "verified", "dropped"})
MOST_RISKS = 8
MANY = 150


def plan(analysis: Analysis) -> Chapter:
    """The response to each risk, the work that carries it out, and what still waits for a decision."""
    blocks = (Text(_said(analysis)), *_waiting(analysis), *_responses(analysis), *_tasks(analysis))
    return Chapter("Risk management plan", blocks, opens=True)


def contradictions(analysis: Analysis) -> Chapter:
    title = "Contradictions still open"
    if not analysis.contradictions:
        nothing = (
            "No answer in this analysis contradicts a recorded fact, as far as the rules that compare them can tell."
        )
        return Chapter(title, (Text(nothing),))
    rows = tuple((line.citation or "Advice", (sentence(line.text),)) for line in analysis.contradictions)
    said = "Each of these is an answer and a record that cannot both be right. Either may be the one to correct."
    return Chapter(title, (Text(said), Pairs(rows)))


def _said(analysis: Analysis) -> str:
    open_ = [task for task in analysis.tasks if task.status not in FINISHED]
    decided = sum(bool(risk.response.kind) for risk in analysis.risks)
    hours = sum(task.minutes for task in open_) / 60
    said = "This is the plan for bringing the risks down to a reasonable and appropriate level (45 CFR 164.308(a)(1)(ii)(B))."
    if analysis.risks:
        said += f" A response is decided for {decided:,} of {counted(len(analysis.risks), 'risk')}."
    if open_:
        said += f" {counted(len(open_), 'task is', 'tasks are')} open, about {counted(max(round(hours), 1), 'hour')} of work."
    return said


def _waiting(analysis: Analysis) -> tuple[Block, ...]:
    waiting = [risk for risk in above_appetite(analysis) if not risk.response.kind]
    if not waiting:
        return ()
    shown = tuple(f"{risk.number} {risk.title}" for risk in waiting[:25])
    rest = (f"and {len(waiting) - len(shown):,} more.",) if len(waiting) > len(shown) else ()
    return Heading("Above the accepted level and not decided"), Bullets((*shown, *rest))


def _responses(analysis: Analysis) -> tuple[Block, ...]:
    decided = [risk for _, risks in by_level(analysis) for risk in risks if risk.response.kind]
    heading = Heading("Responses")
    if not decided:
        return heading, Text("No response to a risk has been decided yet.")
    if len(analysis.risks) > MANY:
        return heading, Text("The response to each risk stands with the risk in the register.")
    head = ("Risk", "What could happen", "Level", "Response", "Responsible", "Due")
    rows = tuple(
        (
            risk.number,
            risk.title,
            level_of(analysis.method, risk.residual.level),
            response_in_short(risk.response.kind),
            risk.response.owner or risk.response.approved_by or "Nobody",
            _until(risk),
        )
        for risk in decided
    )
    return heading, Table(head, (2, 8, 0, 3, 4, 5), rows)


def _until(risk: RiskLine) -> str:
    made = risk.response
    if made.kind == "accept" and made.accepted_until:
        return f"Accepted until {us_date(made.accepted_until)}"
    return us_date(made.due_on) or "No date"


def _tasks(analysis: Analysis) -> tuple[Block, ...]:
    heading = Heading("Tasks")
    if not analysis.tasks:
        return heading, Text("No task has been planned yet.")
    ordered = sorted(analysis.tasks, key=lambda task: (task.status in FINISHED, task.due_on or "9999", task.title))
    head = ("Task", "Responsible", "Due", "Minutes", "Status", "Risks")
    return heading, Table(head, (9, 4, 5, 2, 3, 4), tuple(_task(task) for task in ordered))


def _task(task: TaskLine) -> tuple[str, ...]:
    return (
        task.title,
        words(task.owner) or "Nobody",
        us_date(task.due_on) or "No date",
        str(task.minutes),
        words(task.status),
        listed(task.risks, most=MOST_RISKS),
    )
