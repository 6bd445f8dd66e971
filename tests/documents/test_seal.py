"""Does the seal name each kind of damage, and nothing when there is none?"""

import json
from dataclasses import replace
from hashlib import sha256

import pytest

from api.documents.seal import Seal, seal_json, verify_seal
from api.domain.frozen import canonical, digest
from tests.documents.sample import sample

FILE = b"%PDF-1.7 the document"
ANALYSIS = sample(5)
SEAL = Seal(digest(ANALYSIS), "9b" * 32, 1842, "2026-11-22T20:05:11Z")
SEALED = seal_json(SEAL, "risk-analysis-4.pdf", sha256(FILE).hexdigest(), ANALYSIS)


def damaged(pointer: str, value: object) -> bytes:
    content = json.loads(SEALED)
    *path, last = pointer.split("/")[1:]
    inner = content
    for key in path:
        inner = inner[int(key) if isinstance(inner, list) else key]
    if value is None:
        del inner[last]
    else:
        inner[last] = value
    return json.dumps(content).encode()


def test_an_untouched_seal_and_file_hold():
    assert verify_seal(SEALED, FILE) == ()


def test_the_same_seal_gives_the_same_bytes():
    assert seal_json(SEAL, "risk-analysis-4.pdf", sha256(FILE).hexdigest(), sample(5)) == SEALED


def test_a_seal_that_somebody_reformatted_still_holds():
    assert verify_seal(json.dumps(json.loads(SEALED), indent=4).encode(), FILE) == ()


def test_the_analysis_inside_the_seal_is_the_canonical_one():
    inside = json.loads(SEALED)["analysis"]
    again = json.dumps(inside, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    assert again == canonical(ANALYSIS)


@pytest.mark.parametrize(
    ("pointer", "value", "at", "says"),
    [
        ("/file/sha256", "0" * 64, "/file/sha256", "file differs"),
        ("/analysis/practice/name", "Elm Street", "/analysis_sha256", "analysis inside the seal differs"),
        ("/analysis/risks/0/residual/level", "low ", "/analysis_sha256", "analysis inside the seal differs"),
        ("/analysis_sha256", "0" * 64, "/analysis_sha256", "analysis inside the seal differs"),
        ("/editions", [], "/editions", "editions"),
        ("/format", "duecare.seal/9", "/format", "not a seal of the format"),
        ("/format", None, "/format", "not a seal of the format"),
        ("/file", "risk-analysis-4.pdf", "/file", "malformed"),
        ("/file/name", None, "/file/name", "malformed"),
        ("/chain/head", 7, "/chain/head", "malformed"),
        ("/chain/seq", None, "/chain/seq", "malformed"),
        ("/sealed_at", None, "/sealed_at", "malformed"),
        ("/analysis", "text", "/analysis", "malformed"),
    ],
)
def test_damage_is_named(pointer, value, at, says):
    (fault,) = verify_seal(damaged(pointer, value), FILE)
    assert fault.at == at
    assert says in fault.message


@pytest.mark.parametrize("content", [b"", b"not json", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, SEALED[:-40]])
def test_what_is_not_a_seal_is_called_that(content):
    (fault,) = verify_seal(content, FILE)
    assert "not JSON" in fault.message or "not a seal" in fault.message


def test_one_changed_byte_of_the_file_is_noticed():
    (fault,) = verify_seal(SEALED, FILE[:-1] + b"T")
    assert "risk-analysis-4.pdf" in fault.message


@pytest.mark.parametrize("text", ["half a pair \ud800", "controls \x00\x1f", "quotes \"'\\", "\U0001f600"])
def test_any_text_can_be_sealed_and_verified(text):
    analysis = replace(ANALYSIS, purpose=text)
    seal = replace(SEAL, analysis_sha256=digest(analysis))
    assert verify_seal(seal_json(seal, text, sha256(FILE).hexdigest(), analysis), FILE) == ()
