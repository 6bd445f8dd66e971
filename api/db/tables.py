"""Every room's tables, so that whoever imports this has them all mapped."""

from uuid import UUID

from sqlmodel import Session, select

from api.db import (  # noqa: F401 - some of them only to be mapped
    accesses,
    accounts,
    acknowledgments,
    activity,
    analyses,
    answers,
    assets,
    attestations,
    breaches,
    chain,
    checklists,
    comments,
    complaints,
    contracts,
    courses,
    decisions,
    designations,
    determinations,
    devices,
    digests,
    disposals,
    drills,
    engagements,
    evaluations,
    events,
    files,
    flows,
    groups,
    guests,
    identifiers,
    imports,
    incidents,
    members,
    notices,
    numbers,
    overlays,
    particulars,
    people,
    plans,
    policies,
    posters,
    practices,
    recoveries,
    replies,
    requests,
    restores,
    reviews,
    risks,
    sanctions,
    sendings,
    signings,
    sites,
    standings,
    tasks,
    tokens,
    triages,
    users,
    vendors,
    versions,
    views,
)
from api.db.base import Row, owned_tables

_ABOUT: dict[str, type[Row]] = {
    "practice": practices.Practice,
    "site": sites.Site,
    "asset": assets.Asset,
    "vendor": vendors.Vendor,
    "flow": flows.Flow,
    "person": people.Person,
    "event": events.Event,
    "answer": answers.Answer,
    "risk": risks.Risk,
    "analysis": analyses.Analysis,
    "task": tasks.Task,
    "decision": decisions.Decision,
    "policy": policies.Policy,
    "completion": courses.Completion,
    "incident": incidents.Incident,
    "sending": sendings.Sending,
    "disposal": disposals.Disposal,
    "evaluation": evaluations.Evaluation,
    "contract": contracts.Contract,
    "restore": restores.Restore,
    "drill": drills.Drill,
    "plan_review": plans.PlanReview,
}


def exists(session: Session, kind: str, id: UUID) -> bool:
    """Whether the session's practice has a record of this kind and id."""
    row = _ABOUT[kind]
    return session.exec(select(row.id).where(row.id == id)).one_or_none() is not None


def recorded() -> dict[str, type[Row]]:
    """Every kind that the history records, by the name it has there."""
    return {kind.__name__: kind for kind in owned_tables() if issubclass(kind, Row)}
