"""The published tables over HTTP: NIST SP 800-30r1 Table I-2 and SP 800-66r2 Table 6, cell by cell."""

import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.contract import Client
from tests.databases import Database, everything

URL = "/v1/calculators/risk-level"
Visitor = Callable[..., Client]
STEPS = {"VL": "very_low", "L": "low", "M": "moderate", "H": "high", "VH": "very_high"}

# Rows by likelihood; columns by impact, least first.
TABLES = {
    "nist-sp-800-30-r1": (
        "VL L M H VH",
        ("VL VL VL VL L L", "L VL L L L M", "M VL L M M H", "H VL L M H VH", "VH VL L M H VH"),
    ),
    "nist-sp-800-66-r2": ("L M H", ("L L L L", "M L M M", "H L M H")),
}
CELLS = [
    (method, STEPS[row.split()[0]], STEPS[impact], STEPS[level])
    for method, (impacts, rows) in TABLES.items()
    for row in rows
    for impact, level in zip(impacts.split(), row.split()[1:], strict=True)
]


def rate(
    client: Client, method: str = "nist-sp-800-30-r1", likelihood: str = "low", impact: str = "high", **headers: str
) -> Any:
    return client.post(URL, json={"method": method, "likelihood": likelihood, "impact": impact}, headers=headers)


@pytest.mark.parametrize(("method", "likelihood", "impact", "level"), CELLS)
def test_rates_as_the_table_says(method: str, likelihood: str, impact: str, level: str, visitor: Visitor) -> None:
    assert rate(visitor(), method, likelihood, impact).json()["level"] == level


def test_says_which_table_in_which_edition(visitor: Visitor) -> None:
    answer = rate(visitor()).json()
    assert answer == {
        "level": "low",
        "method": "nist-sp-800-30-r1",
        "edition": "2012-09-17",
        "title": answer["title"],
        "source": answer["source"],
        "likelihood": "low",
        "impact": "high",
        "levels": ["very_low", "low", "moderate", "high", "very_high"],
    }
    assert "800-30" in answer["source"]
    assert rate(visitor(), "nist-sp-800-66-r2").json()["levels"] == ["low", "moderate", "high"]


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        ({"likelihood": "certain"}, ["body", "likelihood"]),
        ({"likelihood": None}, ["body", "likelihood"]),
        ({"impact": 5}, ["body", "impact"]),
        ({"impact": "HIGH"}, ["body", "impact"]),
        ({"method": "own"}, ["body", "method"]),
        ({"practice_id": "x"}, ["body", "practice_id"]),
    ],
)
def test_says_where_the_body_is_wrong(changes: dict[str, object], at: list[str], visitor: Visitor) -> None:
    body = {"method": "nist-sp-800-30-r1", "likelihood": "low", "impact": "high"} | changes
    answer = visitor().post(URL, json=body)
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/invalid")
    assert [fault["at"] for fault in answer.json()["faults"]] == [at]


@pytest.mark.parametrize("field", ["method", "likelihood", "impact"])
def test_says_what_is_missing(field: str, visitor: Visitor) -> None:
    body = {"method": "nist-sp-800-30-r1", "likelihood": "low", "impact": "high"}
    del body[field]
    answer = visitor().post(URL, json=body)
    assert [(fault["at"], fault["message"]) for fault in answer.json()["faults"]] == [
        (["body", field], "Field required")
    ]


@pytest.mark.parametrize("step", ["very_low", "very_high"])
def test_a_step_off_the_methods_scale_is_refused(step: str, visitor: Visitor) -> None:
    answer = rate(visitor(), "nist-sp-800-66-r2", likelihood=step)
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/off-scale")
    assert step in answer.json()["detail"]


def test_a_hundred_in_a_burst_pass_and_then_one_waits(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    moment = [1000.0]
    monkeypatch.setattr(time, "monotonic", lambda: moment[0])
    client = visitor()
    assert {rate(client).status_code for _ in range(100)} == {200}

    refused = rate(client)
    assert (refused.status_code, refused.headers["retry-after"]) == (429, "1")
    assert refused.json()["type"] == "/problems/too-many"

    moment[0] += 1
    assert [rate(client).status_code for _ in range(6)] == [200] * 5 + [429]
    moment[0] += 3600
    assert [rate(client).status_code for _ in range(101)] == [200] * 100 + [429]


def test_an_idempotency_key_is_ignored_for_nothing_is_stored(visitor: Visitor, database: Database) -> None:
    before = everything(database)
    client = visitor()
    key = {"Idempotency-Key": "once"}
    answers = [rate(client, impact=impact, **key).json()["level"] for impact in ("high", "very_high")]
    assert answers == ["low", "moderate"]
    assert everything(database) == before
