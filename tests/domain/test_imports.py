"""What a line of a log says, in whatever words its system has for it; and what cannot be so."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from api.domain.imports import (
    Day,
    Event,
    Faulty,
    by_day,
    checked,
    is_login,
    lacking,
    moment,
    outcome_failed,
    ticked,
)

CHICAGO = ZoneInfo("America/Chicago")
NOW = datetime(2026, 3, 9, 15, tzinfo=UTC)
EVENT = Event(at=NOW, account="ann", system="Chart")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-03-02T16:50:00-06:00", "2026-03-02T22:50:00+00:00"),
        ("2026-03-02T22:50:00Z", "2026-03-02T22:50:00+00:00"),
        ("2026-03-02 16:50:00", "2026-03-02T22:50:00+00:00"),
        ("03/02/2026 16:50", "2026-03-02T22:50:00+00:00"),
        ("3/2/2026 4:50:00 PM", "2026-03-02T22:50:00+00:00"),
        ("yesterday", None),
        ("", None),
        ("2026-02-30", None),
        ("0001-01-01T00:00:00+14:00", None),
    ],
)
def test_a_moment_without_an_offset_is_the_practices_own_time(written: str, meant: str | None) -> None:
    if meant is None:
        with pytest.raises(Faulty):
            moment(written, CHICAGO)
    else:
        assert moment(written, CHICAGO).isoformat() == meant


@pytest.mark.parametrize(
    ("word", "failed"), [("", False), ("0", False), ("Success", False), ("8", True), ("DENIED", True), ("no", True)]
)
def test_an_outcome_worked_or_failed(word: str, failed: bool) -> None:
    assert outcome_failed(word) is failed


def test_a_word_that_says_neither_is_not_guessed() -> None:
    with pytest.raises(Faulty, match="outcome"):
        outcome_failed("perhaps")
    with pytest.raises(Faulty, match="self says neither"):
        ticked("perhaps", "self")
    assert [ticked(word, "self") for word in ("yes", "1", "", "N")] == [True, True, False, False]
    assert [word for word in ("Login", "view", "sign in", "R") if is_login(word)] == ["Login", "sign in"]


@pytest.mark.parametrize(
    ("event", "why"),
    [
        (Event(NOW + timedelta(minutes=6), "ann"), "from the future"),
        (Event(NOW.replace(year=1999), "ann"), "before the year 2000"),
        (Event(NOW, " "), "nobody"),
        (Event(NOW, "a" * 201), "more than 200"),
        (Event(NOW, "ann", system="Billing"), "does not expect"),
    ],
)
def test_what_cannot_be_so_is_a_fault(event: Event, why: str) -> None:
    with pytest.raises(Faulty, match=why):
        checked(event, NOW, frozenset({"Chart"}))


def test_a_clock_may_run_five_minutes_ahead() -> None:
    ahead = Event(NOW + timedelta(minutes=5), "ann", system="Chart")
    assert checked(ahead, NOW, frozenset({"Chart"})) is ahead
    assert checked(EVENT, NOW, frozenset()) is EVENT


def test_days_are_the_practices_own_and_add_up_however_they_are_cut() -> None:
    """Five past midnight in Greenwich is still yesterday in Chicago."""
    late = datetime(2026, 3, 3, 0, 5, tzinfo=UTC)
    events = [
        Event(late, "ann", place="front", flags=frozenset({"self"})),
        Event(late + timedelta(minutes=4), "ann", login=True, failed=True, place="back"),
        Event(late + timedelta(hours=6), "ann"),
    ]
    whole = by_day(events, CHICAGO)
    assert set(whole) == {("ann", "2026-03-02"), ("ann", "2026-03-03")}
    first = whole["ann", "2026-03-02"]
    assert (first.events, first.flags) == (2, {"self": 1})
    assert {slot: count for slot, count in enumerate(first.slots) if count} == {108: 2}
    assert (first.failed, first.places) == ({108: 1}, {"front": 1 << 108, "back": 1 << 108})
    merged = Day()
    for part in (events[:1], events[1:2]):
        merged.merge(by_day(part, CHICAGO)["ann", "2026-03-02"])
    assert merged == first


def test_columns_that_the_header_lacks_are_named() -> None:
    assert lacking({"at": "Time", "account": "User", "place": ""}, ["Time", "Name"]) == ["User"]
