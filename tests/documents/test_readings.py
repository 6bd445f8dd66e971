"""Are a practice's own documents read as they stand, and does one that means harm meet nothing but a refusal?"""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from time import monotonic

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.documents import readings
from api.documents.readings import Crowded, read_file
from api.documents.sources import pdf
from api.documents.sources.bounds import CHARACTERS, PAGES, OtherKind, Unreadable
from api.documents.sources.child import lines_of
from api.documents.sources.text import plain_lines
from api.domain.lines import Line
from api.domain.readings import Reading, arrange
from tests import papers

ROOT = Path(__file__).parents[2]


LENGTH = (
    "Passwords have at least twelve letters, and whoever needs a shorter one because a machine takes no longer ones"
)


def read(data: bytes, name: str) -> Reading:
    kind, lines = read_file(data, name)
    return arrange(lines, name, wrapped=kind in ("pdf", "text"))


def told(reading: Reading) -> list[tuple[str, list[str]]]:
    return [(section.title, [each.text for each in section.statements]) for section in reading.sections]


def lines(data: bytes, kind: str) -> list[tuple[str, int]]:
    return [(line.text, line.level) for line in lines_of(data, kind)]


# what is read


def test_a_word_file_is_read_in_its_order_with_lists_tables_and_bold_lines_for_headings():
    reading = read(papers.word(), "passwords.docx")
    assert (reading.title, reading.dropped) == ("Password policy", ())
    assert told(reading) == [
        ("Length", ["Passwords of (practice) are long.", "They are secret.", "Twelve letters"]),
        ("Who decides", ["Who", "What", "The owner decides."]),
        ("Signs", ["One sign."]),
    ]


def test_a_pdf_is_read_without_its_furniture_and_headings_are_known_by_their_type():
    reading = read(papers.printed(), "passwords.pdf")
    assert reading.title == "Password policy"
    assert told(reading) == [
        (
            "Length",
            [
                f"{LENGTH} asks the security officer first.",
                "A second paragraph stands apart.",
            ],
        ),
        ("Who decides", ["The owner decides."]),
        ("Signs", ["One sign", "Another sign", "The last page."]),
    ]
    furniture = " ".join(reading.dropped)
    assert furniture.count("Maple Street Dental") == furniture.count("Page ") == 3
    assert "Table of Contents" in furniture


def test_a_markdown_file_is_read_without_its_html():
    reading = read(papers.MARKDOWN, "passwords.md")
    assert told(reading) == [
        ("Password policy", ["For all of us, (practice)."]),
        ("Length", ["At least twelve letters", "No names, as our guide says", "Who", "What", "Owner", "decides"]),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_file_is_read_however_an_editor_saved_it(encoding):
    reading = read("Größe – wie?\n\nThe “key” is kept.".encode(encoding), "keys.txt")
    assert (reading.title, told(reading)) == ("keys", [("keys", ["Größe – wie?", "The “key” is kept."])])


def test_a_form_feed_begins_a_page():
    assert list(plain_lines("a\nb\fc")) == [Line("a", page=1), Line("b", page=1), Line("c", page=2)]
    assert list(plain_lines("a\n\nb")) == [Line("a"), Line(""), Line("b")]


def test_a_pdf_that_anybody_may_open_is_read_though_it_may_not_be_changed():
    assert read(papers.locked("", "owner"), "a.pdf").title == "Password policy"


# Word as it is written by people


RUN = "<w:r><w:t>{}</w:t></w:r>"


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        (f"<w:ins>{RUN.format('added')}</w:ins>{RUN.format(' stays')}", "added stays"),
        (f"<w:del><w:r><w:delText>deleted</w:delText></w:r></w:del>{RUN.format('stays')}", "stays"),
        (f"<w:moveFrom>{RUN.format('moved')}</w:moveFrom><w:moveTo>{RUN.format('moved')}</w:moveTo>", "moved"),
        (f"<w:sdt><w:sdtContent>{RUN.format('controlled')}</w:sdtContent></w:sdt>", "controlled"),
        (f"<w:hyperlink>{RUN.format('linked')}</w:hyperlink>", "linked"),
        ("<w:r><w:instrText>PAGE</w:instrText><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t></w:r>", "a-b"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", "a\tb"),
    ],
)
def test_a_paragraph_reads_as_if_all_changes_were_accepted(inner, shown):
    assert lines(papers.word(papers.paragraph(inner)), "docx") == [(shown, 0)]


def test_a_box_is_read_once_though_word_writes_it_twice():
    box = f"<w:txbxContent><w:p>{RUN.format('in a box')}</w:p></w:txbxContent>"
    inner = f"{RUN.format('outside')}<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    assert lines(papers.word(papers.paragraph(inner)), "docx") == [("outside", 0), ("in a box", 0)]


@pytest.mark.parametrize(
    ("properties", "level"),
    [
        ('<w:pStyle w:val="Title"/>', 1),
        ('<w:pStyle w:val="Heading1"/>', 2),
        ('<w:pStyle w:val="Heading9"/>', 9),
        ('<w:outlineLvl w:val="0"/>', 2),
        ('<w:outlineLvl w:val="9"/>', 0),
        ('<w:pStyle w:val="Subtitle"/>', 0),
        ('<w:pStyle w:val="NoSuchStyle"/>', 0),
    ],
)
def test_a_heading_is_known_by_its_style_or_its_outline_level(properties, level):
    inner = f"<w:pPr>{properties}</w:pPr>{RUN.format('Keys and locks')}"
    assert lines(papers.word(papers.paragraph(inner)), "docx") == [("Keys and locks", level)]


def test_a_style_that_is_based_on_a_heading_is_one_and_a_circle_of_styles_ends():
    def write(document):
        for name, base in (("House", "Heading 2"), ("Room", "House"), ("One", None), ("Two", None)):
            style = document.styles.add_style(name, 1)
            style.base_style = document.styles[base] if base else None
        document.styles["One"].base_style, document.styles["Two"].base_style = (
            document.styles["Two"],
            document.styles["One"],
        )
        document.add_paragraph("Keys and locks", style="Room")
        document.add_paragraph("Round and round", style="One")

    assert lines(papers.word(write), "docx") == [("Keys and locks", 3), ("Round and round", 0)]


@pytest.mark.parametrize(
    ("runs", "level"),
    [
        ([("Who decides", True)], 9),
        ([("Who ", True), ("decides", True)], 9),
        ([("Who ", True), ("decides", None)], 0),
        ([("Who decides", False)], 0),
        ([("The owner decides.", True)], 0),
    ],
)
def test_a_short_line_that_is_bold_throughout_is_a_heading(runs, level):
    def write(document):
        paragraph = document.add_paragraph()
        for text, bold in runs:
            paragraph.add_run(text).bold = bold

    assert [found for _, found in lines(papers.word(write), "docx")] == [level]


# a script never survives


FRAGMENTS = [
    "<script>",
    "</script>",
    "evil()",
    "\n",
    "\n\n",
    "> ",
    "- ",
    "`",
    "```\n",
    "<style>",
    "</style>",
    "<div>",
    "&lt;script&gt;",
    "\\<script>",
]


@pytest.mark.parametrize(
    "text",
    [
        "a <script>evil()</script> b",
        "a <script src=x>\n\nevil()\n\n</script> b",
        "- <SCRIPT>evil()",
        "> <script\ntype=x>evil()</script >",
        "&lt;script&gt;evil()&lt;/script&gt;",
        "`<script>evil()</script>`",
        "```\n<script>\nevil()\n</script>\n```",
        "\\<script>evil()</script>",
        "<style>evil()</style>",
    ],
)
def test_no_script_survives_and_neither_does_its_text(text):
    read = " ".join(each for each, _ in lines(text.encode(), "markdown"))
    assert "evil" not in read
    assert "script" not in read.lower()


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=12))
def test_however_it_is_hidden(fragments):
    assert "<script" not in " ".join(each for each, _ in lines("".join(fragments).encode(), "markdown")).lower()


def test_a_million_beginnings_of_a_script_are_read_in_no_time():
    before = monotonic()
    lines(b"<script " * 100_000, "markdown")
    assert monotonic() - before < 20


# what is refused


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (papers.PNG, "scan.png", "can be read"),
        (b"x", "policy", "can be read"),
        (papers.OLD_WORD, "policy.doc", "save it as .docx first"),
        (papers.PNG, "policy.pdf", "such as a picture"),
        (papers.PNG, "policy.docx", "such as a picture"),
        (b"%PDF-1.7", "policy.docx", "such as a picture"),
    ],
    ids=str,
)
def test_another_kind_of_file_is_refused_whatever_its_name(data, name, why):
    with pytest.raises(OtherKind, match=why):
        read_file(data, name)


REFUSED = {
    "nothing": (lambda: b"", "a.pdf", "is empty"),
    "white": (lambda: b" \n", "a.txt", "is empty"),
    "a Word file with a password": (lambda: papers.OLD_WORD, "a.docx", "password"),
    "a PDF with a password": (lambda: papers.locked("secret", "owner"), "a.pdf", "password"),
    "a scan": (lambda: papers.pages(3), "a.pdf", "as a scan does"),
    "a PDF without pages": (lambda: papers.pages(0), "a.pdf", "as a scan does"),
    "too many pages": (lambda: papers.pages(PAGES + 1), "a.pdf", "301 pages"),
    "half a PDF": (lambda: papers.printed()[:900], "a.pdf", "may be damaged"),
    "half a Word file": (lambda: papers.word()[:9_000], "a.docx", "may be damaged"),
    "a zip that is no Word file": (lambda: papers.repacked("[Content_Types].xml", b"<x/>"), "a.docx", "may be damaged"),
    "broken XML": (lambda: papers.repacked(papers.DOCUMENT, b"<w:document"), "a.docx", "may be damaged"),
    "endless nesting": (lambda: papers.repacked(papers.DOCUMENT, b"<a>" * 100_000), "a.docx", "may be damaged"),
    "a thousand million laughs": (papers.exploding, "a.docx", "names of its own"),
    "laughs in another encoding": (lambda: papers.exploding("utf-16"), "a.docx", "names of its own"),
    "a bomb": (lambda: papers.bomb(200), "a.docx", "larger than 50 MB"),
    "a bomb that lies": (lambda: papers.liar(200), "a.docx", "may be damaged"),
    "a bomb with a twin": (lambda: papers.twin(40), "a.docx", "larger than 50 MB"),
    "a picture called text": (lambda: papers.PNG, "a.txt", "is no text"),
    "a picture called Markdown": (lambda: papers.PNG, "a.md", "is no text"),
    "half of UTF-16": (lambda: b"\xff\xfea", "a.txt", "is no text"),
    "too much text": (lambda: b"word " * (CHARACTERS // 5 + 1), "a.txt", "1,200,000 characters"),
    "too many lines": (lambda: b"a\n" * 30_001, "a.txt", "30,000 lines"),
    "too much Markdown": (lambda: b"word " * (CHARACTERS // 5 + 1), "a.md", "1,200,000 characters"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_read_is_refused_in_words_that_say_what_to_do(what):
    made, name, why = REFUSED[what]
    data = made()
    assert len(data) < 7 << 20
    with pytest.raises(Unreadable, match=why) as refused:
        read_file(data, name)
    assert not isinstance(refused.value, OtherKind)
    assert len(str(refused.value)) < 250


@pytest.mark.skipif(sys.platform != "linux", reason="the memory limit is the platform's")
@pytest.mark.parametrize(
    "made", [lambda: papers.bomb(45), lambda: papers.liar(200)], ids=["as large as may be", "a liar"]
)
def test_unpacking_takes_no_more_memory_than_is_allowed(made):
    """The reading child itself says how much it took at most, in KB."""
    script = (
        "import sys\nfrom pathlib import Path\nfrom api.documents.sources.docx import docx_lines\n"
        "try: list(docx_lines(sys.stdin.buffer.read()))\nexcept Exception: pass\n"
        "print(Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0])"
    )
    done = subprocess.run([sys.executable, "-c", script], input=made(), capture_output=True, cwd=ROOT, check=True)
    assert int(done.stdout) < 260 << 10


def test_a_pdf_with_more_letters_than_are_read_is_refused(monkeypatch):
    monkeypatch.setattr(pdf, "CHARACTERS", 50)
    with pytest.raises(Unreadable, match="more than 50 letters"):
        lines_of(papers.printed(), "pdf")


# within limits


def test_a_reading_that_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr(readings, "COMMAND", (sys.executable, "-c", "import time; time.sleep(30)"))
    monkeypatch.setattr(readings, "SECONDS", 0.3)
    with pytest.raises(Unreadable, match="took longer than"):
        read_file(papers.word(), "a.docx")


@pytest.mark.skipif(sys.platform != "linux", reason="the memory limit is the platform's")
def test_a_reading_that_needs_too_much_memory_is_stopped(monkeypatch):
    script = "import api.documents.sources.child as child; child.MEGABYTES = 60; child.main()"
    monkeypatch.setattr(readings, "COMMAND", (sys.executable, "-c", script))
    with pytest.raises(Unreadable, match="may be damaged"):
        read_file(papers.bomb(45), "a.docx")


def test_the_child_gets_none_of_our_environment(monkeypatch):
    monkeypatch.setenv("DUECARE_SECRET", "hush")
    script = "import json, os; print(json.dumps([[str('hush' in str(os.environ)), 0, 0]]))"
    monkeypatch.setattr(readings, "COMMAND", (sys.executable, "-c", script))
    assert read_file(papers.word(), "a.docx") == ("docx", (Line("False"),))


def test_only_so_many_are_read_at_once(monkeypatch):
    monkeypatch.setattr(readings, "PATIENCE", 0.05)
    for _ in range(readings.AT_ONCE):
        readings._turns.acquire()
    try:
        with pytest.raises(Crowded):
            read_file(papers.word(), "a.docx")
    finally:
        readings._turns.release(readings.AT_ONCE)
    assert read_file(b"One.", "a.txt")[1] == (Line("One."),)


def test_a_refusal_gives_the_turn_back():
    for _ in range(readings.AT_ONCE + 1):
        with pytest.raises(Unreadable, match="no text"):
            read_file(papers.PNG, "a.txt")


def test_the_parent_never_loads_what_opens_files():
    script = "import sys, api.routers.readings; sys.exit(bool({'pypdf', 'markdown_it'} & sys.modules.keys()))"
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, env=environment, check=False).returncode == 0


# whatever it is given


def refused_or_read(data: bytes, name: str) -> None:
    with suppress(Unreadable):
        read_file(data, name)


QUICK = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))


@QUICK
@given(
    st.sampled_from([("a.pdf", b"%PDF-1.7\n"), ("a.docx", b"PK\x03\x04"), ("a.md", b""), ("a.txt", b"")]),
    st.binary(max_size=3_000),
)
def test_random_bytes_meet_nothing_but_a_refusal(kind, data):
    refused_or_read(kind[1] + data, kind[0])


@QUICK
@given(st.sampled_from([("a.pdf", papers.printed), ("a.docx", papers.word)]), st.data())
def test_a_file_with_a_damaged_part_is_read_or_refused(file, data):
    name, whole = file[0], file[1]()
    place = data.draw(st.integers(8, len(whole) - 1))
    noise = data.draw(st.binary(min_size=1, max_size=60))
    refused_or_read(whole[:place] + noise + whole[place + len(noise) :], name)


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(["text", "markdown"]),
    st.binary(max_size=500) | st.text(max_size=500).map(lambda text: text.encode("utf-8", "replace")),
)
def test_text_and_markdown_are_read_or_refused_in_our_own_process_too(kind, data):
    with suppress(Unreadable):
        assert all("\n" not in text for text, _ in lines(data, kind))
