"""Where does a level stand on its method's scale, and is it more than management accepts? 45 CFR 164.306(b)."""

from collections.abc import Iterable

from api.documents.blocks import Level
from api.documents.words import words
from api.domain.snapshots import Analysis, MethodUsed, RiskLine


def level_of(method: MethodUsed, value: str) -> Level:
    """The level with its place on the scale; place 0 when nobody has rated yet."""
    if value not in method.levels:
        return Level(words(value) or "Not rated", 0, len(method.levels))
    return Level(words(value), method.levels.index(value) + 1, len(method.levels))


def by_level(analysis: Analysis) -> tuple[tuple[Level, tuple[RiskLine, ...]], ...]:
    """The risks by residual level, highest first, each level once; risks nobody has rated come last."""
    kept: dict[str, list[RiskLine]] = {value: [] for value in reversed(analysis.method.levels)}
    for risk in analysis.risks:
        kept.setdefault(risk.residual.level, []).append(risk)
    return tuple((level_of(analysis.method, value), tuple(risks)) for value, risks in kept.items())


def above_appetite(analysis: Analysis) -> tuple[RiskLine, ...]:
    """The risks whose residual level is higher than management accepts untreated; none while nobody has said."""
    levels = analysis.method.levels
    if analysis.appetite.level not in levels:
        return ()
    most = levels.index(analysis.appetite.level)
    return tuple(risk for risk in analysis.risks if _place(levels, risk) > most)


def numbers(risks: Iterable[RiskLine]) -> tuple[str, ...]:
    return tuple(risk.number for risk in risks)


def _place(levels: tuple[str, ...], risk: RiskLine) -> int:
    return levels.index(risk.residual.level) if risk.residual.level in levels else -1
