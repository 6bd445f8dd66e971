"""Does a signed paper say what was signed, by whom and when, and no more?"""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from api.documents import pdf
from api.documents.signings import draw_up
from api.domain.signings import Paper, Signed, papers_on
from tests.days import TODAY
from tests.documents.reading import ARCHIVAL, letters, pages, standards
from tests.documents.test_pdf import HOSTILE

PAPERS = papers_on(TODAY)
AT = datetime(2026, 11, 23, 3, 4, tzinfo=UTC)


def signed(paper: Paper) -> Signed:
    return Signed("Maple Street Family Medicine", "America/Chicago", "Robin Reyes", paper, "robin reyes", AT)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.id)
def test_it_holds_the_whole_text_the_name_as_typed_the_moment_and_the_digest(paper: Paper):
    text = letters(" ".join(pages(pdf.render_memo(draw_up(signed(paper))))))

    cited = [f"{each.text} {each.citation}" for each in paper.rests_on]
    told = ("Robin Reyes", "robin reyes", "November 22, 2026, 9:04 PM", paper.terms.digest, paper.terms.says)
    for words in (*told, *paper.terms.promises, *cited):
        assert letters(words) in text


def test_it_is_dated_by_the_practices_clock():
    assert draw_up(signed(PAPERS[0])).date == (2026, 11, 22)


def test_it_is_archival_and_the_same_bytes_for_the_same_signing():
    first, again = (pdf.render_memo(draw_up(signed(PAPERS[0]))) for _ in range(2))
    assert ARCHIVAL.items() <= standards(first).items()
    assert first == again


def test_a_name_that_looks_like_markup_is_printed_as_it_is():
    name = " next ".join(HOSTILE.values())
    printed = pdf.render_memo(draw_up(replace(signed(PAPERS[0]), signed_as=name)))
    assert letters(name) in letters(" ".join(pages(printed)))
