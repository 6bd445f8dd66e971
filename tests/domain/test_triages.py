"""Every kind of incident has its first steps, each with whose word it is; what happened is told in its order."""

from datetime import UTC, date, datetime
from typing import get_args

import pytest

from api.domain.incidents import Kind
from api.domain.standards import rules_on
from api.domain.triages import Moment, in_order, plan_on
from tests.days import TODAY

KINDS = get_args(Kind)
MARCH = date(2026, 3, 2)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_own_steps_the_soonest_first(kind: Kind) -> None:
    plan = plan_on(TODAY, kind)
    soon = [("hour", "day", "week").index(step.when) for step in plan.steps]
    assert soon == sorted(soon)
    assert len({step.id for step in plan.steps}) == len(plan.steps) > len(EVERY)
    assert plan.tell.startswith("Thank you.")


READ = {"164.504(e)(1)(ii)", "164.504(e)(2)(ii)(C)"}
"""Paragraphs that the catalog of standards leaves to the rooms of the vendors; read in 45 CFR 164.504(e)."""

EVERY = {"write-down", "assess", "insurer", "sanction", "lessons"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_ends_with_what_all_need(kind: Kind) -> None:
    assert {step.id for step in plan_on(TODAY, kind).steps} >= EVERY


@pytest.mark.parametrize("citation", sorted({s.citation for k in KINDS for s in plan_on(TODAY, k).steps if s.citation}))
def test_every_citation_is_one_of_the_rules(citation: str) -> None:
    known = {item.citation for item in rules_on(TODAY).items.values()} | READ
    assert any(each.startswith(citation) for each in known)


def test_a_day_without_a_minute_comes_before_its_minutes_and_the_end_is_last() -> None:
    noon, dusk = (datetime(2026, 3, 2, hour, tzinfo=UTC) for hour in (12, 18))
    told = [
        Moment("closed", MARCH, None, "closed"),
        Moment("step", MARCH, dusk, "second"),
        Moment("known", MARCH, None, "known"),
        Moment("entry", MARCH, noon, "first"),
        Moment("happened", date(2026, 3, 1), None, "before"),
        Moment("sent", date(2026, 3, 20), None, "after"),
    ]
    assert [each.what for each in in_order(told)] == ["before", "known", "closed", "first", "second", "after"]
