"""A sanction says what it was, is withdrawn with a reason, and is kept for six years after its last day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.sanctions import Sanction, faults, kept_until

DAY = date(2026, 3, 2)
NEXT, BEFORE = DAY + timedelta(1), DAY - timedelta(1)
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("sanction", "wrong"),
    [
        (Sanction("retraining", "", DAY), []),
        (Sanction("retraining", "one more course", DAY), []),
        (Sanction("other", "moved to another desk", DAY), []),
        (Sanction("other", "", DAY), ["other"]),
        (Sanction("ended", "", NEXT), ["decided_on"]),
        (Sanction("ended", "", BEFORE, DAY, "It was somebody else."), []),
        (Sanction("ended", "", DAY, DAY, "It was somebody else."), []),
        (Sanction("ended", "", DAY, DAY), ["withdrawn_why"]),
        (Sanction("ended", "", DAY, None, "It was somebody else."), ["withdrawn_on"]),
        (Sanction("ended", "", DAY, NEXT, "It was somebody else."), ["withdrawn_on"]),
        (Sanction("ended", "", DAY, BEFORE, "It was somebody else."), ["withdrawn_on"]),
        (Sanction("other", "", NEXT, BEFORE, ""), ["other", "decided_on", "withdrawn_why", "withdrawn_on"]),
    ],
)
def test_what_cannot_be_so_is_said(sanction: Sanction, wrong: list[str]) -> None:
    assert [field for field, _ in faults(sanction, DAY)] == wrong


@pytest.mark.parametrize(
    ("recorded", "decided", "withdrawn", "until"),
    [
        (DAY, DAY, None, date(2032, 3, 2)),
        (DAY, date(2026, 1, 5), None, date(2032, 3, 2)),
        (DAY, DAY, date(2027, 5, 1), date(2033, 5, 1)),
        (date(2024, 2, 29), date(2024, 2, 29), None, date(2030, 3, 1)),
    ],
)
def test_it_is_kept_for_six_years_after_its_last_day(
    recorded: date, decided: date, withdrawn: date | None, until: date
) -> None:
    assert kept_until(recorded, decided, withdrawn) == until


@given(DAYS, DAYS, st.none() | DAYS)
def test_withdrawing_never_lets_it_go_sooner(recorded: date, decided: date, withdrawn: date | None) -> None:
    assert kept_until(recorded, decided, withdrawn) >= kept_until(recorded, decided, None) > max(recorded, decided)
