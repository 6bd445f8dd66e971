"""Courses on a page of one's own: read, tried as often as it takes, passed once, and then the link has done its work."""

from datetime import timedelta

import pytest

from api.domain.courses import courses_on
from tests.bodies import keyed, named, quiz
from tests.days import TODAY
from tests.promises import OWN, approve

PAGES = "/v1/personal-pages"
EDITION = courses_on(TODAY)


def ask(story, path, **body):
    return story.visitor().post(f"{PAGES}{path}", json=body)


def theirs(story, told):
    return {each["course"]: each for each in ask(story, "/courses/reading", **told).json()["courses"]}


def take(story, told, course, wrong=0):
    return ask(story, "/courses/quiz", **told, **quiz(course, wrong))


def completions(client):
    return client.get(f"{client.here}/courses/completions").json()["items"]


def test_the_page_has_the_courses_of_the_person_and_no_answers(story):
    told = keyed(story)  # of somebody who has a post

    answer = ask(story, "/courses/reading", **told)

    courses = {each["course"]: each for each in answer.json()["courses"]}
    assert list(courses) == ["onboarding", "phishing", "devices", "officer"]
    assert {each["state"] for each in courses.values()} == {"due"}
    welcome = courses["onboarding"]
    assert (len(welcome["lessons"]), len(welcome["questions"]), welcome["needed"]) == (9, 6, 5)
    assert welcome["questions"][0].keys() == {"id", "text", "options"}
    for course in EDITION.courses.values():
        assert not [question.why for question in course.questions if question.why in answer.text]


def test_a_quiz_that_is_passed_is_on_record_with_the_text_that_was_taken(story):
    owner, told = story.owner, keyed(story)

    result = take(story, told, "onboarding", wrong=1).json()

    course = EDITION.courses["onboarding"]
    assert (result["passed"], result["score"], result["needed"], result["done_on"]) == (True, 5, 5, str(TODAY))
    assert [mark["why"] for mark in result["marks"]] == [question.why for question in course.questions]
    (row,) = completions(owner)
    assert row | {"id": "", "person_id": ""} == {
        "id": "",
        "version": 1,
        "person_id": "",
        "person": "Robin Reyes",
        "course": "onboarding",
        "title": course.title,
        "done_on": str(TODAY),
        "given_by": "",
        "note": "",
        "edition": str(course.edition),
        "score": 5,
        "questions": 6,
        "sha256": course.sha256,
        "recorded_by": "Robin Reyes",
    }
    assert owner.get(f"{owner.here}/people/{row['person_id']}").json()["trained_on"] == str(TODAY)
    assert theirs(story, told)["onboarding"]["state"] == "done"


def test_one_that_is_not_passed_says_which_were_wrong_and_may_be_tried_again(story):
    told = keyed(story)

    result = take(story, told, "phishing", wrong=1).json()

    assert (result["passed"], result["score"], result["needed"], result["done_on"]) == (False, 3, 4, None)
    assert [mark["question"] for mark in result["marks"] if not mark["right"]] == ["invoice"]
    assert completions(story.owner) == []
    assert take(story, told, "phishing").json()["passed"]


def test_the_same_again_changes_nothing(story):
    told = keyed(story)

    first, again = take(story, told, "phishing"), take(story, told, "phishing")
    worse = take(story, told, "phishing", wrong=2).json()

    assert first.json() == again.json()
    assert (worse["passed"], worse["done_on"]) == (False, str(TODAY))
    assert len(completions(story.owner)) == 1


@pytest.mark.parametrize("changes", [{"sha256": "0" * 64}, {"course": "billing"}, {"course": "juggling"}])
def test_only_the_text_that_was_shown_to_this_person_can_be_passed(story, changes):
    refused = ask(story, "/courses/quiz", **keyed(story), **quiz("phishing") | changes)

    assert refused.status_code == 409
    assert completions(story.owner) == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda answers: answers[:-1],
        lambda answers: [*answers, answers[0]],
        lambda answers: [*answers[:-1], answers[-1] | {"question": "another"}],
        lambda answers: [*answers[:-1], answers[-1] | {"option": 3}],
    ],
    ids=["one is missing", "one stands twice", "one of another course", "an option there is none of"],
)
def test_each_question_is_answered_once(story, spoil):
    body = quiz("phishing")

    refused = ask(story, "/courses/quiz", **keyed(story), **body | {"answers": spoil(body["answers"])})

    assert refused.status_code == 422
    assert completions(story.owner) == []


def test_the_link_ends_with_the_last_policy_and_the_last_course_whichever_comes_last(story):
    owner = story.owner
    policy = owner.post(f"{owner.here}/policies", json=OWN).json()["id"]
    assert approve(owner, policy).status_code == 200
    first, second = keyed(story), keyed(story)
    for told in (first, second):
        assert ask(story, "/papers", **named(story, told)).status_code == 200

    def attest(told):
        (shown,) = ask(story, "/reading", **told).json()["policies"]
        body = {"policy_id": policy, "number": 1, "sha256": shown["sha256"]}
        return ask(story, "/attestations", **told, **body)

    def works(told):
        return ask(story, "/reading", **told).status_code == 200

    assert attest(first).status_code == 200
    for course in theirs(story, first):
        assert works(first)
        assert take(story, first, course).json()["passed"]
    assert not works(first)

    for course in theirs(story, second):
        assert take(story, second, course).json()["passed"]
    assert works(second)
    assert attest(second).status_code == 200
    assert not works(second)


def test_a_course_given_elsewhere_need_not_be_taken(story):
    owner, told = story.owner, keyed(story)
    (person,) = owner.get(f"{owner.here}/people").json()["items"]
    body = {"person_id": person["id"], "course": "officer", "done_on": str(TODAY), "given_by": "A lawyer"}
    assert owner.post(f"{owner.here}/courses/completions", json=body).status_code == 201

    courses = theirs(story, told)

    assert list(courses)[-1] == "officer"
    assert (courses["officer"]["state"], courses["officer"]["due_on"]) == (
        "done",
        str(TODAY.replace(year=TODAY.year + 1) if (TODAY.month, TODAY.day) != (2, 29) else TODAY + timedelta(days=365)),
    )


def test_neither_works_without_the_key(story):
    told = keyed(story) | {"key": "another"}

    assert ask(story, "/courses/reading", **told).status_code == 403
    assert take(story, told, "phishing").status_code == 403
