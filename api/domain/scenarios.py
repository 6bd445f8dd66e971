"""Which risks does this practice face, and how high do its own answers make them? 45 CFR 164.308(a)(1)(ii)(A).

Each catalog pair that reaches an asset in use is a scenario. Its suggestion follows NIST SP 800-30r1: how often it is
started (Table G-2 or G-3), how severe the vulnerability is as answered and recorded (F-2, taken as the likelihood of
adverse impact, G-4), both combined by Table G-5, and the impact rated against it by the practice's own method.
A better answer never raises a suggestion.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from api.domain.answers import Binding, bindings
from api.domain.catalogs import SUGGESTS, Catalogs
from api.domain.exposures import NAMED, SILENT, Exposed, Inventory, Recorded, take_inventory
from api.domain.facts import Facts, Risk
from api.domain.methods import FIVE, Method, method_on, onto
from api.domain.risks import Rating, rank, rate
from api.domain.sentences import listed, plain
from api.domain.severities import Factor, Severity, settled, weigh
from api.domain.threats import Pair

_TABLES = {"nist-sp-800-30-r1": "Table I-2", "nist-sp-800-66-r2": "Table 6"}


@dataclass(frozen=True, slots=True)
class Steps:
    """The suggestion on the five-step scale, before it is placed on the practice's method."""

    initiation: str
    severity: str
    likelihood: str
    inherent_likelihood: str
    impact: str


@dataclass(frozen=True, slots=True)
class Differs:
    """An asset group whose own suggestion would be another level, so that a person may single it out."""

    group_id: str
    level: str


@dataclass(frozen=True, slots=True)
class Scenario:
    """One pair on the assets it reaches: all of them when `group_id` is None, else the group's.

    `because` says why it was selected or why it was not; `safeguards` are in place, `missing` are not; `questions` are
    those that bear on it. Inherent and residual rating stand on the practice's method, `steps` on the five-step scale.
    """

    pair: str
    group_id: str | None
    asset_ids: tuple[str, ...]
    asset_names: tuple[str, ...]
    selected: bool
    because: tuple[str, ...]
    safeguards: tuple[str, ...]
    missing: tuple[str, ...]
    questions: tuple[str, ...]
    inherent: Rating
    residual: Rating
    steps: Steps
    factors: tuple[Factor, ...]
    cells: tuple[str, ...]
    differs: tuple[Differs, ...]


@dataclass(frozen=True, slots=True)
class _Rated:
    likelihood: str
    inherent_likelihood: str
    inherent: Rating
    residual: Rating
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Survey:
    """A practice's inventory beside the catalogs and the method, read once for all pairs."""

    catalogs: Catalogs
    method: Method
    inventory: Inventory
    overall: Mapping[str, tuple[str, ...]]
    singled: Mapping[str, frozenset[str]]
    _rated: dict[tuple[str, str, str], _Rated] = field(default_factory=dict)

    def rated(self, initiation: str, severity: str, impact: str) -> _Rated:
        """The ratings for three steps of the five-step scale, with the table cells that gave them."""
        key = (initiation, severity, impact)
        if key not in self._rated:
            self._rated[key] = self._rate(*key)
        return self._rated[key]

    def _rate(self, initiation: str, severity: str, impact: str) -> _Rated:
        likelihood, inherent_likelihood = self._overall(initiation, severity), self._overall(initiation, FIVE[-1])
        residual, inherent = self._place(likelihood, impact), self._place(inherent_likelihood, impact)
        cells = (
            _g5_cell(initiation, severity, likelihood),
            self._grid_cell(residual),
            f"Without safeguards, {_g5_cell(initiation, FIVE[-1], inherent_likelihood)}",
            f"Without safeguards, {self._grid_cell(inherent)}",
        )
        return _Rated(likelihood, inherent_likelihood, inherent, residual, cells)

    def _overall(self, initiation: str, adverse: str) -> str:
        return self.overall[initiation][FIVE.index(adverse)]

    def _place(self, likelihood: str, impact: str) -> Rating:
        return rate(self.method, onto(likelihood, self.method.likelihoods), onto(impact, self.method.impacts))

    def _grid_cell(self, rating: Rating) -> str:
        table = _TABLES.get(self.method.id, self.method.title)
        return f"{table}: likelihood {plain(rating.likelihood)} × impact {plain(rating.impact)} → {plain(rating.level)}"


_STILL_HIGH = "What is in place counts, and the level is still high: it calls for a decision."


def find_scenarios(facts: Facts, catalogs: Catalogs, method: Method) -> tuple[Scenario, ...]:
    """Every pair that reaches an asset in use, the highest level first. Those left open are `selected`, and those that
    stay high whatever is in place.

    A pair has one scenario for all the assets it reaches. A group that a recorded risk of the pair singles out has one
    of its own and leaves the general one.
    """
    surveyed = survey(facts, catalogs, method)
    bound = bindings(catalogs.bank, facts)
    found = [
        scenario
        for pair in catalogs.pairs.values()
        for scenario in scenarios_of(surveyed, pair, bound.get(pair.id, ()))
    ]
    return tuple(sorted(found, key=_order))


def single_out(facts: Facts, catalogs: Catalogs, method: Method, pair: str, group_id: str) -> Scenario | None:
    """The scenario of its own that a group has once a risk of the pair singles it out; None where it has none to reach."""
    apart = Risk(id="", number=0, pair=pair, threat="", vulnerability="", group_id=group_id)
    surveyed = survey(replace(facts, risks=(*facts.risks, apart)), catalogs, method)
    found = scenarios_of(surveyed, catalogs.pairs[pair], bindings(catalogs.bank, facts).get(pair, ()))
    return next((scenario for scenario in found if scenario.group_id == group_id), None)


def survey(facts: Facts, catalogs: Catalogs, method: Method) -> Survey:
    """What every scenario of a practice stands on; changes only with its records, not with its answers."""
    overall = method_on(SUGGESTS, catalogs.day).overall
    assert overall is not None, "NIST SP 800-30r1 has Table G-5"
    singled: dict[str, set[str]] = {}
    for risk in facts.risks:
        if risk.pair is not None and risk.group_id is not None:
            singled.setdefault(risk.pair, set()).add(risk.group_id)
    return Survey(
        catalogs=catalogs,
        method=method,
        inventory=take_inventory(facts, catalogs.types, catalogs.day),
        overall=overall,
        singled={pair: frozenset(groups) for pair, groups in singled.items()},
    )


def scenarios_of(surveyed: Survey, pair: Pair, bound: tuple[Binding, ...]) -> Iterator[Scenario]:
    """The scenarios of one pair: none when it reaches nothing here, else the general one and one a singled-out group."""
    exposed = surveyed.inventory.exposed(pair.asset_types)
    if exposed is None:
        return
    answered = weigh(bound)
    apart = surveyed.singled.get(pair.id, frozenset()) & exposed.groups.keys()
    for group in sorted(apart):
        yield _scenario(surveyed, pair, bound, answered, exposed=exposed.groups[group], group=group)
    if apart:
        rest = [asset for asset in exposed.assets if asset.group_id not in apart]
        if not rest:
            return
        exposed = surveyed.inventory.expose(rest)
    yield _scenario(surveyed, pair, bound, answered, exposed=exposed, group=None)


def _scenario(
    surveyed: Survey,
    pair: Pair,
    bound: tuple[Binding, ...],
    answered: Severity,
    *,
    exposed: Exposed,
    group: str | None,
) -> Scenario:
    recorded = surveyed.inventory.recorded(exposed, pair.asset_facts)
    severity = settled(answered, recorded)
    impact, impact_factors = _impact(pair, exposed)
    rated = surveyed.rated(pair.likelihood, severity, impact)
    left_open = rank(severity) >= rank("moderate")
    still_high = rank(rated.residual.level) >= rank("high")
    return Scenario(
        pair=pair.id,
        group_id=group,
        asset_ids=exposed.ids,
        asset_names=exposed.names,
        selected=left_open or still_high,
        because=(
            exposed.because,
            *answered.because,
            *([recorded.because] if recorded.because else []),
            *([_STILL_HIGH] if still_high and not left_open else []),
        ),
        safeguards=tuple([line.safeguard for line in bound if (line.degree or 0) >= 2]),
        missing=tuple([_missing(line) for line in bound if line.degree in {0, 1}]),
        questions=tuple([line.question for line in bound]),
        inherent=rated.inherent,
        residual=rated.residual,
        steps=Steps(pair.likelihood, severity, rated.likelihood, rated.inherent_likelihood, impact),
        factors=(_initiation(pair), *answered.factors, *_recorded_factor(severity, recorded), *impact_factors),
        cells=rated.cells,
        differs=() if group else _differing(surveyed, pair, answered, exposed, rated.residual.level),
    )


def _differing(surveyed: Survey, pair: Pair, answered: Severity, exposed: Exposed, level: str) -> tuple[Differs, ...]:
    if not exposed.groups or not (pair.asset_facts or exposed.varied):
        return ()
    found = []
    for group, part in sorted(exposed.groups.items()):
        severity = settled(answered, surveyed.inventory.recorded(part, pair.asset_facts))
        own = surveyed.rated(pair.likelihood, severity, _impact(pair, part)[0]).residual.level
        if own != level:
            found.append(Differs(group, own))
    return tuple(found)


def _recorded_factor(severity: str, recorded: Recorded) -> tuple[Factor, ...]:
    return () if recorded is SILENT else (Factor("On record about your assets", severity, recorded.because),)


def _initiation(pair: Pair) -> Factor:
    if pair.source_type == "adversarial":
        because = "How likely somebody starts it against a small practice: our suggestion, on the scale of Table G-2."
    else:
        because = "How likely it happens to a small practice: our suggestion, on the scale of Table G-3."
    return Factor("Likelihood that it starts", pair.likelihood, because)


def _impact(pair: Pair, exposed: Exposed) -> tuple[str, tuple[Factor, ...]]:
    """The pair's impact, a step up for a critical asset, a step down when confidentiality has nothing to lose here."""
    step: str = pair.impact
    factors = [Factor("Impact", step, "What it would do to a small practice and its patients: our suggestion.")]
    if exposed.critical:
        step = FIVE[min(rank(step) + 1, len(FIVE) - 1)]
        factors.append(
            Factor("Critical to your work", step, f"You marked as critical: {listed(exposed.critical, NAMED)}.")
        )
    if exposed.unholding and "confidentiality" in pair.at_risk:
        step = FIVE[max(rank(step) - 1, 0)]
        factors.append(
            Factor("No ePHI on it", step, f"You recorded that no ePHI is on: {listed(exposed.names, NAMED)}.")
        )
    return step, tuple(factors)


def _missing(line: Binding) -> str:
    return f"{line.safeguard} (partly in place)" if line.degree else line.safeguard


def _g5_cell(initiation: str, adverse: str, likelihood: str) -> str:
    return f"Table G-5: initiation {plain(initiation)} × adverse impact {plain(adverse)} → {plain(likelihood)}"


def _order(scenario: Scenario) -> tuple[int, int, int, int, str, str]:
    return (
        -rank(scenario.residual.level),
        -rank(scenario.inherent.level),
        -rank(scenario.steps.severity),
        -rank(scenario.steps.impact),
        scenario.pair,
        scenario.group_id or "",
    )
