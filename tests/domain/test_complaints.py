"""A complaint goes by its number, is closed with what came of it, and is kept for six years after that."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.complaints import Complaint, faults, kept_until, reference

DAY = date(2026, 3, 2)
NEXT, BEFORE = DAY + timedelta(1), DAY - timedelta(1)
DONE = "First names are called now."
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("complaint", "wrong"),
    [
        (Complaint(DAY), []),
        (Complaint(DAY, "We look into it."), []),
        (Complaint(BEFORE, DONE, DAY), []),
        (Complaint(DAY, DONE, DAY), []),
        (Complaint(NEXT), ["received_on"]),
        (Complaint(DAY, "", DAY), ["disposition"]),
        (Complaint(DAY, DONE, NEXT), ["closed_on"]),
        (Complaint(DAY, DONE, BEFORE), ["closed_on"]),
        (Complaint(NEXT, "", BEFORE), ["received_on", "disposition", "closed_on"]),
    ],
)
def test_what_cannot_be_so_is_said(complaint: Complaint, wrong: list[str]) -> None:
    assert [field for field, _ in faults(complaint, DAY)] == wrong


@pytest.mark.parametrize(("number", "said"), [(1, "C-0001"), (7, "C-0007"), (12345, "C-12345")])
def test_it_goes_by_its_number(number: int, said: str) -> None:
    assert reference(number) == said


@given(st.sets(st.integers(1, 100_000), min_size=2, max_size=2))
def test_no_two_go_by_the_same(numbers: set[int]) -> None:
    assert len({reference(number) for number in numbers}) == 2


@pytest.mark.parametrize(
    ("recorded", "closed", "until"),
    [(DAY, None, None), (DAY, DAY, date(2032, 3, 2)), (NEXT, DAY, date(2032, 3, 3))],
)
def test_it_is_kept_for_six_years_once_it_is_closed(recorded: date, closed: date | None, until: date | None) -> None:
    assert kept_until(recorded, DAY, closed) == until


@given(DAYS, DAYS)
def test_the_years_of_an_open_one_have_not_begun(recorded: date, received: date) -> None:
    assert kept_until(recorded, received, None) is None
