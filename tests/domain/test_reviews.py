"""A sheet is handed in whole, and is due again when the practice's own policy says so."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.reviews import Seen, due_on, strange, unsaid

DAY = date(2026, 3, 2)
SHEET = [Seen("a", "Ann"), Seen("b", "Bo")]


@pytest.mark.parametrize(
    ("said", "left", "unknown"),
    [
        ({}, "ab", set()),
        ({"a": "keep"}, "b", set()),
        ({"a": "keep", "b": "ended"}, "", set()),
        ({"a": "keep", "b": "end", "c": "end"}, "", {"c"}),
        ({"c": "end"}, "ab", {"c"}),
    ],
)
def test_nothing_is_left_out_and_nothing_is_strange(said, left, unknown):
    assert "".join(each.access for each in unsaid(SHEET, said)) == left
    assert strange(SHEET, said) == unknown


@given(st.sets(st.integers(0, 9)), st.sets(st.integers(0, 9)))
def test_what_is_said_is_on_the_sheet_or_strange(sheet, said):
    ways = [Seen(str(each), "") for each in sheet]
    words = {str(each): "keep" for each in said}
    assert {each.access for each in unsaid(ways, words)} == {str(each) for each in sheet - said}
    assert strange(ways, words) == {str(each) for each in said - sheet}


@pytest.mark.parametrize(
    ("left_on", "doubted"),
    [(None, False), (DAY + timedelta(1), False), (DAY, True), (DAY - timedelta(400), True)],
)
def test_whoever_has_left_is_in_doubt(left_on, doubted):
    assert bool(Seen("a", "Ann", left_on=left_on).doubt(DAY)) == doubted


@pytest.mark.parametrize(
    ("last", "days", "due"),
    [(None, None, None), (None, 90, None), (DAY, None, None), (DAY, 90, date(2026, 5, 31)), (DAY, 0, DAY)],
)
def test_the_next_time_follows_from_ones_own_policy(last, days, due):
    assert due_on(last, days) == due
