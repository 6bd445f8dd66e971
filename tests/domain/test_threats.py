"""Does every threat on the list lead somewhere: to assets, to the law, to a safeguard? 45 CFR 164.308(a)(1)(ii)(A)."""

import re
from collections import Counter
from datetime import date
from typing import get_args

import pytest

from api.domain.assets import asset_types_on
from api.domain.crosswalks import crosswalks_on
from api.domain.editions import NoEdition
from api.domain.standards import rules_on
from api.domain.threats import AssetFact, Pair, pairs_on

TODAY = date(2026, 11, 22)
PAIRS = pairs_on(TODAY)
each_pair = pytest.mark.parametrize("pair", PAIRS.values(), ids=lambda pair: pair.id)

SETTLED = {
    "encrypted": {"TV-018", "TV-019", "TV-020", "TV-022", "TV-023"},
    "multi_factor": {"TV-001", "TV-012", "TV-077"},
    "supported": {"TV-017"},
    "shared_sign_in": {"TV-076"},
    "agreement": {"TV-052", "TV-057"},
    "flow_encrypted": {"TV-087"},
}


def test_there_are_97_pairs_numbered_without_a_gap():
    assert list(PAIRS) == [f"TV-{number:03}" for number in range(1, 98)]


def test_all_four_kinds_of_threat_sources_are_there():
    assert set(Counter(pair.source_type for pair in PAIRS.values())) == {
        "adversarial",
        "accidental",
        "structural",
        "environmental",
    }


@each_pair
def test_a_pair_exposes_types_of_assets_that_are_on_the_list(pair: Pair):
    assert pair.asset_types
    assert set(pair.asset_types) <= set(asset_types_on(TODAY))


@each_pair
def test_a_pair_cites_paragraphs_that_are_in_force(pair: Pair):
    assert pair.citations
    assert set(pair.citations) <= set(rules_on(TODAY).items)


@each_pair
def test_a_pair_names_safeguards_and_only_known_practices(pair: Pair):
    hicp = next(crosswalk for crosswalk in crosswalks_on(TODAY) if crosswalk.id == "crosswalk_hicp_2023")
    assert pair.safeguards
    assert set(pair.hicp) <= set(hicp.targets)


@each_pair
def test_a_pair_says_what_is_at_risk_and_how_likely_and_bad(pair: Pair):
    assert pair.at_risk
    assert set(pair.at_risk) <= {"confidentiality", "integrity", "availability"}
    assert {pair.likelihood, pair.impact} <= {"low", "moderate", "high"}


@each_pair
def test_a_title_is_short_and_the_pair_s_own(pair: Pair):
    assert 0 < len(pair.title) <= 60
    assert not pair.title.endswith(".")
    assert sum(other.title == pair.title for other in PAIRS.values()) == 1


@pytest.mark.parametrize("fact", get_args(AssetFact))
def test_a_fact_recorded_about_an_asset_settles_these_pairs(fact: str):
    assert {pair.id for pair in PAIRS.values() if fact in pair.asset_facts} == SETTLED[fact]


@each_pair
def test_advice_never_passes_an_interval_off_as_the_rule_s(pair: Pair):
    words = " ".join((pair.title, pair.threat, pair.vulnerability, *pair.safeguards)).lower()
    assert not re.search(r"year|annual|quarter|month|week|compliant", words)


def test_there_is_no_list_before_the_first():
    with pytest.raises(NoEdition):
        pairs_on(date(2026, 6, 30))
