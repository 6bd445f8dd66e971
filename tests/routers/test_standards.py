"""The published law over HTTP: every paragraph as the Code of Federal Regulations cites it."""

import csv
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.contract import Client

EXPECTED = list(csv.DictReader(Path(__file__).with_name("security_rule.csv").read_text().splitlines()))
Visitor = Callable[..., Client]


def items(client: Client, path: str = "/v1/standards", **query: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    after: dict[str, str] = {}
    while True:
        answer = client.get(path, params=query | after)
        assert answer.status_code == 200, answer.text
        found += answer.json()["items"]
        if answer.json()["next"] is None:
            return found
        after = {"after": answer.json()["next"]}


def test_the_security_rule_is_there_paragraph_by_paragraph(visitor: Visitor) -> None:
    told = [
        {
            "citation": item["citation"],
            "kind": item["kind"],
            "safeguard": item["safeguard"],
            "designation": item["designation"] or "",
            "counted": "Y" if item["counted"] else "N",
        }
        for item in items(visitor())
    ]
    assert told == EXPECTED


def test_a_specification_belongs_to_a_standard(visitor: Visitor) -> None:
    found = {item["citation"]: item for item in items(visitor())}
    for item in found.values():
        above = item
        while above["kind"] == "specification":
            above = found[above["parent"]]
        assert above["kind"] == "standard" or item["kind"] == "general_rule", item["citation"]


def test_there_are_22_standards_and_46_specifications_24_required_and_22_addressable(visitor: Visitor) -> None:
    counted = Counter((item["kind"], item["designation"]) for item in items(visitor()) if item["counted"])
    assert counted == {("standard", None): 22, ("specification", "required"): 24, ("specification", "addressable"): 22}


@pytest.mark.parametrize("kind", ["standard", "specification", "general_rule"])
def test_one_kind_is_asked_for_by_itself(kind: str, visitor: Visitor) -> None:
    expected = [line["citation"] for line in EXPECTED if line["kind"] == kind]
    assert [item["citation"] for item in items(visitor(), kind=kind)] == expected
    if kind == "standard":
        assert {item["designation"] for item in items(visitor(), kind=kind)} == {None}


@pytest.mark.parametrize("limit", [1, 7, 92, 93, 500])
def test_pages_of_any_size_tell_the_same(limit: int, visitor: Visitor) -> None:
    assert [item["citation"] for item in items(visitor(), limit=limit)] == [line["citation"] for line in EXPECTED]


@pytest.mark.parametrize(
    ("rule", "edition"),
    [("security_rule", "2013-03-26"), ("breach_rule", "2013-03-26"), ("privacy_rule", "2025-06-18")],
)
def test_each_paragraph_says_by_which_edition(rule: str, edition: str, visitor: Visitor) -> None:
    found = items(visitor(), rule=rule)
    assert {(item["rule"], item["edition"]) for item in found} == {(rule, edition)}


def test_the_day_asked_for_decides(visitor: Visitor) -> None:
    assert items(visitor(), on="2026-01-01") == items(visitor())


@pytest.mark.parametrize("path", ["/v1/standards"])
def test_nothing_is_told_of_a_day_before_the_rule_stood(path: str, visitor: Visitor) -> None:
    answer = visitor().get(path, params={"on": "2013-03-25"})
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/no-edition")
    assert answer.json()["detail"]


@pytest.mark.parametrize("path", ["/v1/standards", "/v1/crosswalks"])
@pytest.mark.parametrize("on", ["yesterday", "2026-02-30", "0000-01-01", "", "99999-01-01"])
def test_a_day_that_is_none_is_refused(path: str, on: str, visitor: Visitor) -> None:
    answer = visitor().get(path, params={"on": on})
    assert (answer.status_code, answer.json()["faults"][0]["at"]) == (422, ["query", "on"])


@pytest.mark.parametrize("query", [{"rule": "tax_rule"}, {"kind": "chapter"}, {"limit": 501}])
def test_what_is_not_offered_is_refused(query: dict[str, Any], visitor: Visitor) -> None:
    assert visitor().get("/v1/standards", params=query).status_code == 422


def test_crosswalks_name_paragraphs_of_the_law_and_say_whose_mapping_it_is(visitor: Visitor) -> None:
    lines = items(visitor(), "/v1/crosswalks")
    rules = ("security_rule", "breach_rule", "privacy_rule")
    citations = {item["citation"] for rule in rules for item in items(visitor(), rule=rule)}
    assert {line["citation"] for line in lines} <= citations
    assert all(line["label"] and line["target"] and line["title"] for line in lines)
    one = items(visitor(), "/v1/crosswalks", citation="164.308(a)(1)(ii)(A)", crosswalk=lines[0]["crosswalk"])
    assert one == [
        line
        for line in lines
        if (line["citation"], line["crosswalk"]) == ("164.308(a)(1)(ii)(A)", lines[0]["crosswalk"])
    ]


def test_what_is_proposed_is_said_to_be_no_law(visitor: Visitor) -> None:
    lines = items(visitor(), "/v1/proposed-rules")
    assert len(lines) == 51
    assert {line["authority"] for line in lines} == {"proposed"}
