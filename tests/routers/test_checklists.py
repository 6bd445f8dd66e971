"""Somebody quits at 4:50 pm: one screen, each system with its tick and time, provable afterwards."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from api.db.base import now
from api.domain.roles import Role
from tests.days import TODAY, ZONE

LATE = datetime.combine(TODAY - timedelta(days=3), datetime.min.time(), ZoneInfo(ZONE)).replace(hour=16, minute=50)


def made(client, room, **body):
    answer = client.post(f"{client.here}/{room}", json=body)
    assert answer.status_code == 201, answer.text
    return answer.json()


def ticked(client, checklist, item, **body):
    return client.post(f"{client.here}/checklists/{checklist['id']}/ticks", json={"item": item} | body)


@pytest.fixture
def owner(sign_in):
    return sign_in()


@pytest.fixture
def robin(owner):
    return made(owner, "people", name="Robin Reyes", job="Biller", roles=["billing"], duties=["deputy"])


@pytest.fixture
def chart(owner, robin):
    asset = made(owner, "assets", name="Chart", type="ehr_cloud")
    return made(owner, "accesses", person_id=robin["id"], asset_id=asset["id"], granted_by="IT")


def test_someone_quits_at_ten_to_five(owner, robin, chart):
    phone = made(owner, "devices", person_id=robin["id"], name="Phone of Robin", kind="phone", personal=True)
    owner.put(f"{owner.here}/particulars/access-end-hours", json={"value": "1"})

    begun = made(owner, "checklists", person_id=robin["id"], kind="leaving", happened_at=LATE.isoformat())
    person = owner.get(f"{owner.here}/people/{robin['id']}").json()
    assert person["ended_on"] == str(LATE.date())
    assert [item["id"] for item in begun["items"][:3]] == [
        f"end.{chart['id']}",
        f"wipe.{phone['id']}",
        "hand_over.deputy",
    ]
    assert (begun["span"]["open"], begun["span"]["late"], begun["span"]["own_hours"]) == (1, True, 1)
    assert "names no time" in begun["in_force"]
    assert "1 hour" in begun["proposed"]

    at = LATE + timedelta(minutes=41, seconds=30)
    told = ticked(owner, begun, f"end.{chart['id']}", done_at=at.isoformat()).json()
    me = owner.get("/v1/me").json()["name"]

    assert (told["span"]["open"], told["span"]["minutes"], told["span"]["late"]) == (0, 41, False)
    access = owner.get(f"{owner.here}/accesses/{chart['id']}").json()
    assert datetime.fromisoformat(access["ended_at"]) == at.replace(second=0)
    assert access["ended_by"] == me
    person = owner.get(f"{owner.here}/people/{robin['id']}").json()
    assert person["access_ended_on"] == str(LATE.date())

    for item in told["items"]:
        assert ticked(owner, begun, item["id"]).status_code == 200, item
    done = owner.get(f"{owner.here}/checklists/{begun['id']}").json()["items"]
    assert all(item["done_at"] and item["done_by"] == me for item in done)
    assert len(done) == len(begun["items"])
    assert owner.get(f"{owner.here}/people/{robin['id']}").json()["duties"] == []
    assert owner.get(f"{owner.here}/devices/{phone['id']}").json()["returned_to"] == me
    changes = owner.get(f"{owner.here}/history?limit=200").json()["items"]
    assert {"Access", "Checklist", "Tick", "Device"} <= {each["kind"] for each in changes}


def test_the_same_tick_again_changes_nothing_and_a_tick_is_taken_back(owner, robin, chart):
    begun = made(owner, "checklists", person_id=robin["id"], kind="leaving", happened_at=LATE.isoformat())
    end, url = f"end.{chart['id']}", f"{owner.here}/checklists/{begun['id']}/ticks"

    first = ticked(owner, begun, end).json()
    again = ticked(owner, begun, end, done_at=LATE.isoformat()).json()

    assert again["items"] == first["items"]
    for item in (end, "hand_over.deputy", "watch"):
        ticked(owner, begun, item)
        assert owner.delete(f"{url}/{item}").status_code == 204
    back = owner.get(f"{owner.here}/checklists/{begun['id']}").json()
    assert [item["id"] for item in back["items"]] == [item["id"] for item in begun["items"]]
    assert not any(item["done_at"] for item in back["items"])
    person = owner.get(f"{owner.here}/people/{robin['id']}").json()
    assert (person["access_ended_on"], person["duties"]) == (None, ["deputy"])


def test_who_joins_is_given_what_colleagues_have(owner, chart):
    kim = made(owner, "people", name="Kim Osei", job="biller")
    begun = made(owner, "checklists", person_id=kim["id"], kind="joining", happened_at=LATE.isoformat())
    grant = f"grant.{chart['asset_id']}"
    assert begun["items"][-1]["id"] == grant
    assert begun["span"] is None
    assert owner.get(f"{owner.here}/people/{kim['id']}").json()["started_on"] == str(LATE.date())

    told = ticked(owner, begun, grant).json()

    assert next(item for item in told["items"] if item["id"] == grant)["done_at"]
    (access,) = owner.get(f"{owner.here}/accesses?person_id={kim['id']}&open=true").json()["items"]
    assert access["asset_id"] == chart["asset_id"]
    refused = owner.delete(f"{owner.here}/checklists/{begun['id']}/ticks/{grant}")
    assert refused.status_code == 409


def test_one_checklist_at_a_time_and_then_the_other_kind(owner, robin):
    body = {"person_id": robin["id"], "happened_at": LATE.isoformat()}
    url = f"{owner.here}/checklists"
    made(owner, "checklists", kind="joining", **body)
    assert owner.post(url, json=body | {"kind": "joining"}).status_code == 409
    left = made(owner, "checklists", kind="leaving", **body)
    made(owner, "checklists", kind="joining", **body)

    assert owner.delete(f"{url}/{left['id']}", headers={"If-Match": '"1"'}).status_code == 204


def test_what_cannot_be_is_refused_beside_its_field(owner, robin, chart):
    begun = made(owner, "checklists", person_id=robin["id"], kind="leaving", happened_at=LATE.isoformat())
    tomorrow = (now() + timedelta(days=1)).isoformat()
    faults = {
        "item": ticked(owner, begun, "watering-the-plants"),
        "done_at": ticked(owner, begun, "watch", done_at=tomorrow),
        "person_id": owner.post(
            f"{owner.here}/checklists",
            json={"person_id": chart["id"], "kind": "leaving", "happened_at": LATE.isoformat()},
        ),
        "ended_at": owner.put(
            f"{owner.here}/accesses/{chart['id']}",
            json={"person_id": robin["id"], "asset_id": chart["asset_id"], "ended_at": tomorrow},
            headers={"If-Match": '"1"'},
        ),
        "happened_at": owner.post(
            f"{owner.here}/checklists",
            json={"person_id": robin["id"], "kind": "joining", "happened_at": "2026-08-14T16:50:00"},
        ),
    }
    for field, answer in faults.items():
        assert answer.status_code == 422, (field, answer.text)
        assert [fault["at"][-1] for fault in answer.json()["faults"]] == [field]


def test_staff_see_the_list_and_tick_nothing(owner, sign_in, robin):
    begun = made(owner, "checklists", person_id=robin["id"], kind="leaving", happened_at=LATE.isoformat())
    staff = sign_in(Role.STAFF, owner.practice_id)

    assert staff.get(f"{staff.here}/checklists/{begun['id']}").status_code == 200
    assert ticked(staff, begun, "watch").status_code == 403
