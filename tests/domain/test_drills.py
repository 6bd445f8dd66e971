"""Each script is a story of twenty minutes with questions and good answers, and tests a plan that there is."""

from datetime import date
from typing import get_args

import pytest

from api.domain.drills import Drill, Script, ScriptId, faults, kit_on
from api.domain.plans import Plan
from api.domain.standards import rules_on

ON = date(2026, 11, 23)
SCRIPTS = kit_on(ON).scripts.values()


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.id)
def test_a_script_takes_twenty_minutes_and_asks_at_each_step(script: Script) -> None:
    assert [step.minute for step in script.steps] == [0, 4, 8, 12, 16]
    assert all(step.ask and all(each.endswith("?") for each in step.ask) and step.good for step in script.steps)
    known = rules_on(ON).items
    cited = [step.citation for step in script.steps if step.citation and not step.citation.startswith("164.530")]
    assert [each for each in cited if not any(item.startswith(each) for item in known)] == []


def test_every_script_that_a_record_may_name_is_there_and_every_plan_is_tested() -> None:
    assert set(get_args(ScriptId)) == {script.id for script in SCRIPTS}
    assert {plan for script in SCRIPTS for plan in script.tests} == set(get_args(Plan))


@pytest.mark.parametrize(
    ("drill", "wrong"),
    [
        (Drill(ON, "ransomware", "incident_response"), []),
        (Drill(ON, "snooping", "contingency"), ["plan"]),
        (Drill(date(2026, 11, 24), "snooping", "incident_response"), ["on"]),
        (Drill(ON, "ransomware", "contingency", ON), ["next_on"]),
    ],
)
def test_what_cannot_be_so_of_a_drill(drill: Drill, wrong: list[str]) -> None:
    assert [at for at, _ in faults(drill, ON)] == wrong
