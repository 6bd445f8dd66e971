"""A practice is begun, read and described anew."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlmodel import select

from api.db.base import transaction
from api.db.practices import Practice
from tests.bodies import Story, colleague
from tests.routers.conftest import Keep

MAPLE = {"name": "Maple Street", "time_zone": "America/Chicago"}
FULL = {
    "name": "Maple Street",
    "time_zone": "America/Chicago",
    "kind": "medical",
    "people": 1,
    "office": True,
    "ehr": "cloud",
    "server": False,
    "telehealth": False,
    "home_work": False,
    "personal_phones": False,
    "texting": False,
    "paper": False,
    "contractors": False,
    "ai_tools": False,
    "medical_devices": False,
    "website": False,
    "it_provider": False,
    "clearinghouse": False,
    "group_plan": False,
    "government": False,
    "acts_as_associate": False,
    "asked": [],
    "struck": [],
    "sample": False,
}


def test_who_begins_a_practice_owns_it(story: Story) -> None:
    founder = colleague(story)
    answer = founder.post("/v1/practices", json=MAPLE)
    id = answer.json()["id"]
    assert (answer.status_code, answer.json()) == (201, FULL | {"id": id, "version": 1})
    assert (answer.headers["location"], answer.headers["etag"]) == (f"/v1/practices/{id}", '"1"')
    assert founder.get(answer.headers["location"]).json() == answer.json()
    assert [(p["practice_id"], p["role"]) for p in founder.get("/v1/me").json()["practices"]] == [(id, "owner")]
    assert story.owner.get(f"/v1/practices/{id}").status_code == 404
    changes = founder.get(f"/v1/practices/{id}/history").json()["items"]
    assert sorted((c["kind"], c["actor"]) for c in changes) == [
        (kind, f"user:{founder.user_id}") for kind in ("Membership", "Practice")
    ]


def test_its_facts_are_replaced_as_a_whole(story: Story) -> None:
    changed = story.owner.put(story.owner.here, json=MAPLE | {"people": 9, "server": True}, headers={"If-Match": '"1"'})
    assert changed.json() == FULL | {"people": 9, "server": True, "id": str(story.owner.practice_id), "version": 2}
    again = story.owner.put(story.owner.here, json=MAPLE, headers={"If-Match": '"2"'})
    assert again.json() == FULL | {"id": str(story.owner.practice_id), "version": 3}


@pytest.mark.parametrize(
    "zone", ["America/Nowhere", "", "/etc/passwd", "../../etc/passwd", "UTC+5", "America", "x" * 201]
)
@pytest.mark.parametrize("deed", ["begin", "replace"])
def test_a_time_zone_is_one_of_the_worlds(zone: str, deed: str, story: Story) -> None:
    body = MAPLE | {"time_zone": zone}
    if deed == "begin":
        answer = story.owner.post("/v1/practices", json=body)
    else:
        answer = story.owner.put(story.owner.here, json=body, headers={"If-Match": '"1"'})
    assert (answer.status_code, answer.json()["faults"][0]["at"]) == (422, ["body", "time_zone"])


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("people", 0),
        ("people", 10_001),
        ("people", "six"),
        ("kind", "hospital chain"),
        ("ehr", "none of yours"),
        ("name", " "),
        ("name", "x" * 201),
        ("office", None),
    ],
)
def test_a_fact_off_its_scale_is_refused(field: str, value: object, story: Story) -> None:
    answer = story.owner.post("/v1/practices", json=MAPLE | {field: value})
    assert (answer.status_code, [fault["at"] for fault in answer.json()["faults"]]) == (422, [["body", field]])


@pytest.mark.parametrize("deed", ["begin", "replace"])
def test_what_was_asked_and_struck_is_kept_once_and_in_order(deed: str, story: Story) -> None:
    body = MAPLE | {"asked": ["sites", "people", "ehr", "people"], "struck": ["wifi", "fax", "wifi"]}
    if deed == "begin":
        answer = story.owner.post("/v1/practices", json=body)
    else:
        answer = story.owner.put(story.owner.here, json=body, headers={"If-Match": '"1"'})
    told = answer.json()
    assert (told["asked"], told["struck"]) == (["ehr", "people", "sites"], ["fax", "wifi"])


@pytest.mark.parametrize("deed", ["begin", "replace"])
def test_only_facts_are_asked_for_and_only_proposals_struck(deed: str, story: Story) -> None:
    body = MAPLE | {"asked": ["ehr", "name", "weather"], "struck": ["teleporter", "fax"]}
    if deed == "begin":
        answer = story.owner.post("/v1/practices", json=body)
    else:
        answer = story.owner.put(story.owner.here, json=body, headers={"If-Match": '"1"'})
    assert (answer.status_code, [fault["at"] for fault in answer.json()["faults"]]) == (
        422,
        [["body", "asked", 1], ["body", "asked", 2], ["body", "struck", 0]],
    )
    assert story.owner.get(story.owner.here).json()["version"] == 1


def test_what_was_struck_before_a_later_list_stays_struck(story: Story, keep: Keep) -> None:
    keep(story.owner, struck=["telegraph"])
    put = {"headers": {"If-Match": '"2"'}}
    assert story.owner.put(story.owner.here, json=MAPLE | {"struck": ["pager"]}, **put).status_code == 422
    kept = story.owner.put(story.owner.here, json=MAPLE | {"struck": ["telegraph", "fax"]}, **put)
    assert kept.json()["struck"] == ["fax", "telegraph"]


def test_a_double_click_begins_one_practice(story: Story) -> None:
    founder = colleague(story)
    with ThreadPoolExecutor(4) as pool:
        answers = list(
            pool.map(lambda _: founder.post("/v1/practices", json=MAPLE, headers={"Idempotency-Key": "one"}), range(4))
        )
    with transaction(story.database, practice_id=None, actor="test", write=False) as session:
        made = session.exec(select(Practice.id).where(Practice.name == "Maple Street")).all()
    assert len(made) == 1
    assert {a.status_code for a in answers} <= {201, 409}
    assert {a.json()["id"] for a in answers if a.status_code == 201} == {str(made[0])}


def test_the_days_of_a_practice_are_its_own_zones(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    """At half past three in the morning in UTC it is still yesterday in Chicago, and already today in Auckland."""
    from datetime import UTC, datetime  # noqa: PLC0415

    from api.db import base  # noqa: PLC0415

    west, east = story.owner, story.sign_in()
    east.put(east.here, json=MAPLE | {"time_zone": "Pacific/Auckland"}, headers={"If-Match": '"1"'})
    monkeypatch.setattr(base, "now", lambda: datetime(2026, 3, 1, 3, 30, tzinfo=UTC))
    days = [client.post(f"{client.here}/analyses", json={}).json()["started_on"] for client in (west, east)]
    assert days == ["2026-02-28", "2026-03-01"]
