"""How are policies written, told true and approved over the wire? What several rooms' tests do."""

from datetime import timedelta
from typing import Any

from tests.contract import Client
from tests.days import TODAY

LATER = TODAY + timedelta(days=60)
OWN = {
    "title": "Locking up",
    "sections": [
        {
            "title": "At night",
            "statements": [
                {"id": "own.lock", "text": "The last one out locks the door.", "covers": ["164.310(a)(2)(ii)"]}
            ],
        }
    ],
}


def draft(client: Client, template: str = "leaving") -> dict[str, Any]:
    answer = client.post(f"{client.here}/policies", json={"template": template})
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def tell(client: Client, **values: str) -> None:
    for name, value in values.items():
        answer = client.put(f"{client.here}/particulars/{name.replace('_', '-')}", json={"value": value})
        assert answer.status_code == 200, answer.text


def answer(client: Client, question: str, place: int = 0) -> None:
    held = client.get(f"{client.here}/questions/{question}").json()
    option = held["options"][place]["id"]
    url = f"{client.here}/answers/{question}"
    read = client.get(url)
    seen = {"If-Match": read.headers["ETag"]} if read.status_code == 200 else {}
    told = client.put(url, json={"option": option, "note": "As told."}, headers=seen)
    assert told.status_code == 200, told.text


def version(client: Client, policy: str, number: int = 1) -> dict[str, Any]:
    return dict(client.get(f"{client.here}/policies/{policy}/versions/{number}").json())


def lines(told: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {each["id"]: each for section in told["sections"] for each in section["statements"]}


def move(client: Client, policy: str, step: str, body: Any = None, number: int = 1) -> Any:
    url = f"{client.here}/policies/{policy}/versions/{number}"
    etag = client.get(url).headers["ETag"]
    return client.post(f"{url}/{step}", json=body, headers={"If-Match": etag})


def rewrite(client: Client, policy: str, sections: list[dict[str, Any]], number: int = 1) -> Any:
    url = f"{client.here}/policies/{policy}/versions/{number}"
    etag = client.get(url).headers["ETag"]
    return client.put(url, json={"sections": sections}, headers={"If-Match": etag})


def stored(told: dict[str, Any]) -> list[dict[str, Any]]:
    """The sections as they are sent back."""
    kept = ("id", "text", "covers", "asserts", "needs", "task_id")
    return [
        {
            "title": section["title"],
            "statements": [{name: each[name] for name in kept} for each in section["statements"]],
        }
        for section in told["sections"]
    ]


def approve(client: Client, policy: str, on: Any = TODAY, number: int = 1) -> Any:
    handed = move(client, policy, "review", number=number)
    assert handed.status_code == 200, handed.text
    return move(client, policy, "approval", {"effective_on": str(on)}, number)


def make_true(client: Client) -> None:
    """Everything that the sample policy asserts."""
    tell(client, access_end_hours="1", leaving_noted="yes")
    for question in ("leaving-access", "temporary-accounts", "keys-returned", "access-review"):
        answer(client, question)


def tell_again(client: Client, name: str, value: str) -> None:
    url = f"{client.here}/particulars/{name}"
    told = client.put(url, json={"value": value}, headers={"If-Match": client.get(url).headers["ETag"]})
    assert told.status_code == 200, told.text
