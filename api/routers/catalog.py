"""Which asset types and threats does the catalog know? Published lists of ours; no sign-in."""

from datetime import date
from typing import Annotated, Any, Literal

from fastapi import Query

from api.domain.assets import asset_types_on
from api.domain.threats import pairs_on
from api.door import room
from api.shelf import Asked, part
from api.wire import Out, Page
from api.work import Visiting

router = room("/v1", "catalog")

On = Annotated[date | None, Query(description="The day in force; today when it is left out.")]
Most = Annotated[int, Query(ge=1, le=500, description="How many at most.")]


class AssetTypeOut(Out):
    """A kind of asset, whether it typically holds ePHI, and which facts are worth recording about one."""

    id: str
    label: str
    category: str
    holds_ephi: Literal["yes", "no", "sometimes"]
    owner: str
    asks: list[str]
    summary: str


class ThreatOut(Out):
    """A threat and the vulnerability it would use; likelihood and impact are suggestions to begin from."""

    id: str
    category: str
    source_type: str
    title: str
    threat: str
    vulnerability: str
    asset_types: list[str]
    at_risk: list[str]
    citations: list[str]
    safeguards: list[str]
    hicp: list[str]
    likelihood: str
    impact: str


@router.get("/asset-types", summary="List the asset types", response_model=Page[AssetTypeOut])
def list_asset_types(visit: Visiting, on: On = None, after: Asked = None, limit: Most = 200) -> Any:
    found = asset_types_on(on or visit.today).values()
    return part(
        [{name: getattr(kind, name) for name in AssetTypeOut.model_fields} for kind in found], "id", after, limit
    )


@router.get("/threats", summary="List the threats and vulnerabilities", response_model=Page[ThreatOut])
def list_threats(visit: Visiting, on: On = None, after: Asked = None, limit: Most = 200) -> Any:
    found = pairs_on(on or visit.today).values()
    return part([{name: getattr(pair, name) for name in ThreatOut.model_fields} for pair in found], "id", after, limit)
