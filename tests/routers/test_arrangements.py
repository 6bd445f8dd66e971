"""The papers of a joint arrangement are printed with everybody whose determination asks for them."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.bodies import BODIES, Story

OWN = BODIES["replace_determination"] | {
    "practice_directs_work": "no",
    "activities": ["treatment"],
    "bills_under": "own",
    "own_records": True,
    "uses_practice_systems": [],
}


def determined(story: Story, name: str, **facts: bool) -> None:
    person = story.make("create_person", name=name)
    answer = story.owner.put(f"{story.owner.here}/determinations/{person['id']}", json=OWN | facts)
    assert answer.status_code == 200, answer.text


def printed(story: Story, paper: str) -> str:
    answer = story.owner.get(f"{story.owner.here}/arrangements/{paper}")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf"), answer.text
    text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("paper", "fact", "said"),
    [
        ("ohca_memo", "joint_arrangement", "164.506(c)(5)"),
        ("ace_designation", "common_ownership", "164.105(b)(2)(i)(A)"),
    ],
)
def test_a_paper_names_everybody_who_belongs_to_it_and_nobody_else(
    paper: str, fact: str, said: str, story: Story
) -> None:
    refused = story.owner.get(f"{story.owner.here}/arrangements/{paper}")
    assert (refused.status_code, "Nobody's determination" in refused.json()["detail"]) == (404, True)
    determined(story, "Ada Lovett", **{fact: True})
    determined(story, "Bo Beck", **{fact: True})
    determined(story, "Cy Crane")

    text = printed(story, paper)

    assert said in text.replace(" ", "").replace("\u00a0", "") or said in text
    assert ("Ada Lovett" in text, "Bo Beck" in text, "Cy Crane" in text) == (True, True, False)
    assert story.owner.get("/v1/me").json()["practices"][0]["name"] in text
    assert "[" not in text


def test_another_paper_is_none_of_these(story: Story) -> None:
    answer = story.owner.get(f"{story.owner.here}/arrangements/counsel_page")
    assert (answer.status_code, answer.json()["faults"][0]["at"]) == (422, ["path", "paper"])
