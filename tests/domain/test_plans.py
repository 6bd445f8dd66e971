"""A plan says what it leaves blank, when it was read through and when that is due again, and by whose word."""

from datetime import date
from typing import Any, get_args

import pytest

from api.domain import plans
from api.domain.incidents import Kind
from api.domain.plans import (
    Caller,
    Facts,
    Plan,
    Review,
    System,
    faults,
    first_steps,
    in_calling_order,
    standing,
    texts_on,
)
from api.domain.standards import rules_on

ON = date(2026, 11, 23)
TOLD: dict[str, Any] = {
    "hours": 8,
    "backup": "Each night.",
    "backup_where": "Offsite.",
    "restored_by": "Helpful IT.",
    "emergency_access": "The sealed envelope.",
}
SECURITY = Caller("Ann Ode", duties=("security_official",))
PRIVACY = Caller("Robin Reyes", duties=("privacy_official",))
LAST_YEAR = Review("contingency", date(2025, 11, 23), "Ann Ode")


@pytest.mark.parametrize(
    ("about", "plan", "told", "missing"),
    [
        ("nothing on record", "contingency", {}, ["security_official", "no_systems", "never_reviewed", "never_tested"]),
        (
            "nobody in charge",
            "incident_response",
            {},
            ["security_official", "privacy_official", "never_reviewed", "never_tested"],
        ),
        (
            "systems are no part of the other plan",
            "incident_response",
            {"callers": (SECURITY, PRIVACY), "systems": (System("a", "Chart"),)},
            ["never_reviewed", "never_tested"],
        ),
        (
            "a system without a word",
            "contingency",
            {"callers": (SECURITY,), "systems": (System("a", "Chart", critical=True),)},
            ["system", "never_reviewed", "never_tested"],
        ),
        (
            "one that care can go on without",
            "contingency",
            {"callers": (SECURITY,), "systems": (System("a", "Archive", **TOLD),)},
            ["never_reviewed", "never_tested"],
        ),
        (
            "a year since it was read",
            "contingency",
            {"callers": (SECURITY,), "systems": (System("a", "Archive", **TOLD),), "reviews": (LAST_YEAR,)},
            ["review_due", "never_tested"],
        ),
        (
            "somebody read the other plan",
            "incident_response",
            {"callers": (SECURITY, PRIVACY), "reviews": (LAST_YEAR,)},
            ["never_reviewed", "never_tested"],
        ),
    ],
    ids=lambda each: each if isinstance(each, str) and " " in each else "",
)
def test_a_plan_says_what_it_leaves_blank(about: str, plan: Plan, told: dict[str, Any], missing: list[str]) -> None:
    found = standing(plan, Facts("Maple Street", ON, **told)).missing
    assert [each.what for each in found] == missing, about
    assert [each.what for each in found if each.system] == [what for what in missing if what == "system"]


def test_what_a_system_lacks_is_said_in_one_sentence() -> None:
    system = System("a", "Chart", critical=True, **TOLD | {"hours": None, "restored_by": ""})
    first = standing("contingency", Facts("Maple Street", ON, callers=(SECURITY,), systems=(system,))).missing[0]
    assert first.text == (
        "Chart: say how soon it has to be back, who brings it back (with a number) and how to work without it."
    )


@pytest.mark.parametrize(
    ("next_on", "due_on", "because"),
    [
        (None, date(2027, 3, 2), "Once a year is our advice; the rule names no interval."),
        (date(2026, 12, 1), date(2026, 12, 1), "You set this day."),
    ],
)
def test_the_practices_own_day_goes_before_our_advice(next_on: date | None, due_on: date, because: str) -> None:
    newest = Review("contingency", date(2026, 3, 2), "Ann Ode", next_on)
    found = standing("contingency", Facts("Maple Street", ON, reviews=(newest, LAST_YEAR)))
    assert (found.reviewed, found.review_due_on, found.because) == (newest, due_on, because)


@pytest.mark.parametrize(
    ("tests", "missing", "due_on"),
    [
        ([], ["never_tested"], None),
        ([plans.Test("incident_response", ON, "Snooping")], ["never_tested"], None),
        ([plans.Test("contingency", date(2025, 11, 24), "Ransomware")], [], date(2026, 11, 24)),
        ([plans.Test("contingency", date(2026, 5, 4), "Flood", date(2026, 11, 4))], ["test_due"], date(2026, 11, 4)),
    ],
)
def test_a_plan_is_tested_by_a_drill_of_its_own(
    tests: list[plans.Test], missing: list[str], due_on: date | None
) -> None:
    told = Facts("Maple Street", ON, callers=(SECURITY,), systems=(System("a", "Archive", **TOLD),), tests=tuple(tests))
    found = standing("contingency", told)
    assert [each.what for each in found.missing] == ["never_reviewed", *missing]
    assert found.test_due_on == due_on


def test_what_cannot_be_so_of_a_review() -> None:
    assert dict(faults(Review("contingency", date(2026, 11, 24), next_on=date(2026, 11, 24)), ON)) == {
        "reviewed_on": "has not come yet",
        "next_on": "is not after this review",
    }


def test_whoever_is_in_charge_is_called_first() -> None:
    deputy, bob = Caller("Zoe", duties=("deputy", "contact_person")), Caller("bob")
    ordered = in_calling_order([bob, PRIVACY, Caller("Al"), deputy, SECURITY])
    assert [each.name for each in ordered] == ["Ann Ode", "Zoe", "Robin Reyes", "Al", "bob"]


def test_each_kind_of_incident_has_first_steps_of_its_own() -> None:
    own, shared = first_steps(ON)
    assert [kind for kind, _ in own] == list(get_args(Kind))
    assert all(steps for _, steps in own)
    assert {"write-down", "assess", "insurer", "sanction", "lessons"} == {step.id for step in shared}


def test_every_paragraph_that_a_plan_names_is_one_of_the_rules() -> None:
    texts, known = texts_on(ON), rules_on(ON).items
    told = [text.citation for plan in texts.plans.values() for part in plan.parts for text in part.texts]
    told += [part.citation for plan in texts.plans.values() for part in plan.parts]
    told = [each for each in told if not each.startswith("164.530")]
    told += [each.citation for each in texts.deadlines] + [plan.citation for plan in texts.plans.values()]
    assert [each for each in told if each and not any(item.startswith(each) for item in known)] == []


def test_a_form_has_as_many_widths_as_columns() -> None:
    forms = texts_on(ON).forms
    assert [form.id for form in forms] == ["visit", "schedule", "prescriptions", "messages", "charges"]
    assert all(len(form.widths) == len(form.head) for form in forms)
