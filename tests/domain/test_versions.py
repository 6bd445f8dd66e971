"""Which version is in force on a day, until when is each kept, and what differs between two?"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.versions import Version, differ, keep_until, stand

V1 = Version(1, "approved", date(2019, 1, 1))
V2 = Version(2, "approved", date(2023, 6, 1))
DRAFT = Version(3, "draft")


def states(*versions: Version, on: date, retired: date | None = None) -> list[str]:
    return [standing.state for standing in stand(versions, retired, on)]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2018, 12, 31), ["approved", "approved", "draft"]),
        (date(2019, 1, 1), ["effective", "approved", "draft"]),
        (date(2023, 5, 31), ["effective", "approved", "draft"]),
        (date(2023, 6, 1), ["superseded", "effective", "draft"]),
    ],
)
def test_a_version_stands_from_its_day_until_the_next_one_does(on, expected):
    assert states(V1, V2, DRAFT, on=on) == expected


def test_the_clock_begins_with_the_last_day_in_effect_and_not_before():
    """DOMAIN: version 1 in effect from 2019-01-01, superseded on 2023-06-01, is kept to 2029-06-01."""
    first, second = stand([V1, V2], None, date(2026, 1, 1))

    assert (first.ended_on, first.keep_until) == (date(2023, 6, 1), date(2029, 6, 1))
    assert (second.ended_on, second.keep_until) == (None, None)


def test_a_retired_policy_ends_what_was_in_effect_and_leaves_the_older_its_own_date():
    first, second = stand([V1, V2], date(2025, 2, 3), date(2026, 1, 1))

    assert (first.state, first.keep_until) == ("superseded", date(2029, 6, 1))
    assert (second.state, second.ended_on, second.keep_until) == ("retired", date(2025, 2, 3), date(2031, 2, 3))


def test_what_was_to_begin_after_the_end_never_did_and_is_kept_from_its_day():
    (only,) = stand([V2], date(2022, 1, 1), date(2024, 1, 1))

    assert (only.state, only.keep_until) == ("retired", date(2029, 6, 1))


def test_review_is_a_stage_of_its_own():
    assert states(Version(1, "in_review"), on=date(2024, 1, 1)) == ["in_review"]


@pytest.mark.parametrize(
    ("day", "kept"),
    [
        (date(2023, 6, 1), date(2029, 6, 1)),
        (date(2024, 2, 29), date(2030, 3, 1)),
        (date(2026, 2, 28), date(2032, 2, 28)),
        (date(2022, 2, 28), date(2028, 2, 28)),
    ],
)
def test_six_years_to_the_day_and_none_lost(day, kept):
    assert keep_until(day) == kept


DAYS = st.dates(date(2000, 1, 1), date(2090, 1, 1))


@given(st.lists(DAYS, max_size=8, unique=True), st.none() | DAYS, DAYS)
def test_at_most_one_is_in_effect_and_nothing_is_let_go_too_early(days, retired, on):
    versions = [Version(number, "approved", day) for number, day in enumerate(sorted(days), 1)]

    standings = stand(versions, retired, on)

    assert sum(standing.state == "effective" for standing in standings) <= 1
    for standing in standings:
        assert (standing.keep_until is None) == (standing.state in ("approved", "effective"))
        if standing.keep_until is not None and standing.ended_on is not None:
            assert (standing.keep_until - standing.ended_on).days >= 6 * 365


def test_a_difference_shows_the_words_that_came_and_went():
    changes = differ(
        {"a": "Access ends within 24 hours.", "b": "Keys come back.", "c": "We note it."},
        {"a": "Access ends within 1 hour.", "c": "We note it.", "d": "Codes change."},
    )

    assert [(change.id, change.mark) for change in changes] == [
        ("a", "changed"),
        ("b", "removed"),
        ("c", "same"),
        ("d", "added"),
    ]
    assert [(run.mark, run.text) for run in changes[0].runs] == [
        ("same", "Access ends within"),
        ("removed", "24 hours."),
        ("added", "1 hour."),
    ]


TEXTS = st.dictionaries(st.sampled_from("abcdef"), st.text(st.sampled_from("xy z"), max_size=12), max_size=6)


@given(TEXTS, TEXTS)
def test_a_difference_loses_no_word_of_either(before, after):
    changes = differ(before, after)

    def words(mark: str) -> dict[str, list[str]]:
        return {
            change.id: " ".join(run.text for run in change.runs if run.mark in ("same", mark)).split()
            for change in changes
            if any(run.mark in ("same", mark) for run in change.runs) or change.mark == "same"
        }

    assert {id: text.split() for id, text in after.items() if text.split()} == {
        id: text for id, text in words("added").items() if text
    }
    assert {id: text.split() for id, text in before.items() if text.split()} == {
        id: text for id, text in words("removed").items() if text
    }


def test_nothing_differs_from_itself():
    assert [change.mark for change in differ({"a": "Same."}, {"a": "Same."})] == ["same"]
