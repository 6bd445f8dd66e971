"""Somebody agrees on their own page to how each device of theirs is kept, and the device's record says so."""

from datetime import timedelta
from typing import Any

import pytest
from httpx2 import Response

from api.domain.agreements import terms_on
from tests.bodies import Story, keyed, named, quiz
from tests.days import TODAY
from tests.promises import OWN, approve

PAGE = "/v1/personal-pages"


def robin(story: Story) -> str:
    people = story.owner.get(f"{story.owner.here}/people").json()["items"]
    return str(next(person["id"] for person in people if person["email"]))


def shown(story: Story, opened: dict[str, str]) -> Response:
    return story.visitor().post(f"{PAGE}/agreements/reading", json=opened)


def agree(story: Story, opened: dict[str, str], device: dict[str, Any], **changes: Any) -> Response:
    body = {**opened, "device_id": device["id"], "sha256": terms_on(TODAY).digest, **changes}
    return story.visitor().post(f"{PAGE}/agreements", json=body)


def read(story: Story, device: dict[str, Any]) -> dict[str, Any]:
    return dict(story.owner.get(f"{story.owner.here}/devices/{device['id']}").json())


def test_each_of_ones_own_devices_in_use_is_agreed_to_and_the_record_says_so(story: Story) -> None:
    opened = keyed(story)
    phone = story.make("create_device", person_id=robin(story), agreed_on=None)
    story.make("create_device", person_id=robin(story), name="Office laptop", personal=False)
    story.make("create_device", person_id=robin(story), name="Old phone", returned_at="2026-08-14T16:50:00-05:00")
    story.make("create_device", name="Somebody else's")

    terms = terms_on(TODAY)
    seen = shown(story, opened)
    assert seen.json() == {
        "edition": str(terms.edition),
        "title": terms.title,
        "purpose": terms.purpose,
        "says": terms.says,
        "promises": list(terms.promises),
        "sha256": terms.digest,
        "devices": [{"id": phone["id"], "name": "Phone of Robin", "kind": "phone", "agreed_at": None}],
    }

    answer = agree(story, opened, phone)

    assert answer.status_code == 200, answer.text
    (told,) = answer.json()["devices"]
    record = read(story, phone)
    assert (record["attested_at"], record["attested_by"]) == (told["agreed_at"], "Robin Reyes")
    assert (record["terms_sha256"], record["agreed_on"], record["attested_on"]) == (
        terms.digest,
        str(TODAY),
        str(TODAY),
    )
    newest = story.owner.get(f"{story.owner.here}/history", params={"row_id": phone["id"]}).json()["items"][0]
    assert (newest["who"], newest["action"]) == ("A page of one's own", "changed")


def test_the_same_again_changes_nothing_and_the_day_of_a_signature_stays(story: Story) -> None:
    opened = keyed(story)
    phone, tablet = (story.make("create_device", person_id=robin(story)) for _ in range(2))
    assert agree(story, opened, phone).status_code == 200
    before = read(story, phone)
    assert (before["agreed_on"], before["attested_on"]) == ("2026-03-02", str(TODAY))

    assert agree(story, opened, phone).status_code == 200

    assert read(story, phone) == before
    assert read(story, tablet)["attested_at"] is None


def test_the_link_ends_with_the_last_device_and_not_before_the_policies_are_read(story: Story) -> None:
    policy = story.owner.post(f"{story.owner.here}/policies", json=OWN).json()["id"]
    assert approve(story.owner, policy).status_code == 200
    opened = keyed(story)
    phone, tablet = (story.make("create_device", person_id=robin(story)) for _ in range(2))
    assert agree(story, opened, phone).status_code == 200
    to_read = story.visitor().post(f"{PAGE}/reading", json=opened).json()["policies"]
    said = [{**opened, **{key: each[key] for key in ("policy_id", "number", "sha256")}} for each in to_read]
    assert said
    for body in said:
        assert story.visitor().post(f"{PAGE}/attestations", json=body).status_code == 200
    for course in story.visitor().post(f"{PAGE}/courses/reading", json=opened).json()["courses"]:
        taken = story.visitor().post(f"{PAGE}/courses/quiz", json=opened | quiz(course["course"]))
        assert taken.json()["passed"]
    assert story.visitor().post(f"{PAGE}/papers", json=named(story, opened)).status_code == 200
    assert shown(story, opened).status_code == 200

    assert agree(story, opened, tablet).status_code == 200

    assert shown(story, opened).status_code == 404


@pytest.mark.parametrize("whose", ["somebody else's", "handed in", "the practice's"])
def test_no_other_device_can_be_agreed_to(whose: str, story: Story) -> None:
    opened = keyed(story)
    changes: dict[str, Any] = {
        "somebody else's": {},
        "handed in": {"person_id": robin(story), "returned_at": "2026-08-14T16:50:00-05:00"},
        "the practice's": {"person_id": robin(story), "personal": False},
    }[whose]
    device = story.make("create_device", **changes)
    assert agree(story, opened, device).status_code == 409
    assert read(story, device) == device


def test_another_text_than_the_one_shown_is_not_agreed_to(story: Story) -> None:
    opened = keyed(story)
    phone = story.make("create_device", person_id=robin(story))
    assert agree(story, opened, phone, sha256="0" * 64).status_code == 409
    assert read(story, phone) == phone


def test_without_the_key_there_is_nothing(story: Story) -> None:
    opened = keyed(story)
    phone = story.make("create_device", person_id=robin(story))
    assert shown(story, opened | {"key": "x" * 43}).status_code == 403
    assert agree(story, opened | {"key": "x" * 43}, phone).status_code == 403
    assert shown(story, opened | {"token": "x" * 43}).status_code == 404
    assert read(story, phone) == phone


def test_whoever_has_left_agrees_to_nothing(story: Story) -> None:
    opened = keyed(story)
    phone = story.make("create_device", person_id=robin(story))
    url = f"{story.owner.here}/people/{robin(story)}"
    gone = {"name": "Robin Reyes", "email": "robin@example.org", "ended_on": str(TODAY - timedelta(2))}
    assert story.owner.put(url, json=gone, headers={"If-Match": '"1"'}).status_code == 200
    assert agree(story, opened, phone).status_code == 404
    assert read(story, phone) == phone


def test_more_devices_take_no_more_queries(story: Story, queries: list[str]) -> None:
    opened = keyed(story)
    whose, counts = robin(story), []
    for _ in range(2):
        story.make("create_device", person_id=whose)
        queries.clear()
        assert shown(story, opened).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] > 0
