"""Whoever scans a poster can report without an account and without a name, can read nothing, and leaves no trace."""

from typing import Any

from tests.bodies import BODIES, Story, link_secret

REPORT = {"kind": "misdirected_message", "what": "A fax went to a bakery."}


def poster(story: Story) -> dict[str, Any]:
    return story.make("create_poster")


def incidents(story: Story) -> list[dict[str, Any]]:
    return list(story.owner.get(f"{story.owner.here}/incidents").json()["items"])


def test_a_scan_says_whose_it_is_and_nothing_else(story: Story, visitor) -> None:
    answer = visitor().post("/v1/posters", json={"token": link_secret(poster(story))})
    name = story.owner.get(story.owner.here).json()["name"]
    assert answer.json() == {"practice": name}


def test_a_report_without_a_name_is_on_record_as_nobodys(story: Story, visitor) -> None:
    told = visitor().post("/v1/posters/reports", json={"token": link_secret(poster(story)), **REPORT})
    assert told.status_code == 201
    (incident,) = incidents(story)
    assert told.json() == {"reference": incident["reference"]}
    assert (incident["way"], incident["reported_by"], incident["what"]) == ("poster", "", REPORT["what"])
    (link,) = story.owner.get(f"{story.owner.here}/history", params={"kind": "Incident"}).json()["items"]
    assert link["who"] == "Somebody who gave no name"


def test_a_name_is_kept_if_it_is_given(story: Story, visitor) -> None:
    body = {"token": link_secret(poster(story)), **REPORT, "name": " Jo "}
    assert visitor().post("/v1/posters/reports", json=body).status_code == 201
    (incident,) = incidents(story)
    assert incident["reported_by"] == "Jo"
    (link,) = story.owner.get(f"{story.owner.here}/history", params={"kind": "Incident"}).json()["items"]
    assert link["who"] == "Somebody by a poster"


def test_one_that_was_taken_down_opens_nothing(story: Story, visitor) -> None:
    made = poster(story)
    url = f"{story.owner.here}/posters/{made['id']}"
    assert story.owner.delete(url, headers={"If-Match": '"1"'}).status_code == 204
    token = link_secret(made)
    assert visitor().post("/v1/posters", json={"token": token}).status_code == 404
    assert visitor().post("/v1/posters/reports", json={"token": token, **REPORT}).status_code == 404
    assert incidents(story) == []


def test_its_link_is_told_once(story: Story) -> None:
    made = poster(story)
    assert made["link"].split("#")[0].endswith("/tell")
    again = story.owner.get(f"{story.owner.here}/posters/{made['id']}").json()
    assert again == {name: value for name, value in made.items() if name != "link"}
    assert link_secret(made) not in story.owner.get(f"{story.owner.here}/history").text


def test_it_is_called_by_the_place_where_it_hangs(story: Story) -> None:
    refused = story.owner.post(f"{story.owner.here}/posters", json=BODIES["create_poster"] | {"name": " "})
    assert [fault["at"] for fault in refused.json()["faults"]] == [["body", "name"]]
