"""Is the dashboard served in the shortest form that a browser reads, and nothing that is not the dashboard's?"""

import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from httpx2 import Response

from api import pages
from tests.contract import Client

SCRIPT, PAGE = "console.log('hello');\n" * 100, "<!doctype html><title>DueCare</title>" + " " * 1000
LASTING = "public, max-age=31536000, immutable"


@pytest.fixture
def spa(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A dashboard as a build leaves it: texts with both short forms beside them, and others without."""
    folder = tmp_path / "dist"
    (folder / "assets").mkdir(parents=True)
    for name, text in {"index.html": PAGE, "assets/index-abc.js": SCRIPT, "look.svg": SCRIPT}.items():
        (folder / name).write_text(text)
        (folder / f"{name}.gz").write_bytes(gzip.compress(text.encode()))
        (folder / f"{name}.br").write_bytes(b"shorter still: " + name.encode())
    (folder / "assets" / "only-gzip.css").write_text("a{}")
    (folder / "assets" / "only-gzip.css.gz").write_bytes(gzip.compress(b"a{}"))
    (folder / "assets" / "letters.woff2").write_bytes(b"wOF2 and so on")
    (tmp_path / "secret.txt").write_text("not for visitors")
    (tmp_path / "dist-too").mkdir()
    (tmp_path / "dist-too" / "secret.txt").write_text("not for visitors either")
    monkeypatch.setattr(pages, "SPA", folder)
    return folder


@pytest.fixture
def got(spa: Path, visitor: Callable[..., Client]) -> Callable[..., Response]:
    """What a browser gets, before it unpacks anything; None sends no Accept-Encoding."""

    def get(path: str, accepted: str | None = None) -> Response:
        client = visitor()
        client.headers.pop("accept-encoding", None)
        request = client.build_request("GET", path, headers={} if accepted is None else {"Accept-Encoding": accepted})
        if accepted is None:
            request.headers.pop("accept-encoding", None)
        answer = client.send(request, stream=True)
        answer._content = b"".join(answer.iter_raw())
        return answer

    assert spa.is_dir()
    return get


def seen(answer: Response) -> dict[str, Any]:
    """What a cache and a browser go by."""
    names = ("content-type", "content-encoding", "vary", "cache-control")
    return {"status": answer.status_code} | {name: answer.headers.get(name) for name in names}


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("br;q=0.1, gzip;q=1.0", "br"),
        ("BR", "br"),
        ("gzip, deflate", "gzip"),
        ("gzip,br;q=0", "gzip"),
        ("gzip , br ; q=0.000", "gzip"),
        ("*", "br"),
        ("br;q=0, *", "gzip"),
        ("*;q=0, gzip", "gzip"),
        ("br;q=0, *;q=0", None),
        ("identity", None),
        ("deflate, zstd", None),
        ("brotli, x-gzip", None),
        ("", None),
        (None, None),
        (";;,,q=", None),
    ],
)
def test_a_script_comes_in_the_shortest_form_that_is_read(accepted: str | None, coding: str | None, spa, got) -> None:
    answer = got("/assets/index-abc.js", accepted)
    assert seen(answer) == {
        "status": 200,
        "content-type": "text/javascript; charset=utf-8",
        "content-encoding": coding,
        "vary": "Accept-Encoding",
        "cache-control": LASTING,
    }
    form = spa / "assets" / f"index-abc.js{pages.CODINGS[coding] if coding else ''}"
    assert answer.content == form.read_bytes()
    assert answer.headers["content-length"] == str(len(form.read_bytes()))


def test_each_form_has_an_etag_of_its_own(got) -> None:
    tags = {got("/assets/index-abc.js", accepted).headers["etag"] for accepted in ("br", "gzip", "identity")}
    assert len(tags) == 3


@pytest.mark.parametrize("path", ["/", "/practices", "/practices/1/risks?level=high", "/assets/gone.js", "/index.html"])
def test_a_page_is_asked_for_anew_each_time_and_comes_short_too(path: str, got) -> None:
    answer = got(path, "gzip")
    assert gzip.decompress(answer.content).decode() == PAGE
    assert seen(answer) == {
        "status": 200,
        "content-type": "text/html; charset=utf-8",
        "content-encoding": "gzip",
        "vary": "Accept-Encoding",
        "cache-control": None if path == "/index.html" else "no-cache",
    }


@pytest.mark.parametrize(
    ("path", "kind", "coding", "cached"),
    [
        ("/look.svg", "image/svg+xml", "br", None),
        ("/assets/only-gzip.css", "text/css; charset=utf-8", "gzip", LASTING),
        ("/assets/letters.woff2", None, None, LASTING),
    ],
)
def test_what_has_no_such_form_comes_as_it_is(
    path: str, kind: str | None, coding: str | None, cached: str | None, got
) -> None:
    answer = got(path, "gzip, br")
    told = seen(answer)
    assert (told["status"], told["content-encoding"], told["cache-control"]) == (200, coding, cached)
    assert kind is None or told["content-type"] == kind


@pytest.mark.parametrize("accepted", ["br", "identity"])
@pytest.mark.parametrize(
    "path", ["/index.html.br", "/assets/index-abc.js.br", "/assets/index-abc.js.gz", "/assets/index-abc.js.br/"]
)
def test_the_short_forms_are_no_pages_of_their_own(path: str, accepted: str, got) -> None:
    answer = got(path, accepted)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert answer.headers.get("content-encoding") == (accepted if accepted == "br" else None)
    assert b"index-abc" not in answer.content


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/assets/../../secret.txt",
        "/assets/%2e%2e%2f%2e%2e%2fsecret.txt",
        "/..%2fdist-too%2fsecret.txt",
        "//etc/passwd",
        "/%2fetc%2fpasswd",
        "/link.txt",
        "/%00",
        "/assets/index-abc.js%00.svg",
        "/" + "x" * 5000,
        "/" + "x/" * 3000,
        "/~",
        "/assets",
        "/assets/",
        "/.",
    ],
)
def test_nothing_outside_the_dashboard_is_served(path: str, spa: Path, got) -> None:
    (spa / "link.txt").symlink_to(spa.parent / "secret.txt")
    answer = got(path)
    assert (answer.status_code, answer.text) == (200, PAGE)


@pytest.mark.parametrize("path", ["/v1", "/v1/", "/v1/nothing", "/v1/me.js"])
def test_the_api_is_no_page(path: str, spa: Path, got) -> None:
    (spa / "v1").mkdir()
    (spa / "v1" / "me.js").write_text("boo")
    answer = got(path, "br")
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
    assert "content-encoding" not in answer.headers


@pytest.mark.usefixtures("spa")
def test_the_apis_answers_are_never_packed(visitor: Callable[..., Client]) -> None:
    answer = visitor().get("/v1/setup", headers={"Accept-Encoding": "br, gzip"})
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    assert "content-encoding" not in answer.headers


def test_a_page_that_lies_elsewhere_by_another_way_is_not_kept_for_a_year(got) -> None:
    answer = got("/assets/%2e%2e/look.svg")
    assert (answer.status_code, answer.headers.get("cache-control")) == (200, None)


def test_without_a_build_there_is_no_dashboard(spa: Path, got) -> None:
    (spa / "index.html").unlink()
    assert [got(path).status_code for path in ("/", "/assets/index-abc.js", "/health")] == [404, 404, 200]


def test_a_part_of_a_packed_file_is_a_part_of_its_bytes(spa: Path, visitor: Callable[..., Client]) -> None:
    with visitor().stream("GET", "/look.svg", headers={"Range": "bytes=0-4", "Accept-Encoding": "gzip"}) as answer:
        part = b"".join(answer.iter_raw())
    assert (answer.status_code, part) == (206, (spa / "look.svg.gz").read_bytes()[:5])


def test_the_contract_is_served_as_it_is_committed(got) -> None:
    answer = got("/openapi.json")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    assert answer.content == pages.CONTRACT.read_bytes()
