"""A notice has its five elements, names what it lacks, and says nothing that is not on record."""

from dataclasses import replace
from datetime import date
from itertools import product
from typing import get_args

import pytest

from api.domain.incidents import Kind
from api.domain.letters import LETTERS, Facts, LetterId, write
from tests.days import TODAY

TOLD = {
    "what_happened": "A laptop was stolen from a locked car.\nIt was not encrypted.",
    "information": "Names, dates of birth and diagnoses.",
    "protection": "Look through the statements of your insurer.",
    "response": "We have told the police and encrypted every other laptop.",
    "contact": "Call us free of charge at 800-555-0100.",
}
FACTS = Facts(
    practice="Maple Street Family Medicine",
    role="covered_entity",
    reference="I-0001",
    kind="lost_or_stolen_device",
    happened_on=date(2026, 3, 2),
    discovered_on=date(2026, 3, 3),
    affected=612,
    residents={"OH": 600, "KY": 12},
    told=TOLD,
    covered_entity="Elm Clinic",
)
WITH_ELEMENTS = [each for each in get_args(LetterId) if each != "hhs"]


@pytest.mark.parametrize("id", WITH_ELEMENTS)
def test_it_has_the_five_elements_in_their_order(id: LetterId) -> None:
    letter = write(FACTS, id, TODAY)
    assert [citation for _, _, citation in letter.parts] == [f"164.404(c)(1)({n})" for n in "ABCDE"]
    assert letter.lacks == ()


def test_what_happened_ends_with_both_days() -> None:
    (_, told, _), *_ = write(FACTS, "individual", TODAY).parts
    assert told == (
        "A laptop was stolen from a locked car.",
        "It was not encrypted.",
        "It happened on March 2, 2026. We found out on March 3, 2026.",
    )


def test_a_day_that_nobody_knows_is_said_to_be_unknown() -> None:
    (_, told, _), *_ = write(replace(FACTS, happened_on=None), "individual", TODAY).parts
    assert told[-1] == "We do not know on which day. We found out on March 3, 2026."


@pytest.mark.parametrize(("field", "id"), list(product(TOLD, get_args(LetterId))))
def test_an_element_that_nobody_wrote_is_named_in_every_letter(field: str, id: LetterId) -> None:
    letter = write(replace(FACTS, told=TOLD | {field: ""}), id, TODAY)
    assert [lacking for lacking, _ in letter.lacks] == [field]


def test_the_sheet_lacks_a_count_and_the_associates_letter_an_addressee() -> None:
    bare = replace(FACTS, affected=None, covered_entity="")
    assert [field for field, _ in write(bare, "hhs", TODAY).lacks] == ["affected"]
    assert [field for field, _ in write(bare, "covered_entity", TODAY).lacks] == ["covered_entity"]
    assert write(bare, "individual", TODAY).lacks == ()


@pytest.mark.parametrize(("affected", "said"), [(499, "Fewer than 500: 499"), (500, "500 or more: 500")])
def test_the_sheet_counts_as_the_portal_does(affected: int, said: str) -> None:
    sheet = {label: told for label, told, _ in write(replace(FACTS, affected=affected), "hhs", TODAY).parts}
    assert sheet["How many people"] == (said,)
    assert sheet["By State"] == ("KY 12 and OH 600",)


@pytest.mark.parametrize("kind", get_args(Kind))
def test_every_kind_of_incident_has_a_line_on_the_portal(kind: str) -> None:
    sheet = {label: told for label, told, _ in write(replace(FACTS, kind=kind), "hhs", TODAY).parts}
    assert all(sheet[label][0] for label in ("Type of breach", "Where the information was"))


def test_a_business_associate_tells_the_covered_entity_first() -> None:
    assert LETTERS["business_associate"][0] == "covered_entity"
    assert "covered_entity" not in LETTERS["covered_entity"]
