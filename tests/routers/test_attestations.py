"""Links to pages of people's own, and who should have read what and who did: today, and on a past day."""

import time
from datetime import timedelta
from uuid import uuid4

import pytest

from api.db.attestations import Attestation
from api.db.base import now
from api.db.people import Person
from api.db.policies import Policy
from api.db.versions import Version
from api.domain.roles import Role
from tests.bodies import keyed, linked
from tests.days import TODAY
from tests.promises import OWN, approve


def policy(client):
    made = client.post(f"{client.here}/policies", json=OWN).json()["id"]
    assert approve(client, made).status_code == 200
    return made


def hire(client, name="Robin Reyes", **more):
    answer = client.post(f"{client.here}/people", json={"name": name, "email": "robin@example.org"} | more)
    assert answer.status_code == 201, answer.text
    return answer.json()["id"]


def owed(client, **asked):
    return client.get(f"{client.here}/attestations", params=asked).json()["items"]


def test_who_should_and_who_did(story):
    owner = story.owner
    here = policy(owner)
    told = keyed(story)
    version = owner.get(f"{owner.here}/policies/{here}/versions/1").json()
    (before,) = owed(owner)

    story.visitor().post(
        "/v1/personal-pages/attestations", json=told | {"policy_id": here, "number": 1, "sha256": version["sha256"]}
    )

    (after,) = owed(owner)
    assert (before["should"], before["did"], [each["policy"] for each in before["missing"]]) == (1, 0, ["Locking up"])
    assert (after["should"], after["did"], after["missing"]) == (1, 1, [])
    (counted,) = owner.get(f"{owner.here}/attestations/policies").json()["items"]
    assert (counted["policy_id"], counted["should"], counted["did"]) == (here, 1, 1)


def test_a_past_day_is_told_as_it_was(sign_in, keep):
    owner = sign_in()
    old = TODAY - timedelta(days=40)
    row = Policy(number=1, title="Old", audience=[])
    ann = Person(name="Ann Ode", started_on=old - timedelta(days=9), ended_on=TODAY - timedelta(days=5))
    bo = Person(name="Bo Lund", started_on=TODAY - timedelta(days=3))
    versions = [
        Version(policy_id=row.id, number=1, stage="approved", edition=old, started_on=old, effective_on=old),
        Version(
            policy_id=row.id,
            number=2,
            stage="approved",
            edition=old,
            started_on=old,
            effective_on=TODAY - timedelta(days=10),
        ),
    ]
    said = Attestation(
        person_id=ann.id,
        policy_id=row.id,
        number=1,
        sha256="0" * 64,
        attested_by=ann.name,
        attested_at=now() - timedelta(days=30),
    )
    keep(owner, row, *versions, ann, bo, said)

    def seen(day):
        return [(each["person"], each["should"], each["did"]) for each in owed(owner, on=str(day))]

    assert seen(TODAY - timedelta(days=35)) == [("Ann Ode", 1, 0)]
    assert seen(TODAY - timedelta(days=29)) == [("Ann Ode", 1, 1)]
    assert seen(TODAY - timedelta(days=9)) == [("Ann Ode", 1, 0)]
    assert seen(TODAY) == [("Bo Lund", 1, 0)]
    assert seen(TODAY - timedelta(days=45)) == [("Ann Ode", 0, 0)]


def test_a_new_link_ends_the_one_before_and_one_taken_back_works_no_more(story):
    owner = story.owner
    person = hire(owner)
    made = [owner.post(f"{owner.here}/attestations/links", json={"person_id": person}).json() for _ in range(2)]
    first, second = (each["link"].split("#token=")[1] for each in made)

    def knock(token):
        return story.visitor().post("/v1/personal-pages", json={"token": token}).status_code

    assert (knock(first), knock(second)) == (404, 200)
    listed = owner.get(f"{owner.here}/attestations/links").json()["items"]
    assert [each["id"] for each in listed] == [made[1]["id"]]
    assert "link" not in listed[0]
    etag = {"If-Match": f'"{listed[0]["version"]}"'}
    assert owner.delete(f"{owner.here}/attestations/links/{made[1]['id']}", headers=etag).status_code == 204
    assert knock(second) == 404


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"email": ""}, "no e-mail address"),
        ({"ended_on": str(TODAY - timedelta(days=1))}, "does not work here"),
    ],
)
def test_no_link_goes_to_whom_it_cannot_reach(sign_in, changes, says):
    owner = sign_in()
    person = hire(owner, **changes)

    refused = owner.post(f"{owner.here}/attestations/links", json={"person_id": person})

    assert refused.status_code == 422
    assert says in refused.json()["faults"][0]["message"]
    nobody = owner.post(f"{owner.here}/attestations/links", json={"person_id": str(uuid4())})
    assert nobody.status_code == 422


def test_staff_send_no_links_and_see_none(sign_in):
    owner = sign_in()
    person = hire(owner)
    staff = sign_in(Role.STAFF, owner.practice_id)

    assert staff.post(f"{owner.here}/attestations/links", json={"person_id": person}).status_code == 403
    assert staff.get(f"{owner.here}/attestations/links").status_code == 403


def test_five_hundred_people_and_twenty_policies_are_a_page_in_eight_queries(sign_in, keep, queries):
    owner = sign_in()
    rows = [Policy(number=place, title=f"Policy {place}", audience=["everyone"]) for place in range(20)]
    versions = [
        Version(policy_id=row.id, number=1, stage="approved", edition=TODAY, started_on=TODAY, effective_on=TODAY)
        for row in rows
    ]
    people = [Person(name=f"Person {place:03}") for place in range(500)]
    said = [
        Attestation(
            person_id=person.id, policy_id=row.id, number=1, sha256="0" * 64, attested_by=person.name, attested_at=now()
        )
        for person in people
        for row in rows[1:]
    ]
    keep(owner, *rows, *versions, *people, *said)
    url = f"{owner.here}/attestations"
    owner.get(url)

    queries.clear()
    spans = []
    for _ in range(10):
        begun = time.perf_counter()
        page = owner.get(url).json()
        spans.append(time.perf_counter() - begun)

    assert len(queries) <= 8 * 10
    assert [(each["should"], each["did"]) for each in page["items"][:3]] == [(20, 19)] * 3
    assert min(spans) < 0.05


def test_a_link_is_a_secret_that_stands_nowhere(story):
    token = linked(story)

    listed = story.owner.get(f"{story.owner.here}/attestations/links").text

    assert token not in listed
