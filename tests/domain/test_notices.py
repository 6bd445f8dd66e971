"""Does a notice hold every element of 45 CFR 164.520(b)(1) once, in words that fit, and name what it lacks?"""

import re
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.editions import read
from api.domain.notices import (
    CATALOG,
    begun,
    draw_up,
    header,
    notices_of,
    notices_on,
    outgrown,
    sectioned,
)
from api.domain.policies import places
from tests.days import TODAY

EDITION = notices_on(TODAY)
PRACTICE = "Maple Street Family Medicine"
TOLD = {
    "direct": "yes",
    "office": "yes",
    "electronic": "no",
    "website": "no",
    "reminders": "no",
    "exchange": "no",
    "directory": "no",
    "fundraising": "no",
    "psychotherapy": "no",
    "part2": "no",
    "ohca": "no",
    "contact": "our privacy official",
    "contact_phone": "(217) 555-0142",
    "complaint_address": "12 Maple Street, Springfield",
    "reserves": "yes",
    "effective_on": "2027-01-04",
}
JOINT = TOLD | {
    "ohca": "yes",
    "joint": "yes",
    "entities": ("Lake Therapy, PLLC", "Dr. Ann Ode"),
    "sites": ("12 Maple Street",),
    "shares": "yes",
    "agreed": "yes",
}
YES_NO = [ask.id for ask in EDITION.asks if ask.kind == "yes_no"]

# The paragraphs of 164.520(b)(1), and how often a notice with everything in it serves each of them.
CONTENT = {
    "(i)": 1,
    "(ii)(A)": 5,  # treatment, payment and operations, an exchange, reminders; an arrangement has a joint notice here
    "(ii)(B)": 14,
    "(ii)(C)": 2,
    "(ii)(E)": 4,
    "(ii)(H)": 1,
    "(iii)(A)": 1,
    "(iii)(D)": 1,
    "(iii)(E)": 1,
    "(iv)(A)": 1,
    "(iv)(B)": 1,
    "(iv)(C)": 1,
    "(iv)(D)": 1,
    "(iv)(E)": 1,
    "(iv)(F)": 1,
    "(v)(A)": 1,
    "(v)(B)": 1,
    "(v)(C)": 1,
    "(vi)": 1,
    "(vii)": 1,
    "(viii)": 1,
}
EVERYTHING = (
    JOINT
    | dict.fromkeys(YES_NO, "yes")
    | {
        "website_address": "maple.example",
        "part2_limits": "We ask for your written consent first.",
        "counsel": "Test results for minors are theirs.",
    }
)
NEVER = {
    "(ii)(D)": "it asks for detail in the descriptions, and has no words of its own",
    "(ii)(F)": "what it points to was vacated",
    "(ii)(G)": "what it points to was vacated",
    "(iii)(B)": "for health plans",
    "(iii)(C)": "for health plans",
}


def drawn(facts):
    return draw_up(EDITION, PRACTICE, facts)


def texts(facts):
    return {part.id: part.text for part in drawn(facts).parts}


@pytest.mark.parametrize("paragraph", CONTENT)
def test_every_paragraph_on_content_is_served(paragraph):
    served = [part for part in drawn(EVERYTHING).parts if part.citation == f"164.520(b)(1){paragraph}"]

    assert len(served) == CONTENT[paragraph]
    assert all(part.text and not part.lacks for part in served)


def test_what_the_paragraphs_ask_of_a_practice_without_specialties_is_served_too():
    plain = {part.citation for part in drawn(TOLD).parts}
    sometimes = {"(ii)(C)", "(iii)(A)", "(iii)(D)", "(iii)(E)"}

    assert {f"164.520(b)(1){each}" for each in CONTENT.keys() - sometimes} <= plain
    assert not {f"164.520(b)(1){each}" for each in sometimes} & plain


@pytest.mark.parametrize("paragraph", NEVER)
def test_no_words_claim_to_serve_what_is_left_out(paragraph):
    assert f"164.520(b)(1){paragraph}" not in {element.citation for element in EDITION.elements}


@pytest.mark.parametrize("paragraph", ["(ii)(F)", "(ii)(G)", "(ii)(H)"])
def test_what_a_ruling_left_open_is_told_to_counsel(paragraph):
    assert f"164.520(b)(1){paragraph}" in {point.citation for point in drawn(TOLD).points}


def test_the_header_is_the_statement_that_the_rule_prescribes():
    assert header(drawn({}).parts) == (
        "THIS NOTICE DESCRIBES HOW MEDICAL INFORMATION ABOUT YOU MAY BE USED AND DISCLOSED AND HOW YOU CAN GET ACCESS TO "
        "THIS INFORMATION. PLEASE REVIEW IT CAREFULLY."
    )


@pytest.mark.parametrize(
    ("changes", "there", "gone"),
    [
        ({"exchange": "yes"}, {"exchange"}, set()),
        ({"reminders": "yes"}, {"reminders"}, set()),
        ({"directory": "yes"}, {"directory"}, set()),
        ({"fundraising": "yes"}, {"fundraising"}, {"part2.fundraising"}),
        (
            {"part2": "yes", "part2_limits": "With consent."},
            {"part2.limits", "part2.proceedings"},
            {"part2.fundraising"},
        ),
        (
            {"part2": "yes", "part2_limits": "With consent.", "fundraising": "yes", "part2_fundraising": "yes"},
            {"part2.fundraising", "fundraising"},
            set(),
        ),
        ({"part2": "no", "part2_fundraising": "yes"}, set(), {"part2.fundraising", "part2.limits"}),
        ({"ohca": "yes", "joint": "no"}, {"arrangement", "who"}, {"joint.entities", "joint.sharing"}),
        ({"ohca": "no", "joint": "yes"}, {"who"}, {"joint.entities", "arrangement"}),
        ({"reserves": "no"}, set(), {"changes"}),
        ({"counsel": "State law wants more."}, {"counsel"}, set()),
        ({}, {"who"}, {"counsel", "exchange", "reminders", "directory", "fundraising", "arrangement"}),
    ],
)
def test_a_fact_brings_its_part(changes, there, gone):
    found = drawn(TOLD | changes)
    said = {part.id for part in found.parts if part.text}

    assert found.missing == ()
    assert there <= said
    assert not gone & said


def test_a_joint_notice_names_whom_and_where_it_is_for_and_says_that_they_share():
    found = texts(JOINT)

    assert f"{PRACTICE} and of the others in our organized health care arrangement" in found["joint.entities"]
    assert "Lake Therapy, PLLC; Dr. Ann Ode" in found["joint.entities"]
    assert found["joint.sites"] == "It holds for care at these places: 12 Maple Street."
    assert "share your information with each other" in found["joint.sharing"]
    assert "who" not in found
    assert "joint.sharing" not in texts(JOINT | {"shares": "no"})


def test_a_joint_notice_waits_until_all_have_agreed():
    assert [(each.fact, each.says[:21]) for each in drawn(JOINT | {"agreed": "no"}).missing] == [
        ("agreed", "Each of them has to a")
    ]


@pytest.mark.parametrize(("psychotherapy", "says"), [("yes", "only with your written permission"), ("no", "keep no")])
def test_psychotherapy_notes_are_described_either_way(psychotherapy, says):
    assert says in texts(TOLD | {"psychotherapy": psychotherapy})["psychotherapy"]


@pytest.mark.parametrize(("office", "website"), [*product(["yes", "no"], repeat=2)])
def test_how_a_new_notice_is_given_follows_from_where_patients_are_seen(office, website):
    says = texts(TOLD | {"office": office, "website": website, "website_address": "maple.example"})["changes"]

    assert ("hang in our office" in says) == (office == "yes")
    assert ("maple.example" in says) == (website == "yes")
    assert "ask" in says


@pytest.mark.parametrize("fact", [ask.id for ask in EDITION.asks if not ask.optional])
def test_each_fact_that_is_not_told_is_named_and_its_words_wait(fact):
    facts = {name: value for name, value in EVERYTHING.items() if name != fact}
    found = drawn(facts)

    assert fact in {each.fact for each in found.missing}
    assert all(bool(part.text) != bool(part.lacks) for part in found.parts)


@pytest.mark.parametrize("blank", ["Ask [name of official].", "Call ____ for help.", "{contact}", "See ......"])
@pytest.mark.parametrize("fact", ["contact", "counsel", "complaint_address"])
def test_a_blank_in_somebodys_words_is_missing_and_not_printed(fact, blank):
    found = drawn(TOLD | {fact: blank})

    assert [each.fact for each in found.missing] == [fact]
    assert all(blank not in part.text for part in found.parts)


@pytest.mark.parametrize(
    ("changes", "ways"),
    [
        ({}, {"request", "first_service", "emergency", "copies", "posted"}),
        ({"office": "no"}, {"request", "first_service", "emergency"}),
        ({"website": "yes"}, {"request", "first_service", "emergency", "copies", "posted", "website"}),
        ({"electronic": "yes"}, {"request", "first_service", "emergency", "copies", "posted", "electronic"}),
        ({"direct": "no", "electronic": "yes"}, {"request"}),
    ],
)
def test_ways_to_give_it_follow_from_the_facts(changes, ways):
    assert {each.id for each in drawn(TOLD | changes).provisions} == ways


def test_what_has_changed_since_asks_for_a_new_notice():
    assert outgrown(EDITION, TOLD, PRACTICE, PRACTICE, {"website": False}) == ()
    renamed = outgrown(EDITION, TOLD, PRACTICE, "Oak Street", {})
    assert renamed == (f"It names the practice {PRACTICE}, and the practice is called Oak Street now.",)
    assert [each[:29] for each in outgrown(EDITION, TOLD, PRACTICE, PRACTICE, {"website": True})] == [
        "It was written with “no” to “"
    ]


def test_a_first_draft_begins_with_what_is_known():
    assert begun({"website": True}, "our privacy official") == {"website": "yes", "contact": "our privacy official"}
    assert begun({}, "") == {}


def test_the_catalog_asks_before_it_depends_and_asks_for_nothing_in_vain():
    asked: set[str] = set()
    for ask in EDITION.asks:
        assert set(ask.when) <= asked, ask.id
        asked.add(ask.id)
    told = {name for each in (*EDITION.elements, *EDITION.provisions, *EDITION.points) for name in each.when}
    told |= {
        name for element in EDITION.elements for text in element.texts for name in (*text.when, *places(text.text))
    }
    told |= {name for ask in EDITION.asks for name in ask.when} | {"agreed"}
    assert told - {"practice"} == asked


def test_ids_stand_once_and_sections_are_there():
    for rows in (EDITION.asks, EDITION.elements, EDITION.provisions, EDITION.points):
        assert len({each.id for each in rows}) == len(rows)
    assert {element.section for element in EDITION.elements} == {"", *(section.id for section in EDITION.sections)}


def test_every_citation_is_a_paragraph_on_notices():
    told = read(CATALOG, EDITION.edition)
    cited = {each.get("citation", "") for name in ("ask", "element", "provision", "point") for each in told[name]}
    assert all(re.fullmatch(r"164\.(520|530)(\([a-zA-Z0-9]+\))+", each) for each in cited - {""})
    assert {each for each in cited if each.startswith("164.530")} == {"164.530(i)(4)(ii)"}


def test_patients_can_read_it():
    """The sentences are short; the prescribed statement is not ours."""
    parts = [part.text for part in drawn(EVERYTHING).parts if part.id != "header"]
    sentences = [each for text in parts for each in re.split(r"(?<=[.?])\s+", text) if each]
    words = [len(each.split()) for each in sentences]

    assert sum(words) / len(words) < 18
    assert all(each <= 36 for each in words)


def test_a_section_without_a_part_is_left_out():
    titles = [title for title, _ in sectioned(EDITION, drawn(TOLD).parts)]
    assert "Where tighter limits hold" not in titles
    assert titles[0] == "Who follows this notice"
    assert sum(len(parts) for _, parts in sectioned(EDITION, drawn(TOLD).parts)) == len(drawn(TOLD).parts) - 1


VALUES = {
    "yes_no": st.sampled_from(["yes", "no", ""]),
    "line": st.sampled_from(["", "our manager", "[name]"]),
    "text": st.sampled_from(["", "With consent.", "Until ____."]),
    "list": st.sampled_from([(), ("Lake Therapy",), ("A", "[B]")]),
    "day": st.sampled_from(["", "2027-01-04"]),
}
FACTS = st.fixed_dictionaries({ask.id: VALUES[ask.kind] for ask in EDITION.asks})


@given(FACTS)
def test_every_element_is_covered_once_or_names_what_it_lacks(facts):
    found = drawn(facts)

    assert len({part.id for part in found.parts}) == len(found.parts)
    assert all(bool(part.text) != bool(part.lacks) for part in found.parts)
    assert not re.search(r"[{}\[\]]|__", " ".join(part.text for part in found.parts))
    lacking = {fact for part in found.parts for fact in part.lacks}
    assert lacking <= {each.fact for each in found.missing}
    if not found.missing:
        assert all(part.text for part in found.parts)


@given(FACTS, FACTS)
def test_what_is_not_asked_changes_nothing(facts, others):
    found = drawn(facts)
    asked = {ask.id for ask in found.asks}

    assert drawn({name: facts[name] if name in asked else others[name] for name in facts}) == found


@given(FACTS)
def test_telling_more_never_unsays_what_was_told(facts):
    """Filling in what is missing leaves every part that had words with the same ones."""
    before = {part.id: part.text for part in drawn(facts).parts if part.text}
    more = facts | {
        name: EVERYTHING[name] for name in facts if not facts[name] and name not in ("ohca", "joint", "counsel")
    }
    after = texts(more)

    assert {id: after.get(id) for id in before} == before


def test_an_edition_is_known_by_its_day():
    assert notices_of(date(2026, 7, 1)) is EDITION
