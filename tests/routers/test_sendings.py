"""A notice that went out is written down with its proof, and stays."""

from datetime import timedelta
from typing import Any

import pytest

from tests.bodies import BODIES, Story
from tests.days import TODAY


def test_it_is_written_down_proven_and_corrected(story: Story) -> None:
    owner = story.owner
    url = f"{owner.here}/sendings"
    body = BODIES["create_sending"](story)
    made = owner.post(url, json=body).json()
    assert made == {**body, "id": made["id"], "version": 1, "to": "", "until": None, "note": ""}
    files = {"file": ("list.pdf", b"%PDF-1.4 proof", "application/pdf")}
    proof = owner.post(f"{owner.here}/files", data={"about": "sending", "about_id": made["id"]}, files=files)
    assert proof.status_code == 201, proof.text
    body = BODIES["replace_sending"]
    put = owner.put(f"{url}/{made['id']}", json=body, headers={"If-Match": '"1"'}).json()
    assert put == {**made, **body, "version": 2, "count": 1}
    assert owner.get(url, params={"breach_id": made["breach_id"]}).json()["items"] == [put]
    assert owner.delete(f"{url}/{made['id']}").status_code == 405


@pytest.mark.parametrize(
    ("told", "at"),
    [
        ({"sent_on": str(TODAY + timedelta(1))}, "sent_on"),
        ({"until": "2026-03-01"}, "until"),
        ({"count": 0}, "count"),
        ({"breach_id": "01900000-0000-7000-8000-000000000000"}, "breach_id"),
    ],
)
def test_what_cannot_be_so_is_refused(told: dict[str, Any], at: str, story: Story) -> None:
    answer = story.owner.post(f"{story.owner.here}/sendings", json=BODIES["create_sending"](story) | told)
    assert (answer.status_code, [fault["at"] for fault in answer.json()["faults"]]) == (422, [["body", at]])
