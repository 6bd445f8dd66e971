"""Can a written analysis be read back from its bytes, and is anything else refused?"""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.frozen import Unreadable, canonical, digest, read
from api.domain.snapshots import FORMAT, Analysis
from tests.written import draft

DRAFT = draft(1, draft(2))
ANALYSES = st.from_type(Analysis).map(lambda analysis: replace(analysis, format=FORMAT))


def altered(**changes: Any) -> bytes:
    return json.dumps({**json.loads(canonical(DRAFT)), **changes}).encode()


def without(name: str) -> bytes:
    return json.dumps({key: value for key, value in json.loads(canonical(DRAFT)).items() if key != name}).encode()


@pytest.mark.parametrize("seed", range(6))
def test_what_was_written_is_read_back_as_it_was(seed: int):
    analysis = draft(seed, draft(seed + 1))
    assert read(canonical(analysis)) == analysis
    assert canonical(read(canonical(analysis))) == canonical(analysis)


@given(analysis=ANALYSES)
def test_any_analysis_comes_back_whole(analysis: Analysis):
    assert read(canonical(analysis)) == analysis


def test_spaces_and_order_do_not_matter_to_reading_and_the_digest_is_the_same():
    spaced = json.dumps(json.loads(canonical(DRAFT)), indent=2, sort_keys=False).encode()
    assert spaced != canonical(DRAFT)
    assert digest(read(spaced)) == digest(DRAFT)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "These bytes are not JSON"),
        (b"\xff\xfe\x00", "These bytes are not JSON"),
        (b"[" * 200_000, "These bytes are not JSON"),
        (b"[]", "its format is None"),
        (b"{}", "its format is None"),
        (altered(format="duecare.analysis/2"), "its format is 'duecare.analysis/2'"),
        (altered(extra=1), "analysis has an unknown field 'extra'"),
        (without("purpose"), "analysis lacks field 'purpose'"),
        (altered(number="2"), r"analysis\.number should be a number"),
        (altered(number=2.0), r"analysis\.number should be a number"),
        (altered(number=True), r"analysis\.number should be a number"),
        (altered(purpose=None), r"analysis\.purpose should be text"),
        (altered(risks={}), r"analysis\.risks should be a list"),
        (altered(risks=["R-001"]), r"analysis\.risks\[0\] should be a record"),
        (altered(practice=None), r"analysis\.practice should be a record"),
        (
            altered(elements=[{"number": 1, "title": "", "done": 1, "missing": []}]),
            r"analysis\.elements\[0\]\.done should be true or false",
        ),
    ],
)
def test_anything_else_is_refused_with_the_place(data: bytes, says: str):
    with pytest.raises(Unreadable, match=says):
        read(data)


def test_a_kind_that_the_format_does_not_have_is_refused():
    gap = json.loads(canonical(DRAFT))["gaps"][0]
    with pytest.raises(
        Unreadable, match=r"analysis\.gaps\[0\]\.kind is 'rule'; it should be one of standard, specification"
    ):
        read(altered(gaps=[{**gap, "kind": "rule"}]))
    with pytest.raises(Unreadable, match=r"analysis\.gaps\[0\]\.kind"):
        read(altered(gaps=[{**gap, "kind": []}]))


def test_one_changed_letter_is_another_digest():
    assert digest(DRAFT) != digest(replace(DRAFT, purpose=DRAFT.purpose + " "))
