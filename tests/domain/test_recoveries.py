"""What comes back first, and what does a test show? A case a line, as a practice would say it."""

from dataclasses import replace
from datetime import date
from typing import Any, get_args

import pytest

from api.domain.recoveries import (
    Gap,
    Restored,
    Result,
    System,
    Target,
    Verdict,
    newest,
    order,
    verdict,
    within_proposed,
)

ON = date(2026, 11, 23)
TEST = Restored(date(2026, 9, 1), 3.5, "ok")
GOOD = System("a", "Chart", True, Target(8, 24, None, "Paper forms."), ON, TEST)


@pytest.mark.parametrize(
    ("hours", "result", "target", "shows", "proposed"),
    [
        (3.5, "ok", 8, "met", True),
        (8, "ok", 8, "met", True),
        (8.5, "ok", 8, "missed", True),
        (72, "ok", 96, "met", True),
        (72.5, "ok", 96, "met", False),
        (3, "partly", 8, "incomplete", False),
        (3, "failed", 8, "incomplete", False),
        (3, "ok", None, "no_target", True),
    ],
)
def test_what_a_test_shows(hours: float, result: Result, target: int | None, shows: Verdict, proposed: bool) -> None:
    assert (verdict(hours, result, target), within_proposed(hours, result)) == (shows, proposed)


@pytest.mark.parametrize(
    ("name", "told", "gaps"),
    [
        ("all of it is there", {}, ""),
        ("nobody said how soon", {"target": Target(None, 24, None, "Paper.")}, "no_target"),
        ("there is no backup on record", {"backed_up_on": None}, "no_backup"),
        ("the last backup is of yesterday", {"backed_up_on": date(2026, 11, 22)}, ""),
        ("the last backup is two days old", {"backed_up_on": date(2026, 11, 21)}, "old_backup"),
        (
            "two days old, and twelve hours may be lost",
            {"backed_up_on": date(2026, 11, 21), "target": Target(8, 12, None, "Paper.")},
            "old_backup",
        ),
        (
            "a week old, and nobody said how much may be lost",
            {"backed_up_on": date(2026, 11, 16), "target": Target(8, None, None, "Paper.")},
            "",
        ),
        ("it was never restored", {"restored": None}, "never_restored"),
        ("the test took too long", {"restored": replace(TEST, hours=9)}, "missed"),
        ("half of it came back", {"restored": replace(TEST, result="partly")}, "missed"),
        ("care needs it, and there is no way without", {"target": Target(8, 24)}, "no_way_without"),
        ("care does not need it", {"critical": False, "target": Target(8, 24)}, ""),
        (
            "nothing is on record",
            {"target": Target(), "backed_up_on": None, "restored": None},
            "no_target no_backup never_restored no_way_without",
        ),
    ],
)
def test_what_is_open(name: str, told: dict[str, Any], gaps: str) -> None:
    (line,) = order([replace(GOOD, **told)], ON)
    assert " ".join(line.gaps) == gaps, name
    assert set(line.gaps) <= set(get_args(Gap))


def test_the_practices_own_order_comes_before_ours() -> None:
    def system(name: str, critical: bool = False, **target: Any) -> System:
        return System(name, name, critical, Target(**target))

    told = [
        system("Phone", critical=True, hours=8),
        system("Scans", hours=4),
        system("Chart", critical=True, hours=4),
        system("Billing", rank=1, hours=72),
        system("Archive"),
    ]
    assert [line.system.name for line in order(told, ON)] == ["Billing", "Chart", "Phone", "Scans", "Archive"]
    assert [line.place for line in order(told, ON)] == [1, 2, 3, 4, 5]


def test_the_last_test_counts() -> None:
    later = Restored(date(2026, 10, 1), 5, "ok")
    same_day = Restored(date(2026, 10, 1), 2, "failed")
    assert newest([later, TEST]) == later
    assert newest([later, same_day, TEST]) == same_day
    assert newest([]) is None
