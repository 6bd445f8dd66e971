"""How does ePHI move, and where is it not protected? The cases are rows of flows.toml; a story is one sentence."""

import re
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest

from api.domain.assets import asset_types_on
from api.domain.facts import Asset, Facts, Flow, Profile, Site, Vendor
from api.domain.flows import Edge, FlowMap, Gap, GapKind, Node, draw
from api.domain.standards import rules_on
from tests.practices import TODAY

CASES = tomllib.loads((Path(__file__).parent / "flows.toml").read_text("utf-8"))["case"]
TYPES = asset_types_on(TODAY)
KINDS = ("assets", "vendors", "flows")


def told(case: dict[str, Any]) -> Facts:
    vendors = {row["id"] for row in case.get("vendors", ())}
    return Facts(
        Profile(),
        assets=tuple(_asset(**row) for row in case.get("assets", ())),
        vendors=tuple(Vendor(**{"name": row["id"], "service": "billing"} | row) for row in case.get("vendors", ())),
        flows=tuple(_flow(place, vendors, row) for place, row in enumerate(case.get("flows", ()))),
    )


def _asset(id: str, vendor: str | None = None, **told: Any) -> Asset:
    return Asset(id=id, vendor_id=vendor, **{"name": id, "type": "laptop"} | told)


def _flow(place: int, vendors: set[str], told: dict[str, Any]) -> Flow:
    ends = (None, told["to"]) if told["to"] in vendors else (told["to"], None)
    return Flow(f"flow-{place}", f"Flow {place}", told["from"], *ends, "web", told["encrypted"])


def drawn(case: dict[str, Any]) -> FlowMap:
    return draw(told(case), TYPES, TODAY)


def gaps(map: FlowMap) -> list[str]:
    found = [f"{node.id}: {gap.kind}" for node in map.nodes for gap in node.gaps]
    return sorted(found + [f"{edge.start}>{edge.end}: {gap.kind}" for edge in map.edges for gap in edge.gaps])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["story"])
def test_the_map_shows_what_the_records_say(case: dict[str, Any]):
    map = drawn(case)
    found = {
        "gaps": gaps(map),
        "nodes": [node.id for node in map.nodes],
        "edges": [f"{edge.start}>{edge.end}{' (implied)' if edge.implied else ''}" for edge in map.edges],
        "loose": list(map.loose),
        "retired": [node.id for node in map.nodes if node.retired],
    }
    assert {name: found[name] for name in found if name in case} == {name: case[name] for name in found if name in case}


def test_every_kind_of_gap_has_its_case():
    told = {line.rsplit(": ", 1)[1] for case in CASES for line in case["gaps"]}
    assert told == set(get_args(GapKind))


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if max(len(case.get(kind, ())) for kind in KINDS) > 1],
    ids=lambda case: case["story"],
)
def test_the_order_of_the_records_does_not_matter(case: dict[str, Any]):
    whole = told(case)
    turned = Facts(Profile(), **{kind: getattr(whole, kind)[::-1] for kind in KINDS})
    assert turned != whole
    assert draw(turned, TYPES, TODAY) == draw(whole, TYPES, TODAY)


def all_gaps() -> list[Gap]:
    maps = [drawn(case) for case in CASES]
    return [gap for map in maps for place in (*map.nodes, *map.edges) for gap in place.gaps]


def test_every_gap_cites_a_paragraph_in_force_and_says_what_is_addressable():
    items = rules_on(TODAY).items
    for gap in all_gaps():
        assert ("addressable" in gap.text) == (items[gap.citation].designation == "addressable"), gap
        assert gap.text.endswith(".")


LEE = Facts(
    Profile(),
    sites=(Site("s1", "Main office"),),
    assets=(
        Asset("a1", "Laptop of Dr. Lee", "laptop", "yes", site_id="s1", encrypted="no"),
        Asset("a2", "Chart", "ehr_cloud", "yes", vendor_id="v1", encrypted="yes"),
    ),
    vendors=(Vendor("v1", "Chartwell", "EHR", "yes", "missing"),),
    flows=(Flow("f1", "Charting", "a1", "a2", None, "web", "no"),),
)


def test_a_map_is_told_whole_and_in_words():
    otherwise = "Encryption is addressable: encrypt, or write down why not and what you do instead."
    missing = Gap("no_agreement", "No business associate agreement with Chartwell is on file.", "164.308(b)(3)")
    at_rest = Gap("not_encrypted_at_rest", f"It holds ePHI and is not encrypted. {otherwise}", "164.312(a)(2)(iv)")
    in_transit = Gap("not_encrypted", f"It is not encrypted on the way. {otherwise}", "164.312(e)(2)(ii)")
    kept = "Chart, kept by Chartwell"
    assert draw(LEE, TYPES, TODAY) == FlowMap(
        nodes=(
            Node("a2", "asset", "Chart", "ehr_cloud", "Cloud EHR", "application", "yes", None, False, ()),
            Node("v1", "vendor", "Chartwell", None, "EHR", None, "yes", None, False, (missing,)),
            Node(
                "a1",
                "asset",
                "Laptop of Dr. Lee",
                "laptop",
                "Laptop",
                "mobile",
                "yes",
                "Main office",
                False,
                (at_rest,),
            ),
        ),
        edges=(
            Edge("a2:v1", None, "a2", "v1", kept, "", None, True, (missing,)),
            Edge("f1", "f1", "a1", "a2", "Charting", "web", "no", False, (in_transit,)),
        ),
        loose=(),
        text=(
            f"Chartwell keeps Chart; no flow is recorded between them. {missing.text}",
            f"Charting: from Laptop of Dr. Lee to Chart by web. It is not encrypted on the way. {otherwise}",
        ),
    )


@pytest.mark.parametrize(
    ("encrypted", "channel", "said"),
    [
        ("yes", "web", "Charting: from Laptop of Dr. Lee to Chart by web, encrypted on the way."),
        ("yes", "", "Charting: from Laptop of Dr. Lee to Chart, encrypted on the way."),
        ("not_applicable", "web", "Charting: from Laptop of Dr. Lee to Chart by web, where encryption does not apply."),
    ],
)
def test_a_flow_without_a_gap_is_one_sentence(encrypted: Any, channel: str, said: str):
    (flow,) = LEE.flows
    map = draw(replace(LEE, flows=(replace(flow, encrypted=encrypted, channel=channel),)), TYPES, TODAY)
    assert map.text[1] == said


def test_a_flow_with_an_end_missing_is_not_drawn():
    (flow,) = LEE.flows
    for change in ({"from_asset_id": None}, {"to_asset_id": None}):
        map = draw(replace(LEE, flows=(replace(flow, **change),)), TYPES, TODAY)
        assert [edge.id for edge in map.edges] == ["a2:v1"]


def test_words_are_plain():
    assert not [gap for gap in all_gaps() if re.search(r"complian|violat|fail|!", gap.text)]
