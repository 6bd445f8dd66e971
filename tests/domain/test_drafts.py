"""Our own templates say all fifteen things, by our own search, whatever the record tells."""

from datetime import date
from typing import get_args

import pytest

from api.domain.contracts import Kind, elements_on, search
from api.domain.drafts import BLANK, Facts, write

ON = date(2026, 11, 23)
LATER = date(2027, 1, 4)


def facts(kind: Kind, **told: object) -> Facts:
    return Facts(**{"kind": kind, "practice": "Maple Street", "other": "Cloudchart", "service": "Charts", **told})  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", get_args(Kind))
@pytest.mark.parametrize("told", [{}, {"renews": True, "expires_on": LATER, "yearly_verification": True}])
def test_each_template_has_all_fifteen(kind: Kind, told: dict[str, object]) -> None:
    found = search(write(facts(kind, **told), ON).text, elements_on(ON))
    assert [each.element.id for each in found if each.suggested != "present"] == []


def test_each_element_is_cited_by_a_term_of_its_own() -> None:
    draft = write(facts("business_associate"), ON)
    cited = [citation for _, paragraphs in draft.terms for _, citation in paragraphs]
    assert {each.citation for each in elements_on(ON)} <= set(cited)
    by_citation = {citation: text for _, paragraphs in draft.terms for text, citation in paragraphs}
    for each in elements_on(ON):
        own = {clause.element.id: clause.suggested for clause in search(by_citation[each.citation], [each])}
        assert own == {each.id: "present"}


@pytest.mark.parametrize(
    ("kind", "sides", "says"),
    [
        ("business_associate", ("Maple Street", "Cloudchart"), "Cloudchart is called the Business Associate."),
        ("reverse", ("Cloudchart", "Maple Street"), "Maple Street is called the Business Associate."),
        ("subcontractor", ("Maple Street", "Cloudchart"), "Cloudchart is called the Subcontractor."),
    ],
)
def test_who_gives_and_who_gets_the_information(kind: Kind, sides: tuple[str, str], says: str) -> None:
    draft = write(facts(kind), ON)
    assert draft.sides == sides
    assert says in draft.text


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({}, "no later than 60 calendar days"),
        ({"notice_days": 5}, "no later than 5 calendar days"),
        ({}, f"This agreement begins on {BLANK}."),
        ({"begins_on": LATER}, "This agreement begins on January 4, 2027."),
        ({}, "It ends when the services end."),
        ({"expires_on": LATER}, "It ends on January 4, 2027, or with the services"),
        ({"expires_on": LATER, "renews": True}, "Its term is over on January 4, 2027."),
        ({"yearly_verification": True}, "Once a year, the Business Associate confirms"),
        ({"service": "Keeps {charts}."}, "does this work: Keeps {charts}."),
        ({"service": ""}, f"does this work: {BLANK}."),
    ],
)
def test_the_record_is_merged(told: dict[str, object], says: str) -> None:
    assert says in write(facts("business_associate", **told), ON).text


def test_it_lacks_the_service_and_nothing_else() -> None:
    assert len(write(facts("reverse", service=" "), ON).lacks) == 1
    assert write(facts("reverse"), ON).lacks == ()
