"""Is what was published still what it was, and is the right edition found for a day?"""

import shutil
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from api.domain.editions import NoEdition, checksum, in_force, read
from scripts.lock_catalog import CATALOG, add_new, find_faults, main, read_lock

LOCKED = read_lock(CATALOG)
AUTHORITIES = {"law", "guidance", "advice", "proposed"}


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    root = tmp_path / "catalog"
    shutil.copytree(CATALOG, root)
    return root


def test_an_edition_is_in_force_from_its_own_day():
    assert in_force("security_rule", date(2013, 3, 26)) == date(2013, 3, 26)
    assert in_force("security_rule", date(2026, 11, 22)) == date(2013, 3, 26)


def test_before_the_first_edition_there_is_none_and_the_first_is_named():
    with pytest.raises(NoEdition, match="the first took force on 2013-03-26"):
        in_force("security_rule", date(2013, 3, 25))


EDITIONS = sorted({tuple(path.removesuffix(".toml").split("/")[:2]) for path in LOCKED})


@pytest.mark.parametrize(("folder", "day"), EDITIONS)
def test_an_edition_says_what_it_is_and_with_what_authority(folder: str, day: str):
    tables = read(folder, date.fromisoformat(day))
    assert tables["title"]
    assert tables["source"]
    assert tables["authority"] in AUTHORITIES


@pytest.mark.parametrize(("folder", "day"), EDITIONS)
def test_no_two_entries_of_an_edition_share_an_id(folder: str, day: str):
    tables = read(folder, date.fromisoformat(day))
    for name in {"item", "type", "target", "pair", "question", "section", "rule"} & set(tables):
        if folder.startswith("crosswalk") and name == "pair":
            continue
        ids = [row["id"] if "id" in row else row["citation"] for row in tables[name]]
        assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("path", LOCKED)
def test_no_locked_edition_has_changed(path: str):
    assert sha256((CATALOG / path).read_bytes()).hexdigest() == LOCKED[path]


def test_a_seal_quotes_the_checksum_that_is_locked():
    assert checksum("security_rule", date(2013, 3, 26)) == LOCKED["security_rule/2013-03-26.toml"]


def test_lock_is_sorted_by_path():
    assert list(LOCKED) == sorted(LOCKED)


def test_a_changed_byte_is_noticed_and_the_lock_left_alone(catalog: Path):
    rule = catalog / "security_rule" / "2013-03-26.toml"
    rule.write_bytes(rule.read_bytes().replace(b'"required"', b'"Required"', 1))
    before = (catalog / "LOCK").read_bytes()
    with pytest.raises(SystemExit, match=r"^security_rule/2013-03-26\.toml is locked and has changed"):
        main([], catalog)
    assert (catalog / "LOCK").read_bytes() == before


def test_a_vanished_edition_is_noticed(catalog: Path):
    (catalog / "threats" / "2026-07-01.toml").unlink()
    assert [fault.split(" is ")[0] for fault in find_faults(catalog)] == ["threats/2026-07-01.toml"]


def test_a_new_edition_is_added_to_what_is_locked(catalog: Path):
    new = catalog / "threats" / "2027-01-01.toml"
    new.write_text('title = "Next"\n', "utf-8")
    assert add_new(catalog, ["threats"]) == ["threats/2027-01-01.toml"]
    locked = read_lock(catalog)
    assert {path: locked[path] for path in LOCKED} == LOCKED
    assert locked["threats/2027-01-01.toml"] == sha256(new.read_bytes()).hexdigest()
    assert find_faults(catalog) == []


def test_a_catalog_that_is_not_there_cannot_be_locked(catalog: Path):
    with pytest.raises(SystemExit, match="no catalog thraets"):
        main(["thraets"], catalog)
