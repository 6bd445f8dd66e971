"""A page of one's own: a link and a code open it, for one person, for reading and attesting, and nothing else."""

from datetime import timedelta
from email import message_from_bytes
from email import policy as formats

import pytest

from api.db import attestations
from api.db.base import now, transaction
from api.keys import fingerprint
from tests.bodies import CODE, coded, keyed, linked
from tests.days import TODAY
from tests.promises import OWN, approve, move

PAGES = "/v1/personal-pages"


def policy(client, **more):
    made = client.post(f"{client.here}/policies", json=OWN | more).json()["id"]
    assert approve(client, made).status_code == 200
    return made


def ask(story, path="", **body):
    return story.visitor().post(f"{PAGES}{path}", json=body)


def change(story, token, **values):
    with transaction(story.database, practice_id=story.owner.practice_id, actor="test") as session:
        link = attestations.by_secret(session, fingerprint(token))
        assert link is not None
        for name, value in values.items():
            setattr(link, name, value)


def letters(story):
    folder = story.settings.data / "mail"
    return [message_from_bytes(file.read_bytes(), policy=formats.default) for file in sorted(folder.glob("*.eml"))]


def test_the_code_goes_to_the_address_on_file_and_opens_the_page_once(story):
    token = linked(story)

    told = ask(story, token=token).json()

    assert told == {"practice": told["practice"], "person": "Robin Reyes", "address": "r…@example.org"}
    letter = letters(story)[-1]
    assert letter["To"] == "robin@example.org"
    code = letter["Subject"].rsplit(" ", 1)[1]
    opened = ask(story, "/key", token=token, code=code)
    assert opened.status_code == 200
    assert ask(story, "/key", token=token, code=code).status_code == 403
    assert ask(story, "/reading", token=token, key=opened.json()["key"]).status_code == 200


def test_the_first_letter_holds_the_link_and_no_code(story):
    token = linked(story)

    letter = letters(story)[-1].get_content()

    assert f"/mine#token={token}" in letter
    assert "no password" in letter


def test_a_wrong_code_is_tried_five_times_at_most(story):
    told = coded(story)

    for _ in range(5):
        assert ask(story, "/key", token=told["token"], code="000000").status_code == 403

    assert ask(story, "/key", **told).status_code == 403


@pytest.mark.parametrize(
    "ended",
    [
        {"expires_at": now() - timedelta(seconds=1)},
        {"ended_at": now()},
    ],
)
def test_a_link_too_old_or_ended_is_told_as_one_that_never_was(story, ended):
    told = keyed(story)
    change(story, told["token"], **ended)

    answers = [
        ask(story, token=told["token"]),
        ask(story, "/key", token=told["token"], code=CODE),
        ask(story, "/reading", **told),
        ask(story, token="never-was"),
    ]

    assert [answer.status_code for answer in answers] == [404] * 4
    assert len({answer.json()["detail"] for answer in answers}) == 1


def test_a_code_and_a_key_grow_old(story):
    told = coded(story)
    change(story, told["token"], code_until=now() - timedelta(seconds=1))
    assert ask(story, "/key", **told).status_code == 403

    other = keyed(story)
    change(story, other["token"], key_until=now() - timedelta(seconds=1))
    assert ask(story, "/reading", **other).status_code == 403


def test_ten_codes_are_enough(story):
    token = linked(story)
    for _ in range(10):
        assert ask(story, token=token).status_code == 200

    assert ask(story, token=token).status_code == 409


def test_one_persons_key_opens_nobody_elses_page(story):
    mine, theirs = keyed(story), keyed(story)

    assert ask(story, "/reading", token=theirs["token"], key=mine["key"]).status_code == 403
    assert ask(story, "/reading", token=mine["token"], key=mine["token"]).status_code == 403
    assert ask(story, "/reading", token=mine["key"], key=mine["key"]).status_code == 404


def test_the_page_shows_what_is_in_effect_and_written_for_the_person_and_no_more(story, keep):
    owner = story.owner
    keep(owner, people=9)
    mine = policy(owner)
    drafted = owner.post(f"{owner.here}/policies", json={"title": "Draft", "sections": OWN["sections"]}).json()["id"]
    others = policy(owner, title="For billing")
    etag = owner.get(f"{owner.here}/policies/{others}").headers["ETag"]
    owner.put(
        f"{owner.here}/policies/{others}",
        json={"title": "For billing", "audience": ["billing"]},
        headers={"If-Match": etag},
    )

    page = ask(story, "/reading", **keyed(story)).json()

    assert [each["policy_id"] for each in page["policies"]] == [mine]
    assert page["policies"][0]["sections"][0]["statements"] == ["The last one out locks the door."]
    assert drafted not in str(page)


def test_attesting_is_to_this_text_and_the_same_again_changes_nothing(story):
    owner = story.owner
    first, second = policy(owner), policy(owner, title="Another")
    told = keyed(story)
    shown = {each["policy_id"]: each for each in ask(story, "/reading", **told).json()["policies"]}

    def attest(id, **changes):
        body = told | {"policy_id": id, "number": 1, "sha256": shown[id]["sha256"]} | changes
        return ask(story, "/attestations", **body)

    assert attest(first, sha256=shown[second]["sha256"]).status_code == 409
    assert attest(first, number=2).status_code == 409
    once, again = attest(first), attest(first)
    assert (once.status_code, again.status_code) == (200, 200)
    assert once.json()["attested_at"] == again.json()["attested_at"] is not None
    assert [each["missing"][0]["policy"] for each in owner.get(f"{owner.here}/attestations").json()["items"]] == [
        "Another"
    ]

    assert attest(second).status_code == 200
    assert owner.get(f"{owner.here}/attestations").json()["items"][0]["missing"] == []


def test_a_policy_that_was_retired_meanwhile_cannot_be_attested_to(story):
    owner = story.owner
    id = policy(owner)
    told = keyed(story)
    (shown,) = ask(story, "/reading", **told).json()["policies"]
    etag = owner.get(f"{owner.here}/policies/{id}").headers["ETag"]
    owner.post(f"{owner.here}/policies/{id}/retirement", json={"reason": "Gone."}, headers={"If-Match": etag})

    answer = ask(story, "/attestations", **told, policy_id=id, number=1, sha256=shown["sha256"])

    assert answer.status_code == 409


def test_what_is_under_way_is_shown_as_not_yet_so(story):
    owner = story.owner
    told = keyed(story)
    made = owner.post(
        f"{owner.here}/policies",
        json={
            "title": "Backups",
            "sections": [
                {"title": "Now", "statements": [{"id": "own.1", "text": "We copy.", "asserts": []}]},
                {"title": "Soon", "statements": [{"id": "own.2", "text": "We try.", "asserts": ["leaving-noted"]}]},
            ],
        },
    ).json()["id"]
    due = str(TODAY + timedelta(days=90))
    assert move(owner, made, "statements/own.2/task", {"due_on": due}).status_code == 201
    assert approve(owner, made).status_code == 200

    (shown,) = ask(story, "/reading", **told).json()["policies"]

    assert [section["title"] for section in shown["sections"]] == ["Now"]
    assert shown["planned"] == [{"text": "We try.", "due_on": due}]


def test_who_has_left_finds_nothing(story):
    token = keyed(story)
    people = story.owner.get(f"{story.owner.here}/people").json()["items"]
    (robin,) = [each for each in people if each["name"] == "Robin Reyes"]
    body = {name: value for name, value in robin.items() if name not in ("id", "version")}
    url = f"{story.owner.here}/people/{robin['id']}"
    yesterday = str(TODAY - timedelta(days=1))
    told = story.owner.put(url, json=body | {"ended_on": yesterday}, headers={"If-Match": f'"{robin["version"]}"'})
    assert told.status_code == 200, told.text

    assert ask(story, "/reading", **token).status_code == 404
