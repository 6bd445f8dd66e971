"""An incident goes by its number, comes as far as its record says, and is closed with how it ended."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.incidents import Incident, State, faults, kept_until, reference, state

DAY = date(2026, 3, 2)
NEXT, BEFORE = DAY + timedelta(1), DAY - timedelta(1)
MAYBE = st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31))
ANY = st.builds(
    Incident,
    known_on=st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    happened_on=MAYBE,
    lead=st.sampled_from(["", "Ann Ode"]),
    judged=st.sampled_from(["open", "incident", "not_an_incident"]),
    contained_on=MAYBE,
    outcome=st.sampled_from(["", "It lay in a drawer."]),
    closed_on=MAYBE,
)
CLOSED = Incident(BEFORE, BEFORE, "Ann Ode", "incident", DAY, "It lay in a drawer.", DAY)


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({}, []),
        ({"happened_on": None, "contained_on": None, "lead": ""}, []),
        ({"judged": "not_an_incident"}, []),
        ({"closed_on": None, "judged": "open", "outcome": ""}, []),
        ({"known_on": NEXT, "closed_on": None}, ["known_on"]),
        ({"happened_on": NEXT}, ["happened_on", "known_on", "contained_on"]),
        ({"happened_on": DAY}, ["known_on"]),
        ({"contained_on": BEFORE - timedelta(1)}, ["contained_on"]),
        ({"contained_on": NEXT}, ["contained_on"]),
        ({"closed_on": NEXT}, ["closed_on"]),
        ({"closed_on": BEFORE - timedelta(1)}, ["closed_on"]),
        ({"judged": "open"}, ["judged"]),
        ({"outcome": ""}, ["outcome"]),
    ],
)
def test_what_cannot_be_so_is_said(changes: dict[str, object], wrong: list[str]) -> None:
    assert [field for field, _ in faults(replace(CLOSED, **changes), DAY)] == wrong  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("incident", "how_far"),
    [
        (Incident(DAY), "reported"),
        (Incident(DAY, lead="Ann Ode"), "looked_into"),
        (Incident(DAY, judged="incident"), "looked_into"),
        (Incident(DAY, contained_on=DAY), "contained"),
        (CLOSED, "closed"),
        (replace(CLOSED, closed_on=None), "contained"),
    ],
)
def test_how_far_it_is_follows_from_what_is_on_record(incident: Incident, how_far: State) -> None:
    assert state(incident) == how_far


@given(ANY)
def test_one_that_may_be_closed_says_what_it_was_and_how_it_ended(incident: Incident) -> None:
    if incident.closed_on is not None and not list(faults(incident, date(2026, 12, 31))):
        assert incident.judged != "open"
        assert incident.outcome
        assert (incident.happened_on or incident.known_on) <= incident.known_on <= incident.closed_on


@given(ANY, st.dates(date(2026, 12, 31), date(2030, 1, 1)))
def test_what_may_be_so_stays_so(incident: Incident, later: date) -> None:
    """No day that has come goes back to the future."""
    assert set(faults(incident, later)) <= set(faults(incident, date(2026, 6, 1)))


def test_it_is_kept_for_six_years_once_it_is_closed() -> None:
    at = datetime(2026, 3, 3, 12, tzinfo=UTC)
    assert kept_until(at, None) is None
    assert kept_until(at, DAY) == date(2032, 3, 3)
    assert kept_until(at, date(2026, 3, 20)) == date(2032, 3, 20)


@pytest.mark.parametrize(("number", "said"), [(1, "I-0001"), (12345, "I-12345")])
def test_it_goes_by_its_number(number: int, said: str) -> None:
    assert reference(number) == said
