"""Which standards and specifications are met, and why? 45 CFR 164.308-164.316; decisions under 164.306(d)(3)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from api.domain.answers import Meaning, meanings
from api.domain.catalogs import Catalogs
from api.domain.choosing import tags
from api.domain.facts import Decision, Facts
from api.domain.reasons import reason_for
from api.domain.sentences import listed, plain
from api.domain.standards import Designation, Item

Status = Literal["met", "partly", "not_met", "alternative", "not_applicable", "unknown"]
STATUSES: tuple[Status, ...] = ("met", "alternative", "partly", "not_met", "unknown", "not_applicable")

NOT_ASKED = "No question of this edition asks about it for a practice like this one; settle it and note what you found."


@dataclass(frozen=True, slots=True)
class Gap:
    """A counted standard or specification, how far it is met, the sentences that say why and the questions they rest on.

    `alternative` is an addressable specification that was decided against for a reason on record; `unknown` is one that
    nobody has answered, or answered with "I don't know". `decision` is what is on record, whether or not it counts.
    """

    citation: str
    parent: str
    kind: Literal["standard", "specification"]
    title: str
    safeguard: str
    designation: Designation | None
    status: Status
    reasons: tuple[str, ...]
    questions: tuple[str, ...]
    decision: Decision | None


def find_gaps(facts: Facts, catalogs: Catalogs, on: date) -> tuple[Gap, ...]:
    """Every counted standard and specification in force, in the rule's order."""
    said = _gathered(catalogs.rules.items, meanings(catalogs.bank, facts))
    held = tags(facts.profile)
    counted = [item for item in catalogs.rules.items.values() if item.rule == "security_rule" and item.counted]
    gaps = {
        item.citation: _specification(item, said.get(item.citation, ()), facts, reason_for(item.citation, held, on))
        for item in counted
        if item.kind == "specification"
    }
    for item in counted:
        if item.kind == "standard":
            parts = [gap for gap in gaps.values() if gap.parent == item.citation]
            own = said.get(item.citation, ())
            gaps[item.citation] = _standard(item, own, parts, reason_for(item.citation, held, on))
    return tuple(gaps[item.citation] for item in counted)


def count(gaps: Iterable[Gap]) -> Mapping[Status, int]:
    """How many there are of each status, best first, zeros included."""
    found = Counter(gap.status for gap in gaps)
    return {status: found[status] for status in STATUSES}


def weigh(statuses: Iterable[str]) -> Status | None:
    """What several statuses come to together; None for none at all.

    What does not apply has no say. Anything partly done, or done beside something open, is partly; nothing done and
    something known to be missing is not met; an unanswered question is unknown, never met.
    """
    given = {"unknown" if status == "unanswered" else status for status in statuses}
    weighed = given - {"not_applicable"}
    if not weighed:
        return "not_applicable" if given else None
    done = weighed & {"met", "alternative"}
    if "partly" in weighed or (done and weighed - done):
        return "partly"
    if done:
        return "met"
    return "not_met" if "not_met" in weighed else "unknown"


def _gathered(items: Mapping[str, Item], said: Mapping[str, tuple[Meaning, ...]]) -> Mapping[str, tuple[Meaning, ...]]:
    """What was said of a paragraph that is not counted, such as 164.314(a)(2)(i)(A), counts for the one it belongs to."""
    found: dict[str, tuple[Meaning, ...]] = {}
    for citation, lines in said.items():
        item = items.get(citation)
        while item is not None and not item.counted:
            item = items.get(item.parent)
        if item is not None:
            found[item.citation] = (*found.get(item.citation, ()), *lines)
    return found


def _specification(item: Item, said: tuple[Meaning, ...], facts: Facts, nothing_here: str) -> Gap:
    status = weigh(line.status for line in said)
    reasons = _because(said)
    if status is None:
        status, reasons = ("not_applicable", [nothing_here]) if nothing_here else ("unknown", [NOT_ASKED])
    decision = facts.decisions.get(item.citation)
    if decision is not None and status in ("not_met", "partly", "unknown"):
        stands, line = _decided(item, decision)
        if stands and status == "unknown" and said:
            line = f"A decision is on record and counts once the questions about it are answered. {line}"
        elif stands:
            status = "alternative"
        reasons = [*reasons, line]
    return _gap(item, status, reasons, said, decision)


def _standard(item: Item, said: tuple[Meaning, ...], parts: list[Gap], nothing_here: str) -> Gap:
    own = weigh(line.status for line in said)
    status = weigh([*([own] if own else []), *(part.status for part in parts)])
    reasons = _because(said)
    if status is None:
        status, reasons = ("not_applicable", [nothing_here]) if nothing_here else ("unknown", [NOT_ASKED])
    elif status == "not_applicable" and own is None and nothing_here:
        reasons = [nothing_here]
    return _gap(item, status, [*reasons, *_parts(parts)], said, None)


def _parts(parts: list[Gap]) -> Iterable[str]:
    """One sentence for each status that its specifications have."""
    for status in STATUSES:
        names = [f"{part.citation} {part.title}" for part in parts if part.status == status]
        if names:
            yield f"{_OF_PARTS[status]}: {listed(names, len(names))}."


_OF_PARTS: Mapping[Status, str] = {
    "met": "Met among its specifications",
    "alternative": "Decided with a documented reason",
    "partly": "Partly met",
    "not_met": "Not met",
    "unknown": "Not known yet",
    "not_applicable": "Nothing to apply to",
}


def _because(said: tuple[Meaning, ...]) -> list[str]:
    """Each sentence once, in the order of the questions."""
    return list(dict.fromkeys(line.because for line in said))


def _decided(item: Item, decision: Decision) -> tuple[bool, str]:
    """Whether a decision takes the place of the specification, and the sentence that says so or what it lacks."""
    if item.designation != "addressable":
        return False, "The decision on record does not count: a required specification has to be put in place as it is."
    if decision.outcome == "implement":
        return False, "It was decided to put this specification in place; until that is done it stays open."
    wanted = [("the reason", decision.reason), ("who approved it", decision.approved_by)]
    if decision.outcome == "alternative":
        wanted.insert(1, ("the alternative", decision.alternative))
    missing = [name for name, value in wanted if not value.strip()]
    if missing:
        return False, f"The decision on record does not count yet. Still to be written down: {', '.join(missing)}."
    instead = decision.alternative.strip().rstrip(".")
    done = f"Instead: {instead}" if instead else "No equivalent alternative was found reasonable and appropriate"
    return True, (
        f"Found not reasonable and appropriate here: {decision.reason.strip().rstrip('.')}. {done}. "
        f"Approved by {decision.approved_by} (164.306(d)(3)(ii)(B))."
    )


def _gap(
    item: Item, status: Status, reasons: Iterable[str], said: tuple[Meaning, ...], decision: Decision | None
) -> Gap:
    return Gap(
        citation=item.citation,
        parent=item.parent,
        kind="standard" if item.kind == "standard" else "specification",
        title=item.title,
        safeguard=plain(item.safeguard),
        designation=item.designation,
        status=status,
        reasons=tuple(reasons),
        questions=tuple(dict.fromkeys(line.question for line in said)),
        decision=decision,
    )
