"""Evidence bytes: kept under their sha256 in the data folder, so that the same file is kept once and can be checked."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

import puremagic

BLOCK = 1 << 20
SNIFFED = 1 << 16
ACCEPTED = {
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".txt": "text/plain",
    ".csv": "text/csv",
    ".json": "application/json",
    ".md": "text/markdown",
    ".eml": "message/rfc822",
}
_TEXT = {".txt", ".csv", ".json", ".md", ".eml"}
_SAME = {".jpeg": ".jpg", ".jfif": ".jpg"}


class TooBig(Exception):
    """The file is larger than this installation keeps."""


class UnknownKind(Exception):
    """The bytes are none of the kinds that are kept, or not what the name says."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A file that lies in the store: its sha256, size in bytes, and the kind its bytes show."""

    sha256: str
    size: int
    media_type: str


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of files named by their sha256."""

    folder: Path

    def keep(self, stream: BinaryIO, name: str, at_most: int) -> Stored:
        """Take a file in; it is whole in its place or not there at all, even if the machine stops."""
        self.folder.mkdir(parents=True, exist_ok=True)
        waiting = self.folder / f".{os.urandom(8).hex()}.part"
        digest, size, start = sha256(), 0, b""
        try:
            with waiting.open("xb") as out:
                while block := stream.read(BLOCK):
                    size += len(block)
                    if size > at_most:
                        raise TooBig
                    start = start or block[:SNIFFED]
                    digest.update(block)
                    out.write(block)
                media_type = kind_of(start, name)
                out.flush()
                os.fsync(out.fileno())
            place = self._place(digest.hexdigest())
            place.parent.mkdir(exist_ok=True)
            waiting.replace(place)
        finally:
            waiting.unlink(missing_ok=True)
        return Stored(digest.hexdigest(), size, media_type)

    def read(self, sha: str) -> Iterator[bytes]:
        """The bytes, block by block; raises FileNotFoundError when they are gone."""
        with self._place(sha).open("rb") as file:
            while block := file.read(BLOCK):
                yield block

    def has(self, sha: str) -> bool:
        return self._place(sha).is_file()

    def _place(self, sha: str) -> Path:
        return self.folder / sha[:2] / sha


def kind_of(start: bytes, name: str) -> str:
    """The media type that the first bytes show; raises UnknownKind when it is not accepted or belies the name."""
    ending = Path(name).suffix.lower()
    ending = _SAME.get(ending, ending)
    if ending not in ACCEPTED:
        raise UnknownKind(f"Files ending in {ending or 'nothing'} are not kept; use {', '.join(sorted(ACCEPTED))}.")
    if not start:
        raise UnknownKind("The file is empty.")
    if ending in _TEXT:
        if b"\0" in start or not _utf8(start):
            raise UnknownKind("The name says text, and the bytes are not UTF-8 text.")
        return ACCEPTED[ending]
    try:
        shown = {found.extension.lower() for found in puremagic.magic_string(start)}
    except puremagic.PureError:
        shown = set()
    if not {_SAME.get(each, each) for each in shown} & (
        {ending} | ({".zip"} if ending in {".docx", ".xlsx"} else set())
    ):
        raise UnknownKind(f"The name ends in {ending}, and the bytes are something else.")
    return ACCEPTED[ending]


def _utf8(start: bytes) -> bool:
    try:
        start.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.end >= len(start) - 3 and len(start) >= SNIFFED
    return True
