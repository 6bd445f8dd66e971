"""One's own account, and the practices and partners one reaches."""

from api.domain.roles import MAY, Role
from tests.bodies import PASSWORD, Story, known

NEW = "another horse battery staple"


def test_an_account_shows_what_it_reaches_and_what_it_may_there(story: Story) -> None:
    partner = story.make("create_partner")
    me = story.owner.get("/v1/me").json()
    name = story.owner.get(story.owner.here).json()["name"]
    assert me == {
        "user_id": str(story.owner.user_id),
        "name": me["name"],
        "email": story.owner.email,
        "practices": [
            {
                "practice_id": str(story.owner.practice_id),
                "name": name,
                "role": "owner",
                "scopes": sorted(MAY[Role.OWNER]),
                "sample": False,
            }
        ],
        "partners": [{"partner_id": partner["id"], "name": "Helpful IT", "administrator": True}],
    }


def test_one_changes_ones_own_name_and_nobody_elses(story: Story) -> None:
    other = story.sign_in()
    before = other.get("/v1/me").json()
    changed = story.owner.put("/v1/me", json={"name": "  Pat Renamed "})
    assert (changed.status_code, changed.json()["name"]) == (200, "Pat Renamed")
    assert story.owner.get("/v1/me").json() == changed.json()
    assert other.get("/v1/me").json() == before


def test_a_new_password_takes_the_present_one_and_ends_every_sign_in(story: Story) -> None:
    email = known(story)
    wrong = story.owner.put("/v1/me/password", json={"present": "a guess of the password", "new": NEW})
    assert (wrong.status_code, wrong.json()["detail"]) == (409, "The present password is not right.")

    assert story.owner.put("/v1/me/password", json={"present": PASSWORD, "new": NEW}).status_code == 204

    assert story.owner.get("/v1/me").status_code == 401
    tried = [
        story.visitor().post("/v1/session", json={"email": email, "password": p}).status_code for p in (PASSWORD, NEW)
    ]
    assert tried == [401, 201]


def test_guessing_the_present_password_is_slowed_down_like_signing_in(story: Story) -> None:
    email = known(story)
    guess = {"present": "a guess of the password", "new": NEW}
    tried = [story.owner.put("/v1/me/password", json=guess).status_code for _ in range(6)]
    assert tried == [409] * 5 + [429]
    assert story.visitor().post("/v1/session", json={"email": email, "password": PASSWORD}).status_code == 429


def test_an_account_is_nobodys_to_reach_by_an_api_token(story: Story) -> None:
    secret = story.make("create_token")["secret"]
    for path in ("/v1/me", "/v1/me/sessions"):
        assert story.visitor().get(path, headers={"Authorization": f"Bearer {secret}"}).status_code == 403


def test_who_belongs_nowhere_reaches_nothing(story: Story) -> None:
    assert story.sign_in(role=None).get("/v1/me").json()["practices"] == []
