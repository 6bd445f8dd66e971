"""What does somebody mean by what they typed into a spreadsheet?"""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain import cells
from api.domain.cells import Fault, Unclear, key, quoted, read_rows

COLUMNS = {"name": cells.name, "owner": cells.pointer, "critical": cells.flag, "note": cells.note}


@pytest.mark.parametrize(
    ("cell", "means"),
    [
        *((cell, "yes") for cell in ("yes", "Y", "TRUE", "x", "X", "1", "✓", " Yes. ")),
        *((cell, "no") for cell in ("no", "N", "FALSE", "0", "No!")),
        *((cell, "unknown") for cell in ("unknown", "?", "not sure", "Don’t know", "do not know", "not_sure")),
        *(
            (cell, "not_applicable")
            for cell in ("n/a", "N/A", "NA", "not applicable", "Not_Applicable", "not-applicable")
        ),
    ],
)
def test_yes_no_unknown_and_not_applicable_are_said_in_many_ways(cell: str, means: str):
    assert cells.yes_no_na(cell) == means


@pytest.mark.parametrize(
    ("reader", "cell", "allowed"),
    [
        (cells.yes_no, "n/a", "yes, no or unknown"),
        (cells.yes_no, "partly", "yes, no or unknown"),
        (cells.yes_no_na, "some", "yes, no, unknown or n/a"),
        (cells.flag, "unknown", "yes or no"),
    ],
)
def test_what_a_field_does_not_know_is_refused_with_what_it_does(reader: Any, cell: str, allowed: str):
    with pytest.raises(Unclear) as refusal:
        reader(cell)
    assert str(refusal.value) == f'"{cell}" is not clear here; write {allowed}'


@pytest.mark.parametrize(
    ("cell", "means"),
    [
        ("2026-03-01", date(2026, 3, 1)),
        ("2026-3-1", date(2026, 3, 1)),
        ("3/1/2026", date(2026, 3, 1)),
        ("03/01/2026", date(2026, 3, 1)),
        ("12/31/2026", date(2026, 12, 31)),
        ("2/29/2024", date(2024, 2, 29)),
        ("none", None),
        ("N/A", None),
        ("unknown", None),
    ],
)
def test_a_day_is_written_as_in_a_database_or_as_in_the_united_states(cell: str, means: date | None):
    assert cells.day(cell) == means


@pytest.mark.parametrize("cell", ["2/29/2026", "31/12/2026", "3/1/26", "2026-13-01", "March 1", "0/0/0000", "٣/1/2026"])
def test_what_is_no_day_is_refused_with_how_to_write_one(cell: str):
    with pytest.raises(Unclear) as refusal:
        cells.day(cell)
    assert str(refusal.value) == f'"{cell}" is no day that we can read; write it as 2026-03-01 or 3/1/2026'


@pytest.mark.parametrize(
    ("cell", "means"), [("3", 3), ("3.0", 3), ("1,200", 1200), ("100,000.00", 100_000), ("007", 7)]
)
def test_a_number_is_written_as_spreadsheets_write_them(cell: str, means: int):
    assert cells.whole(1, 100_000)(cell) == means


@pytest.mark.parametrize("cell", ["0", "100,001", "1.5", "-3", "two", "1,2", "1e3", "9" * 12, "1 200", "²"])
def test_what_is_no_number_in_bounds_is_refused_with_the_bounds(cell: str):
    with pytest.raises(Unclear) as refusal:
        cells.whole(1, 100_000)(cell)
    assert str(refusal.value) == f'"{cell}" will not do; write a whole number from 1 to 100,000'


def test_a_text_fits_or_is_refused_with_how_much_does():
    assert cells.name("x" * 200) == "x" * 200
    assert cells.note("x" * 10_000) == "x" * 10_000
    for reader, most in ((cells.name, 200), (cells.note, 10_000)):
        with pytest.raises(Unclear, match=f"^has {most + 1:,} characters, and {most:,} fit$"):
            reader("x" * (most + 1))


def test_a_line_loses_its_breaks_and_a_note_keeps_them():
    assert (cells.name("Front\n  desk"), cells.note("One.\nTwo.")) == ("Front desk", "One.\nTwo.")


@pytest.mark.parametrize(
    "same", ["Front Desk PC", "front desk pc", "FRONTDESK  PC", " Front\u00a0Desk PC ", "\uff26ront desk PC"]
)
def test_neither_case_nor_spaces_make_another_name(same: str):
    assert key(same) == "frontdeskpc"


def test_what_stands_between_letters_does():
    assert key("PC-1") != key("PC1")


def test_a_cell_is_quoted_short():
    assert (quoted("Toaster"), quoted("x" * 41)) == ('"Toaster"', f'"{"x" * 39}…"')


def read(*rows: dict[str, str]):
    sheet = read_rows(rows, COLUMNS)
    return [(line.row, line.name, dict(line.values)) for line in sheet.lines], list(sheet.faults)


def test_a_row_says_what_its_cells_say_and_nothing_of_the_empty_ones():
    told = {"name": " Chart ", "owner": "", "critical": "yes", "note": " - "}
    assert read(told) == ([(1, "Chart", {"critical": True})], [])


def test_nobody_is_called_none():
    assert read({"name": "Chart", "owner": "none"}) == ([(1, "Chart", {})], [])


def test_an_empty_row_says_nothing_and_counts():
    lines, faults = read({"name": "A"}, {}, {"name": "\x1c", "note": "–"}, {"name": "B", "critical": "maybe"})
    assert lines == [(1, "A", {})]
    assert [(fault.row, fault.at) for fault in faults] == [(4, "critical")]


def test_every_fault_of_a_row_is_told():
    lines, faults = read({"note": "x" * 10_001, "critical": "perhaps"})
    assert lines == []
    assert faults == [
        Fault(1, "note", "has 10,001 characters, and 10,000 fit"),
        Fault(1, "critical", '"perhaps" is not clear here; write yes or no'),
        Fault(1, "name", "give it a name, by which it is known when you paste it again"),
    ]


def test_a_name_stands_in_one_row_only():
    lines, faults = read({"name": "Chart"}, {"name": "Mail"}, {"name": "CHART "}, {"name": "chart"})
    assert [name for _, name, _ in lines] == ["Chart", "Mail"]
    assert faults == [Fault(row, "name", "row 1 has this name already; give each its own") for row in (3, 4)]


@given(st.lists(st.dictionaries(st.sampled_from(sorted(COLUMNS)), st.text(max_size=300)), max_size=6))
def test_whatever_is_typed_is_read_or_told_as_a_fault(rows: list[dict[str, str]]):
    lines, faults = read(*rows)
    told = {row for row, _, _ in lines}
    refused = {fault.row for fault in faults}
    assert not told & refused
    assert told | refused <= set(range(1, len(rows) + 1))
    assert all(values.keys() <= COLUMNS.keys() - {"name"} for _, _, values in lines)
