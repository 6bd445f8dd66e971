"""What is done when somebody joins or leaves, and how long did their access outlive them?"""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.checklists import Thing, Way, joining, leaving, span, steps_on, usual
from api.domain.standards import rules_on
from tests.days import TODAY

EDITION = steps_on(TODAY)
LEFT = datetime(2026, 8, 14, 21, 50, tzinfo=UTC)
NOW = LEFT + timedelta(hours=3)


def after(minutes: int) -> datetime:
    return LEFT + timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("ends", "own_hours", "open_", "minutes", "late"),
    [
        ([], 1, 0, None, None),
        ([after(12), after(41)], 1, 0, 41, False),
        ([after(12), after(61)], 1, 0, 61, True),
        ([after(12), after(60)], 1, 0, 60, False),
        ([after(12), None], 1, 1, 180, True),
        ([after(12), None], 24, 1, 180, False),
        ([after(12), None], None, 1, 180, None),
        ([after(-30), after(-5)], 1, 0, 0, False),
        ([after(-30), after(600)], 1, 1, 180, True),
    ],
    ids=[
        "no access on record: nothing is known",
        "the last of two counts",
        "a minute more than the policy says",
        "exactly what the policy says is in time",
        "still open: it goes on until now",
        "still open, and within the day that the policy gives",
        "a policy without a time says neither",
        "closed before they were told",
        "an end that has not come yet is still open",
    ],
)
def test_access_outlives_the_work_until_its_last_end(ends, own_hours, open_, minutes, late):
    told = span(LEFT, ends, NOW, own_hours)

    assert (told.open, told.minutes, told.late) == (open_, minutes, late)
    assert told.open + told.ended == len(ends)
    assert (told.last_ended_at is None) == (open_ > 0 or not ends)


@given(st.lists(st.integers(-500, 170), min_size=1), st.integers(-500, 170))
def test_one_more_access_never_shortens_the_time(minutes, more):
    ends = [after(each) for each in minutes]

    assert span(LEFT, [*ends, after(more)], NOW, 1).minutes >= span(LEFT, ends, NOW, 1).minutes
    assert span(LEFT, [*ends, None], NOW, 1).minutes == 180


def test_who_leaves_loses_access_first_then_things_then_posts_then_what_belongs_to_the_job():
    items = leaving(
        EDITION,
        ["billing"],
        [Thing("a", "Chart")],
        [Thing("d", "Badge 12"), Thing("p", "Phone of Robin", personal=True)],
        [Thing("security_official", "security official")],
        {"watch": Thing("watch", "", after(5), "Ann Lee")},
    )

    assert [item.id for item in items[:4]] == ["end.a", "take_back.d", "wipe.p", "hand_over.security_official"]
    assert [item.text for item in items[:3]] == [
        "End the access to Chart",
        "Take back Badge 12",
        "Remove practice data from Phone of Robin",
    ]
    steps = {item.id: item for item in items[4:]}
    assert "payer-portals-ended" in steps
    assert "work-handed-over" not in steps
    assert (steps["watch"].done_at, steps["watch"].done_by) == (after(5), "Ann Lee")
    assert {item.id for item in items if item.done_at} == {"watch"}


def test_who_joins_gets_the_steps_of_the_job_and_the_systems_of_colleagues():
    ways = [Way("1", "Chart", "Nurse", ()), Way("2", "Payroll", "Owner", ()), Way("3", "Portal", "", ("billing",))]

    assert [thing.name for thing in usual({"billing"}, "nurse", ways)] == ["Chart", "Portal"]
    assert usual(set(), "", ways) == []
    items = joining(EDITION, ["clinicians"], usual(set(), "Nurse", ways), {})
    assert items[-1].id == "grant.1"
    assert {"chart-role", "who-is-who"} < {item.id for item in items}
    assert "billing-role" not in {item.id for item in items}


def test_every_citation_stands_in_the_rules_and_no_step_is_there_twice():
    cited = {step.citation for step in EDITION.steps} | {words.citation for words in EDITION.deeds.values()}
    ids = [step.id for step in EDITION.steps]

    assert all(any(citation.startswith(known) for known in rules_on(TODAY).items) for citation in cited - {""})
    assert len(ids) == len(set(ids))
