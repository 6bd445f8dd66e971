"""Does a conclusion name every published text it rests on?"""

from datetime import date

import pytest

from api.domain.catalogs import catalogs_on, editions
from api.domain.editions import NoEdition, checksum
from api.domain.methods import own_method
from tests.practices import CATALOGS, NIST_30, NIST_66, TODAY

OWN = own_method(
    "own",
    "Our table",
    likelihoods=("low", "high"),
    impacts=("low", "high"),
    grid={"low": ("low", "low"), "high": ("low", "high")},
    edition=TODAY,
)
BESIDES = {
    "asset_types",
    "breach_rule",
    "contradictions",
    "crosswalk_csf_2_0",
    "crosswalk_hicp_2023",
    "crosswalk_hph_cpg",
    "crosswalk_sp_800_53_r5",
    "crosswalk_sp_800_66_r2",
    "nist_sp_800_30_r1",
    "not_applicable",
    "privacy_rule",
    "questions",
    "security_rule",
    "threats",
}


@pytest.mark.parametrize(
    ("method", "more"), [(NIST_30, set()), (NIST_66, {"nist_sp_800_66_r2"}), (OWN, set())], ids=["30", "66", "own"]
)
def test_a_conclusion_names_its_catalogs_and_its_method(method, more: set[str]):
    named = editions(CATALOGS, method)
    assert [name for name, _, _ in named] == sorted(BESIDES | more)


def test_an_edition_is_named_with_its_day_and_checksum():
    rule = next(line for line in editions(CATALOGS, NIST_30) if line[0] == "security_rule")
    assert rule == ("security_rule", date(2013, 3, 26), checksum("security_rule", date(2013, 3, 26)))


def test_two_days_under_the_same_editions_share_their_parts():
    later = catalogs_on(date(2027, 2, 1))
    assert later.day == date(2027, 2, 1)
    assert later.bank is CATALOGS.bank
    assert later.rules is CATALOGS.rules
    assert later.pairs is CATALOGS.pairs


def test_before_the_first_edition_there_is_nothing_to_stand_on():
    with pytest.raises(NoEdition):
        catalogs_on(date(2010, 1, 1))
