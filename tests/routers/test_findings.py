"""A list of forty vendors is pasted, and the four without an agreement are found: no more, no less."""

from typing import Any

from tests.bodies import BODIES, Story
from tests.contract import Client

SERVICES = ("EHR", "Billing", "Fax", "Shredding", "Answering service", "Backup", "E-mail", "Transcription")
MISSING = {4: "Ping & Reply Texting", 17: "Sure Shred", 23: "Nightline Answering", 39: "Scribbly AI"}


def findings(client: Client) -> list[dict[str, Any]]:
    return list(client.get(f"{client.here}/findings", params={"limit": 200}).json()["items"])


def row(number: int) -> dict[str, str]:
    told = {"name": MISSING.get(number, f"Vendor {number:02}"), "service": SERVICES[number % len(SERVICES)]}
    if number in MISSING:
        return told | {"touches_phi": "yes", "agreement": "" if number % 2 else "none"}
    if number % 5 == 0:
        return told | {"touches_phi": "no", "agreement": "not needed"}
    return told | {"touches_phi": "yes", "agreement": "on file", "agreement_signed_on": "3/1/2024"}


def test_a_list_of_forty_with_four_missing_agreements(story: Story) -> None:
    owner = story.owner
    sheet = {"rows": [row(number) for number in range(40)], "dry_run": False}
    loaded = owner.post(f"{owner.here}/vendors/import", json=sheet)
    assert (loaded.status_code, loaded.json()["created"]) == (200, 40), loaded.text
    found = findings(owner)
    assert {(each["kind"], each["vendor"], each["citation"]) for each in found} == {
        ("no_contract", name, "164.308(b)(1)") for name in MISSING.values()
    }
    assert len(found) == len(MISSING)


def test_it_is_gone_when_it_is_mended(story: Story) -> None:
    vendor = story.make("create_vendor", touches_phi="yes", agreement="missing")
    story.make("create_flow", to_asset_id=None, to_vendor_id=vendor["id"], name="Reminders")
    (only,) = findings(story.owner)
    assert (only["kind"], only["vendor_id"], "Reminders" in only["text"]) == ("no_contract", vendor["id"], True)
    body = BODIES["create_contract"](story) | {"vendor_id": vendor["id"]}
    assert story.owner.post(f"{story.owner.here}/contracts", json=body).status_code == 201
    assert [each for each in findings(story.owner) if each["vendor_id"] == vendor["id"]] == []
