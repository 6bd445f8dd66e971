"""Which policies does the practice have, where do they not match what it does, and what do they cover? 45 CFR 164.316."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from api.db import numbers, policies, versions
from api.db.fields import Note
from api.db.policies import Policy, PolicyFields
from api.db.versions import Version
from api.domain import policies as library
from api.domain.choosing import tags
from api.domain.matching import Here, Match, calls_for, cover, draft
from api.domain.reasons import reason_for
from api.domain.roles import Scope
from api.domain.standards import rules_on
from api.domain.versions import State
from api.door import room
from api.problems import Conflict, FaultOut, Invalid, NotFound
from api.promises import checked, drafted, held, here, in_effect, standings
from api.shelf import Asked, Most, part
from api.statements import PolicySectionIn
from api.wire import In, Out, Page
from api.work import Work, work

router = room("policies", "policies")
Reading = Annotated[Work, work(Scope.POLICIES_READ)]
Writing = Annotated[Work, work(Scope.POLICIES_WRITE)]


class PolicyIn(In, PolicyFields):
    """What a policy is called, what it is for, who reads it, and when somebody looks at it again."""


class NewPolicyIn(In):
    """A policy from a template of the library, or with `template` null one in your own words."""

    template: Annotated[str, Field(max_length=64)] | None = None
    title: Annotated[str, Field(max_length=200)] = ""
    purpose: Note = ""
    sections: Annotated[list[PolicySectionIn], Field(max_length=60, default_factory=list)]


class RetirementIn(In):
    """Why a policy is no longer followed."""

    reason: Annotated[Note, Field(min_length=1)]


class PolicyOut(Out, PolicyFields):
    """A policy and how it stands today. `mismatches` counts the statements of `number` that do not match practice, and
    `untold` those among them about which nobody has told enough.

    `state` is that of the version in effect, else of the newest; `draft` is the number of the one being written.
    """

    id: UUID
    version: int
    template: str
    reference: str
    rule: library.Rule
    retired_on: date | None
    retired_reason: str
    state: State
    number: int
    draft: int | None
    effective_on: date | None
    statements: int
    mismatches: int
    untold: int


class TemplateOut(Out):
    """A policy of our library. `applies` says whether your profile calls for it; `drafted` whether you have it."""

    id: str
    reference: str
    title: str
    rule: library.Rule
    need: library.Need
    purpose: str
    statements: int
    applies: bool
    drafted: bool


class DraftedOut(Out):
    """How many policies were drafted from the library, and how many were there already."""

    drafted: int
    there: int


class CoveringOut(Out):
    """A statement in effect that covers a paragraph."""

    policy_id: UUID
    policy: str
    number: int
    statement: str
    text: str
    matches: bool


class CoverageOut(Out):
    """A counted standard or specification of the Security Rule, and the approved statements that cover it.

    `not_applicable` says why there is nothing here for a statement to cover; empty where there is, or where one does.
    """

    citation: str
    parent: str
    kind: Literal["standard", "specification"]
    title: str
    designation: Literal["required", "addressable"] | None
    covered: list[CoveringOut]
    not_applicable: str


@router.get("", summary="List the policies", response_model=Page[PolicyOut])
def list_policies(work: Reading, after: Asked = None, limit: Most = 200) -> Any:
    """In the order of the set, those in your own words last."""
    against, rows = here(work), versions.by_policy(work.session)
    lines = [_line(against, policy, rows.get(policy.id, [])) for policy in policies.everyone(work.session)]
    return part(lines, "id", after, limit)


@router.post("", status_code=201, summary="Draft a policy")
def create_policy(work: Writing, body: NewPolicyIn) -> PolicyOut:
    """From a template it is filled with what is on record; what does not match practice is shown, never printed."""
    against = here(work)
    if body.template is not None:
        template = against.library.templates.get(body.template)
        if template is None:
            raise NotFound("The library has no such template.")
        if template.id in policies.templates(work.session):
            raise Conflict(f"{template.title} is among your policies already.")
        if body.title or body.purpose or body.sections:
            raise Invalid(faults=[FaultOut(at=["body", "template"], message="brings its own title and sections")])
        row = _from(work, against, template, *_next(work))
    else:
        if not body.title.strip():
            raise Invalid(faults=[FaultOut(at=["body", "title"], message="say what it is called")])
        sections = checked(against, body.sections)
        row = Policy(number=_next(work)[0], title=body.title.strip(), purpose=body.purpose)
        _begin(work, against, row, sections)
    return PolicyOut.model_validate(_line(against, work.created(row), versions.of(work.session, row.id)))


@router.post("/library", summary="Draft every policy of the library that applies")
def draft_library(work: Writing) -> DraftedOut:
    """What your profile calls for and you do not have yet. The same again drafts nothing."""
    against, have = here(work), policies.templates(work.session)
    wanted = [each for each in against.library.templates.values() if calls_for(against, each)]
    new = [template for template in wanted if template.id not in have]
    for number, template in zip(_next(work, len(new)), new, strict=True):
        _from(work, against, template, number)
    return DraftedOut(drafted=len(new), there=len(wanted) - len(new))


@router.get("/templates", summary="List the policy library", response_model=Page[TemplateOut])
def list_templates(work: Reading, after: Asked = None, limit: Most = 200) -> Any:
    """Our own texts for the whole set: advice, not law."""
    against, have = here(work), policies.templates(work.session)
    lines = [
        {
            "id": each.id,
            "reference": each.reference,
            "title": each.title,
            "rule": each.rule,
            "need": each.need,
            "purpose": each.purpose,
            "statements": len(each.statements),
            "applies": calls_for(against, each),
            "drafted": each.id in have,
        }
        for each in against.library.templates.values()
    ]
    return part(lines, "id", after, limit)


@router.get(
    "/coverage", summary="Show which approved statement covers each specification", response_model=Page[CoverageOut]
)
def list_coverage(work: Reading, after: Asked = None, limit: Most = 200) -> Any:
    """Every counted standard and specification in the rule's order. Only what is in effect today counts."""
    against, rules = here(work), rules_on(work.today)
    fits = tags(against.facts.profile)
    standing = [
        (policy, version, match)
        for policy, version in in_effect(work.session, work.today)
        for match in held(against, version)
        if match.finding == "holds" or match.until is None
    ]
    covered = cover(rules.items, [match.statement for _, _, match in standing])
    lines = [
        {
            "citation": item.citation,
            "parent": item.parent,
            "kind": item.kind,
            "title": item.title,
            "designation": item.designation,
            "covered": [_covering(*standing[place]) for place in covered[item.citation]],
            "not_applicable": "" if covered[item.citation] else reason_for(item.citation, fits, work.today),
        }
        for item in rules.items.values()
        if item.counted and item.rule == "security_rule"
    ]
    return part(lines, "citation", after, limit)


@router.get("/{id}", summary="Read a policy")
def get_policy(work: Reading, id: UUID) -> PolicyOut:
    row = work.found(policies.get(work.session, id))
    return PolicyOut.model_validate(_line(here(work), row, versions.of(work.session, id)))


@router.put("/{id}", summary="Replace what is said about a policy")
def replace_policy(work: Writing, id: UUID, body: PolicyIn) -> PolicyOut:
    row = work.unchanged(policies.get(work.session, id))
    row.sqlmodel_update(body.model_dump())
    return PolicyOut.model_validate(_line(here(work), work.found(row), versions.of(work.session, id)))


@router.post("/{id}/retirement", summary="Retire a policy")
def retire_policy(work: Writing, id: UUID, body: RetirementIn) -> PolicyOut:
    """From today it is no longer in effect; every version stays on file until its own six years are over."""
    row = work.unchanged(policies.get(work.session, id))
    if row.retired_on is not None:
        raise Conflict("It is retired already.")
    row.retired_on, row.retired_reason = work.today, body.reason
    of = versions.of(work.session, id)
    for version in of:
        if version.stage != "approved":
            work.session.delete(version)
    kept = [version for version in of if version.stage == "approved"]
    return PolicyOut.model_validate(_line(here(work), work.found(row), kept))


def _from(work: Work, against: Here, template: library.Template, number: int) -> Policy:
    row = Policy(
        number=number,
        template=template.id,
        reference=template.reference,
        rule=template.rule,
        title=template.title,
        purpose=template.purpose,
        audience=list(template.audience),
    )
    _begin(work, against, row, drafted(template, draft(against, template)))
    return row


def _begin(work: Work, against: Here, row: Policy, sections: list[dict[str, Any]]) -> None:
    first = Version(
        policy_id=row.id,
        number=1,
        edition=against.library.edition,
        sections=sections,
        started_on=work.today,
        prepared_by=work.caller.name,
    )
    work.session.add_all((row, first))


def _next(work: Work, how_many: int = 1) -> range:
    return numbers.take(work.session, "policy", how_many)


def _line(against: Here, row: Policy, of: list[Version]) -> Mapping[str, Any]:
    """A policy as a list shows it."""
    states = standings(of, row, against.on)
    effective = next((each for each in of if states[each.number].state == "effective"), None)
    draft = next((each for each in of if each.stage != "approved"), None)
    shown = effective or (of[-1] if of else None)
    matches = held(against, shown) if shown else ()
    return row.model_dump(mode="json", exclude={"practice_id"}) | {
        "state": states[shown.number].state if shown else ("retired" if row.retired_on else "draft"),
        "number": shown.number if shown else 0,
        "draft": draft.number if draft else None,
        "effective_on": shown.effective_on if shown else None,
        "statements": len(matches),
        "mismatches": sum(not match.matches for match in matches),
        "untold": sum(not match.matches and match.finding == "unknown" for match in matches),
    }


def _covering(policy: Policy, version: Version, match: Match) -> Mapping[str, Any]:
    return {
        "policy_id": str(policy.id),
        "policy": policy.title,
        "number": version.number,
        "statement": match.statement.id,
        "text": match.text,
        "matches": match.matches,
    }
