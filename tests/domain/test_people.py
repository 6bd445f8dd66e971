"""Is a roster understood as it was typed?"""

from datetime import date

import pytest

from api.domain.people import COLUMNS, read_people


def read(**cells: str):
    """What one row means, or why it means nothing."""
    sheet = read_people([{"name": "Robin Reyes"} | cells])
    return dict(sheet.lines[0].values) if sheet.lines else [(fault.at, fault.message) for fault in sheet.faults]


def test_a_whole_row_is_read_by_its_columns():
    row = {
        "job": "Nurse, part time",
        "roles": "Nurse; front desk",
        "sites": "Main office; Mill Road",
        "email": "Robin@Example.org",
        "started_on": "3/1/2024",
        "ended_on": "",
        "trained_on": "2026-01-15",
        "note": "Tuesdays.",
    }
    assert {"name", *row} == set(COLUMNS)
    assert read(**row) == {
        "job": "Nurse, part time",
        "roles": ("clinicians", "front_desk"),
        "sites": ("Main office", "Mill Road"),
        "email": "robin@example.org",
        "started_on": date(2024, 3, 1),
        "trained_on": date(2026, 1, 15),
        "note": "Tuesdays.",
    }


@pytest.mark.parametrize(
    ("cell", "means"),
    [
        ("1099", ("contractors",)),
        ("Biller, biller; Billing", ("billing",)),
        ("Owner / manager", None),
        ("manager;;", ("officers",)),
        ("pilot", None),
    ],
)
def test_groups_come_in_many_words_and_each_once(cell: str, means: object):
    told = read(roles=cell)
    if means is None:
        ((column, message),) = told
        assert (column, "front desk" in message) == ("roles", True)
    else:
        assert told == {"roles": means}


@pytest.mark.parametrize(
    "cell", ["robin", "robin@", "a b@example.org", "a@b@c.org", "robin@example", "x" * 250 + "@example.org"]
)
def test_an_address_can_be_written_to(cell: str):
    ((column, message),) = read(email=cell)
    assert (column, "name@example.com" in message) == ("email", True)


def test_every_fault_is_told_at_once():
    rows = [
        {"name": "Ann", "roles": "pilot", "started_on": "soon"},
        {"name": "", "job": "Nurse"},
        {"name": "ann", "email": "ann"},
    ]
    assert [(fault.row, fault.at) for fault in read_people(rows).faults] == [
        (1, "roles"),
        (1, "started_on"),
        (2, "name"),
        (3, "email"),
        (3, "name"),
    ]
