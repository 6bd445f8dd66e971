"""How is a conclusion shown, with everything that led to it?"""

from typing import Any
from uuid import UUID

from api.domain.scenarios import Scenario
from api.posture import Posture
from api.wire import Out


class RatingOut(Out):
    """A likelihood, an impact and the level that the practice's method gives."""

    likelihood: str
    impact: str
    level: str


class FactorOut(Out):
    """One thing that set or moved a step, and where it comes from."""

    name: str
    value: str
    because: str


class DiffersOut(Out):
    """An asset group that would be rated otherwise if it were singled out."""

    group_id: str
    level: str


class ScenarioOut(Out):
    """A threat and a vulnerability on the assets they reach, with everything that led to the suggestion."""

    key: str
    pair: str
    group_id: str | None
    title: str
    category: str
    threat: str
    vulnerability: str
    at_risk: list[str]
    citations: list[str]
    typical_safeguards: list[str]
    asset_ids: list[str]
    asset_names: list[str]
    selected: bool
    because: list[str]
    safeguards: list[str]
    missing: list[str]
    questions: list[str]
    inherent: RatingOut
    residual: RatingOut
    factors: list[FactorOut]
    cells: list[str]
    differs: list[DiffersOut]
    risk_id: UUID | None


def key_of(scenario: Scenario) -> str:
    """The scenario's name on the wire."""
    return scenario.pair if scenario.group_id is None else f"{scenario.pair}:{scenario.group_id}"


def told(standing: Posture, scenario: Scenario) -> dict[str, Any]:
    """A scenario with its pair's texts and the risk that records it."""
    pair = standing.catalogs.pairs[scenario.pair]
    recorded = next(
        (risk.id for risk in standing.facts.risks if (risk.pair, risk.group_id) == (scenario.pair, scenario.group_id)),
        None,
    )
    return {
        "key": key_of(scenario),
        "pair": scenario.pair,
        "group_id": scenario.group_id,
        "title": pair.title,
        "category": pair.category,
        "threat": pair.threat,
        "vulnerability": pair.vulnerability,
        "at_risk": pair.at_risk,
        "citations": pair.citations,
        "typical_safeguards": pair.safeguards,
        "asset_ids": scenario.asset_ids,
        "asset_names": scenario.asset_names,
        "selected": scenario.selected,
        "because": scenario.because,
        "safeguards": scenario.safeguards,
        "missing": scenario.missing,
        "questions": scenario.questions,
        "inherent": scenario.inherent,
        "residual": scenario.residual,
        "factors": scenario.factors,
        "cells": scenario.cells,
        "differs": scenario.differs,
        "risk_id": recorded,
    }
