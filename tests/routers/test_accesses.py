"""Ways into systems: listed by person, by system, and by whether they are open; their times in order."""

from tests.bodies import Story


def test_ways_in_are_found_by_person_by_system_and_by_whether_they_are_open(story: Story) -> None:
    one, other = story.make("create_access"), story.make("create_access")
    url = f"{story.owner.here}/accesses"
    closed = story.owner.put(
        f"{url}/{other['id']}",
        json={**{key: other[key] for key in ("person_id", "asset_id", "granted_at")}, "ended_at": other["granted_at"]},
        headers={"If-Match": '"1"'},
    )
    assert closed.status_code == 200, closed.text

    def found(query: str) -> list[str]:
        return [item["id"] for item in story.owner.get(f"{url}?{query}").json()["items"]]

    assert found(f"person_id={one['person_id']}") == [one["id"]]
    assert found(f"asset_id={other['asset_id']}") == [other["id"]]
    assert (found("open=true"), found("open=false")) == ([one["id"]], [other["id"]])


def test_an_end_before_the_beginning_and_strangers_are_refused(story: Story) -> None:
    made = story.make("create_access")
    body = {"person_id": made["asset_id"], "asset_id": made["person_id"], "granted_at": "2026-03-02T09:00:00Z"}

    answer = story.owner.post(f"{story.owner.here}/accesses", json=body | {"ended_at": "2026-03-02T08:59:00Z"})

    assert answer.status_code == 422
    assert [fault["at"] for fault in answer.json()["faults"]] == [
        ["body", "person_id"],
        ["body", "asset_id"],
        ["body", "ended_at"],
    ]
