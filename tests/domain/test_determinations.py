"""Who is what? Each row of the decision table, what flags it, and what holds for every combination of facts."""

from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any, get_args

import pytest

from api.domain.determinations import (
    OURS,
    Activity,
    BillsUnder,
    Directs,
    OnSite,
    Person,
    Status,
    System,
    TaxForm,
    determine,
    structures_on,
    table_on,
)
from api.domain.standards import rules_on

TODAY = date(2026, 11, 22)
TABLE = table_on(TODAY)
CLEANER = Person("1099", False, "no", "sometimes", ("other",), "none")
EMPLOYEE = Person("w2", True, "yes", "substantially", ("treatment",), "practice", uses_practice_systems=("ehr",))
CONTRACTOR = replace(EMPLOYEE, tax_form="1099")
BILLER = Person("1099", True, "no", "never", ("services_for_practice",), "none")
TENANT = Person("1099", True, "no", "substantially", ("treatment",), "own", own_records=True)
GROUP = Person("1099", True, "no", "substantially", ("treatment",), "practice", uses_practice_systems=("ehr",))

ROWS: list[tuple[str, Person, Status]] = [
    ("1 a cleaning firm", CLEANER, "not_involved"),
    ("1 an IT helper who never meets PHI", replace(BILLER, phi_access=False), "not_involved"),
    ("2 an employee", EMPLOYEE, "workforce_member"),
    ("2 an employee without PHI", replace(EMPLOYEE, phi_access=False, activities=("other",)), "workforce_member"),
    ("2 a volunteer", replace(EMPLOYEE, tax_form="volunteer", bills_under="none"), "workforce_member"),
    ("2 a trainee nobody seems to direct", replace(GROUP, tax_form="trainee"), "workforce_member"),
    ("2 a temp under direction", replace(BILLER, tax_form="agency", practice_directs_work="yes"), "workforce_member"),
    ("3 a contractor run like staff", CONTRACTOR, "workforce_member"),
    ("3 with an agreement all the same", replace(CONTRACTOR, baa_on_file=True), "workforce_member"),
    ("4 control unclear, on site", replace(GROUP, practice_directs_work="unclear"), "workforce_member_by_presumption"),
    (
        "4 a service, control unclear, on site",
        replace(BILLER, practice_directs_work="unclear", on_site="substantially"),
        "workforce_member_by_presumption",
    ),
    (
        "4 the same, and the practice chose an agreement",
        replace(BILLER, practice_directs_work="unclear", on_site="substantially", baa_on_file=True),
        "business_associate",
    ),
    ("5 a biller", BILLER, "business_associate"),
    ("5 a biller in the office", replace(BILLER, on_site="substantially"), "business_associate"),
    ("6 a tenant with a practice of their own", TENANT, "separate_covered_entity"),
    (
        "7 the same on the practice's systems",
        replace(TENANT, uses_practice_systems=("ehr",)),
        "separate_covered_entity",
    ),
    ("8 together with others", replace(TENANT, joint_arrangement=True), "separate_covered_entity"),
    ("9 under one owner", replace(TENANT, common_ownership=True), "separate_covered_entity"),
    ("11 an agency's record clerk", replace(BILLER, tax_form="agency", on_site="sometimes"), "business_associate"),
    ("11 an interpreter of one's own", replace(BILLER, on_site="sometimes"), "business_associate"),
    ("13 a group's contractor without agreement", GROUP, "workforce_member_by_presumption"),
    ("13 a group's contractor by video", replace(GROUP, on_site="never"), "undetermined"),
    ("13 a group's contractor with an agreement", replace(GROUP, baa_on_file=True), "undetermined"),
    ("14 a service from afar, control unclear", replace(BILLER, practice_directs_work="unclear"), "undetermined"),
    ("  no PHI, control unclear, from afar", replace(CLEANER, practice_directs_work="unclear"), "undetermined"),
    ("  PHI, and no reason for it", replace(CLEANER, phi_access=True), "undetermined"),
    ("  treats for cash with records of their own", replace(TENANT, bills_under="none"), "undetermined"),
    (
        "  treats for nothing, keeps no records",
        replace(TENANT, bills_under="none", own_records=False),
        "workforce_member_by_presumption",
    ),
]


@pytest.mark.parametrize(("person", "status"), [pytest.param(*row[1:], id=row[0].strip()) for row in ROWS])
def test_the_decision_table(person: Person, status: Status) -> None:
    assert determine(TABLE, person).status == status


def test_two_hats_have_two_statuses_and_the_first_is_told() -> None:
    both = determine(TABLE, replace(TENANT, activities=("treatment", "services_for_practice")))
    assert [hat.case.status for hat in both.hats] == ["separate_covered_entity", "business_associate"]
    assert both.status == "separate_covered_entity"
    turned = determine(TABLE, replace(TENANT, activities=("services_for_practice", "treatment")))
    assert turned.status == "business_associate"
    assert {"space_or_referral_agreement", "business_associate_agreement"} <= set(both.documents)
    assert set(turned.documents) == set(both.documents)
    assert "two_hats" in flags(replace(TENANT, activities=("treatment", "services_for_practice")))


@pytest.mark.parametrize("system", get_args(System))
def test_who_hosts_a_provider_of_their_own_is_their_business_associate(system: System) -> None:
    told = determine(TABLE, replace(TENANT, uses_practice_systems=(system,)))
    assert told.practice_is_business_associate_of_person
    assert "reverse_business_associate_agreement" in told.documents
    assert not determine(TABLE, TENANT).practice_is_business_associate_of_person
    assert not determine(TABLE, GROUP).practice_is_business_associate_of_person


def test_arrangements_are_open_to_providers_of_their_own_alone() -> None:
    both = determine(TABLE, replace(TENANT, joint_arrangement=True, common_ownership=True))
    assert both.arrangements == ("ohca", "affiliated_covered_entity")
    assert {"ohca_memo", "joint_notice", "ace_designation"} <= set(both.documents)
    none = determine(TABLE, replace(CONTRACTOR, joint_arrangement=True, common_ownership=True))
    assert none.arrangements == ()


FLAGS: list[tuple[str, Person, bool]] = [
    ("workforce_by_presumption", GROUP, True),
    ("workforce_by_presumption", CONTRACTOR, False),
    ("undetermined", replace(GROUP, on_site="never"), True),
    ("agreement_missing", BILLER, True),
    ("agreement_missing", replace(BILLER, baa_on_file=True), False),
    ("agreement_missing_meanwhile", replace(BILLER, practice_directs_work="unclear"), True),
    ("agreement_missing_meanwhile", replace(GROUP, on_site="never"), False),
    ("reverse_agreement_missing", replace(TENANT, uses_practice_systems=("phones",)), True),
    ("reverse_agreement_missing", TENANT, False),
    ("workforce_with_agreement", replace(CONTRACTOR, baa_on_file=True), True),
    ("workforce_with_agreement", CONTRACTOR, False),
    ("agreement_not_needed", replace(TENANT, baa_on_file=True), True),
    ("agreement_not_needed", replace(TENANT, baa_on_file=True, uses_practice_systems=("ehr",)), False),
    ("associate_in_our_chart", replace(BILLER, uses_practice_systems=("ehr",)), True),
    ("associate_in_our_chart", replace(BILLER, uses_practice_systems=("phones",)), False),
    ("own_records_but_practice_bills", replace(GROUP, own_records=True), True),
    ("own_billing_but_directed", replace(CONTRACTOR, bills_under="own"), True),
    ("own_billing_without_records", replace(TENANT, own_records=False), True),
    ("employee_not_directed", replace(EMPLOYEE, practice_directs_work="no"), True),
    ("treats_without_phi", replace(TENANT, phi_access=False), True),
    ("state_employment_law", CONTRACTOR, True),
    ("state_employment_law", EMPLOYEE, False),
    ("joint_notice_wanted", replace(TENANT, joint_arrangement=True), True),
    ("ace_not_designated", replace(TENANT, common_ownership=True), True),
    ("joint_but_not_separate", replace(CONTRACTOR, joint_arrangement=True), True),
    ("joint_but_not_separate", replace(TENANT, joint_arrangement=True), False),
    ("own_tools", replace(GROUP, own_tools=True), True),
    ("own_tools", GROUP, False),
    ("training_missing", replace(CONTRACTOR, trained=False), True),
    ("training_missing", replace(TENANT, trained=False), False),
]


def flags(person: Person) -> set[str]:
    return {flag.id for flag in determine(TABLE, person).flags}


@pytest.mark.parametrize(("flag", "person", "raised"), FLAGS)
def test_what_is_flagged(flag: str, person: Person, raised: bool) -> None:
    assert (flag in flags(person)) is raised


def test_every_flag_of_the_edition_is_raised_by_one_of_these() -> None:
    tried = {flag for flag, _, raised in FLAGS if raised} | {"two_hats"}
    assert tried == {flag.id for flag, _ in TABLE.flags}


def test_state_law_is_flagged_by_name_and_decides_nothing() -> None:
    there = determine(TABLE, replace(CONTRACTOR, state="CA"))
    anywhere = determine(TABLE, CONTRACTOR)
    assert any("Ask counsel about CA." in flag.text for flag in there.flags)
    assert any("Ask counsel about your State." in flag.text for flag in anywhere.flags)
    assert (there.status, there.documents, there.reasons) == (anywhere.status, anywhere.documents, anywhere.reasons)


def everybody() -> list[Person]:
    """Every combination of facts for one activity."""
    forms, directs, sites, bills = get_args(TaxForm), get_args(Directs), get_args(OnSite), get_args(BillsUnder)
    truths = (False, True)
    facts = product(forms, truths, directs, sites, get_args(Activity), bills, truths, truths, truths, truths, truths)
    return [
        Person(form, phi, direct, site, (activity,), bill, own, ("ehr",) if uses else (), baa, joint, common)
        for form, phi, direct, site, activity, bill, own, uses, baa, joint, common in facts
    ]


def test_there_is_always_an_answer_with_a_citation() -> None:
    everyone = everybody()
    assert len(everyone) == 6 * 2 * 3 * 3 * 3 * 3 * 2**5
    for person in everyone:
        told = determine(TABLE, person)
        assert told.status in get_args(Status)
        assert told.reasons
        assert all(reason.citation for reason in told.reasons)
        assert told.documents or told.status == "not_involved"
        assert told.flags or told.status not in {"undetermined", "workforce_member_by_presumption"}


def test_a_fact_that_no_case_before_the_deciding_one_reads_changes_nothing() -> None:
    kinds: dict[str, tuple[Any, ...]] = {
        "tax_form": get_args(TaxForm),
        "phi_access": (False, True),
        "practice_directs_work": get_args(Directs),
        "on_site": get_args(OnSite),
        "bills_under": get_args(BillsUnder),
        "own_records": (False, True),
        "baa_on_file": (False, True),
    }
    for person in everybody()[::7]:
        hat = determine(TABLE, person).hats[0]
        read = {fact for case in TABLE.cases[: TABLE.cases.index(hat.case) + 1] for fact in case.when}
        for fact, values in kinds.items():
            if fact not in read:
                assert {determine(TABLE, replace(person, **{fact: value})).status for value in values} == {
                    hat.case.status
                }


@pytest.mark.parametrize(
    "change",
    [
        {"joint_arrangement": True},
        {"common_ownership": True},
        {"state": "CA"},
        {"own_tools": True},
        {"trained": False},
        {"uses_practice_systems": ("ehr", "phones")},
    ],
    ids=str,
)
def test_what_does_not_bear_on_the_status_never_changes_it(change: dict[str, Any]) -> None:
    for person in everybody()[::5]:
        assert determine(TABLE, replace(person, **change)).status == determine(TABLE, person).status


def test_direct_control_makes_workforce_whatever_else_is_true() -> None:
    for person in everybody():
        if person.practice_directs_work == "yes":
            assert determine(TABLE, person).status == "workforce_member"


def test_each_case_decides_about_somebody() -> None:
    decided = {determine(TABLE, person).hats[0].case.id for person in everybody()}
    assert decided == {case.id for case in TABLE.cases}


def test_the_cited_paragraphs_of_the_security_rule_are_its_own() -> None:
    rules = rules_on(TODAY).items
    cited = {duty.citation for case in TABLE.cases for duty in case.duties if duty.citation.startswith("164.3")}
    assert cited
    assert cited - rules.keys() == set()


def test_every_document_has_a_title_and_is_asked_for_by_somebody() -> None:
    parts = [*TABLE.cases, TABLE.hosting, *TABLE.arrangements]
    assert {document for part in parts for document in part.documents} == TABLE.documents.keys()


def test_every_flag_says_what_settles_it() -> None:
    assert all(flag.task for flag, _ in TABLE.flags)


STRUCTURES = {each.id: each for each in structures_on(TODAY)}


@pytest.mark.parametrize(
    ("structure", "agreements"),
    [("employees", 7), ("contractors_as_workforce", 18), ("independent_on_our_systems", 18), ("joint_arrangement", 8)],
)
def test_eleven_clinicians_and_seven_vendors_take_so_many_agreements(structure: str, agreements: int) -> None:
    assert STRUCTURES[structure].count(11, 7) == agreements


def test_each_structure_says_what_to_sign_enforce_and_ask() -> None:
    for each in STRUCTURES.values():
        assert each.duties
        assert all(duty.citation for duty in each.duties)
        assert each.enforce
        assert each.ask
        assert set(each.documents) <= TABLE.documents.keys()


def test_what_the_practice_settles_by_itself_is_flagged_by_the_edition() -> None:
    assert {flag.id for flag, _ in TABLE.flags} >= OURS
    asks_counsel = {flag.id for flag, _ in TABLE.flags if "counsel" in flag.text or "counsel" in flag.task}
    assert not asks_counsel & OURS
