"""The letters of a breach are printed from its record, as drafts until nothing is lacking; the year's log is ready to file."""

from io import BytesIO
from typing import Any

import docx
import pytest
from pypdf import PdfReader

from api.db.breaches import BreachFields
from api.domain.roles import Role
from tests.bodies import Story
from tests.contract import BY_ID, Client

SENT = BY_ID["replace_breach"].body["properties"].keys()
WORDS = {
    "what_happened": "A laptop was stolen from a locked car.",
    "information": "Names and diagnoses.",
    "protection": "Look through the statements of your insurer.",
    "response": "We told the police.",
    "contact": "Call us free of charge at 800-555-0100.",
}
BREACH = {
    "conclusion": "breach",
    "reasoning": "It was not encrypted.",
    "phi": "yes",
    "permitted": "no",
    "secured": "no",
}


def replaced(client: Client, made: dict[str, Any], **changes: Any) -> dict[str, Any]:
    body = {name: value for name, value in made.items() if name in SENT} | changes
    url = f"{client.here}/breaches/{made['id']}"
    answer = client.put(url, json=body, headers={"If-Match": f'"{made["version"]}"'})
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def read(client: Client, path: str) -> str:
    answer = client.get(f"{client.here}/breaches/{path}")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf"), answer.text
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages).split())


def test_each_letter_says_what_it_lacks_and_then_prints_whole(story: Story) -> None:
    owner = story.owner
    made = story.make("create_breach")
    told = owner.get(f"{owner.here}/breaches/{made['id']}/letters").json()["letters"]
    assert [each["id"] for each in told] == ["individual", "hhs", "media", "substitute"]
    assert [each["field"] for each in told[0]["lacks"]] == list(WORDS)
    assert "Do not send it yet" in read(owner, f"{made['id']}/letters/individual")

    made = replaced(owner, made, **WORDS, **BREACH)
    told = owner.get(f"{owner.here}/breaches/{made['id']}/letters").json()["letters"]
    assert [each["lacks"] for each in told] == [[]] * 4
    text = read(owner, f"{made['id']}/letters/individual")
    assert all(words in text for words in WORDS.values())
    assert "Do not send" not in text
    assert "[" not in text


def test_a_letter_is_a_word_file_too(story: Story) -> None:
    made = replaced(story.owner, story.make("create_breach"), **WORDS, **BREACH)
    url = f"{story.owner.here}/breaches/{made['id']}/letters/individual"
    answer = story.owner.get(url, params={"format": "docx"})
    assert answer.headers["content-disposition"] == 'attachment; filename="i-0001-individual-notice.docx"'
    text = "\n".join(each.text for each in docx.Document(BytesIO(answer.content)).paragraphs)
    assert WORDS["protection"] in text


def test_a_business_associate_prints_its_letter_to_the_covered_entity(story: Story) -> None:
    words = WORDS | BREACH | {"role": "business_associate", "covered_entity": "Elm Street Clinic"}
    made = replaced(story.owner, story.make("create_breach"), **words)
    told = story.owner.get(f"{story.owner.here}/breaches/{made['id']}/letters").json()["letters"]
    assert [each["id"] for each in told] == ["covered_entity", "individual", "hhs", "media", "substitute"]
    assert "Elm Street Clinic" in read(story.owner, f"{made['id']}/letters/covered_entity")


def test_the_sheet_for_the_secretary_says_what_went_out(story: Story) -> None:
    owner = story.owner
    made = replaced(owner, story.make("create_breach"), **WORDS, **BREACH)
    assert "Letters sent not yet" in read(owner, f"{made['id']}/letters/hhs")
    body = {"breach_id": made["id"], "told": "individuals", "way": "mail", "sent_on": "2026-03-20"}
    assert owner.post(f"{owner.here}/sendings", json=body).status_code == 201
    assert "Letters sent March 20, 2026" in read(owner, f"{made['id']}/letters/hhs")


def test_the_log_of_a_year_has_the_smaller_breaches_and_no_other(story: Story) -> None:
    owner = story.owner
    empty = owner.get(f"{owner.here}/breaches/log?year=2026").json()
    assert empty == {"year": 2026, "breaches": 0, "told": 0, "due_on": "2027-03-01"}
    assert "No breach of fewer than 500" in read(owner, "log/document?year=2026")
    small = replaced(owner, story.make("create_breach"), **BREACH, affected=499)
    replaced(owner, story.make("create_breach"), **BREACH, affected=500)
    story.make("create_breach")
    replaced(owner, story.make("create_breach"), **BREACH | {"discovered_on": "2025-12-31", "known_earlier_by": []})
    body = {"breach_id": small["id"], "told": "hhs", "way": "portal", "sent_on": "2026-03-20"}
    assert owner.post(f"{owner.here}/sendings", json=body).status_code == 201
    assert owner.get(f"{owner.here}/breaches/log?year=2026").json() == empty | {"breaches": 1, "told": 1}
    text = read(owner, "log/document?year=2026")
    assert ("I-0001" in text, "I-0002" in text, "499" in text) == (True, False, True)


@pytest.mark.parametrize("path", ["letters/poem", "letters/individual?format=txt"])
def test_another_letter_or_form_is_none_of_these(path: str, story: Story) -> None:
    made = story.make("create_breach")
    assert story.owner.get(f"{story.owner.here}/breaches/{made['id']}/{path}").status_code == 422


def test_a_letter_of_what_is_kept_close_is_not_printed_for_others(story: Story) -> None:
    manager = story.sign_in(Role.MANAGER, story.owner.practice_id)
    made = story.make("create_breach")
    url = f"{manager.here}/breaches/{made['id']}/letters"
    assert manager.get(url).status_code == 200
    incident = story.owner.get(f"{story.owner.here}/incidents/{made['incident_id']}").json()
    body = {name: incident[name] for name in BY_ID["replace_incident"].body["properties"]} | {"close": True}
    story.owner.put(f"{story.owner.here}/incidents/{incident['id']}", json=body, headers={"If-Match": '"1"'})
    assert (manager.get(url).status_code, manager.get(f"{url}/hhs").status_code) == (404, 404)


def test_what_a_letter_needs_is_what_the_assessment_holds() -> None:
    assert WORDS.keys() <= BreachFields.model_fields.keys()
