"""An estimate without a sign-in, labelled as one, with its sources; nothing is stored."""

from collections.abc import Callable

import pytest

from tests.contract import Client

Visitor = Callable[..., Client]
URL = "/v1/calculators/penalty-exposure"
ASKED = {
    "culpability": "reasonable_cause",
    "known_on": "2026-01-10",
    "cured_on": "2026-03-01",
    "assessed_on": "2026-11-02",
    "violations": [{"year": 2025, "count": 120}],
}


def test_it_says_the_range_the_lower_caps_and_how_sure_it_is(visitor: Visitor) -> None:
    told = visitor().post(URL, json=ASKED).json()
    reasons = told.pop("reasons")
    assert {reason["citation"] for reason in reasons} == {
        "160.404(b)(2)",
        "160.404(b)(2)(ii)",
        "160.408",
        "160.410(c)",
        "160.414",
    }
    assert told == {
        "estimate": True,
        "tier": 2,
        "title": "Reasonable cause, not willful neglect",
        "cured_by": "2026-02-08",
        "cured_in_time": False,
        "barred": False,
        "least_per_violation": 1461,
        "most_per_violation": 73011,
        "cap_per_year": 2190294,
        "least": 175320,
        "most": 2190294,
        "discretion_cap_per_year": 146020,
        "discretion_least": 146020,
        "discretion_most": 146020,
        "discretion_derived": True,
        "discretion_source": "84 FR 18151 (April 30, 2019), adjusted by us as the cap of the rule was adjusted",
        "edition": "2026-01-28",
        "source": "91 FR 3665, January 28, 2026, which adjusts the amounts of 45 CFR 160.404(b)(2) for inflation. "
        "As two other publishers printed them; the document was found, its table not read; the arithmetic was checked.",
        "confidence": "secondary",
    }


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        ({"culpability": "bad luck"}, ["body", "culpability"]),
        ({"known_on": "2026-11-03"}, ["body", "known_on"]),
        ({"cured_on": "2026-11-03"}, ["body", "cured_on"]),
        ({"violations": []}, ["body", "violations"]),
        ({"violations": [{"year": 2015, "count": 1}]}, ["body", "violations", 0, "year"]),
        ({"violations": [{"year": 2027, "count": 1}]}, ["body", "violations", 0, "year"]),
        ({"violations": [{"year": 2025, "count": 0}]}, ["body", "violations", 0, "count"]),
        ({"violations": [{"year": 2025, "count": 1}, {"year": 2025, "count": 2}]}, ["body", "violations", 1, "year"]),
    ],
)
def test_what_cannot_be_so_is_refused_where_it_stands(
    changes: dict[str, object], at: list[object], visitor: Visitor
) -> None:
    answer = visitor().post(URL, json=ASKED | changes)
    assert (answer.status_code, [fault["at"] for fault in answer.json()["faults"]]) == (422, [at])


def test_a_day_without_an_edition_is_refused_in_words(visitor: Visitor) -> None:
    early = {"known_on": "2019-01-10", "cured_on": None, "assessed_on": "2020-01-01"}
    answer = visitor().post(URL, json=ASKED | early | {"violations": [{"year": 2018, "count": 1}]})
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/no-edition")
