"""What is true of every operation, and so is tested of every operation."""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from api.app import contract, create_app
from api.db.base import Database
from api.domain.roles import MAY, Role, Scope
from api.problems import KINDS, pages
from api.settings import Settings
from tests.bodies import BODIES, PARTS, UNMATCHED, Asked, Story, takes_a_match
from tests.contract import BY_ID, OPERATIONS, SCHEMAS, SPEC, Client, Operation, resolved
from tests.databases import everything

PUBLIC = {
    "accept_invitation",
    "agree",
    "answer_quiz",
    "attest",
    "calculate_breach_deadlines",
    "calculate_penalty_exposure",
    "calculate_risk_level",
    "calculate_workforce_status",
    "confirm_reset",
    "create_owner",
    "get_setup",
    "hand_in",
    "knock",
    "list_asset_types",
    "list_crosswalks",
    "list_identifiers",
    "list_methods",
    "list_proposed_rules",
    "list_roles",
    "list_standards",
    "list_threats",
    "offer_answer",
    "read_agreement",
    "read_courses",
    "read_page",
    "read_papers",
    "read_sheet",
    "refresh",
    "report_by_poster",
    "report_on_page",
    "request_reset",
    "scan_poster",
    "sign_in",
    "sign_out",
    "sign_paper",
    "unlock",
    "visit_guest_link",
}
ELSEWHERE = {
    "create_owner": "tests/routers/test_session.py",  # works only while nobody has an account
    "refresh": "tests/routers/test_session.py",  # works only with the cookie of a sign-in
    "sign_out": "tests/routers/test_session.py",
    "leave_sample": "tests/routers/test_samples.py",  # works only in a sample
}
STORE_NOTHING = {
    "calculate_breach_deadlines",
    "calculate_penalty_exposure",
    "calculate_risk_level",
    "calculate_workforce_status",
    "check_contract",
    "imagine_tasks",
    "read_courses",
    "read_page",
    "read_papers",
    "read_policy",
    "read_sheet",
    "scan_poster",
    "visit_guest_link",
}
CONFIDENTIAL = {
    "create_guest": "link",
    "create_link": "link",
    "create_poster": "link",
    "create_review": "link",
    "create_token": "secret",
}
"""Operations whose answer holds a secret, and where: it is shown this once and kept nowhere."""
HOLES = {
    "ContentOut",  # a row of any kind, as it became
    "download_seal",  # a sealed file, whose form the documents floor keeps
}

PRIVATE = [operation for operation in OPERATIONS if not operation.public]
IN_PRACTICE = [operation for operation in OPERATIONS if operation.in_practice]
WRITES = [operation for operation in OPERATIONS if operation.writes and operation.id not in ELSEWHERE]
RECORDS = [operation for operation in WRITES if operation.id not in STORE_NOTHING]
JSON = [operation for operation in WRITES if operation.media == "application/json"]


def each(operations: list[Operation], name: str = "operation") -> pytest.MarkDecorator:
    return pytest.mark.parametrize(name, operations, ids=str)


wire = pytest.mark.wire


def random_path(operation: Operation, client: Client | None = None) -> str:
    """The path with things that do not exist."""
    path = operation.path
    if client is not None:
        path = path.replace("{practice_id}", str(client.practice_id))
    for part in path.split("/"):
        if part.startswith("{"):
            path = path.replace(part, str(uuid4()))
    return path


# what the document says


@wire
def test_the_committed_contract_is_the_code() -> None:
    made = json.loads(json.dumps(contract(create_app(None, Settings()))))
    assert made == SPEC, "run: .venv/bin/duecare contract openapi/openapi.json"


@wire
@each(OPERATIONS)
def test_an_operation_is_described(operation: Operation) -> None:
    assert (operation.told["operationId"], len(operation.told["tags"])) == (operation.id, 1)
    assert operation.told["summary"][0].isupper()
    assert operation.told["summary"][-1] not in ".!"


@wire
def test_no_two_operations_share_a_name() -> None:
    assert len(BY_ID) == len(OPERATIONS)


@wire
def test_only_these_operations_need_no_sign_in() -> None:
    assert {operation.id for operation in OPERATIONS if operation.public} == PUBLIC


@wire
@each(IN_PRACTICE)
def test_an_operation_in_a_practice_names_a_scope_that_exists(operation: Operation) -> None:
    assert len(operation.scopes) == 1
    assert operation.scopes <= set(Scope)


@wire
def test_every_scope_opens_something() -> None:
    assert {scope for operation in IN_PRACTICE for scope in operation.scopes} == set(Scope)


@wire
@each(OPERATIONS)
def test_every_parameter_of_the_path_is_declared(operation: Operation) -> None:
    in_path = {part.strip("{}") for part in operation.path.split("/") if part.startswith("{")}
    assert {p["name"] for p in operation.told.get("parameters", []) if p["in"] == "path"} == in_path


@wire
@each([o for o in OPERATIONS if takes_a_match(o)])
def test_if_match_is_declared_where_it_is_asked_for(operation: Operation) -> None:
    assert operation.parameter("If-Match") is not None
    assert {"412", "428"} <= operation.told["responses"].keys()


@wire
@each([o for o in PRIVATE if o.method == "POST"])
def test_idempotency_key_is_declared_where_it_works(operation: Operation) -> None:
    assert operation.parameter("Idempotency-Key") is not None


@wire
@each(OPERATIONS)
def test_problems_are_documented_in_their_one_form(operation: Operation) -> None:
    answers = operation.told["responses"]
    problems = {status: answer for status, answer in answers.items() if status >= "400"}
    needed = {"422", "503"} | (set() if operation.public else {"401"}) | ({"403"} if operation.in_practice else set())
    assert needed <= problems.keys()
    for answer in problems.values():
        assert answer["content"] == {
            "application/problem+json": {"schema": {"$ref": "#/components/schemas/ProblemOut"}}
        }
        assert answer["description"]


def holes(at: str, schema: Any) -> list[str]:
    """Where a schema says nothing of what may stand there."""
    if isinstance(schema, list):
        return [hole for part in schema for hole in holes(at, part)]
    if not isinstance(schema, dict):
        return []
    if not schema or schema.get("additionalProperties") is True:
        return [at]
    if schema.get("type") == "array" and "items" not in schema:
        return [at]
    told = ("properties", "patternProperties", "additionalProperties")
    if schema.get("type") == "object" and not any(schema.get(name) for name in told):
        return [at]
    return [hole for key, part in schema.items() if key != "examples" for hole in holes(f"{at}.{key}", part)]


@wire
@each(OPERATIONS)
def test_every_answer_has_a_type(operation: Operation) -> None:
    for status, answer in operation.told["responses"].items():
        for media, body in answer.get("content", {}).items():
            assert holes(status, body["schema"]) == [] or operation.id in HOLES, (status, media)
            assert resolved(body["schema"]).get("type") != "array", "a bare array cannot grow a cursor"


@wire
@pytest.mark.parametrize("name", SCHEMAS)
def test_no_schema_has_a_hole(name: str) -> None:
    """`dict`, `Any` and a generic that lost its parameter all come out as a schema that says nothing."""
    assert holes(name, SCHEMAS[name]) == ([name] if name in HOLES else [])


def taken_in() -> Iterator[tuple[str, Any]]:
    """Every schema that a body is made of, by name."""
    waiting = [body["schema"] for o in OPERATIONS for body in o.told.get("requestBody", {}).get("content", {}).values()]
    seen: set[str] = set()
    while waiting:
        part = waiting.pop()
        if isinstance(part, list):
            waiting += part
        elif isinstance(part, dict):
            name = part.get("$ref", "").rsplit("/", 1)[-1]
            if name and name not in seen:
                seen.add(name)
                yield name, SCHEMAS[name]
                waiting.append(SCHEMAS[name])
            waiting += part.values()


@wire
@pytest.mark.parametrize("schema", [each for _, each in taken_in()], ids=[name for name, _ in taken_in()])
def test_every_text_that_comes_in_has_a_limit(schema: dict[str, Any]) -> None:
    bounds = {"maxLength", "enum", "const", "format", "contentMediaType"}

    def boundless(part: Any) -> bool:
        if isinstance(part, list):
            return any(boundless(each) for each in part)
        if not isinstance(part, dict):
            return False
        if part.get("type") == "string" and not part.keys() & bounds and not part.get("pattern", "").endswith("$"):
            return True
        if part.get("type") == "array" and "maxItems" not in part:
            return True
        return any(boundless(each) for key, each in part.items() if key != "examples")

    assert not [field for field, part in schema.get("properties", {}).items() if boundless(part)]


@wire
@pytest.mark.parametrize("name", sorted(pages()))
def test_every_problem_has_a_page(name: str, visitor: Callable[..., Client]) -> None:
    page = visitor().get(f"/problems/{name}")
    assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert name in page.text


@wire
def test_the_statuses_of_problems_are_all_different() -> None:
    assert len({kind.status for kind in KINDS}) == len(KINDS)


# what a good request does


@wire
@each([o for o in OPERATIONS if o.media is not None])
def test_an_operation_with_a_body_has_an_example(operation: Operation) -> None:
    assert operation.id in BODIES, "add an example body to tests/bodies.py"


@wire
def test_the_examples_belong_to_operations() -> None:
    assert set(BODIES) | UNMATCHED | set(ELSEWHERE) | STORE_NOTHING <= BY_ID.keys()
    assert {name for name in PARTS if "/" not in name} <= BY_ID.keys()


@each([o for o in OPERATIONS if o.id not in ELSEWHERE])
def test_a_good_request_succeeds(operation: Operation, story: Story) -> None:
    answer = story.asked(operation).send(story.owner)
    expected = 404 if operation.id == "download_seal" else operation.success  # a draft has no seal
    assert answer.status_code == expected, answer.text


@each([o for o in OPERATIONS if o.method == "POST" and o.success == 201 and o.in_practice and o.id not in ELSEWHERE])
def test_what_was_created_is_found_where_the_answer_says(operation: Operation, story: Story) -> None:
    answer = story.asked(operation).send(story.owner)
    if "id" not in answer.json():
        return
    reading = [o for o in OPERATIONS if (o.method, o.path) == ("GET", f"{operation.path}/{{id}}")]
    if reading:
        shown = {name: value for name, value in answer.json().items() if name != CONFIDENTIAL.get(operation.id)}
        assert story.owner.get(answer.headers["location"]).json() == shown


# who is let in


@wire
@each(IN_PRACTICE)
def test_lets_in_exactly_those_who_may(operation: Operation, story: Story) -> None:
    let_in = set()
    for role in Role:
        client = story.sign_in(role, story.owner.practice_id)
        if client.request(operation.method, random_path(operation, client)).status_code != 403:
            let_in.add(role)
    assert let_in == {role for role in Role if operation.scopes <= MAY[role]}


@wire
@each(PRIVATE)
def test_turns_away_who_has_not_signed_in(operation: Operation, visitor: Callable[..., Client]) -> None:
    answer = visitor().request(operation.method, random_path(operation))
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")


@each(IN_PRACTICE)
def test_a_stranger_is_told_that_there_is_nothing(operation: Operation, story: Story) -> None:
    asked = story.asked(operation)
    before = everything(story.database)
    stranger = story.sign_in()
    after_sign_in = everything(story.database)

    assert asked.send(stranger).status_code == 404
    assert everything(story.database) == after_sign_in
    assert before != after_sign_in


@each([o for o in IN_PRACTICE if "{" in o.path.split("}", 1)[1]])
def test_another_practices_record_is_not_there(operation: Operation, story: Story) -> None:
    """The stranger asks in their own practice for what lies in another."""
    asked = story.asked(operation)
    stranger = story.sign_in()
    before = everything(story.database)
    there = asked.url.replace(str(story.owner.practice_id), str(stranger.practice_id))
    answer = Asked(operation, there, asked.content, asked.headers).send(stranger)
    shared = {"question", "citation", "name"}  # what a question or a particular asks is everybody's, its answer is not
    if operation.path.rstrip("}").rsplit("{", 1)[1].split("}")[0] in shared:
        theirs = {
            name: rows
            for name, rows in everything(story.database).items()
            if name in {"answer", "decision", "particular"}
        }
        assert all(row in theirs[name] for name in theirs for row in before[name])
    else:
        assert answer.status_code == 404, answer.text
        assert everything(story.database) == before


# a body is exactly what was asked for


def changed(asked: Asked, content: bytes) -> Asked:
    return Asked(asked.operation, asked.url, content, asked.headers | {"Content-Type": "application/json"})


def with_unknown_field(content: bytes) -> bytes:
    return json.dumps(json.loads(content) | {"practice_id": str(uuid4())}).encode()


def with_key_twice(content: bytes) -> bytes:
    key = next(iter(json.loads(content)))
    return content.rstrip()[:-1] + f', "{key}": null}}'.encode()


def with_nul(content: bytes) -> bytes:
    body = json.loads(content)
    key = next(iter(body))
    return json.dumps(body | {key: "a\0b"}).encode()


def with_half_a_pair(content: bytes) -> bytes:
    key = next(iter(json.loads(content)))
    return json.dumps(json.loads(content) | {key: "half \ud800"}).encode()


BAD = {
    "an unknown field": (with_unknown_field, 422),
    "broken JSON": (lambda content: content[:-1], 400),
    "text that is not UTF-8": (lambda content: content[:-1] + b', "\xff": 1}', 400),
    "a key given twice": (with_key_twice, 400),
    "NaN": (lambda content: content[:-1] + b', "number": NaN}', 400),
    "a NUL": (with_nul, 400),
    "half of a surrogate pair as a key": (lambda content: content[:-1] + b', "\\ud800": 1}', 422),
    "half of a surrogate pair as a value": (with_half_a_pair, 422),
    "100,000 brackets": (lambda _: b"[" * 100_000 + b"]" * 100_000, 400),
    "a number that never ends": (lambda content: content[:-1] + b', "number": ' + b"9" * 5000 + b"}", 400),
    "a list": (lambda content: b"[" + content + b"]", 422),
    "nothing": (lambda _: b"", 422),
}


@wire
@each(JSON)
def test_a_bad_body_is_refused_and_changes_nothing(operation: Operation, story: Story) -> None:
    asked = story.asked(operation)
    before = everything(story.database)
    answered = {
        bad: changed(asked, spoil(asked.content)).send(story.owner).status_code for bad, (spoil, _) in BAD.items()
    }
    assert answered == {bad: status for bad, (_, status) in BAD.items()}
    assert everything(story.database) == before


@wire
@each(JSON)
def test_a_body_that_is_too_large_is_refused(operation: Operation, story: Story) -> None:
    asked = story.asked(operation)
    before = everything(story.database)
    answer = changed(asked, asked.content[:-1] + b" " * (3 << 20) + b"}").send(story.owner)
    assert answer.status_code == 413, answer.text
    assert everything(story.database) == before


# nobody's work is lost


@contextmanager
def commits_fail(database: Database) -> Iterator[None]:
    def fail(_: object) -> None:
        raise OperationalError("commit", None, Exception("database is locked"))

    event.listen(database.engine, "commit", fail)
    try:
        yield
    finally:
        event.remove(database.engine, "commit", fail)


@each(RECORDS)
def test_a_lost_commit_is_never_a_2xx(operation: Operation, story: Story) -> None:
    asked = story.asked(operation)
    before = everything(story.database)
    with commits_fail(story.database):
        answer = asked.send(story.owner)
    assert answer.status_code == 503, answer.text
    assert everything(story.database) == before


@each([o for o in WRITES if takes_a_match(o)])
def test_a_change_takes_the_version_that_was_read(operation: Operation, story: Story) -> None:
    asked = story.asked(operation)
    before = everything(story.database)

    assert asked.without("If-Match").send(story.owner).status_code == 428
    stale = asked.send(story.owner, If_Match='"7"')
    assert (stale.status_code, stale.headers["etag"]) == (412, asked.headers["If-Match"])
    assert everything(story.database) == before
    assert asked.send(story.owner).status_code == operation.success


# a repeated request is carried out once

REPEATABLE = [o for o in WRITES if o.method == "POST" and not o.public and o.id not in CONFIDENTIAL]


@each([BY_ID[id] for id in CONFIDENTIAL])
def test_a_confidential_answer_is_not_kept_for_a_repeated_request(operation: Operation, story: Story) -> None:
    asked = story.asked(operation)
    answer = asked.send(story.owner, Idempotency_Key="once")
    assert answer.status_code == operation.success
    secret = answer.json()[CONFIDENTIAL[operation.id]].split("=")[-1]
    assert secret not in repr(everything(story.database))


@each(REPEATABLE)
def test_a_repeated_request_gets_the_first_answer(operation: Operation, story: Story) -> None:
    asked = story.asked(operation)
    first = asked.send(story.owner, Idempotency_Key="once")
    assert first.status_code == operation.success, first.text
    after = everything(story.database)

    again = asked.send(story.owner, Idempotency_Key="once")

    assert (again.status_code, again.content) == (first.status_code, first.content)
    kept = ("etag", "location", "content-type")
    assert [again.headers.get(name) for name in kept] == [first.headers.get(name) for name in kept]
    assert everything(story.database) == after


@each(REPEATABLE)
def test_a_key_used_for_another_request_is_refused(operation: Operation, story: Story) -> None:
    asked = story.asked(operation)
    asked.send(story.owner, Idempotency_Key="once")
    after = everything(story.database)

    other = Asked(operation, asked.url, asked.content + b" ", asked.headers).send(story.owner, Idempotency_Key="once")

    assert (other.status_code, "Idempotency-Key" in other.json()["detail"]) == (422, True)
    assert everything(story.database) == after


@each([o for o in REPEATABLE if o.in_practice])
def test_another_persons_key_is_their_own(operation: Operation, story: Story) -> None:
    asked = story.asked(operation)
    first = asked.send(story.owner, Idempotency_Key="once")
    other = asked.send(story.sign_in(Role.OWNER, story.owner.practice_id), Idempotency_Key="once")
    assert other.status_code != 422, other.text
    if other.content and other.status_code < 300 and "id" in other.json() and other.json()["id"] not in asked.url:
        assert other.json()["id"] != first.json()["id"]


@pytest.mark.parametrize("id", ["create_site", "create_risk", "create_task"])
def test_two_of_the_same_request_at_once_make_one_record(id: str, story: Story) -> None:
    operation = BY_ID[id]
    asked = story.asked(operation)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: asked.send(story.owner, Idempotency_Key="once"), range(8)))
    assert {(answer.status_code, answer.content) for answer in answers} == {(201, answers[0].content)}
    assert len(story.owner.get(asked.url).json()["items"]) == 1


@wire
@pytest.mark.parametrize("key", ["", "x" * 201])
def test_a_key_has_a_length(key: str, story: Story) -> None:
    asked = story.asked(BY_ID["create_site"])
    assert asked.send(story.owner, Idempotency_Key=key).status_code == 422


def test_two_changes_at_once_lose_nobodys_work(story: Story) -> None:
    asked = story.asked(BY_ID["replace_site"])
    with ThreadPoolExecutor(8) as pool:
        statuses = sorted(answer.status_code for answer in pool.map(lambda _: asked.send(story.owner), range(8)))
    assert statuses == [200] + [412] * 7
