"""Which paragraphs has a Word file, and which of them are headings? Its package is unpacked under our own count."""

import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from typing import Any

from api.documents.sources.bounds import UNPACKED, Unreadable
from api.domain.lines import LEVELS, Line, headlike

_BLOCK = 1 << 16


def docx_lines(data: bytes) -> Iterator[Line]:
    """Every paragraph in its order, those in tables, lists, boxes and content controls too, with all changes accepted."""
    import docx  # noqa: PLC0415  only the child pays for it
    from docx.oxml.ns import qn  # noqa: PLC0415

    document = docx.Document(_unpacked(data))
    levels = _style_levels(document.styles.element, qn)
    for paragraph in document.element.body.iter(qn("w:p")):
        if next(paragraph.iterancestors(_FALLBACK), None) is None:
            text = "".join(_run_text(paragraph, qn))
            level = _level_of(paragraph, text, levels, qn)
            parts = [" ".join(text.split("\n"))] if level else text.split("\n")
            yield from (Line(part, level) for part in parts if part.strip())


Named = Callable[[str], str]
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def _unpacked(data: bytes) -> BytesIO:
    """The package with everything in it unpacked once within the limit, whatever its directory says of sizes."""
    clean = BytesIO()
    left = UNPACKED
    with zipfile.ZipFile(BytesIO(data)) as packed, zipfile.ZipFile(clean, "w") as plain:
        if sum(each.file_size for each in packed.infolist()) > UNPACKED:
            raise _too_large()
        for name in packed.namelist():
            content = _member(packed, name, left)
            left -= len(content)
            if name.endswith((".xml", ".rels")) and b"<!DOCTYPE" in content.replace(b"\0", b""):
                raise Unreadable("It defines names of its own inside, which no Word file does. Save it anew from Word.")
            plain.writestr(name, content)
    clean.seek(0)
    return clean


def _member(packed: zipfile.ZipFile, name: str, at_most: int) -> bytes:
    found = bytearray()
    with packed.open(name) as member:
        while block := member.read(_BLOCK):
            found += block
            if len(found) > at_most:
                raise _too_large()
    return bytes(found)


def _too_large() -> Unreadable:
    return Unreadable(f"Unpacked it is larger than {UNPACKED >> 20} MB. Save it without its pictures and send that.")


def _run_text(node: Any, qn: Named) -> Iterator[str]:
    """What a paragraph shows: not what was deleted or moved away, and not what stands in a box within it."""
    gone = {qn("w:p"), qn("w:pPr"), qn("w:del"), qn("w:moveFrom"), qn("w:instrText"), _FALLBACK}
    instead = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
    for child in node:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in instead:
            yield instead[child.tag]
        elif child.tag not in gone:
            yield from _run_text(child, qn)


def _style_levels(styles: Any, qn: Named) -> Mapping[str, int]:
    """The heading level of each style by its id: Title 1, Heading 1 2 and so on; a style based on one has its level."""
    own: dict[str, int] = {}
    based: dict[str, str] = {}
    for style in styles.iter(qn("w:style")):
        id = style.get(qn("w:styleId"), "")
        name = _value(style.find(qn("w:name")), qn).casefold()
        outline = _value(style.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}"), qn)
        numbered = re.fullmatch(r"heading ([1-9])", name)
        if name == "title":
            own[id] = 1
        elif numbered or (outline.isdecimal() and int(outline) < LEVELS):
            own[id] = min(int(numbered[1]) + 1 if numbered else int(outline) + 2, LEVELS)
        based[id] = _value(style.find(qn("w:basedOn")), qn)
    return {id: _inherited(id, own, based) for id in based}


def _inherited(id: str, own: Mapping[str, int], based: Mapping[str, str]) -> int:
    for _ in range(LEVELS):
        if id in own or id not in based:
            break
        id = based[id]
    return own.get(id, 0)


def _level_of(paragraph: Any, text: str, levels: Mapping[str, int], qn: Named) -> int:
    """By its style or its outline level; a short line that is bold throughout is the deepest kind of heading."""
    told = f"{qn('w:pPr')}/"
    outline = _value(paragraph.find(told + qn("w:outlineLvl")), qn)
    if outline.isdecimal() and int(outline) < LEVELS:
        return min(int(outline) + 2, LEVELS)
    level = levels.get(_value(paragraph.find(told + qn("w:pStyle")), qn), 0)
    if level or not headlike(text.strip()):
        return level
    runs = [run for run in paragraph.iter(qn("w:r")) if any(part.text for part in run.iter(qn("w:t")))]
    bold = [run.find(f"{qn('w:rPr')}/{qn('w:b')}") for run in runs]
    return LEVELS if bold and all(b is not None and b.get(qn("w:val"), "1") not in ("0", "false") for b in bold) else 0


def _value(node: Any, qn: Named) -> str:
    return "" if node is None else str(node.get(qn("w:val"), ""))
