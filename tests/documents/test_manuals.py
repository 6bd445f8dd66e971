"""Do a policy and the manual print what is so as a promise, and everything else for what it is?"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO

import pypdf
import pytest

from api.documents import docx, pdf
from api.documents.blocks import Memo
from api.documents.manuals import draw_manual, draw_policy
from api.domain.manuals import Line, Part, Wording
from api.domain.versions import Standing, State
from tests.documents.reading import ARCHIVAL, letters, pages, standards, text_of
from tests.documents.test_pdf import HOSTILE

ON, LATER = date(2026, 11, 22), date(2027, 3, 4)
FOOTER = 38  # points above the bottom edge, where the page's number stands
ZONE = "America/Chicago"
TITLES = {
    "164.308(a)(3)(ii)(C)": "Termination procedures",
    "164.310(a)(2)(iii)": "Access control and validation procedures",
    "164.316(b)(1)": "Documentation",
}
SHA = "c187ee8ecbdac261424112a60a93ac2e691f47d0f1fad56a8a31633efa35f0cc"
APPROVED = Wording(
    practice="Maple Street Family Medicine",
    reference="POL-08",
    title="Leaving",
    purpose="When somebody leaves, what they could open closes behind them",
    audience=("front_desk", "officers"),
    number=2,
    edition="2026-07-01",
    parts=(
        Part(
            "On the day",
            (Line("Ann Ode closes every account.", ("164.308(a)(3)(ii)(C)",)), Line("Keys come back.", ())),
        ),
        Part("What we keep", (Line("We note the day.", ("164.316(b)(1)", "164.308(a)(3)(ii)(C)")),)),
    ),
    planned=(
        Line("Codes are changed.", ("164.310(a)(2)(iii)", "164.316(b)(1)"), "Change the door code", "2027-01-05"),
    ),
    open=(),
    approved_by="Dr. Amara Osei",
    approved_role="security_officer",
    approved_at="2026-11-20T20:04:00+00:00",
    effective_on="2026-11-21",
    sha256=SHA,
    standing=Standing(2, "effective", None, None),
)
DRAFT = replace(
    APPROVED,
    reference="POL-09",
    title="Access",
    number=1,
    planned=(),
    open=(
        Line("Within _____ we look.", ("164.310(a)(2)(iii)",), against=("After how many days? Not told yet.", "No.")),
    ),
    approved_by="",
    approved_role="",
    approved_at="",
    effective_on="",
    sha256="",
    standing=Standing(1, "draft", None, None),
)
BOTH = (APPROVED, DRAFT)

Said = Callable[[Memo], str]
FORMATS = pytest.mark.parametrize(
    "said", [lambda memo: " ".join(pages(pdf.render_memo(memo))), lambda memo: text_of(docx.render_memo(memo))]
)


def policy(says: Wording, on: date = ON) -> Memo:
    return draw_policy(says, ZONE, TITLES, on)


def manual(*policies: Wording) -> Memo:
    return draw_manual("Maple Street Family Medicine", ZONE, TITLES, ON, policies)


def between(text: str, first: str, last: str = "") -> str:
    """What stands after the last place of one text and before the next of another, without spaces."""
    after = letters(text).rsplit(letters(first), 1)[1]
    return after.split(letters(last), 1)[0] if last else after


def unmarked(text: str) -> str:
    """Without spaces and colons: a label has its own column in a PDF and a colon in Word."""
    return letters(text).replace(":", "")


@FORMATS
def test_what_is_so_stands_in_its_section_and_what_is_under_way_under_its_own_heading(said: Said):
    text = said(policy(APPROVED))

    promised = between(text, "1 On the day", "3 Under way")
    assert promised == letters(
        "1.1 Ann Ode closes every account. 1.2 Keys come back. 2 What we keep 2.1 We note the day."
    )
    planned = between(text, "3 Under way", "4 What it covers in the rules")
    assert letters("This is not so yet") in planned
    assert letters("3.1 Codes are changed. Work: Change the door code By: January 5, 2027") in planned


@FORMATS
def test_what_does_not_match_practice_is_in_a_draft_alone_with_the_reason_and_never_among_the_promises(said: Said):
    text = said(policy(DRAFT))

    assert letters("Within _____ we look.") not in between(text, "1 On the day", "3 Does not match practice yet")
    apart = between(text, "3 Does not match practice yet", "4 What it covers in the rules")
    assert letters("3.1 Within _____ we look. Why: After how many days? Not told yet. No.") in apart
    assert "164.310(a)(2)(iii)" not in text
    assert "DRAFT" in "".join(pages(pdf.render_memo(policy(DRAFT))))
    assert "Fingerprint" not in text


@FORMATS
def test_the_facts_say_who_approved_which_version_from_when_and_for_whom(said: Said):
    text = unmarked(said(policy(APPROVED)))

    for fact in (
        "Reference POL-08",
        "Version 2",
        "In effect Since November 21, 2026",
        "Approved by Dr. Amara Osei, security officer, November 20, 2026, 2:04 PM (America/Chicago)",
        "Who reads it The front desk and the officials and managers",
        "Library Edition of July 1, 2026",
        "When somebody leaves, what they could open closes behind them.",
    ):
        assert unmarked(fact) in text
    assert SHA in text


@pytest.mark.parametrize(
    ("state", "ended", "says"),
    [
        ("draft", None, "No, it is a draft"),
        ("in_review", None, "No, it is a draft and handed over for review"),
        ("approved", None, "From November 21, 2026"),
        ("effective", None, "Since November 21, 2026"),
        ("superseded", LATER, "No more. It was from November 21, 2026 until March 4, 2027."),
        ("retired", LATER, "It is kept at least until March 4, 2033."),
        ("retired", date(2026, 11, 20), "Never. It was to be from November 21, 2026, and the policy was retired on"),
    ],
)
def test_it_says_whether_it_is_in_effect(state: State, ended: date | None, says: str):
    standing = Standing(2, state, ended, LATER.replace(year=2033) if ended else None)
    assert says in dict(policy(replace(APPROVED, standing=standing)).facts)["In effect"][-1 if "kept" in says else 0]


@FORMATS
def test_each_paragraph_names_the_statements_that_cover_it_in_the_order_given(said: Said):
    covers = (
        "45 CFR What it is about Statements "
        "164.308(a)(3)(ii)(C) Termination procedures 1.1, 2.1 "
        "164.310(a)(2)(iii) Access control and validation procedures under way: 3.1 "
        "164.316(b)(1) Documentation 2.1; under way: 3.1"
    )
    assert letters(covers) in letters(said(policy(APPROVED)))


def test_a_paragraph_that_is_not_among_the_titles_comes_last():
    strange = replace(APPROVED, parts=(Part("One", (Line("We do.", ("164.999", "164.316(b)(1)")),)),), planned=())
    rows = policy(strange).chapters[1].blocks[0].rows  # type: ignore[union-attr]
    assert [row[0] for row in rows] == ["164.316(b)(1)", "164.999"]


@FORMATS
def test_the_manual_lists_its_policies_says_them_and_names_what_covers_what(said: Said):
    text = letters(said(manual(APPROVED, replace(APPROVED, reference="", title="Locking up", planned=()))))

    assert text.count(letters("POL-08 Leaving")) >= 2
    assert text.index("Contents") < text.index(letters("1 On the day")) < text.index(letters("POL-08, Locking up"))
    assert letters("164.310(a)(2)(iii) Access control and validation procedures under way: POL-08") in text
    assert letters("POL-08 Leaving 2 November 21, 2026 Dr. Amara Osei c187ee8ecbda") in text
    assert "DRAFT" not in text


def test_the_contents_lead_to_the_page_on_which_a_policy_begins():
    every = pages(pdf.render_memo(manual(*(replace(APPROVED, reference=f"POL-{at:02}") for at in range(1, 41)))))

    for at in range(1, 41):
        (page,) = [number for number, text in enumerate(every, 1) if f"POL-{at:02} Leaving When somebody" in text]
        assert f"POL-{at:02} Leaving" in "".join(every[:2])
        line = "".join(every[:2]).split(f"POL-{at:02} Leaving", 1)[1].split("POL-")[0].split("Which")[0]
        assert line.strip(" .").split()[0].strip(".") == str(page)


@FORMATS
def test_a_manual_with_a_draft_is_marked_and_says_so_of_the_draft(said: Said):
    memo = manual(*BOTH)
    text = unmarked(said(memo))

    assert memo.draft
    assert unmarked("In effect 1 policy Not in effect 1 policy") in text
    assert unmarked("POL-09 Access 1, a draft Not in effect") in text


def test_a_policy_covers_what_one_promise_covers_whatever_else_is_under_way():
    rows = manual(APPROVED).chapters[1].blocks[0].rows  # type: ignore[union-attr]
    assert [row[2] for row in rows] == ["POL-08", "under way: POL-08", "POL-08"]


@pytest.mark.parametrize("memo", [policy(APPROVED), policy(DRAFT), manual(*BOTH)], ids=["policy", "draft", "manual"])
def test_the_file_says_that_it_is_pdf_a_2b_and_pdf_ua_1_and_is_the_same_twice(memo: Memo):
    first = pdf.render_memo(memo)
    assert standards(first) == ARCHIVAL
    assert pdf.render_memo(memo) == first
    assert docx.render_memo(memo) == docx.render_memo(memo)


def test_an_approved_version_is_the_same_on_any_day_and_a_draft_bears_the_day():
    assert policy(APPROVED, LATER) == policy(APPROVED)
    assert policy(APPROVED).date == (2026, 11, 20)
    assert policy(DRAFT, LATER).date == (2027, 3, 4)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_text_that_looks_like_markup_is_printed_as_it_is(text: str):
    line = Line(text, (text,), text, text, (text,))
    said = replace(DRAFT, title=text, purpose=text, parts=(Part(text, (line,)),), planned=(line,), open=(line,))
    for memo in (policy(said), manual(said)):
        assert letters(" ".join(pages(pdf.render_memo(memo)))).count(letters(text)) > 8


@pytest.mark.parametrize(("words", "reasons"), [(2_000, 1), (450, 10), (2_000, 30)])
def test_a_statement_with_many_words_or_reasons_stays_on_the_page(words: int, reasons: int):
    said = replace(DRAFT, open=(Line("W " * words, (), against=("Because " * 50,) * reasons),) * 3)
    document = pdf.render_memo(policy(said))
    text = " ".join(pages(document))
    assert (text.count("W "), text.count("Because")) == (3 * words, 150 * reasons)
    assert lowest(document) > FOOTER


def lowest(document: bytes) -> float:
    """How far above the bottom edge of its page the lowest text stands, in points."""
    found: list[float] = []
    for page in pypdf.PdfReader(BytesIO(document)).pages:
        page.extract_text(visitor_text=lambda text, place, *_: found.append(place[5]) if text.strip() else None)
    return min(found)


@FORMATS
def test_a_policy_without_a_word_is_drawn(said: Said):
    empty = replace(DRAFT, reference="", purpose="", audience=(), parts=(), open=())
    assert "No paragraph of the rules yet." in said(policy(empty))
    assert "No paragraph of the rules yet." in said(manual(empty))
