"""Is a version read as it was approved?"""

import json
from datetime import date

import pytest

from api.domain.manuals import Line, Part, read
from api.domain.versions import Standing

TEXT = {
    "practice": "Tansy Ridge",
    "policy": "018f",
    "reference": "POL-08",
    "title": "Leaving",
    "purpose": "So that access ends.",
    "audience": ["everyone"],
    "number": 2,
    "edition": "2026-07-01",
    "sections": [{"title": "First", "statements": [{"id": "a", "text": "We do it.", "covers": ["164.316(a)"]}]}],
    "planned": [{"id": "b", "text": "We note it.", "covers": [], "task": "Write it down", "due_on": "2027-01-05"}],
    "approved_by": "Ann Ode",
    "approved_role": "owner",
    "approved_at": "2026-11-22T20:04:00+00:00",
    "effective_on": "2026-11-23",
}
OPEN = [{"id": "c", "text": "We try it.", "covers": [], "against": ["Not told yet."]}]


def test_promises_and_what_is_under_way_are_kept_apart():
    says = read(json.dumps(TEXT), "ab" * 32, Standing(2, "effective", None, None))

    assert says.parts == (Part("First", (Line("We do it.", ("164.316(a)",)),)),)
    assert says.planned == (Line("We note it.", (), "Write it down", "2027-01-05"),)
    assert says.open == ()
    assert (says.effective_on, says.sha256, says.audience) == ("2026-11-23", "ab" * 32, ("everyone",))


def test_a_draft_has_what_is_open_and_no_day():
    draft = TEXT | {"open": OPEN, "planned": [], "effective_on": None}
    says = read(json.dumps(draft), "", Standing(2, "draft", None, None))

    assert says.open == (Line("We try it.", (), against=("Not told yet.",)),)
    assert (says.effective_on, says.sha256) == ("", "")


@pytest.mark.parametrize(
    ("state", "approved", "in_effect"),
    [
        ("draft", False, False),
        ("in_review", False, False),
        ("approved", True, False),
        ("effective", True, True),
        ("superseded", True, False),
        ("retired", True, False),
    ],
)
def test_only_what_was_approved_is_no_draft_and_only_one_state_is_in_effect(state, approved, in_effect):
    day = date(2026, 11, 30)
    says = read(json.dumps(TEXT), "", Standing(2, state, day, day))
    assert (says.approved, says.in_effect) == (approved, in_effect)
