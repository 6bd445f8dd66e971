"""What did the practice answer, and who may say so?"""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from api.db.answers import Answer
from api.db.assets import Asset
from api.domain.roles import Role
from tests.contract import Client
from tests.days import TODAY
from tests.practices import BANK

QUESTION = "laptop-encryption"
ENCRYPTION = "164.312(a)(2)(iv)"
SOME = {"option": "some", "note": "Two old ones are not.", "flagged": True}


def url(client: Client, question: str = QUESTION) -> str:
    return f"{client.here}/answers/{question}"


def answered(client: Client, body: dict[str, Any], question: str = QUESTION, version: int | None = None) -> Any:
    headers = {} if version is None else {"If-Match": f'"{version}"'}
    return client.put(url(client, question), json=body, headers=headers)


def on_record(client: Client) -> list[tuple[str, str | None]]:
    items = client.get(f"{client.here}/answers").json()["items"]
    return [(answer["question"], answer["option"]) for answer in items]


def test_a_first_answer_is_on_record_with_who_gave_it_and_when(sign_in):
    officer = sign_in()

    answer = answered(officer, SOME)

    told = answer.json()
    assert told == SOME | {
        "id": told["id"],
        "version": 1,
        "question": QUESTION,
        "assigned_to": None,
        "answered_by": officer.get("/v1/me").json()["name"],
        "answered_on": told["answered_on"],
    }
    assert told["answered_on"] is not None
    assert (answer.status_code, answer.headers["etag"]) == (200, '"1"')
    assert officer.get(url(officer)).json() == told
    assert officer.get(f"{officer.here}/answers").json() == {"items": [told], "next": None}


def test_a_changed_answer_is_the_next_version_of_the_same_record(sign_in):
    officer = sign_in()
    first = answered(officer, SOME).json()

    second = answered(officer, {"option": "all"}, version=1).json()

    assert second == first | {"version": 2, "option": "all", "note": "", "flagged": False}


def test_two_people_on_one_answer_lose_nothing(sign_in):
    owner = sign_in()
    manager = sign_in(Role.MANAGER, owner.practice_id)
    read = answered(owner, SOME).headers["etag"]

    kept = owner.put(url(owner), json={"option": "all", "note": "All set up by me."}, headers={"If-Match": read})
    late = manager.put(url(manager), json={"option": "none"}, headers={"If-Match": read})

    assert (late.status_code, late.headers["etag"], late.json()["type"]) == (412, '"2"', "/problems/stale")
    assert manager.get(url(manager)).json() == kept.json()


def test_of_two_first_answers_at_once_one_is_told_to_look_first(sign_in):
    owner = sign_in()
    people = [owner, sign_in(Role.MANAGER, owner.practice_id)]

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(answered, people, [{"option": "all"}, {"option": "none"}]))

    assert sorted(answer.status_code for answer in answers) == [200, 428]
    kept = next(answer.json()["option"] for answer in answers if answer.status_code == 200)
    assert on_record(owner) == [(QUESTION, kept)]


def test_an_answer_taken_back_meanwhile_is_not_changed_unseen(sign_in):
    owner = sign_in()
    answered(owner, SOME)
    assert owner.delete(url(owner), headers={"If-Match": '"1"'}).status_code == 204

    assert answered(owner, {"option": "all"}, version=1).status_code == 412
    assert on_record(owner) == []


def test_changing_and_taking_back_take_the_version_that_was_read(sign_in):
    officer = sign_in()
    told = answered(officer, SOME).json()

    assert answered(officer, {"option": "all"}).status_code == 428
    assert answered(officer, {"option": "all"}, version=2).status_code == 412
    assert officer.delete(url(officer)).status_code == 428
    assert officer.delete(url(officer), headers={"If-Match": '"2"'}).status_code == 412
    assert officer.get(url(officer)).json() == told


def test_an_answer_taken_back_is_asked_again(sign_in):
    officer = sign_in()
    answered(officer, SOME)

    gone = officer.delete(url(officer), headers={"If-Match": '"1"'})

    assert (gone.status_code, gone.content) == (204, b"")
    assert officer.get(url(officer)).status_code == 404
    assert officer.get(f"{officer.here}/questions/{QUESTION}").json()["given"] is None
    assert answered(officer, {"option": "all"}).json()["version"] == 1


@pytest.mark.parametrize("note", ["", "   "])
def test_not_applicable_needs_its_reason(note, sign_in):
    officer = sign_in()

    refused = answered(officer, {"option": "not_applicable", "note": note})

    assert (refused.status_code, refused.json()) == (
        422,
        {
            "type": "/problems/bad-answer",
            "title": "Unprocessable Entity",
            "status": 422,
            "detail": "Say in the note why “Full-disk encryption on laptops and computers” does not apply; "
            "the reason stays on record.",
            "faults": [],
        },
    )
    assert on_record(officer) == []
    assert answered(officer, {"option": "not_applicable", "note": "Only phones here."}).status_code == 200


def test_what_applies_to_everybody_cannot_be_declined(sign_in):
    officer = sign_in()
    refused = answered(officer, {"option": "not_applicable", "note": "We would rather not."}, "risk-analysis")
    assert (refused.status_code, "applies to every practice" in refused.json()["detail"]) == (422, True)


@pytest.mark.parametrize(
    ("question", "option", "says"),
    [
        ("moon-phase", "all", "There is no question moon-phase"),
        (QUESTION, "mostly", "has no answer mostly; it has all-checked, all, laptops-only, some, none, dont_know"),
    ],
)
def test_only_the_banks_own_questions_and_options_count(question, option, says, sign_in):
    officer = sign_in()

    refused = answered(officer, {"option": option}, question)

    assert (refused.status_code, refused.json()["type"]) == (422, "/problems/bad-answer")
    assert says in refused.json()["detail"]
    assert on_record(officer) == []


@pytest.mark.parametrize(
    ("spoiled", "at"),
    [
        ({"note": "x" * 10_001}, "note"),
        ({"option": "x" * 65}, "option"),
        ({"option": ""}, "option"),
        ({"option": "all of them"}, "option"),
        ({"flagged": "perhaps"}, "flagged"),
        ({"answered_by": "Somebody else"}, "answered_by"),
        ({"assigned_to": str(uuid4())}, "assigned_to"),
    ],
)
def test_a_body_that_is_off_is_refused_where_it_is_off(spoiled, at, sign_in):
    officer = sign_in()
    refused = answered(officer, SOME | spoiled)
    assert (refused.status_code, [fault["at"] for fault in refused.json()["faults"]]) == (422, [["body", at]])
    assert on_record(officer) == []


def test_a_question_is_flagged_and_noted_before_it_is_answered(sign_in):
    officer = sign_in()

    noted = answered(officer, {"option": None, "note": "Ask Theo on Monday.", "flagged": True}).json()

    assert (noted["option"], noted["answered_by"], noted["answered_on"]) == (None, "", None)
    assert (noted["note"], noted["flagged"]) == ("Ask Theo on Monday.", True)
    assert gap(officer)[0] == "unknown"
    settled = answered(officer, SOME, version=1).json()
    assert (settled["version"], settled["answered_by"]) == (2, officer.get("/v1/me").json()["name"])


def test_an_answer_opened_again_keeps_its_note_and_counts_no_longer(sign_in):
    officer = sign_in()
    answered(officer, {"option": "all"})
    assert gap(officer)[0] != "unknown"

    opened = answered(officer, {"option": None, "note": "The new laptops?"}, version=1).json()

    assert (opened["version"], opened["option"], opened["answered_by"]) == (2, None, "")
    assert gap(officer)[0] == "unknown"


def test_only_the_banks_questions_take_a_note(sign_in):
    officer = sign_in()
    refused = answered(officer, {"option": None, "note": "Full moon."}, question="moon-phase")
    assert refused.status_code == 422
    assert "There is no question moon-phase" in refused.text


def test_a_note_may_be_long(sign_in):
    assert answered(sign_in(), SOME | {"note": "x" * 10_000}).status_code == 200


def gap(client: Client) -> tuple[str, list[str]]:
    items = client.get(f"{client.here}/gaps").json()["items"]
    return next((item["status"], item["questions"]) for item in items if item["citation"] == ENCRYPTION)


def scenario(client: Client) -> bool:
    return bool(client.get(f"{client.here}/scenarios/TV-018").json()["selected"])


def test_i_do_not_know_counts_as_a_gap(sign_in, keep):
    officer = sign_in()
    about_it = [q.id for q in BANK.questions.values() if ENCRYPTION in q.citations and q.id != QUESTION]
    answers = [Answer(question=q, option="not_applicable", note="None here.") for q in about_it]
    keep(officer, Asset(name="Laptop", type="laptop"), *answers)

    answered(officer, {"option": "all-checked"})
    assert (gap(officer)[0], scenario(officer)) == ("met", False)
    answered(officer, {"option": "dont_know"}, version=1)
    assert (gap(officer)[0], scenario(officer)) == ("unknown", True)


# who is asked


def assigned(client: Client, to: Client | None, version: int | None = None, question: str = QUESTION) -> Any:
    headers = {} if version is None else {"If-Match": f'"{version}"'}
    body = {"assigned_to": None if to is None else str(to.user_id)}
    return client.put(f"{url(client, question)}/assignment", json=body, headers=headers)


def test_a_question_is_assigned_before_it_has_an_answer(sign_in):
    owner = sign_in()
    staff = sign_in(Role.STAFF, owner.practice_id)

    told = assigned(owner, staff).json()

    assert told == {
        "id": told["id"],
        "version": 1,
        "question": QUESTION,
        "option": None,
        "note": "",
        "flagged": False,
        "assigned_to": str(staff.user_id),
        "answered_by": "",
        "answered_on": None,
    }
    assert staff.get(url(staff)).json() == told
    assert gap(owner)[0] == "unknown"


def test_staff_answer_what_is_assigned_to_them_and_it_stays_assigned(sign_in):
    owner = sign_in()
    staff = sign_in(Role.STAFF, owner.practice_id)
    assigned(owner, staff)

    told = answered(staff, SOME, version=1).json()

    assert told["answered_by"] == staff.get("/v1/me").json()["name"]
    assert (told["version"], told["option"], told["assigned_to"]) == (2, "some", str(staff.user_id))


def test_staff_answer_nothing_else(sign_in):
    owner = sign_in()
    staff, other = sign_in(Role.STAFF, owner.practice_id), sign_in(Role.STAFF, owner.practice_id)
    assigned(owner, other)
    answered(owner, {"option": "narrow"}, "risk-analysis")

    refused = [
        answered(staff, SOME, version=1),
        answered(staff, {"option": "current"}, "risk-analysis", version=1),
        answered(staff, {"option": "proven"}, "risk-plan"),
    ]

    assert [(answer.status_code, "not assigned to you" in answer.json()["detail"]) for answer in refused] == [
        (403, True)
    ] * 3
    assert on_record(owner) == [(QUESTION, None), ("risk-analysis", "narrow")]


@pytest.mark.parametrize("role", [Role.STAFF, Role.AUDITOR])
def test_only_those_who_answer_for_the_practice_assign_and_take_back(role, sign_in):
    owner = sign_in()
    client = sign_in(role, owner.practice_id)
    answered(owner, SOME)

    assert assigned(client, client, version=1).status_code == 403
    assert client.delete(url(client), headers={"If-Match": '"1"'}).status_code == 403
    assert on_record(owner) == [(QUESTION, "some")]


def test_a_script_that_may_reply_has_nothing_assigned_to_it(sign_in, visitor):
    owner = sign_in()
    tomorrow = (TODAY + timedelta(days=1)).isoformat()
    body = {"name": "Nightly", "scopes": ["answers:reply", "answers:read"], "expires_on": tomorrow}
    secret = owner.post(f"{owner.here}/tokens", json=body).json()["secret"]
    script = visitor()
    script.practice_id, script.headers["Authorization"] = owner.practice_id, f"Bearer {secret}"

    assert answered(script, SOME).status_code == 403
    assert on_record(script) == []


def test_a_stranger_cannot_be_asked(sign_in):
    owner, stranger = sign_in(), sign_in()

    refused = assigned(owner, stranger)

    assert (refused.status_code, refused.json()["faults"]) == (
        422,
        [{"at": ["body", "assigned_to"], "message": "is nobody in this practice"}],
    )
    assert on_record(owner) == []


def test_an_assignment_is_taken_back_and_the_answer_stays(sign_in):
    owner = sign_in()
    staff = sign_in(Role.STAFF, owner.practice_id)
    answered(owner, SOME)
    assigned(owner, staff, version=1)

    told = assigned(owner, None, version=2).json()

    assert (told["version"], told["option"], told["assigned_to"]) == (3, "some", None)
    assert answered(staff, SOME, version=3).status_code == 403


def test_assigning_takes_the_version_that_was_read_once_there_is_one(sign_in):
    owner = sign_in()
    answered(owner, SOME)

    assert assigned(owner, owner).status_code == 428
    assert assigned(owner, owner, version=7).status_code == 412
    assert owner.get(url(owner)).json()["assigned_to"] is None


def test_what_is_no_question_cannot_be_assigned(sign_in):
    owner = sign_in()
    refused = assigned(owner, owner, question="moon-phase")
    assert (refused.status_code, refused.json()["detail"]) == (
        422,
        f"There is no question moon-phase in the edition of {BANK.edition}.",
    )


# the list


def test_answers_are_listed_by_question_either_way_a_page_at_a_time(sign_in, keep):
    officer = sign_in()
    names = sorted(BANK.questions)[:5]
    keep(officer, *(Answer(question=name, option="dont_know") for name in reversed(names)))

    def listed(sort: str) -> list[str]:
        found, after = [], {}
        while True:
            page = officer.get(f"{officer.here}/answers", params={"sort": sort, "limit": 2, **after}).json()
            found += [answer["question"] for answer in page["items"]]
            if page["next"] is None:
                return found
            after = {"after": page["next"]}

    assert listed("question") == names
    assert listed("-question") == names[::-1]
    assert officer.get(f"{officer.here}/answers", params={"sort": "note"}).status_code == 422


def test_another_practice_sees_and_touches_nothing(sign_in):
    first, second = sign_in(), sign_in()
    told = answered(first, SOME).json()

    assert second.get(url(second)).status_code == 404
    assert on_record(second) == []
    assert second.delete(url(second), headers={"If-Match": '"1"'}).status_code == 404
    assert second.get(url(first)).status_code == 404
    assert answered(second, {"option": "none"}).json()["version"] == 1
    assert first.get(url(first)).json() == told


def test_a_longer_list_takes_no_more_queries(sign_in, keep, queries):
    officer = sign_in()
    counts = []
    for name in sorted(BANK.questions)[:3]:
        keep(officer, Answer(question=name, option="dont_know"))
        queries.clear()
        officer.get(f"{officer.here}/answers")
        counts.append(len(queries))
    assert len(set(counts)) == 1
