"""What would the table say? Calculators that hold no one's data and need no sign-in."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from api.db.risks import Level
from api.domain.methods import FIVE, method_on
from api.door import room
from api.wire import In, Out
from api.work import Visiting

router = room("/v1/calculators", "calculators")


class RiskLevelIn(In):
    """A likelihood and an impact on a published method's scale."""

    method: Literal["nist-sp-800-30-r1", "nist-sp-800-66-r2"]
    likelihood: Annotated[Level, Field(examples=["low"])]
    impact: Annotated[Level, Field(examples=["high"])]


class RiskLevelOut(Out):
    """The level, the table's cell and the edition that gave it. `levels` runs from least to most."""

    level: Level
    method: str
    edition: date
    title: str
    source: str
    likelihood: Level
    impact: Level
    levels: list[Level]


@router.post("/risk-level", summary="Rate a risk by a published method")
def calculate_risk_level(visit: Visiting, body: RiskLevelIn) -> RiskLevelOut:
    """Looks the level up in the method's decision table; nothing is stored."""
    method = method_on(body.method, visit.today)
    level = method.rate(body.likelihood, body.impact)
    told = {"title": method.title, "source": method.source, "levels": [s for s in FIVE if s in method.levels]}
    return RiskLevelOut.model_validate(body.model_dump() | told | {"level": level, "edition": method.edition})
