"""What is in somebody's hands: listed by person and by whether it is still with them."""

from typing import Any

from tests.bodies import BODIES, Story


def test_devices_are_found_by_person_and_by_whether_they_are_out(story: Story) -> None:
    phone = story.make("create_device")
    back = story.make("create_device", returned_at="2026-08-14T16:50:00-05:00", returned_to="Ann Lee")
    url = f"{story.owner.here}/devices"

    def found(query: str) -> list[str]:
        return [item["id"] for item in story.owner.get(f"{url}?{query}").json()["items"]]

    assert found(f"person_id={phone['person_id']}") == [phone["id"]]
    assert (found("out=true"), found("out=false")) == ([phone["id"]], [back["id"]])


def test_a_device_of_nobody_is_refused(story: Story) -> None:
    made = story.make("create_device")

    body = {"person_id": made["id"], "name": "Badge", "kind": "badge", "returned_at": "2999-01-01T00:00:00Z"}
    answer = story.owner.post(f"{story.owner.here}/devices", json=body)

    assert answer.status_code == 422
    assert [fault["at"][-1] for fault in answer.json()["faults"]] == ["person_id", "returned_at"]


def test_what_somebody_agreed_to_does_not_hold_for_whoever_has_it_next(story: Story) -> None:
    agreed = BODIES["agree"](story)
    assert story.visitor().post("/v1/personal-pages/agreements", json=agreed).status_code == 200
    url = f"{story.owner.here}/devices/{agreed['device_id']}"

    def replaced(**changes: str) -> dict[str, Any]:
        device = story.owner.get(url).json()
        body = {key: device[key] for key in ("person_id", "name", "kind", "personal")} | changes
        answer = story.owner.put(url, json=body, headers={"If-Match": f'"{device["version"]}"'})
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    renamed = replaced(name="Robin's new phone")
    assert (renamed["attested_by"], renamed["terms_sha256"]) == ("Robin Reyes", agreed["sha256"])
    handed_on = replaced(person_id=story.make("create_person", name="Bo Beck")["id"])
    assert (handed_on["attested_at"], handed_on["attested_by"], handed_on["terms_sha256"]) == (None, "", "")
