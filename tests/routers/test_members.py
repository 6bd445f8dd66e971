"""Who belongs to the practice, in what role, and who may change that."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import update

from api.db import users
from api.db.base import now, transaction
from api.db.members import Membership
from api.domain.roles import MAY, Role, may_grant
from tests.bodies import Story, link
from tests.contract import Client

STALE = {"If-Match": '"9"'}
FRESH = {"If-Match": '"1"'}


def member(story: Story, user_id: UUID) -> dict[str, object]:
    items = story.owner.get(f"{story.owner.here}/members").json()["items"]
    return next(item for item in items if item["user_id"] == str(user_id))


def url(story: Story, client: Client) -> str:
    return f"{story.owner.here}/members/{member(story, client.user_id)['id']}"


def test_the_list_shows_people_and_partners(story: Story) -> None:
    staff = story.sign_in(Role.STAFF, story.owner.practice_id)
    partner = story.make("create_partner")
    added = story.owner.post(
        f"{story.owner.here}/members/partners", json={"partner_id": partner["id"], "role": "auditor"}
    )

    items = story.owner.get(f"{story.owner.here}/members").json()["items"]

    assert [(i["role"], i["email"], i["partner"]) for i in items] == [
        ("owner", story.owner.email, None),
        ("staff", staff.email, None),
        ("auditor", None, "Helpful IT"),
    ]
    assert items[2] == added.json()


def test_the_list_of_roles_is_what_the_doors_go_by(story: Story) -> None:
    items = {item["role"]: item for item in story.owner.get("/v1/roles").json()["items"]}
    assert list(items) == [role.value for role in Role]
    for role in Role:
        assert set(items[role]["scopes"]) == MAY[role]
        client = story.sign_in(role, story.owner.practice_id)
        given = [wish.value for wish in Role if invited(client, wish) == 202]
        assert items[role]["grants"] == given


def invited(client: Client, role: Role) -> int:
    return client.post(
        f"{client.here}/members/invitations", json={"email": "new@example.com", "role": role}
    ).status_code


def test_a_role_is_changed_and_counts_at_once(story: Story) -> None:
    staff = story.sign_in(Role.STAFF, story.owner.practice_id)
    assert staff.get(f"{staff.here}/risks").status_code == 403
    changed = story.owner.put(url(story, staff), json={"role": "auditor"}, headers=FRESH)
    assert (changed.status_code, changed.headers["etag"]) == (204, '"2"')
    assert staff.get(f"{staff.here}/risks").status_code == 200
    assert member(story, staff.user_id)["version"] == 2


def test_a_membership_ends_at_once(story: Story) -> None:
    staff = story.sign_in(Role.STAFF, story.owner.practice_id)
    where = url(story, staff)
    assert staff.get(staff.here).status_code == 200
    assert story.owner.delete(where, headers=FRESH).status_code == 204
    assert staff.get(staff.here).status_code == 404
    assert story.owner.delete(where, headers=FRESH).status_code == 404


@pytest.mark.parametrize("deed", ["put", "delete"])
def test_the_last_owner_stays(deed: str, story: Story) -> None:
    where = url(story, story.owner)
    body = {"json": {"role": "manager"}} if deed == "put" else {}
    refused = story.owner.request(deed, where, headers=FRESH, **body)
    assert (refused.status_code, "last owner" in refused.json()["detail"]) == (409, True)

    story.sign_in(Role.OWNER, story.owner.practice_id)
    assert story.owner.request(deed, where, headers=FRESH, **body).status_code == 204


def test_an_owner_stays_an_owner_when_told_so_again(story: Story) -> None:
    assert story.owner.put(url(story, story.owner), json={"role": "owner"}, headers=FRESH).status_code == 204


def test_a_partner_as_owner_is_no_owner_to_count_on(story: Story) -> None:
    partner = story.make("create_partner")
    story.owner.post(f"{story.owner.here}/members/partners", json={"partner_id": partner["id"], "role": "owner"})
    assert story.owner.delete(url(story, story.owner), headers=FRESH).status_code == 409


GIVERS = [role for role in Role if role in {Role.OWNER, Role.SECURITY_OFFICER, Role.MANAGER}]


@pytest.mark.parametrize("giver", GIVERS)
@pytest.mark.parametrize("held", Role)
def test_nobody_changes_who_holds_more_or_makes_somebody_hold_more(giver: Role, held: Role, story: Story) -> None:
    client, other = story.sign_in(giver, story.owner.practice_id), story.sign_in(held, story.owner.practice_id)
    for given in Role:
        etag = {"If-Match": f'"{member(story, other.user_id)["version"]}"'}
        now_held = Role(str(member(story, other.user_id)["role"]))
        answer = client.put(url(story, other), json={"role": given}, headers=etag)
        assert (answer.status_code == 204) == (may_grant(giver, now_held) and may_grant(giver, given)), given


def test_a_partner_is_taken_on_once(story: Story) -> None:
    body = {"partner_id": story.make("create_partner")["id"], "role": "auditor"}
    answers = [story.owner.post(f"{story.owner.here}/members/partners", json=body).status_code for _ in range(2)]
    assert answers == [201, 409]


def test_a_partner_that_does_not_exist_is_not_found(story: Story) -> None:
    body = {"partner_id": str(uuid4()), "role": "auditor"}
    assert story.owner.post(f"{story.owner.here}/members/partners", json=body).status_code == 404


@pytest.mark.parametrize(
    "email",
    [
        "",
        "x",
        "a@b@c",
        "a b@example.org",
        "<a@example.org>",
        "a@example.org,b@example.org",
        "a@example.org\r\nBcc: b@example.org",
        "x" * 250 + "@example.org",
        "a\x1d@example.org",
        "a@example\x85.org",
    ],
)
def test_an_address_that_is_none_gets_no_invitation(email: str, story: Story) -> None:
    answer = story.owner.post(f"{story.owner.here}/members/invitations", json={"email": email, "role": "staff"})
    assert answer.status_code == 422
    assert not (story.settings.data / "mail").exists()


def invite(client: Client, email: str, role: str = "staff") -> None:
    answer = client.post(f"{client.here}/members/invitations", json={"email": email, "role": role})
    assert answer.status_code == 202, answer.text


def waiting(client: Client) -> list[tuple[str, str]]:
    items = client.get(f"{client.here}/members/invitations").json()["items"]
    return [(item["email"], item["role"]) for item in items]


def accept(story: Story, address: str) -> int:
    letter = max((story.settings.data / "mail").glob("*.eml")).read_text().replace("=\n", "").replace("=3D", "=")
    assert f"To: {address}" in letter
    token = letter.split("#token=")[1].split()[0]
    body = {"token": token, "name": "Nico Reyes", "password": "a long sentence is best"}
    return int(story.visitor().post("/v1/invitations/accept", json=body).status_code)


def test_an_invitation_waits_in_the_list_until_it_is_accepted(story: Story) -> None:
    invite(story.owner, "ana@example.org")
    invite(story.owner, "nico@example.org", "security_officer")
    assert waiting(story.owner) == [("nico@example.org", "security_officer"), ("ana@example.org", "staff")]
    assert accept(story, "nico@example.org") == 201
    assert waiting(story.owner) == [("ana@example.org", "staff")]


def test_a_newer_invitation_takes_the_place_of_the_older(story: Story) -> None:
    invite(story.owner, "nico@example.org")
    invite(story.owner, "nico@example.org", "auditor")
    assert waiting(story.owner) == [("nico@example.org", "auditor")]


def test_an_invitation_taken_back_opens_nothing(story: Story) -> None:
    invite(story.owner, "nico@example.org")
    where = f"{story.owner.here}/members/invitations"
    mine = f"{where}/{story.owner.get(where).json()['items'][0]['id']}"
    assert story.owner.delete(mine).status_code == 204
    assert waiting(story.owner) == []
    assert accept(story, "nico@example.org") == 409
    assert story.owner.delete(mine).status_code == 404


def test_an_invitation_too_old_waits_no_longer(story: Story) -> None:
    link(story, "invitation", email="a@example.org", practice_id=story.owner.practice_id, role="staff")
    assert waiting(story.owner) == [("a@example.org", "staff")]
    with transaction(story.database, practice_id=None, actor="test") as session:
        session.exec(update(users.Link).values(expires_at=now() - timedelta(seconds=1)))
    assert waiting(story.owner) == []


def test_only_who_could_have_given_the_role_takes_the_invitation_back(story: Story) -> None:
    invite(story.owner, "second@example.org", "owner")
    manager = story.sign_in(Role.MANAGER, story.owner.practice_id)
    where = f"{manager.here}/members/invitations"
    mine = f"{where}/{manager.get(where).json()['items'][0]['id']}"
    assert manager.delete(mine).status_code == 403
    assert waiting(story.owner) == [("second@example.org", "owner")]


def test_another_practices_invitations_are_neither_seen_nor_touched(story: Story) -> None:
    invite(story.owner, "nico@example.org")
    where = f"{story.owner.here}/members/invitations"
    mine = story.owner.get(where).json()["items"][0]["id"]
    other = story.sign_in(Role.OWNER)
    assert waiting(other) == []
    assert other.delete(f"{other.here}/members/invitations/{mine}").status_code == 404
    assert waiting(story.owner) == [("nico@example.org", "staff")]


def test_a_practices_name_puts_nothing_else_on_the_envelope(story: Story) -> None:
    name = {"name": "Maple\r\nBcc: mallory@example.org", "time_zone": "UTC"}
    assert story.owner.put(story.owner.here, json=name, headers={"If-Match": '"1"'}).status_code == 200
    sent = story.owner.post(
        f"{story.owner.here}/members/invitations", json={"email": "nico@example.org", "role": "staff"}
    )
    assert sent.status_code == 202
    letter = next((story.settings.data / "mail").glob("*.eml")).read_text().split("\n\n")[0]
    assert [line.split(":")[0] for line in letter.splitlines()].count("Bcc") == 0


def test_one_person_has_one_place_in_a_practice_whatever_happens_at_once(story: Story) -> None:
    practice_id, user_id = UUID(story.make("create_practice")["id"]), UUID(story.owner.get("/v1/me").json()["user_id"])
    again = Membership(practice_id=practice_id, user_id=user_id, role=Role.STAFF)
    with pytest.raises(IntegrityError), transaction(story.database, practice_id=practice_id, actor="test") as session:
        session.add(again)
