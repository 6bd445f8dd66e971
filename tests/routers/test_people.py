"""Who works for the practice, one at a time or as a roster from a spreadsheet."""

from typing import Any
from uuid import uuid4

import pytest

from tests.bodies import Story
from tests.databases import everything
from tests.shelves import faults, lives

FULL = {
    "name": "Robin Reyes",
    "job": "",
    "started_on": None,
    "ended_on": None,
    "access_ended_on": None,
    "trained_on": None,
    "duties": [],
    "roles": [],
    "site_ids": [],
    "email": "",
    "note": "",
}


def test_a_person_lives(story: Story) -> None:
    later = {
        "name": "Robin Reyes",
        "job": "Billing",
        "trained_on": "2026-02-01",
        "duties": ["security_official", "deputy"],
        "roles": ["billing", "officers"],
        "email": "robin@example.org",
    }
    lives(story, "people", "Person", {"name": "Robin Reyes"}, FULL, later)


@pytest.mark.parametrize(
    ("field", "value", "at"),
    [
        ("duties", ["king"], ["duties", 0]),
        ("duties", ["deputy"] * 5, ["duties"]),
        ("duties", "deputy", ["duties"]),
        ("roles", ["surgeons"], ["roles", 0]),
        ("email", "robin", ["email"]),
        ("started_on", 0.5, ["started_on"]),
        ("name", "", ["name"]),
    ],
)
def test_a_person_off_its_limits_is_refused(field: str, value: object, at: list[object], story: Story) -> None:
    assert faults(story, "people", {"name": "Robin", field: value}) == [["body", *at]]


def test_somebody_works_at_sites_on_record_which_stay_as_long_as_they_do(story: Story) -> None:
    site = story.make("create_site", name="Mill Road")
    strange = str(uuid4())
    assert faults(story, "people", {"name": "Robin", "site_ids": [site["id"], strange]}) == [["body", "site_ids", 1]]
    robin = story.make("create_person", name="Robin Reyes", site_ids=[site["id"]])
    assert robin["site_ids"] == [site["id"]]

    gone = story.owner.delete(f"{story.owner.here}/sites/{site['id']}", headers={"If-Match": '"1"'})
    assert (gone.status_code, "Robin Reyes works here" in gone.json()["detail"]) == (409, True)
    story.owner.delete(f"{story.owner.here}/people/{robin['id']}", headers={"If-Match": '"1"'})
    gone = story.owner.delete(f"{story.owner.here}/sites/{site['id']}", headers={"If-Match": '"1"'})
    assert gone.status_code == 204


# pasted from a spreadsheet


def pasted(story: Story, *rows: dict[str, str], dry: bool = False) -> Any:
    return story.owner.post(f"{story.owner.here}/people/import", json={"rows": list(rows), "dry_run": dry})


ROSTER = (
    {
        "name": "Ann Ames",
        "job": "Nurse",
        "roles": "nurse; officer",
        "sites": "Main; Mill Road",
        "started_on": "3/1/2024",
    },
    {"name": "Bo Beck", "job": "Biller", "roles": "billing, 1099", "sites": "Main", "email": "bo@example.org"},
)


def test_a_roster_is_loaded_and_the_same_again_changes_nothing(story: Story) -> None:
    main = story.make("create_site", name="Main")
    answer = pasted(story, *ROSTER)
    told = answer.json()
    assert (answer.status_code, told["created"], told["faults"], told["new_sites"]) == (200, 2, [], ["Mill Road"])
    ann, bo = told["items"]
    mill = next(s for s in story.owner.get(f"{story.owner.here}/sites").json()["items"] if s["name"] == "Mill Road")
    assert (ann["roles"], ann["site_ids"], ann["started_on"]) == (
        ["clinicians", "officers"],
        [main["id"], mill["id"]],
        "2024-03-01",
    )
    assert (bo["roles"], bo["site_ids"], bo["email"]) == (["billing", "contractors"], [main["id"]], "bo@example.org")

    before = everything(story.database)
    again = pasted(story, *ROSTER).json()
    assert (again["created"], again["changed"], again["unchanged"], again["items"]) == (0, 0, 2, [ann, bo])
    assert everything(story.database) == before


def test_a_dry_run_lists_every_fault_and_saves_nothing(story: Story) -> None:
    before = everything(story.database)
    rows = ROSTER[0], {"name": "Bo", "roles": "pilot", "email": "bo"}, {"name": "ann ames", "started_on": "soon"}
    told = pasted(story, *rows, dry=True).json()
    assert (told["created"], [(fault["row"], fault["at"]) for fault in told["faults"]]) == (
        1,
        [(2, "roles"), (2, "email"), (3, "started_on"), (3, "name")],
    )
    assert told["new_sites"] == ["Main", "Mill Road"]
    refused = pasted(story, *rows)
    assert (refused.status_code, len(refused.json()["faults"])) == (422, 4)
    assert everything(story.database) == before


def test_a_changed_cell_changes_that_field_alone(story: Story) -> None:
    story.make("create_person", name="Ann Ames", job="Nurse", duties=["deputy"], note="Tuesdays.")
    told = pasted(story, {"name": "ANN  AMES", "job": "Nurse lead"}).json()
    (ann,) = told["items"]
    assert (told["changed"], ann["job"], ann["duties"], ann["note"]) == (1, "Nurse lead", ["deputy"], "Tuesdays.")


def test_a_long_roster_takes_no_more_queries(story: Story, queries: list[str]) -> None:
    def counted(rows: int) -> int:
        sheet = [{"name": f"Person {rows} {place}", "sites": "Main"} for place in range(rows)]
        queries.clear()
        assert pasted(story, *sheet).json()["created"] == rows
        return len(queries)

    short = counted(2)
    assert counted(200) <= short
