"""Somebody signs their papers on their own page; the practice sees who has, and prints what was signed."""

from datetime import timedelta
from typing import Any

import pytest
from httpx2 import Response

from api.db import signings
from api.db.base import now, transaction
from api.db.signings import Signing
from api.domain.signings import papers_on
from tests.bodies import BODIES, Story, keyed, named, quiz
from tests.days import TODAY

PAGE = "/v1/personal-pages"
STATEMENT, ADDENDUM = papers_on(TODAY)
CONTRACTOR = BODIES["replace_determination"] | {"practice_directs_work": "yes"}


def robin(story: Story) -> dict[str, Any]:
    people = story.owner.get(f"{story.owner.here}/people").json()["items"]
    return dict(next(person for person in people if person["email"]))


def determine(story: Story, **facts: Any) -> None:
    url = f"{story.owner.here}/determinations/{robin(story)['id']}"
    assert story.owner.put(url, json=CONTRACTOR | facts).status_code == 200


def shown(story: Story, opened: dict[str, str]) -> Response:
    return story.visitor().post(f"{PAGE}/papers/reading", json=opened)


def sign(story: Story, opened: dict[str, str], **changes: Any) -> Response:
    body = {"paper": STATEMENT.id, "sha256": STATEMENT.terms.digest, "name": "Robin Reyes"}
    return story.visitor().post(f"{PAGE}/papers", json=opened | body | changes)


def lines(story: Story, **query: Any) -> list[dict[str, Any]]:
    return list(story.owner.get(f"{story.owner.here}/signings", params=query).json()["items"])


def test_a_paper_is_read_and_signed_and_the_practice_sees_both(story: Story) -> None:
    opened = keyed(story)
    terms = STATEMENT.terms
    whole = {
        "paper": STATEMENT.id,
        "edition": str(terms.edition),
        "title": terms.title,
        "purpose": terms.purpose,
        "says": terms.says,
        "rests_on": [{"citation": each.citation, "text": each.text} for each in STATEMENT.rests_on],
        "promises": list(terms.promises),
        "sha256": terms.digest,
    }
    unsigned = whole | {"signed_as": "", "signed_at": None}
    assert shown(story, opened).json() == {"person": "Robin Reyes", "papers": [unsigned]}
    line = {
        "key": f"{robin(story)['id']}.{STATEMENT.id}.{terms.digest[:12]}",
        "person_id": robin(story)["id"],
        "person": "Robin Reyes",
        "paper": STATEMENT.id,
        "title": terms.title,
        "edition": str(terms.edition),
        "sha256": terms.digest,
        "in_force": True,
    }
    assert lines(story, person_id=robin(story)["id"]) == [
        line | {"signing_id": None, "signed_as": "", "signed_at": None}
    ]

    answer = sign(story, opened, name=" robin  reyes")

    assert answer.status_code == 200, answer.text
    (paper,) = answer.json()["papers"]
    assert paper == whole | {"signed_as": "robin  reyes", "signed_at": paper["signed_at"]}
    (kept,) = lines(story, person_id=robin(story)["id"])
    by = {"signing_id": kept["signing_id"], "signed_as": "robin  reyes", "signed_at": kept["signed_at"]}
    assert kept == line | by
    assert kept["signing_id"]
    newest = story.owner.get(f"{story.owner.here}/history", params={"row_id": kept["signing_id"]}).json()["items"][0]
    assert (newest["who"], newest["action"], newest["name"]) == ("A page of one's own", "created", "Robin Reyes")


def test_what_was_signed_is_printed(story: Story) -> None:
    assert sign(story, keyed(story)).status_code == 200
    (line,) = [each for each in lines(story) if each["signing_id"]]
    answer = story.owner.get(f"{story.owner.here}/signings/{line['signing_id']}/document")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
    assert "signed-robin-reyes-confidentiality-statement" in answer.headers["content-disposition"]


def test_the_same_again_changes_nothing(story: Story) -> None:
    opened = keyed(story)
    assert sign(story, opened).status_code == 200
    before = lines(story)
    again = sign(story, opened, name="ROBIN REYES")
    assert again.status_code == 200
    assert lines(story) == before


@pytest.mark.parametrize("name", ["Robin", "Somebody Else", "Reyes Robin"])
def test_another_name_does_not_sign(name: str, story: Story) -> None:
    opened = keyed(story)
    answer = sign(story, opened, name=name)
    assert (answer.status_code, answer.json()["faults"][0]["at"]) == (422, ["body", "name"])
    assert answer.json()["detail"].startswith("The name on file is Robin Reyes.")
    assert lines(story, person_id=robin(story)["id"])[0]["signed_at"] is None


def test_another_text_than_the_one_shown_is_not_signed(story: Story) -> None:
    opened = keyed(story)
    answer = sign(story, opened, sha256=ADDENDUM.terms.digest)
    assert (answer.status_code, answer.json()["detail"].split(". ")[1]) == (409, "Read the page again.")
    assert lines(story, person_id=robin(story)["id"])[0]["signed_at"] is None


def test_a_paper_that_is_not_theirs_is_not_signed(story: Story) -> None:
    opened = keyed(story)
    assert sign(story, opened, paper=ADDENDUM.id, sha256=ADDENDUM.terms.digest).status_code == 409
    assert sign(story, opened, paper="counsel_page").status_code == 409
    assert [line["signed_at"] for line in lines(story)] == [None] * len(lines(story))


@pytest.mark.parametrize(
    ("facts", "owed"),
    [
        ({"tax_form": "w2"}, [STATEMENT.id]),
        ({}, [STATEMENT.id, ADDENDUM.id]),
        ({"practice_directs_work": "no", "on_site": "never", "activities": ["services_for_practice"]}, []),
    ],
    ids=["an employee", "a contractor who is directed", "a business associate"],
)
def test_what_is_signed_follows_the_determination(facts: dict[str, Any], owed: list[str], story: Story) -> None:
    opened = keyed(story)
    determine(story, **facts)
    assert [each["paper"] for each in shown(story, opened).json()["papers"]] == owed
    assert [each["paper"] for each in lines(story, person_id=robin(story)["id"])] == owed


def test_an_older_text_stays_on_record_and_the_new_one_is_owed(story: Story) -> None:
    opened = keyed(story)
    whose = robin(story)
    with transaction(story.database, practice_id=story.owner.practice_id, actor="test") as session:
        by = {"person": whose["name"], "signed_as": whose["name"], "signed_at": now()}
        old = {"paper": STATEMENT.id, "edition": STATEMENT.terms.edition, "sha256": "0" * 64}
        session.add(Signing.model_validate({"person_id": whose["id"]} | old | by))
    assert [each["signed_at"] for each in shown(story, opened).json()["papers"]] == [None]
    assert sign(story, opened).status_code == 200
    assert [line["in_force"] for line in lines(story, person_id=whose["id"])] == [False, True]


def test_the_link_ends_with_the_last_paper(story: Story) -> None:
    opened = keyed(story)
    for course in story.visitor().post(f"{PAGE}/courses/reading", json=opened).json()["courses"]:
        taken = story.visitor().post(f"{PAGE}/courses/quiz", json=opened | quiz(course["course"]))
        assert taken.json()["passed"]
    assert shown(story, opened).status_code == 200

    assert sign(story, opened).status_code == 200

    assert shown(story, opened).status_code == 404


def test_whoever_has_left_owes_nothing_and_what_they_signed_stays(story: Story) -> None:
    opened = keyed(story)
    assert sign(story, opened).status_code == 200
    determine(story)
    whose = robin(story)
    url = f"{story.owner.here}/people/{whose['id']}"
    gone = {"name": "Robin Reyes", "email": "robin@example.org", "ended_on": str(TODAY - timedelta(2))}
    assert story.owner.put(url, json=gone, headers={"If-Match": f'"{whose["version"]}"'}).status_code == 200
    assert [line["paper"] for line in lines(story, person_id=whose["id"])] == [STATEMENT.id]
    assert sign(story, opened).status_code == 404


def test_without_the_key_there_is_nothing(story: Story) -> None:
    opened = keyed(story)
    assert shown(story, opened | {"key": "x" * 43}).status_code == 403
    assert sign(story, opened | {"key": "x" * 43}).status_code == 403
    assert shown(story, opened | {"token": "x" * 43}).status_code == 404
    with transaction(story.database, practice_id=story.owner.practice_id, actor="test") as session:
        assert signings.by_person(session) == {}


def test_the_weekly_letter_names_what_is_not_signed(story: Story) -> None:
    opened = keyed(story)
    digests = f"{story.owner.here}/digests"
    (line,) = [each for each in story.owner.get(digests).json()["items"] if each["name"] == "Robin Reyes"]
    assert f"1 paper to sign:\n- {STATEMENT.terms.title}\n" in line["text"]
    assert named(story, opened)["paper"] == STATEMENT.id
    assert sign(story, opened).status_code == 200
    (line,) = [each for each in story.owner.get(digests).json()["items"] if each["name"] == "Robin Reyes"]
    assert "to sign" not in line["text"]
