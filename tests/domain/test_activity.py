"""What a week of an account's activity makes somebody look at. The cases are a table: tests/domain/activity.toml."""

import tomllib
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.activity import (
    Account,
    Past,
    Seen,
    Sign,
    clock,
    find,
    kept_until,
    last_week,
    minute_of,
    week_of,
)
from api.domain.imports import SLOT_MINUTES, SLOTS, Day

CASES = tomllib.loads(Path(__file__).with_name("activity.toml").read_text("utf-8"))["case"]
TUESDAY = date(2026, 3, 3)


def seen(case: dict[str, Any]) -> Seen:
    day = Day(flags=case.get("flags", {}))
    for at, events, failed, places in case["seen"]:
        slot = (minute_of(at) or 0) // SLOT_MINUTES
        day.slots[slot] = events
        day.failed |= {slot: failed} if failed else {}
        day.places |= {place: day.places.get(place, 0) | 1 << slot for place in places}
    told = case.get("account")
    hours = {name: minute_of(told[name]) for name in ("starts", "ends") if told and name in told}
    account = None if told is None else Account(**{**told, **hours})
    past = Past(tuple(case.get("before", ())), case.get("last_seen"))
    return Seen("ann", {TUESDAY: day}, account, past)


@pytest.mark.parametrize("case", CASES, ids=[case["says"] for case in CASES])
def test_what_is_found(case: dict[str, Any]) -> None:
    found = list(find(seen(case)))
    assert {each.sign: each.why for each in found} == case["finds"]
    assert {(each.account, each.on) for each in found} <= {("ann", TUESDAY)}


def test_every_sign_has_a_case() -> None:
    assert {sign for case in CASES for sign in case["finds"]} == set(get_args(Sign))


@given(st.integers(0, 143), st.integers(0, 1439), st.integers(0, 1439))
def test_who_works_around_the_clock_is_never_out_of_hours(place: int, starts: int, ends: int) -> None:
    """Within one's hours and outside of them is told by the clock alone, and hours that are full leave nothing out."""
    day = {TUESDAY: Day([int(slot == place) for slot in range(SLOTS)])}
    full = Seen("ann", day, Account(starts=starts, ends=(starts - 1) % 1440))
    assert not list(find(full))
    some = [each.sign for each in find(Seen("ann", day, Account(starts=starts, ends=ends)))]
    assert some in ([], ["after_hours"])


def test_an_account_that_was_not_there_finds_nothing() -> None:
    assert not list(find(Seen("ann", {})))


def test_weeks_begin_on_monday() -> None:
    assert {week_of(date(2026, 3, day)) for day in range(2, 9)} == {date(2026, 3, 2)}
    assert last_week(date(2026, 3, 9)) == date(2026, 3, 2) == last_week(date(2026, 3, 15))


def test_what_was_certified_is_kept_six_years() -> None:
    assert kept_until(datetime(2026, 3, 9, tzinfo=UTC)) == date(2032, 3, 9)


def test_clocks_are_read_and_told() -> None:
    assert [minute_of(text) for text in ("", "00:00", "22:05")] == [None, 0, 1325]
    assert clock(1325) == "22:05"
