"""What does a threat reach in a practice, and what do its records say about that?"""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from api.domain.exposures import Exposed, Recorded, take_inventory
from api.domain.facts import Asset, Facts, Flow, Profile, Vendor
from tests.practices import CATALOGS, TODAY

LAPTOP = Asset(id="a1", name="Front laptop", type="laptop")
VENDOR = Vendor(id="v1", name="Billing firm", service="billing", touches_phi="yes")


def reached(*assets: Asset, types: tuple[str, ...] = ("laptop", "tablet")) -> Exposed | None:
    return take_inventory(Facts(Profile(), assets=assets), CATALOGS.types, TODAY).exposed(types)


def on_record(facts: Facts, fact: Any) -> Recorded:
    inventory = take_inventory(facts, CATALOGS.types, TODAY)
    exposed = inventory.exposed(("laptop",))
    assert exposed is not None
    return inventory.recorded(exposed, (fact,))


def test_a_pair_reaches_the_assets_of_its_types_in_order_of_name():
    found = reached(replace(LAPTOP, name="b"), replace(LAPTOP, id="a2", name="a", type="tablet"))
    assert found is not None
    assert (found.ids, found.names) == (("a2", "a1"), ("a", "b"))


def test_assets_of_other_types_are_not_reached():
    assert reached(replace(LAPTOP, type="fax")) is None


@pytest.mark.parametrize(
    ("retired_on", "reaches"), [(None, True), (date(2026, 11, 23), True), (TODAY, False), (date(2020, 1, 1), False)]
)
def test_an_asset_is_reached_until_the_day_it_is_retired(retired_on: date | None, reaches: bool):
    assert (reached(replace(LAPTOP, retired_on=retired_on)) is not None) is reaches


def test_a_sentence_names_three_assets_of_a_kind_and_counts_the_rest():
    found = reached(*(replace(LAPTOP, id=f"a{n}", name=f"Laptop {n}") for n in range(5)))
    assert found is not None
    label = CATALOGS.types["laptop"].label
    assert found.because == (f"It reaches what you have on record: {label} (Laptop 0; Laptop 1; Laptop 2; and 2 more).")


@pytest.mark.parametrize(
    ("type_", "holds", "unholding"),
    [("laptop", "no", True), ("laptop", "unknown", False), ("laptop", "yes", False), ("paper_charts", "no", False)],
)
def test_holding_no_ephi_counts_only_for_a_kind_that_usually_may_hold_some(type_: str, holds: Any, unholding: bool):
    found = reached(replace(LAPTOP, type=type_, holds_ephi=holds), types=(type_,))
    assert found is not None
    assert found.unholding is unholding


FACTS = [
    ("encrypted", {"encrypted": "no"}, "contrary"),
    ("encrypted", {"encrypted": "yes"}, "favorable"),
    ("encrypted", {"encrypted": "unknown"}, "silent"),
    ("encrypted", {"encrypted": "not_applicable"}, "silent"),
    ("multi_factor", {"multi_factor": "no"}, "contrary"),
    ("multi_factor", {"multi_factor": "yes"}, "favorable"),
    ("multi_factor", {"multi_factor": "not_applicable"}, "silent"),
    ("supported", {"supported": "no"}, "contrary"),
    ("supported", {"supported": "yes"}, "favorable"),
    ("supported", {}, "silent"),
    ("shared_sign_in", {"shared_sign_in": "yes"}, "contrary"),
    ("shared_sign_in", {"shared_sign_in": "no"}, "favorable"),
    ("shared_sign_in", {}, "silent"),
]


@pytest.mark.parametrize(("fact", "changes", "verdict"), FACTS)
def test_a_recorded_fact_speaks_for_or_against_its_asset(fact: str, changes: dict[str, Any], verdict: str):
    assert on_record(Facts(Profile(), assets=(replace(LAPTOP, **changes),)), fact).verdict == verdict


@pytest.mark.parametrize(
    ("values", "verdict"),
    [
        (("yes", "yes"), "favorable"),
        (("yes", "unknown"), "silent"),
        (("yes", "no"), "contrary"),
        (("unknown", "no"), "contrary"),
    ],
)
def test_the_worst_asset_speaks_for_all(values: tuple[Any, ...], verdict: str):
    assets = tuple(replace(LAPTOP, id=f"a{n}", encrypted=value) for n, value in enumerate(values))
    assert on_record(Facts(Profile(), assets=assets), "encrypted").verdict == verdict


def test_what_is_against_is_named():
    assets = (replace(LAPTOP, encrypted="yes"), replace(LAPTOP, id="a2", name="Back laptop", encrypted="no"))
    found = on_record(Facts(Profile(), assets=assets), "encrypted")
    assert found.because == "On record as not encrypted: Back laptop."


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        ({"agreement": "missing"}, "contrary"),
        ({"agreement": "missing", "touches_phi": "no"}, "silent"),
        ({"agreement": "on_file"}, "favorable"),
        ({"agreement": "on_file", "agreement_ends_on": date(2026, 11, 21)}, "contrary"),
        ({"agreement": "on_file", "agreement_ends_on": TODAY}, "favorable"),
        ({"agreement": "unknown"}, "silent"),
        ({"agreement": "not_needed"}, "silent"),
    ],
)
def test_the_agreement_is_that_of_the_vendor_behind_the_asset(changes: dict[str, Any], verdict: str):
    facts = Facts(Profile(), assets=(replace(LAPTOP, vendor_id="v1"),), vendors=(replace(VENDOR, **changes),))
    assert on_record(facts, "agreement").verdict == verdict


@pytest.mark.parametrize("vendor_id", [None, "gone"])
def test_without_a_vendor_behind_it_an_asset_says_nothing_about_agreements(vendor_id: str | None):
    facts = Facts(Profile(), assets=(replace(LAPTOP, vendor_id=vendor_id),), vendors=(VENDOR,))
    assert on_record(facts, "agreement").verdict == "silent"


@pytest.mark.parametrize(
    ("flows", "verdict"),
    [
        ([], "silent"),
        ([("a1", "x", "yes")], "favorable"),
        ([("x", "a1", "no")], "contrary"),
        ([("a1", "x", "yes"), ("x", "a1", "no")], "contrary"),
        ([("a1", "x", "yes"), ("a1", "y", "unknown")], "silent"),
        ([("a1", "x", "not_applicable")], "silent"),
        ([("x", "y", "no")], "silent"),
        ([("a1", "a1", "yes"), (None, "a1", "yes")], "favorable"),
    ],
)
def test_a_flow_speaks_for_the_assets_at_both_of_its_ends(flows: list[Any], verdict: str):
    drawn = tuple(
        Flow(f"f{n}", "Flow", start, end, None, "e-mail", encrypted) for n, (start, end, encrypted) in enumerate(flows)
    )
    assert on_record(Facts(Profile(), assets=(LAPTOP,), flows=drawn), "flow_encrypted").verdict == verdict
