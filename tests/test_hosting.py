"""Do the host's own commands open, upgrade, recover and verify an installation, and say what to do when they cannot?"""

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from sqlalchemy import Table
from sqlmodel import select

from api.db.base import Database, connect, transaction
from api.db.sites import Site
from api.db.upgrade import state
from api.db.users import Link
from api.documents.seal import Seal, seal_json
from api.domain.frozen import digest
from api.hosting import migrated, opened, recovery_link, setup_link, verified_file, verified_records
from api.keys import fingerprint
from api.settings import Settings
from tests.contract import Client
from tests.hosts import closed_in_the_end
from tests.written import draft

SITE: Table = Site.__table__
PASSWORD = "another horse battery staple"


@pytest.fixture(autouse=True)
def _closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with closed_in_the_end(monkeypatch):
        yield


@pytest.fixture
def empty(settings: Settings, blank: Callable[[], str]) -> Settings:
    """An installation that has never been started."""
    return settings.model_copy(update={"database_url": blank(), "data": settings.data / "new"})


@pytest.fixture
def running(settings: Settings, database: Database) -> Settings:
    """The installation that the clients reach."""
    return settings.model_copy(update={"database_url": database.engine.url.render_as_string(hide_password=False)})


def whole(found: Database | str) -> Database:
    assert isinstance(found, Database), found
    return found


def secret_of(told: str) -> str:
    return told.split("#token=")[1].split(maxsplit=1)[0]


# opening and upgrading


def test_an_empty_folder_becomes_an_installation(empty: Settings) -> None:
    found = state(whole(opened(empty)))

    assert (found.empty, found.present, found.known) == (False, found.wanted, True)
    assert not (empty.data / "upgrading").exists()
    assert isinstance(opened(empty), Database)


def test_an_upgrade_that_is_cut_short_is_not_served_until_it_is_finished(
    empty: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    upgrade = command.upgrade

    def die_at_the_end(*told: Any) -> None:
        upgrade(*told)
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("api.db.upgrade.command.upgrade", die_at_the_end)
        with pytest.raises(KeyboardInterrupt):
            opened(empty)

    told = opened(empty)
    assert isinstance(told, str)
    assert told.startswith("An upgrade of this data folder was cut short (from nothing to ")
    assert "`duecare migrate`" in told
    assert (verified_records(empty, None), recovery_link(empty, "a@b.org")) == ((False, told), (False, told))
    fine, said = migrated(empty)
    database = whole(opened(empty))
    assert (fine, said) == (True, f"The database is at version {state(database).wanted}.")
    with transaction(database, practice_id=None, actor="test", write=False) as session:
        assert session.exec(select(Site)).all() == []


def test_migrating_what_is_at_its_version_changes_nothing(empty: Settings) -> None:
    first, second = migrated(empty), migrated(empty)

    assert first == second
    assert first[0]
    assert not (empty.data / "upgrading").exists()


def test_tables_of_somebody_else_are_left_alone(empty: Settings) -> None:
    foreign = connect(empty.url)
    with foreign.writing.begin() as connection:
        connection.exec_driver_sql("create table invoice (id integer)")
    foreign.engine.dispose()

    told = opened(empty)

    assert told == "There are tables here that DueCare did not make. Choose another data folder or database."


def test_data_of_a_newer_program_is_neither_served_nor_migrated(empty: Settings) -> None:
    database = whole(opened(empty))
    with database.writing.begin() as connection:
        connection.exec_driver_sql("update alembic_version set version_num = 'from_the_future'")

    told = opened(empty)

    assert isinstance(told, str)
    assert told.startswith("This data was written by a newer DueCare (version from_the_future).")
    assert migrated(empty)[0] is False


# the first owner, and a lost password


def test_the_first_owner_is_made_by_a_link_that_is_printed_while_nobody_has_an_account(
    running: Settings, database: Database, visitor: Callable[..., Client]
) -> None:
    link = setup_link(database, running)

    assert link is not None
    assert link.startswith("http://127.0.0.1:8000/setup#token=")
    with transaction(database, practice_id=None, actor="test", write=False) as session:
        assert [each.secret for each in session.exec(select(Link))] == [fingerprint(secret_of(link))]
    body = {"token": secret_of(link), "name": "Ann Lee", "email": "ann@example.org", "password": PASSWORD}
    assert visitor().post("/v1/setup", json=body).status_code == 201
    assert setup_link(database, running) is None


def test_a_link_of_an_earlier_start_makes_no_second_owner(
    running: Settings, database: Database, visitor: Callable[..., Client]
) -> None:
    earlier, later = (secret_of(setup_link(database, running) or "") for _ in range(2))
    body = {"name": "Ann Lee", "email": "ann@example.org", "password": PASSWORD}
    assert visitor().post("/v1/setup", json=body | {"token": later}).status_code == 201

    answer = visitor().post("/v1/setup", json=body | {"token": earlier, "email": "eve@example.org"})

    assert answer.status_code in {401, 409, 422}, answer.text


def test_a_lost_password_is_set_anew_by_a_link_from_the_host(
    running: Settings, sign_in: Callable[..., Client], visitor: Callable[..., Client]
) -> None:
    owner = sign_in()

    fine, told = recovery_link(running, f" {owner.email.upper()} ")

    assert fine
    assert "http://127.0.0.1:8000/reset#token=" in told
    body = {"token": secret_of(told), "password": PASSWORD}
    assert visitor().post("/v1/password-resets/confirm", json=body).status_code == 204
    assert visitor().post("/v1/password-resets/confirm", json=body).status_code != 204
    assert owner.get(owner.here).status_code == 401
    signed_in = visitor().post("/v1/session", json={"email": owner.email, "password": PASSWORD})
    assert signed_in.status_code == 201


def test_nobody_is_recovered_by_an_address_without_an_account(running: Settings) -> None:
    assert recovery_link(running, "nobody@example.org") == (
        False,
        "Nobody has an account with the address nobody@example.org.",
    )


# verifying


def test_every_practice_is_verified_and_the_broken_one_named(
    running: Settings, database: Database, sign_in: Callable[..., Client]
) -> None:
    first, second = sorted((sign_in() for _ in range(2)), key=lambda each: each.practice_id.hex[-6:])
    heads = [client.get(f"{client.here}/history/head").json() for client in (first, second)]

    fine, told = verified_records(running, None)

    def line(client: Client, head: dict[str, Any]) -> str:
        name = f"Practice {client.practice_id.hex[-6:]}"
        return f"whole   {name}: {head['seq']} changes, head {head['seq']}:{head['hash']}"

    assert fine
    assert told.splitlines()[:2] == [line(first, heads[0]), line(second, heads[1])]

    with transaction(database, practice_id=second.practice_id, actor="test") as session:
        site = Site(name="Main Street")
        session.add(site)
        session.flush()
        session.connection().execute(SITE.update().where(SITE.c.id == site.id).values(name="Elm Street"))

    name = f"Practice {second.practice_id.hex[-6:]}"
    fine, told = verified_records(running, None)

    assert not fine
    assert told.splitlines()[:2] == [
        line(first, heads[0]),
        f"BROKEN  {name}: at change 3, Site {site.id} is not what the chain last says of it.",
    ]


def test_a_head_kept_elsewhere_stands_or_does_not(running: Settings, sign_in: Callable[..., Client]) -> None:
    owner = sign_in()
    head = owner.get(f"{owner.here}/history/head").json()
    owner.post(f"{owner.here}/sites", json={"name": "Main Street"})

    kept = {
        f"{head['seq']}:{head['hash']}": True,
        f"{head['seq'] + 1}:{head['hash']}": False,
        f"{head['seq']}:{'0' * 64}": False,
        "rubbish": False,
        f"-1:{head['hash']}": False,
    }

    assert {each: verified_records(running, each)[0] for each in kept} == kept
    stands, not_ = (verified_records(running, each)[1] for each in list(kept)[:2])
    assert "The head you kept stands in the history." in stands
    assert "The head you kept is NOT in any history here." in not_


def test_a_folder_without_a_practice_does_not_pass_for_verified(empty: Settings) -> None:
    fine, told = verified_records(empty, None)

    assert (fine, told) == (
        False,
        f"There is no practice in {empty.data}, and so nothing to verify. Is it the right data folder?",
    )


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    """A document with its seal beside it."""
    file, analysis = tmp_path / "analysis-1.pdf", draft(3)
    file.write_bytes(b"%PDF-1.7 the analysis")
    seal = Seal(digest(analysis), "ab" * 32, 412, "2026-11-22T15:00:00+00:00")
    text = seal_json(seal, file.name, sha256(file.read_bytes()).hexdigest(), analysis)
    file.with_name("analysis-1.seal.json").write_bytes(text)
    return file


def test_a_sealed_file_is_verified_where_there_is_no_installation(sealed: Path) -> None:
    fine, told = verified_file(sealed)

    assert fine, told
    assert told.startswith("analysis-1.pdf is what was sealed.\n")
    assert f"head {'ab' * 32} (change 412)" in told


def test_a_file_that_is_not_what_was_sealed_is_broken(sealed: Path) -> None:
    sealed.write_bytes(sealed.read_bytes() + b" ")

    assert verified_file(sealed) == (
        False,
        "BROKEN  /file/sha256: The file differs from the one that was sealed as analysis-1.pdf.",
    )


@pytest.mark.parametrize("gone", ["analysis-1.pdf", "analysis-1.seal.json"])
def test_a_file_without_its_seal_cannot_be_verified(sealed: Path, gone: str) -> None:
    missing = sealed.with_name(gone)
    missing.unlink()

    fine, told = verified_file(sealed)

    assert not fine
    assert told.startswith(f"There is no {missing}.")


# settings


@pytest.mark.parametrize(
    ("host", "public_url", "trusted_proxies", "refused"),
    [
        ("127.0.0.1", "", "", False),
        ("127.8.8.8", "", "", False),
        ("::1", "", "", False),
        ("localhost", "", "", False),
        ("0.0.0.0", "", "", True),
        ("::", "", "", True),
        ("192.168.1.5", "", "", True),
        ("practice.example.org", "", "", True),
        ("localhost.example.org", "", "", True),
        ("0.0.0.0", "https://care.example.org", "", True),
        ("0.0.0.0", "", "10.0.0.1", True),
        ("0.0.0.0", "http://care.example.org", "10.0.0.1", True),
        ("0.0.0.0", "https://care.example.org", "10.0.0.1", False),
    ],
)
def test_plain_http_is_answered_to_this_machine_only(
    host: str, public_url: str, trusted_proxies: str, *, refused: bool
) -> None:
    settings = Settings(host=host, public_url=public_url, trusted_proxies=trusted_proxies)

    assert settings.exposed_without_tls() is refused


def test_the_key_that_signs_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    first, again = Settings(data=tmp_path / "new"), Settings(data=tmp_path / "new")

    assert len(first.signing_key) >= 64
    assert again.signing_key == first.signing_key
    assert [(file.name, file.stat().st_mode & 0o777) for file in (tmp_path / "new").iterdir()] == [
        ("secret.key", 0o600)
    ]
    assert Settings(data=tmp_path / "other").signing_key != first.signing_key
    assert Settings(data=tmp_path / "new", secret="given").signing_key == "given"


def test_a_key_that_was_cut_short_never_signs_anything(tmp_path: Path) -> None:
    (tmp_path / "secret.key").touch()

    assert len(Settings(data=tmp_path).signing_key) >= 64


def test_every_setting_is_read_from_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DUECARE_DATA", str(tmp_path))
    monkeypatch.setenv("DUECARE_PORT", "9000")
    monkeypatch.setenv("DUECARE_PUBLIC_URL", "https://care.example.org/")

    settings = Settings()

    assert (settings.data, settings.port, settings.host) == (tmp_path, 9000, "127.0.0.1")
    assert (settings.base_url, settings.secure) == ("https://care.example.org", True)
    assert settings.url == f"sqlite:///{tmp_path.resolve() / 'duecare.db'}"
    assert (Settings(public_url="").base_url, Settings(public_url="").secure) == ("http://127.0.0.1:9000", False)
