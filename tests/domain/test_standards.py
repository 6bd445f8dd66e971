"""Does the law on file say what the Code of Federal Regulations says? 45 CFR 164.306-164.530."""

from collections import Counter
from datetime import date

import pytest

from api.domain.editions import NoEdition, read
from api.domain.standards import Item, proposed_rules, rules_on

TODAY = date(2026, 11, 22)
ITEMS = rules_on(TODAY).items
SECURITY = [item for item in ITEMS.values() if item.rule == "security_rule"]
COUNTED = [item for item in SECURITY if item.counted]

# Standards, required and addressable specifications.
BY_SAFEGUARD = {
    "administrative": (9, 10, 11),
    "physical": (4, 2, 6),
    "technical": (5, 2, 5),
    "organizational": (2, 7, 0),
    "documentation": (2, 3, 0),
}

ADDRESSABLE = {
    "164.308(a)(3)(ii)(A)",
    "164.308(a)(3)(ii)(B)",
    "164.308(a)(3)(ii)(C)",
    "164.308(a)(4)(ii)(B)",
    "164.308(a)(4)(ii)(C)",
    "164.308(a)(5)(ii)(A)",
    "164.308(a)(5)(ii)(B)",
    "164.308(a)(5)(ii)(C)",
    "164.308(a)(5)(ii)(D)",
    "164.308(a)(7)(ii)(D)",
    "164.308(a)(7)(ii)(E)",
    "164.310(a)(2)(i)",
    "164.310(a)(2)(ii)",
    "164.310(a)(2)(iii)",
    "164.310(a)(2)(iv)",
    "164.310(d)(2)(iii)",
    "164.310(d)(2)(iv)",
    "164.312(a)(2)(iii)",
    "164.312(a)(2)(iv)",
    "164.312(c)(2)",
    "164.312(e)(2)(i)",
    "164.312(e)(2)(ii)",
}


def test_the_security_rule_has_22_standards_and_46_specifications():
    assert Counter(item.kind for item in COUNTED) == {"standard": 22, "specification": 46}


def test_of_its_specifications_24_are_required_and_these_22_addressable():
    assert {item.citation for item in COUNTED if item.designation == "addressable"} == ADDRESSABLE
    assert sum(item.designation == "required" for item in COUNTED) == 24


@pytest.mark.parametrize(("safeguard", "counts"), BY_SAFEGUARD.items())
def test_each_group_of_safeguards_has_its_own_counts(safeguard: str, counts: tuple[int, int, int]):
    designations = Counter(item.designation for item in COUNTED if item.safeguard == safeguard)
    assert (designations[None], designations["required"], designations["addressable"]) == counts


def test_every_counted_item_belongs_to_one_of_these_groups():
    assert {item.safeguard for item in COUNTED} == set(BY_SAFEGUARD)


def test_audit_controls_are_a_standard_and_neither_required_nor_addressable():
    assert (ITEMS["164.312(b)"].kind, ITEMS["164.312(b)"].designation) == ("standard", None)


def test_a_business_associate_contract_is_cited_by_the_paragraph_in_force():
    assert ITEMS["164.308(b)(3)"].designation == "required"
    assert "164.308(b)(4)" not in ITEMS
    assert "164.314(a)(3)(i)" not in ITEMS


@pytest.mark.parametrize("item", SECURITY, ids=lambda item: item.citation)
def test_a_designation_stands_on_specifications_alone(item: Item):
    assert (item.designation is not None) == (item.kind == "specification")


@pytest.mark.parametrize("item", ITEMS.values(), ids=lambda item: item.citation)
def test_an_item_s_parent_is_on_file_above_it(item: Item):
    citations = list(ITEMS)
    assert item.parent == "" or citations.index(item.parent) < citations.index(item.citation)
    assert item.parent == "" or ITEMS[item.parent].section == item.section


@pytest.mark.parametrize("item", COUNTED, ids=lambda item: item.citation)
def test_a_counted_specification_carries_out_a_counted_standard(item: Item):
    if item.kind == "specification":
        assert (ITEMS[item.parent].kind, ITEMS[item.parent].counted) == ("standard", True)
    else:
        assert item.parent == ""


@pytest.mark.parametrize("item", ITEMS.values(), ids=lambda item: item.citation)
def test_an_item_says_what_it_asks_in_a_sentence(item: Item):
    assert item.title
    assert item.summary.endswith(".")
    assert item.authority == "law"


def test_no_title_of_ours_is_passed_off_as_official():
    assert {item.citation for item in SECURITY if not item.official_title} == {
        "164.308(b)(2)",
        "164.314(a)(2)(i)(A)",
        "164.314(a)(2)(i)(B)",
        "164.314(a)(2)(i)(C)",
        "164.314(b)(2)(i)",
        "164.314(b)(2)(ii)",
        "164.314(b)(2)(iii)",
        "164.314(b)(2)(iv)",
    }


def test_the_security_rule_stands_in_its_own_order():
    citations = [item.citation for item in SECURITY]
    assert citations == sorted(citations, key=place)


def place(citation: str) -> list[tuple[int, str]]:
    """Where a paragraph stands: letters, digits, roman numerals and capitals take turns (1 CFR 21.11)."""
    section, *marks = citation.replace(")", "").split("(")
    roman = ("i", "ii", "iii", "iv", "v", "vi")
    ranks = [
        roman.index(mark) if depth == 2 else int(mark) if mark.isdigit() else 0 for depth, mark in enumerate(marks)
    ]
    return [(0, section), *((rank, "" if rank else mark) for rank, mark in zip(ranks, marks, strict=True))]


def test_a_standard_finds_the_specifications_that_carry_it_out():
    assert [item.title for item in rules_on(TODAY).children("164.312(a)(1)")] == [
        "Unique user identification",
        "Emergency access procedure",
        "Automatic logoff",
        "Encryption and decryption",
    ]


def test_the_notices_after_a_breach_are_due_within_60_days():
    assert "60 calendar days" in ITEMS["164.404(b)"].deadline
    assert "calendar year of discovery" in ITEMS["164.408(c)"].deadline


def test_no_paragraph_belongs_to_two_rules():
    rows = [
        row["citation"] for rule, edition in rules_on(TODAY).editions.items() for row in read(rule, edition)["item"]
    ]
    assert len(rows) == len(set(rows)) == len(ITEMS)


def test_before_the_omnibus_rule_no_rules_are_on_file():
    with pytest.raises(NoEdition, match="2013-03-26"):
        rules_on(date(2013, 3, 25))


@pytest.mark.parametrize(
    ("day", "rules"),
    [
        (date(2013, 3, 26), {"security_rule", "breach_rule"}),
        (date(2025, 6, 17), {"security_rule", "breach_rule"}),
        (date(2025, 6, 18), {"security_rule", "breach_rule", "privacy_rule"}),
    ],
)
def test_each_rule_contributes_from_the_day_its_edition_is_in_force(day: date, rules: set[str]):
    assert set(rules_on(day).editions) == rules
    assert {item.rule for item in rules_on(day).items.values()} == rules


def test_what_a_court_vacated_is_no_duty():
    assert ITEMS["164.502(a)(5)(iii)"].kind == "note"


def test_what_is_only_proposed_is_never_among_the_rules():
    proposed = proposed_rules()
    assert len(proposed.items) == 51
    assert {item.authority for item in proposed.items.values()} == {"proposed"}
    assert {item.authority for item in rules_on(date(2040, 1, 1)).items.values()} == {"law"}
    assert (
        not {item.title for item in proposed.items.values()}
        & {"Multi-factor authentication"}
        & {item.title for item in ITEMS.values()}
    )
    assert not set(proposed.items) & set(ITEMS)


@pytest.mark.parametrize("proposal", proposed_rules().items.values(), ids=lambda proposal: proposal.id)
def test_a_proposal_says_how_sure_we_are_and_names_paragraphs_in_force(proposal):
    assert proposal.confidence in {"corroborated", "general knowledge"}
    assert set(proposal.counterparts) <= set(ITEMS)
