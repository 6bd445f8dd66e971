"""Does a certificate say what was taken and no more, and can any name stand on it?"""

from dataclasses import replace
from datetime import date

import pytest

from api.documents import pdf
from api.documents.certificates import Given, draw_up
from api.domain.courses import courses_on
from tests.documents.reading import ARCHIVAL, letters, pages, standards
from tests.documents.test_pdf import HOSTILE

ON = date(2026, 11, 22)
COURSE = courses_on(ON).courses["billing"]
HERE = Given("Robin Reyes", ON, "", "", "Robin Reyes", 4, 5)
ELSEWHERE = Given("Robin Reyes", ON, "The medical society", "An evening in May.", "Ann Lee")


def printed(given: Given) -> bytes:
    return pdf.render_memo(draw_up("Maple Street Family Medicine", COURSE, given))


def test_a_course_taken_here_stands_with_its_score_its_lessons_and_the_digest_of_its_text():
    text = letters(" ".join(pages(printed(HERE))))

    lessons = [f"{lesson.title} {'; '.join(lesson.citations)}" for lesson in COURSE.lessons]
    for words in ("Certificate of training", "Robin Reyes", "4 of 5 questions right", COURSE.sha256, *lessons):
        assert letters(words) in text


def test_a_training_elsewhere_stands_for_a_course_and_claims_nothing_of_its_text():
    text = letters(" ".join(pages(printed(ELSEWHERE))))

    for words in ("Training elsewhere, on record", "Given by The medical society", "Put on record by Ann Lee"):
        assert letters(words) in text
    assert COURSE.sha256 not in text
    assert letters(COURSE.lessons[0].title) not in text


@pytest.mark.parametrize("given", [HERE, ELSEWHERE], ids=["here", "elsewhere"])
def test_it_is_archival_and_the_same_bytes_for_the_same_training(given: Given):
    assert ARCHIVAL.items() <= standards(printed(given)).items()
    assert printed(given) == printed(given)


def test_a_name_that_looks_like_markup_is_printed_as_it_is():
    name = " next ".join(HOSTILE.values())

    assert letters(name) in letters(" ".join(pages(printed(replace(HERE, person=name)))))
