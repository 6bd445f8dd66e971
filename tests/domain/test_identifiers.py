"""What looks like a patient's identifier and what does not; a compliance officer can extend identifiers.json."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.domain.identifiers import hits, kinds_on
from tests.days import TODAY

CASES = json.loads(Path(__file__).with_name("identifiers.json").read_text("utf-8"))
KINDS = kinds_on(TODAY)


@pytest.mark.parametrize(("text", "finds"), CASES, ids=[text or "nothing" for text, _ in CASES])
def test_a_text_looks_like_these_and_nothing_else(text: str, finds: list[str]) -> None:
    assert sorted(hit.kind.title for hit in hits(KINDS, text)) == sorted(finds)


@pytest.mark.parametrize("text", [text for text, finds in CASES if not finds])
def test_a_harmless_text_stays_harmless_beside_others(text: str) -> None:
    assert hits(KINDS, [text, text, text]) == []


def test_every_kind_is_found_by_some_case() -> None:
    assert {hit.kind.id for text, _ in CASES for hit in hits(KINDS, text)} == {kind.id for kind in KINDS}


def test_it_says_where_and_in_which_line() -> None:
    sent = {"name": "Ann", "rows": [{"note": "fine"}, {"note": "one\ntwo\nMRN 1234567"}]}
    (hit,) = hits(KINDS, sent)
    assert (hit.place, hit.kind.id, hit.line) == (("rows", 1, "note"), "medical_record_number", 3)


def test_two_cells_are_never_read_as_one() -> None:
    assert hits(KINDS, ["SSN", "219099999", "MRN", "1234567", "DOB", "1/2/1950"]) == []


def test_secrets_are_not_read() -> None:
    assert hits(KINDS, {"token": "219-09-9999", "password": "MRN 1234567", "deep": {"key": "219-09-9999"}}) == []


@settings(max_examples=50)
@given(st.text(max_size=60), st.sampled_from([text for text, finds in CASES if finds]))
def test_what_stands_before_in_a_line_of_its_own_hides_nothing(before: str, text: str) -> None:
    assert {hit.kind for hit in hits(KINDS, text)} <= {hit.kind for hit in hits(KINDS, f"{before}\n\n {text}")}
