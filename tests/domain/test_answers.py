"""What does an answer say, and which answers does the bank refuse?"""

from dataclasses import replace

import pytest

from api.domain.answers import BadAnswer, bindings, check, claims, meanings
from api.domain.choosing import first_pass
from api.domain.facts import Answer, Facts
from tests.practices import BANK, PROFILES, practice

NINE = PROFILES["nine people, every feature"]
THERAPIST = PROFILES["solo telehealth therapist"]
SELECTION = first_pass(BANK, NINE)
LATER = SELECTION.further[0]


def answered(question: str, option: str, note: str = "") -> Facts:
    return Facts(NINE, answers={question: Answer(question, option, note)})


def best(question: str) -> str:
    return BANK.questions[question].options[0].id


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (Answer("no-such", "yes"), "no question no-such"),
        (Answer("mfa-email", "perhaps"), "has no answer perhaps; it has "),
        (Answer("mfa-email", "not_applicable"), "Say in the note why"),
        (Answer("mfa-email", "not_applicable", note="  "), "Say in the note why"),
        (Answer("risk-analysis", "not_applicable", note="We are small."), "choose another answer"),
    ],
)
def test_an_answer_that_cannot_stand_is_refused_with_the_reason(answer: Answer, says: str):
    with pytest.raises(BadAnswer, match=says):
        check(BANK, answer)


@pytest.mark.parametrize("question", BANK.questions.values(), ids=lambda question: question.id)
def test_every_answer_that_the_bank_offers_can_be_given(question):
    for option in question.options:
        check(BANK, Answer(question.id, option.id, note="We have none."))


def test_an_unanswered_question_of_the_first_pass_says_that_it_is_unanswered_and_leaves_its_pairs_open():
    facts = Facts(NINE)
    (line,) = [line for line in meanings(BANK, facts)["164.312(d)"] if line.question == "mfa-email"]
    assert (line.option, line.status) == (None, "unanswered")
    assert line.because.endswith("not answered yet.")
    (bound,) = [line for line in bindings(BANK, facts)["TV-001"] if line.question == "mfa-email"]
    assert (bound.degree, bound.answered, bound.role) == (0, False, "closes")


def test_a_further_question_counts_for_nothing_until_it_is_answered():
    silent, spoken = Facts(NINE), answered(LATER.id, LATER.options[0].id)
    for facts, counts in ((silent, False), (spoken, True)):
        heard = {line.question for lines in meanings(BANK, facts).values() for line in lines}
        bound = {line.question for lines in bindings(BANK, facts).values() for line in lines}
        assert (LATER.id in heard) is (counts and bool(LATER.citations))
        assert (LATER.id in bound) is counts


def test_an_answer_to_a_question_that_does_not_apply_counts_for_nothing():
    facts = Facts(THERAPIST, answers={"vendor-list": Answer("vendor-list", best("vendor-list"))})
    heard = {line.question for lines in meanings(BANK, facts).values() for line in lines}
    assert "vendor-list" not in heard
    assert "vendors.listed" not in claims(BANK, facts)


def test_an_answer_that_the_edition_does_not_know_leaves_its_question_unanswered():
    (line,) = [
        line for line in meanings(BANK, answered("mfa-email", "of-old"))["164.312(d)"] if line.question == "mfa-email"
    ]
    assert (line.option, line.status) == (None, "unanswered")


@pytest.mark.parametrize(
    ("option", "status", "degree", "says"),
    [
        ("dont_know", "unknown", 0, "nobody knows yet, which counts as open until it is found out."),
        ("not_applicable", "not_applicable", None, "does not apply here. Nobody here uses e-mail."),
    ],
)
def test_not_knowing_counts_as_open_and_not_applying_carries_its_reason(
    option: str, status: str, degree: int | None, says: str
):
    facts = answered("mfa-email", option, note="Nobody here uses e-mail")
    (line,) = [line for line in meanings(BANK, facts)["164.312(d)"] if line.question == "mfa-email"]
    (bound,) = [line for line in bindings(BANK, facts)["TV-001"] if line.question == "mfa-email"]
    assert (line.status, bound.degree, bound.answered) == (status, degree, True)
    assert line.because.endswith(says)


@pytest.mark.parametrize(
    "question",
    [question for question in SELECTION.first if question.options[0].claims],
    ids=lambda question: question.id,
)
def test_a_claim_is_made_by_an_answer_in_place_and_by_no_worse_one(question):
    for option in question.options:
        made = claims(BANK, answered(question.id, option.id))
        assert {claim for claim, questions in made.items() if question.id in questions} == set(option.claims)
        assert bool(option.claims) is (option.grade in {"verified", "in_place"})


@pytest.mark.parametrize("seed", range(5))
def test_the_order_in_which_answers_came_does_not_matter(seed: int):
    facts = practice(seed)
    turned = replace(facts, answers=dict(reversed(facts.answers.items())))
    assert dict(meanings(BANK, facts)) == dict(meanings(BANK, turned))
    assert dict(bindings(BANK, facts)) == dict(bindings(BANK, turned))
    assert dict(claims(BANK, facts)) == dict(claims(BANK, turned))
