"""Do the Word file and the workbook say the same as the PDF, with the same bytes each time and nothing that runs?"""

import re
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from io import BytesIO

import docx
import openpyxl
import pytest

from api.documents.docx import render_docx
from api.documents.report import draw_up
from api.documents.seal import Seal
from api.documents.xlsx import MOST_CHARACTERS, render_xlsx
from api.domain.frozen import digest
from api.domain.snapshots import Analysis
from tests.documents.reading import text_of
from tests.documents.sample import empty, sample

FINAL = sample(60)
SEAL = Seal(digest(FINAL), "9b" * 32, 1842, "2026-11-22T20:05:11Z")
HOSTILE = [
    "=HYPERLINK(1)",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\x00\x0b\ud800 \ufffe\U0001f600",
    "x" * 40_000,
    "",
    "<a>&amp;]]>",
]

Render = Callable[[Analysis, Seal | None], bytes]
FORMATS = pytest.mark.parametrize("render", [render_docx, render_xlsx])


def named(text: str) -> Analysis:
    practice, asset = replace(FINAL.practice, name=text), replace(FINAL.assets[0], name=text)
    risk = replace(FINAL.risks[0], number=text, title=text, threat=text, assets=(text,), reason=text)
    return replace(empty("final"), method=FINAL.method, practice=practice, risks=(risk,), assets=(asset,))


@FORMATS
def test_the_same_analysis_gives_the_same_bytes_in_another_second(render: Render):
    first = render(FINAL, SEAL)
    time.sleep(2.1)  # a ZIP counts in steps of two seconds
    assert render(sample(60), SEAL) == first


@FORMATS
def test_every_timestamp_is_the_analysis_own(render: Render):
    with zipfile.ZipFile(BytesIO(render(FINAL, SEAL))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 22, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", core)) == {"2026-11-22T00:00:00Z"}


@FORMATS
@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_gives_a_file_that_opens(render: Render, text: str):
    assert zipfile.ZipFile(BytesIO(render(named(text), None))).testzip() is None


@FORMATS
def test_an_empty_practice_gets_a_file(render: Render):
    assert zipfile.ZipFile(BytesIO(render(empty(), None))).testzip() is None


def test_the_word_file_has_every_chapter_and_every_risk():
    text = text_of(render_docx(FINAL, SEAL))
    report = draw_up(FINAL, SEAL)
    assert all(f"{number}  {chapter.title}" in text for number, chapter in enumerate(report.chapters, 1))
    assert all(f"{risk.number}  {risk.title}" in text for risk in FINAL.risks)
    assert SEAL.chain_head in text


def test_the_word_file_of_a_draft_says_so_and_names_what_is_missing():
    document = render_docx(sample(3, "draft"), None)
    assert "DRAFT" in docx.Document(BytesIO(document)).sections[0].header.paragraphs[0].text
    assert "Nobody has approved the accepted level." in text_of(document)
    assert "DRAFT" not in docx.Document(BytesIO(render_docx(FINAL, SEAL))).sections[0].header.paragraphs[0].text


def test_tables_in_the_word_file_repeat_their_heading_row():
    opened = docx.Document(BytesIO(render_docx(FINAL, SEAL)))
    assert all(table.rows[0]._tr.xpath("w:trPr/w:tblHeader") for table in opened.tables)


def test_the_workbook_has_a_row_a_risk_a_gap_a_task_and_an_asset_or_vendor():
    book = openpyxl.load_workbook(BytesIO(render_xlsx(FINAL, SEAL)))
    rows = {sheet.title: sheet.max_row - 1 for sheet in book}
    held = len(FINAL.assets) + len(FINAL.vendors)
    assert book.sheetnames == ["Register", "Gaps", "Inventory", "Plan", "Heat map", "About"]
    assert (rows["Register"], rows["Gaps"], rows["Inventory"], rows["Plan"]) == (
        60,
        len(FINAL.gaps),
        held,
        len(FINAL.tasks),
    )


def test_every_sheet_has_a_frozen_heading_a_filter_and_set_widths():
    for sheet in openpyxl.load_workbook(BytesIO(render_xlsx(FINAL, SEAL))):
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(sheet.column_dimensions[cell.column_letter].width >= 8 for cell in sheet[1])
        assert all(cell.value for cell in sheet[1])


def test_days_are_dates_that_sort():
    sheet = openpyxl.load_workbook(BytesIO(render_xlsx(FINAL, SEAL)))["Register"]
    due = next(cell.column for cell in sheet[1] if cell.value == "Due")
    values = [sheet.cell(row, due).value for row in range(2, sheet.max_row + 1)]
    assert sum(isinstance(value, datetime) for value in values) == sum(
        bool(risk.response.due_on) for risk in FINAL.risks
    )


@pytest.mark.parametrize("text", HOSTILE[:5])
def test_text_that_could_be_a_formula_is_text(text):
    sheet = openpyxl.load_workbook(BytesIO(render_xlsx(named(text), None)))["Register"]
    (row,) = sheet.iter_rows(min_row=2)
    assert row[1].value == text
    assert row[1].data_type == "s"
    assert row[1].quotePrefix


def test_no_sheet_holds_a_formula():
    with zipfile.ZipFile(BytesIO(render_xlsx(named("=1+1"), None))) as archive:
        assert not any(b"<f>" in archive.read(name) or b"<f " in archive.read(name) for name in archive.namelist())


def test_a_text_longer_than_a_cell_is_cut_and_says_so():
    sheet = openpyxl.load_workbook(BytesIO(render_xlsx(named("x" * 40_000), None)))["Register"]
    value = str(sheet["B2"].value)
    assert len(value) == MOST_CHARACTERS
    assert value.endswith("… (cut)")
