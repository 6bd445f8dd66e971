"""Which risks do the answers and the inventory bring up, and why these?"""

from typing import Annotated, Any

from fastapi import Query

from api.domain.roles import Scope
from api.door import room
from api.glassbox import ScenarioOut, key_of, told
from api.posture import posture
from api.problems import NotFound
from api.shelf import Asked, Most, part
from api.wire import Page
from api.work import Work, work

router = room("scenarios", "scenarios")
Reading = Annotated[Work, work(Scope.RISKS_READ)]


@router.get("", summary="List the scenarios", response_model=Page[ScenarioOut])
def list_scenarios(
    work: Reading,
    selected: Annotated[bool, Query(description="Those that are left open, or those that are shut.")] = True,
    after: Asked = None,
    limit: Most = 100,
) -> Any:
    """The most telling first. Each says why it was selected and how its suggestion came about."""
    standing = posture(work)
    chosen = [s for s in standing.scenarios if s.selected == selected]
    return part([told(standing, scenario) for scenario in chosen], "key", after, limit)


@router.get("/{key}", summary="Read a scenario")
def get_scenario(work: Reading, key: str) -> ScenarioOut:
    """`key` is the pair's id, with a colon and the group's id where a group was singled out."""
    standing = posture(work)
    found = next((scenario for scenario in standing.scenarios if key_of(scenario) == key), None)
    if found is None:
        raise NotFound
    return ScenarioOut.model_validate(told(standing, found))
