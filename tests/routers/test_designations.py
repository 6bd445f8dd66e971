"""Who is in charge: designated with a letter, followed by the next, given up by whoever leaves."""

from datetime import datetime, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

import pypdf
import pytest

from api.domain.roles import Role
from tests.days import TODAY, ZONE
from tests.documents.reading import ARCHIVAL, standards

MARCH = TODAY - timedelta(days=200)
JUNE = TODAY - timedelta(days=100)
LATE = datetime.combine(TODAY - timedelta(days=3), datetime.min.time(), ZoneInfo(ZONE)).replace(hour=16, minute=50)


@pytest.fixture
def owner(sign_in):
    return sign_in()


def hire(client, name, **told):
    answer = client.post(f"{client.here}/people", json={"name": name} | told)
    assert answer.status_code == 201, answer.text
    return answer.json()


def body(person, duty="security_official", started_on=MARCH, **more):
    return {"duty": duty, "person_id": person["id"], "started_on": str(started_on)} | more


def designate(client, person, *told, **more):
    answer = client.post(f"{client.here}/designations", json=body(person, *told, **more))
    assert answer.status_code == 201, answer.text
    return answer.json()


def again(client, designation, **changes):
    kept = {name: designation[name] for name in ("duty", "deputy", "person_id", "started_on", "ended_on", "note")}
    tag = {"If-Match": f'"{designation["version"]}"'}
    return client.put(f"{client.here}/designations/{designation['id']}", json=kept | changes, headers=tag)


def read(client, designation):
    return client.get(f"{client.here}/designations/{designation['id']}").json()


def duties(client, person):
    return client.get(f"{client.here}/people/{person['id']}").json()["duties"]


def post(client, duty="security_official"):
    items = client.get(f"{client.here}/designations/posts").json()["items"]
    return next(item for item in items if item["id"] == duty)


def open_points(client, duty="security_official"):
    return [point["id"] for point in post(client, duty)["open"]]


def leaves(client, person):
    told = {"person_id": person["id"], "kind": "leaving", "happened_at": LATE.isoformat()}
    answer = client.post(f"{client.here}/checklists", json=told)
    assert answer.status_code == 201, answer.text
    return answer.json()


def done(client, checklist):
    items = client.get(f"{client.here}/checklists/{checklist['id']}").json()["items"]
    return {item["id"]: item["done_by"] for item in items if item["done_at"] and item["deed"] == "hand_over"}


def test_a_new_one_ends_the_old_one_the_day_before_and_both_records_follow(owner):
    ann, ben = hire(owner, "Ann Ode"), hire(owner, "Ben Ito")
    first = designate(owner, ann)
    assert (duties(owner, ann), post(owner)["holder"]["person"]) == (["security_official"], "Ann Ode")

    second = designate(owner, ben, "security_official", JUNE)

    assert (second["follows"], second["designated_on"]) == ("Ann Ode", str(TODAY))
    assert second["designated_by"] == owner.get("/v1/me").json()["name"]
    assert read(owner, first)["ended_on"] == str(JUNE - timedelta(days=1))
    assert (duties(owner, ann), duties(owner, ben)) == ([], ["security_official"])
    listed = owner.get(f"{owner.here}/designations").json()["items"]
    assert [(each["person"], each["follows"]) for each in listed] == [("Ben Ito", "Ann Ode"), ("Ann Ode", "")]
    changes = owner.get(f"{owner.here}/history?limit=200").json()["items"]
    assert "Security official" in {each["name"] for each in changes if each["kind"] == "Designation"}


def test_one_person_may_hold_several_posts_and_deputies_stand_beside_them(owner):
    ann, ben, cy = hire(owner, "Ann Ode"), hire(owner, "Ben Ito"), hire(owner, "Cy Day")
    designate(owner, ann)
    designate(owner, ann, "privacy_official")
    stands_in = designate(owner, ben, deputy=True)
    other = designate(owner, ben, "privacy_official", deputy=True)

    assert duties(owner, ann) == ["security_official", "privacy_official"]
    assert (duties(owner, ben), post(owner)["deputy"]["person"]) == (["deputy"], "Ben Ito")

    designate(owner, cy, "security_official", TODAY, deputy=True)
    assert (duties(owner, ben), duties(owner, cy)) == (["deputy"], ["deputy"])
    assert read(owner, stands_in)["ended_on"] == str(TODAY - timedelta(days=1))

    assert again(owner, other, ended_on=str(TODAY)).status_code == 200
    assert duties(owner, ben) == []


def test_whoever_was_only_ticked_gives_way_to_whoever_is_designated(owner):
    ann = hire(owner, "Ann Ode", duties=["security_official"])
    assert post(owner)["unlettered"] == ["Ann Ode"]
    assert open_points(owner) == ["no-letter"]

    designate(owner, hire(owner, "Ben Ito"))

    assert (duties(owner, ann), post(owner)["unlettered"]) == ([], [])
    assert open_points(owner) == ["no-deputy"]


def test_an_end_leaves_nobody_and_a_mended_one_moves_the_duty(owner):
    ann, ben = hire(owner, "Ann Ode"), hire(owner, "Ben Ito")
    made = designate(owner, ann)

    mended = again(owner, made, person_id=ben["id"], duty="privacy_official").json()
    assert (duties(owner, ann), duties(owner, ben)) == ([], ["privacy_official"])

    ended = again(owner, mended, ended_on=str(TODAY)).json()
    assert (ended["ended_on"], duties(owner, ben)) == (str(TODAY), [])
    assert open_points(owner, "privacy_official") == ["nobody"]
    assert again(owner, ended, ended_on=None).status_code == 200
    assert duties(owner, ben) == ["privacy_official"]


def test_who_approved_stays_while_only_the_end_is_written_down(owner, sign_in):
    manager = sign_in(Role.MANAGER, owner.practice_id)
    made = designate(manager, hire(owner, "Ann Ode"))

    ended = again(owner, made, ended_on=str(TODAY)).json()
    moved = again(owner, ended, started_on=str(JUNE)).json()

    assert ended["designated_by"] == made["designated_by"] == manager.get("/v1/me").json()["name"]
    assert moved["designated_by"] == owner.get("/v1/me").json()["name"] != made["designated_by"]


def test_the_checklist_of_leaving_ends_the_designation_and_gives_it_back(owner):
    ann = hire(owner, "Ann Ode")
    made, checklist = designate(owner, ann), leaves(owner, ann)
    url, item = f"{owner.here}/checklists/{checklist['id']}/ticks", "hand_over.security_official"
    assert open_points(owner) == ["gone", "no-deputy"]

    assert owner.post(url, json={"item": item}).status_code == 200
    assert (read(owner, made)["ended_on"], duties(owner, ann)) == (str(LATE.date()), [])
    assert open_points(owner) == ["nobody"]

    assert owner.delete(f"{url}/{item}").status_code == 204
    assert (read(owner, made)["ended_on"], duties(owner, ann)) == (None, ["security_official"])


def test_whoever_follows_somebody_who_leaves_ticks_the_checklist(owner):
    ann, ben = hire(owner, "Ann Ode"), hire(owner, "Ben Ito")
    designate(owner, ann)
    checklist = leaves(owner, ann)

    designate(owner, ben, "security_official", TODAY)

    assert done(owner, checklist) == {"hand_over.security_official": owner.get("/v1/me").json()["name"]}
    back = owner.delete(f"{owner.here}/checklists/{checklist['id']}/ticks/hand_over.security_official")
    assert (back.status_code, duties(owner, ann)) == (409, [])


def test_a_tick_is_not_taken_back_over_somebody_who_was_designated_since(owner):
    ann, ben = hire(owner, "Ann Ode"), hire(owner, "Ben Ito")
    designate(owner, ann)
    checklist = leaves(owner, ann)
    url = f"{owner.here}/checklists/{checklist['id']}/ticks"
    owner.post(url, json={"item": "hand_over.security_official"})
    designate(owner, ben, "security_official", TODAY)

    refused = owner.delete(f"{url}/hand_over.security_official")

    assert (refused.status_code, duties(owner, ann), duties(owner, ben)) == (409, [], ["security_official"])
    assert "Ben Ito" in refused.json()["detail"]


def test_a_duty_struck_from_somebodys_own_record_ends_the_designation(owner):
    ann = hire(owner, "Ann Ode")
    made = designate(owner, ann)
    person = owner.get(f"{owner.here}/people/{ann['id']}")

    told = {"name": "Ann Ode", "duties": []}
    answer = owner.put(f"{owner.here}/people/{ann['id']}", json=told, headers={"If-Match": person.headers["ETag"]})

    assert answer.status_code == 200
    assert read(owner, made)["ended_on"] == str(TODAY)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"started_on": str(TODAY + timedelta(days=1))}, "started_on"),
        ({"ended_on": str(TODAY + timedelta(days=1))}, "ended_on"),
        ({"ended_on": str(JUNE - timedelta(days=1))}, "ended_on"),
        ({"person_id": "01900000-0000-7000-8000-000000000000"}, "person_id"),
        ({"deputy": True, "person_id": "Ann"}, "person_id"),
        ({"person_id": "Gone"}, "person_id"),
    ],
    ids=[
        "not yet",
        "ends ahead",
        "ends before",
        "nobody",
        "own deputy",
        "has left",
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(owner, changes, field):
    ids = {"Ann": hire(owner, "Ann Ode"), "Gone": hire(owner, "Gil Gone", ended_on=str(MARCH))}
    made = designate(owner, ids["Ann"])
    told = body(hire(owner, "Ben Ito"), "security_official", JUNE) | changes
    told["person_id"] = ids.get(told["person_id"], {"id": told["person_id"]})["id"]

    answer = owner.post(f"{owner.here}/designations", json=told)

    assert answer.status_code == 422, answer.text
    assert [fault["at"][-1] for fault in answer.json()["faults"]] == [field]
    assert read(owner, made) == made


@pytest.mark.parametrize(
    "days",
    [
        {"started_on": str(MARCH)},
        {"started_on": str(MARCH - timedelta(days=1))},
        {"started_on": str(MARCH - timedelta(days=1)), "ended_on": str(MARCH)},
    ],
    ids=["same first day", "before it, open", "into it"],
)
def test_one_person_holds_a_post_at_a_time(owner, days):
    made = designate(owner, hire(owner, "Ann Ode"))

    answer = owner.post(f"{owner.here}/designations", json=body(hire(owner, "Ben Ito")) | days)

    assert answer.status_code == 409, answer.text
    assert "Ann Ode is designated since" in answer.json()["detail"]
    assert read(owner, made) == made


def test_only_who_speaks_for_management_designates(owner, sign_in):
    ann = hire(owner, "Ann Ode")
    made = designate(owner, ann)
    for role, status in ((Role.SECURITY_OFFICER, 403), (Role.STAFF, 403), (Role.MANAGER, 201)):
        client = sign_in(role, owner.practice_id)
        answer = client.post(f"{client.here}/designations", json=body(ann, "contact_person", TODAY))
        assert answer.status_code == status, role
        assert client.get(f"{client.here}/designations/{made['id']}/letter").status_code == 200


def test_who_is_in_charge_takes_no_more_queries_after_years(owner, queries):
    designate(owner, hire(owner, "Ann Ode"))
    queries.clear()
    post(owner)
    short = len(queries)
    for number in range(1, 5):
        designate(owner, hire(owner, f"Ben {number}"), "security_official", MARCH + timedelta(days=number))

    queries.clear()
    assert post(owner)["holder"]["person"] == "Ben 4"
    assert len(queries) == short


def test_the_letter_says_who_as_what_since_when_and_has_room_to_sign(owner):
    ann, ben = hire(owner, "Ann Ode", job="Office manager"), hire(owner, "Ben Ito")
    designate(owner, ben)
    made = designate(owner, ann, "security_official", JUNE, note="Two hours a week are set aside.")
    deputy = designate(owner, ben, "security_official", JUNE, deputy=True)

    answer = owner.get(f"{owner.here}/designations/{made['id']}/letter")
    stands_in = owner.get(f"{owner.here}/designations/{deputy['id']}/letter")

    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
    assert answer.headers["content-disposition"] == (f'attachment; filename="security-official-ann-ode-{JUNE}.pdf"')
    assert standards(answer.content) == ARCHIVAL
    text, other = text_of(answer), text_of(stands_in)
    for said in (
        "as security official",
        "Office manager",
        "Follows Ben Ito",
        "Deputy Ben Ito",
        "Two hours a week are set aside.",
        "(45 CFR 164.308(a)(2))",
        "is our advice",
        "Ann Ode, who accepts it",
    ):
        assert said in text, said
    assert "Deputy of the security official" in other
    assert "Stands in for Ann Ode" in other
    assert "The rules ask for no deputy" in other
    assert owner.get(f"{owner.here}/designations/{made['id']}/letter").content == answer.content


def text_of(answer):
    reader = pypdf.PdfReader(BytesIO(answer.content))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())
