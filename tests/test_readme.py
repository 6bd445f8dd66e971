"""Is what README tells a new user to type true? Its commands are run as they stand, against a real server."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HOME = Path(__file__).parents[1]
JOURNEY = re.findall(r"```sh\n(.*?)```", (HOME / "README.md").read_text("utf-8"), re.DOTALL)[0]


@contextmanager
def served(data: Path) -> Iterator[tuple[int, str]]:
    """(port, setup token) of a server over an empty folder; it ends with the test."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "api.cli", "serve", "--data", str(data), "--port", str(port)]
    with (data.parent / "log").open("w") as log:
        server = subprocess.Popen(command, cwd=HOME, stdout=log, stderr=subprocess.STDOUT)
    try:
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=2) as answer:
                    assert json.load(answer) == {"status": "ready"}
                break
            except OSError:
                time.sleep(0.1)
        yield port, re.findall(r"#token=(\S+)", (data.parent / "log").read_text())[0]
    finally:
        server.terminate()
        server.wait(10)


def test_the_journey_in_the_readme_ends_in_a_verified_analysis(tmp_path: Path):
    assert shutil.which("jq"), "the journey needs jq; `make test` installs it"
    with served(tmp_path / "data") as (port, token):
        script = JOURNEY.replace("127.0.0.1:8000", f"127.0.0.1:{port}").replace(
            ".venv/bin/duecare", f"{sys.executable} -m api.cli"
        )
        environment = os.environ | {"TOKEN": token, "PYTHONPATH": str(HOME)}
        bash = shutil.which("bash") or "/bin/bash"
        done = subprocess.run(
            [bash, "-euo", "pipefail", "-c", script],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    assert "analysis.pdf is what was sealed." in done.stdout
    chain = json.loads(done.stdout[done.stdout.rindex('\n{\n  "risk"') :])
    because = " ".join(chain["scenario"]["because"])
    assert [question for question in chain["scenario"]["questions"] if f"question {question}" in because]
    assert chain["scenario"]["cells"][-1].startswith("Without safeguards, Table I-2")
    assert (tmp_path / "analysis.pdf").read_bytes().startswith(b"%PDF-")
