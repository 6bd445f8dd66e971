"""Anybody who works here reports what they saw, by name or without; the officers take it to its end."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from api.domain.roles import MAY, Role, Scope
from api.domain.versions import keep_until
from tests.bodies import BODIES, Story, keyed
from tests.contract import BY_ID, OPERATIONS, Client
from tests.databases import everything
from tests.days import TODAY

MARKER = "zebrafinch"
LOST = {"kind": "lost_or_stolen_device", "what": "The front desk tablet is gone."}
FAX = BODIES["report_incident"]
SENT = BY_ID["replace_incident"].body["properties"].keys()
SHUT_OUT = [role for role in Role if Scope.CONDUCT_READ not in MAY[role]]


def url(client: Client) -> str:
    return f"{client.here}/incidents"


def listed(client: Client, **query: Any) -> list[dict[str, Any]]:
    return list(client.get(url(client), params=query).json()["items"])


def replaced(client: Client, made: dict[str, Any], **changes: Any) -> Any:
    body = {name: value for name, value in made.items() if name in SENT} | changes
    return client.put(f"{url(client)}/{made['id']}", json=body, headers={"If-Match": f'"{made["version"]}"'})


def test_a_report_is_taken_to_its_end(story: Story) -> None:
    owner, staff = story.owner, story.sign_in(Role.STAFF, story.owner.practice_id)
    asset = story.make("create_asset")["id"]
    told = staff.post(f"{url(staff)}/reports", json=FAX)
    assert (told.status_code, told.json()) == (201, {"reference": "I-0001"})
    assert staff.get(url(staff)).status_code == 403

    (made,) = listed(owner)
    whole = {
        **FAX,
        "id": made["id"],
        "version": 1,
        "reference": "I-0001",
        "state": "reported",
        "way": "reported",
        "reported_by": staff.get("/v1/me").json()["name"],
        "reported_at": made["reported_at"],
        "happened_on": None,
        "known_on": str(TODAY),
        "lead": "",
        "judged": "open",
        "contained_on": None,
        "mitigation": "",
        "outcome": "",
        "lessons": "",
        "asset_ids": [],
        "vendor_ids": [],
        "risk_ids": [],
        "close": False,
        "closed_on": None,
        "closed_by": "",
        "keep_until": None,
    }
    assert made == whole == owner.get(f"{url(owner)}/{made['id']}").json()

    step = replaced(owner, made, lead="Ann Ode", asset_ids=[asset]).json()
    assert (step["state"], step["asset_ids"]) == ("looked_into", [asset])
    step = replaced(owner, step, contained_on=str(TODAY), mitigation="The clinic shredded it.").json()
    assert step["state"] == "contained"
    end = {"judged": "not_an_incident", "outcome": "It never left the machine.", "closed_on": str(TODAY)}
    step = replaced(owner, step, **end).json()
    me = owner.get("/v1/me").json()["name"]
    assert (step["state"], step["closed_by"], step["keep_until"]) == ("closed", me, str(keep_until(TODAY)))
    assert (listed(owner, open_only=True), len(listed(owner))) == ([], 1)
    history = owner.get(f"{owner.here}/history", params={"row_id": made["id"]}).json()["items"]
    assert [(each["action"], each["name"]) for each in history] == [("changed", "I-0001")] * 3 + [("created", "I-0001")]
    assert owner.delete(f"{url(owner)}/{made['id']}").status_code == 405


def test_each_is_given_the_next_number_and_the_newest_comes_first(story: Story) -> None:
    for _ in range(3):
        story.make("create_incident")
    assert [each["reference"] for each in listed(story.owner)] == ["I-0003", "I-0002", "I-0001"]


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        ({"what": " "}, "what"),
        ({"kind": "alien"}, "kind"),
        ({"known_on": str(TODAY + timedelta(1))}, "known_on"),
        ({"happened_on": str(TODAY), "known_on": str(TODAY - timedelta(1))}, "known_on"),
        ({"closed_on": str(TODAY), "outcome": "Found."}, "judged"),
        ({"closed_on": str(TODAY), "judged": "incident"}, "outcome"),
        ({"asset_ids": [str(uuid4())]}, "asset_ids"),
        ({"vendor_ids": [str(uuid4())]}, "vendor_ids"),
        ({"risk_ids": [str(uuid4())]}, "risk_ids"),
    ],
)
def test_what_cannot_be_so_is_refused(changes: dict[str, Any], at: str, story: Story) -> None:
    answer = story.owner.post(url(story.owner), json=LOST | {"known_on": str(TODAY)} | changes)
    assert (answer.status_code, [fault["at"] for fault in answer.json()["faults"]]) == (422, [["body", at]])
    assert listed(story.owner) == []


# who may


def test_everybody_who_works_here_reports_and_only_the_officers_and_managers_read() -> None:
    assert {role for role in Role if Scope.INCIDENTS_REPORT not in MAY[role]} == {Role.AUDITOR}
    assert {role for role in Role if Scope.INCIDENTS_READ not in MAY[role]} == {Role.STAFF}
    assert {role for role in Role if Scope.INCIDENTS_WRITE not in MAY[role]} == {Role.STAFF, Role.AUDITOR}


def test_a_report_about_a_colleague_reaches_the_owner_and_the_officers_alone(story: Story) -> None:
    """Every GET of the contract, asked by each role that is shut out; then it is opened to them."""
    owner = story.owner
    staff = story.sign_in(Role.STAFF, owner.practice_id)
    sent = staff.post(f"{url(staff)}/reports", json={"kind": "snooping", "what": f"{MARKER} one"})
    assert sent.status_code == 201
    (made,) = listed(owner)
    assert made["close"]
    file = {"file": (f"{MARKER}.txt", b"who opened what", "text/plain")}
    about = {"about": "incident", "about_id": made["id"]}
    attached = owner.post(f"{owner.here}/files", data=about, files=file)
    assert attached.status_code == 201, attached.text
    made = replaced(owner, made, judged="incident", mitigation=f"{MARKER} two").json()
    reads = [each for each in OPERATIONS if each.method == "GET" and each.in_practice and "{" not in each.path[30:]]
    assert len(reads) > 40
    for role in SHUT_OUT:
        client = story.sign_in(role, owner.practice_id)
        for operation in reads:
            told = client.get(story.path(operation), params={"limit": 200} if operation.page else None)
            assert (operation.id, MARKER in told.content.decode(errors="replace")) == (operation.id, False)
        there = [f"{url(client)}/{made['id']}", f"{client.here}/files/{attached.json()['id']}"]
        for path in (*there, f"{there[1]}/content"):
            assert client.get(path).status_code in (403, 404)
        more = client.post(f"{client.here}/files", data=about, files=file)
        assert more.status_code in (403, 422)
    manager = story.sign_in(Role.MANAGER, owner.practice_id)
    assert replaced(manager, made, outcome="Nothing.").status_code == 404

    replaced(owner, made, close=False)

    assert [each["what"] for each in listed(manager)] == [f"{MARKER} one"]
    assert MARKER in manager.get(f"{manager.here}/history").text
    assert manager.get(f"{manager.here}/files/{attached.json()['id']}").status_code == 200


def test_staff_do_not_see_what_is_attached_to_an_incident(story: Story) -> None:
    made = story.make("create_incident")
    file = {"file": ("fax.txt", b"a cover sheet", "text/plain")}
    here = story.owner.here
    sent = story.owner.post(f"{here}/files", data={"about": "incident", "about_id": made["id"]}, files=file).json()
    staff = story.sign_in(Role.STAFF, story.owner.practice_id)
    assert staff.get(f"{here}/files").json()["items"] == []
    assert staff.get(f"{here}/files/{sent['id']}").status_code == 404
    assert [each["id"] for each in story.owner.get(f"{here}/files").json()["items"]] == [sent["id"]]


# without a name


def test_a_report_without_a_name_leaves_nothing_of_who_sent_it(story: Story) -> None:
    """Every row of every table: what is new does not speak of the account, nor of its sign-in."""
    staff = story.sign_in(Role.STAFF, story.owner.practice_id)
    me = staff.get("/v1/me").json()
    before = everything(story.database)
    sent = staff.post(
        f"{url(staff)}/reports", json=FAX | {"unnamed": True}, headers={"Idempotency-Key": "the-same-twice"}
    )
    assert sent.status_code == 201
    new = repr(
        {name: [row for row in rows if row not in before[name]] for name, rows in everything(story.database).items()}
    )
    assert FAX["what"] in new
    for word in (me["name"], me["email"], me["user_id"], me["user_id"].replace("-", ""), "the-same-twice"):
        assert word not in new
    (made,) = listed(story.owner)
    assert (made["reported_by"], made["way"]) == ("", "reported")
    newest = story.owner.get(f"{story.owner.here}/history", params={"row_id": made["id"]}).json()["items"][0]
    assert newest["who"] == "Somebody who gave no name"


def test_somebody_reports_on_their_own_page(story: Story) -> None:
    opened = keyed(story)
    page = "/v1/personal-pages/incidents"
    sent = story.visitor().post(page, json=opened | FAX)
    assert (sent.status_code, sent.json()) == (201, {"reference": "I-0001"})
    (made,) = listed(story.owner)
    assert (made["reported_by"], made["way"], made["what"]) == ("Robin Reyes", "personal_page", FAX["what"])

    before = everything(story.database)
    assert story.visitor().post(page, json=opened | LOST | {"unnamed": True}).status_code == 201
    after = everything(story.database)
    new = repr({name: [row for row in rows if row not in before[name]] for name, rows in after.items()})
    whose = next(each["id"] for each in story.owner.get(f"{story.owner.here}/people").json()["items"] if each["email"])
    assert LOST["what"] in new
    assert not [word for word in ("Robin", whose, whose.replace("-", "")) if word in new]


@pytest.mark.parametrize(("changes", "status"), [({"key": "x" * 43}, 403), ({"token": "x" * 43}, 404)])
def test_without_the_link_and_its_key_nothing_is_reported(changes: dict[str, str], status: int, story: Story) -> None:
    opened = keyed(story)
    answer = story.visitor().post("/v1/personal-pages/incidents", json=opened | FAX | changes)
    assert answer.status_code == status
    assert listed(story.owner) == []


# what the analysis hears of it


def test_what_was_judged_an_incident_is_an_event_until_it_is_judged_otherwise(story: Story) -> None:
    owner = story.owner
    made = story.make("create_incident", asset_ids=[])
    events = f"{owner.here}/events"
    assert owner.get(events).json()["items"] == []
    made = replaced(owner, made, judged="incident").json()
    (event,) = owner.get(events).json()["items"]
    assert (event["kind"], event["happened_on"], event["note"]) == (
        "incident",
        made["happened_on"],
        "I-0001, lost or stolen device",
    )
    made = replaced(owner, made, happened_on="2026-02-28", close=True).json()
    (event,) = owner.get(events).json()["items"]
    assert (event["happened_on"], event["note"]) == ("2026-02-28", "I-0001")
    made = replaced(owner, made, judged="not_an_incident").json()
    assert owner.get(events).json()["items"] == []
    replaced(owner, made, judged="incident")
    assert len(owner.get(events).json()["items"]) == 1
