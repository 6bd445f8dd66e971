"""What is true of every list: pages without gaps, cursors that cannot be made up, and no query more for a longer one."""

import base64
import json
import re
from typing import Any

import pytest

from tests.bodies import GROWS, Story, come_closer, grow
from tests.contract import OPERATIONS, Client, Operation

PUBLISHED = {
    "list_asset_types",
    "list_courses",
    "list_crosswalks",
    "list_engagement_questions",
    "list_identifiers",
    "list_methods",
    "list_posts",
    "list_proposed_rules",
    "list_request_kinds",
    "list_roles",
    "list_standards",
    "list_structures",
    "list_templates",
    "list_threats",
}
"""Lists of the catalog and of the roles: as long as their edition."""

LISTS = [operation for operation in OPERATIONS if operation.page]
GROWING = [operation for operation in LISTS if operation.id not in PUBLISHED]
SORTED = [operation for operation in GROWING if operation.parameter("sort")]
ROWS = 5

Items = list[dict[str, Any]]


def each(operations: list[Operation]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("operation", operations, ids=str)


def grown(operation: Operation, story: Story, rows: int = ROWS) -> str:
    for number in range(rows):
        grow(operation, story, number)
    return story.path(operation)


def most(operation: Operation) -> int:
    limit = operation.parameter("limit")
    assert limit is not None, "a list takes a limit"
    return int(limit["schema"]["maximum"])


def read(client: Client, url: str, **query: Any) -> dict[str, Any]:
    answer = client.get(url, params=query)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def walked(client: Client, url: str, limit: int, **query: Any) -> Items:
    """Every item, page by page; each page but the last is full."""
    items: Items = []
    page = read(client, url, limit=limit, **query)
    while page["next"] is not None:
        assert len(page["items"]) == limit
        items += page["items"]
        page = read(client, url, limit=limit, after=page["next"], **query)
    return items + page["items"]


def orders(client: Client, url: str) -> list[str]:
    """By what a list can be sorted, as its own refusal says."""
    refusal = client.get(url, params={"sort": "nothing_of_the_kind"})
    assert refusal.status_code == 422, refusal.text
    return re.findall(r"\w+", refusal.json()["detail"].split("choose one of")[1])


@each(GROWING)
def test_a_longer_list_takes_no_more_queries(operation: Operation, story: Story, queries: list[str]) -> None:
    url = grown(operation, story, 1)
    queries.clear()
    story.owner.get(url)
    short = len(queries)
    for number in range(1, 4):
        grow(operation, story, number)
    queries.clear()
    story.owner.get(url)
    assert 0 < len(queries) <= short


@each(LISTS)
def test_pages_leave_nothing_out_and_tell_nothing_twice(operation: Operation, story: Story) -> None:
    url = story.path(operation) if operation.id in PUBLISHED else grown(operation, story)
    whole = walked(story.owner, url, most(operation))
    step = 2 if len(whole) <= 40 else max(2, len(whole) // 7)
    parts = walked(story.owner, url, step)
    assert parts == whole
    assert len({json.dumps(item, sort_keys=True) for item in whole}) == len(whole)


@each([o for o in GROWING if GROWS.get(o.id) is not come_closer])
def test_a_list_grows(operation: Operation, story: Story) -> None:
    url = grown(operation, story, 1)
    before = len(walked(story.owner, url, most(operation)))
    for number in range(1, ROWS):
        grow(operation, story, number)
    assert len(walked(story.owner, url, most(operation))) > before


@each(SORTED)
def test_a_list_can_be_read_in_every_order_and_backwards(operation: Operation, story: Story) -> None:
    url = grown(operation, story)
    names = orders(story.owner, url)
    assert "id" in names
    for name in names:
        there = walked(story.owner, url, 2, sort=name)
        back = walked(story.owner, url, 2, sort=f"-{name}")
        assert len(there) == ROWS
        assert back == there[::-1], name


@each(SORTED)
def test_a_cursor_serves_its_own_order_only(operation: Operation, story: Story) -> None:
    url = grown(operation, story)
    for name in orders(story.owner, url):
        cursor = read(story.owner, url, sort=name, limit=2)["next"]
        answer = story.owner.get(url, params={"sort": f"-{name}", "after": cursor})
        assert (answer.status_code, answer.json()["type"]) == (422, "/problems/bad-cursor")


def cursors(real: str | None) -> list[str]:
    """Cursors that no list gave out: noise, and a real one with its values replaced."""
    found = ["A", "AA", "AAA", "AAAA", "x" * 999, "-_-_", coded("null"), coded("[1,2]"), coded("[1,2,3]"), coded("{}")]
    found += [coded('{"a":1,"b":2,"c":3}'), coded("9" * 400), coded("[" * 700), coded("é"), coded("-1"), coded("1_0")]
    try:
        told = json.loads(base64.urlsafe_b64decode(f"{real}===")) if real else None
    except ValueError:
        told = None
    if isinstance(told, list):
        for place in range(len(told)):
            for value in (None, 5, 1.5, True, {}, [], "x", "", 10**30, "\0", "\ud800", "2026-13-45"):
                found.append(coded(json.dumps([*told[:place], value, *told[place + 1 :]])))
    return found


def coded(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


@each([o for o in LISTS if o not in SORTED])
def test_a_made_up_cursor_is_refused_or_harmless(operation: Operation, story: Story) -> None:
    """A cursor holds no secret: one of the right form is a place in one's own list, any other is refused."""
    url = story.path(operation) if operation.id in PUBLISHED else grown(operation, story, 3)
    real = read(story.owner, url, limit=1)["next"]
    for cursor in cursors(real):
        answer = story.owner.get(url, params={"after": cursor})
        assert answer.status_code in {200, 422}, cursor
    assert story.owner.get(url, params={"after": "AAAA"}).status_code == 422


@each(SORTED)
def test_a_made_up_cursor_for_any_order_is_refused_or_harmless(operation: Operation, story: Story) -> None:
    url = grown(operation, story, 3)
    for name in orders(story.owner, url):
        for cursor in cursors(read(story.owner, url, limit=1, sort=name)["next"]):
            assert story.owner.get(url, params={"after": cursor, "sort": name}).status_code in {200, 422}, cursor


@each(LISTS)
def test_a_limit_out_of_bounds_is_refused(operation: Operation, story: Story) -> None:
    url = story.path(operation)
    for limit in ("0", "-1", "x", "1.5", "", str(most(operation) + 1)):
        assert story.owner.get(url, params={"limit": limit}).status_code == 422, limit


@each(SORTED)
def test_an_order_that_is_not_offered_is_refused(operation: Operation, story: Story) -> None:
    url = story.path(operation)
    for sort in ("", "-", "--name", "name; drop table site", "practice_id", "x" * 41):
        assert story.owner.get(url, params={"sort": sort}).status_code == 422, sort
