"""A write that looks as if it named a patient is refused; whoever says it does not is believed, and it is on record."""

from typing import Any

import pytest

from api.domain.roles import Role
from tests.bodies import BODIES, Story

KEEP = {"Keep-As-Typed": "yes"}
NUMBER = "The badge is MRN 1234567."


def kept(story: Story) -> list[dict[str, Any]]:
    links = story.owner.get(f"{story.owner.here}/history", params={"kind": "Override"}).json()["items"]
    return [link["content"] for link in links]


def test_the_browser_reads_the_same_patterns(visitor):
    kinds = visitor().get("/v1/identifiers").json()["items"]
    (plan,) = (kind for kind in kinds if kind["id"] == "plan_number")
    assert plan["title"] == "a health plan member number"
    assert plan["citation"] == "164.514(b)(2)(i)(I)"
    assert (plan["ignore_case"], plan["luhn"], bool(plan["words"]), len(plan["expressions"])) == (True, False, True, 1)


def test_it_is_refused_with_its_place_and_nothing_is_changed(story: Story) -> None:
    url = f"{story.owner.here}/vendors"
    answer = story.owner.post(url, json=BODIES["create_vendor"] | {"note": f"One.\n{NUMBER}"})
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/patient-identifier")
    assert answer.json()["faults"] == [
        {
            "at": ["body", "note"],
            "message": "looks like a medical record number in line 2; "
            "take it out, or keep it if it is not about a patient",
        }
    ]
    assert "1234567" not in answer.text
    assert story.owner.get(url).json()["items"] == []
    assert kept(story) == []


def test_kept_as_typed_it_is_stored_and_the_history_says_where_and_never_what(story: Story) -> None:
    url = f"{story.owner.here}/vendors"
    answer = story.owner.post(url, json=BODIES["create_vendor"] | {"note": NUMBER}, headers=KEEP)
    assert (answer.status_code, answer.json()["note"]) == (201, NUMBER)
    (record,) = kept(story)
    assert record["doing"] == "Add one of the vendors"
    assert (record["places"], record["looks_like"]) == (["note"], ["a medical record number"])
    assert "1234567" not in str(record)


def test_the_header_alone_leaves_nothing_on_record(story: Story) -> None:
    url = f"{story.owner.here}/vendors"
    assert story.owner.post(url, json=BODIES["create_vendor"], headers=KEEP).status_code == 201
    assert kept(story) == []


def test_a_pasted_sheet_is_read_cell_by_cell_and_a_dry_run_keeps_nothing(story: Story) -> None:
    url = f"{story.owner.here}/vendors/import"
    rows = [{"name": "Acme"}, {"name": "Bolt", "note": NUMBER}]
    refused = story.owner.post(url, json={"rows": rows, "dry_run": True})
    assert [fault["at"] for fault in refused.json()["faults"]] == [["body", "rows", 1, "note"]]
    assert story.owner.post(url, json={"rows": rows, "dry_run": True}, headers=KEEP).status_code == 200
    assert kept(story) == []
    assert story.owner.post(url, json={"rows": rows}, headers=KEEP).status_code == 200
    assert [record["places"] for record in kept(story)] == [["rows.1.note"]]


@pytest.mark.parametrize("keeps", [True, False])
def test_the_name_of_a_file_is_read_too(keeps: bool, story: Story) -> None:
    here = story.owner.here
    vendor = story.owner.post(f"{here}/vendors", json=BODIES["create_vendor"]).json()["id"]
    answer = story.owner.post(
        f"{here}/files",
        files={"file": ("smith_mrn_1234567.txt", b"text")},
        data={"about": "vendor", "about_id": vendor},
        headers=KEEP if keeps else {},
    )
    assert answer.status_code == (201 if keeps else 422)
    assert len(kept(story)) == keeps


def test_who_may_not_write_is_told_that_first(story: Story) -> None:
    auditor = story.sign_in(role=Role.AUDITOR, practice=story.owner.practice_id)
    answer = auditor.post(f"{story.owner.here}/vendors", json={"name": NUMBER})
    assert answer.status_code == 403


def test_somebody_without_a_name_is_asked_too(visitor):
    answer = visitor().post("/v1/session", json={"email": "ann@example.org", "password": "SSN 219-09-9999 is long"})
    assert answer.status_code == 401
    assert visitor().post("/v1/session", json={"email": "a@b.c", "other": NUMBER}).status_code == 422
