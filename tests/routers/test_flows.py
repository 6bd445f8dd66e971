"""How ePHI moves."""

from uuid import uuid4

import pytest

from api.db.assets import Asset
from api.db.base import new_id
from api.db.flows import Flow
from api.domain.roles import Role
from tests.bodies import Story
from tests.shelves import faults, lives


def test_a_flow_lives(story: Story) -> None:
    here, there, vendor = story.make("create_asset"), story.make("create_asset"), story.make("create_vendor")
    given = {"name": "Backup", "from_asset_id": here["id"], "to_asset_id": there["id"]}
    full = given | {"to_vendor_id": None, "channel": "", "encrypted": "unknown", "note": ""}
    later = {
        "name": "Claims",
        "from_asset_id": there["id"],
        "to_asset_id": None,
        "to_vendor_id": vendor["id"],
        "channel": "SFTP",
        "encrypted": "yes",
    }
    lives(story, "flows", "Flow", given, full, later)


def test_a_flow_starts_at_an_asset(story: Story) -> None:
    assert faults(story, "flows", {"name": "Backup", "to_asset_id": str(uuid4())}) == [["body", "from_asset_id"]]


@pytest.mark.parametrize("ends", [0, 2])
def test_a_flow_has_one_end(ends: int, story: Story) -> None:
    asset, vendor = story.make("create_asset")["id"], story.make("create_vendor")["id"]
    both = {"to_asset_id": asset, "to_vendor_id": vendor} if ends else {}
    assert faults(story, "flows", {"name": "Backup", "from_asset_id": asset} | both) == [["body", "to_asset_id"]]


def test_a_flow_ends_at_something_that_is_there(story: Story) -> None:
    asset = story.make("create_asset")["id"]
    body = {"name": "Backup", "from_asset_id": asset, "to_vendor_id": str(uuid4())}
    assert story.owner.post(f"{story.owner.here}/flows", json=body).status_code == 409


def test_an_asset_that_something_flows_to_is_not_removed(story: Story) -> None:
    flow = story.make("create_flow")
    where = f"{story.owner.here}/assets/{flow['to_asset_id']}"
    assert story.owner.delete(where, headers={"If-Match": '"1"'}).status_code == 409


def test_the_map_is_drawn_from_the_inventory(story: Story) -> None:
    site = story.make("create_site", name="Main office")["id"]
    vendor = story.make("create_vendor", name="Chartwell", service="EHR", touches_phi="yes", agreement="missing")["id"]
    laptop = story.make("create_asset", name="Laptop", type="laptop", holds_ephi="yes", site_id=site, encrypted="no")
    chart = story.make("create_asset", name="Chart", holds_ephi="yes", vendor_id=vendor, encrypted="yes")
    drive = story.make("create_asset", name="Backup drive", type="backup_media", holds_ephi="yes", encrypted="yes")
    charting = {"name": "Charting", "from_asset_id": laptop["id"], "to_asset_id": chart["id"], "channel": "web"}
    flow = story.owner.post(f"{story.owner.here}/flows", json=charting | {"encrypted": "yes"}).json()

    map = story.owner.get(f"{story.owner.here}/flows/map").json()

    missing = {
        "kind": "no_agreement",
        "text": "No business associate agreement with Chartwell is on file.",
        "citation": "164.308(b)(3)",
    }
    at_rest = map["nodes"][3]["gaps"][0]
    assert (at_rest["kind"], at_rest["citation"]) == ("not_encrypted_at_rest", "164.312(a)(2)(iv)")
    node = {"kind": "asset", "holds_ephi": "yes", "site": None, "retired": False, "gaps": []}
    assert map["nodes"] == [
        node
        | {"id": drive["id"], "name": "Backup drive", "type": "backup_media", "category": "media"}
        | {"label": "On-site backup drive or tape"},
        node
        | {"id": chart["id"], "name": "Chart", "type": "ehr_cloud", "label": "Cloud EHR", "category": "application"},
        node
        | {"id": vendor, "kind": "vendor", "name": "Chartwell", "type": None, "label": "EHR", "category": None}
        | {"gaps": [missing]},
        node
        | {"id": laptop["id"], "name": "Laptop", "type": "laptop", "label": "Laptop", "category": "mobile"}
        | {"site": "Main office", "gaps": [at_rest]},
    ]
    assert map["edges"] == [
        {
            "id": f"{chart['id']}:{vendor}",
            "flow_id": None,
            "from": chart["id"],
            "to": vendor,
            "name": "Chart, kept by Chartwell",
            "channel": "",
            "encrypted": None,
            "implied": True,
            "gaps": [missing],
        },
        {
            "id": flow["id"],
            "flow_id": flow["id"],
            "from": laptop["id"],
            "to": chart["id"],
            "name": "Charting",
            "channel": "web",
            "encrypted": "yes",
            "implied": False,
            "gaps": [],
        },
    ]
    assert map["loose"] == [drive["id"]]
    assert map["text"] == [
        f"Chartwell keeps Chart; no flow is recorded between them. {missing['text']}",
        "Charting: from Laptop to Chart by web, encrypted on the way.",
    ]


def test_nothing_on_record_makes_an_empty_map(story: Story) -> None:
    stranger = story.sign_in()
    story.make("create_flow")
    assert stranger.get(f"{stranger.here}/flows/map").json() == {"nodes": [], "edges": [], "loose": [], "text": []}


def test_staff_see_the_map_and_a_stranger_nothing(story: Story) -> None:
    story.make("create_flow")
    staff, stranger = story.sign_in(Role.STAFF, story.owner.practice_id), story.sign_in()
    assert len(staff.get(f"{story.owner.here}/flows/map").json()["edges"]) == 1
    assert stranger.get(f"{story.owner.here}/flows/map").status_code == 404


def test_a_large_map_takes_no_more_queries_than_a_small_one(story: Story, keep, queries: list[str]) -> None:
    taken = []
    for size in (2, 60):
        ids = [new_id() for _ in range(size)]
        keep(
            story.owner,
            *(Asset(id=id, name="Laptop", type="laptop", holds_ephi="yes") for id in ids),
            *(Flow(name="Copy", from_asset_id=id, to_asset_id=ids[0]) for id in ids[1:]),
        )
        queries.clear()
        assert story.owner.get(f"{story.owner.here}/flows/map").status_code == 200
        taken.append(len(queries))
    assert taken[0] == taken[1] <= 20
