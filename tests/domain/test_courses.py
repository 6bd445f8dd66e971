"""Which courses does somebody have to take, by when and by whose word, and what comes of a quiz?"""

from copy import deepcopy
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.attestations import Worker
from api.domain.courses import (
    CATALOG,
    BadCourses,
    Change,
    Known,
    courses_on,
    load,
    mark,
    months_after,
    offered_on,
    owed,
    stand,
    standings,
    with_earlier,
)
from api.domain.editions import published, read
from api.domain.standards import rules_on
from tests.days import TODAY

EDITION = courses_on(TODAY)
COURSES = EDITION.courses
SINCE = date(2026, 9, 1)
HERE = Known(SINCE)
JOINED = date(2026, 10, 5)
ANN = Worker("1", "Ann", started_on=JOINED)
OLD = Worker("2", "Bo", started_on=date(2019, 3, 1))
WORDS = 120
LESSONS = {f"{course.id}: {lesson.title}": lesson for course in COURSES.values() for lesson in course.lessons}
QUESTIONS = {f"{course.id}: {question.id}": question for course in COURSES.values() for question in course.questions}


def told(worker, course, done=None, on=JOINED, known=HERE):
    found = stand(worker, EDITION, COURSES[course], done or {}, known, on)
    return None if found is None else (found.state, found.when, found.due_on)


# what is in the catalog


def test_every_topic_is_taught_in_a_lesson():
    taught = {topic.id for lesson in LESSONS.values() for topic in lesson.topics}

    assert len(EDITION.topics) == 38
    assert taught == set(EDITION.topics)


@pytest.mark.parametrize("topic", EDITION.topics.values(), ids=lambda topic: topic.id)
def test_a_topic_comes_from_paragraphs_that_are_in_force(topic):
    assert topic.citations
    assert set(topic.citations) <= rules_on(TODAY).items.keys()


@pytest.mark.parametrize("lesson", LESSONS.values(), ids=LESSONS)
def test_a_lesson_is_short_and_names_its_topics(lesson):
    assert 40 <= len(lesson.text.split()) <= WORDS
    assert "!" not in lesson.text
    assert lesson.topics
    assert lesson.citations


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_a_question_has_one_right_option_and_a_sentence_why(question):
    assert len(set(question.options)) == 3
    assert question.why.endswith(".")


@pytest.mark.parametrize("course", COURSES.values(), ids=lambda course: course.id)
def test_a_quiz_cannot_be_guessed_by_its_form(course):
    places = [question.right for question in course.questions]
    lengths = [
        (sorted(map(len, question.options)), len(question.options[question.right])) for question in course.questions
    ]

    assert 4 <= len(course.questions) <= 6
    assert len(set(places)) == 3
    assert sum(right == of[-1] for of, right in lengths) <= 0.6 * len(lengths)
    assert sum(right == of[0] for of, right in lengths) <= 0.6 * len(lengths)


@pytest.mark.parametrize("course", COURSES.values(), ids=lambda course: course.id)
def test_a_course_is_for_somebody_and_says_when_it_is_taken(course):
    assert course.audience
    assert course.cadences
    assert 1 <= course.minutes <= 10


@pytest.mark.parametrize(
    ("when", "authority", "citations"),
    [
        ("joining", "law", {"164.530(b)(2)(i)(B)", "164.308(a)(5)(i)"}),
        ("change", "law", {"164.530(b)(2)(i)(C)"}),
        ("reminder", "law", {"164.308(a)(5)(ii)(A)"}),
        ("yearly", "advice", {""}),
    ],
)
def test_each_cadence_says_who_asks_for_it(when, authority, citations):
    cadences = [each for course in COURSES.values() for each in course.cadences if each.when == when]

    assert {cadence.authority for cadence in cadences} == {authority}
    assert {cadence.citation for cadence in cadences} == citations
    assert all(("advice" in cadence.says) for cadence in cadences)


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda row: row["question"][0].update(right=3), "no right option"),
        (lambda row: row["question"][1].update(id=row["question"][0]["id"]), "stands twice"),
        (lambda row: row["cadence"][0].pop("citation"), "without a paragraph"),
        (lambda row: row["cadence"][0].update(authority="advice"), "advice with one"),
    ],
)
def test_a_bad_file_is_refused(spoil, says):
    tables = deepcopy(read(CATALOG, EDITION.edition))
    spoil(tables["course"][0])

    with pytest.raises(BadCourses, match=says):
        load(EDITION.edition, tables)


def test_another_word_is_another_text():
    tables = deepcopy(read(CATALOG, EDITION.edition))
    tables["course"][0]["lesson"][0]["text"] += " And one more thing."
    changed = load(EDITION.edition, tables).courses

    assert changed["onboarding"].sha256 != COURSES["onboarding"].sha256
    assert changed["phishing"].sha256 == COURSES["phishing"].sha256


def test_before_the_first_edition_there_are_no_courses():
    assert offered_on(published(CATALOG)[0] - timedelta(days=1)) == ()


# who has to take what


@pytest.mark.parametrize(
    ("roles", "duties", "more"),
    [
        ((), (), set()),
        (("front_desk",), (), {"front-desk"}),
        (("clinicians", "contractors"), (), {"clinician", "contractor"}),
        (("billing",), ("security_official",), {"billing", "officer"}),
        (("officers",), (), {"officer"}),
    ],
)
def test_everybody_takes_the_general_courses_and_those_of_their_work(roles, duties, more):
    worker = Worker("1", "Ann", roles, duties, JOINED)

    found = {standing.course.id for standing in standings(worker, EDITION, {}, HERE, JOINED)}

    assert found == {"onboarding", "phishing", "devices"} | more


FEB = date(2027, 2, 1)
PASSED = date(2026, 10, 6)


@pytest.mark.parametrize(
    ("sentence", "worker", "course", "done", "on", "expected"),
    [
        ("new: by the fifth day", ANN, "onboarding", {}, JOINED, ("due", "joining", date(2026, 10, 9))),
        ("on that day in time", ANN, "onboarding", {}, date(2026, 10, 9), ("due", "joining", date(2026, 10, 9))),
        ("a day later late", ANN, "onboarding", {}, date(2026, 10, 10), ("overdue", "joining", date(2026, 10, 9))),
        ("long here, nothing on record", OLD, "onboarding", {}, JOINED, ("overdue", "joining", date(2019, 3, 5))),
        ("long here, new to the practice", OLD, "devices", {}, SINCE, ("due", "joining", date(2026, 10, 1))),
        ("the first day is not known", Worker("3", "Cy"), "onboarding", {}, FEB, ("due", "joining", None)),
        (
            "not known, and new to the practice",
            Worker("3", "Cy"),
            "devices",
            {},
            SINCE,
            ("due", "joining", date(2026, 10, 1)),
        ),
        ("taken", ANN, "onboarding", {"onboarding": [PASSED]}, FEB, ("done", "joining", None)),
        (
            "taken tomorrow is not taken",
            ANN,
            "onboarding",
            {"onboarding": [PASSED]},
            JOINED,
            ("due", "joining", date(2026, 10, 9)),
        ),
        ("the yearly one is not asked for yet", ANN, "refresher", {"onboarding": [PASSED]}, FEB, None),
        ("nobody refreshes what they never learned", ANN, "refresher", {}, FEB, None),
        (
            "it opens thirty days before",
            ANN,
            "refresher",
            {"onboarding": [PASSED]},
            date(2027, 9, 6),
            ("due", "yearly", date(2027, 10, 6)),
        ),
        (
            "a year has passed",
            ANN,
            "refresher",
            {"onboarding": [PASSED]},
            date(2027, 10, 7),
            ("overdue", "yearly", date(2027, 10, 6)),
        ),
        (
            "taken, it comes again in a year",
            ANN,
            "refresher",
            {"onboarding": [PASSED], "refresher": [date(2027, 10, 1)]},
            date(2027, 10, 7),
            ("done", "yearly", date(2028, 10, 1)),
        ),
        (
            "who takes the yearly one needs no welcome",
            OLD,
            "onboarding",
            {"refresher": [date(2026, 9, 9)]},
            JOINED,
            None,
        ),
        (
            "a reminder after three months",
            ANN,
            "phishing",
            {"phishing": [PASSED]},
            date(2027, 1, 7),
            ("overdue", "reminder", date(2027, 1, 6)),
        ),
        ("another's role", ANN, "billing", {}, FEB, None),
    ],
    ids=lambda value: value.replace(" ", "-") if isinstance(value, str) and " " in value else "",
)
def test_a_course_is_due(sentence, worker, course, done, on, expected):
    assert told(worker, course, done, on) == expected, sentence


CHANGED = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("changes", "done", "on", "expected"),
    [
        ((), (), CHANGED, None),
        ((Change((), CHANGED),), (), CHANGED - timedelta(days=1), None),
        ((Change((), CHANGED),), (), CHANGED, ("due", "change", date(2026, 12, 2))),
        ((Change(("billing",), CHANGED),), (), CHANGED, None),
        ((Change(("everyone",), CHANGED),), (), date(2026, 12, 3), ("overdue", "change", date(2026, 12, 2))),
        ((Change((), JOINED),), (), CHANGED, None),
        ((Change((), CHANGED),), (CHANGED,), date(2027, 5, 1), ("done", "change", None)),
        ((Change((), CHANGED),), (CHANGED - timedelta(days=1),), CHANGED, ("due", "change", date(2026, 12, 2))),
        (
            (Change((), CHANGED + timedelta(days=9)), Change((), CHANGED)),
            (),
            CHANGED + timedelta(days=9),
            ("due", "change", date(2026, 12, 2)),
        ),
    ],
    ids=[
        "nothing changed",
        "it has not taken effect yet",
        "it took effect today",
        "it is written for others",
        "thirty days have passed",
        "it changed before they came",
        "learned",
        "learned before it changed again",
        "the first of two changes counts",
    ],
)
def test_a_changed_policy_is_learned(changes, done, on, expected):
    assert told(ANN, "changes", {"changes": done}, on, Known(SINCE, changes)) == expected


def test_the_practices_own_numbers_go_before_our_advice():
    own = Known(SINCE, (Change((), CHANGED),), {"learning-new-day": 2, "learning-months": 6, "learning-change-days": 7})

    assert told(ANN, "onboarding", known=own) == ("due", "joining", date(2026, 10, 6))
    assert told(ANN, "refresher", {"onboarding": [PASSED]}, date(2027, 4, 1), own) == (
        "due",
        "yearly",
        date(2027, 4, 6),
    )
    assert told(ANN, "changes", {}, CHANGED, own) == ("due", "change", date(2026, 11, 9))
    assert told(ANN, "phishing", {"phishing": [PASSED]}, PASSED, own) == ("done", "reminder", date(2027, 1, 6))


@pytest.mark.parametrize(
    ("done", "trained_on", "onboarded"),
    [
        ({}, None, []),
        ({}, PASSED, [PASSED]),
        ({"phishing": [PASSED]}, PASSED, [PASSED]),
        ({"onboarding": [FEB]}, PASSED, [FEB, PASSED]),
        ({"onboarding": [PASSED]}, FEB, [PASSED]),
        ({"refresher": [PASSED]}, FEB, []),
    ],
)
def test_a_training_that_the_record_of_people_holds_counts_as_the_first_general_one(done, trained_on, onboarded):
    assert list(with_earlier(EDITION, done, trained_on).get("onboarding", [])) == onboarded


DAYS = st.dates(date(2026, 7, 1), date(2029, 12, 31))
DONE = st.dictionaries(st.sampled_from([*COURSES, "other"]), st.lists(DAYS, max_size=4))
WORKERS = st.builds(
    Worker,
    st.just("1"),
    st.just("Ann"),
    st.sets(st.sampled_from(["clinicians", "front_desk", "billing", "officers", "contractors"])).map(tuple),
    started_on=st.none() | st.dates(date(2010, 1, 1), date(2029, 1, 1)),
)
KNOWN = st.builds(
    Known, DAYS, st.lists(st.builds(Change, st.just(()), DAYS), max_size=3).map(tuple), st.just({"learning-months": 6})
)


@given(WORKERS, DONE, KNOWN, DAYS)
def test_taking_all_that_is_owed_leaves_nothing_owed_that_day(worker, done, known, on):
    left = owed(standings(worker, EDITION, done, known, on))
    taken = {**done, **{each.course.id: [*done.get(each.course.id, ()), on] for each in left}}

    again = {each.course.id for each in owed(standings(worker, EDITION, taken, known, on))}

    assert not again


@given(WORKERS, DONE, KNOWN, DAYS, st.integers(1, 900))
def test_what_was_taken_later_changes_nothing_of_a_past_day(worker, done, known, on, days):
    later = {course: [*done.get(course, ()), on + timedelta(days)] for course in COURSES}

    assert standings(worker, EDITION, later, known, on) == standings(worker, EDITION, done, known, on)


@given(WORKERS, DONE, KNOWN, DAYS)
def test_late_is_what_has_a_day_that_is_past(worker, done, known, on):
    for each in owed(standings(worker, EDITION, done, known, on)):
        assert (each.state == "overdue") == (each.due_on is not None and each.due_on < on)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 12, 15), 12, date(2027, 12, 15)),
    ],
)
def test_months_end_with_the_month(day, months, expected):
    assert months_after(day, months) == expected


# the quiz


def answers(course, wrong=0):
    return {each.id: (each.right + (place < wrong)) % len(each.options) for place, each in enumerate(course.questions)}


@pytest.mark.parametrize(("course", "most_wrong"), [("onboarding", 1), ("front-desk", 1), ("phishing", 0)])
def test_four_of_five_questions_have_to_be_right(course, most_wrong):
    found = COURSES[course]

    assert mark(EDITION, found, answers(found, most_wrong)).passed
    assert not mark(EDITION, found, answers(found, most_wrong + 1)).passed


def test_a_result_tells_which_were_wrong_and_why():
    course = COURSES["onboarding"]

    result = mark(EDITION, course, answers(course, 2))

    assert [each.question.id for each in result.marks if not each.right] == ["what-is-phi", "snooping"]
    assert (result.score, result.needed) == (4, 5)
    assert all(each.question.why for each in result.marks)


@given(st.sampled_from([*COURSES]), st.dictionaries(st.text(max_size=9), st.integers(-5, 9)))
def test_any_answers_get_a_mark(course, chosen):
    result = mark(EDITION, COURSES[course], chosen)

    assert [each.question for each in result.marks] == list(COURSES[course].questions)
    assert 0 <= result.score <= len(result.marks)
    assert mark(EDITION, COURSES[course], chosen) == result
