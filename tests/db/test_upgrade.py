"""Does an installation serve only a database that is exactly at its version, and say what to do otherwise?"""

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect
from sqlmodel import SQLModel, select

from api.db import upgrade as upgrades
from api.db.base import Database, connect, transaction
from api.db.history import Broken, Whole, verify
from api.db.imports import AccountDay, as_day
from api.db.practices import Practice
from api.db.upgrade import Unready, compared, ready, state, upgrade
from tests.databases import KIND

sqlite = pytest.mark.skipif(KIND != "sqlite", reason="only a SQLite file is copied before an upgrade")


@pytest.fixture
def empty(blank: Callable[[], str]) -> Iterator[Database]:
    database = connect(blank())
    yield database
    database.engine.dispose()


@pytest.fixture
def marker(tmp_path: Path) -> Path:
    return tmp_path / "upgrading"


def run(database: Database, *statements: str) -> None:
    with database.writing.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def test_an_empty_database_is_made_ready(empty: Database, marker: Path) -> None:
    assert state(empty).empty
    ready(empty, marker)
    found = state(empty)
    assert (found.empty, found.known, found.present) == (False, True, found.wanted)
    assert {table.name for table in SQLModel.metadata.sorted_tables} <= set(inspect(empty.engine).get_table_names())
    assert not marker.exists()


def test_a_database_that_is_ready_is_left_alone(empty: Database, marker: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ready(empty, marker)
    monkeypatch.setattr(upgrades, "upgrade", lambda *_: pytest.fail("it was upgraded again"))
    ready(empty, marker)


def test_upgrading_twice_does_nothing_the_second_time(empty: Database, marker: Path) -> None:
    assert upgrade(empty, marker) == upgrade(empty, marker) == state(empty).wanted


def test_an_upgrade_cut_short_is_refused_with_what_to_do(empty: Database, marker: Path) -> None:
    ready(empty, marker)
    marker.write_text("from 1 to 2\n")
    with pytest.raises(Unready, match=r"cut short .from 1 to 2.*duecare migrate.*copy"):
        ready(empty, marker)
    upgrade(empty, marker)
    ready(empty, marker)


def test_an_upgrade_that_fails_leaves_its_mark_and_no_half_made_tables(
    empty: Database, marker: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = command.upgrade

    def fail(*arguments: object) -> None:
        whole(*arguments)  # type: ignore[arg-type]
        raise OSError("the power went")

    monkeypatch.setattr(command, "upgrade", fail)
    with pytest.raises(OSError, match=r"power"):
        upgrade(empty, marker)
    monkeypatch.undo()
    assert marker.exists()
    assert inspect(empty.engine).get_table_names() == []
    with pytest.raises(Unready, match=r"cut short"):
        ready(empty, marker)


def test_tables_of_somebody_elses_are_refused(empty: Database, marker: Path) -> None:
    run(empty, "create table patients (name varchar(9))")
    with pytest.raises(Unready, match=r"DueCare did not make.*another data folder"):
        ready(empty, marker)
    assert inspect(empty.engine).get_table_names() == ["patients"]


def test_data_of_a_newer_version_is_refused(empty: Database, marker: Path) -> None:
    ready(empty, marker)
    run(empty, "update alembic_version set version_num = 'from_the_future'")
    for refusing in (ready, upgrade):
        with pytest.raises(
            Unready, match=re.compile("newer DueCare.*from_the_future.*Install that version", re.DOTALL)
        ):
            refusing(empty, marker)


def test_older_data_is_refused_until_it_is_migrated(
    empty: Database, marker: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready(empty, marker)
    older = upgrades.State(empty=False, present="1", wanted="2", known=True)
    monkeypatch.setattr(upgrades, "state", lambda _: older)
    with pytest.raises(Unready, match=r"at version 1 and the program needs 2.*duecare migrate"):
        ready(empty, marker)


@sqlite
def test_a_file_is_copied_before_it_is_upgraded(empty: Database, marker: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ready(empty, marker)
    run(empty, "insert into partner (id, name) values ('1', 'Kept')")
    older = upgrades.State(empty=False, present="1", wanted="2", known=True)
    monkeypatch.setattr(upgrades, "state", lambda _: older)
    upgrade(empty, marker)
    copy = Path(f"{empty.engine.url.database}.before-1")
    assert copy.is_file()
    assert b"Kept" in copy.read_bytes()


def test_the_migrations_make_exactly_the_tables_of_the_code(database: Database) -> None:
    """What `alembic check` asks."""
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": compared, "compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []


@sqlite
def test_what_an_older_version_wrote_is_read_and_verified_after_the_upgrade(tmp_path: Path, marker: Path) -> None:
    file = tmp_path / "older.db"
    with closing(sqlite3.connect(file)) as older:
        older.executescript((Path(__file__).parent / "versions" / "0001.sql").read_text())
    database = connect(f"sqlite:///{file}")
    upgrade(database, marker)
    with transaction(database, practice_id=None, actor="test", write=False) as session:
        practice = session.exec(select(Practice)).one()
    assert (practice.name, practice.asked, practice.sample) == ("Maple Street Family Medicine", [], False)

    def held() -> Whole | Broken:
        with transaction(database, practice_id=practice.id, actor="test", write=False) as session:
            return verify(session, practice.id)

    assert isinstance(held(), Whole)
    run(database, "update practice set sample = 1")
    assert held() == Broken(2, f"Practice {practice.id} is not what the chain last says of it")
    database.engine.dispose()


def test_what_accounts_did_is_the_same_after_their_days_were_spread(empty: Database) -> None:
    """Before, a day was [events, failed, places] by slot; now each stands for all 144 at once."""
    config = upgrades._config()
    whose = f"'{UUID(int=1)}'" if KIND == "postgresql" else f"'{UUID(int=1).hex}'"
    with empty.writing.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0028")
        if KIND == "postgresql":
            connection.exec_driver_sql(f"select set_config('duecare.practice', {whose}, true)")
        connection.exec_driver_sql(
            "insert into accountday (practice_id, import_id, account, day, events, slots, flags) values "
            f"""({whose}, {whose}, 'ann', '2026-03-02', 4, '{{"3": [4, 2, ["front", "back"]], "7": [1, 0, ["back"]]}}', '{{}}')"""
        )
        command.upgrade(config, "head")
        counts = connection.execute(select(AccountDay.slots, AccountDay.failed, AccountDay.places)).one()
        command.downgrade(config, "0028")
        before = connection.exec_driver_sql("select slots from accountday").scalar_one()
    day = as_day(*counts, {})
    assert {slot: count for slot, count in enumerate(day.slots) if count} == {3: 4, 7: 1}
    assert (day.failed, day.places) == ({3: 2}, {"front": 1 << 3, "back": 1 << 3 | 1 << 7})
    assert '"7": [1, 0, ["back"]]' in (before if isinstance(before, str) else json.dumps(before))
