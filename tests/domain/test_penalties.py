"""The range of penalties by tier: a table that a compliance officer can read and extend."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.domain.editions import NoEdition
from api.domain.penalties import Case, Culpability, estimate, schedule_on

NOW = date(2026, 11, 2)
KNOWN = date(2026, 1, 10)

# culpability, corrected so many days after the first day of knowledge, violations by year: tier, barred, least, most
CASES = [
    ("did_not_know", None, {2025: 1}, 1, False, 145, 73_011),
    ("did_not_know", 40, {2025: 10}, 1, False, 1_450, 730_110),
    ("did_not_know", 29, {2025: 10}, 1, True, 0, 0),
    ("did_not_know", 30, {2025: 10}, 1, False, 1_450, 730_110),
    ("reasonable_cause", None, {2025: 1}, 2, False, 1_461, 73_011),
    ("reasonable_cause", 0, {2025: 1}, 2, True, 0, 0),
    ("reasonable_cause", None, {2025: 2_000}, 2, False, 2_190_294, 2_190_294),
    ("reasonable_cause", None, {2024: 2_000, 2025: 2_000}, 2, False, 4_380_588, 4_380_588),
    ("willful_neglect", 29, {2025: 1}, 3, False, 14_602, 73_011),
    ("willful_neglect", 30, {2025: 1}, 4, False, 73_011, 2_190_294),
    ("willful_neglect", None, {2025: 1}, 4, False, 73_011, 2_190_294),
    ("willful_neglect", None, {2025: 31}, 4, False, 2_190_294, 2_190_294),
]


@pytest.mark.parametrize(("culpability", "days", "violations", "tier", "barred", "least", "most"), CASES)
def test_the_range_is_this(
    culpability: Culpability,
    days: int | None,
    violations: dict[int, int],
    tier: int,
    barred: bool,
    least: int,
    most: int,
) -> None:
    cured_on = None if days is None else KNOWN + timedelta(days)
    found = estimate(schedule_on(NOW), Case(culpability, KNOWN, cured_on, violations))
    assert (found.tier.number, found.barred, found.least, found.most) == (tier, barred, least, most)
    assert found.cured_by == date(2026, 2, 8)


@pytest.mark.parametrize(("tier", "cap"), [(1, 36_505), (2, 146_020), (3, 365_049), (4, 2_190_294)])
def test_the_lower_caps_are_derived_as_the_caps_of_the_rule_were_adjusted(tier: int, cap: int) -> None:
    culpability, days = {
        1: ("did_not_know", None),
        2: ("reasonable_cause", None),
        3: ("willful_neglect", 3),
        4: ("willful_neglect", None),
    }[tier]
    cured_on = None if days is None else KNOWN + timedelta(days)
    found = estimate(schedule_on(NOW), Case(culpability, KNOWN, cured_on, {2025: 1_000_000}))  # type: ignore[arg-type]
    assert (found.discretion_cap, found.discretion_most) == (cap, cap)
    assert found.discretion_most <= found.most


@pytest.mark.parametrize(
    ("assessed_on", "edition", "least", "confidence"),
    [
        (date(2021, 11, 15), date(2021, 11, 15), 120, "mixed"),
        (date(2023, 10, 5), date(2022, 3, 17), 127, "reconstructed"),
        (date(2024, 8, 8), date(2024, 8, 8), 141, "secondary"),
        (date(2026, 1, 27), date(2024, 8, 8), 141, "secondary"),
        (date(2026, 1, 28), date(2026, 1, 28), 145, "secondary"),
    ],
)
def test_the_day_of_assessment_says_whose_amounts_count(
    assessed_on: date, edition: date, least: int, confidence: str
) -> None:
    schedule = schedule_on(assessed_on)
    assert (schedule.edition, schedule.tiers[1].least, schedule.confidence) == (edition, least, confidence)


def test_before_the_first_edition_on_file_nothing_is_guessed() -> None:
    with pytest.raises(NoEdition):
        schedule_on(date(2021, 11, 14))


@settings(max_examples=50)
@given(
    st.sampled_from(["did_not_know", "reasonable_cause", "willful_neglect"]),
    st.one_of(st.none(), st.integers(0, 100)),
    st.dictionaries(st.integers(2016, 2026), st.integers(1, 10_000), min_size=1, max_size=4),
    st.integers(2016, 2026),
)
def test_one_more_never_costs_less_and_a_later_cure_neither(
    culpability: Culpability, days: int | None, violations: dict[int, int], year: int
) -> None:
    def ranged(days: int | None, counts: dict[int, int]) -> tuple[int, int]:
        cured_on = None if days is None else KNOWN + timedelta(days)
        found = estimate(schedule_on(NOW), Case(culpability, KNOWN, cured_on, counts))
        assert found.least <= found.most
        return found.least, found.most

    before = ranged(days, violations)
    more = ranged(days, violations | {year: violations.get(year, 0) + 1})
    later = ranged(None if days is None else days + 1, violations)
    assert more[0] >= before[0] and more[1] >= before[1]  # noqa: PT018 - one sentence
    assert later[0] >= before[0] and later[1] >= before[1]  # noqa: PT018 - one sentence
