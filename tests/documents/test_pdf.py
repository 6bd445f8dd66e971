"""Does the PDF say what the analysis says, look the same everywhere, and stay harmless whatever a text holds?"""

import json
import os
import re
import subprocess
import sys
from dataclasses import fields, replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest

from api.documents import pdf
from api.documents.pdf import RenderFailed, render_pdf
from api.documents.report import draw_up
from api.documents.seal import Seal
from api.domain.frozen import digest
from api.domain.snapshots import Analysis, PracticeLine
from tests.documents.reading import ARCHIVAL, letters, pages, standards
from tests.documents.sample import empty, sample

ROOT = Path(__file__).parents[2]
FINAL, DRAFT, LARGE = sample(25), sample(8, "draft"), sample(160)
SEAL = Seal(digest(FINAL), "9b" * 32, 1842, "2026-11-22T20:05:11Z")


@pytest.fixture(scope="module")
def final() -> bytes:
    return render_pdf(FINAL, SEAL)


@pytest.fixture(scope="module")
def draft() -> bytes:
    return render_pdf(DRAFT, None)


def test_the_same_analysis_gives_the_same_bytes(final):
    assert render_pdf(sample(25), SEAL) == final


def test_another_process_with_another_clock_zone_and_hash_seed_gives_the_same_bytes(final):
    script = (
        "import sys; from tests.documents.test_pdf import FINAL, SEAL; from api.documents.pdf import render_pdf;"
        "sys.stdout.buffer.write(render_pdf(FINAL, SEAL))"
    )
    environment = {
        **os.environ,
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}",
        "PYTHONHASHSEED": "7",
        "TZ": "Asia/Tokyo",
        "LC_ALL": "C",
        "SOURCE_DATE_EPOCH": "1",
    }
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, env=environment, capture_output=True, check=True)
    assert done.stdout == final


def test_another_seal_gives_other_bytes(final):
    assert render_pdf(FINAL, replace(SEAL, chain_head="00" * 32)) != final


def test_the_file_says_that_it_is_pdf_a_2b_and_pdf_ua_1_with_title_and_language(final):
    reader = pypdf.PdfReader(BytesIO(final))
    catalog: Any = reader.trailer["/Root"]
    assert standards(final) == ARCHIVAL
    assert catalog["/Lang"].lower() == "en-us"
    assert catalog["/MarkInfo"]["/Marked"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Risk analysis 4, Maple Street Family Medicine"


def test_the_document_bears_the_day_of_its_approval_and_no_other(final):
    metadata = pypdf.PdfReader(BytesIO(final)).metadata
    assert metadata is not None
    assert metadata.creation_date is not None
    assert metadata.creation_date.date().isoformat() == "2026-11-22"


def test_every_font_is_bundled_and_embedded(final):
    embedded = set()
    for page in pypdf.PdfReader(BytesIO(final)).pages:
        fonts: Any = page["/Resources"]["/Font"]  # type: ignore[index]
        for font in fonts.values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
            assert {"/FontFile2", "/FontFile3"} & inner.keys()
            embedded.add(inner["/FontName"].split("+")[1].split("-")[0])
    assert embedded <= {"SourceSans3", "DejaVuSans", "DejaVuSansMono"}


@pytest.mark.parametrize("analysis", [FINAL, LARGE], ids=["cards", "paragraphs"])
def test_every_risk_stands_in_the_register_with_number_title_and_vulnerability(analysis):
    text = letters(" ".join(pages(render_pdf(analysis, None))))
    for risk in analysis.risks:
        assert letters(risk.number + risk.title) in text
        assert letters(risk.vulnerability) in text


def test_the_hashes_stand_in_full_in_the_seal_and_in_short_on_every_page(final):
    every = pages(final)
    last = pypdf.PdfReader(BytesIO(final)).pages[-1].extract_text()
    assert SEAL.analysis_sha256 in last
    assert SEAL.chain_head in last
    assert all(SEAL.analysis_sha256[:12] in page for page in every)


def test_every_page_says_which_page_it_is_of_how_many(final):
    every = pages(final)
    assert all(f"Page {number} of {len(every)}" in page for number, page in enumerate(every, 1))


def test_a_draft_says_so_on_every_page_and_a_final_document_nowhere(final, draft):
    assert all("DRAFT" in page for page in pages(draft))
    assert not any("DRAFT" in page or "draft" in page.lower() for page in pages(final))


def test_a_draft_names_on_its_first_page_what_is_missing(draft):
    first = pages(draft)[0]
    for element in DRAFT.elements:
        assert (f"{element.number}. {element.title}:" in first) is not element.done
        assert all(letters(missing) in letters(first) for missing in element.missing)


def test_nothing_we_write_claims_compliance_or_gives_a_score(final, draft):
    text = " ".join([*pages(final), *pages(draft)]).lower()
    assert not re.search(r"\bcompliant\b|\bscore\b|%", text)


def test_identifiers_are_printed_as_words_and_days_as_us_dates(final):
    text = " ".join(pages(final))
    assert not re.search(r"\b(very_low|not_met|in_place|dont_know|not_applicable|e_mail|ehr_cloud)\b", text)
    assert not re.search(r"\b20\d\d-\d\d-\d\d\b", text)
    assert "November 20, 2026" in text
    assert "November 22, 2026, 2:04 PM (America/Chicago)" in text


@pytest.mark.parametrize("status", ["draft", "final"])
def test_an_empty_practice_gets_a_document_in_which_every_chapter_says_why_it_is_empty(status):
    report = draw_up(empty(status), None)
    assert all(chapter.blocks for chapter in report.chapters)
    text = " ".join(pages(render_pdf(empty(status), None)))
    assert "has listed no assets yet" in text
    assert "No risk is on record." in text
    assert "No task has been planned yet." in text
    assert not re.search(r"\[[A-Z ]+\]|\bNone\b\.?$|undefined", text)


HOSTILE = {
    "typst include": '#include "/etc/passwd"',
    "typst read": '#read("blocks.typ")',
    "typst set": "#set page(width: 1pt) #pagebreak() #panic()",
    "typst math": "$ sum_(i=0)^n $ *bold* _thin_ @label <label> `raw` // note /* more */",
    "backslashes": "C:\\Users\\front\\desk \\u{41} \\ \\\\",
    "json": '"}], "is": "Heading"',
    "percent and pdf": "%PDF-1.7 endobj (text) Tj",
    "accents": "Ångström Łódź Ærø façade Ñandú",
    "greek and cyrillic": "Ωμέγα Привет",
}


def named(text: str) -> Analysis:
    """The sample with the text in every free field that a person can fill."""
    risk, asset, vendor, task = FINAL.risks[0], FINAL.assets[0], FINAL.vendors[0], FINAL.tasks[0]
    return replace(
        FINAL,
        safeguards=(replace(FINAL.safeguards[0], safeguard=text, answer=text, note=text),),
        considered=(replace(FINAL.considered[0], because=text),),
        practice=PracticeLine(text, "medical", 3, text, (text,)),
        prepared_by=replace(FINAL.prepared_by, name=text, role=text, at=text),
        changes_since=text,
        assets=(replace(asset, name=text, location=text, owner=text, type=text, holds_ephi=text),),
        vendors=(replace(vendor, name=text, service=text, agreement=text, signed_on=text),),
        risks=(replace(risk, number=text, title=text, threat=text, assets=(text,), reason=text, questions=(text,)),)
        * 2,
        tasks=(replace(task, title=text, due_on=text, status=text, risks=(text,) * 30),),
        gaps=(replace(FINAL.gaps[0], status=text, reasons=(text,), safeguard=text),),
    )


UNDRAWABLE = {
    "emoji": ("Nora \U0001f642 Smith \U0001f468\u200d\u2695\ufe0f", "Nora[U+1F642]Smith"),
    "cjk": ("診療所 clinic", "[U+8A3A]"),
    "controls": ("before\x00\x01\x1b[31m\x7fafter", "before[31mafter"),
    "surrogate": ("lone \ud800 half", "lone[U+D800]half"),
    "reordering": ("evil \u202etxt.exe", "eviltxt.exe"),
    "line breaks": ("line one\r\nline two\u2028three", "lineonelinetwothree"),
    "noncharacters": ("\ufffe\uffff\U000f0000 end", "[U+F0000]end"),
    "combining": ("e\u0301clair", "éclair"),
}


@pytest.fixture(scope="module")
def hostile() -> str:
    """What a document prints that holds every hostile text in every field."""
    text = " next ".join([*HOSTILE.values(), *(text for text, _ in UNDRAWABLE.values())])
    return letters(" ".join(pages(render_pdf(named(text), None))))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_text_that_looks_like_markup_is_printed_as_it_is(hostile, text):
    assert hostile.count(letters(text)) > 10


@pytest.mark.parametrize("shown", [shown for _, shown in UNDRAWABLE.values()], ids=UNDRAWABLE.keys())
def test_what_cannot_be_drawn_is_printed_by_number_or_left_out(hostile, shown):
    assert hostile.count(shown) > 10


@pytest.mark.parametrize("text", ["שלום עולם", "عيادة السلام", "x" * 10_000, "word " * 2_000, "", " ", "\u0301\u200d"])
def test_right_to_left_endless_and_empty_text_is_drawn(text):
    assert render_pdf(named(text), None).startswith(b"%PDF-")


def test_ten_thousand_letters_without_a_space_stay_on_the_page():
    risks = (replace(FINAL.risks[0], reason="x" * 10_000),)
    document = render_pdf(replace(empty("final"), method=FINAL.method, risks=risks), None)
    assert letters(" ".join(pages(document))).count("x") >= 10_000


def test_values_that_no_rule_would_make_are_drawn_too():
    odd = replace(
        empty("final"),
        on="not a day",
        method=replace(FINAL.method, grid=FINAL.method.grid[:2], impacts=("low",)),
        appetite=replace(FINAL.appetite, level="purple"),
        risks=tuple(replace(risk, residual=replace(risk.residual, level="purple", impact="")) for risk in FINAL.risks),
        approved_by=replace(FINAL.approved_by, at="soon"),
    )
    assert "Purple" in " ".join(pages(render_pdf(odd, None)))


def test_a_number_used_twice_is_printed_twice():
    twice = replace(FINAL, risks=(FINAL.risks[0], FINAL.risks[0]))
    register = " ".join(pages(render_pdf(twice, None))).split("Risk register")[-1]
    assert register.count(f"{FINAL.risks[0].number} {FINAL.risks[0].title}") >= 2


def test_long_tables_are_set_as_paragraphs_and_lose_nothing():
    tasks = tuple(replace(FINAL.tasks[0], title=f"Task number {number}.") for number in range(400))
    text = " ".join(pages(render_pdf(replace(empty("final"), tasks=tasks), None)))
    assert all(f"Task number {number}." in text for number in range(400))


def test_a_child_that_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr(pdf, "COMMAND", (sys.executable, "-c", "import time; time.sleep(30)"))
    monkeypatch.setattr(pdf, "SECONDS", 0.3)
    with pytest.raises(RenderFailed, match="not finished within"):
        render_pdf(FINAL, None)


@pytest.mark.skipif(sys.platform != "linux", reason="the memory limit is the platform's")
def test_a_child_that_needs_too_much_memory_is_stopped(monkeypatch):
    script = "import api.documents.child as child; child.MEGABYTES = 40; child.main()"
    monkeypatch.setattr(pdf, "COMMAND", (sys.executable, "-c", script))
    with pytest.raises(RenderFailed, match="out of memory"):
        render_pdf(LARGE, None)


def test_what_the_typesetter_refuses_is_told_in_one_sentence(monkeypatch):
    script = "import api.documents.child as child, sys; child.draw = lambda *_: {}['x'] if 0 else (_ for _ in ()).throw(RuntimeError('no such font')); sys.exit(child.main())"
    monkeypatch.setattr(pdf, "COMMAND", (sys.executable, "-c", script))
    with pytest.raises(RenderFailed, match=r"^The PDF could not be drawn: no such font\.$"):
        render_pdf(FINAL, None)


def test_the_child_gets_none_of_our_environment(monkeypatch):
    monkeypatch.setenv("DUECARE_SECRET_KEY", "hush")
    monkeypatch.setattr(pdf, "COMMAND", (sys.executable, "-c", "import os; print('%PDF-', 'hush' in str(os.environ))"))
    assert render_pdf(FINAL, None) == b"%PDF- False\n"


def test_the_parent_never_loads_the_typesetter():
    script = "import sys, api.documents.pdf; sys.exit('typst' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False).returncode == 0


def test_everything_a_report_holds_becomes_json():
    report: Any = pdf.plain(draw_up(FINAL, SEAL))
    assert json.loads(json.dumps(report)) == report
    assert {field.name for field in fields(draw_up(FINAL, SEAL))} < report.keys()
