"""Firms outside that touch PHI, and the agreement on file."""

from typing import Any

import pytest

from api.db.vendors import Vendor
from api.domain.roles import Role
from tests.bodies import Story
from tests.databases import everything
from tests.shelves import faults, lives

FULL = {
    "name": "Chartwell",
    "service": "",
    "touches_phi": "unknown",
    "agreement": "unknown",
    "agreement_signed_on": None,
    "agreement_ends_on": None,
    "multi_factor": "unknown",
    "ended_on": None,
    "note": "",
}


def test_a_vendor_lives(story: Story) -> None:
    later = {
        "name": "Chartwell",
        "service": "EHR",
        "touches_phi": "yes",
        "agreement": "on_file",
        "agreement_signed_on": "2025-02-01",
    }
    lives(story, "vendors", "Vendor", {"name": "Chartwell"}, FULL, later)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("touches_phi", "sometimes"),
        ("agreement", "verbal"),
        ("agreement_ends_on", "2025-13-01"),
        ("service", "x" * 201),
    ],
)
def test_a_vendor_off_its_limits_is_refused(field: str, value: object, story: Story) -> None:
    assert faults(story, "vendors", {"name": "Chartwell", field: value}) == [["body", field]]


def test_a_vendor_that_hosts_something_is_not_removed(story: Story) -> None:
    vendor = story.make("create_vendor")
    story.make("create_asset", vendor_id=vendor["id"])
    assert (
        story.owner.delete(f"{story.owner.here}/vendors/{vendor['id']}", headers={"If-Match": '"1"'}).status_code == 409
    )


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({}, "ABC"),
        ({"agreement": "missing"}, "AB"),
        ({"touches_phi": "yes"}, "AC"),
        ({"touches_phi": "yes", "agreement": "missing"}, "A"),
        ({"agreement": "not_needed"}, ""),
    ],
)
def test_the_list_is_narrowed(asked: dict[str, str], names: str, story: Story, keep) -> None:
    keep(
        story.owner,
        Vendor(name="A", touches_phi="yes", agreement="missing"),
        Vendor(name="B", agreement="missing"),
        Vendor(name="C", touches_phi="yes", agreement="on_file"),
    )
    found = story.owner.get(f"{story.owner.here}/vendors", params=asked).json()["items"]
    assert "".join(vendor["name"] for vendor in found) == names


@pytest.mark.parametrize("asked", [{"agreement": "verbal"}, {"touches_phi": "sometimes"}])
def test_a_list_is_narrowed_in_its_own_words(asked: dict[str, str], story: Story) -> None:
    assert story.owner.get(f"{story.owner.here}/vendors", params=asked).status_code == 422


def test_many_vendors_are_changed_at_once(story: Story) -> None:
    first, second = story.make("create_vendor", name="A"), story.make("create_vendor", name="B")
    items = [{"id": each["id"], "version": 1} for each in (first, second)]
    changes = {"agreement": "on_file", "agreement_ends_on": "2028-02-01"}

    answer = story.owner.post(f"{story.owner.here}/vendors/bulk", json={"items": items, "set": changes})

    told = [vendor | changes | {"version": 2} for vendor in (first, second)]
    assert (answer.status_code, answer.json()) == (200, {"items": told})
    late = story.owner.post(f"{story.owner.here}/vendors/bulk", json={"items": items, "set": {"note": "Late."}})
    assert (late.status_code, len(late.json()["faults"])) == (412, 2)
    assert story.owner.get(f"{story.owner.here}/vendors").json()["items"] == told


# pasted from a spreadsheet


def pasted(story: Story, *rows: dict[str, str], dry: bool = False) -> Any:
    return story.owner.post(f"{story.owner.here}/vendors/import", json={"rows": list(rows), "dry_run": dry})


SHEET = (
    {"name": "Chartwell", "service": "EHR", "touches_phi": "Y", "agreement": "signed", "agreement_ends_on": "2/1/2028"},
    {"name": "Window cleaner", "touches_phi": "no", "agreement": "n/a"},
)


def test_a_paste_makes_vendors_and_the_same_again_changes_nothing(story: Story) -> None:
    answer = pasted(story, *SHEET)
    first, second = answer.json()["items"]
    assert (answer.status_code, answer.json()) == (
        200,
        {
            "created": 2,
            "changed": 0,
            "unchanged": 0,
            "faults": [],
            "items": [
                FULL
                | {"id": first["id"], "version": 1, "service": "EHR", "touches_phi": "yes"}
                | {"agreement": "on_file", "agreement_ends_on": "2028-02-01"},
                FULL
                | {"id": second["id"], "version": 1, "name": "Window cleaner"}
                | {"touches_phi": "no", "agreement": "not_needed"},
            ],
        },
    )
    before = everything(story.database)
    again = pasted(story, *SHEET).json()
    assert [again[name] for name in ("created", "changed", "unchanged", "items")] == [0, 0, 2, [first, second]]
    assert everything(story.database) == before


def test_a_changed_cell_changes_its_field_once_it_is_no_dry_run(story: Story) -> None:
    first, second = pasted(story, *SHEET).json()["items"]
    before = everything(story.database)
    row = {"name": "CHARTWELL", "agreement": "missing", "service": ""}
    changed = first | {"agreement": "missing", "version": 2}

    dry = pasted(story, row, dry=True).json()
    assert ([dry[name] for name in ("created", "changed", "unchanged")], dry["items"]) == ([0, 1, 0], [changed])
    assert everything(story.database) == before

    assert pasted(story, row).json() == dry
    assert story.owner.get(f"{story.owner.here}/vendors").json()["items"] == [changed, second]


def test_one_fault_stops_it_all(story: Story) -> None:
    rows = (*SHEET, {"name": "Acme", "agreement_signed_on": "last year"})
    answer = pasted(story, *rows)
    told = '"last year" is no day that we can read; write it as 2026-03-01 or 3/1/2026'
    assert (answer.status_code, answer.json()["faults"]) == (
        422,
        [{"at": ["body", "rows", 2, "agreement_signed_on"], "message": told}],
    )
    assert story.owner.get(f"{story.owner.here}/vendors").json()["items"] == []
    dry = pasted(story, *rows, dry=True).json()
    assert (dry["created"], dry["faults"]) == (2, [{"row": 3, "at": "agreement_signed_on", "message": told}])


def test_one_worked_with_comes_before_one_whose_work_has_ended(story: Story) -> None:
    story.make("create_vendor", name="Acme", ended_on="2025-01-31")
    present = story.make("create_vendor", name="acme")
    (told,) = pasted(story, {"name": "ACME", "service": "Billing"}).json()["items"]
    assert told == present | {"service": "Billing", "version": 2}


def test_who_may_only_read_changes_and_pastes_nothing(story: Story) -> None:
    vendor = story.make("create_vendor")
    staff = story.sign_in(Role.STAFF, story.owner.practice_id)
    bulk = {"items": [{"id": vendor["id"], "version": 1}], "set": {"note": "Mine."}}
    assert staff.post(f"{staff.here}/vendors/bulk", json=bulk).status_code == 403
    assert staff.post(f"{staff.here}/vendors/import", json={"rows": list(SHEET)}).status_code == 403
    assert story.owner.get(f"{story.owner.here}/vendors").json()["items"] == [vendor]
