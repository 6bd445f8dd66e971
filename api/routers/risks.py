"""Which risks does the practice carry, and what will it do about each?"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import Query
from pydantic import Field

from api.bulk import Bulk, Rule, stand_bulk
from api.db import numbers, risks
from api.db.fields import Key, Note
from api.db.risks import Level, Risk, RiskFields, RiskSource
from api.domain import facts
from api.domain.methods import METHODS, method_on
from api.domain.risks import judge, rank, under
from api.domain.roles import Scope
from api.domain.scenarios import Scenario, single_out
from api.door import room
from api.glassbox import RatingOut, ScenarioOut, told
from api.posture import Bearings, Posture, bearings, posture
from api.problems import Conflict, FaultOut, Invalid
from api.shelf import Asked, Most, Sort, read_page
from api.wire import In, Out, Page
from api.work import Work, work

router = room("risks", "risks")
Reading = Annotated[Work, work(Scope.RISKS_READ)]
Writing = Annotated[Work, work(Scope.RISKS_WRITE)]
Approving = Annotated[Work, work(Scope.APPROVE)]


class RiskIn(In, RiskFields, RiskSource):
    """A catalog pair, or your own threat and vulnerability; how it is rated, and what will be done."""


class RatedIn(In, RiskFields):
    """How a risk on record is rated, and what will be done."""


class RiskOut(Out, RiskFields, RiskSource):
    """A risk on record. `level` is what the method's table gave on the day it was rated."""

    id: UUID
    version: int
    number: int
    level: Level
    method: str
    edition: date
    approved_by: str
    approved_on: date | None
    rated_by: str
    rated_on: date | None


class FaultLineOut(Out):
    """What keeps a risk from being finished, and at which field."""

    at: str
    message: str


class OtherMethodOut(Out):
    """What another published method would say of the same risk."""

    method: str
    rating: RatingOut


class RiskChainOut(Out):
    """A risk on its whole chain: where it comes from, what led to the suggestion, and what is still open."""

    risk: RiskOut
    scenario: ScenarioOut | None
    differs_from_suggestion: bool
    faults: list[FaultLineOut]
    other_methods: list[OtherMethodOut]


class ChosenIn(In):
    """A scenario: a pair, and the group that was singled out, if one was."""

    pair: Key
    group_id: UUID | None = None


class ConfirmIn(In):
    """The scenarios whose suggestion you confirm, at most 200; a reason is needed when one is rated high or above."""

    scenarios: Annotated[list[ChosenIn], Field(min_length=1, max_length=200)]
    reason: Note = ""


class ConfirmedOut(Out):
    """The risks now on record for these scenarios."""

    items: list[RiskOut]


@router.get("", summary="List the risks", response_model=Page[RiskOut])
def list_risks(
    work: Reading,
    level: Annotated[Level | None, Query()] = None,
    status: Annotated[Literal["open", "mitigated", "closed"] | None, Query()] = None,
    response: Annotated[Literal["mitigate", "accept", "transfer", "avoid", "none"] | None, Query()] = None,
    pair: Annotated[Key | None, Query()] = None,
    sort: Sort = "-level",
    after: Asked = None,
    limit: Most = 50,
) -> Any:
    query = risks.filtered(level=level, status=status, response=response, pair=pair)
    return read_page(work, risks, sort, after, limit, query)


@router.post("", status_code=201, summary="Record a risk")
def create_risk(work: Writing, body: RiskIn) -> RiskOut:
    """Rates it by the practice's method. High and above take a reason, and so does a rating unlike the suggestion."""
    standing = posture(work) if body.pair else bearings(work)
    scenario = _source(work, standing, body)
    row = _blank(standing, numbers.take(work.session, "risk").start)
    row.sqlmodel_update(body.model_dump())
    _describe(row, standing, scenario)
    _rate(work, row, standing, scenario)
    return RiskOut.model_validate(work.created(row))


@router.post("/confirm", status_code=201, summary="Confirm suggestions")
def confirm_scenarios(work: Writing, body: ConfirmIn) -> ConfirmedOut:
    """Records each scenario as a risk rated as suggested; one that is on record already is left as it is."""
    standing = posture(work)
    chosen = [_chosen(standing, each, place) for place, each in enumerate(body.scenarios)]
    open_ = [risk for risk in risks.everything(work.session) if risk.status != "closed"]
    recorded = {(risk.pair, _text(risk.group_id)): risk for risk in open_}
    _reasoned(chosen, recorded.keys(), body.reason)
    fresh = {_key(scenario): scenario for scenario in chosen if _key(scenario) not in recorded}
    for number, (key, scenario) in zip(numbers.take(work.session, "risk", len(fresh)), fresh.items(), strict=True):
        row = _blank(standing, number)
        row.sqlmodel_update(
            {
                "pair": scenario.pair,
                "group_id": _uuid(scenario.group_id),
                "likelihood": scenario.residual.likelihood,
                "impact": scenario.residual.impact,
                "reason": body.reason if rank(scenario.residual.level) >= rank("high") else "",
            }
        )
        _describe(row, standing, scenario)
        _rate(work, row, standing, scenario)
        recorded[key] = row
    work.session.add_all(recorded[key] for key in fresh)
    work.session.flush()
    return ConfirmedOut(items=[RiskOut.model_validate(recorded[key]) for key in dict.fromkeys(map(_key, chosen))])


@router.get("/{id}", summary="Read a risk")
def get_risk(work: Reading, id: UUID) -> RiskOut:
    return RiskOut.model_validate(work.found(risks.get(work.session, id)))


@router.get("/{id}/chain", summary="Follow a risk back to what it came from")
def get_risk_chain(work: Reading, id: UUID) -> RiskChainOut:
    """The glass box: assets, threat, vulnerability, safeguards, factors, table cells, and what other methods say."""
    row = work.found(risks.get(work.session, id))
    standing = posture(work)
    scenario = standing.scenario(row.pair, row.group_id) if row.pair else None
    risk = next(each for each in standing.facts.risks if each.id == str(id))
    suggested = scenario.residual if scenario else None
    faults = judge(risk, standing.method, standing.practice.appetite, work.today, suggested)
    return RiskChainOut(
        risk=RiskOut.model_validate(row),
        scenario=ScenarioOut.model_validate(told(standing, scenario)) if scenario else None,
        differs_from_suggestion=suggested is not None
        and (risk.likelihood, risk.impact) != (suggested.likelihood, suggested.impact),
        faults=[FaultLineOut(at=fault.at, message=fault.message) for fault in faults],
        other_methods=_others(standing, risk, work.today),
    )


@router.put("/{id}", summary="Rate a risk and answer it")
def replace_risk(work: Writing, id: UUID, body: RatedIn) -> RiskOut:
    """An approval given before is kept only while the response and its end stay the same and the level does not rise."""
    row = work.unchanged(risks.get(work.session, id))
    standing = posture(work) if row.pair else bearings(work)
    row.sqlmodel_update(_rated_anew(work, row, standing, body.model_dump()))
    return RiskOut.model_validate(work.found(row))


@router.post("/{id}/approval", summary="Approve accepting a risk")
def approve_risk(work: Approving, id: UUID) -> RiskOut:
    """Management's word that this risk is accepted until the day it names."""
    row = work.unchanged(risks.get(work.session, id))
    if row.response != "accept" or row.accepted_until is None or row.accepted_until <= work.today:
        raise Conflict("There is nothing to approve: the response must be accept, with a day to come as its end.")
    row.approved_by, row.approved_on = work.caller.name, work.today
    return RiskOut.model_validate(work.found(row))


def _rate_many(work: Work, given: Mapping[str, Any]) -> Rule:
    standing = posture(work)
    return lambda row: _rated_anew(work, row, standing, given)


stand_bulk(router, Bulk("risks", risks, RatedIn, RiskOut, Scope.RISKS_WRITE, _rate_many))


def _rated_anew(work: Work, row: Risk, standing: Bearings, given: Mapping[str, Any]) -> dict[str, Any]:
    """What becomes of a risk: rated with what was given, its approval gone where that was for something else."""
    risk = Risk(**(row.model_dump() | dict(given)))
    suggested = standing.scenario(row.pair, row.group_id) if row.pair and isinstance(standing, Posture) else None
    _rate(work, risk, standing, suggested)
    if (risk.response, risk.accepted_until) != (row.response, row.accepted_until) or risk.rank > row.rank:
        risk.approved_by, risk.approved_on = "", None
    return risk.model_dump()


def _blank(standing: Bearings, number: int) -> Risk:
    method = standing.method
    return Risk(
        number=number,
        likelihood="very_low",
        impact="very_low",
        level="very_low",
        method=method.id,
        edition=method.edition,
    )


def _source(work: Work, standing: Bearings, body: RiskIn) -> Scenario | None:
    if body.pair is None:
        missing = [name for name in ("title", "threat", "vulnerability") if not getattr(body, name)]
        if missing:
            faults = [FaultOut(at=["body", name], message="say it, or name a catalog pair") for name in missing]
            raise Invalid(faults=faults)
    if body.pair is None or not isinstance(standing, Posture):
        return None
    if body.pair not in standing.catalogs.pairs:
        raise Invalid(faults=[FaultOut(at=["body", "pair"], message="is none of the catalog's pairs")])
    if risks.of_pair(work.session, body.pair, body.group_id) is not None:
        raise Conflict("This pair is on record already for these assets; change that risk instead.")
    if body.group_id is None:
        return standing.scenario(body.pair, None)
    return single_out(standing.facts, standing.catalogs, standing.method, body.pair, str(body.group_id))


def _describe(row: Risk, standing: Bearings, scenario: Scenario | None) -> None:
    """A pair's texts stand on the record, so that it can be read without the catalog."""
    if row.pair is not None and isinstance(standing, Posture):
        pair = standing.catalogs.pairs[row.pair]
        row.title = row.title or pair.title
        row.threat, row.vulnerability = row.threat or pair.threat, row.vulnerability or pair.vulnerability
    if scenario is not None and row.inherent_likelihood is None and row.inherent_impact is None:
        inherent = scenario.inherent
        row.sqlmodel_update({"inherent_likelihood": inherent.likelihood, "inherent_impact": inherent.impact})


def _rate(work: Work, row: Risk, standing: Bearings, scenario: Scenario | None) -> None:
    method = standing.method
    level = method.rate(row.likelihood, row.impact)
    if row.inherent_likelihood and row.inherent_impact:
        method.rate(row.inherent_likelihood, row.inherent_impact)
    row.sqlmodel_update({"level": level, "rank": rank(level), "method": method.id, "edition": method.edition})
    row.rated_by, row.rated_on = work.caller.name, work.today
    unlike = scenario is not None and (row.likelihood, row.impact) != (
        scenario.residual.likelihood,
        scenario.residual.impact,
    )
    if not row.reason and (unlike or row.rank >= rank("high")):
        why = "your rating differs from the suggestion" if unlike else "the level is high or above"
        raise Invalid(faults=[FaultOut(at=["body", "reason"], message=f"say why in a sentence: {why}")])


def _chosen(standing: Posture, each: ChosenIn, place: int) -> Scenario:
    found = standing.scenario(each.pair, each.group_id)
    if found is None:
        raise Invalid(faults=[FaultOut(at=["body", "scenarios", place], message="is not a scenario of this practice")])
    return found


def _reasoned(chosen: Sequence[Scenario], recorded: Collection[tuple[str | None, str | None]], reason: str) -> None:
    fresh = [(place, scenario) for place, scenario in enumerate(chosen) if _key(scenario) not in recorded]
    high = [place for place, scenario in fresh if rank(scenario.residual.level) >= rank("high")]
    if high and not reason:
        faults = [FaultOut(at=["body", "scenarios", place], message="is high or above") for place in high]
        raise Invalid("Say in `reason` why these are rated so, or confirm them one by one.", faults)


def _others(standing: Posture, risk: facts.Risk, on: date) -> list[OtherMethodOut]:
    others = [method_on(id, on) for id in METHODS if id != standing.method.id]
    return [OtherMethodOut(method=other.id, rating=RatingOut.model_validate(under(other, risk))) for other in others]


def _key(scenario: Scenario) -> tuple[str | None, str | None]:
    return scenario.pair, scenario.group_id


def _uuid(text: str | None) -> UUID | None:
    return UUID(text) if text else None


def _text(id: UUID | None) -> str | None:
    return str(id) if id else None
