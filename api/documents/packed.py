"""How does an Office file get the same bytes for the same content? ECMA-376 part 2: a ZIP whose clock we set ourselves."""

import re
import zipfile
from datetime import datetime
from io import BytesIO

CORE = "docProps/core.xml"
EARLIEST = (1980, 1, 1, 0, 0, 0)

# XML 1.0 knows no other characters; Office calls a file that has them damaged.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")


def writable(text: str) -> str:
    """The text without what XML cannot hold and without marks that reorder what is read."""
    if text.isascii() and text.isprintable():
        return text
    return _REORDERING.sub("", _UNWRITABLE.sub("", text))


def fixed(archive: bytes, at: datetime) -> bytes:
    """The archive with every timestamp, outside and in the core properties, set to `at`."""
    stamp = at.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    clock = max(at.timetuple()[:6], EARLIEST)
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(archive)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == CORE:
                content = _MODIFIED.sub(rb"\g<1>" + stamp + rb"\g<2>", content)
            entry = zipfile.ZipInfo(name, clock)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            new.writestr(entry, content)
    return out.getvalue()
