"""What is in somebody's hands: listed by person and by whether it is still with them."""

from tests.bodies import Story


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
