"""Our template of a contract is printed from its record, as a PDF and as a Word file."""

from io import BytesIO
from typing import Any

import docx
from pypdf import PdfReader

from tests.bodies import Story


def made(story: Story, service: str) -> dict[str, Any]:
    owner = story.owner
    vendor = owner.post(f"{owner.here}/vendors", json={"name": "Cloudchart", "service": service}).json()
    body = {"vendor_id": vendor["id"], "kind": "subcontractor", "notice_days": 5}
    return dict(owner.post(f"{owner.here}/contracts", json=body).json())


def test_it_prints_from_the_record(story: Story) -> None:
    owner = story.owner
    url = f"{owner.here}/contracts/{made(story, 'Keeps the charts')['id']}/draft"
    answer = owner.get(url)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf"), answer.text
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages).split())
    for words in ("The Subcontractor does this work: Keeps the charts.", "no later than 5 calendar days", "Cloudchart"):
        assert words in text
    assert "Do not sign it yet" not in text
    assert text.count("45 CFR 164.504(e)(2)") == 12

    word = owner.get(url, params={"format": "docx"})
    assert "cloudchart" in word.headers["content-disposition"]
    paragraphs = [each.text for each in docx.Document(BytesIO(word.content)).paragraphs]
    assert any("The Subcontractor does this work: Keeps the charts." in each for each in paragraphs)


def test_it_is_a_draft_while_nobody_said_what_the_vendor_does(story: Story) -> None:
    owner = story.owner
    answer = owner.get(f"{owner.here}/contracts/{made(story, '')['id']}/draft", params={"format": "docx"})
    assert "draft" in answer.headers["content-disposition"]


def test_a_contract_that_is_not_there_is_not_found(story: Story) -> None:
    other = story.make("create_vendor")["id"]
    assert story.owner.get(f"{story.owner.here}/contracts/{other}/draft").status_code == 404
