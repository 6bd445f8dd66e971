"""How is a notice written, told and approved over the wire? What several rooms' tests do."""

from typing import Any

from tests.bodies import NOTICE
from tests.contract import Client


def at(client: Client, number: int = 1, rest: str = "") -> str:
    return f"{client.here}/notices/{number}{rest}"


def begin(client: Client) -> dict[str, Any]:
    answer = client.post(f"{client.here}/notices")
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def read(client: Client, number: int = 1) -> dict[str, Any]:
    answer = client.get(at(client, number))
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def send(client: Client, method: str, number: int = 1, rest: str = "", body: Any = None) -> Any:
    seen = {"If-Match": client.get(at(client, number)).headers["ETag"]}
    return client.request(method, at(client, number, rest), json=body, headers=seen)


def tell(client: Client, number: int = 1, **changes: Any) -> dict[str, Any]:
    answer = send(client, "PUT", number, body=NOTICE | changes)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def approve(client: Client, number: int = 1) -> Any:
    return send(client, "POST", number, "/approval")


def in_effect(client: Client, **changes: Any) -> dict[str, Any]:
    begin(client)
    tell(client, **changes)
    answer = approve(client)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def printed(client: Client, number: int = 1, **asked: Any) -> Any:
    return client.get(at(client, number, "/document"), params=asked)
