"""A patient's request goes by a code, runs against its clock, and never has a name."""

import re
from datetime import date, timedelta
from typing import Any

from tests.bodies import Story
from tests.days import TODAY
from tests.shelves import faults

CODE = re.compile(r"R-[2-9BCDFGHJKMNP-TV-Z]{4}")
CAME = TODAY - timedelta(10)
EMPTY = {
    "extended_on": None,
    "extended_to": None,
    "extension_reason": "",
    "answered_on": None,
    "outcome": "",
    "ground": "",
    "note": "",
}


def days(told: dict[str, Any]) -> list[date]:
    return [date.fromisoformat(told[name]) for name in ("due_on", "extendable_to", "stands_on")]


def test_a_request_is_put_down_extended_once_and_answered(story: Story) -> None:
    client, url = story.owner, f"{story.owner.here}/requests"
    body = {"kind": "access", "received_on": str(CAME)}
    made = client.post(url, json=body)
    told = made.json()
    due = CAME + timedelta(30)

    assert made.status_code == 201
    assert CODE.fullmatch(told["code"])
    own = {"id", "code", "version", "state", "due_on", "extendable_to", "stands_on", "act_by", "reasons", "keep_until"}
    assert {name: value for name, value in told.items() if name not in own} == body | EMPTY
    assert (told["state"], days(told)) == ("open", [due, due + timedelta(30), due])
    assert told["reasons"][0]["citation"] == "164.524(b)(2)(i)"
    assert client.get(url).json() == {"items": [told], "next": None}

    longer = body | {
        "extended_on": str(TODAY),
        "extended_to": str(due + timedelta(7)),
        "extension_reason": "The old charts are off site.",
    }
    kept = client.put(f"{url}/{told['id']}", json=longer, headers={"If-Match": '"1"'}).json()
    assert (kept["state"], kept["code"], days(kept)[2]) == ("extended", told["code"], due + timedelta(7))
    again = longer | {"extended_to": str(due + timedelta(30))}
    refused = client.put(f"{url}/{told['id']}", json=again, headers={"If-Match": '"2"'})
    assert (refused.status_code, refused.json()["faults"][0]["at"]) == (422, ["body", "extended_to"])

    done = longer | {"answered_on": str(TODAY), "outcome": "given"}
    answered = client.put(f"{url}/{told['id']}", json=done, headers={"If-Match": '"2"'}).json()
    assert (answered["state"], client.get(f"{url}/{told['id']}").json()) == ("answered", answered)
    assert client.put(f"{url}/{told['id']}", json=done, headers={"If-Match": '"1"'}).status_code == 412

    slip = client.get(f"{url}/{told['id']}/slip")
    assert (slip.headers["content-type"], slip.content[:5]) == ("application/pdf", b"%PDF-")
    assert told["code"].lower() in slip.headers["content-disposition"]

    history = client.get(f"{client.here}/history", params={"row_id": told["id"]}).json()["items"]
    assert [line["action"] for line in history] == ["changed", "changed", "created"]


def test_what_cannot_be_so_is_refused(story: Story) -> None:
    body = {"kind": "access", "received_on": str(TODAY + timedelta(1)), "outcome": "denied"}
    assert [at for _, at in faults(story, "requests", body)] == ["received_on", "answered_on", "ground"]


def test_the_kinds_are_listed_with_the_paragraphs_that_allow_a_denial(story: Story) -> None:
    told = story.owner.get(f"{story.owner.here}/requests/kinds").json()["items"]
    assert [(each["kind"], each["days"], each["extension_days"]) for each in told] == [
        ("access", 30, 30),
        ("amendment", 60, 30),
        ("accounting", 60, 30),
    ]
    assert all(each["grounds"] and each["title"] for each in told)
