"""What has to be on record when somebody signs for the notice, or does not? 45 CFR 164.520(c)(2)(ii)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.acknowledgments import Month, by_month, check

DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))
WAYS = st.sampled_from(["signed", "refused", "emergency", "unable"])


@pytest.mark.parametrize(
    ("way", "effort", "reason", "wrong"),
    [
        ("signed", "", "", []),
        ("signed", "in_person", "", []),
        ("signed", "in_person", "Did not want to.", ["reason"]),
        ("refused", "in_person", "Did not want to sign anything.", []),
        ("refused", "", "Did not want to.", ["effort"]),
        ("refused", "in_person", "", ["reason"]),
        ("unable", "", "", ["effort", "reason"]),
        ("unable", "mail", "The form did not come back.", []),
        ("emergency", "", "", []),
        ("emergency", "", "Given the day after.", []),
        ("refused", "in_person", "Born 3/4/1971, will not sign.", ["reason"]),
        ("refused", "in_person", "Chart 20417 will not sign.", ["reason"]),
        ("refused", "mail", "robin@example.org never answered.", ["reason"]),
        ("refused", "in_person", "Asked 2 times at the desk.", []),
    ],
)
def test_what_was_not_obtained_has_the_effort_and_the_reason(way, effort, reason, wrong):
    assert [fault.field for fault in check(way, effort, reason)] == wrong


def test_months_are_counted_the_newest_first():
    told = [
        (date(2026, 10, 31), "signed", 3),
        (date(2026, 11, 1), "refused", 1),
        (date(2026, 11, 20), "signed", 2),
        (date(2026, 11, 21), "signed", 4),
    ]
    assert by_month(told) == [Month("2026-11", signed=6, refused=1), Month("2026-10", signed=3)]


@given(st.lists(st.tuples(DAYS, WAYS, st.integers(1, 50))))
def test_nothing_is_lost_or_counted_twice(counts):
    found = by_month(counts)

    assert sum(each.signed + each.refused + each.emergency + each.unable for each in found) == sum(
        n for *_, n in counts
    )
    assert [each.month for each in found] == sorted({f"{day:%Y-%m}" for day, *_ in counts}, reverse=True)
