"""A stolen laptop is taken to its end, encrypted and not; everything stays on file, and those who may not see it do not."""

from datetime import timedelta
from typing import Any

import pytest

from api.domain.roles import MAY, Role, Scope
from tests.bodies import BODIES, Story
from tests.contract import BY_ID, Client
from tests.days import TODAY

SENT = BY_ID["replace_breach"].body["properties"].keys()
FOUND = {"phi": "yes", "permitted": "no"}
WITHOUT_CONDUCT = [
    role for role in Role if {Scope.CONDUCT_READ, Scope.INCIDENTS_READ} - MAY[role] == {Scope.CONDUCT_READ}
]


def url(client: Client) -> str:
    return f"{client.here}/breaches"


def begun(story: Story, **told: Any) -> dict[str, Any]:
    incident = story.make("create_incident")
    body = {"incident_id": incident["id"], "discovered_on": str(TODAY)} | told
    answer = story.owner.post(url(story.owner), json=body)
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def replaced(client: Client, made: dict[str, Any], **changes: Any) -> Any:
    body = {name: value for name, value in made.items() if name in SENT} | changes
    return client.put(f"{url(client)}/{made['id']}", json=body, headers={"If-Match": f'"{made["version"]}"'})


def duties(client: Client, made: dict[str, Any]) -> dict[str, Any]:
    return dict(client.get(f"{url(client)}/{made['id']}/duties").json())


def test_a_stolen_laptop_that_was_encrypted_ends_without_a_notice(story: Story) -> None:
    owner = story.owner
    made = begun(story, **FOUND, secured="yes")
    assert (made["state"], made["suggested"]) == ("unfinished", "secured")
    assert [each["field"] for each in made["missing"]] == ["conclusion"]
    assert duties(owner, made)["deadlines"]["notice_required"] is True

    refused = replaced(owner, made, conclusion="secured", reasoning="Nobody can read it.")
    assert [fault["at"] for fault in refused.json()["faults"]] == [["body", "secured_why"]]
    done = replaced(owner, made, conclusion="secured", reasoning="Nobody can read it.", secured_why="BitLocker was on.")
    told = done.json()
    me = owner.get("/v1/me").json()["name"]
    assert (told["state"], told["decided_by"], told["decided_on"]) == ("not_a_breach", me, str(TODAY))
    assert [each["citation"] for each in told["reasons"]] == ["164.402", "164.414(b)"]
    assert told["missing"] == []
    found = duties(owner, told)
    assert (found["deadlines"]["notice_required"], found["duties"]) == (False, [])


def test_a_stolen_laptop_that_was_not_ends_with_every_notice_proven(story: Story) -> None:
    owner = story.owner
    made = begun(story, **FOUND, secured="no", affected=612, residents_by_state={"OH": 600, "KY": 12})
    made = replaced(owner, made, conclusion="breach", reasoning="It was not encrypted, and it is gone.").json()
    assert (made["state"], made["missing"]) == ("breach", [])
    last = str(TODAY + timedelta(60))
    found = duties(owner, made)
    assert [(each["told"], each["to"], each["due_on"], each["state"]) for each in found["duties"]] == [
        ("hhs", "", last, "waiting"),
        ("individuals", "", last, "waiting"),
        ("media", "Ohio", last, "waiting"),
    ]
    for told, way in (("individuals", "mail"), ("hhs", "portal"), ("media", "press")):
        body = {"breach_id": made["id"], "told": told, "way": way, "sent_on": str(TODAY)}
        assert owner.post(f"{owner.here}/sendings", json=body).status_code == 201
    assert {each["state"] for each in duties(owner, made)["duties"]} == {"done"}


def test_the_shape_of_an_assessment(story: Story) -> None:
    body = BODIES["create_breach"](story)
    made = story.owner.post(url(story.owner), json=body).json()
    empty = {
        "role": "covered_entity",
        **dict.fromkeys(("exclusion", "decided_on", "contract_days", "business_associate", "law_enforcement_hold")),
        **dict.fromkeys(("nature", "recipient", "acquired", "mitigated"), "unknown"),
        **dict.fromkeys((f"{name}_why" for name in ("nature", "recipient", "acquired", "mitigated")), ""),
        **dict.fromkeys(("permitted_why", "secured_why", "exclusion_why", "reasoning", "decided_by"), ""),
        **dict.fromkeys(("covered_entity", "what_happened", "information", "protection", "response", "contact"), ""),
        "conclusion": "open",
        "unreachable": 0,
    }
    assert {name: made[name] for name in made.keys() - {"reasons", "missing"}} == {
        **empty,
        **body,
        "id": made["id"],
        "version": 1,
        "state": "unfinished",
        "suggested": "breach",
    }
    assert [each["field"] for each in made["missing"]] == ["nature", "conclusion"]
    (only,) = story.owner.get(url(story.owner), params={"incident_id": body["incident_id"]}).json()["items"]
    assert only == made == story.owner.get(f"{url(story.owner)}/{made['id']}").json()


def test_an_incident_has_one_assessment(story: Story) -> None:
    made = begun(story)
    again = story.owner.post(url(story.owner), json={"incident_id": made["incident_id"], "discovered_on": str(TODAY)})
    assert (again.status_code, again.json()["detail"][:46]) == (409, "This incident has its assessment already. Read")


def test_what_an_agreement_leaves_a_business_associate_stands_beside_the_rule(story: Story) -> None:
    made = begun(story, role="business_associate", contract_days=5, covered_entity="Maple Street Clinic")
    found = duties(story.owner, made)
    assert found["agreed_due_on"] == str(TODAY + timedelta(5))
    assert [(each["told"], each["due_on"]) for each in found["duties"]] == [
        ("covered_entity", str(TODAY + timedelta(60)))
    ]


def test_state_law_counts_as_far_as_the_practice_has_written_it_down(story: Story) -> None:
    made = begun(story, affected=2, residents_by_state={"OH": 2})
    assert {each["told"] for each in duties(story.owner, made)["duties"]} == {"individuals", "hhs"}
    story.make("create_overlay")
    first = duties(story.owner, made)["duties"][0]
    assert (first["told"], first["to"], first["due_on"]) == ("state", "Ohio, individuals", str(TODAY + timedelta(45)))


@pytest.mark.parametrize(
    ("told", "at"),
    [
        ({"discovered_on": str(TODAY + timedelta(1))}, ["discovered_on"]),
        ({"residents_by_state": {"XX": 1}}, ["residents_by_state", "XX"]),
        ({"affected": 2, "residents_by_state": {"OH": 3}}, ["residents_by_state"]),
        ({"affected": 2, "unreachable": 3}, ["unreachable"]),
        (
            {"law_enforcement_hold": {"form": "written", "requested_on": str(TODAY)}},
            ["law_enforcement_hold", "through"],
        ),
        ({"conclusion": "breach"}, ["reasoning"]),
        ({"incident_id": "01900000-0000-7000-8000-000000000000"}, ["incident_id"]),
    ],
)
def test_what_cannot_be_so_is_refused(told: dict[str, Any], at: list[str], story: Story) -> None:
    incident = story.make("create_incident")
    body = {"incident_id": incident["id"], "discovered_on": str(TODAY)} | told
    answer = story.owner.post(url(story.owner), json=body)
    assert (answer.status_code, [fault["at"] for fault in answer.json()["faults"]]) == (422, [["body", *at]])


def test_the_four_factors_are_told_with_their_paragraphs(story: Story) -> None:
    guide = story.owner.get(f"{url(story.owner)}/guide").json()
    assert [each["citation"] for each in guide["factors"]] == [f"164.402(2)({n})" for n in ("i", "ii", "iii", "iv")]


@pytest.mark.parametrize("role", WITHOUT_CONDUCT)
def test_what_came_of_an_incident_that_is_kept_close_is_told_to_nobody_else(role: Role, story: Story) -> None:
    owner, other = story.owner, story.sign_in(role, story.owner.practice_id)
    marker = "zebrafinch"
    incident = story.make("create_incident")
    made = owner.post(
        url(owner), json={"incident_id": incident["id"], "discovered_on": str(TODAY), "reasoning": marker}
    ).json()
    sending = {"breach_id": made["id"], "told": "other", "to": marker, "way": "mail", "sent_on": str(TODAY)}
    sent = owner.post(f"{owner.here}/sendings", json=sending).json()
    assert other.get(f"{url(other)}/{made['id']}").status_code == 200
    body = {name: incident[name] for name in BY_ID["replace_incident"].body["properties"]} | {"close": True}
    owner.put(f"{owner.here}/incidents/{incident['id']}", json=body, headers={"If-Match": '"1"'})

    for path in (f"breaches/{made['id']}", f"breaches/{made['id']}/duties", f"sendings/{sent['id']}"):
        assert other.get(f"{other.here}/{path}").status_code == 404
        assert owner.get(f"{owner.here}/{path}").status_code == 200
    for path in ("breaches", "sendings", "history"):
        assert marker not in other.get(f"{other.here}/{path}").text
    if Scope.INCIDENTS_WRITE in MAY[role]:
        assert other.post(f"{other.here}/sendings", json=sending).status_code == 422
        again = {"incident_id": incident["id"], "discovered_on": str(TODAY)}
        assert other.post(url(other), json=again).status_code == 422
