"""A firm that looks after practices: its people reach each that has taken it on, and no other."""

from api.domain.roles import Role
from tests.bodies import Story, colleague


def test_a_partners_people_reach_the_practices_that_took_it_on(story: Story) -> None:
    helper, newcomer, other = colleague(story), colleague(story), story.sign_in()
    partner = helper.post("/v1/partners", json={"name": "Helpful IT"}).json()
    assert helper.get(story.owner.here).status_code == 404

    taken = {"partner_id": partner["id"], "role": "security_officer"}
    assert story.owner.post(f"{story.owner.here}/members/partners", json=taken).status_code == 201

    assert helper.get(story.owner.here).status_code == 200
    assert helper.get(other.here).status_code == 404
    assert newcomer.get(story.owner.here).status_code == 404
    people = f"/v1/partners/{partner['id']}/people"
    assert helper.post(people, json={"email": newcomer.email}).status_code == 204
    assert newcomer.get(story.owner.here).status_code == 200
    assert [p["role"] for p in newcomer.get("/v1/me").json()["practices"]] == ["security_officer"]

    assert helper.delete(f"{people}/{newcomer.user_id}").status_code == 204
    assert newcomer.get(story.owner.here).status_code == 404


def test_the_practice_lets_a_partner_go_at_once(story: Story) -> None:
    helper = colleague(story)
    partner = helper.post("/v1/partners", json={"name": "Helpful IT"}).json()
    taken = {"partner_id": partner["id"], "role": "manager"}
    member = story.owner.post(f"{story.owner.here}/members/partners", json=taken).json()
    assert helper.get(story.owner.here).status_code == 200
    assert (
        story.owner.delete(f"{story.owner.here}/members/{member['id']}", headers={"If-Match": '"1"'}).status_code == 204
    )
    assert helper.get(story.owner.here).status_code == 404


def test_who_comes_by_two_ways_has_the_stronger_role(story: Story) -> None:
    staff = story.sign_in(Role.STAFF, story.owner.practice_id)
    partner = staff.post("/v1/partners", json={"name": "Helpful IT"}).json()
    taken = {"partner_id": partner["id"], "role": "manager"}
    story.owner.post(f"{story.owner.here}/members/partners", json=taken)
    assert [p["role"] for p in staff.get("/v1/me").json()["practices"]] == ["manager"]
    assert staff.get(f"{staff.here}/risks").status_code == 200


def test_only_an_administrator_adds_and_takes_off(story: Story) -> None:
    helper, plain, stranger = colleague(story), colleague(story), colleague(story)
    people = f"/v1/partners/{helper.post('/v1/partners', json={'name': 'Helpful IT'}).json()['id']}/people"
    helper.post(people, json={"email": plain.email})
    for client in (plain, stranger):
        assert client.post(people, json={"email": stranger.email}).status_code == 404
        assert client.delete(f"{people}/{helper.user_id}").status_code == 404
    assert helper.post(people, json={"email": plain.email, "administrator": True}).status_code == 204
    assert plain.post(people, json={"email": stranger.email}).status_code == 204


def test_nobody_takes_themselves_off_and_nobody_unknown_is_added(story: Story) -> None:
    helper = colleague(story)
    people = f"/v1/partners/{helper.post('/v1/partners', json={'name': 'Helpful IT'}).json()['id']}/people"
    assert helper.delete(f"{people}/{helper.user_id}").status_code == 409
    assert helper.delete(f"{people}/{story.owner.user_id}").status_code == 409
    assert helper.post(people, json={"email": "nobody@example.org"}).status_code == 409
