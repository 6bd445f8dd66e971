"""Is a risk analysis complete? The nine elements of OCR's guidance, each with what keeps an analysis from being final."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from api.domain.choosing import first_pass
from api.domain.elements import TITLES, About, Element, complete
from api.domain.facts import Answer, Event, Facts, Risk, Site
from api.domain.scenarios import find_scenarios
from api.domain.snapshots import Appetite, Signature
from tests.practices import BANK, CATALOGS, NIST_30, NIST_66, PROFILES, TODAY
from tests.written import ABOUT, finished, mixed, shuffled

FACTS, FINAL = finished()
LAST = date(2026, 1, 31)


def elements(facts: Facts, about: About = FINAL, since: date | None = None, method=NIST_30) -> tuple[Element, ...]:
    return complete(facts, CATALOGS, method, find_scenarios(facts, CATALOGS, method), about, since=since)


def missing(facts: Facts, about: About = FINAL, since: date | None = None) -> dict[int, str]:
    """What is missing in each element that is not done."""
    found = elements(facts, about, since)
    return {each.number: " ".join(line.text for line in each.missing) for each in found if not each.done}


def assets(**changes: object) -> Facts:
    """The finished practice with its first asset changed."""
    first, *others = FACTS.assets
    return replace(FACTS, assets=(replace(first, retired_on=None, **changes), *others))


def risk(**changes: object) -> Facts:
    """The finished practice with its highest risk changed."""
    first, *others = FACTS.risks
    return replace(FACTS, risks=(replace(first, **changes), *others))


def about(**changes: object) -> About:
    return replace(FINAL, **changes)


def test_there_are_nine_in_order():
    assert [(each.number, each.title) for each in elements(Facts(PROFILES["forty-person group"]))] == list(
        enumerate(TITLES, start=1)
    )
    assert len(TITLES) == 9


def test_an_analysis_that_lacks_nothing_is_done():
    assert missing(FACTS) == {}
    assert all(each.done for each in elements(FACTS))


def test_an_empty_practice_lacks_something_in_every_element_that_can_be_empty():
    nobody = Signature("", "", "")
    blank = replace(
        FINAL,
        prepared_by=nobody,
        approved_by=nobody,
        next_review_on=None,
        appetite=Appetite("", "", "", ""),
        method_approved_by="",
    )
    found = missing(Facts(PROFILES["nine people, every feature"]), blank)
    assert found.keys() == {1, 2, 4, 8, 9}
    assert "No asset is recorded as holding ePHI." in found[1]
    assert "No flow of ePHI is recorded." in found[2]
    assert "75 questions of the first pass are not answered yet" in found[4]
    assert found[8].count("Record") == 2
    assert found[8].count("Name the person") == 2
    assert found[9] == "Set the day of the next review."


@pytest.mark.parametrize(
    ("facts", "number", "says"),
    [
        (assets(holds_ephi="unknown"), 1, f"Say whether these hold ePHI: {FACTS.assets[0].name}."),
        (replace(FACTS, sites=(*FACTS.sites, Site("s9", "Storage"))), 1, "when there is nothing else: Storage."),
        (replace(FACTS, assets=tuple(replace(a, holds_ephi="no") for a in FACTS.assets)), 1, "No asset is recorded as"),
        (assets(site_id=None, vendor_id=None), 2, "Say where these are kept or which vendor hosts them"),
        (replace(FACTS, flows=()), 2, "No flow of ePHI is recorded."),
        (replace(FACTS, risks=FACTS.risks[1:]), 3, CATALOGS.pairs[FACTS.risks[0].pair or ""].title),
        (risk(status="closed"), 3, "reopen them: R-001."),
        (replace(FACTS, tasks=()), 4, "no open task is to find out about"),
        (replace(FACTS, tasks=tuple(replace(task, status="done") for task in FACTS.tasks)), 4, "no open task"),
        (risk(reason=""), 5, "R-001: The level is"),
        (risk(likelihood="often"), 5, "R-001: 'often' is no likelihood here"),
        (risk(impact="huge"), 6, "R-001: 'huge' is no impact here"),
        (risk(impact=""), 6, "R-001: This risk is not rated yet"),
        (risk(method="nist-sp-800-66-r2"), 7, "R-001: This risk was rated with another method"),
        (risk(response=None), 7, "R-001: The level is"),
        (risk(owner=" "), 7, "R-001: Name the person who will see that this is done."),
        (risk(due_on=None), 7, "R-001: Give the day by which it will be done."),
        (risk(due_on=date(2026, 11, 21)), 7, "R-001: It was to be done by"),
        (risk(response="transfer", owner=""), 7, "R-001: Name the person"),
        (risk(response="avoid", due_on=None), 7, "R-001: Give the day"),
        (risk(response="accept", accepted_until=date(2027, 1, 1)), 7, "R-001: An accepted risk names the person"),
        (risk(response="accept", approved_by="Dr. Osei"), 7, "R-001: An acceptance ends on a day"),
        (
            risk(response="accept", approved_by="Dr. Osei", accepted_until=date(2026, 11, 21)),
            7,
            "R-001: The acceptance ended on",
        ),
    ],
)
def test_what_is_missing_is_said_in_its_element_and_only_there(facts: Facts, number: int, says: str):
    found = missing(facts)
    assert found.keys() == {number}
    assert says in found[number]


def test_a_risk_without_a_rating_lacks_its_likelihood_and_its_impact():
    assert missing(risk(likelihood="", impact="", level="")).keys() >= {5, 6}


@pytest.mark.parametrize(
    ("told", "number", "says"),
    [
        (about(method_approved_by=" "), 8, "Record who approved the method"),
        (about(appetite=Appetite("moderate", "", "", "")), 8, "who approved that risks up to moderate are accepted"),
        (about(prepared_by=Signature("", "", "")), 8, "Name the person who prepared this analysis."),
        (about(approved_by=Signature("", "", "")), 8, "Name the person who approves this analysis"),
        (about(next_review_on=None), 9, "Set the day of the next review."),
        (about(next_review_on=TODAY), 9, "The next review, November 22, 2026, is not after the analysis"),
    ],
)
def test_the_cover_names_who_approved_and_when_the_next_review_is(told: About, number: int, says: str):
    found = missing(FACTS, told)
    assert found.keys() == {number}
    assert says in found[number]


@pytest.mark.parametrize(
    ("event", "since", "says"),
    [
        (Event("e1", "incident", date(2026, 2, 1)), LAST, "Note what these changed, so that"),
        (Event("e1", "incident", date(2026, 2, 1), "Stolen laptop."), LAST, None),
        (Event("e1", "incident", LAST), LAST, None),
        (Event("e1", "incident", date(2026, 2, 1)), None, None),
        (Event("e1", "new_technology", date(2026, 11, 23), "A new EHR."), None, "Later than the day of this analysis"),
        (Event("e1", "restore_test", date(2026, 2, 1)), LAST, None),
    ],
)
def test_an_event_that_calls_for_a_new_look_says_what_it_changed(event: Event, since: date | None, says: str | None):
    found = missing(replace(FACTS, events=(event,)), since=since)
    assert found.keys() == ({9} if says else set())
    assert (says or "") in found.get(9, "")


def test_a_closed_risk_owes_no_rating_and_no_response():
    own = Risk("own", 99, None, "The landlord has a key", "No list of keys", status="closed")
    assert missing(replace(FACTS, risks=(*FACTS.risks, own))) == {}
    assert missing(replace(FACTS, risks=(*FACTS.risks, replace(own, status="open")))).keys() == {5, 6}


def test_an_unanswered_question_is_named_with_its_id():
    question = first_pass(BANK, FACTS.profile).first[0]
    answers: dict[str, Answer] = {id_: answer for id_, answer in FACTS.answers.items() if id_ != question.id}
    (line,) = elements(replace(FACTS, answers=answers))[3].missing
    assert line.text == f"1 question of the first pass is not answered yet: {question.safeguard}."
    assert (line.room, line.ids) == ("questions", (question.id,))


def test_many_risks_with_one_fault_are_one_sentence():
    facts = replace(FACTS, risks=tuple(replace(each, owner="") for each in FACTS.risks))
    (line,) = elements(facts)[6].missing
    assert set(line.ids) == {each.id for each in FACTS.risks}
    assert f"and {len(FACTS.risks) - 6} more: Name the person" in line.text


def test_another_method_asks_for_every_rating_again():
    assert "R-001" in " ".join(line.text for line in elements(FACTS, method=NIST_66)[6].missing)


@pytest.mark.parametrize("seed", range(4))
def test_the_order_in_which_facts_are_told_changes_nothing(seed: int):
    facts = mixed(seed)
    assert elements(shuffled(facts, seed), ABOUT, LAST) == elements(facts, ABOUT, LAST)


@pytest.mark.parametrize("change", [lambda facts: facts, lambda facts: replace(facts, risks=())])
def test_every_sentence_ends_and_points_to_a_room(change: Callable[[Facts], Facts]):
    for seed in range(6):
        for each in elements(change(mixed(seed)), ABOUT, LAST):
            assert all(line.text.endswith(".") and line.room for line in each.missing)
