"""One letter a week: from Monday at seven on, with what presses, and none when nothing waits."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.digests import HOUR, Dated, Waiting, pressing, week_of, written

MONDAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("moment", "week"),
    [
        ("2026-03-02T06:59", date(2026, 2, 23)),
        ("2026-03-02T07:00", MONDAY),
        ("2026-03-05T12:00", MONDAY),
        ("2026-03-08T23:59", MONDAY),
        ("2026-03-09T06:59", MONDAY),
        ("2026-03-09T07:00", date(2026, 3, 9)),
        ("2026-01-01T00:00", date(2025, 12, 29)),
    ],
)
def test_the_letter_is_due_from_monday_at_seven(moment, week):
    assert week_of(datetime.fromisoformat(moment)) == week


@given(st.datetimes(min_value=datetime.fromisoformat("2020-01-08"), max_value=datetime.fromisoformat("2090-01-01")))
def test_every_moment_is_in_the_week_of_the_last_monday_at_seven(moment):
    begins = datetime.combine(week_of(moment), datetime.min.time()) + timedelta(hours=HOUR)
    assert begins.weekday() == 0
    assert timedelta(0) <= moment - begins < timedelta(days=7)


@pytest.mark.parametrize(
    ("days", "pressed"),
    [(None, False), (-400, True), (-1, True), (0, True), (14, True), (15, False)],
)
def test_what_presses_is_late_or_due_within_two_weeks(days, pressed):
    task = Dated("Encrypt", None if days is None else MONDAY + timedelta(days))
    assert pressing([task], MONDAY) == ((task,) if pressed else ())


def test_the_oldest_day_comes_first():
    tasks = [Dated("b", MONDAY), Dated("a", MONDAY), Dated("c", MONDAY - timedelta(1))]
    assert [each.text for each in pressing(tasks, MONDAY)] == ["c", "a", "b"]


@pytest.mark.parametrize(
    ("waiting", "anything"),
    [
        (Waiting(), False),
        (Waiting(policies=("Passwords",)), True),
        (Waiting(tasks=(Dated("Encrypt"),)), True),
        (Waiting(questions=1), True),
        (Waiting(late=1), True),
        (Waiting(readers=1), True),
        (Waiting(courses=("Starting here",)), True),
        (Waiting(devices=("Phone",)), True),
        (Waiting(papers=("Keeping it private",)), True),
        (Waiting(learners=1), True),
    ],
)
def test_no_letter_says_nothing(waiting, anything):
    assert waiting.anything() == anything


def test_a_letter_says_all_of_it_in_one():
    late = Dated("Encrypt the laptops", MONDAY - timedelta(1))
    waiting = Waiting(
        ("Passwords", "Leaving"), (late,), 2, 3, 1, ("Starting here",), ("Ann's phone",), 4, ("Keeping it private",)
    )
    assert written("Ann", waiting, MONDAY, "PAGE", "HERE").split("\n\n") == [
        "Hello Ann,",
        "this is what waits for you this week.",
        "2 policies to read:\n- Passwords\n- Leaving",
        "1 course to take:\n- Starting here",
        "1 paper to sign:\n- Keeping it private",
        "1 device of your own to agree on:\n- Ann's phone",
        "PAGE",
        "Work of yours:\n- Encrypt the laptops (late since March 1, 2026)",
        "2 questions put to you to answer.",
        "In the practice: 3 tasks are late, 1 person has policies to read, 4 people have courses to take.",
        "It is done here: HERE\n",
    ]


def test_a_long_list_is_cut_and_says_so():
    waiting = Waiting(policies=tuple(f"P{place}" for place in range(56)))
    text = written("Ann", waiting, MONDAY, "PAGE", "HERE")
    assert "- P9\n- and 46 more\n\nPAGE" in text
    assert "HERE" not in text


@pytest.mark.parametrize("waiting", [Waiting(courses=("Starting here",)), Waiting(devices=("Ann's phone",))])
def test_a_course_or_a_device_alone_sends_somebody_to_their_own_page(waiting):
    text = written("Ann", waiting, MONDAY, "PAGE", "HERE")
    assert text.endswith("\n\nPAGE\n")
    assert "polic" not in text
