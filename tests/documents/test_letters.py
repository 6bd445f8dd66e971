"""Does a letter of designation stay one page that can be signed, whatever was typed?"""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from api.documents import docx, pdf
from api.documents.letters import draw_letter
from api.domain.designations import Letter, Term, charges_on
from tests.documents.reading import ARCHIVAL, pages, standards, text_of
from tests.documents.test_pdf import HOSTILE

ON = date(2026, 11, 22)
EDITION = charges_on(ON)
TERM = Term(UUID(int=1), "security_official", False, "Ann Ode", date(2026, 3, 2))
LETTER = Letter(
    practice="Maple Street Family Medicine",
    charge=EDITION.posts[0],
    charges=EDITION,
    term=TERM,
    job="Office manager",
    designated_by="Dr. Amara Osei",
    designated_on=ON,
    follows="Ben Ito",
    beside="Cy Day",
    note="Two hours a week are set aside.",
)


@pytest.mark.parametrize("deputy", [False, True])
@pytest.mark.parametrize("charge", EDITION.posts, ids=lambda charge: charge.id)
def test_each_letter_is_one_page_with_two_places_to_sign(charge, deputy):
    says = replace(LETTER, charge=charge, term=replace(TERM, duty=charge.id, deputy=deputy, ended_on=ON))

    document = pdf.render_memo(draw_letter(says))

    assert standards(document) == ARCHIVAL
    (page,) = pages(document)
    said = " ".join(page.split())
    assert "Dr. Amara Osei, for the practice Day Ann Ode, who accepts it Day" in said
    assert "Last day November 22, 2026" in said
    assert ("The rules ask for no deputy" in said) is deputy


def test_what_is_not_known_is_left_out_and_a_missing_deputy_is_said():
    says = replace(LETTER, job="", follows="", beside="", note="")
    facts = dict(draw_letter(says).facts)

    assert set(facts) == {"Person", "From", "Deputy", "Designated by"}
    assert facts["Deputy"] == ("nobody is named",)


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE)
def test_what_was_typed_is_drawn_and_never_run(typed):
    says = replace(LETTER, practice=typed, note=typed, term=replace(TERM, person=typed))

    assert standards(pdf.render_memo(draw_letter(says))) == ARCHIVAL


def test_in_word_there_is_room_to_sign_too():
    assert "Ann Ode, who accepts it, and the day" in text_of(docx.render_memo(draw_letter(LETTER)))
