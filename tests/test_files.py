"""The store: is a file whole in its place or not there at all, and is its kind what its bytes show?"""

import zipfile
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest

from api.files import ACCEPTED, SNIFFED, Store, Stored, TooBig, UnknownKind, kind_of

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
PDF = b"%PDF-1.7\n1 0 obj\n"
EXE = b"MZ\x90\x00" + bytes(200)
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00" + bytes(40)


def zipped() -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    return held.getvalue()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "files")


def lying(store: Store) -> list[Path]:
    return sorted(path for path in store.folder.rglob("*") if path.is_file())


def test_a_file_lies_under_its_own_sha256_and_reads_back_the_same(store: Store) -> None:
    sha = sha256(PDF).hexdigest()

    kept = store.keep(BytesIO(PDF), "policy.pdf", 1000)

    assert kept == Stored(sha, len(PDF), "application/pdf")
    assert lying(store) == [store.folder / sha[:2] / sha]
    assert b"".join(store.read(sha)) == PDF


def test_the_same_bytes_are_kept_once(store: Store) -> None:
    first = store.keep(BytesIO(PDF), "policy.pdf", 1000)

    assert store.keep(BytesIO(PDF), "the same under another name.pdf", 1000) == first
    assert len(lying(store)) == 1


def test_a_file_of_several_blocks_is_whole(store: Store) -> None:
    long = b"%PDF-1.7\n" + b"x" * (3 << 20)

    kept = store.keep(BytesIO(long), "scan.pdf", len(long))

    assert (kept.size, b"".join(store.read(kept.sha256))) == (len(long), long)


def test_the_largest_size_is_kept_and_one_byte_more_is_not(store: Store) -> None:
    assert store.keep(BytesIO(PDF), "policy.pdf", len(PDF)).size == len(PDF)
    with pytest.raises(TooBig):
        store.keep(BytesIO(PDF + b"x"), "policy.pdf", len(PDF))

    assert len(lying(store)) == 1


class Breaking(BytesIO):
    """A stream whose sender goes away after the first block."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: Iterator[bytes] = iter([PDF])

    def read(self, _: int | None = -1) -> bytes:
        try:
            return next(self.blocks)
        except StopIteration:
            raise ConnectionError from None


@pytest.mark.parametrize(
    ("stream", "name", "refusal"),
    [
        (BytesIO(PDF * 100), "policy.pdf", TooBig),
        (BytesIO(EXE), "policy.pdf", UnknownKind),
        (Breaking(), "policy.pdf", ConnectionError),
    ],
    ids=["too big", "of another kind", "cut short"],
)
def test_what_is_not_taken_in_leaves_nothing_behind(
    store: Store, stream: BytesIO, name: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        store.keep(stream, name, 1000)

    assert lying(store) == []


def test_bytes_that_are_gone_are_not_had(store: Store) -> None:
    kept = store.keep(BytesIO(PDF), "policy.pdf", 1000)
    assert store.has(kept.sha256)

    lying(store)[0].unlink()

    assert not store.has(kept.sha256)
    with pytest.raises(FileNotFoundError):
        next(store.read(kept.sha256))


KINDS: list[tuple[bytes, str, str | None]] = [
    (PDF, "policy.pdf", "application/pdf"),
    (PDF, "POLICY.PDF", "application/pdf"),
    (PNG, "screen.png", "image/png"),
    (JPEG, "photo.jpg", "image/jpeg"),
    (JPEG, "photo.jpeg", "image/jpeg"),
    (zipped(), "letter.docx", ACCEPTED[".docx"]),
    (zipped(), "list.xlsx", ACCEPTED[".xlsx"]),
    (b"name,job\n", "people.csv", "text/csv"),
    ("Größe".encode(), "note.txt", "text/plain"),
    (b"{}", "seal.json", "application/json"),
    (("ü" * SNIFFED).encode()[1 : SNIFFED + 1], "cut at both ends.txt", None),
    (("x" + "ü" * SNIFFED).encode()[:SNIFFED], "cut within a letter.txt", "text/plain"),
    (b"x" + "ü".encode()[:1], "ends within a letter.txt", None),
    (PNG, "screen.pdf", None),
    (PDF, "policy.png", None),
    (EXE, "setup.exe", None),
    (EXE, "policy.pdf", None),
    (EXE, "note.txt", None),
    (b"hello", "policy.pdf", None),
    (b"\xff\xfe\x41\x00", "utf-16.txt", None),
    (b"<script>", "page.html", None),
    (b"#!/bin/sh", "run", None),
    (b"hidden", ".pdf", None),
    (b"", "nothing.txt", None),
    (b"", "nothing.pdf", None),
    (b"", "nothing.png", None),
]


@pytest.mark.parametrize(("start", "name", "kind"), KINDS, ids=[name for _, name, _ in KINDS])
def test_the_kind_is_what_the_bytes_show_and_the_name_says(start: bytes, name: str, kind: str | None) -> None:
    if kind is None:
        with pytest.raises(UnknownKind, match=r"\.$"):
            kind_of(start, name)
    else:
        assert kind_of(start, name) == kind
