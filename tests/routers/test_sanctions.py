"""Sanctions are written down and withdrawn, never removed, and nobody but the owner and the officers learns of one."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from api.domain.history import NEEDS
from api.domain.roles import MAY, Role, Scope, may_grant
from api.domain.versions import keep_until
from tests.bodies import Story
from tests.contract import BY_ID, OPERATIONS, Client, Operation
from tests.days import TODAY

MARKER = "zebrafinch"
SHUT_OUT = [role for role in Role if Scope.CONDUCT_READ not in MAY[role]]
CONDUCT = [each for each in OPERATIONS if each.scopes & {Scope.CONDUCT_READ, Scope.CONDUCT_WRITE}]
READS = [each for each in OPERATIONS if each.method == "GET" and not each.public and each not in CONDUCT]
ALONE = [each for each in READS if "/analyses/{id}" in each.path]  # a practice has one draft at a time
OTHERS = [each for each in READS if each not in ALONE]
GIVEN = {"what": "Looked into a chart out of curiosity.", "level": "written_warning", "decided_on": "2026-03-02"}
SENT = BY_ID["replace_sanction"].body["properties"].keys()


def url(client: Client) -> str:
    return f"{client.here}/sanctions"


def replaced(client: Client, made: dict[str, Any], **changes: Any) -> Any:
    body = {name: value for name, value in made.items() if name in SENT} | changes
    return client.put(f"{url(client)}/{made['id']}", json=body, headers={"If-Match": f'"{made["version"]}"'})


def test_a_sanction_is_written_down_and_withdrawn(story: Story) -> None:
    owner = story.owner
    person = story.make("create_person", name="Bo Beck")
    me = owner.get("/v1/me").json()["name"]

    made = owner.post(url(owner), json={"person_id": person["id"], **GIVEN})
    assert made.status_code == 201
    assert made.json() == {
        **GIVEN,
        "id": made.json()["id"],
        "version": 1,
        "person_id": person["id"],
        "person": "Bo Beck",
        "other": "",
        "decided_by": me,
        "incident": "",
        "note": "",
        "withdrawn_on": None,
        "withdrawn_why": "",
        "recorded_on": str(TODAY),
        "keep_until": str(keep_until(TODAY)),
    }
    assert owner.get(url(owner)).json() == {"items": [made.json()], "next": None}

    why = "Bo was asked to look."
    answer = replaced(owner, made.json(), withdrawn_on=str(TODAY), withdrawn_why=why)
    assert (answer.status_code, answer.json()["withdrawn_why"], answer.json()["version"]) == (200, why, 2)
    assert owner.delete(f"{url(owner)}/{made.json()['id']}").status_code == 405
    history = owner.get(f"{owner.here}/history", params={"row_id": made.json()["id"]}).json()["items"]
    assert [(each["kind"], each["action"], each["name"]) for each in history] == [
        ("Sanction", action, "Written warning on March 2, 2026") for action in ("changed", "created")
    ]


def test_the_newest_decision_comes_first(story: Story) -> None:
    for day in ("2026-03-02", "2026-05-01", "2025-12-24"):
        story.make("create_sanction", decided_on=day)
    days = [each["decided_on"] for each in story.owner.get(url(story.owner)).json()["items"]]
    assert days == ["2026-05-01", "2026-03-02", "2025-12-24"]


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        ({"person_id": str(uuid4())}, "person_id"),
        ({"level": "other"}, "other"),
        ({"decided_on": str(TODAY + timedelta(1))}, "decided_on"),
        ({"withdrawn_on": str(TODAY)}, "withdrawn_why"),
        ({"what": " "}, "what"),
        ({"level": "flogging"}, "level"),
    ],
)
def test_what_cannot_be_so_is_refused(changes: dict[str, Any], at: str, story: Story) -> None:
    body = {"person_id": story.make("create_person")["id"], **GIVEN, **changes}
    answer = story.owner.post(url(story.owner), json=body)
    assert (answer.status_code, [fault["at"] for fault in answer.json()["faults"]]) == (422, [["body", at]])
    assert story.owner.get(url(story.owner)).json()["items"] == []


def test_it_outlives_the_persons_own_record_and_nobody_who_removes_that_is_told(story: Story) -> None:
    made = story.make("create_sanction")
    manager = story.sign_in(Role.MANAGER, story.owner.practice_id)
    there = f"{manager.here}/people/{made['person_id']}"

    assert manager.delete(there, headers={"If-Match": '"1"'}).status_code == 204

    answer = replaced(story.owner, made, note="She has left since.")
    assert (answer.status_code, answer.json()["person"]) == (200, "Robin Reyes")


def test_only_the_owner_and_the_officers_hold_the_scopes_and_nobody_else_can_give_them() -> None:
    assert {role for role in Role if Scope.CONDUCT_READ in MAY[role]} == {
        Role.OWNER,
        Role.SECURITY_OFFICER,
        Role.PRIVACY_OFFICER,
    }
    for role in Role:
        assert (Scope.CONDUCT_READ in MAY[role]) == (Scope.CONDUCT_WRITE in MAY[role])
    for giver in SHUT_OUT:
        assert not [given for given in Role if given not in SHUT_OUT and may_grant(giver, given)]


@pytest.mark.parametrize("role", SHUT_OUT)
@pytest.mark.parametrize("operation", CONDUCT, ids=str)
def test_every_operation_on_them_is_refused_to_the_others(operation: Operation, role: Role, story: Story) -> None:
    asked = story.asked(operation)
    answer = asked.send(story.sign_in(role, story.owner.practice_id))
    assert answer.status_code == 403
    assert MARKER not in answer.text


@pytest.mark.parametrize("reads", [OTHERS, *([each] for each in ALONE)], ids=["all the others", *map(str, ALONE)])
def test_what_they_say_is_in_no_other_answer(reads: list[Operation], story: Story) -> None:
    """Every GET of the contract, asked by each role that is shut out, after both were written, changed and ended."""
    words = [MARKER, "C-0001", '"Sanction"', '"Complaint"', *_marked(story)]
    history = story.owner.get(f"{story.owner.here}/history?limit=200").text
    assert all(word in history for word in words)
    paths = [(operation, story.path(operation)) for operation in reads]
    for role in SHUT_OUT:
        client = story.sign_in(role, story.owner.practice_id)
        for operation, path in paths:
            answer = client.get(path, params={"limit": 200} if operation.page else None)
            told = answer.content.decode(errors="replace")
            assert (operation.id, [word for word in words if word in told]) == (operation.id, [])
            if operation.in_practice and operation.id != "download_seal":
                assert answer.status_code == (200 if operation.scopes <= MAY[role] else 403), (operation.id, role)


def test_the_history_leaves_them_out_however_it_is_asked(story: Story) -> None:
    made = _marked(story)
    manager, auditor = (story.sign_in(role, story.owner.practice_id) for role in (Role.MANAGER, Role.AUDITOR))
    ways = [
        {"kind": "Sanction"},
        {"kind": "Complaint"},
        *({"row_id": id} for id in made),
    ]
    for asked in ways:
        assert len(story.owner.get(f"{story.owner.here}/history", params=asked).json()["items"]) == 2
        for client in (manager, auditor):
            assert client.get(f"{client.here}/history", params=asked).json() == {"items": [], "next": None}
    whole, seen = (client.get(f"{client.here}/history").json()["items"] for client in (story.owner, manager))
    restricted = {kind for kind, scope in NEEDS.items() if scope == Scope.CONDUCT_READ}
    assert restricted == {"Complaint", "Sanction"}
    assert seen == [each for each in whole if each["kind"] not in restricted]


def test_a_script_reads_them_only_when_its_maker_may(story: Story) -> None:
    """A token holds what it was given: the history's scope alone does not open them."""
    _marked(story)
    told = {"name": "Nightly", "expires_on": str(TODAY + timedelta(9))}
    for scopes, let_in in (({"history:read"}, False), ({"history:read", "conduct:read"}, True)):
        token = story.make("create_token", **told, scopes=sorted(scopes))["secret"]
        script = story.visitor()
        script.headers["Authorization"] = f"Bearer {token}"
        assert (script.get(url(story.owner)).status_code == 200) == let_in
        assert (MARKER in script.get(f"{story.owner.here}/history").text) == let_in


def test_a_partner_sees_them_by_its_role_and_in_no_other_way(story: Story) -> None:
    _marked(story)
    for role, status in ((Role.SECURITY_OFFICER, 200), (Role.MANAGER, 403)):
        partner = story.sign_in(role=None)
        firm = partner.post("/v1/partners", json={"name": "Helpful IT"}).json()
        story.owner.post(f"{story.owner.here}/members/partners", json={"partner_id": firm["id"], "role": role})
        assert partner.get(url(story.owner)).status_code == status


def _marked(story: Story) -> list[str]:
    """A sanction and a complaint about the same person, each changed once; their ids."""
    person = story.make("create_person", name="Bo Beck")["id"]
    told = {"what": f"{MARKER} one", "incident": f"{MARKER} two", "note": f"{MARKER} three"}
    sanction = story.make("create_sanction", person_id=person, **told)
    answer = replaced(story.owner, sanction, withdrawn_on=str(TODAY), withdrawn_why=f"{MARKER} four")
    assert answer.status_code == 200, answer.text
    complaint = story.make("create_complaint", person_id=person, what=f"{MARKER} five")
    body = {name: complaint[name] for name in ("received_on", "way", "source", "what", "person_id")}
    answer = story.owner.put(
        f"{story.owner.here}/complaints/{complaint['id']}",
        json=body | {"disposition": f"{MARKER} six", "closed_on": str(TODAY)},
        headers={"If-Match": '"1"'},
    )
    assert answer.status_code == 200, answer.text
    return [sanction["id"], complaint["id"]]
