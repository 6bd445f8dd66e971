"""What is a practice like this likely to have? Lists that stand for the people we build for, and what holds for all."""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from itertools import product
from typing import Any

import pytest

from api.domain.assets import asset_types_on
from api.domain.choosing import tags
from api.domain.editions import NoEdition
from api.domain.facts import Ehr, Kind, Profile
from api.domain.proposals import Proposal, Usual, propose, runs, taken, usual_on
from api.domain.standards import rules_on
from tests.practices import PROFILES, TODAY

USUAL = usual_on(TODAY)
TYPES = asset_types_on(TODAY)
VENDORS = [usual for usual in USUAL.values() if usual.kind == "vendor"]
YES_OR_NO = [fact.name for fact in fields(Profile) if fact.type is bool]

each_usual = pytest.mark.parametrize("usual", USUAL.values(), ids=lambda usual: usual.id)
each_vendor = pytest.mark.parametrize("vendor", VENDORS, ids=lambda usual: usual.id)


def proposed(profile: Profile) -> tuple[Proposal, ...]:
    return propose(USUAL, profile, (), (), ())


def ids(profile: Profile) -> list[str]:
    return [proposal.usual.id for proposal in proposed(profile)]


def practices() -> Iterator[Profile]:
    """Every kind with every chart, alone and not, with an office and without, saying no to all else and yes to all."""
    bare: Any = dict.fromkeys(YES_OR_NO, False)
    full: Any = dict.fromkeys(YES_OR_NO, True)
    for kind, ehr, people, office, facts in product(Kind, Ehr, (1, 9), (True, False), (bare, full)):
        yield replace(Profile(kind=kind, ehr=ehr, people=people, **facts), office=office)


EVERYBODY = tuple(practices())


def test_a_therapist_who_works_alone_by_video_sees_twelve_lines():
    assert ids(PROFILES["solo telehealth therapist"]) == [
        "ehr",
        "email",
        "telehealth",
        "messaging",
        "laptops",
        "personal-phones",
        "home-office",
        "accounts",
        "whole-practice",
        "ehr-vendor",
        "email-vendor",
        "telehealth-vendor",
    ]


def test_a_dental_office_with_its_own_server_and_imaging_sees_what_stands_there():
    dental = Profile(Kind.DENTAL, people=6, ehr=Ehr.ONSITE, server=True, medical_devices=True)
    assert ids(dental) == [
        "ehr-onsite",
        "ehr-server",
        "email",
        "billing",
        "eprescribing",
        "imaging-dental",
        "imaging-computer",
        "front-desk",
        "operatories",
        "back-office",
        "laptops",
        "wifi",
        "network",
        "backup-drive",
        "copier",
        "fax",
        "phones",
        "premises",
        "accounts",
        "whole-practice",
        "ehr-vendor-onsite",
        "email-vendor",
        "backup",
        "claims",
        "answering",
        "imaging-vendor",
    ]


LENGTHS = {
    "nine people who said yes to nothing": (Profile(people=9), 20),
    "nine people with paper and video visits": (Profile(people=9, paper=True, telehealth=True), 24),
    "nine people with an IT firm and a website too": (
        Profile(people=9, paper=True, telehealth=True, it_provider=True, website=True),
        26,
    ),
    "nine people who said yes to everything": (PROFILES["nine people, every feature"], 42),
    "a dentist alone with paper and a website": (PROFILES["solo dentist with an office"], 19),
    "a physical therapist alone in an office": (Profile(Kind.THERAPY), 15),
    "four counselors who meet by video only": (
        Profile(Kind.BEHAVIORAL_HEALTH, people=4, office=False, telehealth=True, home_work=True),
        14,
    ),
    "two optometrists with cameras": (Profile(Kind.OPTOMETRY, people=5, medical_devices=True), 22),
    "a chiropractor on paper": (Profile(Kind.CHIROPRACTIC, people=3, ehr=Ehr.NONE, paper=True), 18),
}


@pytest.mark.parametrize(("profile", "lines"), LENGTHS.values(), ids=LENGTHS.keys())
def test_each_practice_sees_so_many_lines(profile: Profile, lines: int):
    assert len(proposed(profile)) == lines


def test_nobody_sees_everything():
    assert max(len(proposed(profile)) for profile in EVERYBODY) < len(USUAL) * 5 // 6


@pytest.mark.parametrize("profile", EVERYBODY, ids=str)
def test_systems_come_before_vendors_and_no_type_or_service_is_proposed_twice(profile: Profile):
    lines = [proposal.usual for proposal in proposed(profile)]
    types = [usual.type for usual in lines if usual.type]
    services = [usual.service for usual in lines if usual.kind == "vendor"]
    assert [usual.kind for usual in lines] == sorted(usual.kind for usual in lines)
    assert len(set(types)) == len(types)
    assert len(set(services)) == len(services)


@pytest.mark.parametrize("fact", YES_OR_NO)
def test_a_yes_takes_no_kind_of_system_or_vendor_off_the_list(fact: str):
    """A line may give way to one that fits better; what it is about stays."""
    for profile in EVERYBODY:
        no, yes = (proposed(replace(profile, **{fact: said})) for said in (False, True))
        before, after = ({(p.usual.type, p.usual.service) for p in lines} for lines in (no, yes))
        assert before <= after, profile


@pytest.mark.parametrize("fact", YES_OR_NO)
def test_a_yes_removes_no_line_that_does_not_name_it(fact: str):
    for profile in EVERYBODY:
        no, yes = (replace(profile, **{fact: said}) for said in (False, True))
        ended = set(tags(no) - tags(yes)) | {f"!{tag}" for tag in tags(yes) - tags(no)}
        for gone in set(ids(no)) - set(ids(yes)):
            assert ended & set(USUAL[gone].needs), (gone, profile)


def test_more_people_never_mean_less():
    for profile in EVERYBODY:
        few, many = (proposed(replace(profile, people=people)) for people in (2, 30))
        counts = {proposal.usual.id: proposal.count for proposal in many}
        assert all(proposal.count <= counts[proposal.usual.id] for proposal in few)


@each_usual
def test_every_line_reaches_somebody(usual: Usual):
    assert any(usual.id in ids(profile) for profile in EVERYBODY)


@each_usual
def test_a_line_needs_only_tags_that_some_practice_has(usual: Usual):
    held = frozenset().union(*(tags(profile) for profile in EVERYBODY))
    assert {need.removeprefix("!") for need in usual.needs} <= held


@each_usual
def test_a_line_says_in_a_few_plain_words_why_it_is_here(usual: Usual):
    assert usual.because.endswith(".")
    assert 40 < len(usual.because) < 160
    assert "complian" not in usual.because.lower()
    assert 0 < len(usual.name) <= 40


@each_usual
def test_a_system_is_of_a_known_type_and_holds_what_the_type_says(usual: Usual):
    if usual.type is None:
        assert usual.kind == "vendor"
        return
    may = {"yes": {"yes"}, "no": {"no"}, "sometimes": {"yes", "unknown"}}
    assert usual.holds_ephi in may[TYPES[usual.type].holds_ephi]


@each_usual
def test_a_system_is_run_by_a_vendor_on_the_list(usual: Usual):
    assert not usual.run_by or usual.run_by in {vendor.service for vendor in VENDORS}
    assert not usual.run_by or usual.service
    assert usual.kind == "asset" or not usual.run_by


@each_vendor
def test_a_vendor_cites_the_paragraph_that_asks_for_its_assurances(vendor: Usual):
    assert vendor.service
    assert vendor.citation == ("164.502(e)(1)" if vendor.id == "shredding" else "164.308(b)(1)")
    assert vendor.citation in rules_on(TODAY).items
    assert "agreement" in vendor.because


@each_vendor
def test_a_vendor_that_is_itself_on_the_inventory_is_a_service_there(vendor: Usual):
    assert vendor.type is None or TYPES[vendor.type].category == "vendor_service"


def test_a_system_cites_nothing_since_no_rule_asks_for_it():
    assert {usual.citation for usual in USUAL.values() if usual.kind == "asset"} == {""}


@each_vendor
def test_no_vendor_is_taken_for_another(vendor: Usual):
    known = {usual.service for usual in USUAL.values() if usual.service and vendor.knows(usual.service)}
    assert known == {vendor.service}


WORDINGS = [
    ("ehr-vendor", "EHR", True),
    ("ehr-vendor", "our ehr.", True),
    ("ehr-vendor", "EHR, e-prescribing, billing and patient portal, hosted", True),
    ("ehr-vendor", "Electronic  Health-Record", True),
    ("ehr-vendor", "Wehrle Leasing", False),
    ("ehr-vendor", "", False),
    ("email-vendor", "E-mail and cloud folders", True),
    ("email-vendor", "email", True),
    ("email-vendor", "Mails statements", False),
    ("it", "Looks after computers, server and network", True),
    ("it", "Built the website and looks after it", False),
    ("claims", "Clearinghouse for claims and remittances", True),
    ("claims", "Billing software", False),
    ("backup", "Nightly backup of the file server", True),
    ("texting-vendor", "Appointment reminders by text", True),
    ("ai-vendor", "AI scribe, on trial with two clinicians", True),
    ("answering", "Takes calls after hours", True),
    ("shredding", "Locked bins and shredding on site", True),
    ("imaging-vendor", "Imaging center across the street", False),
]


@pytest.mark.parametrize(("vendor", "said", "known"), WORDINGS)
def test_a_vendor_on_record_is_recognized_by_what_it_does(vendor: str, said: str, known: bool):
    assert USUAL[vendor].knows(said) is known


@pytest.mark.parametrize(
    ("system", "said", "so"),
    [
        ("ehr", "EHR", True),
        ("ehr-onsite", "EMR", True),
        ("portal", "EHR", True),
        ("portal", "Patient portal", False),
        ("telehealth", "Video visits", True),
        ("telehealth", "EHR", False),
        ("it", "IT support", True),
        ("laptops", "IT support", False),
        ("laptops", "", False),
    ],
)
def test_who_most_likely_runs_a_system(system: str, said: str, so: bool):
    assert runs(USUAL, USUAL[system], said) is so


@pytest.mark.parametrize(
    ("line", "types", "services", "so"),
    [
        ("ehr", (), (), False),
        ("ehr", ("ehr_cloud",), (), True),
        ("ehr", ("ehr_onsite",), ("EHR",), False),
        ("ehr-vendor", ("ehr_cloud",), (), False),
        ("ehr-vendor", (), ("Website", "EMR"), True),
        ("it", ("it_provider",), (), False),
        ("it", (), ("IT support",), False),
        ("it", ("it_provider",), ("IT support",), True),
    ],
)
def test_a_line_is_taken_when_nothing_of_it_is_missing(line: str, types: Any, services: Any, so: bool):
    assert taken(USUAL[line], types, services) is so


def test_what_is_on_record_and_what_was_struck_stay_on_the_list_and_say_so():
    profile = Profile(people=9)
    lines = propose(USUAL, profile, {"laptop"}, {"EHR"}, {"fax", "gone-since"})
    assert [line.usual.id for line in lines] == ids(profile)
    assert {line.usual.id for line in lines if line.taken} == {"laptops", "ehr-vendor"}
    assert {line.usual.id for line in lines if line.struck} == {"fax"}


def test_a_line_names_the_vendor_that_runs_it_where_that_is_proposed_too():
    vendors = {line.usual.id: line.vendor for line in proposed(PROFILES["solo telehealth therapist"])}
    assert vendors["ehr"] == "ehr-vendor"
    assert vendors["telehealth"] == "telehealth-vendor"
    assert vendors["messaging"] is None
    onsite = {line.usual.id: line.vendor for line in proposed(Profile(people=4, ehr=Ehr.ONSITE))}
    assert onsite["billing"] == "ehr-vendor-onsite"


@pytest.mark.parametrize(
    ("line", "people", "count"),
    [
        ("front-desk", 1, 1),
        ("front-desk", 5, 1),
        ("front-desk", 6, 2),
        ("exam-rooms", 9, 3),
        ("exam-rooms", 10, 4),
        ("personal-phones", 9, 5),
        ("wifi", 10_000, 1),
        ("laptops", 10_000, 2_500),
    ],
)
def test_how_many_there_may_be(line: str, people: int, count: int):
    assert USUAL[line].count(people) == count


def test_there_is_no_list_before_the_first():
    with pytest.raises(NoEdition):
        usual_on(date(2026, 6, 30))


def test_the_list_of_a_day_is_loaded_once():
    assert usual_on(TODAY) is usual_on(date(2027, 3, 1))
