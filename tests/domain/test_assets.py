"""Does the list of asset types cover what a small practice has?"""

from datetime import date

import pytest

from api.domain.assets import AssetType, asset_types_on
from api.domain.editions import NoEdition
from api.domain.threats import pairs_on

TODAY = date(2026, 11, 22)
TYPES = asset_types_on(TODAY)


def test_there_are_61_types_in_12_categories():
    assert len(TYPES) == 61
    assert {kind.category for kind in TYPES.values()} == {
        "application",
        "workstation",
        "mobile",
        "server",
        "network",
        "medical_device",
        "media",
        "paper",
        "communication",
        "vendor_service",
        "facility",
        "ai",
    }


@pytest.mark.parametrize("kind", TYPES.values(), ids=lambda kind: kind.id)
def test_a_type_says_what_it_is_for_in_one_plain_sentence(kind: AssetType):
    assert kind.summary.endswith(".")
    assert kind.summary.count(". ") == 0
    assert kind.holds_ephi in {"yes", "no", "sometimes"}
    assert kind.owner
    assert kind.asks


@pytest.mark.parametrize("kind", TYPES.values(), ids=lambda kind: kind.id)
def test_every_type_is_exposed_to_some_threat(kind: AssetType):
    assert any(kind.id in pair.asset_types for pair in pairs_on(TODAY).values())


def test_labels_are_told_apart():
    assert len({kind.label for kind in TYPES.values()}) == 61


def test_there_is_no_list_before_the_first():
    with pytest.raises(NoEdition):
        asset_types_on(date(2026, 6, 30))
