"""Which standards and specifications are met, and why? 45 CFR 164.308-164.316."""

from dataclasses import replace
from itertools import combinations_with_replacement

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.choosing import applicable, first_pass, tags
from api.domain.editions import in_force, read
from api.domain.facts import Answer, Decision, Ehr, Facts, Grade, Kind, Profile
from api.domain.gaps import NOT_ASKED, STATUSES, count, find_gaps, weigh
from api.domain.reasons import CATALOG, reason_for, reasons_on
from tests.practices import BANK, CATALOGS, FEATURES, PROFILES, TODAY, practice
from tests.written import shuffled

SAID = ("met", "partly", "not_met", "unknown", "unanswered", "not_applicable")
NINE = PROFILES["nine people, every feature"]
THERAPIST = PROFILES["solo telehealth therapist"]
SANCTIONS = "164.308(a)(1)(ii)(C)"
CLEARANCE = "164.308(a)(3)(ii)(B)"
LOGOFF = "164.312(a)(2)(iii)"
GRADES = list(Grade)
DECIDED = Decision(
    LOGOFF, "alternative", "The monitor must stay on.", "The room is locked.", approved_by="Dr. Osei", decided_on=TODAY
)


def gap(facts: Facts, citation: str):
    return {gap.citation: gap for gap in find_gaps(facts, CATALOGS, TODAY)}[citation]


def answering(profile: Profile, citation: str, grade: str, **more) -> Facts:
    """Every question about a paragraph is answered with this grade, as far as it can be."""
    chosen = {}
    for question in applicable(BANK, profile):
        if citation in question.citations:
            option = next((option for option in question.options if option.grade == grade), question.options[0])
            chosen[question.id] = Answer(question.id, option.id, note="We have none of that")
    return Facts(profile, answers=chosen, **more)


@pytest.mark.parametrize(
    ("said", "comes_to"),
    [
        ((), None),
        (("not_applicable",), "not_applicable"),
        (("not_applicable", "not_applicable"), "not_applicable"),
        (("met",), "met"),
        (("met", "not_applicable"), "met"),
        (("met", "alternative"), "met"),
        (("met", "partly"), "partly"),
        (("met", "not_met"), "partly"),
        (("met", "unknown"), "partly"),
        (("met", "unanswered"), "partly"),
        (("partly",), "partly"),
        (("partly", "not_met"), "partly"),
        (("partly", "unknown"), "partly"),
        (("not_met",), "not_met"),
        (("not_met", "not_applicable"), "not_met"),
        (("not_met", "unknown"), "not_met"),
        (("not_met", "unanswered"), "not_met"),
        (("alternative",), "met"),
        (("alternative", "not_met"), "partly"),
        (("unknown",), "unknown"),
        (("unanswered",), "unknown"),
        (("unknown", "not_applicable"), "unknown"),
    ],
)
def test_several_statuses_come_to_one(said, comes_to):
    assert weigh(said) == comes_to
    assert weigh(reversed(said)) == comes_to
    assert weigh(said * 2) == comes_to


@pytest.mark.parametrize("said", list(combinations_with_replacement(SAID, 3)))
def test_a_better_status_never_makes_the_whole_worse(said):
    order = ("not_met", "unknown", "partly", "met")
    better = {"not_met": "partly", "partly": "met"}
    for place, status in enumerate(said):
        if status in better:
            improved = weigh([*said[:place], better[status], *said[place + 1 :]])
            assert order.index(str(improved)) >= order.index(str(weigh(said)))


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_every_counted_paragraph_is_told_once_in_the_order_of_the_rule(profile):
    gaps = find_gaps(Facts(profile), CATALOGS, TODAY)
    counted = [item for item in CATALOGS.rules.items.values() if item.rule == "security_rule" and item.counted]
    assert [line.citation for line in gaps] == [item.citation for item in counted]
    assert sum(line.kind == "standard" for line in gaps) == 22
    assert sum(line.kind == "specification" for line in gaps) == 46
    assert sum(count(gaps).values()) == 68
    assert all(line.reasons for line in gaps)


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_before_the_first_answer_everything_is_unknown_or_has_nothing_to_apply_to(profile):
    assert {line.status for line in find_gaps(Facts(profile), CATALOGS, TODAY)} <= {"unknown", "not_applicable"}


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_with_the_best_answer_to_everything_all_is_met_or_has_nothing_to_apply_to(profile):
    best = {q.id: Answer(q.id, q.options[0].id) for q in applicable(BANK, profile)}
    gaps = find_gaps(Facts(profile, answers=best), CATALOGS, TODAY)
    assert {line.status for line in gaps} <= {"met", "not_applicable"}


@pytest.mark.parametrize("grade", ["in_place", "partly", "no", "dont_know", "not_applicable"])
def test_a_specification_is_what_its_questions_say_with_their_sentences_and_ids(grade):
    status = {"in_place": "met", "no": "not_met", "dont_know": "unknown"}.get(grade, grade)
    line = gap(answering(NINE, SANCTIONS, grade), SANCTIONS)
    assert line.status == (status if grade != "not_applicable" else line.status)
    assert line.questions == tuple(q.id for q in applicable(BANK, NINE) if SANCTIONS in q.citations)
    assert len(line.reasons) == len(line.questions)


def test_what_does_not_apply_by_the_practice_s_own_word_carries_that_word():
    question = next(q for q in applicable(BANK, NINE) if q.not_applicable and q.id in _alone())
    (citation,) = [c for c in question.citations if c in _counted()]
    line = gap(Facts(NINE, answers={question.id: Answer(question.id, "not_applicable", "We lease nothing")}), citation)
    assert line.status == "not_applicable"
    assert "We lease nothing." in line.reasons[0]


def _counted() -> set[str]:
    return {line.citation for line in find_gaps(Facts(NINE), CATALOGS, TODAY)}


def _alone() -> set[str]:
    """Questions that are the only one about their only counted paragraph."""
    asked = applicable(BANK, NINE)
    first = {q.id for q in first_pass(BANK, NINE).first}
    found = set()
    for question in asked:
        counted = [c for c in question.citations if c in _counted()]
        if len(counted) == 1 and not any(
            counted[0] in q.citations for q in asked if q is not question and q.id in first
        ):
            found.add(question.id)
    return found


def test_what_is_said_of_a_paragraph_that_is_not_counted_counts_for_its_parent():
    question = BANK.questions["agreement-clauses"]
    assert "164.314(a)(2)(i)" not in question.citations
    worst = next(option.id for option in question.options if option.grade == "no")
    line = gap(Facts(NINE, answers={question.id: Answer(question.id, worst)}), "164.314(a)(2)(i)")
    assert question.id in line.questions
    assert line.status == "not_met"


@pytest.mark.parametrize(
    ("decision", "status", "says"),
    [
        (DECIDED, "alternative", "Instead: The room is locked. Approved by Dr. Osei (164.306(d)(3)(ii)(B))."),
        (
            replace(DECIDED, outcome="not_reasonable", alternative=""),
            "alternative",
            "No equivalent alternative was found",
        ),
        (replace(DECIDED, reason=" "), "not_met", "Still to be written down: the reason."),
        (replace(DECIDED, alternative=""), "not_met", "Still to be written down: the alternative."),
        (replace(DECIDED, approved_by=""), "not_met", "Still to be written down: who approved it."),
        (
            replace(DECIDED, outcome="not_reasonable", reason="", approved_by=""),
            "not_met",
            "Still to be written down: the reason, who approved it.",
        ),
        (replace(DECIDED, outcome="implement"), "not_met", "It was decided to put this specification in place"),
    ],
)
def test_a_decision_takes_the_place_of_an_addressable_specification_only_when_it_is_whole(decision, status, says):
    line = gap(answering(NINE, LOGOFF, "no", decisions={LOGOFF: decision}), LOGOFF)
    assert line.status == status
    assert says in line.reasons[-1]
    assert line.decision == decision


@pytest.mark.parametrize(
    ("grade", "status"), [("partly", "alternative"), ("in_place", "met"), ("dont_know", "unknown")]
)
def test_a_decision_speaks_only_for_what_is_known_to_be_missing(grade, status):
    assert gap(answering(NINE, LOGOFF, grade, decisions={LOGOFF: DECIDED}), LOGOFF).status == status


def test_a_required_specification_takes_no_decision():
    decision = replace(DECIDED, citation=SANCTIONS)
    line = gap(answering(NINE, SANCTIONS, "no", decisions={SANCTIONS: decision}), SANCTIONS)
    assert line.status == "not_met"
    assert "a required specification has to be put in place as it is" in line.reasons[-1]


def test_a_standard_is_its_own_answers_and_its_specifications():
    parent, repairs = "164.310(a)(1)", "164.310(a)(2)(iv)"
    children = [item.citation for item in CATALOGS.rules.children(parent) if item.counted]
    facts = Facts(NINE)
    for citation in (parent, *children):
        facts = replace(facts, answers={**facts.answers, **answering(NINE, citation, "no").answers})
    assert gap(facts, parent).status == "not_met"
    decided = replace(facts, decisions={repairs: replace(DECIDED, citation=repairs)})
    assert gap(decided, repairs).status == "alternative"
    assert gap(decided, parent).status == "partly"
    assert any(reason.startswith(f"Not met: {children[0]}") for reason in gap(decided, parent).reasons)


def test_a_decision_can_settle_what_no_question_asks_about():
    asked = {id: question for id, question in BANK.questions.items() if CLEARANCE not in question.citations}
    silent = replace(CATALOGS, bank=replace(BANK, questions=asked))

    def settled(facts: Facts):
        return next(gap for gap in find_gaps(facts, silent, TODAY) if gap.citation == CLEARANCE)

    assert settled(Facts(NINE)).reasons == (NOT_ASKED,)
    assert settled(Facts(NINE, decisions={CLEARANCE: replace(DECIDED, citation=CLEARANCE)})).status == "alternative"


@pytest.mark.parametrize("seed", range(4))
def test_the_order_in_which_facts_are_told_changes_nothing(seed):
    facts = practice(seed)
    assert find_gaps(shuffled(facts, seed), CATALOGS, TODAY) == find_gaps(facts, CATALOGS, TODAY)


@given(seed=st.integers(0, 400), pick=st.integers(0, 10_000))
def test_a_better_answer_never_makes_a_paragraph_worse(seed, pick):
    order = ("not_met", "unknown", "partly", "alternative", "met")
    facts = replace(practice(seed), decisions={LOGOFF: DECIDED})
    better = [
        Answer(question.id, option.id)
        for question in applicable(BANK, facts.profile)
        if question.id in facts.answers
        for option in question.options
        if GRADES.index(option.grade) < GRADES.index(question.option(facts.answers[question.id].option).grade)
        and facts.answers[question.id].option not in ("dont_know", "not_applicable")
    ]
    if not better:
        return
    answer = better[pick % len(better)]
    improved = replace(facts, answers={**facts.answers, answer.question: answer})
    for before, after in zip(find_gaps(facts, CATALOGS, TODAY), find_gaps(improved, CATALOGS, TODAY), strict=True):
        if before.status == "not_applicable":
            assert after.status == "not_applicable"
        else:
            assert order.index(after.status) >= order.index(before.status)


def test_alone_with_nobody_to_sanction_the_sanction_policy_has_nothing_to_apply_to():
    line = gap(Facts(THERAPIST), SANCTIONS)
    assert (line.status, line.questions) == ("not_applicable", ())
    assert line.reasons == (reason_for(SANCTIONS, tags(THERAPIST), TODAY),)


def test_a_second_person_or_a_contractor_ends_it():
    for profile in (replace(THERAPIST, people=2), replace(THERAPIST, contractors=True)):
        assert reason_for(SANCTIONS, tags(profile), TODAY) == ""
        assert gap(Facts(profile), SANCTIONS).status == "unknown"


def test_where_a_question_is_asked_no_reason_of_ours_speaks():
    dentist = PROFILES["solo dentist with an office"]
    authorization = "164.308(a)(3)(ii)(A)"
    assert reason_for(authorization, tags(dentist), TODAY)
    assert gap(Facts(dentist), authorization).status == "unknown"
    assert gap(answering(dentist, authorization, "no"), authorization).status in ("partly", "not_met")


@pytest.mark.parametrize(("citation", "reasons"), list(reasons_on(TODAY).items()), ids=reasons_on(TODAY))
def test_every_reason_is_about_a_counted_paragraph_and_can_be_the_one_that_is_printed(citation, reasons):
    assert CATALOGS.rules.items[citation].counted
    for reason in reasons:
        shut = replace(THERAPIST, home_work=False)
        profiles = [shut, replace(shut, it_provider=True), *PROFILES.values()]
        printed = [gap(Facts(profile), citation).reasons for profile in profiles]
        assert any(reason.text in lines for lines in printed)


def test_every_tag_that_a_reason_names_is_one_that_a_profile_can_have():
    known = {tag for profile in PROFILES.values() for tag in tags(profile)} | tags(Profile(ehr=Ehr.ONSITE, people=1))
    rows = [reason for reasons in reasons_on(TODAY).values() for reason in reasons]
    assert {tag for row in rows for tag in row.when | row.unless} <= known


def test_the_reasons_are_said_to_be_our_reading():
    tables = read(CATALOG, in_force(CATALOG, TODAY))
    assert tables["authority"] == "advice"
    assert "Our reading" in tables["source"]


@given(
    people=st.sampled_from([1, 2, 14, 15, 40]),
    office=st.booleans(),
    ehr=st.sampled_from(list(Ehr)),
    kind=st.sampled_from(list(Kind)),
    features=st.sets(st.sampled_from(FEATURES)),
)
def test_no_practice_meets_a_paragraph_that_nobody_asks_about_without_a_reason(people, office, ehr, kind, features):
    profile = Profile(kind=kind, people=people, office=office, ehr=ehr, **dict.fromkeys(features, True))
    silent = [line.citation for line in find_gaps(Facts(profile), CATALOGS, TODAY) if NOT_ASKED in line.reasons]
    assert silent == []


def test_statuses_are_counted_with_zeros():
    assert tuple(count([])) == STATUSES
    assert set(count([]).values()) == {0}
