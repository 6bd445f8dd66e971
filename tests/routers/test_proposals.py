"""What a practice is likely to have, confirmed and struck."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import permutations
from typing import Any

import pytest

from api.db.assets import Asset
from api.db.vendors import Vendor
from api.domain.facts import Ehr
from api.domain.roles import Role
from tests.contract import Client
from tests.databases import everything
from tests.days import TODAY

ASSET = {
    "group_id": None,
    "site_id": None,
    "location": "",
    "owner": "",
    "encrypted": "unknown",
    "multi_factor": "unknown",
    "shared_sign_in": "unknown",
    "supported": "unknown",
    "added_on": None,
    "retired_on": None,
    "note": "",
    "version": 1,
}
VENDOR = {
    "agreement": "unknown",
    "agreement_signed_on": None,
    "agreement_ends_on": None,
    "multi_factor": "unknown",
    "ended_on": None,
    "note": "",
    "version": 1,
}
YESTERDAY = TODAY - timedelta(days=2)


def lines(client: Client) -> dict[str, dict[str, Any]]:
    """The proposals by id, in their order."""
    return {line["id"]: line for line in client.get(f"{client.here}/proposals").json()["items"]}


def taken(client: Client) -> set[str]:
    return {id for id, line in lines(client).items() if line["taken"]}


def struck(client: Client) -> set[str]:
    return {id for id, line in lines(client).items() if line["struck"]}


def sent(client: Client, *take: str | dict[str, Any], **told: list[str]) -> Any:
    chosen = [{"id": each} if isinstance(each, str) else each for each in take]
    return client.post(f"{client.here}/proposals/take", json={"take": chosen, **told})


def done(client: Client, *take: str | dict[str, Any], **told: list[str]) -> dict[str, list[dict[str, Any]]]:
    answer = sent(client, *take, **told)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def on_record(client: Client, room: str) -> list[dict[str, Any]]:
    return list(client.get(f"{client.here}/{room}", params={"sort": "name"}).json()["items"])


def runners(client: Client) -> dict[str, str | None]:
    """Each asset on record by its type, with the name of its vendor."""
    names = {vendor["id"]: vendor["name"] for vendor in on_record(client, "vendors")}
    return {asset["type"]: names.get(asset["vendor_id"]) for asset in on_record(client, "assets")}


def test_a_new_practice_sees_what_it_likely_has(sign_in):
    officer = sign_in()

    found = lines(officer)

    assert list(found) == [
        "ehr",
        "email",
        "billing",
        "eprescribing",
        "exam-rooms",
        "back-office",
        "laptops",
        "wifi",
        "copier",
        "fax",
        "phones",
        "premises",
        "accounts",
        "whole-practice",
        "ehr-vendor",
        "email-vendor",
        "claims",
    ]
    assert found["ehr"] == {
        "id": "ehr",
        "kind": "asset",
        "type": "ehr_cloud",
        "label": "Cloud EHR",
        "name": "EHR",
        "because": "You keep your charts in an EHR that a vendor hosts. "
        "It holds more about your patients than anything else here.",
        "citation": "",
        "holds_ephi": "yes",
        "critical": True,
        "service": "EHR",
        "touches_phi": "yes",
        "vendor": "ehr-vendor",
        "count": 1,
        "taken": False,
        "struck": False,
    }
    assert found["ehr-vendor"] == {
        "id": "ehr-vendor",
        "kind": "vendor",
        "type": None,
        "label": "EHR",
        "name": "Your EHR vendor",
        "because": "It keeps your charts for you. Have its signed business associate agreement on file first of all.",
        "citation": "164.308(b)(1)",
        "holds_ephi": "unknown",
        "critical": False,
        "service": "EHR",
        "touches_phi": "yes",
        "vendor": None,
        "count": 1,
        "taken": False,
        "struck": False,
    }


def test_what_is_proposed_follows_the_facts(sign_in, keep):
    officer = sign_in()
    before = set(lines(officer))
    keep(officer, people=9, ehr=Ehr.ONSITE, it_provider=True)
    found = lines(officer)
    assert {"ehr-onsite", "ehr-server", "it", "front-desk", "backup"} <= set(found) - before
    assert (found["exam-rooms"]["count"], found["laptops"]["count"]) == (3, 3)


def test_what_is_confirmed_is_on_record(sign_in, keep):
    officer = sign_in()
    keep(officer, people=9)

    made = done(officer, {"id": "ehr", "name": "Larkfield Chart"}, "laptops", {"id": "ehr-vendor", "name": "Larkfield"})

    vendor = VENDOR | {"name": "Larkfield", "service": "EHR", "touches_phi": "yes"}
    chart = ASSET | {"name": "Larkfield Chart", "type": "ehr_cloud", "holds_ephi": "yes", "critical": True, "count": 1}
    laptops = ASSET | {"name": "Laptops", "type": "laptop", "holds_ephi": "unknown", "critical": False, "count": 3}
    id = made["vendors"][0]["id"]
    assert made["vendors"] == [vendor | {"id": id}]
    assert made["assets"] == [
        chart | {"id": made["assets"][0]["id"], "vendor_id": id},
        laptops | {"id": made["assets"][1]["id"], "vendor_id": None},
    ]
    assert on_record(officer, "vendors") == made["vendors"]
    assert on_record(officer, "assets") == sorted(made["assets"], key=lambda asset: asset["name"])
    assert taken(officer) == {"ehr", "laptops", "ehr-vendor"}
    changes = officer.get(f"{officer.here}/history").json()["items"]
    assert [(c["kind"], c["action"], c["actor"]) for c in changes[:3]] == [
        (kind, "created", f"user:{officer.user_id}") for kind in ("Asset", "Asset", "Vendor")
    ]


def test_confirming_again_changes_nothing(story):
    officer = story.owner
    chosen = ["ehr", "ehr-vendor", {"id": "laptops", "count": 7}, {"id": "email", "vendor_name": "Sunup"}]
    done(officer, *chosen, strike=["fax"])
    before = everything(story.database)

    again = done(officer, *chosen, {"id": "claims", "name": "Copperline"}, strike=["fax"])
    once_more = done(officer, "ehr", {"id": "laptops", "name": "Other", "count": 2}, {"id": "claims", "name": "Other"})

    assert [asset["name"] for asset in again["assets"]] == ["Copperline"]
    assert [vendor["name"] for vendor in again["vendors"]] == ["Copperline"]
    assert once_more == {"assets": [], "vendors": []}
    after = everything(story.database)
    assert (len(after["asset"]), len(after["vendor"])) == (len(before["asset"]) + 1, len(before["vendor"]) + 1)
    assert after["practice"] == before["practice"]


@pytest.mark.parametrize("order", list(permutations(("ehr", "billing", "ehr-vendor"))), ids=", then ".join)
def test_a_system_is_linked_to_its_vendor_in_whatever_order(order: tuple[str, ...], sign_in):
    officer = sign_in()
    for each in order:
        done(officer, each)
    assert runners(officer) == {"ehr_cloud": "Your EHR vendor", "billing_system": "Your EHR vendor"}


def test_a_firm_that_runs_several_systems_is_one_vendor(sign_in, keep):
    officer = sign_in()
    keep(officer, people=9, telehealth=True)

    done(
        officer,
        {"id": "billing", "vendor_name": "Larkfield"},
        {"id": "ehr", "vendor_name": "larkfield"},
        {"id": "telehealth", "vendor_name": "LARKFIELD"},
        "portal",
        "ehr-vendor",
    )

    vendors = on_record(officer, "vendors")
    assert [(vendor["name"], vendor["service"]) for vendor in vendors] == [
        ("Larkfield", "Billing software, EHR, Telehealth")
    ]
    assert set(runners(officer).values()) == {"Larkfield"}
    assert {"ehr-vendor", "telehealth-vendor"} <= taken(officer)


def test_a_system_may_have_a_vendor_of_its_own(sign_in):
    officer = sign_in()
    done(officer, "ehr", "ehr-vendor", {"id": "billing", "vendor_name": "Copperline"})
    assert runners(officer) == {"ehr_cloud": "Your EHR vendor", "billing_system": "Copperline"}
    assert [(v["name"], v["service"], v["touches_phi"]) for v in on_record(officer, "vendors")] == [
        ("Copperline", "Billing software", "yes"),
        ("Your EHR vendor", "EHR", "yes"),
    ]


def test_a_vendor_without_a_name_takes_the_one_that_its_system_was_given(sign_in):
    officer = sign_in()
    done(
        officer, "ehr-vendor", {"id": "billing", "vendor_name": "Copperline"}, {"id": "ehr", "vendor_name": "Larkfield"}
    )
    assert [vendor["name"] for vendor in on_record(officer, "vendors")] == ["Copperline", "Larkfield"]


def test_a_vendor_on_record_is_recognized_and_given_its_systems(sign_in, keep):
    officer = sign_in()
    keep(officer, Vendor(name="Larkfield", service="Hosts our EMR"))
    assert "ehr-vendor" in taken(officer)
    made = done(officer, "ehr", "ehr-vendor", {"id": "billing", "vendor_name": "Larkfield"})
    assert runners(officer) == {"ehr_cloud": "Larkfield", "billing_system": "Larkfield"}
    assert made["vendors"] == []


def test_where_two_vendors_do_the_same_nobody_guesses(sign_in, keep):
    officer = sign_in()
    keep(officer, Vendor(name="Sunup", service="E-mail"), Vendor(name="Moonset", service="E-mail"))
    done(officer, "email")
    assert runners(officer) == {"email_service": None}


def test_an_asset_that_has_its_vendor_keeps_it(sign_in, keep):
    officer = sign_in()
    other = Vendor(name="Old firm", service="Storage")
    keep(officer, other, Asset(name="Mail", type="email_service", vendor_id=other.id))
    made = done(officer, "email-vendor")
    assert (made["assets"], len(made["vendors"])) == ([], 1)
    assert runners(officer) == {"email_service": "Old firm"}


def test_where_there_are_two_of_a_type_neither_is_given_to_a_vendor(sign_in, keep):
    officer = sign_in()
    keep(officer, Asset(name="Mail", type="email_service"), Asset(name="Other mail", type="email_service"))
    made = done(officer, "email-vendor")
    assert made["assets"] == []


def test_a_vendor_on_the_inventory_makes_both_records(sign_in):
    officer = sign_in()
    done(officer, {"id": "claims", "name": "Copperline", "count": 2})
    assert runners(officer) == {"billing_vendor": "Copperline"}
    assert [(asset["name"], asset["count"]) for asset in on_record(officer, "assets")] == [("Copperline", 2)]


def test_only_the_record_that_is_missing_is_made(sign_in, keep):
    with_vendor, with_asset = sign_in(), sign_in()
    keep(with_vendor, Vendor(name="Copperline", service="Clearinghouse"))
    keep(with_asset, Asset(name="Claims", type="billing_vendor"))

    for officer in (with_vendor, with_asset):
        assert "claims" not in taken(officer)
        done(officer, "claims")
        assert "claims" in taken(officer)

    assert runners(with_vendor) == {"billing_vendor": "Copperline"}
    assert runners(with_asset) == {"billing_vendor": "Your clearinghouse or billing company"}
    assert [asset["name"] for asset in on_record(with_vendor, "assets")] == ["Copperline"]
    assert [asset["name"] for asset in on_record(with_asset, "assets")] == ["Claims"]


def test_another_name_is_another_firm(sign_in, keep):
    officer = sign_in()
    keep(officer, Vendor(name="Larkfield", service="EHR and claims"))
    done(officer, {"id": "claims", "name": "Copperline"})
    assert runners(officer) == {"billing_vendor": "Copperline"}


def test_what_has_ended_is_proposed_again(sign_in, keep):
    officer = sign_in()
    keep(
        officer,
        Asset(name="Old laptop", type="laptop", retired_on=YESTERDAY),
        Vendor(name="Larkfield", service="EHR", ended_on=YESTERDAY),
    )
    assert taken(officer) == set()
    done(officer, "laptops", {"id": "ehr", "vendor_name": "Larkfield"})
    assert {"laptops", "ehr-vendor"} <= taken(officer)
    assert [vendor["ended_on"] for vendor in on_record(officer, "vendors")].count(None) == 1


def test_what_a_vendor_does_is_not_said_twice(sign_in, keep):
    officer = sign_in()
    keep(officer, Vendor(name="Dovetail", service="our online fax"))
    assert done(officer, {"id": "fax", "vendor_name": "Dovetail"})["vendors"] == []
    assert runners(officer) == {"fax": "Dovetail"}


def test_a_service_grows_no_longer_than_its_line(sign_in, keep):
    officer = sign_in()
    keep(officer, Vendor(name="Larkfield", service="x" * 197))
    done(officer, {"id": "ehr", "vendor_name": "Larkfield"})
    assert [vendor["service"] for vendor in on_record(officer, "vendors")] == ["x" * 197]
    assert runners(officer) == {"ehr_cloud": "Larkfield"}


def test_what_is_struck_stays_so_until_it_is_restored(sign_in):
    officer = sign_in()
    done(officer, strike=["fax", "copier", "fax"])
    assert struck(officer) == {"fax", "copier"}
    assert officer.get(officer.here).json()["struck"] == ["copier", "fax"]
    done(officer, "laptops", strike=["claims"], restore=["fax", "wifi"])
    assert struck(officer) == {"copier", "claims"}


def test_what_is_struck_and_then_confirmed_is_no_longer_struck(sign_in):
    officer = sign_in()
    done(officer, strike=["fax"])
    done(officer, "fax")
    assert struck(officer) == set()
    assert "fax" in taken(officer)


def test_nothing_said_changes_nothing(story):
    before = everything(story.database)
    assert done(story.owner) == {"assets": [], "vendors": []}
    assert everything(story.database) == before


@pytest.mark.parametrize(
    ("body", "at"),
    [
        ({"take": [{"id": "ehr"}, {"id": "teleporter"}]}, [["take", 1, "id"]]),
        ({"take": [{"id": "ehr"}], "strike": ["ehr"]}, [["take", 0, "id"]]),
        ({"take": [{"id": "ehr"}, {"id": "fax"}, {"id": "ehr"}]}, [["take", 2, "id"]]),
        ({"strike": ["fax", "teleporter"], "restore": ["phaser"]}, [["strike", 1], ["restore", 0]]),
        ({"strike": ["fax"], "restore": ["copier", "fax"]}, [["restore", 1]]),
        ({"take": [{"id": "ehr-vendor", "vendor_name": "Larkfield"}]}, [["take", 0, "vendor_name"]]),
        ({"take": [{"id": "laptops", "vendor_name": "Larkfield"}]}, [["take", 0, "vendor_name"]]),
        ({"take": [{"id": "ehr-vendor", "count": 2}]}, [["take", 0, "count"]]),
        ({"take": [{"id": "laptops", "count": 0}]}, [["take", 0, "count"]]),
        ({"take": [{"id": "laptops", "name": " "}]}, [["take", 0, "name"]]),
        ({"take": [{"id": "laptops", "type": "laptop"}]}, [["take", 0, "type"]]),
        ({"take": [{"id": "ehr"}] * 101}, [["take"]]),
        ({"strike": ["fax"] * 101}, [["strike"]]),
        ({"restore": ["fax"] * 101}, [["restore"]]),
    ],
)
def test_what_cannot_be_done_is_refused_as_a_whole(body: dict[str, Any], at: list[Any], story):
    before = everything(story.database)
    answer = story.owner.post(f"{story.owner.here}/proposals/take", json={"take": [{"id": "wifi"}]} | body)
    assert answer.status_code == 422, answer.text
    assert [fault["at"] for fault in answer.json()["faults"]] == [["body", *each] for each in at]
    assert everything(story.database) == before


def test_staff_see_the_list_and_do_not_write(sign_in):
    officer = sign_in()
    staff = sign_in(Role.STAFF, officer.practice_id)
    assert lines(staff) == lines(officer)
    assert sent(staff, "ehr").status_code == 403
    assert taken(officer) == set()


def test_what_another_practice_has_stays_its_own(sign_in):
    officer, other = sign_in(), sign_in()
    done(other, "ehr", "ehr-vendor", strike=["fax"])
    assert (taken(officer), struck(officer)) == (set(), set())
    done(officer, "ehr")
    assert runners(officer) == {"ehr_cloud": None}
    assert other.post(f"{officer.here}/proposals/take", json={}).status_code == 404


def test_two_who_confirm_the_same_at_once_make_it_once(sign_in):
    officer = sign_in()
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _: done(officer, "ehr", "ehr-vendor"), range(6)))
    assert sum(len(answer["assets"]) for answer in answers) == 1
    assert (len(on_record(officer, "assets")), len(on_record(officer, "vendors"))) == (1, 1)


def test_confirming_all_takes_few_queries_more_than_confirming_one(sign_in, keep, queries):
    officer, other = sign_in(), sign_in()
    keep(officer, people=9, telehealth=True, texting=True)
    keep(other, people=9, telehealth=True, texting=True)
    queries.clear()
    done(officer, "ehr", "ehr-vendor")
    one = len(queries)
    everyone = list(lines(other))
    queries.clear()
    done(other, *everyone)
    assert len(everyone) > 20
    assert len(queries) <= one + 2
    assert taken(other) == set(everyone)
