"""What is open with a vendor? A case a line: what is known of it, and what is found."""

from dataclasses import replace
from datetime import date
from typing import Any, get_args

import pytest

from api.domain.contracts import Contract, elements_on
from api.domain.findings import FindingKind, Firm, Paper, find

ON = date(2026, 11, 23)
ELEMENTS = elements_on(ON)
SIGNED = date(2024, 1, 10)
FIRM = Firm("v", "Ping & Reply", "yes", "unknown", None, None, None)
HOLDS = Contract(executed_on=SIGNED)
GOOD = Paper(HOLDS, {})
PAST, SOON = date(2026, 6, 1), date(2026, 12, 24)

CASES: list[tuple[str, dict[str, Any], str]] = [
    ("it gets at information, and there is no agreement", {}, "no_contract"),
    ("the list says that it is missing", {"agreement": "missing"}, "no_contract"),
    ("the list says that it is on file", {"agreement": "on_file"}, ""),
    ("on file, and it has run out", {"agreement": "on_file", "ends_on": PAST}, "expired"),
    ("on file since before 2013", {"agreement": "on_file", "signed_on": date(2012, 5, 1)}, "before_2013"),
    ("none is needed", {"agreement": "not_needed"}, ""),
    ("it gets at nothing", {"touches_phi": "no"}, ""),
    ("nobody knows whether it gets at information", {"touches_phi": "unknown"}, "unknown"),
    ("a contract holds", {"papers": (GOOD,)}, ""),
    ("a contract is not signed", {"papers": (Paper(Contract(), {}),)}, "not_signed"),
    ("a contract begins next month", {"papers": (Paper(Contract(SIGNED, SOON), {}),)}, "not_signed"),
    ("a contract ran out", {"papers": (Paper(replace(HOLDS, expires_on=PAST), {}),)}, "expired"),
    ("one ran out, and another holds", {"papers": (Paper(replace(HOLDS, expires_on=PAST), {}), GOOD)}, ""),
    ("a contract runs out in a month", {"papers": (Paper(replace(HOLDS, expires_on=SOON), {}),)}, "expiring"),
    ("it goes on by itself", {"papers": (Paper(replace(HOLDS, expires_on=SOON, renews=True), {}),)}, ""),
    ("a contract of 2012", {"papers": (Paper(Contract(executed_on=date(2013, 1, 24)), {}),)}, "before_2013"),
    ("a contract of the rule's day", {"papers": (Paper(Contract(executed_on=date(2013, 1, 25)), {}),)}, ""),
    ("a clause is absent", {"papers": (Paper(HOLDS, {"books": "absent"}),)}, "lacks"),
    ("a clause that it need not have", {"papers": (Paper(HOLDS, {"delegated": "absent"}, delegates="no"),)}, ""),
    ("yearly word, never given", {"papers": (Paper(HOLDS, {}, yearly=True),)}, "unverified"),
    ("yearly word, given a year ago", {"papers": (Paper(HOLDS, {}, yearly=True, verified_on=date(2025, 11, 23)),)}, ""),
    (
        "yearly word, given a year and a day ago",
        {"papers": (Paper(HOLDS, {}, yearly=True, verified_on=date(2025, 11, 22)),)},
        "unverified",
    ),
    (
        "asked, and an associate after all",
        {"agreement": "not_needed", "found": "business_associate"},
        "associate_not_needed",
    ),
    (
        "an associate that is said to see nothing",
        {"touches_phi": "no", "found": "business_associate"},
        "associate_no_phi",
    ),
    (
        "none by the answers, and an agreement is kept",
        {"agreement": "on_file", "found": "not_business_associate"},
        "agreement_not_needed",
    ),
    ("none by the answers, and none is kept", {"touches_phi": "no", "found": "not_business_associate"}, ""),
    ("not yet known, and said to need none", {"agreement": "not_needed", "found": "undetermined"}, ""),
    ("it ended, and nothing shows what became of it", {"ended_on": PAST}, "not_dealt_with"),
    (
        "it ended, and destroyed what it held",
        {"ended_on": PAST, "papers": (Paper(Contract(SIGNED, ended_on=PAST, disposition="destroyed"), {}),)},
        "",
    ),
    (
        "it ended, and a system still names it",
        {"ended_on": PAST, "touches_phi": "no", "systems": ("Chart",)},
        "still_linked",
    ),
    ("it ends next month", {"ended_on": SOON, "papers": (GOOD,)}, ""),
]


@pytest.mark.parametrize(("name", "told", "kinds"), CASES, ids=[name for name, _, _ in CASES])
def test_what_is_found(name: str, told: dict[str, Any], kinds: str) -> None:
    assert " ".join(each.kind for each in find([replace(FIRM, **told)], ELEMENTS, ON)) == kinds, name


def test_every_kind_has_a_case() -> None:
    assert {kinds for _, _, kinds in CASES if kinds} == set(get_args(FindingKind))


def test_it_says_where_the_information_goes() -> None:
    (only,) = find([replace(FIRM, systems=("Chart",), flows=("Reminders",))], ELEMENTS, ON)
    assert only.text == (
        "There is no agreement with Ping & Reply on record. It gets at: Chart; Reminders. Sign one, or stop the flow."
    )
    assert only.citation == "164.308(b)(1)"
