"""How does a practice look on paper?"""

from dataclasses import replace

import pytest

from api.domain.facts import Ehr, Kind, Profile
from api.domain.profiles import LACKS, describe
from tests.practices import FEATURES

EVERY = replace(Profile(people=9), **dict.fromkeys(FEATURES, True))


@pytest.mark.parametrize("feature", ["office", *FEATURES])
def test_every_fact_of_the_profile_is_a_sentence_when_it_is_so_and_a_word_in_the_last_one_when_it_is_not(feature: str):
    with_, without = describe(EVERY), describe(replace(EVERY, **{feature: False}))
    assert len(set(with_) - set(without)) == 1
    (lacks,) = set(without) - set(with_)
    assert lacks.startswith(LACKS)
    assert lacks == without[-1]


def test_a_practice_without_anything_lists_all_it_has_not():
    assert describe(Profile(office=False))[2:] == (
        (
            "It has, by its own account, no office, server in the office, paper records, telehealth, work from home, "
            "personal phones at work, texting, contractors, AI tools, connected medical devices, website, outside IT firm, "
            "clearinghouse function, group health plan of its own, tie to a government body and no work as a business associate."
        ),
    )


@pytest.mark.parametrize("profile", [*(Profile(kind=kind) for kind in Kind), *(Profile(ehr=ehr) for ehr in Ehr)])
def test_every_kind_and_every_place_of_the_chart_has_a_sentence(profile: Profile):
    assert all(sentence.endswith(".") for sentence in describe(profile))
    assert len(describe(profile)) == 4
