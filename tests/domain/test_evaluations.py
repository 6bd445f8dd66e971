"""When is the next evaluation due, and by whose word? 45 CFR 164.308(a)(8)."""

from datetime import date

import pytest

from api.domain.evaluations import Evaluation, faults, next_due

MADE = date(2026, 3, 2)
BOTH = ("Sign-in and backups.", "Policies and training.")


@pytest.mark.parametrize(
    ("about", "evaluations", "on", "state", "due_on"),
    [
        ("none was made", [], MADE, "never", None),
        ("one looked at systems only", [Evaluation(MADE, "Sign-in.")], MADE, "never", None),
        ("a year is not over", [Evaluation(MADE, *BOTH)], date(2027, 3, 1), "planned", date(2027, 3, 2)),
        ("a year is over", [Evaluation(MADE, *BOTH)], date(2027, 3, 2), "due", date(2027, 3, 2)),
        ("the practice set a day", [Evaluation(MADE, *BOTH, date(2026, 9, 1))], MADE, "planned", date(2026, 9, 1)),
        (
            "the newest counts, wherever it stands",
            [Evaluation(MADE, *BOTH), Evaluation(date(2025, 1, 1), *BOTH, date(2025, 2, 1))],
            MADE,
            "planned",
            date(2027, 3, 2),
        ),
    ],
)
def test_the_next_evaluation(
    about: str, evaluations: list[Evaluation], on: date, state: str, due_on: date | None
) -> None:
    found = next_due(evaluations, on)
    assert (found.state, found.due_on) == (state, due_on), about


@pytest.mark.parametrize(
    ("next_on", "word"), [(None, "our advice"), (date(2026, 9, 1), "You set")], ids=["ours", "the practice's"]
)
def test_the_day_is_told_with_whose_word_it_is(next_on: date | None, word: str) -> None:
    assert word in next_due([Evaluation(MADE, *BOTH, next_on)], MADE).because


@pytest.mark.parametrize(
    ("evaluation", "at"),
    [
        (Evaluation(MADE, *BOTH), []),
        (Evaluation(date(2026, 3, 3), *BOTH), ["evaluated_on"]),
        (Evaluation(MADE, *BOTH, MADE), ["next_on"]),
        (Evaluation(MADE), ["technical"]),
    ],
)
def test_what_cannot_be_so(evaluation: Evaluation, at: list[str]) -> None:
    assert [field for field, _ in faults(evaluation, MADE)] == at
