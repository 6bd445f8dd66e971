"""What does a practice still have to be asked?"""

import pytest

from api.db.answers import Answer
from api.domain.roles import Role
from tests.contract import Client


def asked(client: Client, which: str = "first") -> list[str]:
    items = client.get(f"{client.here}/questions", params={"which": which, "limit": 200}).json()["items"]
    return [question["id"] for question in items]


def test_a_question_is_told_with_why_it_is_asked_and_what_it_bears_on(sign_in):
    officer = sign_in()

    question = officer.get(f"{officer.here}/questions/laptop-encryption").json()

    options = question.pop("options")
    assert [(option["id"], option["grade"]) for option in options] == [
        ("all-checked", "verified"),
        ("all", "in_place"),
        ("laptops-only", "partly"),
        ("some", "partly"),
        ("none", "no"),
        ("dont_know", "dont_know"),
        ("not_applicable", "not_applicable"),
    ]
    assert question == {
        "id": "laptop-encryption",
        "section": "devices",
        "section_title": "Computers, phones and networks",
        "first": True,
        "text": "Is every laptop and computer that may hold patient information encrypted?",
        "why": "Encryption scrambles the disk, so a thief gets a machine and no records. If a lost laptop was fully "
        "encrypted and its password was not with it, breach letters are usually not needed.",
        "safeguard": "Full-disk encryption on laptops and computers",
        "minutes": 2,
        "citations": ["164.312(a)(2)(iv)"],
        "closes": ["TV-018"],
        "eases": ["TV-023", "TV-020", "TV-022"],
        "not_applicable": "No computers are used for patient work here, only phones and tablets.",
        "given": None,
    }


def test_an_option_is_told_with_what_it_means_and_the_work_it_calls_for(sign_in):
    officer = sign_in()

    options = officer.get(f"{officer.here}/questions/laptop-encryption").json()["options"]

    assert options[1] == {
        "id": "all",
        "grade": "in_place",
        "text": "Yes, every one, as far as we set them up",
        "teach": "Big updates and repairs can switch encryption off. A look at each machine, with a dated note, turns "
        "belief into proof.",
        "means": {"164.312(a)(2)(iv)": "met"},
        "opens": [],
        "closes": ["TV-018", "TV-023", "TV-020", "TV-022"],
        "claims": ["encryption.devices"],
        "task": {
            "title": "Check and record encryption on every computer",
            "minutes": 30,
            "owner": "it",
            "detail": "Look at the setting on each computer, and note its name, the date and on or off. Store the "
            "recovery keys away from the computers.",
            "becomes": "all-checked",
        },
    }
    assert (options[4]["opens"], options[4]["closes"]) == (["TV-018", "TV-023", "TV-020", "TV-022"], [])
    assert options[5]["means"] == {"164.312(a)(2)(iv)": "unknown"}


def test_the_answer_on_record_stands_beside_its_question(sign_in):
    officer = sign_in()
    answer = officer.put(f"{officer.here}/answers/laptop-encryption", json={"option": "some", "note": "Two are old."})

    given = officer.get(f"{officer.here}/questions/laptop-encryption").json()["given"]

    assert given == {
        "version": 1,
        "option": "some",
        "note": "Two are old.",
        "flagged": False,
        "assigned_to": None,
        "answered_by": answer.json()["answered_by"],
        "answered_on": answer.json()["answered_on"],
    }
    listed = officer.get(f"{officer.here}/questions", params={"limit": 200}).json()["items"]
    assert {question["id"]: question["given"] for question in listed if question["given"]} == {
        "laptop-encryption": given
    }


@pytest.mark.parametrize(("people", "first"), [(1, 45), (9, 75)])
def test_the_first_pass_is_short_and_the_rest_can_follow(people, first, sign_in, keep):
    officer = sign_in()
    keep(officer, people=people)

    now, later, both = asked(officer), asked(officer, "further"), asked(officer, "all")

    assert len(now) == first
    assert later
    assert sorted(now + later) == sorted(both)
    assert len(set(both)) == len(both)


def test_what_does_not_fit_the_profile_is_not_asked(sign_in, keep):
    officer = sign_in()
    assert "personal-phones" not in asked(officer, "all")

    keep(officer, personal_phones=True)

    assert "personal-phones" in asked(officer, "all")


def test_a_question_that_is_not_asked_here_can_still_be_read(sign_in):
    officer = sign_in()
    question = officer.get(f"{officer.here}/questions/personal-phones").json()
    assert (question["id"], question["first"]) == ("personal-phones", False)


def test_pages_follow_one_another_without_a_gap(sign_in):
    officer = sign_in()
    seen, after = [], {}
    while True:
        page = officer.get(f"{officer.here}/questions", params={"limit": 20, **after}).json()
        seen += [question["id"] for question in page["items"]]
        if page["next"] is None:
            break
        after = {"after": page["next"]}
    assert seen == asked(officer)
    assert len(seen) == 45


@pytest.mark.parametrize("after", ["A", "AAAA", "____", "bGFwdG9wLWVuY3J5cHRpb24x"])
def test_a_cursor_that_is_none_of_ours_is_refused(after, sign_in):
    officer = sign_in()
    answer = officer.get(f"{officer.here}/questions", params={"after": after})
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/bad-cursor")


@pytest.mark.parametrize("bad", [{"which": "some"}, {"limit": 0}, {"limit": 201}, {"after": "a b"}])
def test_a_list_is_asked_for_in_its_own_words(bad, sign_in):
    officer = sign_in()
    answer = officer.get(f"{officer.here}/questions", params=bad)
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/invalid")
    assert [fault["at"] for fault in answer.json()["faults"]] == [["query", next(iter(bad))]]


def test_there_are_no_other_questions(sign_in):
    officer = sign_in()
    assert officer.get(f"{officer.here}/questions/moon-phase").status_code == 404


def test_another_practices_answer_does_not_show(sign_in):
    first, second = sign_in(), sign_in()
    first.put(f"{first.here}/answers/laptop-encryption", json={"option": "none"})
    assert second.get(f"{second.here}/questions/laptop-encryption").json()["given"] is None
    assert second.get(f"{first.here}/questions/laptop-encryption").status_code == 404


def test_staff_read_the_questions_that_they_may_be_asked(sign_in):
    owner = sign_in()
    staff = sign_in(Role.STAFF, owner.practice_id)
    assert asked(staff) == asked(owner)


def test_more_answers_take_no_more_queries(sign_in, keep, queries):
    officer = sign_in()
    counts = []
    for question in asked(officer)[:3]:
        keep(officer, Answer(question=question, option="dont_know"))
        queries.clear()
        assert len(officer.get(f"{officer.here}/questions", params={"limit": 200}).json()["items"]) == 45
        counts.append(len(queries))
    assert len(set(counts)) == 1
