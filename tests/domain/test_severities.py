"""How severe do answers and records leave a vulnerability? Each case is a table row that a person can check."""

from itertools import product

import pytest

from api.domain.answers import Binding, Role
from api.domain.exposures import Recorded, Verdict
from api.domain.methods import FIVE
from api.domain.severities import Severity, settled, weigh


def bound(closes: list[int | None], eases: list[int | None]) -> tuple[Binding, ...]:
    roles: list[tuple[Role, int | None]] = [("closes", degree) for degree in closes]
    roles += [("eases", degree) for degree in eases]
    return tuple(
        Binding(f"q{number}", "o", role, degree, answered=True, safeguard=f"Safeguard {number}", because="So.")
        for number, (role, degree) in enumerate(roles)
    )


@pytest.mark.parametrize(
    ("closes", "eases", "step"),
    [
        ([0], [], "very_high"),
        ([1], [], "moderate"),
        ([2], [], "low"),
        ([3], [], "very_low"),
        ([3, 0], [], "very_high"),
        ([3, 2], [], "low"),
        ([None, 2], [], "low"),
        ([0], [1, 0], "very_high"),
        ([0], [2], "high"),
        ([0], [3, 2], "moderate"),
        ([0], [3, 3, 3, 3], "moderate"),
        ([1], [2], "low"),
        ([1], [2, 2], "low"),
        ([2], [3], "low"),
        ([3], [3], "very_low"),
        ([0], [None], "very_high"),
        ([None], [], "very_low"),
        ([None], [0], "very_low"),
        ([], [0], "very_high"),
        ([], [1, 0], "moderate"),
        ([], [2, 0], "low"),
        ([], [3, 3, 3], "low"),
        ([], [None], "moderate"),
        ([], [], "moderate"),
    ],
)
def test_the_weakest_closing_safeguard_decides_and_others_ease(
    closes: list[int | None], eases: list[int | None], step: str
):
    assert weigh(bound(closes, eases)).step == step


DEGREES = (0, 1, 2, 3)


@pytest.mark.parametrize("others", [([], [2]), ([1], []), ([3], [0, 3]), ([None], [2, 2]), ([], [])])
@pytest.mark.parametrize("role", ["closes", "eases"])
def test_a_safeguard_that_gets_better_never_makes_the_vulnerability_more_severe(
    role: str, others: tuple[list[int | None], list[int | None]]
):
    closes, eases = others
    for worse, better in product(DEGREES, DEGREES):
        if worse < better:
            before, after = (
                weigh(bound([*closes, degree], eases) if role == "closes" else bound(closes, [*eases, degree]))
                for degree in (worse, better)
            )
            assert FIVE.index(after.step) <= FIVE.index(before.step)


def test_each_factor_says_what_it_set_the_severity_to_and_what_it_rests_on():
    found = weigh(bound([1, 3], [2]))
    assert [(factor.name, factor.value) for factor in found.factors] == [
        ("Vulnerability as answered", "moderate"),
        ("Eased by another safeguard", "low"),
    ]
    assert found.factors[0].because == "The weakest safeguard against it is partly in place: Safeguard 0."
    assert found.because == ("So. (question q0)", "So. (question q2)")


@pytest.mark.parametrize(
    ("verdict", "answered", "step"),
    [
        ("silent", "very_high", "very_high"),
        ("silent", "very_low", "very_low"),
        ("contrary", "very_low", "very_high"),
        ("contrary", "moderate", "very_high"),
        ("favorable", "very_high", "low"),
        ("favorable", "low", "low"),
        ("favorable", "very_low", "very_low"),
    ],
)
def test_what_is_on_record_about_the_assets_speaks_louder_than_the_answer(verdict: Verdict, answered: str, step: str):
    assert settled(Severity(answered, (), ()), Recorded(verdict, "")) == step
