"""What does a document say that a practice already has? Its lines of text, read where the file can do no harm."""

import json
import sys
from pathlib import PurePath
from threading import BoundedSemaphore
from typing import Literal

from api.documents.confined import run
from api.documents.sources.bounds import OtherKind, Unreadable
from api.domain.lines import Line

Kind = Literal["docx", "pdf", "markdown", "text"]

SECONDS = 60
AT_ONCE, PATIENCE = 2, 20
COMMAND = (sys.executable, "-m", "api.documents.sources.child")

_KINDS: dict[str, Kind] = {".docx": "docx", ".pdf": "pdf", ".md": "markdown", ".markdown": "markdown", ".txt": "text"}
_READ = "Word files (.docx), PDF files (.pdf), Markdown (.md) and plain text (.txt) can be read."
_STARTS: dict[Kind, bytes] = {"docx": b"PK\x03\x04", "pdf": b"%PDF-"}
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BEGINNING = 1024
_turns = BoundedSemaphore(AT_ONCE)


class Crowded(Exception):
    """As many documents as are read at once were being read all the while."""


def read_file(data: bytes, name: str) -> tuple[Kind, tuple[Line, ...]]:
    """The kind of a file and its lines; raises Unreadable with what to do about it, and Crowded."""
    kind = _kind(data, name)
    if not _turns.acquire(timeout=PATIENCE):
        raise Crowded
    try:
        ended = run([*COMMAND, kind], data, SECONDS)
    finally:
        _turns.release()
    if ended.how == "refused":
        raise Unreadable(ended.said)
    if ended.how == "late":
        raise Unreadable(
            f"Reading it took longer than {SECONDS} seconds and was given up. Send it in parts, or as text."
        )
    if ended.how == "died":
        raise Unreadable(
            "It cannot be opened and may be damaged. Open it yourself, save it anew as DOCX or PDF and send that."
        )
    return kind, tuple(Line(*each) for each in json.loads(ended.out))


def _kind(data: bytes, name: str) -> Kind:
    """What a file is by its name, if its first bytes do not belie it; raises OtherKind."""
    ending = PurePath(name.strip()).suffix.lower()
    kind = _KINDS.get(ending)
    if kind is None:
        raise OtherKind(f"{_READ} {'Open it in Word and save it as .docx first.' if ending == '.doc' else ''}".strip())
    if not data.strip():
        raise Unreadable("The file is empty.")
    if kind == "docx" and data.startswith(_OLD_WORD):
        raise Unreadable(
            "This Word file is locked with a password, or of an old kind. Open it in Word, take the password off, save it "
            "as .docx and send that."
        )
    if _STARTS.get(kind, b"") not in data[:_BEGINNING]:
        raise OtherKind(
            f"Its name ends in {ending}, and what is inside is something else, such as a picture. Open it in the program "
            "that it was made with and save it as DOCX or PDF."
        )
    return kind
