"""By when must a patient's request be answered? 45 CFR 164.524, 164.526, 164.528."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.domain.requests import Kind, Outcome, Request, faults, rule_on, stand

RULE = rule_on(date(2026, 7, 1))
CAME = date(2026, 3, 2)
DAY_30 = date(2026, 4, 1)
DAY_60 = date(2026, 5, 1)


def extended(told: date, until: date = DAY_60, why: str = "The old charts are off site.") -> Request:
    return Request("access", CAME, told, until, why)


@pytest.mark.parametrize(
    ("about", "request_", "on", "state", "stands_on"),
    [
        ("the day it came in", Request("access", CAME), CAME, "open", DAY_30),
        ("day 30 is still in time", Request("access", CAME), DAY_30, "open", DAY_30),
        ("day 31 is late", Request("access", CAME), date(2026, 4, 2), "late", DAY_30),
        (
            "answered on day 30",
            Request("access", CAME, answered_on=DAY_30, outcome="given"),
            DAY_60,
            "answered",
            DAY_30,
        ),
        (
            "answered on day 31",
            Request("access", CAME, answered_on=date(2026, 4, 2), outcome="given"),
            DAY_60,
            "answered_late",
            DAY_30,
        ),
        (
            "taken back on day 31",
            Request("access", CAME, answered_on=date(2026, 4, 2), outcome="withdrawn"),
            DAY_60,
            "answered",
            DAY_30,
        ),
        ("extended, day 60", extended(DAY_30), DAY_60, "extended", DAY_60),
        ("extended, day 61", extended(DAY_30), date(2026, 5, 2), "late", DAY_60),
        (
            "the new day counts, not the longest",
            extended(CAME, date(2026, 4, 10)),
            date(2026, 4, 11),
            "late",
            date(2026, 4, 10),
        ),
        ("an amendment has 60 days", Request("amendment", CAME), DAY_60, "open", DAY_60),
        ("an amendment is late on day 61", Request("amendment", CAME), date(2026, 5, 2), "late", DAY_60),
        ("an accounting has 60 days", Request("accounting", CAME), DAY_60, "open", DAY_60),
        ("over a leap day", Request("access", date(2028, 2, 1)), date(2028, 2, 1), "open", date(2028, 3, 2)),
        ("without a leap day", Request("access", date(2027, 2, 1)), date(2027, 2, 1), "open", date(2027, 3, 3)),
        ("on a leap day", Request("access", date(2028, 2, 29)), date(2028, 2, 29), "open", date(2028, 3, 30)),
        (
            "over the end of a year",
            Request("access", date(2026, 12, 15)),
            date(2026, 12, 31),
            "open",
            date(2027, 1, 14),
        ),
        ("a Sunday moves nothing", Request("access", date(2026, 4, 3)), date(2026, 5, 3), "open", date(2026, 5, 3)),
    ],
)
def test_the_clock(about: str, request_: Request, on: date, state: str, stands_on: date) -> None:
    found = stand(RULE, request_, on)
    assert (found.state, found.stands_on) == (state, stands_on), about


@pytest.mark.parametrize(
    ("kind", "days", "longest", "cited"),
    [
        ("access", 30, 60, ["164.524(b)(2)(i)", "164.524(b)(2)(ii)"]),
        ("amendment", 60, 90, ["164.526(b)(2)(i)", "164.526(b)(2)(ii)"]),
        ("accounting", 60, 90, ["164.528(c)(1)", "164.528(c)(1)(ii)"]),
    ],
)
def test_each_kind_has_its_days_and_its_paragraphs(kind: Kind, days: int, longest: int, cited: list[str]) -> None:
    found = stand(RULE, Request(kind, CAME), CAME)
    assert (found.due_on, found.extendable_to) == (CAME + timedelta(days), CAME + timedelta(longest))
    assert [each.citation for each in found.reasons] == cited


def test_the_working_day_before_a_weekend_is_advice_without_a_paragraph() -> None:
    found = stand(RULE, Request("access", date(2026, 4, 3)), date(2026, 4, 3))
    assert (found.stands_on, found.act_by) == (date(2026, 5, 3), date(2026, 5, 1))
    assert (found.reasons[-1].citation, "We advise May 1, 2026" in found.reasons[-1].text) == ("", True)


@pytest.mark.parametrize(
    ("about", "request_", "at"),
    [
        ("told on day 30", extended(DAY_30), []),
        ("told on day 31", extended(date(2026, 4, 2)), ["extended_on"]),
        ("told before it came in", extended(date(2026, 3, 1)), ["extended_on"]),
        ("told tomorrow", Request("access", DAY_60, date(2026, 5, 9), date(2026, 6, 20), "Why."), ["extended_on"]),
        ("to day 61", extended(DAY_30, date(2026, 5, 2)), ["extended_to"]),
        ("to no later day", extended(DAY_30, DAY_30), ["extended_to"]),
        ("without a reason", extended(DAY_30, DAY_60, ""), ["extension_reason"]),
        ("a reason alone", Request("access", CAME, extension_reason="Why."), ["extended_on", "extended_to"]),
        ("comes tomorrow", Request("access", date(2026, 5, 9)), ["received_on"]),
        ("answered, nobody says how", Request("access", CAME, answered_on=DAY_30), ["outcome"]),
        ("given, nobody says when", Request("access", CAME, outcome="given"), ["answered_on"]),
        (
            "answered before it came in",
            Request("access", CAME, answered_on=date(2026, 3, 1), outcome="given"),
            ["answered_on"],
        ),
        ("answered tomorrow", Request("access", CAME, answered_on=date(2026, 5, 9), outcome="given"), ["answered_on"]),
        ("denied without a ground", Request("access", CAME, answered_on=DAY_30, outcome="denied"), ["ground"]),
        (
            "denied by a ground of another kind",
            Request("access", CAME, answered_on=DAY_30, outcome="denied", ground="accurate"),
            ["ground"],
        ),
        ("denied in part", Request("amendment", CAME, answered_on=DAY_30, outcome="partly", ground="accurate"), []),
        (
            "given with a ground",
            Request("access", CAME, answered_on=DAY_30, outcome="given", ground="danger"),
            ["ground"],
        ),
    ],
)
def test_what_cannot_be_so(about: str, request_: Request, at: list[str]) -> None:
    assert [field for field, _ in faults(RULE, request_, date(2026, 5, 8))] == at, about


@pytest.mark.parametrize(
    ("about", "before", "after", "at"),
    [
        ("longer a second time", extended(CAME, date(2026, 4, 10)), extended(CAME), ["extended_to"]),
        ("the same again", extended(CAME), extended(CAME), []),
        ("the first time", Request("access", CAME), extended(CAME), []),
        ("shorter than it was told", extended(CAME), extended(CAME, date(2026, 4, 10)), []),
        ("taken back", extended(CAME), Request("access", CAME), []),
    ],
)
def test_a_second_extension_is_refused(about: str, before: Request, after: Request, at: list[str]) -> None:
    assert [field for field, _ in faults(RULE, after, DAY_60, before)] == at, about


@settings(max_examples=50)
@given(
    st.sampled_from(["access", "amendment", "accounting"]),
    st.dates(date(2026, 7, 1), date(2090, 1, 1)),
    st.integers(0, 100),
    st.sampled_from(["given", "withdrawn"]),
)
def test_nothing_is_late_before_its_day_and_an_answer_stops_the_clock(
    kind: Kind, came: date, days: int, outcome: Outcome
) -> None:
    on = came + timedelta(days)
    found = stand(RULE, Request(kind, came), on)
    assert (found.state == "late") == (on > found.stands_on)
    assert came < found.act_by <= found.stands_on == found.due_on < found.extendable_to
    assert found.act_by.weekday() < 5
    answered = Request(kind, came, answered_on=on, outcome=outcome)
    assert stand(RULE, answered, on).state == stand(RULE, answered, on + timedelta(400)).state
