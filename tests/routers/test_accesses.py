"""Ways into systems: listed by person, by system, and by whether they are open; their times in order."""

from tests.bodies import Story
from tests.days import TODAY


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


def test_who_opened_and_closed_it_is_the_caller_unless_somebody_is_named(story: Story) -> None:
    me = story.owner.get("/v1/me").json()["name"]
    made = story.make("create_access", granted_by="")
    assert made["granted_by"] == me
    known = story.make("create_access", granted_by="The IT firm")
    assert (known["granted_by"], known["ended_by"]) == ("The IT firm", "")


def test_whoever_has_left_is_out_once_the_last_way_in_is_closed(story: Story) -> None:
    gone = story.make("create_person", ended_on=str(TODAY))
    ways = [story.make("create_access", person_id=gone["id"]) for _ in range(2)]

    def close(way: dict[str, object], at: str | None) -> object:
        body = {key: way[key] for key in ("person_id", "asset_id", "granted_at")} | {"ended_at": at}
        url = f"{story.owner.here}/accesses/{way['id']}"
        tag = story.owner.get(url).headers["ETag"]
        assert story.owner.put(url, json=body, headers={"If-Match": tag}).status_code == 200
        return story.owner.get(f"{story.owner.here}/people/{gone['id']}").json()["access_ended_on"]

    assert close(ways[0], "2026-03-03T09:00:00-06:00") is None
    assert close(ways[1], "2026-03-05T23:30:00-06:00") == "2026-03-05"
    assert close(ways[1], None) is None
