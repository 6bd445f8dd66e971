"""What is the practice itself? Each row of the four tables, what flags it, and what holds for every combination."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import product
from typing import Any, get_args

import pytest

from api.domain.standards import rules_on
from api.domain.standings import (
    DECIDED,
    Covered,
    Hybrid,
    Known,
    Plan,
    Practice,
    Transaction,
    find,
    table_on,
)

TODAY = date(2026, 11, 22)
TABLE = table_on(TODAY)
NOTHING = Practice()
CLINIC = Practice("yes", "yes", ("claims", "eligibility"), "no", "no", "no", "no", "no", "no", "none")
CASH = replace(CLINIC, sends="no", transactions=(), cash_only="yes")
PAPER = replace(CASH, cash_only="no", paper_only="yes")
GYM = replace(CLINIC, other_business="yes")
HOST = replace(CLINIC, works_for_others="yes")
NO_CARE = replace(PAPER, provides_care="no", paper_only="no")
BILLER = replace(NO_CARE, works_for_others="yes")
CLEARINGHOUSE = replace(BILLER, converts_for_others="yes")

STATUSES: list[tuple[str, Practice, Covered]] = [
    ("a clinic that sends claims", CLINIC, "covered_entity"),
    ("one electronic eligibility check", replace(CLINIC, transactions=("eligibility",)), "covered_entity"),
    ("cash only, and yet a claim goes out", replace(CLINIC, cash_only="yes"), "covered_entity"),
    ("paper only, and yet a claim goes out", replace(CLINIC, paper_only="yes"), "covered_entity"),
    ("a claim beside a premium", replace(CLINIC, transactions=("enrollment", "claims")), "covered_entity"),
    ("patients pay, with or without an itemized bill", CASH, "not_covered_entity"),
    ("claims on paper", PAPER, "not_covered_entity"),
    ("no health care, nothing sent", NO_CARE, "not_covered_entity"),
    ("keeps the books of others, and converts nothing", BILLER, "not_covered_entity"),
    ("turns the claims of others into standard form", CLEARINGHOUSE, "covered_entity"),
    (
        "turns the claims of others, and takes cash itself",
        replace(CLEARINGHOUSE, provides_care="yes"),
        "covered_entity",
    ),
    ("turns the claims of others, and sends them", replace(CLEARINGHOUSE, sends="yes"), "covered_entity"),
    ("works for others, how is not known", replace(BILLER, converts_for_others="unknown"), "undetermined"),
    (
        "cash only, and how it works for others is not known",
        replace(CASH, works_for_others="yes", converts_for_others="unknown"),
        "undetermined",
    ),
    ("turns claims, for whom is not known", replace(CLEARINGHOUSE, works_for_others="unknown"), "undetermined"),
    ("turns claims, and works for nobody", replace(CLEARINGHOUSE, works_for_others="no"), "not_covered_entity"),
    ("works for nobody, so nothing to turn", replace(CASH, converts_for_others="unknown"), "not_covered_entity"),
    ("converts nothing, for whomever it works", replace(CASH, works_for_others="unknown"), "not_covered_entity"),
    ("no health care, and claims are sent", replace(CLINIC, provides_care="no"), "undetermined"),
    ("something is sent, and it is not known what", replace(CLINIC, transactions=()), "undetermined"),
    ("payments are received and no more", replace(CLINIC, transactions=("remittance",)), "undetermined"),
    ("claims are sent, for what is not known", replace(CLINIC, provides_care="unknown"), "undetermined"),
    ("nothing is sent, and claims are named", replace(CASH, transactions=("claims",)), "undetermined"),
    ("plans pay, and nobody knows how they hear of it", replace(PAPER, paper_only="no"), "undetermined"),
    ("cash only, but who sends what is not known", replace(CASH, sends="unknown"), "undetermined"),
    ("nothing is known", NOTHING, "undetermined"),
]


@pytest.mark.parametrize(("practice", "status"), [pytest.param(*row[1:], id=row[0]) for row in STATUSES])
def test_whether_it_is_a_covered_entity(practice: Practice, status: Covered) -> None:
    assert find(TABLE, practice).status == status


HYBRIDS: list[tuple[str, Practice, Hybrid]] = [
    ("one business", CLINIC, "none"),
    ("a gym beside it, nothing designated", GYM, "available"),
    ("a gym beside it, components designated", replace(GYM, components_designated="yes"), "designated"),
    ("a gym beside it, a writing nobody finds", replace(GYM, components_designated="unknown"), "undetermined"),
    ("perhaps a gym beside it", replace(GYM, other_business="unknown"), "undetermined"),
    ("a gym beside a practice for cash", replace(CASH, other_business="yes", components_designated="yes"), "none"),
    ("a gym beside who knows what", replace(NOTHING, other_business="yes"), "undetermined"),
    ("one business of who knows what", replace(NOTHING, other_business="no"), "none"),
]


@pytest.mark.parametrize(("practice", "hybrid"), [pytest.param(*row[1:], id=row[0]) for row in HYBRIDS])
def test_whether_it_is_a_hybrid_entity(practice: Practice, hybrid: Hybrid) -> None:
    assert find(TABLE, practice).hybrid == hybrid


ASSOCIATES: list[tuple[str, Practice, Known]] = [
    ("works for nobody else", CLINIC, "no"),
    ("hosts the charts of others", HOST, "yes"),
    ("does not say so, but who is who does", replace(CLINIC, hosts=True), "yes"),
    ("does not know, but who is who does", replace(NOTHING, hosts=True), "yes"),
    ("does not know", NOTHING, "unknown"),
    ("bills for others, and takes cash itself", replace(CASH, works_for_others="yes"), "yes"),
]


@pytest.mark.parametrize(("practice", "associate"), [pytest.param(*row[1:], id=row[0]) for row in ASSOCIATES])
def test_whether_it_is_a_business_associate(practice: Practice, associate: Known) -> None:
    found = find(TABLE, practice)
    assert found.business_associate == associate
    assert ("own_risk_analysis" in found.documents) is (associate == "yes")


@pytest.mark.parametrize(
    ("plan", "covered"), [("none", "no"), ("insured", "yes"), ("self_funded", "yes"), ("unknown", "unknown")]
)
def test_whether_the_plan_of_its_staff_is_covered(plan: Plan, covered: Known) -> None:
    assert find(TABLE, replace(CLINIC, health_plan=plan)).plan_is_covered_entity == covered


FLAGS: list[tuple[str, Practice, bool]] = [
    ("not_settled", NOTHING, True),
    ("not_settled", CLINIC, False),
    ("other_law_applies", CASH, True),
    ("other_law_applies", CLINIC, False),
    ("ask_again_on_payer_change", CASH, True),
    ("ask_again_on_payer_change", PAPER, True),
    ("ask_again_on_payer_change", NOTHING, False),
    ("ask_again_on_payer_change", NO_CARE, False),
    ("cash_only_but_sends", replace(CLINIC, cash_only="yes"), True),
    ("cash_only_but_sends", CASH, False),
    ("paper_only_but_sends", replace(CLINIC, paper_only="yes"), True),
    ("paper_only_but_sends", PAPER, False),
    ("perhaps_a_clearinghouse", replace(BILLER, converts_for_others="unknown"), True),
    ("perhaps_a_clearinghouse", BILLER, False),
    ("perhaps_a_clearinghouse", HOST, False),
    ("clearinghouse_beside_other_work", CLEARINGHOUSE, True),
    ("clearinghouse_beside_other_work", replace(HOST, converts_for_others="yes"), True),
    ("clearinghouse_beside_other_work", HOST, False),
    ("converts_for_nobody", replace(CLINIC, converts_for_others="yes"), True),
    ("converts_for_nobody", CLEARINGHOUSE, False),
    ("hybrid_not_designated", GYM, True),
    ("hybrid_not_designated", replace(GYM, components_designated="yes"), False),
    ("hybrid_writing_kept", replace(GYM, components_designated="yes"), True),
    ("hybrid_writing_kept", GYM, False),
    ("hybrid_not_known", replace(GYM, components_designated="unknown"), True),
    ("hybrid_not_known", CLINIC, False),
    ("designated_without_other_business", replace(CLINIC, components_designated="yes"), True),
    ("designated_without_other_business", CLINIC, False),
    ("associate_agreements", HOST, True),
    ("associate_agreements", CLINIC, False),
    ("associate_unsaid", replace(CLINIC, hosts=True), True),
    ("associate_unsaid", replace(HOST, hosts=True), False),
    ("covered_as_associate_alone", replace(CASH, works_for_others="yes"), True),
    ("covered_as_associate_alone", HOST, False),
    ("plan_is_covered", replace(CLINIC, health_plan="self_funded"), True),
    ("plan_is_covered", replace(CLINIC, health_plan="insured"), False),
]


@pytest.mark.parametrize(("flag", "practice", "raised"), FLAGS)
def test_what_is_flagged(flag: str, practice: Practice, raised: bool) -> None:
    assert (flag in {each.id for each in find(TABLE, practice).flags}) is raised


def test_every_flag_of_the_edition_is_raised_by_one_of_these_and_says_what_settles_it() -> None:
    assert {flag for flag, _, raised in FLAGS if raised} == {flag.id for flag, _ in TABLE.flags}
    assert all(flag.text and flag.task for flag, _ in TABLE.flags)


def test_a_clinic_that_is_simply_covered_has_nothing_to_settle() -> None:
    assert find(TABLE, CLINIC).flags == ()


FACTS: dict[str, tuple[Any, ...]] = {
    "provides_care": get_args(Known),
    "sends": get_args(Known),
    "transactions": ((), ("claims",), ("remittance",), ("other", "claim_status")),
    "cash_only": get_args(Known),
    "paper_only": get_args(Known),
    "other_business": get_args(Known),
    "components_designated": get_args(Known),
    "works_for_others": get_args(Known),
    "converts_for_others": get_args(Known),
    "health_plan": get_args(Plan),
    "hosts": (False, True),
}
OF_SENDING = ("provides_care", "sends", "transactions", "cash_only", "paper_only")
OF_STATUS = (*OF_SENDING, "works_for_others", "converts_for_others")
OF_HYBRID = (*OF_SENDING, "other_business", "components_designated")


@cache
def everywhere() -> tuple[Practice, ...]:
    """Every combination of the facts that the status hangs on, of those that the hybrid hangs on, and of the rest.

    What is sent stands for what is settled, unsettled, both and neither.
    """
    rest = FACTS.keys() - set(OF_STATUS) - set(OF_HYBRID)
    return tuple(practice for facts in (OF_STATUS, OF_HYBRID, (*rest, "works_for_others")) for practice in _all(facts))


def _all(facts: Sequence[str]) -> Iterator[Practice]:
    for values in product(*(FACTS[fact] for fact in facts)):
        yield replace(CLINIC, **dict(zip(facts, values, strict=True)))


@cache
def answers(practice: Practice) -> tuple[str, ...]:
    found = find(TABLE, practice)
    return found.status, found.hybrid, found.business_associate, found.plan_is_covered_entity


def test_there_is_always_an_answer_and_each_of_its_parts_has_a_citation() -> None:
    allowed = tuple(map(get_args, (Covered, Hybrid, Known, Known)))
    for practice in everywhere():
        found = find(TABLE, practice)
        assert all(answer in words for answer, words in zip(answers(practice), allowed, strict=True))
        assert all(any(reason.citation for reason in case.reasons) for case in found.cases)
        assert "status_memo" in found.documents
        assert found.settles


def test_what_is_not_known_never_leads_to_an_answer_that_knowing_it_could_overturn() -> None:
    unsettled = {"undetermined", "unknown"}
    for practice in everywhere():
        before = answers(practice)
        for fact, values in FACTS.items():
            if getattr(practice, fact) != "unknown":
                continue
            for value in values:
                after = answers(replace(practice, **{fact: value}))
                assert all(now == then or then in unsettled for now, then in zip(after, before, strict=True))


def test_what_does_not_bear_on_the_status_never_changes_it() -> None:
    for practice in _all(OF_STATUS):
        plain = find(TABLE, practice)
        for fact in FACTS.keys() - set(OF_STATUS):
            for value in FACTS[fact]:
                assert find(TABLE, replace(practice, **{fact: value})).cases[0] == plain.cases[0]


@pytest.mark.parametrize("settled", sorted(TABLE.settled))
def test_any_transaction_that_settles_it_does_so_alone(settled: Transaction) -> None:
    assert find(TABLE, replace(CLINIC, transactions=(settled,))).status == "covered_entity"


def test_sending_one_more_transaction_never_makes_a_provider_less_covered() -> None:
    for first, second in product(get_args(Transaction), repeat=2):
        alone = find(TABLE, replace(CLINIC, transactions=(first,))).status
        both = find(TABLE, replace(CLINIC, transactions=(first, second))).status
        assert alone in (both, "undetermined")


def test_each_case_decides_somewhere() -> None:
    decided = {(place, case.id) for practice in everywhere() for place, case in enumerate(find(TABLE, practice).cases)}
    assert decided == {(place, case.id) for place, thing in enumerate(DECIDED) for case in TABLE.cases[thing]}


def test_the_table_knows_every_transaction_by_name() -> None:
    assert tuple(TABLE.transactions) == get_args(Transaction)


def test_every_document_has_a_title_and_goes_with_some_case() -> None:
    cases = [case for thing in DECIDED for case in TABLE.cases[thing]]
    assert {document for case in cases for document in case.documents} == TABLE.documents.keys()


OUTSIDE = {
    "160.103",
    "164.103",
    "164.104(a)(1)",
    "164.104(a)(2)",
    "164.104(a)(3)",
    "164.104(b)",
    "164.105(a)(1)",
    "164.105(a)(2)(ii)",
    "164.105(a)(2)(iii)(D)",
    "164.105(c)(1)",
    "164.105(c)(2)",
    "164.302",
    "164.314(b)(1)",
    "164.404(a)(1)",
    "164.410(a)(1)",
    "164.500(a)",
    "164.500(b)",
    "164.502(e)(1)(ii)",
    "164.504(f)(1)(i)",
    "164.530(k)(1)",
}
"""Paragraphs that the catalog of the Security Rule does not list, each held against the text of the rule by hand."""


def test_every_citation_is_a_paragraph_that_was_read() -> None:
    cases = [case for thing in DECIDED for case in TABLE.cases[thing]]
    cited = {each.citation for case in cases for each in (*case.reasons, *case.duties)} - {""}
    assert cited - rules_on(TODAY).items.keys() <= OUTSIDE
    assert cited >= OUTSIDE
