"""What is served beside the API? Health, the contract, a page for each kind of problem, and the dashboard."""

import re
from mimetypes import guess_type
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse

from api import problems
from api.problems import NotFound

ROOT = Path(__file__).resolve().parents[1]
CONTRACT = ROOT / "openapi" / "openapi.json"
SPA = ROOT / "frontend" / "dist"
CODINGS = {"br": ".br", "gzip": ".gz"}
"""The forms in which the build lays a text down beside itself, the shortest first (frontend/squeeze.ts)."""

_REFUSED = re.compile(r"q=0(\.0*)?")


def serve(app: FastAPI) -> None:
    """Give the service its pages; what no room answers is the dashboard's."""

    @app.get("/health", include_in_schema=False)
    def health(request: Request) -> JSONResponse:
        with request.app.state.database.engine.connect() as connection:
            connection.exec_driver_sql("select 1")
        return JSONResponse({"status": "ready"})

    @app.get("/openapi.json", include_in_schema=False)
    def openapi() -> FileResponse:
        return FileResponse(CONTRACT, media_type="application/json")

    @app.get("/problems/{kind}", include_in_schema=False)
    def problem_page(kind: str) -> HTMLResponse:
        page = problems.pages().get(kind)
        if page is None:
            raise NotFound
        text, status = page
        return HTMLResponse(
            f"<!doctype html><html lang=en><title>{kind}</title><main><h1>{kind}</h1><p>HTTP {status}</p><p>{text}</p></main>"
        )

    @app.get("/{path:path}", include_in_schema=False)
    def dashboard(request: Request, path: str) -> FileResponse:
        page = SPA / "index.html"
        if path.startswith("v1") or not page.is_file():
            raise NotFound
        file = _inside(path)
        if file is None:
            return _shortest(request, page, {"Cache-Control": "no-cache"})
        lasting = file.relative_to(SPA).parts[0] == "assets"  # the build names these by what is in them
        return _shortest(request, file, {"Cache-Control": "public, max-age=31536000, immutable"} if lasting else {})


def _inside(path: str) -> Path | None:
    """The dashboard's file at a path; None for anything else, however the path is written."""
    try:
        file = (SPA / path).resolve()
        found = file.is_relative_to(SPA) and file.is_file()
    except (OSError, ValueError):  # a name too long for any file, or one with a NUL in it
        return None
    return file if found and file.suffix not in CODINGS.values() else None


def _shortest(request: Request, file: Path, headers: dict[str, str]) -> FileResponse:
    """A file in the shortest form that was laid down beside it and that the visitor reads."""
    told = headers | {"Vary": "Accept-Encoding"}
    media_type = guess_type(file.name)[0] or "text/plain"
    read = _read(", ".join(request.headers.getlist("accept-encoding")))
    for coding, ending in CODINGS.items():
        packed = file.with_name(file.name + ending)
        if read.get(coding, read.get("*", False)) and packed.is_file():
            return FileResponse(packed, headers=told | {"Content-Encoding": coding}, media_type=media_type)
    return FileResponse(file, headers=told, media_type=media_type)


def _read(accepted: str) -> dict[str, bool]:
    """Whether the visitor reads a coding, for each that an Accept-Encoding header names. RFC 9110, 12.5.3."""
    parts = (part.partition(";") for part in accepted.lower().split(","))
    return {coding.strip(): _REFUSED.fullmatch(weight.strip()) is None for coding, _, weight in parts}
