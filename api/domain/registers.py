"""How does each risk stand in the written register, on its own chain? 45 CFR 164.308(a)(1)(ii)(A)-(B)."""

from collections.abc import Iterator, Mapping, Sequence

from api.domain.catalogs import Catalogs
from api.domain.facts import Asset, Facts, Risk, Task
from api.domain.holdings import Names, by_name, iso
from api.domain.methods import Method
from api.domain.records import number
from api.domain.risks import Rating
from api.domain.scenarios import Scenario
from api.domain.snapshots import ConsideredLine, FactorLine, RatingLine, ResponseLine, RiskLine, TaskLine
from api.domain.threats import Pair

NOT_RATED = RatingLine("", "", "")
UNREACHED = "Nothing in use today is reached by it; the risk stays on record as it was rated."
OWN_WORDS = "The practice recorded this risk in its own words."
UNRECORDED = "Not closed: the answers leave it open, and it still has to be taken into the register and rated."


def risk_lines(
    facts: Facts, catalogs: Catalogs, method: Method, scenarios: Sequence[Scenario], names: Names
) -> tuple[RiskLine, ...]:
    """Every recorded risk in the order of its number, joined with its scenario as it stands today, if there is one."""
    found = {(line.pair, line.group_id): line for line in scenarios}
    tasks = _titles(facts)
    return tuple(
        _risk(
            risk,
            found.get((risk.pair, risk.group_id)) if risk.pair else None,
            catalogs.pairs.get(risk.pair or ""),
            method=method,
            facts=facts,
            names=names,
            tasks=tasks.get(risk.id, ()),
        )
        for risk in sorted(facts.risks, key=lambda risk: (risk.number, risk.id))
    )


def considered_lines(facts: Facts, catalogs: Catalogs, scenarios: Sequence[Scenario]) -> Iterator[ConsideredLine]:
    """What was looked at and is in no register: first what still has to be recorded, then what is closed, by level."""
    recorded = {(risk.pair, risk.group_id) for risk in facts.risks}
    apart = [line for line in scenarios if (line.pair, line.group_id) not in recorded]
    for line in sorted(apart, key=lambda line: not line.selected):
        pair = catalogs.pairs[line.pair]
        because = (UNRECORDED, *line.because) if line.selected else line.because
        yield ConsideredLine(
            pair=pair.id,
            threat=pair.threat,
            vulnerability=pair.vulnerability,
            likelihood=line.residual.likelihood,
            impact=line.residual.impact,
            level=line.residual.level,
            because=" ".join(because),
        )


def task_lines(facts: Facts, names: Names) -> tuple[TaskLine, ...]:
    """Every task that was not dropped, the earliest due first, those without a day last."""
    kept = [task for task in facts.tasks if task.status != "dropped"]
    return tuple(_task(task, names) for task in sorted(kept, key=_due))


def _due(task: Task) -> tuple[str, tuple[str, str, str]]:
    return iso(task.due_on) or "~", by_name(task.title, task.id)


def _task(task: Task, names: Names) -> TaskLine:
    risks = sorted(names.risks[risk] for risk in task.risk_ids if risk in names.risks)
    return TaskLine(task.title, task.owner, iso(task.due_on), task.minutes, task.status, tuple(risks))


def _titles(facts: Facts) -> Mapping[str, tuple[str, ...]]:
    """The titles of the tasks against each risk, by its id."""
    found: dict[str, tuple[str, ...]] = {}
    for task in sorted(facts.tasks, key=_due):
        if task.status != "dropped":
            for risk in task.risk_ids:
                found[risk] = (*found.get(risk, ()), task.title)
    return found


def _risk(
    risk: Risk,
    scenario: Scenario | None,
    pair: Pair | None,
    *,
    method: Method,
    facts: Facts,
    names: Names,
    tasks: tuple[str, ...],
) -> RiskLine:
    return RiskLine(
        number=number(risk.number),
        title=risk.title or (pair.title if pair else risk.threat),
        pair=risk.pair or "",
        threat=risk.threat or (pair.threat if pair else ""),
        vulnerability=risk.vulnerability or (pair.vulnerability if pair else ""),
        at_risk=pair.at_risk if pair else (),
        group=names.groups.get(risk.group_id or "", ""),
        assets=scenario.asset_names if scenario else _assets(risk, facts),
        citations=pair.citations if pair else (),
        selected_because=scenario.because if scenario else (UNREACHED if pair else OWN_WORDS,),
        safeguards=scenario.safeguards if scenario else (),
        missing=scenario.missing if scenario else (),
        questions=scenario.questions if scenario else (),
        factors=tuple(_factors(scenario)) if scenario else (),
        inherent=_rated(method, risk, risk.inherent_likelihood, risk.inherent_impact)
        or _line(scenario.inherent if scenario else None),
        suggested=_line(scenario.residual if scenario else None),
        residual=_rated(method, risk, risk.likelihood, risk.impact)
        or RatingLine(risk.likelihood, risk.impact, risk.level),
        reason=risk.reason,
        rated_by=risk.rated_by,
        rated_on=iso(risk.rated_on),
        response=_response(risk, tasks),
    )


def _response(risk: Risk, tasks: tuple[str, ...]) -> ResponseLine:
    return ResponseLine(
        kind=risk.response or "",
        reason=risk.response_reason,
        owner=risk.owner,
        due_on=iso(risk.due_on),
        approved_by=risk.approved_by,
        accepted_until=iso(risk.accepted_until),
        status=risk.status,
        tasks=tasks,
    )


def _assets(risk: Risk, facts: Facts) -> tuple[str, ...]:
    """What a risk without a scenario is about: its asset, else its group; a catalog pair names no more than that."""
    named = [asset for asset in facts.assets if _meant(risk, asset)]
    return tuple(asset.name for asset in sorted(named, key=lambda asset: by_name(asset.name, asset.id)))


def _meant(risk: Risk, asset: Asset) -> bool:
    if risk.asset_id is not None:
        return asset.id == risk.asset_id
    return risk.group_id is not None and asset.group_id == risk.group_id


def _rated(method: Method, risk: Risk, likelihood: str, impact: str) -> RatingLine | None:
    """The level by this method's table; None for a rating that is absent or was made with another method."""
    if risk.method not in ("", method.id) or likelihood not in method.likelihoods or impact not in method.impacts:
        return None
    return RatingLine(likelihood, impact, method.rate(likelihood, impact))


def _line(rating: Rating | None) -> RatingLine:
    return RatingLine(rating.likelihood, rating.impact, rating.level) if rating else NOT_RATED


def _factors(scenario: Scenario) -> Iterator[FactorLine]:
    """What moved the suggestion, then the cells of the tables that turned it into likelihood and level."""
    for factor in scenario.factors:
        yield FactorLine(factor.name, factor.value, factor.because)
    results = (
        ("Overall likelihood", scenario.steps.likelihood),
        ("Level", scenario.residual.level),
        ("Likelihood without safeguards", scenario.steps.inherent_likelihood),
        ("Level without safeguards", scenario.inherent.level),
    )
    for (name, value), cell in zip(results, scenario.cells, strict=True):
        yield FactorLine(name, value, cell)
