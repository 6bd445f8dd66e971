"""How can anyone check, offline, that a document is the one that was sealed? 45 CFR 164.316(b)(2)(i), 164.312(c)(1).

A seal file lies beside the document it seals: NAME.seal.json beside NAME. It says nothing about whether the analysis is
right, only that neither the file nor the analysis has been altered since.
"""

import json
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import TypeAlias

from api.domain.snapshots import Analysis

FORMAT = "duecare.seal/1"

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"


@dataclass(frozen=True, slots=True)
class Seal:
    """What was sealed: the analysis' sha256, the head and length of the record chain before it, and when (UTC)."""

    analysis_sha256: str
    chain_head: str
    chain_seq: int
    sealed_at: str


@dataclass(frozen=True, slots=True)
class Fault:
    """What does not hold, and where: `at` is a JSON pointer into the seal, or `file`."""

    at: str
    message: str


def seal_json(seal: Seal, file_name: str, file_sha256: str, analysis: Analysis) -> bytes:
    """The seal file as UTF-8 JSON, keys sorted, ending in a line feed; the whole analysis is inside it."""
    content = {
        "format": FORMAT,
        "file": {"name": file_name, "sha256": file_sha256},
        "analysis_sha256": seal.analysis_sha256,
        "chain": {"head": seal.chain_head, "seq": seal.chain_seq},
        "sealed_at": seal.sealed_at,
        "editions": [asdict(edition) for edition in analysis.editions],
        "analysis": asdict(analysis),
    }
    return _bytes(content, indent=1) + b"\n"


def verify_seal(seal_bytes: bytes, file_bytes: bytes) -> tuple[Fault, ...]:
    """The first thing that does not hold, or nothing when all holds. Needs no database and no rules."""
    try:
        content = json.loads(seal_bytes)
    except (ValueError, RecursionError):
        return (Fault("", "The seal file cannot be read: it is not JSON."),)
    fault = _malformed(content) or _differs(content, file_bytes)
    return (fault,) if fault else ()


def _malformed(content: Json) -> Fault | None:
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        return Fault("/format", f"This is not a seal of the format {FORMAT}.")
    for pointer, kind in _SHAPE:
        if not isinstance(_at(content, pointer), kind):
            return Fault(pointer, f"The seal is malformed: {pointer} is missing or of the wrong kind.")
    return None


_SHAPE: tuple[tuple[str, type], ...] = (
    ("/file", dict),
    ("/file/name", str),
    ("/file/sha256", str),
    ("/analysis_sha256", str),
    ("/chain", dict),
    ("/chain/head", str),
    ("/chain/seq", int),
    ("/sealed_at", str),
    ("/editions", list),
    ("/analysis", dict),
)


def _differs(content: Json, file_bytes: bytes) -> Fault | None:
    if sha256(file_bytes).hexdigest() != _at(content, "/file/sha256"):
        return Fault("/file/sha256", f"The file differs from the one that was sealed as {_at(content, '/file/name')}.")
    if sha256(_bytes(_at(content, "/analysis"))).hexdigest() != _at(content, "/analysis_sha256"):
        return Fault("/analysis_sha256", "The analysis inside the seal differs from the one that was sealed.")
    if _at(content, "/editions") != _at(content, "/analysis/editions"):
        return Fault("/editions", "The editions named by the seal differ from those of the sealed analysis.")
    return None


def _at(content: Json, pointer: str) -> Json:
    for key in pointer.split("/")[1:]:
        content = content.get(key) if isinstance(content, dict) else None
    return content


def _bytes(content: object, indent: int | None = None) -> bytes:
    separators = (",", ":") if indent is None else (",", ": ")
    text = json.dumps(content, sort_keys=True, separators=separators, ensure_ascii=False, indent=indent)
    return text.encode("utf-8", "backslashreplace")
