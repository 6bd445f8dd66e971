"""Are stored values said to people as people say them?"""

import pytest

from api.documents.glyphs import FALLBACK, FONTS, LETTERS, code_points, drawable
from api.documents.words import counted, listed, lower, sentence, since, us_date, us_instant, words


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("very_high", "Very high"),
        ("not_applicable", "Not applicable"),
        ("ehr_cloud", "EHR cloud"),
        ("e_mail", "E-mail"),
        ("it", "IT"),
        ("nist_sp_800_30_r1", "NIST SP 800-30 Revision 1"),
        ("iPad at the front desk", "iPad at the front desk"),
        ("R-014", "R-014"),
        ("", ""),
    ],
)
def test_identifiers_are_words_and_a_persons_words_stay(value, said):
    assert words(value) == said


@pytest.mark.parametrize(("value", "said"), [("very_high", "very high"), ("it", "IT"), ("ephi", "ePHI"), ("", "")])
def test_identifiers_fit_in_the_middle_of_a_sentence(value, said):
    assert lower(value) == said


@pytest.mark.parametrize(
    ("iso", "said"),
    [("2026-11-22", "November 22, 2026"), ("2027-01-05", "January 5, 2027"), ("", ""), ("soon", "soon")],
)
def test_days_are_us_dates(iso, said):
    assert us_date(iso) == said


@pytest.mark.parametrize(
    ("iso", "zone", "said"),
    [
        ("2026-11-22T20:04:00Z", "America/Chicago", "November 22, 2026, 2:04 PM (America/Chicago)"),
        ("2026-11-22T06:00:00+00:00", "America/Chicago", "November 22, 2026, 12:00 AM (America/Chicago)"),
        ("2026-11-22T03:30:00Z", "America/New_York", "November 21, 2026, 10:30 PM (America/New_York)"),
        ("2026-11-22T12:00:00Z", "Nowhere/Else", "November 22, 2026, 12:00 PM (UTC)"),
        ("2026-11-22T12:00:00Z", "", "November 22, 2026, 12:00 PM (UTC)"),
        ("2026-11-22T12:00:00Z", "../../etc/passwd", "November 22, 2026, 12:00 PM (UTC)"),
        ("2026-11-22", "America/Chicago", "November 22, 2026"),
        ("", "America/Chicago", ""),
    ],
)
def test_instants_are_told_on_the_practices_clock(iso, zone, said):
    assert us_instant(iso, zone) == said


@pytest.mark.parametrize(
    ("items", "most", "said"),
    [
        ((), 0, ""),
        (("a",), 0, "a"),
        (("a", "b"), 0, "a and b"),
        (("a", "b", "c"), 0, "a, b and c"),
        (("a", "b", "c", "d"), 2, "a, b and 2 more"),
    ],
)
def test_names_are_listed_as_in_a_sentence(items, most, said):
    assert listed(items, most) == said


@pytest.mark.parametrize(("number", "said"), [(1, "1 risk"), (0, "0 risks"), (2000, "2,000 risks")])
def test_counts_agree_with_their_noun(number, said):
    assert counted(number, "risk") == said


@pytest.mark.parametrize(("text", "said"), [("Done", "Done."), ("Done.", "Done."), ("Why? ", "Why?"), ("", "")])
def test_a_sentence_ends_once(text, said):
    assert sentence(text) == said


@pytest.mark.parametrize(
    ("reference", "said"),
    [("3", "analysis 3"), ("2025-11-03", "the analysis of November 3, 2025"), ("last year's", "last year's")],
)
def test_the_analysis_before_is_called_by_number_or_day(reference, said):
    assert since(reference) == said


@pytest.mark.parametrize("name", [*LETTERS, FALLBACK])
def test_the_bundled_fonts_draw_the_letters_of_american_english_and_its_neighbors(name):
    assert {ord(character) for character in "AZaz09 ,.'’“”–—áéíñüçøß§·"} <= code_points((FONTS / name).read_bytes())


def test_plain_text_is_drawn_as_it_is():
    assert (
        drawable("Front desk computer 1 (North), 45 CFR 164.312(a)(2)(iv)")
        == "Front desk computer 1 (North), 45 CFR 164.312(a)(2)(iv)"
    )
