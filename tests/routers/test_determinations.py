"""Who is what in this practice? Told per person, kept with who said so, and asked again when something changes."""

from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

import pypdf
import pytest

from api.domain.roles import Role
from tests.contract import Client
from tests.days import TODAY

FACTS: dict[str, Any] = {
    "tax_form": "1099",
    "phi_access": True,
    "practice_directs_work": "no",
    "on_site": "substantially",
    "activities": ["treatment"],
    "bills_under": "practice",
    "uses_practice_systems": ["ehr", "scheduling"],
    "state": "CA",
}
OWN = FACTS | {"bills_under": "own", "own_records": True}


def hire(client: Client, name: str = "Rhea Lund", **facts: Any) -> str:
    return str(client.post(f"{client.here}/people", json={"name": name} | facts).json()["id"])


def determine(client: Client, person: str, body: dict[str, Any], version: int | None = None) -> Any:
    headers = {} if version is None else {"If-Match": f'"{version}"'}
    return client.put(f"{client.here}/determinations/{person}", json=body, headers=headers)


def everybody(client: Client) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = client.get(f"{client.here}/determinations").json()["items"]
    return items


def test_a_determination_says_what_follows_and_who_made_it(sign_in):
    officer = sign_in()
    person = hire(officer, trained_on=str(TODAY))

    told = determine(officer, person, FACTS).json()

    assert told["status"] == "workforce_member_by_presumption"
    assert (told["person"], told["person_id"], told["version"]) == ("Rhea Lund", person, 1)
    assert (told["decided_by"], told["decided_on"]) == (officer.get("/v1/me").json()["name"], str(TODAY))
    assert told["edition"] == "2026-07-01"
    assert {"id": "workforce_addendum", "title": "HIPAA workforce addendum to the contract"} in told["documents"]
    assert [flag["id"] for flag in told["flags"]] == ["workforce_by_presumption", "state_employment_law"]
    assert all(flag["task"] for flag in told["flags"])
    assert all(reason["citation"] for reason in told["reasons"])
    assert told["duties"]
    assert told["discovery"]
    assert told["settles"]
    assert told["again"] == []
    assert officer.get(f"{officer.here}/determinations/{person}").json() == told
    assert everybody(officer) == [told]


def test_a_changed_fact_makes_another_status_of_the_same_record(sign_in):
    officer = sign_in()
    person = hire(officer)
    first = determine(officer, person, FACTS).json()
    second = determine(officer, person, OWN, version=1).json()
    assert (second["id"], second["version"]) == (first["id"], 2)
    assert second["status"] == "separate_covered_entity"
    assert second["practice_is_business_associate_of_person"] is True
    assert "reverse_agreement_missing" in [flag["id"] for flag in second["flags"]]


def test_two_people_on_one_determination_lose_nothing(sign_in):
    officer = sign_in()
    person = hire(officer)
    determine(officer, person, FACTS)
    assert determine(officer, person, OWN).status_code == 428
    assert determine(officer, person, OWN, version=1).status_code == 200
    assert determine(officer, person, FACTS, version=1).status_code == 412
    assert everybody(officer)[0]["status"] == "separate_covered_entity"


def test_training_waived_because_they_are_contractors_is_told(sign_in):
    officer = sign_in()
    person = hire(officer)
    flags = [flag["id"] for flag in determine(officer, person, FACTS).json()["flags"]]
    assert "training_missing" in flags


@pytest.mark.parametrize(
    ("about", "facts", "says"),
    [
        ({}, {"review_on": str(TODAY)}, "The day set for asking again has come."),
        ({"ended_on": str(TODAY)}, {}, "They no longer work here; access and agreements have to end."),
        ({}, {"review_on": str(TODAY + timedelta(days=1))}, None),
    ],
)
def test_it_says_when_to_ask_again(about, facts, says, sign_in):
    officer = sign_in()
    person = hire(officer, **about)
    assert determine(officer, person, FACTS | facts).json()["again"] == ([says] if says else [])


def test_the_list_is_by_name_with_those_asked_about(sign_in):
    officer = sign_in()
    for name in ("Zoe Abel", "Abel Zorn"):
        determine(officer, hire(officer, name), FACTS)
    hire(officer, "Nobody Asked")
    assert [line["person"] for line in everybody(officer)] == ["Abel Zorn", "Zoe Abel"]


@pytest.mark.parametrize(
    ("spoiled", "at"),
    [
        ({"tax_form": "w9"}, ["body", "tax_form"]),
        ({"activities": []}, ["body", "activities"]),
        ({"activities": ["treatment", "treatment"]}, ["body", "activities"]),
        ({"uses_practice_systems": ["ehr", "ehr"]}, ["body", "uses_practice_systems"]),
        ({"uses_practice_systems": ["fax"]}, ["body", "uses_practice_systems", 0]),
        ({"state": "ca"}, ["body", "state"]),
        ({"review_on": "soon"}, ["body", "review_on"]),
        ({"status": "workforce_member"}, ["body", "status"]),
        ({"decided_by": "Somebody else"}, ["body", "decided_by"]),
    ],
)
def test_what_is_no_fact_is_refused_where_it_stands(spoiled, at, sign_in):
    officer = sign_in()
    refused = determine(officer, hire(officer), FACTS | spoiled)
    assert (refused.status_code, [fault["at"] for fault in refused.json()["faults"]]) == (422, [at])
    assert everybody(officer) == []


def test_only_somebody_on_record_is_determined(sign_in):
    officer = sign_in()
    assert determine(officer, str(uuid4()), FACTS).status_code == 404


def test_a_person_with_a_determination_stays_until_it_is_taken_back(sign_in):
    officer = sign_in()
    person = hire(officer)
    determine(officer, person, FACTS)
    where = f"{officer.here}/people/{person}"
    assert officer.delete(where, headers={"If-Match": '"1"'}).status_code == 409
    gone = officer.delete(f"{officer.here}/determinations/{person}", headers={"If-Match": '"1"'})
    assert gone.status_code == 204
    assert officer.delete(where, headers={"If-Match": '"1"'}).status_code == 204


@pytest.mark.parametrize("role", [Role.STAFF, Role.AUDITOR])
def test_who_may_not_change_the_roster_determines_nothing(role, sign_in):
    owner = sign_in()
    person = hire(owner)
    assert determine(sign_in(role, owner.practice_id), person, FACTS).status_code == 403


def test_another_practice_sees_and_touches_nothing(sign_in):
    mine, other = sign_in(), sign_in()
    person = hire(mine)
    determine(mine, person, FACTS)
    assert everybody(other) == []
    assert other.get(f"{other.here}/determinations/{person}").status_code == 404
    assert determine(other, person, FACTS).status_code == 404


def test_a_longer_list_takes_no_more_queries(sign_in, queries):
    officer = sign_in()
    determine(officer, hire(officer), FACTS)
    queries.clear()
    everybody(officer)
    short = len(queries)
    for number in range(20):
        determine(officer, hire(officer, f"Clinician {number}"), FACTS)
    queries.clear()
    assert len(everybody(officer)) == 21
    assert len(queries) == short


def test_the_memo_says_who_is_who_and_what_is_for_counsel(sign_in):
    officer = sign_in()
    determine(officer, hire(officer, "Rhea Lund", trained_on=str(TODAY)), FACTS | {"note": "The contract of May."})
    both = OWN | {"activities": ["treatment", "services_for_practice"], "joint_arrangement": True}
    determine(officer, hire(officer, "Ilka Meyer"), both)
    determine(
        officer, hire(officer, "Una Park"), FACTS | {"tax_form": "w2", "practice_directs_work": "yes", "note": ""}
    )

    answer = officer.get(f"{officer.here}/determinations/memo")

    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
    assert answer.headers["content-disposition"] == f'attachment; filename="who-is-who-{TODAY}.pdf"'
    reader = pypdf.PdfReader(BytesIO(answer.content))
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert "Who is who under HIPAA" in text
    assert "Workforce, by presumption" in text
    counsel, here = text.split("For counsel")[1].split("Person by person")[0].split("To do here")
    assert "Ask counsel about CA." in counsel
    assert "no training is on record" in here
    assert "The practice is this provider's business associate." in text
    assert "organized health care arrangement" in text
    assert "The contract of May." in text
    assert "HIPAA workforce addendum to the contract" in text
    assert "no ruling and no legal advice" in text
    assert "(45 CFR 160.103)" in text
    assert officer.get(f"{officer.here}/determinations/memo").content == answer.content


def test_a_memo_on_nobody_says_so(sign_in):
    officer = sign_in()
    answer = officer.get(f"{officer.here}/determinations/memo")
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(answer.content)).pages)
    assert "0 people asked about" in " ".join(text.split())


def test_the_structures_stand_side_by_side_for_this_practice(sign_in):
    officer = sign_in()
    for name, touches in (("Chart host", "yes"), ("Biller", "yes"), ("Florist", "no")):
        officer.post(f"{officer.here}/vendors", json={"name": name, "touches_phi": touches})
    url = f"{officer.here}/determinations/structures"
    told = {each["id"]: each for each in officer.get(url, params={"clinicians": 11}).json()["items"]}
    assert {id: each["agreements"] for id, each in told.items()} == {
        "employees": 2,
        "contractors_as_workforce": 13,
        "independent_on_our_systems": 13,
        "joint_arrangement": 3,
    }
    assert all(each["duties"] and each["enforce"] and each["ask"] for each in told.values())
    for wrong in (0, 501, "many"):
        assert officer.get(url, params={"clinicians": wrong}).status_code == 422
