"""Which asset types and threats does the catalog know?"""

from typing import Any

import pytest

from tests.contract import Client


def everything(client: Client, room: str, **asked: Any) -> list[dict[str, Any]]:
    page = client.get(f"/v1/{room}", params={"limit": 500, **asked}).json()
    assert page["next"] is None
    return list(page["items"])


def test_an_asset_type_says_what_is_worth_recording_about_one(visitor):
    kinds = {kind["id"]: kind for kind in everything(visitor(), "asset-types")}
    assert kinds["ehr_cloud"] == {
        "id": "ehr_cloud",
        "label": "Cloud EHR",
        "category": "application",
        "holds_ephi": "yes",
        "owner": "practice manager",
        "asks": ["vendor", "agreement-on-file", "multi-factor", "export-copy", "fallback"],
        "summary": "The patient chart system, run by a vendor and opened over the internet.",
    }
    assert len(kinds) == 61


def test_a_threat_names_its_vulnerability_and_what_it_reaches(visitor):
    threats = {threat["id"]: threat for threat in everything(visitor(), "threats")}
    assert threats["TV-018"] == {
        "id": "TV-018",
        "category": "loss_theft",
        "source_type": "adversarial",
        "title": "Stolen laptop with readable ePHI",
        "threat": "Laptop stolen from a car",
        "vulnerability": "Disk not encrypted",
        "asset_types": ["laptop"],
        "at_risk": ["confidentiality"],
        "citations": ["164.312(a)(2)(iv)", "164.310(d)(1)", "164.310(c)"],
        "safeguards": ["full-disk encryption", "no devices left in cars"],
        "hicp": ["2.S.A"],
        "likelihood": "moderate",
        "impact": "high",
    }
    assert len(threats) == 97


def test_every_threat_reaches_kinds_of_assets_that_there_are(visitor):
    kinds = {kind["id"] for kind in everything(visitor(), "asset-types")}
    for threat in everything(visitor(), "threats"):
        assert threat["asset_types"]
        assert set(threat["asset_types"]) <= kinds


ROOMS = pytest.mark.parametrize("room", ["asset-types", "threats"])


@ROOMS
def test_pages_follow_one_another_without_a_gap(room, visitor):
    client, seen, after = visitor(), [], {}
    while True:
        page = client.get(f"/v1/{room}", params={"limit": 25, **after}).json()
        seen += page["items"]
        if page["next"] is None:
            break
        after = {"after": page["next"]}
    assert seen == everything(client, room)


@ROOMS
def test_the_catalog_of_a_day_is_the_one_then_in_force(room, visitor):
    assert everything(visitor(), room, on="2199-12-31") == everything(visitor(), room)


@ROOMS
def test_before_the_first_edition_there_is_none(room, visitor):
    refused = visitor().get(f"/v1/{room}", params={"on": "2013-03-26"})
    assert (refused.status_code, refused.json()["type"]) == (422, "/problems/no-edition")
    assert "2013-03-26" in refused.json()["detail"]


@ROOMS
@pytest.mark.parametrize(
    ("bad", "kind"),
    [
        ({"on": "yesterday"}, "invalid"),
        ({"on": "2026-02-30"}, "invalid"),
        ({"limit": 0}, "invalid"),
        ({"limit": 501}, "invalid"),
        ({"after": "a b"}, "invalid"),
        ({"after": "A"}, "bad-cursor"),
    ],
)
def test_a_list_is_asked_for_in_its_own_words(room, bad, kind, visitor):
    refused = visitor().get(f"/v1/{room}", params=bad)
    assert (refused.status_code, refused.json()["type"]) == (422, f"/problems/{kind}")


@ROOMS
def test_no_database_is_asked(room, visitor, queries):
    everything(visitor(), room)
    assert queries == []
