"""What does the committed contract promise, and does an answer keep it?"""

import json
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from anyio.from_thread import BlockingPortal
from fastapi import FastAPI
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator

SPEC: dict[str, Any] = json.loads((Path(__file__).parents[1] / "openapi" / "openapi.json").read_text("utf-8"))
SCHEMAS: dict[str, Any] = SPEC["components"]["schemas"]
PROBLEM = "application/problem+json"
HERE = "/v1/practices/{practice_id}"


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of the contract: its id, method and path, and what the document says of it."""

    id: str
    method: str
    path: str
    told: dict[str, Any] = field(repr=False, hash=False, compare=False)

    @property
    def public(self) -> bool:
        return not self.told.get("security")

    @property
    def scopes(self) -> frozenset[str]:
        return frozenset(scope for way in self.told.get("security", []) for scopes in way.values() for scope in scopes)

    @property
    def in_practice(self) -> bool:
        return self.path.startswith(HERE)

    @property
    def writes(self) -> bool:
        return self.method != "GET"

    @property
    def media(self) -> str | None:
        """How its body is sent; None when it takes none."""
        return next(iter(self.told.get("requestBody", {}).get("content", {})), None)

    @property
    def success(self) -> int:
        return next(int(status) for status in self.told["responses"] if status.startswith("2"))

    @property
    def page(self) -> bool:
        """Whether it answers with a page of a list."""
        content = self.told["responses"].get("200", {}).get("content", {}).get("application/json", {})
        return resolved(content.get("schema", {})).get("properties", {}).keys() >= {"items", "next"}

    def parameter(self, name: str) -> dict[str, Any] | None:
        return next((each for each in self.told.get("parameters", []) if each["name"] == name), None)

    @property
    def body(self) -> dict[str, Any]:
        """The schema of its JSON body."""
        return resolved(self.told["requestBody"]["content"]["application/json"]["schema"])

    def __str__(self) -> str:
        return self.id


def resolved(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema that a `$ref` points to, or the schema itself."""
    return SCHEMAS[schema["$ref"].rsplit("/", 1)[1]] if "$ref" in schema else schema


OPERATIONS = [
    Operation(told["operationId"], method.upper(), path, told)
    for path, operations in SPEC["paths"].items()
    for method, told in operations.items()
    if method in {"get", "post", "put", "patch", "delete"}
]
BY_ID = {operation.id: operation for operation in OPERATIONS}


def _pattern(path: str) -> re.Pattern[str]:
    return re.compile("/".join("[^/]+" if part.startswith("{") else re.escape(part) for part in path.split("/")))


_ROUTES = sorted(
    ((_pattern(operation.path), operation) for operation in OPERATIONS), key=lambda pair: pair[1].path.count("{")
)


@cache
def operation_at(method: str, path: str) -> Operation | None:
    """The operation that a request reaches; where two paths fit, the one with fewer parameters."""
    return next((each for route, each in _ROUTES if each.method == method and route.fullmatch(path)), None)


@cache
def _validator(operation: Operation, status: str, media: str) -> Draft202012Validator:
    schema = operation.told["responses"][status]["content"][media]["schema"]
    return Draft202012Validator(
        {**schema, "components": SPEC["components"]}, format_checker=Draft202012Validator.FORMAT_CHECKER
    )


def keeps_the_contract(response: Any) -> None:
    """Hold an answer against the contract: its status, its media type, its body and the headers it promises."""
    request = response.request
    operation = operation_at(request.method, request.url.path)
    if operation is None:
        return
    response.read()
    where = f"{operation.id} answered {response.status_code}: {response.text[:300]}"
    told = operation.told["responses"].get(str(response.status_code))
    assert told is not None, f"undocumented status; {where}"
    for header in told.get("headers", {}):
        assert header in response.headers, f"no {header}; {where}"
    if "content" not in told:
        assert not response.content, f"a body where none is promised; {where}"
        return
    media = response.headers["content-type"].split(";")[0]
    assert media in told["content"], f"undocumented media type {media}; {where}"
    if not media.endswith("json"):
        return
    body = response.json()
    _validator(operation, str(response.status_code), media).validate(body)
    if media == PROBLEM:
        assert (body["status"], bool(body["detail"])) == (response.status_code, True), where
    elif isinstance(body, dict) and {"id", "version"} <= body.keys():
        assert response.headers.get("etag") == f'"{body["version"]}"', f"no true ETag; {where}"


class Client(TestClient):
    """Somebody at a keyboard: signed in or not, in a practice or not. Every answer must keep the contract."""

    user_id: UUID
    sign_in_id: UUID
    practice_id: UUID
    email: str

    def __init__(self, app: FastAPI, portal: BlockingPortal, base_url: str, *, strict: bool = True) -> None:
        super().__init__(app, base_url=base_url, raise_server_exceptions=strict)
        self.portal = portal
        self.event_hooks = {"response": [keeps_the_contract]}

    @property
    def here(self) -> str:
        """Where the practice's own rooms begin."""
        return f"/v1/practices/{self.practice_id}"
