"""Is a statement true here? Held against answers, habits, values and the profile, and never printed as true if not."""

from dataclasses import replace
from datetime import date

import pytest

from api.domain.facts import Answer, Facts, Person, Profile
from api.domain.matching import Here, calls_for, cover, draft, hold
from api.domain.policies import BadLibrary, Section, Statement, Template, blank, fill, library_on, load, places
from api.domain.questions import bank_on
from api.domain.standards import rules_on

ON = date(2026, 11, 22)
BANK = bank_on(ON)
TEAM = Profile(people=9, office=True)
LEAVING = "leaving-access"
BEST = BANK.questions[LEAVING].options[0].id
GRADED = [(option.id, option.grade.value) for option in BANK.questions[LEAVING].options]
TABLES = {
    "particular": [
        {"id": "end-hours", "kind": "number", "question": "Within how many hours?", "unit": "hour", "least": 1},
        {"id": "noted", "kind": "habit", "question": "Is it written down?"},
        {"id": "place", "kind": "text", "question": "Where do papers lie?"},
    ],
    "policy": [],
}
LIBRARY = load(ON, TABLES)


def here(facts: Facts | None = None, **particulars: str) -> Here:
    facts = facts or Facts(TEAM)
    named = {name.replace("_", "-"): value for name, value in particulars.items()}
    return Here("Tansy Ridge", replace(facts, particulars=named), BANK, LIBRARY, ON)


def statement(text: str = "We do it.", *asserts: str, needs: tuple[str, ...] = (), covers: tuple[str, ...] = ()):
    return Statement("x.y", text, covers, asserts, needs)


def answered(option: str, profile: Profile = TEAM) -> Facts:
    return Facts(profile, answers={LEAVING: Answer(LEAVING, option, "not here")})


@pytest.mark.parametrize(("option", "grade"), GRADED)
def test_an_answer_bears_a_statement_out_only_when_it_is_in_place(option, grade):
    (match,) = hold(here(answered(option)), [statement("We do it.", LEAVING)])

    expected = {
        "verified": "holds",
        "in_place": "holds",
        "partly": "false",
        "no": "false",
        "dont_know": "unknown",
        "not_applicable": "not_applicable",
    }[grade]
    assert (match.finding, match.matches) == (expected, expected == "holds")
    assert bool(match.against) == (expected != "holds")


def test_an_unanswered_question_is_unknown_and_one_that_does_not_apply_says_so():
    (open_,) = hold(here(), [statement("We do it.", LEAVING)])
    (none,) = hold(here(Facts(Profile(people=1))), [statement("We do it.", "phones-down-nobody-asks")])
    needs = next(question for question in BANK.questions.values() if "server" in question.needs)
    (serverless,) = hold(here(Facts(Profile(server=False))), [statement("We do it.", needs.id)])

    assert open_.finding == "unknown"
    assert none.finding == "unknown"
    assert serverless.finding == "not_applicable"


@pytest.mark.parametrize(
    ("value", "finding"),
    [
        ("yes", "holds"),
        ("no", "false"),
        ("dont_know", "unknown"),
        ("not_applicable", "not_applicable"),
        ("", "unknown"),
    ],
)
def test_a_habit_is_what_was_said_of_it(value, finding):
    (match,) = hold(here(noted=value), [statement("We write it down.", "noted")])

    assert match.finding == finding


@pytest.mark.parametrize(("hours", "words"), [("1", "within 1 hour"), ("24", "within 24 hours")])
def test_a_value_is_put_in_with_its_unit(hours, words):
    (match,) = hold(here(end_hours=hours), [statement("Access ends within {end-hours}.")])

    assert match.finding == "holds"
    assert words in match.text


def test_a_value_that_nobody_told_leaves_its_place_and_never_matches():
    (match,) = hold(here(), [statement("Access ends within {end-hours}.")])

    assert (match.finding, match.text) == ("unknown", "Access ends within {end-hours}.")


def test_officials_are_named_from_the_records_of_the_day():
    facts = Facts(
        TEAM,
        people=(
            Person("1", "Ann Ode", "", ended_on=date(2026, 11, 1), duties=("security_official",)),
            Person("2", "Ben Ito", "", duties=("security_official",)),
        ),
    )
    (match,) = hold(here(facts), [statement("{security-official} sees to it at {practice}.")])
    (nobody,) = hold(here(facts), [statement("{privacy-official} sees to it.")])

    assert match.text == "Ben Ito sees to it at Tansy Ridge."
    assert (nobody.finding, nobody.against[0].says) == ("unknown", "Nobody on record is named as a privacy official.")


def test_the_worst_that_was_found_counts():
    facts = answered("not_applicable")
    (both,) = hold(here(facts, noted="no"), [statement("We do it.", LEAVING, "noted")])
    (unknown,) = hold(here(facts), [statement("We do it.", LEAVING, "noted")])

    assert (both.finding, unknown.finding) == ("false", "unknown")


def test_a_statement_for_another_kind_of_practice_is_not_drafted_and_does_not_match():
    telehealth = statement("We see patients by video.", "noted", needs=("telehealth",))
    onsite = statement("We lock the server room.", "server-room")
    kept = statement("We note it.", "noted")
    template = Template(
        "x", "POL-01", "X", "security", "core", ("team",), (), "", (Section("S", (telehealth, onsite, kept)),)
    )

    assert draft(here(), template) == (kept,)
    assert draft(here(Facts(replace(TEAM, telehealth=True, server=True))), template) == (telehealth, onsite, kept)
    assert (calls_for(here(), template), calls_for(here(Facts(Profile(people=1))), template)) == (True, False)
    assert hold(here(noted="yes"), [telehealth])[0].finding == "not_applicable"


def test_what_is_under_way_counts_until_its_day_and_no_longer():
    plans = {"x.y": date(2026, 11, 22)}
    (due,) = hold(here(noted="no"), [statement("We do it.", "noted")], plans)
    (late,) = hold(replace(here(noted="no"), on=date(2026, 11, 23)), [statement("We do it.", "noted")], plans)

    assert (due.finding, due.matches, late.matches) == ("false", True, False)


def test_a_value_that_changed_since_approval_speaks_against_the_approved_words():
    approved = {"x.y": "Access ends within 1 hour."}
    (same,) = hold(here(end_hours="1"), [statement("Access ends within {end-hours}.")], approved=approved)
    (other,) = hold(here(end_hours="24"), [statement("Access ends within {end-hours}.")], approved=approved)

    assert (same.finding, other.finding, other.text) == ("holds", "false", "Access ends within 1 hour.")
    assert other.against[-1].says.endswith("Access ends within 24 hours.")


def test_each_counted_paragraph_knows_the_statements_that_cover_it():
    items = rules_on(ON).items
    covered = cover(
        items,
        [
            statement(covers=("164.308(a)(3)(ii)(C)",)),
            statement(covers=("164.314(a)(2)(i)(A)", "164.314(a)(2)(i)(B)")),
            statement(covers=("164.308(a)(3)(ii)(C)", "164.530(c)")),
        ],
    )

    assert covered["164.308(a)(3)(ii)(C)"] == (0, 2)
    assert covered["164.314(a)(2)(i)"] == (1,)
    assert covered["164.308(a)(1)(ii)(A)"] == ()
    assert "164.314(a)(2)(i)(A)" not in covered


def test_places_are_found_and_filled():
    assert places("{a} and {b} and {a}") == ("a", "b")
    assert fill("{a} and {b}", {"a": "one"}) == "one and {b}"
    assert blank("one and {b}") == "one and _____"


def policy(**statement: object) -> dict[str, list[dict[str, object]]]:
    row = {"id": "p.s", "text": "We do it.", "covers": [], "asserts": ["noted"]} | statement
    return TABLES | {
        "policy": [
            {
                "id": "p",
                "reference": "POL-01",
                "title": "P",
                "rule": "security",
                "need": "core",
                "audience": [],
                "purpose": "",
                "section": [{"title": "S", "statement": [row]}],
            }
        ]
    }


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"asserts": []}, "asserts nothing"),
        ({"asserts": [], "text": "{practice} does it."}, "asserts nothing"),
        ({"text": "In {nowhere}."}, "nothing can fill"),
        ({"text": "In {noted}."}, "nothing can fill"),
    ],
)
def test_a_library_that_promises_without_a_fact_is_refused(wrong, says):
    with pytest.raises(BadLibrary, match=says):
        load(ON, policy(**wrong))


def test_an_id_stands_once():
    with pytest.raises(BadLibrary, match="stands twice"):
        load(ON, TABLES | {"particular": TABLES["particular"] * 2})


def test_every_template_asserts_what_this_editions_bank_or_library_knows():
    library = library_on(ON)
    items = rules_on(ON).items

    for template in library.templates.values():
        for each in template.statements:
            assert all(id in BANK.questions or library.is_habit(id) for id in each.asserts), each.id
            assert each.covers, each.id
            assert all(citation in items for citation in each.covers), each.id
            assert each.id.startswith(f"{template.id}."), each.id
