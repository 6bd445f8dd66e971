"""Does a document become sections of statements in its own words, and is nothing of it lost but page furniture?"""

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.domain.lines import HEADING, Line, shed
from api.domain.readings import (
    CHARACTERS,
    PARAGRAPHS,
    SECTIONS,
    STATEMENTS,
    UNTITLED,
    Reading,
    TooLong,
    Wordless,
    arrange,
)

POLICY = """Password policy

Purpose
This policy says how {everyone} here signs in.

2.1 Length
• At least twelve letters.
• No names.

Page 1 of 1
"""


def lines(text: str) -> list[Line]:
    return [Line(line) for line in text.splitlines()]


def told(reading: Reading) -> list[tuple[str, list[str]]]:
    return [(section.title, [each.text for each in section.statements]) for section in reading.sections]


def letters(text: str) -> str:
    return "".join(re.findall(r"\w", text))


def test_a_heading_opens_a_section_and_every_paragraph_and_item_is_a_statement():
    reading = arrange(lines(POLICY), "scan0001.txt", wrapped=True)
    assert reading.title == "Password policy"
    assert told(reading) == [
        ("Purpose", ["This policy says how (everyone) here signs in."]),
        ("2.1 Length", ["At least twelve letters.", "No names."]),
    ]
    assert reading.dropped == ("Page 1 of 1",)


def test_statements_have_ids_of_their_own_and_cover_nothing_yet():
    statements = [each for section in arrange(lines(POLICY), wrapped=True).sections for each in section.statements]
    assert [each.id for each in statements] == ["own-1", "own-2", "own-3"]
    assert {(each.covers, each.asserts, each.places) for each in statements} == {((), (), ())}


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Sanction_Policy v2.docx", "Sanction Policy v2"),
        ("", UNTITLED),
        ("{practice}.pdf", "(practice)"),
        ("a\u202eb\x00.pdf", "ab"),
        ("x" * 300 + ".pdf", "x" * HEADING),
    ],
)
def test_a_document_without_a_heading_above_all_others_is_called_like_its_file(name, title):
    reading = arrange([Line("Before all."), Line("Purpose", 1), Line("Why."), Line("Scope", 1), Line("Who.")], name)
    assert (reading.title, told(reading)[0]) == (title, (title, ["Before all."]))


def test_two_headings_side_by_side_make_no_title():
    reading = arrange([Line("Purpose", 1), Line("Why."), Line("Scope", 1), Line("Who.")], "rules.md")
    assert (reading.title, told(reading)) == ("rules", [("Purpose", ["Why."]), ("Scope", ["Who."])])


def test_text_below_the_title_goes_under_it_and_a_heading_without_text_stays():
    reading = arrange([Line("Rules", 1), Line("For all."), Line("Part one", 2), Line("Keys", 3), Line("Lock up.")])
    assert told(reading) == [("Rules", ["For all."]), ("Part one", []), ("Keys", ["Lock up."])]


def test_a_long_paragraph_is_cut_after_a_sentence():
    sentence = "Nobody shares a password with anybody. "
    text = (sentence * 300).strip()
    (_, pieces), *_ = told(arrange([Line(text)]))
    assert len(pieces) == 3
    assert all(len(piece) <= CHARACTERS and piece.endswith("anybody.") for piece in pieces)
    assert " ".join(pieces) == text


@pytest.mark.parametrize(
    ("text", "sizes"), [("word " * 2_000, [3_999, 3_999, 1_999]), ("x" * 9_000, [4_000, 4_000, 1_000])]
)
def test_a_paragraph_without_sentences_is_cut_between_words_or_anywhere(text, sizes):
    (_, pieces), *_ = told(arrange([Line(text)]))
    assert [len(piece) for piece in pieces] == sizes
    assert letters("".join(pieces)) == letters(text)


def test_a_section_holds_what_a_policy_takes_and_goes_on_under_its_name():
    reading = arrange([Line("Rules", 1), *[Line(f"Rule {number}.") for number in range(STATEMENTS + 1)]])
    assert [(section.title, len(section.statements)) for section in reading.sections] == [
        ("Rules", STATEMENTS),
        ("Rules", 1),
    ]


def test_the_deepest_headings_become_text_when_there_are_more_than_a_policy_takes():
    manual = [Line("Manual", 1)]
    for number in range(SECTIONS - 1):
        manual += [Line(f"Chapter {number}", 2), Line("Keys", 3), Line("Lock up.")]
    assert told(arrange(manual)) == [(f"Chapter {number}", ["Keys", "Lock up."]) for number in range(SECTIONS - 1)]


def test_a_heading_that_is_too_long_for_one_is_a_paragraph():
    assert told(arrange([Line("Rules", 1), Line("x" * (HEADING + 1), 2)])) == [("Rules", ["x" * (HEADING + 1)])]


def test_what_cannot_be_seen_goes_and_what_can_stays_whole():
    (_, (text,)), *_ = told(arrange([Line("Lo\u00adck \u202eup\u2066,\x07 \ud800Größe \t\n 5\u00a0mm")]))
    assert text == "Lock up, Größe 5 mm"


def test_more_paragraphs_than_are_read_at_once_are_refused_and_none_is_cut_off():
    arrange([Line("Rule.")] * PARAGRAPHS)
    with pytest.raises(TooLong, match="2,001 paragraphs"):
        arrange([Line("Rule.")] * (PARAGRAPHS + 1))


@pytest.mark.parametrize(
    "nothing",
    [[], [Line("")], [Line("Rules", 1), Line("Keys", 2)], [Line("Page 1 of 1")], [Line("• "), Line("\u200b")]],
)
def test_a_document_without_text_is_refused(nothing):
    with pytest.raises(Wordless):
        arrange(nothing)


WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"), max_size=60)
FURNITURE = st.sampled_from(
    ["", "Page 3 of 9", "Table of contents", "Purpose .... 3", "- item", "2.1 Keys", "SCOPE", "Purpose", "x" * 5_000]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS | FURNITURE, max_size=25), st.booleans())
def test_no_letter_of_a_plain_text_is_lost_but_what_is_dropped(texts, paged):
    source = [Line(text, page=1 + place // 5 if paged else 0) for place, text in enumerate(texts)]
    try:
        reading = arrange(source, wrapped=True)
    except Wordless:
        return
    read = ""
    for section in reading.sections:
        read += ("" if section.title == UNTITLED else section.title) + "".join(each.text for each in section.statements)
    kept = [line.text for line in shed(source)[0]]
    assert letters("".join(kept)) in {letters(read), letters(reading.title + read)}
    assert Counter(filter(str.strip, (*kept, *reading.dropped))) == Counter(filter(str.strip, texts))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.builds(Line, WORDS, st.integers(0, 9), st.integers(0, 3)), max_size=30),
    st.booleans(),
    st.text(max_size=20),
)
def test_what_comes_of_any_lines_can_be_drafted_as_a_policy(source, wrapped, name):
    try:
        reading = arrange(source, name, wrapped=wrapped)
    except Wordless:
        return
    ids = [each.id for section in reading.sections for each in section.statements]
    assert len(set(ids)) == len(ids)
    assert 0 < len(reading.title) <= HEADING
    for section in reading.sections:
        assert 0 < len(section.title.strip()) <= HEADING
        assert len(section.statements) <= STATEMENTS
        assert all(0 < len(each.text.strip()) <= CHARACTERS and not each.places for each in section.statements)
