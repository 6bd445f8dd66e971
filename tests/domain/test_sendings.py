"""Which notices of a breach are due, late or proven? Each with its paragraph, or the State's own source."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from api.domain.notifications import Breach, find_notices, rule_on
from api.domain.sendings import Duty, Overlay, Sent, duties, log_due_on

ON = date(2025, 6, 1)
RULE = rule_on(ON)
OHIO = Overlay("OH", "individuals", 45, 1, "A statute, as counsel read it", ON)


def due(
    affected: int = 900,
    residents: dict[str, int] | None = None,
    overlays: tuple[Overlay, ...] = (),
    sent: tuple[Sent, ...] = (),
    on: date = ON,
    **more: Any,
) -> tuple[Duty, ...]:
    residents = {"OH": affected} if residents is None else residents
    breach = Breach("covered_entity", date(2025, 5, 12), affected, residents, **more)
    return duties(find_notices(RULE, breach), residents, overlays, sent, on, RULE.states)


def lines(found: tuple[Duty, ...]) -> Iterator[tuple[str, str, str, str]]:
    return ((line.told, line.to, str(line.due_on), line.state) for line in found)


def test_nine_hundred_people_of_one_state_are_three_duties_on_one_day() -> None:
    assert list(lines(due())) == [
        ("hhs", "", "2025-07-11", "waiting"),
        ("individuals", "", "2025-07-11", "waiting"),
        ("media", "Ohio", "2025-07-11", "waiting"),
    ]


def test_a_smaller_breach_is_told_to_the_secretary_after_the_year() -> None:
    assert list(lines(due(affected=499))) == [
        ("individuals", "", "2025-07-11", "waiting"),
        ("hhs", "", "2026-03-01", "waiting"),
    ]


def test_a_state_comes_first_where_its_law_is_shorter_and_says_its_source() -> None:
    first = due(affected=20, overlays=(OHIO,))[0]
    assert (first.told, first.to, first.due_on) == ("state", "Ohio, individuals", date(2025, 6, 26))
    assert first.source == "A statute, as counsel read it"


@pytest.mark.parametrize(
    ("overlay", "residents", "counts"),
    [
        (OHIO, {"OH": 1}, True),
        (OHIO, {"KY": 20}, False),
        (Overlay("OH", "attorney_general", 30, 500, "S", ON), {"OH": 499}, False),
        (Overlay("OH", "attorney_general", 30, 500, "S", ON), {"OH": 500}, True),
    ],
)
def test_a_state_counts_from_its_own_number_of_residents(
    overlay: Overlay, residents: dict[str, int], counts: bool
) -> None:
    found = due(affected=500, residents=residents, overlays=(overlay,))
    assert ("state" in {line.told for line in found}) is counts


def test_a_duty_without_a_number_of_days_comes_last_and_is_never_late() -> None:
    nameless = Overlay("OH", "regulator", None, 1, "S", ON)
    last = due(overlays=(nameless,), on=date(2026, 6, 1))[-1]
    assert (last.to, last.due_on, last.advised_on, last.state) == ("Ohio, regulator", None, None, "waiting")


def test_what_went_out_is_done_by_its_first_day_and_what_did_not_is_late() -> None:
    sent = (Sent("individuals", "", date(2025, 6, 3)), Sent("individuals", "", date(2025, 6, 2)))
    found = {line.told: line for line in due(affected=20, sent=sent, on=date(2026, 3, 2))}
    assert (found["individuals"].state, found["individuals"].sent_on) == ("done", date(2025, 6, 2))
    assert (found["hhs"].state, found["hhs"].sent_on) == ("late", None)


def test_it_is_late_the_day_after_and_not_on_the_day() -> None:
    assert {line.state for line in due(on=date(2025, 7, 11))} == {"waiting"}
    assert {line.state for line in due(on=date(2025, 7, 12))} == {"late"}


def test_telling_one_state_proves_nothing_about_another() -> None:
    both = (OHIO, Overlay("KY", "individuals", 60, 1, "S", ON))
    sent = (Sent("state", "Ohio, individuals", ON),)
    found = {line.to: line.state for line in due(residents={"OH": 2, "KY": 2}, affected=4, overlays=both, sent=sent)}
    assert (found["Ohio, individuals"], found["Kentucky, individuals"]) == ("done", "waiting")


def test_who_cannot_be_written_to_is_a_duty_without_a_day() -> None:
    line = next(line for line in due(affected=20, unreachable=3) if line.told == "substitute")
    assert (line.due_on, line.source) == (None, "164.404(d)(2)")


def test_where_no_notice_is_due_there_is_no_duty_by_state_law_either() -> None:
    assert due(secured=True, overlays=(OHIO,)) == ()


def test_a_day_on_a_weekend_is_not_moved_but_the_friday_is_advised() -> None:
    hhs = next(line for line in due(affected=20) if line.told == "hhs")
    assert (hhs.due_on, hhs.advised_on) == (date(2026, 3, 1), date(2026, 2, 27))


@pytest.mark.parametrize(("year", "day"), [(2025, date(2026, 3, 1)), (2023, date(2024, 2, 29))])
def test_the_smaller_breaches_of_a_year_are_told_sixty_days_after_it(year: int, day: date) -> None:
    assert log_due_on(year, RULE.numbers["yearly_days"]) == day
