"""Is a list of the firms outside understood as it was typed?"""

from datetime import date

import pytest

from api.domain.vendors import COLUMNS, read_vendors


def read(**cells: str):
    """What one row means, or why it means nothing."""
    sheet = read_vendors([cells])
    return dict(sheet.lines[0].values) if sheet.lines else [(fault.at, fault.message) for fault in sheet.faults]


@pytest.mark.parametrize(
    ("cell", "means"),
    [
        *((cell, "on_file") for cell in ("on file", "on_file", "Yes", "signed", "x")),
        *((cell, "missing") for cell in ("missing", "No", "none", "not signed")),
        *((cell, "not_needed") for cell in ("not needed", "n/a", "not required")),
        *((cell, "unknown") for cell in ("unknown", "?", "not sure")),
    ],
)
def test_an_agreement_is_there_or_not_in_many_words(cell: str, means: str):
    assert read(name="Chartwell", agreement=cell) == {"agreement": means}


def test_an_agreement_is_not_there_halfway():
    told = '"verbal" is not clear here; write on file, missing, not needed or unknown'
    assert read(name="Chartwell", agreement="verbal") == [("agreement", told)]


def test_a_whole_row_is_read_by_its_columns():
    row = {
        "name": "Chartwell",
        "service": "EHR",
        "touches_phi": "yes",
        "agreement": "signed",
        "agreement_signed_on": "2025-02-01",
        "agreement_ends_on": "2/1/2028",
        "multi_factor": "unknown",
        "ended_on": "n/a",
        "note": "Renews by itself.",
    }
    assert set(row) == set(COLUMNS)
    assert read(**row) == {
        "service": "EHR",
        "touches_phi": "yes",
        "agreement": "on_file",
        "agreement_signed_on": date(2025, 2, 1),
        "agreement_ends_on": date(2028, 2, 1),
        "multi_factor": "unknown",
        "note": "Renews by itself.",
    }
