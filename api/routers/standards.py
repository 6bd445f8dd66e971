"""What does the law ask, and how do other frameworks see the same? Published facts; no sign-in."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Annotated, Any, Literal

from fastapi import Query
from pydantic import Field

from api.domain.crosswalks import crosswalks_on
from api.domain.standards import Rule, proposed_rules, rules_on
from api.door import room
from api.shelf import Asked, part
from api.wire import Out, Page
from api.work import Visiting

router = room("/v1", "standards")

On = Annotated[date | None, Query(description="The day in force; today when it is left out.")]
Most = Annotated[int, Query(ge=1, le=500, description="How many at most.")]


class ItemOut(Out):
    """One paragraph of a rule in our own words. `designation` is null for what is not a specification."""

    citation: str
    rule: Rule
    kind: str
    title: str
    official_title: bool = Field(
        description="False where the rule gives the paragraph no heading and the words are ours."
    )
    safeguard: str
    designation: Literal["required", "addressable"] | None
    parent: str
    summary: str
    counted: bool = Field(description="Whether it is one of the 22 standards or 46 specifications of Subpart C.")
    authority: str
    note: str
    edition: date


class CrosswalkLineOut(Out):
    """A paragraph of the law and what corresponds to it elsewhere. `label` says whose mapping it is."""

    crosswalk: str
    title: str
    label: str
    derived: bool
    citation: str
    target: str
    target_title: str
    confidence: str


class ProposalOut(Out):
    """A proposed change. It is not law, nobody owes it, and it never enters a result."""

    id: str
    citation: str
    title: str
    summary: str
    deadline: str
    counterparts: list[str]
    confidence: str
    authority: str
    status: str


@router.get("/standards", summary="Read the rules in force on a day", response_model=Page[ItemOut])
def list_standards(
    visit: Visiting,
    on: On = None,
    rule: Annotated[Rule | None, Query()] = "security_rule",
    kind: Annotated[Literal["standard", "specification", "general_rule"] | None, Query()] = None,
    after: Asked = None,
    limit: Most = 200,
) -> Any:
    """Every paragraph of Subpart C with its exact citation, in the rule's order; other rules by `rule`."""
    day = on or visit.today
    items = [i for i in _items(day) if rule in (None, i["rule"]) and kind in (None, i["kind"])]
    return part(items, "citation", after, limit)


@router.get("/crosswalks", summary="Read how other frameworks map to the rule", response_model=Page[CrosswalkLineOut])
def list_crosswalks(
    visit: Visiting,
    on: On = None,
    citation: Annotated[str | None, Query(max_length=60)] = None,
    crosswalk: Annotated[str | None, Query(max_length=60)] = None,
    limit: Most = 200,
    after: Asked = None,
) -> Any:
    """Mappings only: a pair that is missing proves nothing."""
    lines = [
        {
            "id": f"{walk.id}.{place}",
            "crosswalk": walk.id,
            "title": walk.title,
            "label": walk.label,
            "derived": walk.derived,
            "citation": pair.citation,
            "target": pair.target,
            "target_title": walk.targets[pair.target].title,
            "confidence": pair.confidence,
        }
        for walk in crosswalks_on(on or visit.today)
        for place, pair in enumerate(walk.pairs)
        if citation in (None, pair.citation) and crosswalk in (None, walk.id)
    ]
    return part(lines, "id", after, limit)


@router.get("/proposed-rules", summary="Read what is proposed and not law", response_model=Page[ProposalOut])
def list_proposed_rules(_: Visiting, after: Asked = None, limit: Most = 200) -> Any:
    proposed = proposed_rules()
    lines = [ProposalOut.model_validate(item, update={"status": proposed.status}) for item in proposed.items.values()]
    return part([line.model_dump(mode="json") for line in lines], "id", after, limit)


@cache
def _items(day: date) -> Sequence[dict[str, Any]]:
    rules = rules_on(day)
    return [
        {name: getattr(item, name) for name in ItemOut.model_fields if name != "edition"}
        | {"edition": rules.editions[item.rule]}
        for item in rules.items.values()
    ]
