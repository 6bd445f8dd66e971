"""Is page furniture told from text, and are paragraphs and headings found that nothing marks?"""

import pytest

from api.domain.lines import Line, headlike, paragraphs, shed

PROSE = (
    "Everyone who works here locks the screen before leaving the desk, even when it is only",
    "for a minute, and nobody uses the account of somebody else for whatever reason there may",
    "be on a busy day.",
)


def text(*lines: str) -> list[Line]:
    return [Line(line) for line in lines]


def found(*lines: str) -> list[tuple[str, bool]]:
    """Every paragraph and heading of plain text, and whether it is a heading."""
    return [(line.text, line.level > 0) for line in paragraphs(text(*lines))]


def page(number: int, *lines: str) -> list[Line]:
    return [Line(line, page=number) for line in lines]


def dropped(lines: list[Line]) -> list[str]:
    return list(shed(lines)[1])


# furniture


def test_what_runs_along_every_page_is_dropped_and_so_are_the_numbers():
    pages = [
        *page(1, "Maple Street Dental", "Passwords", "Body of one.", "More.", "Confidential 2026", "- 1 -"),
        *page(2, "Maple Street Dental", "Screens", "Body of two.", "More yet.", "Confidential 2026", "- 2 -"),
        *page(3, "Maple Street Dental", "Doors", "Body of three.", "Most.", "Confidential 2026", "iii"),
    ]
    assert [line.text for line in shed(pages)[0]] == [
        *("Passwords", "Body of one.", "More.", "Screens", "Body of two.", "More yet."),
        *("Doors", "Body of three.", "Most."),
    ]
    assert len(dropped(pages)) == 9


def test_a_header_counts_though_the_cover_has_none_and_its_number_changes():
    pages = [
        *page(1, "Our manual"),
        *(each for n in (2, 3, 4) for each in page(n, f"Manual, page {n} of 4", f"Part {'abcde'[n]}.")),
    ]
    assert dropped(pages) == ["Manual, page 2 of 4", "Manual, page 3 of 4", "Manual, page 4 of 4"]


def test_a_line_in_the_midst_of_every_page_is_text():
    one = page(1, "Top", "has", "three.", "Lock the door.", "So", "has", "the end.")
    two = page(2, "Another", "beginning", "here.", "Lock the door.", "Another", "foot", "here.")
    assert dropped([*one, *two]) == []


def test_a_paragraph_that_goes_on_overleaf_is_one():
    pages = [
        *page(1, PROSE[0], "", "Page 1 of 2"),
        *page(2, "", PROSE[1], PROSE[2], "", "Page 2 of 2"),
    ]
    assert [line.text for line in paragraphs(shed(pages)[0])] == [" ".join(PROSE)]


@pytest.mark.parametrize("line", ["Page 3", "page 3 of 12", "- Page 3/12 -"])
def test_a_page_number_in_pasted_text_is_dropped(line):
    assert dropped(text("One.", line, "Two.")) == [line]


@pytest.mark.parametrize("line", ["3", "Page three", "Page 3 has a form.", "2026", "iv"])
def test_a_number_in_pasted_text_may_be_text_and_stays(line):
    assert dropped(text("One.", line, "Two.")) == []


def test_a_table_of_contents_is_dropped_with_its_title():
    lines = text(
        *(
            "Table of Contents",
            "",
            "Purpose ........ 1",
            "2. Passwords . . . . . 12",
            "Scope\t2",
            "Forms 9",
            "Who signs",
        ),
        *("Purpose", "We keep secrets.", "Scope", "All.", "Forms", "None.", "Who signs", "The owner."),
    )
    assert dropped(lines) == [line.text for line in lines[:7] if line.text]


def test_contents_that_are_no_table_stay():
    assert dropped(text("Contents", "The first-aid kit holds plasters.", "Scissors")) == []


def test_without_a_title_only_dots_or_a_tab_make_an_entry():
    lines = text("Purpose ....... 1", "Scope\t2", "Room 3", "Purpose", "Why.", "Scope", "Who.", "Room", "Which.")
    assert dropped(lines) == ["Purpose ....... 1", "Scope\t2"]


def test_a_million_dots_are_judged_at_once():
    assert dropped(text("." * 1_000_000, ". " * 500_000 + "x", "a\t" * 300_000)) == []


# paragraphs


def test_lines_that_end_where_the_page_was_full_are_one_paragraph():
    assert found(*PROSE, "", *PROSE) == [(" ".join(PROSE), False)] * 2


def test_a_short_line_that_ends_a_sentence_ends_the_paragraph():
    assert found(*PROSE, "Visitors sign in.", *PROSE[:2], "be.")[1:] == [
        ("Visitors sign in.", False),
        (f"{PROSE[0]} {PROSE[1]} be.", False),
    ]


def test_text_that_is_not_broken_into_lines_has_a_paragraph_a_line():
    long = "A paragraph of more than a hundred and twenty letters goes on and on in one single line, as programs of today write it. So."
    assert found(long, long, "short, too.") == [(long, False), (long, False), ("short, too.", False)]


def test_short_lines_are_a_paragraph_each_though_all_are_as_long_as_the_longest():
    assert [line for line, _ in found("We lock the doors.", "We close the blinds.", "Lights go off.")] == [
        *("We lock the doors.", "We close the blinds.", "Lights go off."),
    ]


@pytest.mark.parametrize("mark", ["- ", "• ", "* ", "1. ", "(a) ", "iv) ", "2.1 "])
def test_every_item_of_a_list_stands_by_itself(mark):
    first, second = f"{mark}{PROSE[0]}", f"{mark}{PROSE[1]}"
    assert [line for line, _ in found("Always:", first, second, PROSE[2])][-2:] == [first, f"{second} {PROSE[2]}"]


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("The docu\u00ad", "ment is kept.", "The document is kept."),
        ("A self-", "assessment is made.", "A self-assessment is made."),
        ("Locks -", "and keys.", "Locks - and keys."),
    ],
)
def test_a_word_that_was_broken_is_put_together_and_loses_no_hyphen_of_its_own(first, second, whole):
    assert found(first, second) == [(whole, False)]


# headings


@pytest.mark.parametrize(
    "heading",
    [
        "PASSWORDS AND ACCOUNTS",
        "Purpose",
        "Purpose:",
        "3. Scope",
        "2.1 Passwords",
        "2.1.4 Passwords of vendors",
        "IV. Passwords",
        "Section 4 - Passwords",
        "POLICY 12: Passwords",
        "Who may have a key",
    ],
)
def test_a_line_that_looks_like_a_heading_is_one(heading):
    assert found("We write.", "", heading, "", *PROSE)[1:] == [(heading, True), (" ".join(PROSE), False)]


@pytest.mark.parametrize(
    "line",
    [
        "Lock the door.",
        "lock the door",
        "- Lock the door",
        "Lock the door,",
        "12",
        "Lock the door and then see to it that whoever comes after you finds it locked",
    ],
)
def test_a_line_that_does_not_is_none(line):
    assert all(not heading for _, heading in found("We write.", "", line, "", *PROSE))


def test_items_with_numbers_are_no_headings_and_neither_is_the_last_of_them():
    lines = found("We do this:", "1. Lock the door", "2. Set the alarm", "3. Leave by the back", *PROSE)
    assert not any(heading for _, heading in lines)


def test_a_counted_heading_stays_one_above_items_that_are_counted_otherwise():
    lines = found(
        *("IV. Keys and locks", "A. Each door has a lock.", "B. Each lock has a key.", "1. Doors", "a. Close them."),
        *("V. Alarms", "We have one."),
    )
    assert [line for line, heading in lines if heading] == ["IV. Keys and locks", "1. Doors", "V. Alarms"]


def test_short_lines_apart_are_no_headings_when_no_text_follows():
    assert not any(heading for _, heading in found("We write.", "", "Lock the door", "", "Set the alarm", "", "Leave"))


def test_the_first_line_is_the_highest_heading_and_dots_count_levels():
    lines = paragraphs(text("Password policy", "We write.", "1.2 Length", "Long.", "1.2.3 Signs", "Odd."))
    assert [line.level for line in lines] == [1, 0, 3, 0, 4, 0]


def test_what_the_document_says_of_itself_is_taken_as_told():
    assert paragraphs([Line("lock up.", 4), Line("At night.")]) == (Line("lock up.", 4), Line("At night."))


@pytest.mark.parametrize(
    ("line", "could"), [("Keys", True), ("Key holders", True), ("", False), ("1.2", False), ("K", False)]
)
def test_a_heading_has_words(line, could):
    assert headlike(line) is could
