"""A contract is written down, read clause by clause, and ends; the vendor's own line follows it."""

from typing import Any

import pytest

from tests.bodies import BODIES, Story
from tests.contract import Client
from tests.databases import everything

FIFTEEN = 15


def url(client: Client) -> str:
    return f"{client.here}/contracts"


def test_it_is_written_down_and_the_vendors_line_follows(story: Story) -> None:
    owner = story.owner
    body = BODIES["create_contract"](story)
    made = owner.post(url(owner), json=body).json()
    assert made == {
        **body,
        "id": made["id"],
        "version": 1,
        "kind": "business_associate",
        "effective_on": None,
        "renews": False,
        "ended_on": None,
        "yearly_verification": False,
        "verified_on": None,
        "delegates": "unknown",
        "feasible": "unknown",
        "disposition": "open",
        "disposed_on": None,
        "disposed_by": "",
        "note": "",
        "state": "in_force",
        "last_day": "2030-01-10",
        "lacks": [],
        "unread": FIFTEEN - 1,
    }
    vendor = owner.get(f"{owner.here}/vendors/{body['vendor_id']}").json()
    told = ("agreement", "agreement_signed_on", "agreement_ends_on")
    assert [vendor[name] for name in told] == ["on_file", "2024-01-10", "2030-01-10"]

    put = owner.put(f"{url(owner)}/{made['id']}", json=BODIES["replace_contract"], headers={"If-Match": '"1"'}).json()
    assert (put["state"], put["last_day"], put["clauses"]) == ("ended", "2026-02-01", {})
    assert owner.get(url(owner), params={"vendor_id": body["vendor_id"]}).json()["items"] == [put]
    assert owner.delete(f"{url(owner)}/{made['id']}").status_code == 405


def test_a_text_is_searched_and_not_kept(story: Story) -> None:
    before = everything(story.database)
    text = "Vendor reports every security incident.\n\nVendor may keep zebrafinch records."
    found = story.owner.post(f"{url(story.owner)}/check", json={"text": text}).json()
    assert len(found["clauses"]) == FIFTEEN
    by_id = {each["id"]: each for each in found["clauses"]}
    assert (by_id["incidents"]["suggested"], by_id["incidents"]["passages"]) == (
        "present",
        ["Vendor reports every security incident."],
    )
    assert by_id["books"]["suggested"] == "absent"
    assert everything(story.database) == before


def test_what_a_person_found_absent_is_named(story: Story) -> None:
    body = BODIES["create_contract"](story)
    body["clauses"] = {"books": {"said": "absent"}, "delegated": {"said": "absent"}}
    made = story.owner.post(url(story.owner), json=body | {"delegates": "no"}).json()
    assert (made["lacks"], made["unread"]) == (["books"], FIFTEEN - 2)


@pytest.mark.parametrize(
    ("told", "at"),
    [
        ({"expires_on": "2023-01-01"}, ["expires_on"]),
        ({"disposition": "returned"}, ["disposition"]),
        ({"notice_days": 61}, ["notice_days"]),
        ({"verified_on": "2199-01-01"}, ["verified_on"]),
        ({"clauses": {"poem": {"said": "present"}}}, ["clauses", "poem"]),
        ({"vendor_id": "01900000-0000-7000-8000-000000000000"}, ["vendor_id"]),
    ],
)
def test_what_cannot_be_so_is_refused(told: dict[str, Any], at: list[str], story: Story) -> None:
    answer = story.owner.post(url(story.owner), json=BODIES["create_contract"](story) | told)
    assert (answer.status_code, [fault["at"] for fault in answer.json()["faults"]]) == (422, [["body", *at]])
