"""The calculator of breach deadlines over HTTP: its exact shape, and what contradicts itself is refused."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.contract import Client
from tests.databases import Database, everything

URL = "/v1/calculators/breach-deadlines"
Visitor = Callable[..., Client]
BREACH: dict[str, Any] = {
    "role": "covered_entity",
    "discovered_on": "2025-05-12",
    "known_earlier_by": [{"who": "outsider", "on": "2025-05-01"}],
    "affected": 900,
    "residents_by_state": {"NJ": 400, "NY": 500},
    "secured": False,
    "exclusion": None,
    "low_probability_documented": False,
    "business_associate": None,
    "law_enforcement_hold": None,
    "unreachable": 0,
}


def test_every_day_is_there_in_its_form(visitor: Visitor) -> None:
    answer = visitor().post(URL, json=BREACH)
    assert answer.status_code == 200
    told = answer.json()
    assert told.pop("reasons")[0] == {
        "citation": "164.404(a)(2)",
        "text": "It counts as discovered on May 12, 2025, the first day on which it was known.",
    }
    assert told == {
        "notice_required": True,
        "clock_started_on": "2025-05-12",
        "individuals_due_on": "2025-07-11",
        "hhs_due_on": "2025-07-11",
        "media_due_on": None,
        "media_states": [],
        "covered_entity_due_on": None,
        "substitute_notice": "none",
        "edition": "2013-03-26",
    }


def test_what_is_not_said_is_as_if_there_were_none(visitor: Visitor) -> None:
    short = {name: BREACH[name] for name in ("role", "discovered_on", "affected")}
    told = visitor().post(URL, json=short).json()
    assert (told["individuals_due_on"], told["hhs_due_on"], told["media_states"]) == ("2025-07-11", "2025-07-11", [])


def test_every_part_reaches_the_rule(visitor: Visitor) -> None:
    body = BREACH | {
        "affected": 1200,
        "residents_by_state": {"NJ": 600, "DC": 501},
        "business_associate": {
            "discovered_on": "2025-05-01",
            "notified_covered_entity_on": "2025-05-20",
            "is_agent": True,
        },
        "law_enforcement_hold": {"form": "oral", "requested_on": "2025-06-15", "through": "2025-12-31"},
        "unreachable": 10,
    }
    told = visitor().post(URL, json=body).json()
    assert told["clock_started_on"] == "2025-05-01"
    assert told["individuals_due_on"] == told["hhs_due_on"] == told["media_due_on"] == "2025-07-16"
    assert (told["media_states"], told["substitute_notice"]) == (["DC", "NJ"], "web_or_media")


@pytest.mark.parametrize(
    ("changes", "at", "message"),
    [
        ({"residents_by_state": {"ZZ": 3}}, ["body", "residents_by_state", "ZZ"], "is no State"),
        ({"residents_by_state": {"NJ": 901}}, ["body", "residents_by_state"], "more people than are affected"),
        ({"unreachable": 901}, ["body", "unreachable"], "more people than are affected"),
        ({"affected": 0}, ["body", "affected"], "greater than or equal to 1"),
        ({"discovered_on": "2025-02-29"}, ["body", "discovered_on"], "valid date"),
        (
            {"law_enforcement_hold": {"form": "written", "requested_on": "2025-06-01"}},
            ["body", "law_enforcement_hold", "through"],
            "is missing",
        ),
        (
            {"law_enforcement_hold": {"form": "written", "requested_on": "2025-06-01", "through": "2025-05-01"}},
            ["body", "law_enforcement_hold", "through"],
            "is before",
        ),
        (
            {
                "business_associate": {
                    "discovered_on": "2025-05-12",
                    "notified_covered_entity_on": "2025-05-11",
                    "is_agent": False,
                }
            },
            ["body", "business_associate", "notified_covered_entity_on"],
            "is before",
        ),
    ],
    ids=[
        "no State",
        "too many residents",
        "too many unreachable",
        "nobody",
        "no day",
        "no end",
        "end first",
        "told first",
    ],
)
def test_what_contradicts_itself_is_refused(changes: Any, at: list[str], message: str, visitor: Visitor) -> None:
    answer = visitor().post(URL, json=BREACH | changes)
    assert answer.status_code == 422
    fault = answer.json()["faults"][0]
    assert (fault["at"], message in fault["message"]) == (at, True), fault


def test_a_day_before_the_rule_has_no_edition(visitor: Visitor) -> None:
    answer = visitor().post(URL, json=BREACH | {"discovered_on": "2012-01-01"})
    assert answer.status_code == 422
    assert "2013-03-26" in answer.json()["detail"]


def test_nothing_is_stored(visitor: Visitor, database: Database) -> None:
    before = everything(database)
    visitor().post(URL, json=BREACH)
    assert everything(database) == before


def test_too_many_in_a_row_are_asked_to_wait(visitor: Visitor) -> None:
    client = visitor()
    answers = [client.post(URL, json=BREACH).status_code for _ in range(200)]
    assert answers[0] == 200
    assert 429 in answers
