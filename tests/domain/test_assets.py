"""Does the list of asset types cover what a small practice has, and is an inventory understood as it was typed?"""

from datetime import date

import pytest

from api.domain.assets import COLUMNS, WORDS, AssetType, asset_types_on, read_assets
from api.domain.cells import Fault, letters
from api.domain.editions import NoEdition
from api.domain.threats import pairs_on

TODAY = date(2026, 11, 22)
TYPES = asset_types_on(TODAY)
SUCH = "use a kind from the list, such as Laptop, File server or Cloud EHR"


def test_there_are_61_types_in_12_categories():
    assert len(TYPES) == 61
    assert {kind.category for kind in TYPES.values()} == {
        "application",
        "workstation",
        "mobile",
        "server",
        "network",
        "medical_device",
        "media",
        "paper",
        "communication",
        "vendor_service",
        "facility",
        "ai",
    }


@pytest.mark.parametrize("kind", TYPES.values(), ids=lambda kind: kind.id)
def test_a_type_says_what_it_is_for_in_one_plain_sentence(kind: AssetType):
    assert kind.summary.endswith(".")
    assert kind.summary.count(". ") == 0
    assert kind.holds_ephi in {"yes", "no", "sometimes"}
    assert kind.owner
    assert kind.asks


@pytest.mark.parametrize("kind", TYPES.values(), ids=lambda kind: kind.id)
def test_every_type_is_exposed_to_some_threat(kind: AssetType):
    assert any(kind.id in pair.asset_types for pair in pairs_on(TODAY).values())


def test_labels_are_told_apart():
    assert len({kind.label for kind in TYPES.values()}) == 61


def test_there_is_no_list_before_the_first():
    with pytest.raises(NoEdition):
        asset_types_on(date(2026, 6, 30))


def read(**cells: str):
    """What one row means, or why it means nothing."""
    sheet = read_assets([cells], TYPES)
    return dict(sheet.lines[0].values) if sheet.lines else [(fault.at, fault.message) for fault in sheet.faults]


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("laptop", "laptop"),
        ("Laptops", "laptop"),
        ("MacBook", "laptop"),
        ("PC", "office_workstation"),
        ("work-station", "office_workstation"),
        ("Front Desk PC", "reception_workstation"),
        ("reception_workstation", "reception_workstation"),
        ("phone", "smartphone_practice"),
        ("desk phone", "phone_system"),
        ("Server", "application_server"),
        ("NAS", "file_server"),
        ("router", "office_network"),
        ("Wi-Fi", "wireless_network"),
        ("wifi", "wireless_network"),
        ("printer", "copier_printer"),
        ("Copier, printer or scanner with storage", "copier_printer"),
        ("EHR", "ehr_cloud"),
        ("EHR hosted in the office", "ehr_onsite"),
        ("E-mail", "email_service"),
        ("USB sticks", "portable_media"),
    ],
)
def test_a_kind_is_told_by_its_id_its_label_or_a_common_word(cell: str, kind: str):
    assert read(name="It", type=cell) == {"type": kind}


@pytest.mark.parametrize("kind", TYPES.values(), ids=lambda kind: kind.id)
def test_every_kind_is_told_by_its_id_and_by_its_label(kind: AssetType):
    assert read(name="It", type=kind.id) == read(name="It", type=kind.label.upper()) == {"type": kind.id}


def test_a_common_word_means_one_kind_and_no_other_kinds_label():
    meant = [(letters(word), id) for id, words in WORDS.items() for word in words]
    labels = {letters(word): kind.id for kind in TYPES.values() for word in (kind.id, kind.label)}
    assert len(meant) == len(dict(meant))
    assert {word for word, _ in meant}.isdisjoint(labels)
    assert set(WORDS) == set(TYPES)


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("labtop", '"labtop" is no kind of asset that we know; did you mean Laptop?'),
        ("toaster", f'"toaster" is no kind of asset that we know; {SUCH}'),
        ("z" * 200, f'"{"z" * 39}…" is no kind of asset that we know; {SUCH}'),
        ("z" * 201, "has 201 characters, and 200 fit"),
    ],
)
def test_a_kind_that_we_do_not_know_is_not_guessed_at_but_asked_about(cell: str, told: str):
    assert read(name="It", type=cell) == [("type", told)]


def test_a_common_word_means_nothing_where_the_edition_lacks_its_kind():
    older = {id: kind for id, kind in TYPES.items() if id != "laptop"}
    (fault,) = read_assets([{"name": "It", "type": "notebook"}], older).faults
    assert fault.at == "type"


def test_a_whole_row_is_read_by_its_columns():
    row = {
        "name": "Laptop of Dr. Lee",
        "type": "Laptop",
        "holds_ephi": "Y",
        "site": "Main  office",
        "group": "n/a",
        "vendor": "Dell",
        "location": "Room 2",
        "owner": "Ann Lee",
        "encrypted": "n/a",
        "multi_factor": "no",
        "shared_sign_in": "?",
        "supported": "TRUE",
        "critical": "x",
        "count": "2.0",
        "added_on": "3/1/2026",
        "retired_on": "",
        "note": "Bought used.",
    }
    assert set(row) == set(COLUMNS)
    assert read(**row) == {
        "type": "laptop",
        "holds_ephi": "yes",
        "site": "Main office",
        "vendor": "Dell",
        "location": "Room 2",
        "owner": "Ann Lee",
        "encrypted": "not_applicable",
        "multi_factor": "no",
        "shared_sign_in": "unknown",
        "supported": "yes",
        "critical": True,
        "count": 2,
        "added_on": date(2026, 3, 1),
        "note": "Bought used.",
    }


def test_every_fault_is_told_with_its_row_and_column():
    rows = [{"name": "A", "type": "PC"}, {"name": "B", "holds_ephi": "n/a", "count": "0"}, {"type": "PC"}]
    sheet = read_assets(rows, TYPES)
    assert [line.name for line in sheet.lines] == ["A"]
    assert sheet.faults == (
        Fault(2, "holds_ephi", '"n/a" is not clear here; write yes, no or unknown'),
        Fault(2, "count", '"0" will not do; write a whole number from 1 to 100,000'),
        Fault(3, "name", "give it a name, by which it is known when you paste it again"),
    )
