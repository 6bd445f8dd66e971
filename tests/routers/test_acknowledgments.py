"""At the desk: a code for the paper form, what came of it, and never a name."""

import re
from datetime import timedelta
from typing import Any

import pytest

from api.db.acknowledgments import new_code
from api.domain.roles import Role
from api.domain.versions import keep_until
from tests.contract import Client
from tests.days import TODAY
from tests.notices import begin, in_effect

CODE = re.compile(r"[2-9BCDFGHJKMNP-TV-Z]{4}-[2-9BCDFGHJKMNP-TV-Z]{4}")


@pytest.fixture
def owner(sign_in: Any) -> Client:
    client: Client = sign_in()
    in_effect(client)
    return client


def put_down(client: Client, **changes: Any) -> Any:
    body = {"notice": 1, "given_on": str(TODAY), "way": "signed"} | changes
    return client.post(f"{client.here}/acknowledgments", json=body)


def test_a_signature_is_put_down_under_a_code(owner):
    answer = put_down(owner, effort="in_person")
    told = answer.json()
    me = owner.get("/v1/me").json()["name"]

    assert answer.status_code == 201
    assert CODE.fullmatch(told["code"])
    assert {name: value for name, value in told.items() if name not in ("id", "code")} == {
        "version": 1,
        "notice": 1,
        "given_on": str(TODAY),
        "way": "signed",
        "effort": "in_person",
        "reason": "",
        "put_down_on": str(TODAY),
        "put_down_by": me,
        "keep_until": str(keep_until(TODAY)),
    }
    assert owner.get(f"{owner.here}/acknowledgments").json()["items"] == [told]


def test_codes_differ():
    assert len({new_code() for _ in range(2000)}) == 2000


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"way": "refused"}, "effort"),
        ({"way": "refused", "effort": "in_person"}, "reason"),
        ({"way": "refused", "effort": "in_person", "reason": "Chart 20417 said no."}, "reason"),
        ({"reason": "Signed gladly."}, "reason"),
        ({"notice": 2}, "notice"),
        ({"given_on": str(TODAY + timedelta(days=1))}, "given_on"),
        ({"given_on": str(TODAY - timedelta(days=1))}, "given_on"),
    ],
)
def test_what_cannot_be_is_refused_where_it_stands(owner, changes, field):
    answer = put_down(owner, **changes)

    assert answer.status_code == 422
    assert ["body", field] in [fault["at"] for fault in answer.json()["faults"]]
    assert owner.get(f"{owner.here}/acknowledgments").json()["items"] == []


def test_a_draft_was_given_to_nobody(owner):
    begin(owner)
    answer = put_down(owner, notice=2)
    assert answer.json()["faults"] == [
        {"at": ["body", "notice"], "message": "is no version of your notice that was approved"}
    ]


def test_it_is_set_right_under_its_code_and_never_removed(owner):
    told = put_down(owner).json()
    url = f"{owner.here}/acknowledgments/{told['id']}"
    body = {
        "notice": 1,
        "given_on": str(TODAY),
        "way": "unable",
        "effort": "mail",
        "reason": "The form never came back.",
    }

    answer = owner.put(url, json=body, headers={"If-Match": '"1"'})

    assert (answer.status_code, answer.json()["code"], answer.json()["way"]) == (200, told["code"], "unable")
    assert owner.put(url, json=body, headers={"If-Match": '"1"'}).status_code == 412
    assert owner.delete(url, headers={"If-Match": '"2"'}).status_code == 405


def test_months_are_counted(owner):
    for way in ("signed", "signed", "emergency"):
        put_down(owner, way=way)
    put_down(owner, way="refused", effort="in_person", reason="Did not want to sign anything.")

    told = owner.get(f"{owner.here}/acknowledgments/months").json()["items"]

    assert told == [{"month": f"{TODAY:%Y-%m}", "signed": 2, "refused": 1, "emergency": 1, "unable": 0}]


def test_who_reads_policies_reads_them_and_who_writes_policies_puts_them_down(owner, sign_in):
    assert put_down(sign_in(Role.PRIVACY_OFFICER, owner.practice_id)).status_code == 201
    staff = sign_in(Role.STAFF, owner.practice_id)
    assert staff.get(f"{owner.here}/acknowledgments/months").status_code == 200
    assert put_down(staff).status_code == 403
