"""Who signs which paper, what another text leaves to be signed anew, and which name counts as the one on file."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain import determinations
from api.domain.editions import NoEdition, published
from api.domain.signings import CATALOG, Paper, asked, is_named, owed, papers_of, papers_on
from api.domain.standards import rules_on

FIRST = published(CATALOG)[0]
PAPERS = papers_on(FIRST)
TABLE = determinations.table_on(FIRST)
STATEMENT, ADDENDUM = PAPERS
BY_CASE = {case.id: case.documents for case in TABLE.cases}


@pytest.mark.parametrize(
    ("pack", "signs"),
    [
        pytest.param(None, (STATEMENT,), id="nobody was asked about them yet"),
        pytest.param(BY_CASE["employee"], (STATEMENT,), id="an employee"),
        pytest.param(BY_CASE["directed"], (STATEMENT, ADDENDUM), id="a contractor who is directed"),
        pytest.param(BY_CASE["presumed"], (STATEMENT, ADDENDUM), id="workforce by presumption"),
        pytest.param(BY_CASE["not-involved"], (), id="not involved"),
        pytest.param(("business_associate_agreement",), (), id="a business associate"),
        pytest.param((), (), id="no document at all"),
    ],
)
def test_a_person_signs_what_their_determination_asks_for(
    pack: tuple[str, ...] | None, signs: tuple[Paper, ...]
) -> None:
    assert asked(PAPERS, pack) == signs


@pytest.mark.parametrize(
    ("signed", "left"),
    [
        (set(), (STATEMENT, ADDENDUM)),
        ({(STATEMENT.id, STATEMENT.terms.digest)}, (ADDENDUM,)),
        ({(STATEMENT.id, "the digest of an older text")}, (STATEMENT, ADDENDUM)),
        ({(ADDENDUM.id, STATEMENT.terms.digest)}, (STATEMENT, ADDENDUM)),
        ({(each.id, each.terms.digest) for each in PAPERS}, ()),
    ],
    ids=["nothing", "one", "an older text", "the text of another paper", "both"],
)
def test_what_is_signed_with_this_very_text_is_not_owed(signed: set[tuple[str, str]], left: tuple[Paper, ...]) -> None:
    assert owed(PAPERS, BY_CASE["directed"], signed) == left


def test_a_paper_with_another_text_is_owed_anew() -> None:
    signed = {(STATEMENT.id, STATEMENT.terms.digest)}
    changed = replace(STATEMENT, terms=replace(STATEMENT.terms, promises=STATEMENT.terms.promises[1:]))
    assert owed((changed,), None, signed) == (changed,)
    assert owed((STATEMENT,), None, signed) == ()


@given(st.none() | st.sets(st.sampled_from(sorted(TABLE.documents))), st.sets(st.sampled_from(PAPERS)))
def test_whoever_signs_all_that_is_owed_owes_nothing(pack: set[str] | None, before: set[Paper]) -> None:
    signed = {(each.id, each.terms.digest) for each in before}
    left = owed(PAPERS, pack, signed)
    assert set(left) <= set(asked(PAPERS, pack)) - before
    assert owed(PAPERS, pack, signed | {(each.id, each.terms.digest) for each in left}) == ()


@pytest.mark.parametrize(
    ("typed", "on_file", "named"),
    [
        ("Robin Reyes", "Robin Reyes", True),
        ("  robin   REYES ", "Robin Reyes", True),
        ("Zoe Munoz", "Zoë Muñoz", True),
        ("Pat O’Neil", "Pat O'Neil", True),
        ("Anne Marie Cole", "Anne-Marie Cole", True),
        ("Robin", "Robin Reyes", False),
        ("Robin Reyes Cole", "Robin Reyes", False),
        ("Reyes Robin", "Robin Reyes", False),
        ("R. Reyes", "Robin Reyes", False),
        ("李小龙", "李小龙", True),
        ("李小龍", "李小龙", False),
        (" ", "…", False),
    ],
)
def test_a_name_counts_whatever_its_case_spaces_and_accents(typed: str, on_file: str, named: bool) -> None:
    assert is_named(typed, on_file) == named


@given(st.text(min_size=1).filter(lambda name: name.strip()))
def test_a_name_typed_as_it_is_on_file_always_counts(name: str) -> None:
    assert is_named(name, name)
    assert is_named(f"  {name} ", name)


def test_every_paper_is_a_document_that_some_status_asks_for() -> None:
    assert {each.id for each in PAPERS} <= {paper for documents in BY_CASE.values() for paper in documents}


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.id)
def test_a_paper_is_told_to_be_our_advice_and_fits_on_a_phone(paper: Paper) -> None:
    assert "our advice" in paper.terms.says
    assert len(paper.terms.promises) <= 8
    assert max(len(promise) for promise in paper.terms.promises) <= 160
    assert paper.rests_on


def test_the_addendum_says_what_it_does_not_settle_and_who_reads_it_first() -> None:
    assert "tax or employment law" in ADDENDUM.terms.says
    assert "Counsel should read it before its first use" in ADDENDUM.terms.says


def test_the_cited_paragraphs_of_the_security_rule_are_its_own() -> None:
    cited = {each.citation for paper in PAPERS for each in paper.rests_on if each.citation.startswith("164.3")}
    assert cited
    assert cited <= rules_on(FIRST).items.keys()


def test_before_the_first_edition_there_is_nothing_to_sign() -> None:
    with pytest.raises(NoEdition):
        papers_on(date(2000, 1, 1))
    assert papers_of(FIRST) == PAPERS
