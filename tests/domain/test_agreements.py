"""Who is asked about which device, and what a new text of the agreement leaves to be agreed to anew."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.agreements import CATALOG, Own, Terms, asked, owed, terms_on
from api.domain.editions import NoEdition, published

FIRST = published(CATALOG)[0]
TERMS = terms_on(FIRST)
OWN = st.builds(Own, st.uuids().map(str), st.booleans(), st.booleans(), st.sampled_from(["", TERMS.digest, "older"]))


@pytest.mark.parametrize(
    ("own", "is_asked", "is_owed"),
    [
        (Own("a", personal=True, back=False, agreed_to=""), True, True),
        (Own("a", personal=True, back=False, agreed_to="the digest of an older text"), True, True),
        (Own("a", personal=True, back=False, agreed_to=TERMS.digest), True, False),
        (Own("a", personal=True, back=True, agreed_to=""), False, False),
        (Own("a", personal=False, back=False, agreed_to=""), False, False),
    ],
)
def test_their_own_devices_in_use_are_asked_about(own: Own, is_asked: bool, is_owed: bool) -> None:
    assert (bool(asked([own])), bool(owed([own], TERMS))) == (is_asked, is_owed)


@given(st.lists(OWN))
def test_whoever_agrees_to_all_that_is_owed_owes_nothing(devices: list[Own]) -> None:
    left = {own.id for own in owed(devices, TERMS)}
    after = [replace(own, agreed_to=TERMS.digest) if own.id in left else own for own in devices]
    assert owed(after, TERMS) == []
    assert left <= {own.id for own in asked(devices)}


@pytest.mark.parametrize(
    "other",
    [
        replace(TERMS, title="Another title"),
        replace(TERMS, purpose="For another reason."),
        replace(TERMS, promises=TERMS.promises[:-1]),
        replace(TERMS, promises=TERMS.promises[::-1]),
    ],
    ids=["title", "purpose", "one less", "in another order"],
)
def test_another_text_has_another_digest(other: Terms) -> None:
    assert other.digest != TERMS.digest


def test_the_day_of_an_edition_and_whose_word_it_is_change_nothing_of_the_text() -> None:
    assert replace(TERMS, edition=FIRST + timedelta(1), says="").digest == TERMS.digest


def test_the_agreement_is_told_to_be_our_advice_and_fits_on_a_phone() -> None:
    assert "our advice" in TERMS.says
    assert len(TERMS.promises) <= 8
    assert max(len(promise) for promise in TERMS.promises) <= 160


def test_before_the_first_edition_there_is_nothing_to_agree_to() -> None:
    with pytest.raises(NoEdition):
        terms_on(date(2000, 1, 1))
