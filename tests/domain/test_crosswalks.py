"""Does every mapping lead from a paragraph of the law to something that exists, and say whose mapping it is?"""

from datetime import date

import pytest

from api.domain.crosswalks import CROSSWALKS, Crosswalk, crosswalks_on, targets_for
from api.domain.standards import rules_on

TODAY = date(2026, 11, 22)
BY_ID = {crosswalk.id: crosswalk for crosswalk in crosswalks_on(TODAY)}
each_crosswalk = pytest.mark.parametrize("crosswalk", BY_ID.values(), ids=lambda crosswalk: crosswalk.id)


def test_all_five_are_there_today():
    assert tuple(BY_ID) == CROSSWALKS


@pytest.mark.parametrize(
    ("id", "targets", "pairs"),
    [
        ("crosswalk_sp_800_53_r5", 108, 279),
        ("crosswalk_csf_2_0", 36, 77),
        ("crosswalk_sp_800_66_r2", 104, 152),
        ("crosswalk_hicp_2023", 19, 65),
        ("crosswalk_hph_cpg", 20, 50),
    ],
)
def test_each_has_its_targets_and_pairs(id: str, targets: int, pairs: int):
    assert (len(BY_ID[id].targets), len(BY_ID[id].pairs)) == (targets, pairs)


@each_crosswalk
def test_both_ends_of_a_pair_exist(crosswalk: Crosswalk):
    assert {pair.citation for pair in crosswalk.pairs} <= set(rules_on(TODAY).items)
    assert {pair.target for pair in crosswalk.pairs} == set(crosswalk.targets)


@each_crosswalk
def test_no_pair_stands_twice(crosswalk: Crosswalk):
    assert len({(pair.citation, pair.target) for pair in crosswalk.pairs}) == len(crosswalk.pairs)


@each_crosswalk
def test_a_mapping_says_whose_it_is(crosswalk: Crosswalk):
    assert crosswalk.label.endswith(".")
    assert crosswalk.authority == ("guidance" if crosswalk.edition == date(2024, 2, 14) else "advice")


def test_the_csf_mapping_is_called_derived_and_not_official():
    csf = BY_ID["crosswalk_csf_2_0"]
    assert csf.derived
    assert "not official" in csf.label
    assert [crosswalk.id for crosswalk in BY_ID.values() if crosswalk.derived] == [csf.id]


def test_practices_that_could_not_be_verified_are_left_out():
    assert not {"10.S.B", "10.S.C"} & set(BY_ID["crosswalk_hicp_2023"].targets)


def test_a_mapping_is_not_used_before_it_was_published():
    assert crosswalks_on(date(2024, 2, 13)) == ()
    assert [crosswalk.id for crosswalk in crosswalks_on(date(2024, 2, 14))] == [
        "crosswalk_sp_800_53_r5",
        "crosswalk_sp_800_66_r2",
    ]


def test_a_paragraph_finds_what_it_corresponds_to():
    found = targets_for("164.308(a)(1)(ii)(A)", TODAY)
    assert [target.id for target in found["crosswalk_sp_800_53_r5"]] == ["RA-2", "RA-3"]
    assert [target.id for target in found["crosswalk_csf_2_0"]] == ["ID.RA-01", "ID.RA-04", "ID.RA-05"]
    assert found["crosswalk_sp_800_66_r2"][0].title == "Conduct Risk Assessment"


def test_a_paragraph_that_nobody_mapped_finds_nothing():
    assert targets_for("164.528(c)(2)", TODAY) == {}


def test_nist_s_old_paragraph_numbers_are_named_beside_the_ones_in_force():
    notes = {(pair.citation, pair.note) for pair in BY_ID["crosswalk_sp_800_53_r5"].pairs if pair.note}
    assert notes == {
        ("164.308(b)(3)", "NIST prints 164.308(b)(4)."),
    }
