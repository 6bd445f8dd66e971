"""Does each command of the `duecare` program do its one thing, and does its exit status say how it went?"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from fastapi import FastAPI

from api import cli
from api.app import contract, create_app
from api.settings import Settings
from tests.hosts import closed_in_the_end

ROOT = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, blank: Callable[[], str]) -> Iterator[Path]:
    """A data folder that has never been used, told by the environment."""
    folder = tmp_path / "data"
    monkeypatch.setenv("DUECARE_DATA", str(folder))
    monkeypatch.setenv("DUECARE_DATABASE_URL", blank())
    for name in ("HOST", "PORT", "PUBLIC_URL", "TRUSTED_PROXIES"):
        monkeypatch.delenv(f"DUECARE_{name}", raising=False)
    with closed_in_the_end(monkeypatch):
        yield folder


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What the server was started with; it ends at once."""
    starts: list[dict[str, Any]] = []

    monkeypatch.setattr("uvicorn.run", lambda app, **told: starts.append({"app": app, **told}))
    return starts


def test_serving_makes_the_tables_prints_the_first_owners_link_and_listens_here_only(served, capsys) -> None:
    assert cli.main(["serve"]) == 0

    (start,) = served
    assert isinstance(start.pop("app"), FastAPI)
    assert start == {
        "host": "127.0.0.1",
        "port": 8000,
        "log_level": "warning",
        "access_log": False,
        "proxy_headers": False,
        "forwarded_allow_ips": None,
        "server_header": False,
    }
    said = capsys.readouterr()
    assert "http://127.0.0.1:8000/setup#token=" in said.out
    assert said.err == ""


def test_options_go_before_the_environment(served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUECARE_PORT", "9000")

    assert cli.main(["serve", "--data", str(tmp_path / "other"), "--host", "::1", "--port", "9001"]) == 0

    (start,) = served
    assert (start["host"], start["port"], start["app"].state.settings.data) == ("::1", 9001, tmp_path / "other")
    assert (tmp_path / "other").is_dir()


def test_behind_a_declared_proxy_its_word_is_taken_and_nobody_elses(served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUECARE_PUBLIC_URL", "https://care.example.org")
    monkeypatch.setenv("DUECARE_TRUSTED_PROXIES", "10.0.0.1")

    assert cli.main(["serve", "--host", "0.0.0.0"]) == 0

    (start,) = served
    assert (start["proxy_headers"], start["forwarded_allow_ips"]) == (True, "10.0.0.1")


def test_plain_http_to_other_machines_is_refused_before_anything_is_made(served, data: Path, capsys) -> None:
    assert cli.main(["serve", "--host", "0.0.0.0"]) == 1

    said = capsys.readouterr()
    assert (served, said.out, data.exists()) == ([], "", False)
    assert said.err.startswith("Refusing plain HTTP on 0.0.0.0: set DUECARE_PUBLIC_URL")


def test_an_upgrade_that_was_cut_short_is_finished_by_migrate_and_then_served(served, data: Path, capsys) -> None:
    data.mkdir()
    (data / "upgrading").write_text("from nothing to something\n")

    assert cli.main(["serve"]) == 1
    assert (served, "`duecare migrate`" in capsys.readouterr().err) == ([], True)
    assert cli.main(["migrate"]) == 0
    assert capsys.readouterr().out.startswith("The database is at version ")
    assert (cli.main(["serve"]), len(served)) == (0, 1)


def test_the_contract_is_printed_or_written(tmp_path: Path, capsys, data: Path) -> None:
    assert cli.main(["contract"]) == 0
    printed = capsys.readouterr().out
    assert json.loads(printed) == contract(create_app(None, Settings()))

    assert cli.main(["contract", str(tmp_path / "openapi.json")]) == 0
    assert (tmp_path / "openapi.json").read_text("utf-8") == printed
    assert (capsys.readouterr().out, data.exists()) == ("", False)


@pytest.mark.parametrize(
    ("words", "function", "told"),
    [
        (["migrate"], "migrated", ("settings",)),
        (["recover", "ann@example.org"], "recovery_link", ("settings", "ann@example.org")),
        (["verify"], "verified_records", ("settings", None)),
        (["verify", "--head", "7:abc"], "verified_records", ("settings", "7:abc")),
        (["verify", "analysis.pdf"], "verified_file", (Path("analysis.pdf"),)),
    ],
)
@pytest.mark.parametrize("fine", [True, False])
def test_a_command_says_how_it_went_and_where_to_look(
    monkeypatch: pytest.MonkeyPatch,
    capsys,
    data: Path,
    words: list[str],
    function: str,
    told: tuple[Any, ...],
    *,
    fine: bool,
) -> None:
    given: list[Any] = []

    def outcome(*arguments: Any) -> tuple[bool, str]:
        given.extend("settings" if isinstance(each, Settings) and each.data == data else each for each in arguments)
        return fine, "What happened.\n\n"

    monkeypatch.setattr(f"api.hosting.{function}", outcome)

    status = cli.main(words)

    said = capsys.readouterr()
    assert (status, said.out, said.err) == ((0, "What happened.\n", "") if fine else (1, "", "What happened.\n"))
    assert tuple(given) == told


@pytest.mark.parametrize(("words", "seal"), [(["demo"], False), (["demo", "--seal"], True)])
def test_the_demo_is_filled_and_sealed_when_asked(monkeypatch, capsys, words: list[str], *, seal: bool) -> None:
    asked: list[bool] = []

    def fill(_: Settings, *, seal: bool) -> tuple[bool, str]:
        asked.append(seal)
        return True, "Filled."

    monkeypatch.setitem(sys.modules, "api.demo", SimpleNamespace(fill=fill))

    assert (cli.main(words), capsys.readouterr().out, asked) == (0, "Filled.\n", [seal])


@pytest.mark.parametrize(
    "words",
    [[], ["destroy"], ["serve", "--port", "http"], ["serve", "--seal"], ["recover"], ["verify", "one", "two"]],
    ids=" ".join,
)
def test_what_is_no_command_is_refused_with_the_usage(words: list[str], capsys) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(words)

    assert (stopped.value.code, capsys.readouterr().err.startswith("usage: duecare")) == (2, True)


def test_the_program_stands_on_its_own(data: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "api.cli", "verify", "nothing.pdf"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("There is no nothing.pdf.")
    assert not data.exists()
