"""Is this vendor a business associate? Asked per vendor, kept with who said so, and held against the list of vendors."""

from datetime import timedelta
from typing import Any

from tests.bodies import BODIES, Story
from tests.contract import Client
from tests.days import TODAY

LAB = {
    "answers": dict.fromkeys(("job", "keeps", "portal", "routes", "advises", "learns", "tracks", "another"), "no")
    | {"information": "yes", "treats": "yes"},
    "note": "Blood work.",
}


def ask(client: Client, vendor: str, body: dict[str, Any], version: int | None = None) -> Any:
    headers = {} if version is None else {"If-Match": f'"{version}"'}
    return client.put(f"{client.here}/engagements/{vendor}", json=body, headers=headers)


def kinds(client: Client) -> list[str]:
    return [each["kind"] for each in client.get(f"{client.here}/findings").json()["items"]]


def test_an_interview_says_what_the_vendor_is_and_why(story: Story) -> None:
    owner = story.owner
    vendor = story.make("create_vendor", name="Corner Lab", touches_phi="yes", agreement="on_file")
    told = ask(owner, vendor["id"], LAB).json()
    row, changes = told.pop("id"), told.pop("changes")
    assert row
    assert told == {
        "version": 1,
        "vendor_id": vendor["id"],
        "vendor": "Corner Lab",
        "answers": LAB["answers"],
        "edition": "2026-07-01",
        "decided_by": owner.get("/v1/me").json()["name"],
        "decided_on": str(TODAY),
        "review_on": None,
        "note": "Blood work.",
        "status": "not_business_associate",
        "case": "treats",
        "title": "It gets the information to treat the patient",
        "reasons": [
            {
                "citation": "160.103",
                "text": "A care provider that gets information from you about a patient’s treatment is not your "
                "business associate for that.",
            }
        ],
        "then": [],
        "again": [],
    }
    assert [each["id"] for each in changes][:2] == ["keeps", "portal"]
    assert owner.get(f"{owner.here}/engagements/{vendor['id']}").json()["id"] == row
    assert [each["vendor"] for each in owner.get(f"{owner.here}/engagements").json()["items"]] == ["Corner Lab"]
    assert kinds(owner) == ["agreement_not_needed"]
    assert owner.get(f"{owner.here}/vendors/{vendor['id']}").json()["agreement"] == "on_file"


def test_asking_again_takes_the_place_of_the_answers_and_contradicts_the_list(story: Story) -> None:
    owner = story.owner
    vendor = story.make("create_vendor", touches_phi="no", agreement="not_needed")["id"]
    assert ask(owner, vendor, LAB).status_code == 200
    assert kinds(owner) == []
    assert ask(owner, vendor, BODIES["replace_engagement"]).status_code == 428
    again = ask(owner, vendor, BODIES["replace_engagement"] | {"review_on": str(TODAY - timedelta(1))}, 1).json()
    assert (again["version"], again["status"], again["case"]) == (2, "business_associate", "keeps")
    assert again["again"] == ["The day set for asking again has come."]
    assert kinds(owner) == ["associate_not_needed", "associate_no_phi"]
    assert ask(owner, vendor, LAB, 1).status_code == 412
    url = f"{owner.here}/engagements/{vendor}"
    assert owner.delete(url, headers={"If-Match": '"2"'}).status_code == 204
    assert kinds(owner) == []


def test_what_is_not_asked_is_refused(story: Story) -> None:
    vendor = story.make("create_vendor")["id"]
    refused = ask(story.owner, vendor, {"answers": {"cooks": "yes"}})
    assert (refused.status_code, refused.json()["faults"]) == (
        422,
        [{"at": ["body", "answers", "cooks"], "message": "is not asked"}],
    )


def test_the_questions_come_in_their_order(story: Story) -> None:
    items = story.owner.get(f"{story.owner.here}/engagements/questions").json()["items"]
    assert [items[0]["id"], items[1]["part"], items[-1]["id"]] == ["information", "makes", "another"]
