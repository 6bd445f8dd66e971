"""What creates, receives, maintains or transmits PHI here."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from api.db.assets import Asset
from api.db.base import new_id
from api.db.sites import Site
from api.db.vendors import Vendor
from api.domain.assets import asset_types_on
from api.domain.roles import Role
from tests.bodies import Story
from tests.contract import Client
from tests.databases import everything
from tests.days import TODAY
from tests.shelves import faults, lives

FULL = {
    "name": "Chart",
    "type": "ehr_cloud",
    "holds_ephi": "unknown",
    "group_id": None,
    "site_id": None,
    "vendor_id": None,
    "location": "",
    "owner": "",
    "encrypted": "unknown",
    "multi_factor": "unknown",
    "shared_sign_in": "unknown",
    "supported": "unknown",
    "critical": False,
    "count": 1,
    "added_on": None,
    "retired_on": None,
    "note": "",
}
CHART = {"name": "Chart", "type": "ehr_cloud"}


def test_an_asset_lives(story: Story) -> None:
    later = CHART | {
        "holds_ephi": "yes",
        "multi_factor": "no",
        "count": 3,
        "retired_on": "2026-01-31",
        "critical": True,
    }
    lives(story, "assets", "Asset", CHART, FULL, later)


def test_an_asset_stands_in_its_group_at_its_site_with_its_vendor(story: Story) -> None:
    places = {
        "group_id": story.make("create_asset_group")["id"],
        "site_id": story.make("create_site")["id"],
        "vendor_id": story.make("create_vendor")["id"],
    }
    asset = story.make("create_asset", **places)
    assert {name: asset[name] for name in places} == places


@pytest.mark.parametrize("field", ["group_id", "site_id", "vendor_id"])
def test_an_asset_cannot_stand_where_nothing_is(field: str, story: Story) -> None:
    made = story.owner.post(f"{story.owner.here}/assets", json=CHART | {field: str(uuid4())})
    assert (made.status_code, made.json()["type"]) == (409, "/problems/conflict")


@pytest.mark.parametrize(
    ("field", "making"),
    [("group_id", "create_asset_group"), ("site_id", "create_site"), ("vendor_id", "create_vendor")],
)
def test_an_asset_cannot_stand_in_another_practice(field: str, making: str, story: Story) -> None:
    theirs = story.make(making)["id"]
    stranger = story.sign_in()
    refused = stranger.post(f"{stranger.here}/assets", json=CHART | {field: theirs})
    nowhere = stranger.post(f"{stranger.here}/assets", json=CHART | {field: str(uuid4())})
    assert (refused.status_code, refused.json()) == (nowhere.status_code, nowhere.json())


@pytest.mark.parametrize("type", sorted(asset_types_on(TODAY)))
def test_every_type_of_the_catalog_is_known(type: str, story: Story) -> None:
    assert story.make("create_asset", type=type)["type"] == type


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("type", "teleporter"),
        ("type", "../server"),
        ("holds_ephi", "maybe"),
        ("encrypted", True),
        ("count", 0),
        ("count", 100_001),
        ("count", 1.5),
        ("retired_on", "2026-02-30"),
        ("retired_on", "soon"),
        ("group_id", "g1"),
        ("critical", "certainly"),
    ],
)
def test_an_asset_off_its_limits_is_refused(field: str, value: object, story: Story) -> None:
    assert faults(story, "assets", CHART | {field: value}) == [["body", field]]


# the list, narrowed


@pytest.fixture
def listed(story, keep) -> dict[str, UUID]:
    """Six assets, and the ids of the site and the vendor that some of them name."""
    places = {"site_id": new_id(), "vendor_id": new_id()}
    yesterday, tomorrow = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
    keep(
        story.owner,
        Site(id=places["site_id"], name="Main office"),
        Vendor(id=places["vendor_id"], name="Chartwell"),
        Asset(name="A", type="laptop", holds_ephi="yes", encrypted="no"),
        Asset(name="B", type="laptop", holds_ephi="no", site_id=places["site_id"]),
        Asset(name="C", type="ehr_cloud", holds_ephi="yes", vendor_id=places["vendor_id"], encrypted="yes"),
        Asset(name="D", type="fax", retired_on=yesterday, encrypted="not_applicable"),
        Asset(name="E", type="fax", retired_on=TODAY),
        Asset(name="F", type="fax", retired_on=tomorrow),
    )
    return places


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({}, "ABCDEF"),
        ({"type": "laptop"}, "AB"),
        ({"type": "teleporter"}, ""),
        ({"holds_ephi": "yes"}, "AC"),
        ({"holds_ephi": "unknown"}, "DEF"),
        ({"encrypted": "no"}, "A"),
        ({"encrypted": "not_applicable"}, "D"),
        ({"site_id": "theirs"}, "B"),
        ({"vendor_id": "theirs"}, "C"),
        ({"site_id": str(UUID(int=7))}, ""),
        ({"retired": "false"}, "ABCF"),
        ({"type": "laptop", "holds_ephi": "yes", "retired": "false"}, "A"),
        ({"type": "laptop", "retired": "true"}, ""),
    ],
)
def test_the_list_is_narrowed(asked: dict[str, str], names: str, story: Story, listed: dict[str, UUID]) -> None:
    given = {name: str(listed[name]) if value == "theirs" else value for name, value in asked.items()}
    found = story.owner.get(f"{story.owner.here}/assets", params=given).json()["items"]
    assert "".join(asset["name"] for asset in found) == names


@pytest.mark.usefixtures("listed")
def test_what_is_retired_is_out_of_use_on_its_day(story: Story) -> None:
    url, whole = f"{story.owner.here}/assets", []
    page = story.owner.get(url, params={"retired": True, "limit": 1}).json()
    while page["next"]:
        whole += page["items"]
        page = story.owner.get(url, params={"retired": True, "limit": 1, "after": page["next"]}).json()
    assert [asset["name"] for asset in whole + page["items"]] == ["D", "E"]


@pytest.mark.parametrize("asked", [{"holds_ephi": "maybe"}, {"site_id": "s1"}, {"retired": "soon"}, {"type": "../x"}])
def test_a_list_is_narrowed_in_its_own_words(asked: dict[str, str], story: Story) -> None:
    assert story.owner.get(f"{story.owner.here}/assets", params=asked).status_code == 422


# many at once


def many(client: Client, assets: list[dict[str, Any]], **changes: Any) -> Any:
    items = [{"id": asset["id"], "version": asset["version"]} for asset in assets]
    return client.post(f"{client.here}/assets/bulk", json={"items": items, "set": changes})


def on_record(client: Client, **asked: Any) -> dict[str, dict[str, Any]]:
    items = client.get(f"{client.here}/assets", params={"limit": 200, **asked}).json()["items"]
    return {asset["name"]: asset for asset in items}


def test_many_assets_are_changed_at_once_and_each_is_on_record(story: Story) -> None:
    site = story.make("create_site")["id"]
    first, second, third = (story.make("create_asset", name=name, site_id=site) for name in "ABC")

    answer = many(story.owner, [second, first], owner=" Robin ", site_id=None, retired_on="2026-01-31")

    changes = {"owner": "Robin", "site_id": None, "retired_on": "2026-01-31", "version": 2}
    assert (answer.status_code, answer.json()) == (200, {"items": [second | changes, first | changes]})
    assert on_record(story.owner) == {"A": first | changes, "B": second | changes, "C": third}
    lines = story.owner.get(f"{story.owner.here}/history", params={"limit": 2}).json()["items"]
    assert {line["row_id"] for line in lines} == {first["id"], second["id"]}
    assert {(line["action"], line["actor"]) for line in lines} == {("changed", f"user:{story.owner.user_id}")}
    for line in lines:
        whole = dict(answer.json()["items"][line["row_id"] == first["id"]])
        del whole["version"]
        assert line["content"] == whole


def test_what_is_so_already_is_left_as_it_is(story: Story) -> None:
    ours, theirs = story.make("create_asset", owner="Robin"), story.make("create_asset", owner="Ann")

    told = many(story.owner, [ours, theirs], owner="Robin").json()["items"]

    assert told == [ours, theirs | {"owner": "Robin", "version": 2}]
    (line, *_) = story.owner.get(f"{story.owner.here}/history").json()["items"]
    assert (line["row_id"], line["action"]) == (theirs["id"], "changed")


def test_one_that_moved_on_meanwhile_stops_them_all(story: Story) -> None:
    assets = [story.make("create_asset", name=name) for name in "ABC"]
    colleague = story.sign_in(Role.MANAGER, story.owner.practice_id)
    assert many(colleague, assets[1:2], owner="Ann").status_code == 200
    before = everything(story.database)

    late = many(story.owner, assets, owner="Robin")

    assert (late.status_code, late.json()["type"]) == (412, "/problems/stale")
    assert late.json()["detail"].startswith("One of these was changed after you read them.")
    assert late.json()["faults"] == [{"at": ["body", "items", 1], "message": "is at version 2 now"}]
    assert everything(story.database) == before

    assert many(colleague, [on_record(story.owner)[name] for name in "AB"], note="Seen.").status_code == 200
    later = many(story.owner, assets, owner="Robin").json()
    assert later["detail"].startswith("2 of these were changed after you read them.")
    assert [fault["at"] for fault in later["faults"]] == [["body", "items", 0], ["body", "items", 1]]


def test_what_is_not_there_or_another_practices_stops_them_all(story: Story) -> None:
    ours, stranger = story.make("create_asset"), story.sign_in()
    theirs = stranger.post(f"{stranger.here}/assets", json=CHART).json()
    before = everything(story.database)

    answer = many(story.owner, [ours, theirs, {"id": str(uuid4()), "version": 1}], owner="Robin")

    assert answer.status_code == 422
    message = "is none of the assets on record"
    assert answer.json()["faults"] == [{"at": ["body", "items", place], "message": message} for place in (1, 2)]
    assert everything(story.database) == before


def test_an_asset_is_named_once(story: Story) -> None:
    asset = story.make("create_asset")
    answer = many(story.owner, [asset, asset], owner="Robin")
    told = [{"at": ["body", "items", place], "message": "is named twice"} for place in (0, 1)]
    assert (answer.status_code, answer.json()["faults"]) == (422, told)


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        ({}, ["body", "set"]),
        ({"type": "teleporter"}, ["body", "set", "type"]),
        ({"name": None}, ["body", "set", "name"]),
        ({"name": " "}, ["body", "set", "name"]),
        ({"count": 0}, ["body", "set", "count"]),
        ({"encrypted": "maybe"}, ["body", "set", "encrypted"]),
        ({"id": str(UUID(int=7))}, ["body", "set", "id"]),
        ({"version": 9}, ["body", "set", "version"]),
    ],
)
def test_a_change_off_the_limits_is_refused_where_it_is_off(
    changes: dict[str, Any], at: list[str], story: Story
) -> None:
    assets = [story.make("create_asset"), story.make("create_asset")]
    before = everything(story.database)
    answer = many(story.owner, assets, **changes)
    assert (answer.status_code, [fault["at"] for fault in answer.json()["faults"]]) == (422, [at])
    assert everything(story.database) == before


def test_an_asset_of_no_known_type_is_named_where_it_stands(story: Story, keep) -> None:
    keep(story.owner, Asset(name="Oracle", type="crystal_ball"))
    assets = [story.make("create_asset"), *on_record(story.owner, type="crystal_ball").values()]
    refused = many(story.owner, assets, owner="Robin")
    assert [fault["at"] for fault in refused.json()["faults"]] == [["body", "items", 1]]
    assert many(story.owner, assets, type="laptop").status_code == 200


@pytest.mark.parametrize("count", [0, 201])
def test_one_to_two_hundred_are_changed_at_once(count: int, story: Story) -> None:
    asset = story.make("create_asset")
    answer = many(story.owner, [asset | {"id": str(uuid4())} for _ in range(count)], owner="Robin")
    assert [fault["at"] for fault in answer.json()["faults"]] == [["body", "items"]]


@pytest.mark.parametrize("field", ["group_id", "site_id", "vendor_id"])
def test_assets_are_not_moved_into_another_practice(field: str, story: Story) -> None:
    stranger = story.sign_in()
    room = {"group_id": "groups", "site_id": "sites", "vendor_id": "vendors"}[field]
    theirs = stranger.post(f"{stranger.here}/{room}", json={"name": "Theirs"}).json()["id"]
    asset = story.make("create_asset")
    before = everything(story.database)
    assert many(story.owner, [asset], **{field: theirs}).status_code == 409
    assert everything(story.database) == before


def test_of_two_who_change_the_same_many_one_comes_too_late(story: Story) -> None:
    assets = [story.make("create_asset", name=name) for name in "ABC"]
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda number: many(story.owner, assets, owner=f"Owner {number}"), range(4)))
    assert sorted(answer.status_code for answer in answers) == [200, 412, 412, 412]
    assert {asset["version"] for asset in on_record(story.owner).values()} == {2}


@pytest.mark.parametrize("role", [Role.STAFF, Role.AUDITOR])
def test_who_may_only_read_changes_none(role: Role, story: Story) -> None:
    asset = story.make("create_asset")
    assert many(story.sign_in(role, story.owner.practice_id), [asset], owner="Robin").status_code == 403
    assert list(on_record(story.owner).values()) == [asset]


def test_two_hundred_take_a_dozen_queries(story: Story, keep, queries: list[str]) -> None:
    keep(story.owner, *(Asset(name=f"PC {number:03}", type="office_workstation") for number in range(200)))
    assets = list(on_record(story.owner).values())
    queries.clear()
    answer = many(story.owner, assets, owner="Robin", encrypted="yes")
    assert (answer.status_code, len(answer.json()["items"])) == (200, 200)
    assert len(queries) <= 12
    assert {(asset["owner"], asset["version"]) for asset in on_record(story.owner).values()} == {("Robin", 2)}


# pasted from a spreadsheet


def pasted(client: Client, *rows: dict[str, str], dry: bool = False) -> Any:
    return client.post(f"{client.here}/assets/import", json={"rows": list(rows), "dry_run": dry})


SHEET = (
    {"name": "Front desk PC", "type": "PC", "site": "Main office", "encrypted": "Yes", "count": "2"},
    {"name": "Chart", "type": "EHR", "holds_ephi": "y", "vendor": "Chartwell", "critical": "x"},
    {"name": "", "type": " "},
    {"name": "Laptop 1", "type": "laptop", "site": "MAIN OFFICE", "group": "Laptops", "added_on": "3/1/2026"},
)


def counts(answer: Any) -> tuple[int, int, int]:
    return tuple(answer.json()[name] for name in ("created", "changed", "unchanged"))


def test_a_first_paste_makes_what_it_names(story: Story, keep) -> None:
    site = new_id()
    keep(story.owner, Site(id=site, name="Main Office"))

    answer = pasted(story.owner, *SHEET)

    vendor = story.owner.get(f"{story.owner.here}/vendors").json()["items"][0]
    group = story.owner.get(f"{story.owner.here}/groups").json()["items"][0]
    assert (vendor["name"], vendor["touches_phi"], group["name"]) == ("Chartwell", "unknown", "Laptops")
    assert len(story.owner.get(f"{story.owner.here}/sites").json()["items"]) == 1
    told = answer.json()
    ids = [item["id"] for item in told["items"]]
    assert (answer.status_code, told) == (
        200,
        {
            "created": 3,
            "changed": 0,
            "unchanged": 0,
            "faults": [],
            "items": [
                FULL
                | {"id": ids[0], "version": 1, "name": "Front desk PC", "type": "office_workstation"}
                | {"site_id": str(site), "encrypted": "yes", "count": 2},
                FULL | {"id": ids[1], "version": 1, "holds_ephi": "yes", "vendor_id": vendor["id"], "critical": True},
                FULL
                | {"id": ids[2], "version": 1, "name": "Laptop 1", "type": "laptop", "site_id": str(site)}
                | {"group_id": group["id"], "added_on": "2026-03-01"},
            ],
            "new_sites": [],
            "new_groups": ["Laptops"],
            "new_vendors": ["Chartwell"],
        },
    )
    assert list(on_record(story.owner).values()) == sorted(told["items"], key=lambda item: item["name"])
    lines = story.owner.get(f"{story.owner.here}/history", params={"limit": 5}).json()["items"]
    assert {(line["kind"], line["action"]) for line in lines} == {
        ("Asset", "created"),
        ("Vendor", "created"),
        ("AssetGroup", "created"),
    }


def test_the_same_paste_again_changes_nothing(story: Story) -> None:
    assert counts(pasted(story.owner, *SHEET)) == (3, 0, 0)
    before = everything(story.database)
    rows = [row | {"name": row["name"].upper() + " "} for row in SHEET]
    assert counts(pasted(story.owner, *rows)) == (0, 0, 3)
    assert everything(story.database) == before


def test_two_who_paste_the_same_at_once_make_it_once(story: Story) -> None:
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: pasted(story.owner, *SHEET), range(4)))
    assert sorted(counts(answer) for answer in answers) == [(0, 0, 3)] * 3 + [(3, 0, 0)]
    assert len(story.owner.get(f"{story.owner.here}/assets").json()["items"]) == 3


def test_a_changed_cell_changes_its_field_and_an_empty_one_nothing(story: Story) -> None:
    pasted(story.owner, *SHEET)
    before = on_record(story.owner)

    answer = pasted(story.owner, {"name": "front desk  pc", "encrypted": "no", "type": "", "site": "Annex"}, SHEET[3])

    site = next(s for s in story.owner.get(f"{story.owner.here}/sites").json()["items"] if s["name"] == "Annex")
    changed = before["Front desk PC"] | {"encrypted": "no", "site_id": site["id"], "version": 2}
    assert (counts(answer), answer.json()["new_sites"]) == ((0, 1, 1), ["Annex"])
    assert answer.json()["items"] == [changed, before["Laptop 1"]]
    assert on_record(story.owner) == before | {"Front desk PC": changed}


def test_a_dry_run_tells_the_same_and_saves_nothing(story: Story) -> None:
    pasted(story.owner, *SHEET[:2])
    rows = [SHEET[0] | {"count": "9", "site": "Annex"}, *SHEET[1:]]
    before = everything(story.database)

    dry = pasted(story.owner, *rows, dry=True)

    assert (dry.status_code, counts(dry)) == (200, (1, 1, 1))
    assert everything(story.database) == before
    real = pasted(story.owner, *rows)
    passing = {"id", "site_id", "group_id"}  # of what is not on record yet
    told = [[{k: v for k, v in item.items() if k not in passing} for item in a.json()["items"]] for a in (dry, real)]
    assert told[0] == told[1]
    for name in ("created", "changed", "unchanged", "faults", "new_sites", "new_groups", "new_vendors"):
        assert dry.json()[name] == real.json()[name]


WRONG = (
    {"name": "Chart", "type": "EHR"},
    {"name": "Nobody knows"},
    {"name": "Laptop 1", "type": "laptop", "count": "many", "encrypted": "half"},
    {"type": "laptop"},
)
TOLD = [
    (2, "type", "say what it is, such as laptop, file server or cloud EHR"),
    (3, "encrypted", '"half" is not clear here; write yes, no, unknown or n/a'),
    (3, "count", '"many" will not do; write a whole number from 1 to 100,000'),
    (4, "name", "give it a name, by which it is known when you paste it again"),
]


def test_one_fault_stops_it_all_and_every_fault_is_told(story: Story) -> None:
    before = everything(story.database)
    answer = pasted(story.owner, *WRONG)
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/invalid")
    assert answer.json()["faults"] == [{"at": ["body", "rows", row - 1, at], "message": said} for row, at, said in TOLD]
    assert everything(story.database) == before


def test_a_dry_run_tells_the_faults_beside_what_would_do(story: Story) -> None:
    answer = pasted(story.owner, *WRONG, dry=True)
    assert (answer.status_code, counts(answer)) == (200, (1, 0, 0))
    assert answer.json()["faults"] == [{"row": row, "at": at, "message": said} for row, at, said in TOLD]
    assert [item["name"] for item in answer.json()["items"]] == ["Chart"]


@pytest.mark.parametrize("dry", [True, False])
def test_two_hundred_faults_are_told_at_most(dry: bool, story: Story) -> None:
    answer = pasted(story.owner, *({"name": f"Asset {number}"} for number in range(201)), dry=dry)
    assert len(answer.json()["faults"]) == 200


def test_a_name_that_two_have_is_no_name(story: Story) -> None:
    for name in ("Laptop", "LAPTOP"):
        story.make("create_asset", name=name)
    answer = pasted(story.owner, {"name": "laptop", "count": "2"})
    told = '2 on record are called "laptop"; rename all but one of them first'
    assert answer.json()["faults"] == [{"at": ["body", "rows", 0, "name"], "message": told}]


def test_one_in_use_comes_before_one_that_is_retired(story: Story) -> None:
    old = story.make("create_asset", name="Laptop", retired_on="2025-01-31")
    assert counts(pasted(story.owner, {"name": "laptop", "count": "2"})) == (0, 1, 0)
    new = story.make("create_asset", name="Laptop")
    assert counts(pasted(story.owner, {"name": "laptop", "count": "3"})) == (0, 1, 0)
    counted = {id: story.owner.get(f"{story.owner.here}/assets/{id}").json()["count"] for id in (old["id"], new["id"])}
    assert counted == {old["id"]: 2, new["id"]: 3}


@pytest.mark.parametrize(
    ("column", "room"), [("site", "sites"), ("group", "groups"), ("vendor", "vendors")], ids=lambda each: each
)
def test_a_place_that_two_have_the_name_of_is_no_place(column: str, room: str, story: Story) -> None:
    for name in ("Annex", "annex"):
        assert story.owner.post(f"{story.owner.here}/{room}", json={"name": name}).status_code == 201
    answer = pasted(story.owner, {"name": "Laptop", "type": "laptop", column: "ANNEX"})
    assert [fault["at"] for fault in answer.json()["faults"]] == [["body", "rows", 0, column]]


def test_a_vendor_worked_with_comes_before_one_whose_work_has_ended(story: Story) -> None:
    story.make("create_vendor", name="Chartwell", ended_on="2025-01-31")
    present = story.make("create_vendor", name="Chartwell")
    (made,) = pasted(story.owner, {"name": "Chart", "type": "EHR", "vendor": "chartwell"}).json()["items"]
    assert made["vendor_id"] == present["id"]


def test_another_practices_names_are_not_known(story: Story) -> None:
    stranger = story.sign_in()
    pasted(stranger, *SHEET)
    before = everything(story.database)
    theirs = on_record(stranger)
    answer = pasted(story.owner, *SHEET)
    assert (counts(answer), answer.json()["new_sites"]) == ((3, 0, 0), ["Main office"])
    assert on_record(stranger) == theirs
    assert all(row in everything(story.database)["asset"] for row in before["asset"])


@pytest.mark.parametrize(("column", "most"), [("name", 200), ("location", 200), ("owner", 200), ("note", 10_000)])
def test_as_much_fits_in_a_cell_as_in_a_field(column: str, most: int, story: Story) -> None:
    row = {"name": "Laptop", "type": "laptop", column: "x" * most}
    answer = pasted(story.owner, row)
    body = {name: value for name, value in answer.json()["items"][0].items() if name not in ("id", "version")}
    assert story.owner.post(f"{story.owner.here}/assets", json=body).status_code == 201
    longer = body | {column: "x" * (most + 1)}
    assert story.owner.post(f"{story.owner.here}/assets", json=longer).status_code == 422
    refused = pasted(story.owner, row | {column: "x" * (most + 1)}).json()["faults"]
    assert refused[0]["at"][:2] == ["body", "rows"]
    assert refused[0]["at"][-1] == column


@pytest.mark.parametrize("count", [0, 2001])
def test_one_to_two_thousand_rows_are_pasted_at_once(count: int, story: Story) -> None:
    answer = pasted(story.owner, *({"name": f"PC {number}", "type": "PC"} for number in range(count)))
    assert (answer.status_code, [fault["at"] for fault in answer.json()["faults"]]) == (422, [["body", "rows"]])


def test_a_long_sheet_takes_no_more_queries_than_a_short_one(story: Story, queries: list[str]) -> None:
    taken = []
    for rows in (2, 400):
        queries.clear()
        sheet = [{"name": f"PC {rows}-{n}", "type": "PC", "site": f"Site {rows}-{n}"} for n in range(rows)]
        answer = pasted(story.owner, *sheet)
        assert (answer.status_code, len(answer.json()["items"])) == (200, min(rows, 200))
        taken.append(len(queries))
    queries.clear()
    assert counts(pasted(story.owner, *(row | {"count": "2"} for row in sheet))) == (0, 400, 0)
    assert taken[0] == taken[1]
    assert max(*taken, len(queries)) <= 20


@pytest.mark.parametrize("dry", [True, False])
def test_who_may_only_read_pastes_nothing(dry: bool, story: Story) -> None:
    staff = story.sign_in(Role.STAFF, story.owner.practice_id)
    assert pasted(staff, *SHEET, dry=dry).status_code == 403
    assert on_record(story.owner) == {}
