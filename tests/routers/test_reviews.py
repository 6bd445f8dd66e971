"""Somebody who knows looks through the access to a system by link: each way in is kept, to be ended, or ended."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from httpx2 import Response
from sqlmodel import update

from api.db.base import now, transaction
from api.db.reviews import Review
from api.domain.roles import Role
from api.links import GONE
from tests.bodies import Story, link_secret
from tests.days import TODAY


def way(story: Story, asset: dict[str, Any], name: str, **person: Any) -> dict[str, Any]:
    whose = story.make("create_person", name=name, **person)
    return story.make("create_access", person_id=whose["id"], asset_id=asset["id"], rights="user")


def asked(story: Story, asset: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return story.make("create_review", asset_id=asset["id"], **changes)


def sheet(story: Story, token: str) -> Response:
    return story.visitor().post("/v1/access-reviews", json={"token": token})


def hand_in(story: Story, token: str, said: dict[str, str], others: str = "") -> Response:
    verdicts = [{"access_id": id, "say": say, "note": ""} for id, say in said.items()]
    body = {"token": token, "verdicts": verdicts, "others": others}
    return story.visitor().post("/v1/access-reviews/verdicts", json=body)


@pytest.fixture
def chart(story: Story) -> dict[str, Any]:
    return story.make("create_asset", name="Chart")


def test_a_sheet_is_looked_through_and_what_was_ended_is_ended(story: Story, chart: dict[str, Any]) -> None:
    stays, goes = way(story, chart, "Ann Ames"), way(story, chart, "Bo Beck", ended_on=str(TODAY - timedelta(2)))
    wrong = way(story, chart, "Cy Cole")
    over = way(story, chart, "Di Dorn")
    story.owner.put(
        f"{story.owner.here}/accesses/{over['id']}",
        json={key: over[key] for key in ("person_id", "asset_id")} | {"ended_at": "2026-03-03T09:00:00-06:00"},
        headers={"If-Match": '"1"'},
    )
    review = asked(story, chart, name="Sam Sysadmin")
    token = link_secret(review)

    seen = sheet(story, token).json()
    assert (seen["asset"], seen["name"]) == ("Chart", "Sam Sysadmin")
    assert [(line["person"], line["doubt"]) for line in seen["lines"]] == [
        ("Ann Ames", ""),
        ("Bo Beck", "Bo Beck has left."),
        ("Cy Cole", ""),
    ]

    said = {stays["id"]: "keep", goes["id"]: "ended", wrong["id"]: "end"}
    answer = hand_in(story, token, said, "There is an account called temp2.")
    assert (answer.status_code, answer.json()) == (200, {"keep": 1, "end": 1, "ended": 1})

    closed = story.owner.get(f"{story.owner.here}/accesses/{goes['id']}").json()
    assert closed["ended_by"] == "Sam Sysadmin"
    assert now() - datetime.fromisoformat(closed["ended_at"]) < timedelta(minutes=3)
    whole = story.owner.get(f"{story.owner.here}/reviews/{review['id']}").json()
    assert [(line["person"], line["say"], line["ended_at"] is None) for line in whole["lines"]] == [
        ("Ann Ames", "keep", True),
        ("Bo Beck", "ended", False),
        ("Cy Cole", "end", True),
    ]
    assert (whole["others"], whole["keep"], whole["end"], whole["ended"]) == (
        "There is an account called temp2.",
        1,
        1,
        1,
    )
    listed = story.owner.get(f"{story.owner.here}/reviews").json()["items"]
    assert [(line["asset"], line["end"]) for line in listed] == [("Chart", 1)]
    actors = {each["actor"] for each in story.owner.get(f"{story.owner.here}/history?limit=20").json()["items"]}
    assert f"reviewer:{review['id']}" in actors


def test_a_link_works_once(story: Story, chart: dict[str, Any]) -> None:
    access = way(story, chart, "Ann Ames")
    token = link_secret(asked(story, chart))
    assert hand_in(story, token, {access["id"]: "keep"}).status_code == 200
    for again in (sheet(story, token), hand_in(story, token, {access["id"]: "ended"})):
        assert (again.status_code, again.json()["detail"]) == (404, GONE)
    assert story.owner.get(f"{story.owner.here}/accesses/{access['id']}").json()["ended_at"] is None


@pytest.mark.parametrize("how", ["made up", "too old", "taken back", "another room's"])
def test_no_other_link_opens_a_sheet(how: str, story: Story, chart: dict[str, Any]) -> None:
    way(story, chart, "Ann Ames")
    review = asked(story, chart)
    token = link_secret(review)
    if how == "made up":
        token = "x" * 43
    elif how == "too old":
        with transaction(story.database, practice_id=story.owner.practice_id, actor="test") as session:
            session.exec(update(Review).values(expires_at=now() - timedelta(seconds=1)))
    elif how == "taken back":
        url = f"{story.owner.here}/reviews/{review['id']}"
        assert story.owner.delete(url, headers={"If-Match": '"1"'}).status_code == 204
    else:
        token = link_secret(story.make("create_guest"))
    answer = sheet(story, token)
    assert (answer.status_code, answer.json()["detail"]) == (404, GONE)


@pytest.mark.parametrize("how", ["one is left out", "one is strange", "one is said twice"])
def test_a_sheet_that_is_not_whole_saves_nothing(how: str, story: Story, chart: dict[str, Any]) -> None:
    first, second = way(story, chart, "Ann Ames"), way(story, chart, "Bo Beck")
    elsewhere = way(story, story.make("create_asset", name="Mail"), "Ann Ames")
    token = link_secret(asked(story, chart))
    verdicts = [{"access_id": each["id"], "say": "ended"} for each in (first, second)]
    if how == "one is left out":
        verdicts = verdicts[:1]
    else:
        verdicts.append({"access_id": (elsewhere if how == "one is strange" else first)["id"], "say": "ended"})
    answer = story.visitor().post("/v1/access-reviews/verdicts", json={"token": token, "verdicts": verdicts})
    assert answer.status_code == 422
    place = ["body", "verdicts"] if how == "one is left out" else ["body", "verdicts", 2]
    assert [fault["at"] for fault in answer.json()["faults"]] == [place]
    for each in (first, second, elsewhere):
        assert story.owner.get(f"{story.owner.here}/accesses/{each['id']}").json()["ended_at"] is None
    assert sheet(story, token).status_code == 200


def test_systems_say_when_they_are_due_by_ones_own_policy(story: Story, chart: dict[str, Any]) -> None:
    access = way(story, chart, "Ann Ames")
    systems = f"{story.owner.here}/reviews/systems"
    assert story.owner.get(systems).json()["items"] == [
        {"asset_id": chart["id"], "asset": "Chart", "people": 1, "last_on": None, "own_days": None, "due_on": None}
    ]
    story.owner.put(f"{story.owner.here}/particulars/access-rules-days", json={"value": "90"})
    assert hand_in(story, link_secret(asked(story, chart)), {access["id"]: "keep"}).status_code == 200
    line = next(each for each in story.owner.get(systems).json()["items"] if each["asset"] == "Chart")
    assert (line["last_on"], line["own_days"], line["due_on"]) == (str(TODAY), 90, str(TODAY + timedelta(90)))


def test_a_review_is_asked_of_a_system_on_record(story: Story) -> None:
    body = {"asset_id": str(uuid4()), "name": "Sam"}
    answer = story.owner.post(f"{story.owner.here}/reviews", json=body)
    assert (answer.status_code, [fault["at"] for fault in answer.json()["faults"]]) == (422, [["body", "asset_id"]])


def test_staff_read_reviews_and_ask_for_none(story: Story, chart: dict[str, Any]) -> None:
    staff = story.sign_in(Role.STAFF, story.owner.practice_id)
    assert staff.get(f"{staff.here}/reviews").status_code == 200
    body = {"asset_id": chart["id"], "name": "Sam"}
    assert staff.post(f"{staff.here}/reviews", json=body).status_code == 403
