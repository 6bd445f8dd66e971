"""What is due soon, and what is late?"""

from datetime import date, timedelta
from typing import Any

import pytest

from api.domain.deadlines import Due, Standing, find_due, title_of
from api.domain.facts import Event, Facts, Profile, Risk, Task, Vendor
from tests.practices import CATALOGS, TODAY
from tests.written import mixed, shuffled

STANDING = Standing("an", 2, TODAY - timedelta(days=100), None)
PAIR = next(iter(CATALOGS.pairs.values()))


def days(number: int) -> date:
    return TODAY + timedelta(days=number)


def having(**facts: Any) -> Facts:
    return Facts(Profile(), **{name: (value,) for name, value in facts.items()})


def risk(**told: Any) -> Risk:
    return Risk("r1", 7, None, "Theft", "No lock", title="Stolen server", **told)


def vendor(**told: Any) -> Vendor:
    return Vendor("v1", "Acme", "billing", "yes", agreement="on_file", **told)


def task(**told: Any) -> Task:
    return Task("t1", "Turn it on", **told)


CASES: dict[str, tuple[Facts, Standing | None, list[Due]]] = {
    "a task is due on its day": (
        having(tasks=task(due_on=days(3))),
        None,
        [Due("task", "t1", "Turn it on", days(3))],
    ),
    "a task without a day is not due": (having(tasks=task()), None, []),
    "a task that is done is not due": (having(tasks=task(due_on=days(-3), status="done")), None, []),
    "what was due long ago is late": (
        having(tasks=task(due_on=days(-400), status="started")),
        None,
        [Due("task", "t1", "Turn it on", days(-400))],
    ),
    "thirty days ahead is in sight": (
        having(tasks=task(due_on=days(30))),
        None,
        [Due("task", "t1", "Turn it on", days(30))],
    ),
    "thirty-one days ahead is not": (having(tasks=task(due_on=days(31))), None, []),
    "a risk is due on the day by which it is treated": (
        having(risks=risk(response="mitigate", due_on=days(2))),
        None,
        [Due("risk", "r1", "R-007 Stolen server", days(2))],
    ),
    "a risk without a response is due on no day": (having(risks=risk(due_on=days(2))), None, []),
    "a risk that is no longer open is not due": (
        having(risks=risk(response="mitigate", due_on=days(2), status="mitigated")),
        None,
        [],
    ),
    "an acceptance is due when it ends, whatever day stands beside it": (
        having(risks=risk(response="accept", due_on=days(2), accepted_until=days(5))),
        None,
        [Due("acceptance", "r1", "R-007 Stolen server", days(5))],
    ),
    "an agreement is due when it ends": (
        having(vendors=vendor(agreement_ends_on=days(9))),
        None,
        [Due("agreement", "v1", "The agreement with Acme ends", days(9))],
    ),
    "the agreement of a vendor that has left is not": (
        having(vendors=vendor(agreement_ends_on=days(9), ended_on=days(-1))),
        None,
        [],
    ),
    "the review is due on the day that the analysis names": (
        Facts(Profile()),
        Standing("an", 2, days(-300), days(12)),
        [Due("review", "an", "Review of analysis 2", days(12))],
    ),
    "an incident after the analysis calls for a new look on its day": (
        having(events=Event("e1", "incident", date(2026, 11, 2))),
        STANDING,
        [Due("analysis", "an", "Look at the analysis again: incident on November 2, 2026", date(2026, 11, 2))],
    ),
    "an incident before the analysis does not": (having(events=Event("e1", "incident", days(-101))), STANDING, []),
    "unless it was recorded after the seal": (
        having(events=Event("e1", "key_staff_turnover", date(2026, 8, 1))),
        Standing("an", 2, TODAY, None, frozenset({"e1"})),
        [Due("analysis", "an", "Look at the analysis again: key staff turnover on August 1, 2026", date(2026, 8, 1))],
    ),
    "an event that OCR does not name does not": (having(events=Event("e1", "restore_test", days(-1))), STANDING, []),
    "without a sealed analysis no event calls for a new look": (
        having(events=Event("e1", "incident", days(-1))),
        None,
        [],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_due(case: str) -> None:
    facts, standing, due = CASES[case]

    assert list(find_due(facts, CATALOGS, TODAY, standing)) == due


@pytest.mark.parametrize("seed", range(4))
def test_the_oldest_day_comes_first_in_whatever_order_the_facts_are(seed: int) -> None:
    facts, long_ago = mixed(seed), Standing("an", 2, days(-500), None)

    found = find_due(facts, CATALOGS, TODAY, long_ago)

    assert found
    assert [line.due_on for line in found] == sorted(line.due_on for line in found)
    assert found == find_due(shuffled(facts, seed), CATALOGS, TODAY, long_ago)


@pytest.mark.parametrize(
    ("told", "called"),
    [
        ({"pair": PAIR.id, "threat": "Theft", "title": "Our words"}, "Our words"),
        ({"pair": PAIR.id, "threat": "Theft"}, PAIR.title),
        ({"pair": None, "threat": "Theft"}, "Theft"),
        ({"pair": "TV-none", "threat": "Theft"}, "Theft"),
    ],
)
def test_a_risk_goes_by_its_title_its_pairs_or_its_threat(told: dict[str, Any], called: str) -> None:
    assert title_of(Risk("r1", 1, vulnerability="", **told), CATALOGS) == called
