"""Is the database at the version that this program needs, and how does it get there?"""

import shutil
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import JSON, Connection, TypeDecorator, inspect
from sqlalchemy.schema import SchemaItem

from api.db.base import Database

GUARDED = ("change", "changecontent")


class Unready(Exception):
    """The database cannot be served as it is; the message says what to do."""


@dataclass(frozen=True, slots=True)
class State:
    """What lies in the database: nothing yet, this program's version, an older one, or something else."""

    empty: bool
    present: str | None
    wanted: str
    known: bool


def state(database: Database) -> State:
    """How the database compares with this program."""
    script = ScriptDirectory.from_config(_config())
    with database.engine.connect() as connection:
        tables = inspect(connection).get_table_names()
        present = MigrationContext.configure(connection).get_current_revision()
    known = present is None or present in {each.revision for each in script.walk_revisions()}
    return State(not tables, present, script.get_current_head() or "", known)


def ready(database: Database, marker: Path) -> None:
    """Return when the database can be served, making the tables in an empty one; raises Unready with what to do."""
    found = state(database)
    if marker.exists():
        raise Unready(
            f"An upgrade of this data folder was cut short ({marker.read_text().strip()}). Run `duecare migrate` to "
            "finish it, or put back the copy that was made before it; nothing is served until then."
        )
    if found.empty:
        upgrade(database, marker)
    elif found.present is None:
        raise Unready("There are tables here that DueCare did not make. Choose another data folder or database.")
    elif not found.known:
        raise Unready(
            f"This data was written by a newer DueCare (version {found.present}). Install that version, or restore a copy."
        )
    elif found.present != found.wanted:
        raise Unready(
            f"This data is at version {found.present} and the program needs {found.wanted}. Run `duecare migrate`; "
            "it keeps a copy of a SQLite file first."
        )


def upgrade(database: Database, marker: Path) -> str:
    """Bring the database to this program's version in one transaction, with a copy of a SQLite file beside it."""
    found = state(database)
    if not found.known:
        raise Unready(f"This data was written by a newer DueCare (version {found.present}). Install that version.")
    marker.parent.mkdir(parents=True, exist_ok=True)
    if not found.empty and found.present != found.wanted:
        _copy(database, found.present or "unknown")
    marker.write_text(f"from {found.present or 'nothing'} to {found.wanted}\n")
    config = _config()
    with database.writing.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    marker.unlink()
    return found.wanted


def compared(item: SchemaItem, name: str | None, kind: str, *_: object) -> bool:
    """What `alembic check` compares: everything but what only one database has."""
    return not (kind == "table" and name == "alembic_version") and item is not None


def rendered(kind: str, item: object, _: object) -> str | Literal[False]:
    """How a migration writes our own column types: as what they are kept as, so that it never changes with the code."""
    if kind == "type" and isinstance(item, TypeDecorator) and type(item).__module__.startswith("api."):
        return "sa.JSON()" if isinstance(item.impl_instance, JSON) else "sa.String()"
    return False


def guard(connection: Connection) -> None:
    """Let the database itself refuse to rewrite the chain, and keep practices apart on PostgreSQL."""
    name = connection.dialect.name
    for statement in (files("api.db.migrations") / f"guard_{name}.sql").read_text().split(";;"):
        if statement.strip():
            connection.exec_driver_sql(statement)


def keep_apart(connection: Connection, *tables: str) -> None:
    """Let PostgreSQL show the rows of new tables to their own practice only, as `guard` did for the first ones."""
    if connection.dialect.name == "postgresql":
        for table in tables:
            connection.exec_driver_sql(f"alter table {table} enable row level security")
            connection.exec_driver_sql(f"alter table {table} force row level security")
            connection.exec_driver_sql(
                f"create policy own_practice on {table} "
                "using (current_setting('duecare.practice', true) in (practice_id::text, '*'))"
            )


@cache
def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(files("api.db.migrations")))
    config.set_main_option("file_template", "%%(year)d-%%(month).2d-%%(day).2d-%%(slug)s")
    return config


def _copy(database: Database, version: str) -> None:
    place = database.engine.url.database
    if database.engine.dialect.name == "sqlite" and place:
        with database.engine.connect() as connection:
            connection.exec_driver_sql("pragma wal_checkpoint(truncate)")
        shutil.copy2(place, f"{place}.before-{version}")
