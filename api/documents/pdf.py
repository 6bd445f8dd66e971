"""How does a written analysis become a PDF that will open in six years? 45 CFR 164.316(b)(2)(i); ISO 19005-2, 14289-1.

Drawing happens in a confined process: whatever a text may hold, it meets the typesetter there.
"""

import json
import sys
from dataclasses import fields, is_dataclass

from api.documents.blocks import Memo, Report
from api.documents.confined import run
from api.documents.glyphs import drawable
from api.documents.report import draw_up
from api.documents.seal import Json, Seal
from api.domain.snapshots import Analysis

SECONDS = 60
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
    ended = run([*COMMAND, template], report, SECONDS)
    if ended.how == "done" and ended.out.startswith(b"%PDF-"):
        return ended.out
    if ended.how == "late":
        raise RenderFailed(f"The PDF was not finished within {SECONDS} seconds and was given up.")
    if ended.how == "refused":
        raise RenderFailed(f"The PDF could not be drawn: {ended.said}.")
    raise RenderFailed("The PDF could not be drawn: the process that draws it ended early, most likely out of memory.")
