"""Documents as practices have them, and as somebody would send them who means harm: made in memory, none in a file."""

import io
import struct
import zipfile
from collections.abc import Callable, Iterable
from functools import cache

import docx
import pypdf
import typst
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

DOCUMENT = "word/document.xml"
MEGABYTE = bytes(1 << 20)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(400)
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)

MARKDOWN = b"""# Password policy

For all of us, {practice}.

## Length <script>alert(1)</script>

- At least *twelve* letters
- No names, as [our guide](guide.md)
  says

| Who | What |
| --- | ---- |
| Owner | decides |

<script>
stolen()

</script>
<div>hidden</div>
"""

PRINTED = """
#set page(paper: "us-letter", header: [Maple Street Dental], footer: context [Page #counter(page).display()])
= Password policy
#outline(title: "Table of Contents")
== Length
Passwords have at least twelve letters, and whoever needs a shorter one because a machine takes no longer ones asks the
security officer first.

A second paragraph stands apart.

#text(weight: "bold")[Who decides]

The owner decides.
#pagebreak()
== Signs
- One sign
- Another sign
#pagebreak()
The last page.
"""


def word(write: Callable[["docx.document.Document"], object] | None = None) -> bytes:
    """A Word file: a small policy with everything that people put into one, or what `write` puts into it."""
    document = docx.Document()
    (write or _write)(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _write(document: "docx.document.Document") -> None:
    document.sections[0].header.paragraphs[0].text = "Maple Street Dental"
    document.add_paragraph("Password policy", style="Title")
    document.add_heading("Length", 1)
    document.add_paragraph("Passwords of {practice} are long.\nThey are secret.")
    document.add_paragraph("Twelve letters", style="List Bullet")
    document.add_paragraph().add_run("Who decides").bold = True
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Who", "What"
    table.cell(1, 0).merge(table.cell(1, 1)).text = "The owner decides."
    document.add_heading("Signs", 2)
    document.add_paragraph("One sign.")


def paragraph(inner: str) -> Callable[["docx.document.Document"], object]:
    """Writes a paragraph of raw WordprocessingML."""
    spaces = nsdecls("w") + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    return lambda document: document.element.body.insert(0, parse_xml(f"<w:p {spaces}>{inner}</w:p>"))


def repacked(name: str, content: bytes) -> bytes:
    """The small policy with one part of its package replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word())) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            new.writestr(each, content if each == name else old.read(each))
    return out.getvalue()


@cache
def bomb(megabytes: int) -> bytes:
    """A Word file of a few kilobytes that says how much of nothing it unpacks to."""
    out = io.BytesIO(word())
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as packed, packed.open("word/media/nothing.bin", "w") as part:
        for _ in range(megabytes):
            part.write(MEGABYTE)
    return out.getvalue()


def liar(megabytes: int) -> bytes:
    """The same, though its directory and the part itself say that it unpacks to a hundred bytes."""
    data = bytearray(bomb(megabytes))
    size = struct.pack("<L", megabytes << 20)
    assert data.count(size) == 2
    return bytes(data.replace(size, struct.pack("<L", 100)))


def twin(megabytes: int) -> bytes:
    """A Word file with two parts of one name: a reader who asks by name unpacks the larger one twice."""
    data = bytearray(bomb(megabytes))
    first = b"word/media/another.bin"
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        new.writestr(first.decode(), b"x")
        for each in old.infolist():
            new.writestr(each, old.read(each), zipfile.ZIP_DEFLATED)
    return out.getvalue().replace(first, b"word/media/nothing.bin")


def exploding(encoding: str = "utf-8") -> bytes:
    """A Word file whose text is a thousand million laughs: entities that stand for entities."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    body = "<w:body><w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body>"
    xml = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE w [<!ENTITY l0 "ha">{laughs}]>'
    return repacked(DOCUMENT, f"{xml}<w:document {nsdecls('w')}>{body}</w:document>".encode(encoding))


@cache
def printed(source: str = PRINTED) -> bytes:
    """A PDF of a text in the typesetter's own language."""
    made = typst.compile(source.encode())
    assert isinstance(made, bytes)
    return made


def pages(many: int, change: Callable[[pypdf.PdfWriter], object] = lambda _: None) -> bytes:
    """A PDF of pages without text, as a scan is."""
    writer = pypdf.PdfWriter()
    for _ in range(many):
        writer.add_blank_page(612, 792)
    return _saved(writer, change)


def locked(user: str, owner: str) -> bytes:
    """The printed policy behind a password."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(printed()))
    return _saved(writer, lambda it: it.encrypt(user, owner, algorithm="AES-256"))


def _saved(writer: pypdf.PdfWriter, change: Callable[[pypdf.PdfWriter], object]) -> bytes:
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def parts(sections: Iterable[dict[str, object]]) -> list[tuple[object, list[object]]]:
    """Sections of an answer as (title, texts)."""
    return [(each["title"], [line["text"] for line in each["statements"]]) for each in sections]  # type: ignore[attr-defined]
