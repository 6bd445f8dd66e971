"""How does a written analysis become a PDF that will open in six years? 45 CFR 164.316(b)(2)(i); ISO 19005-2, 14289-1.

Drawing happens in a child process with a time limit and a memory limit: whatever a text may hold, it meets the
typesetter there and not in the process that holds the keys.
"""

import json
import os
import subprocess
import sys
from dataclasses import fields, is_dataclass
from pathlib import Path

from api.documents.blocks import Memo, Report
from api.documents.glyphs import drawable
from api.documents.report import draw_up
from api.documents.seal import Json, Seal
from api.domain.snapshots import Analysis

SECONDS = 60
REFUSED = 3
ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "api.documents.child")


class RenderFailed(Exception):
    """No document came out; the message says why in plain words."""


def render_pdf(analysis: Analysis, seal: Seal | None) -> bytes:
    """The analysis as PDF/A-2b and PDF/UA-1, the same bytes for the same analysis and seal; raises RenderFailed."""
    return _drawn(draw_up(analysis, seal), "analysis.typ")


def render_memo(memo: Memo) -> bytes:
    """A memo in the same form, the same bytes for the same content; raises RenderFailed."""
    return _drawn(memo, "memo.typ")


def plain(value: object) -> Json:
    """A block as JSON: a record is its fields with `is` naming its kind, and every text is drawable."""
    if isinstance(value, str):
        return drawable(value)
    if isinstance(value, bool | int):
        return value
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if is_dataclass(value):
        named: dict[str, Json] = {field.name: plain(getattr(value, field.name)) for field in fields(value)}
        return {"is": type(value).__name__, **named}
    raise TypeError(type(value).__name__)


def _drawn(content: Report | Memo, template: str) -> bytes:
    report = json.dumps(plain(content), ensure_ascii=False).encode()
    try:
        done = subprocess.run(  # noqa: S603  our own interpreter and module
            [*COMMAND, template],
            input=report,
            capture_output=True,
            timeout=SECONDS,
            cwd=ROOT,
            env=_environment(),
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise RenderFailed(f"The PDF was not finished within {SECONDS} seconds and was given up.") from None
    if done.returncode == 0 and done.stdout.startswith(b"%PDF-"):
        return done.stdout
    if done.returncode == REFUSED:
        raise RenderFailed(f"The PDF could not be drawn: {done.stderr.decode('utf-8', 'replace').strip()}.")
    raise RenderFailed("The PDF could not be drawn: the process that draws it ended early, most likely out of memory.")


def _environment() -> dict[str, str]:
    # None of our own environment, which holds keys, goes to the child.
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP") if name in os.environ}
    return {**kept, "PYTHONPATH": str(ROOT), "MALLOC_ARENA_MAX": "2"}
