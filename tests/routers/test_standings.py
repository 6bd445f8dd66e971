"""What is the practice itself? Told once, kept with who said so, asked again when something changes, and printed."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pypdf
import pytest

from api.domain.roles import Role
from tests.contract import Client
from tests.days import TODAY

CLINIC: dict[str, Any] = {
    "provides_care": "yes",
    "sends": "yes",
    "transactions": ["claims"],
    "cash_only": "no",
    "paper_only": "no",
    "other_business": "no",
    "components_designated": "no",
    "works_for_others": "no",
    "health_plan": "none",
}
CASH = CLINIC | {"sends": "no", "transactions": [], "cash_only": "yes"}


def tell(client: Client, body: dict[str, Any], version: int | None = None) -> Any:
    headers = {} if version is None else {"If-Match": f'"{version}"'}
    return client.put(f"{client.here}/standing", json=body, headers=headers)


def standing(client: Client) -> dict[str, Any]:
    told: dict[str, Any] = client.get(f"{client.here}/standing").json()
    return told


def printed(client: Client) -> str:
    answer = client.get(f"{client.here}/standing/memo")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
    assert answer.headers["content-disposition"] == f'attachment; filename="what-the-practice-is-{TODAY}.pdf"'
    assert client.get(f"{client.here}/standing/memo").content == answer.content
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(answer.content)).pages)
    return " ".join(text.split())


def test_while_nobody_has_told_anything_nothing_is_settled(sign_in):
    owner = sign_in()
    told = standing(owner)
    assert (told["id"], told["version"], told["decided_by"], told["decided_on"]) == (None, 0, "", None)
    assert (told["status"], told["hybrid"], told["business_associate"]) == ("undetermined", "undetermined", "unknown")
    assert [flag["id"] for flag in told["flags"]] == ["not_settled"]
    assert told["again"] == []
    assert "Told by Nobody yet" in printed(owner)


def test_a_clinic_that_sends_claims_is_covered(sign_in):
    owner = sign_in()

    told = tell(owner, CLINIC).json()

    assert {fact: told[fact] for fact in CLINIC} == CLINIC
    assert (told["version"], told["edition"]) == (1, "2026-07-01")
    assert (told["decided_by"], told["decided_on"]) == (owner.get("/v1/me").json()["name"], str(TODAY))
    assert (told["status"], told["hybrid"]) == ("covered_entity", "none")
    assert (told["business_associate"], told["plan_is_covered_entity"]) == ("no", "no")
    assert told["documents"] == [{"id": "status_memo", "title": "Memo on what the practice is under HIPAA"}]
    assert "164.104(a)(3)" in {reason["citation"] for reason in told["reasons"]}
    assert told["duties"]
    assert told["settles"]
    assert (told["flags"], told["again"]) == ([], [])
    assert standing(owner) == told


def test_cash_only_is_not_covered_and_is_asked_again_when_a_payer_comes(sign_in):
    owner = sign_in()
    told = tell(owner, CASH).json()
    assert told["status"] == "not_covered_entity"
    assert [flag["id"] for flag in told["flags"]] == ["other_law_applies", "ask_again_on_payer_change"]
    assert all(flag["task"] for flag in told["flags"])
    changed = tell(owner, CASH | {"sends": "yes", "transactions": ["claims"], "cash_only": "no"}, told["version"])
    assert changed.json()["status"] == "covered_entity"


def test_work_for_others_leaves_it_open_until_it_is_told_whether_it_converts(sign_in):
    owner = sign_in()
    office = CLINIC | {"provides_care": "no", "sends": "no", "transactions": [], "works_for_others": "yes"}
    told = tell(owner, office).json()
    assert (told["status"], told["converts_for_others"]) == ("undetermined", "unknown")
    assert {"not_settled", "perhaps_a_clearinghouse"} <= {flag["id"] for flag in told["flags"]}
    told = tell(owner, office | {"converts_for_others": "yes"}, told["version"]).json()
    assert told["status"] == "covered_entity"
    assert "Turns what others send into standard form, or back Yes" in printed(owner)
    told = tell(owner, office | {"converts_for_others": "no"}, told["version"]).json()
    assert told["status"] == "not_covered_entity"
    assert "ask_again_on_payer_change" not in {flag["id"] for flag in told["flags"]}


def test_two_who_tell_at_once_lose_nothing(sign_in):
    owner = sign_in()
    assert tell(owner, CASH, version=1).status_code == 412
    assert tell(owner, CASH, version=0).status_code == 200
    assert tell(owner, CLINIC).status_code == 428
    assert tell(owner, CLINIC, version=0).status_code == 412
    assert tell(owner, CLINIC, version=1).status_code == 200
    assert tell(owner, CASH, version=1).status_code == 412
    assert standing(owner)["status"] == "covered_entity"


def test_what_was_told_before_stays_on_record(sign_in):
    owner = sign_in()
    tell(owner, CASH)
    tell(owner, CLINIC, version=1)
    changes = owner.get(f"{owner.here}/history", params={"kind": "Standing"}).json()["items"]
    assert {change["content"]["cash_only"] for change in changes} == {"yes", "no"}
    assert {change["name"] for change in changes} == {"The practice itself"}


def test_whoever_hosts_others_by_who_is_who_is_their_business_associate(sign_in):
    owner = sign_in()
    person = owner.post(f"{owner.here}/people", json={"name": "Rhea Lund"}).json()
    facts = {
        "tax_form": "1099",
        "phi_access": True,
        "practice_directs_work": "no",
        "on_site": "substantially",
        "activities": ["treatment"],
        "bills_under": "own",
        "own_records": True,
        "uses_practice_systems": ["ehr"],
    }
    owner.put(f"{owner.here}/determinations/{person['id']}", json=facts)

    told = tell(owner, CLINIC).json()

    assert told["business_associate"] == "yes"
    assert [flag["id"] for flag in told["flags"]] == ["associate_agreements", "associate_unsaid"]
    assert "subcontractor_agreement" in {paper["id"] for paper in told["documents"]}
    assert "Hosts others, by who is who Yes" in printed(owner)

    gone = person | {"ended_on": str(TODAY)}
    body = {field: value for field, value in gone.items() if field not in ("id", "version")}
    owner.put(f"{owner.here}/people/{person['id']}", json=body, headers={"If-Match": '"1"'}).raise_for_status()
    assert standing(owner)["business_associate"] == "no"


@pytest.mark.parametrize(
    ("days", "says"), [(0, ["The day set for asking again has come."]), (1, [])], ids=["today", "tomorrow"]
)
def test_it_says_when_to_ask_again(days, says, sign_in):
    owner = sign_in()
    assert tell(owner, CLINIC | {"review_on": str(TODAY + timedelta(days=days))}).json()["again"] == says


@pytest.mark.parametrize(
    ("spoiled", "at"),
    [
        ({"provides_care": "maybe"}, ["body", "provides_care"]),
        ({"transactions": ["claims", "claims"]}, ["body", "transactions"]),
        ({"transactions": ["fax"]}, ["body", "transactions", 0]),
        ({"health_plan": "yes"}, ["body", "health_plan"]),
        ({"review_on": "soon"}, ["body", "review_on"]),
        ({"status": "covered_entity"}, ["body", "status"]),
        ({"hosts": True}, ["body", "hosts"]),
    ],
)
def test_what_is_no_fact_is_refused_where_it_stands(spoiled, at, sign_in):
    owner = sign_in()
    refused = tell(owner, CLINIC | spoiled)
    assert (refused.status_code, [fault["at"] for fault in refused.json()["faults"]]) == (422, [at])
    assert standing(owner)["version"] == 0


@pytest.mark.parametrize("role", [Role.STAFF, Role.AUDITOR])
def test_who_may_not_change_the_roster_reads_what_the_practice_is(role, sign_in):
    owner = sign_in()
    told = tell(owner, CLINIC).json()
    other = sign_in(role, owner.practice_id)
    assert tell(other, CASH, version=1).status_code == 403
    assert standing(other) == told


def test_another_practice_has_a_standing_of_its_own(sign_in):
    mine, other = sign_in(), sign_in()
    tell(mine, CLINIC)
    assert standing(other)["version"] == 0
    tell(other, CASH)
    assert (standing(mine)["status"], standing(other)["status"]) == ("covered_entity", "not_covered_entity")


def test_more_people_take_no_more_queries(sign_in, queries):
    owner = sign_in()
    tell(owner, CLINIC)
    facts = {
        "tax_form": "w2",
        "phi_access": True,
        "practice_directs_work": "yes",
        "on_site": "substantially",
        "activities": ["treatment"],
        "bills_under": "practice",
    }
    lengths = []
    for _ in range(3):
        person = owner.post(f"{owner.here}/people", json={"name": "Una Park"}).json()["id"]
        owner.put(f"{owner.here}/determinations/{person}", json=facts).raise_for_status()
        queries.clear()
        standing(owner)
        lengths.append(len(queries))
    assert len(set(lengths)) == 1


def test_the_memo_says_what_was_told_what_follows_and_what_is_for_counsel(sign_in):
    owner = sign_in()
    told = CLINIC | {
        "transactions": ["claims", "eligibility"],
        "other_business": "yes",
        "works_for_others": "yes",
        "health_plan": "self_funded",
        "note": "A gym downstairs, by the same company.",
    }
    tell(owner, told)

    text = printed(owner)

    assert "What the practice is under HIPAA" in text
    assert "no ruling and no legal advice" in text
    assert "A covered entity" in text
    assert "Not a hybrid entity, though it may become one" in text
    assert "A business associate of others" in text
    assert "The health plan of its staff is a covered entity of its own" in text
    assert "(45 CFR 164.105(a)(2)(iii)(D))" in text
    assert "Questions whether somebody is covered by a plan" in text
    assert "A gym downstairs, by the same company." in text
    assert "designated in writing, and the writing is kept" in text
    assert "Business associate agreement with each subcontractor" in text
