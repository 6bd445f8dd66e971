"""By which table does the practice judge risk, and how much of it does management accept?"""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from api.db.assets import Asset
from api.db.risks import Risk
from api.domain.methods import FIVE
from api.domain.roles import Role
from tests.contract import Client

NIST_30, NIST_66 = "nist-sp-800-30-r1", "nist-sp-800-66-r2"

TABLE_I_2 = {
    "very_low": ["very_low", "very_low", "very_low", "low", "low"],
    "low": ["very_low", "low", "low", "low", "moderate"],
    "moderate": ["very_low", "low", "moderate", "moderate", "high"],
    "high": ["very_low", "low", "moderate", "high", "very_high"],
    "very_high": ["very_low", "low", "moderate", "high", "very_high"],
}
TABLE_6 = {
    "low": ["low", "low", "low"],
    "moderate": ["low", "moderate", "moderate"],
    "high": ["low", "moderate", "high"],
}
TWO_STEPS = {
    "title": "Our table",
    "likelihoods": ["low", "high"],
    "impacts": ["low", "moderate", "high"],
    "grid": {"low": ["very_low", "low", "moderate"], "high": ["low", "moderate", "very_high"]},
}
CHOICE = {"method": NIST_66, "appetite": "moderate", "appetite_statement": "Up to moderate we live with it."}


def chosen(client: Client, body: dict[str, Any], version: int | None = 1) -> Any:
    headers = {} if version is None else {"If-Match": f'"{version}"'}
    return client.put(f"{client.here}/method", json=body, headers=headers)


def in_force(client: Client) -> dict[str, Any]:
    return dict(client.get(f"{client.here}/method").json())


def a_risk(number: int, likelihood: str, impact: str, **facts: Any) -> Risk:
    level = TABLE_I_2[likelihood][FIVE.index(impact)]
    given = {"number": number, "title": f"Risk {number}", "method": NIST_30, "edition": date(2012, 9, 17)}
    return Risk(
        id=UUID(int=number), **given, likelihood=likelihood, impact=impact, level=level, rank=FIVE.index(level), **facts
    )


def every_risk() -> list[Risk]:
    """One for each cell of Table I-2, in its order."""
    cells = [(likelihood, impact) for likelihood in FIVE for impact in FIVE]
    return [a_risk(number, *cell) for number, cell in enumerate(cells, start=1)]


def register(client: Client) -> list[dict[str, Any]]:
    return list(client.get(f"{client.here}/risks", params={"sort": "number", "limit": 200}).json()["items"])


def test_the_published_tables_are_those_of_nist(visitor):
    assert visitor().get("/v1/methods").json() == {
        "items": [
            {
                "id": NIST_30,
                "title": "NIST SP 800-30 Revision 1, five by five",
                "source": "NIST SP 800-30 Revision 1, Guide for Conducting Risk Assessments (September 2012), "
                "Tables G-5 and I-2",
                "edition": "2012-09-17",
                "authority": "guidance",
                "likelihoods": list(FIVE),
                "impacts": list(FIVE),
                "levels": list(FIVE),
                "grid": TABLE_I_2,
            },
            {
                "id": NIST_66,
                "title": "NIST SP 800-66 Revision 2, three by three",
                "source": "NIST SP 800-66 Revision 2, Implementing the Health Insurance Portability and "
                "Accountability Act (HIPAA) Security Rule: A Cybersecurity Resource Guide (February 2024), Table 6",
                "edition": "2024-02-14",
                "authority": "guidance",
                "likelihoods": ["low", "moderate", "high"],
                "impacts": ["low", "moderate", "high"],
                "levels": ["low", "moderate", "high"],
                "grid": TABLE_6,
            },
        ],
        "next": None,
    }


def test_a_practice_begins_with_five_by_five_and_accepts_what_is_low(sign_in):
    owner = sign_in()
    told = in_force(owner)
    assert told == {
        "id": str(owner.practice_id),
        "version": 1,
        "method": owner.get("/v1/methods").json()["items"][0],
        "appetite": "low",
        "appetite_statement": "",
        "approved_by": "",
        "approved_on": None,
    }


def test_management_approves_a_method_and_an_appetite(sign_in):
    owner = sign_in()

    answer = chosen(owner, CHOICE)

    told = answer.json()
    assert told == {
        "id": str(owner.practice_id),
        "version": 2,
        "method": owner.get("/v1/methods").json()["items"][1],
        "appetite": "moderate",
        "appetite_statement": "Up to moderate we live with it.",
        "approved_by": owner.get("/v1/me").json()["name"],
        "approved_on": told["approved_on"],
    }
    assert told["approved_on"] is not None
    assert (answer.status_code, answer.headers["etag"]) == (200, '"2"')
    assert in_force(owner) == told


def test_every_risk_is_placed_on_the_new_scale_and_rated_by_the_new_table(sign_in, keep):
    owner = sign_in()
    keep(owner, *every_risk())
    before = register(owner)
    onto = {"very_low": "low", "low": "low", "moderate": "moderate", "high": "high", "very_high": "high"}

    chosen(owner, CHOICE)

    after = register(owner)
    assert len(after) == 25
    for was, risk in zip(before, after, strict=True):
        likelihood, impact = onto[was["likelihood"]], onto[was["impact"]]
        assert risk == was | {
            "version": 2,
            "likelihood": likelihood,
            "impact": impact,
            "level": TABLE_6[likelihood][("low", "moderate", "high").index(impact)],
            "method": NIST_66,
            "edition": "2024-02-14",
        }


def test_the_list_is_sorted_by_the_new_levels(sign_in, keep):
    owner = sign_in()
    keep(owner, a_risk(1, "moderate", "moderate"), a_risk(2, "low", "very_high"))

    def by_level() -> list[tuple[int, str]]:
        items = owner.get(f"{owner.here}/risks", params={"sort": "-level"}).json()["items"]
        return [(risk["number"], risk["level"]) for risk in items]

    assert by_level() == [(2, "moderate"), (1, "moderate")]
    chosen(owner, CHOICE)
    assert by_level() == [(1, "moderate"), (2, "low")]


def test_the_inherent_rating_moves_with_it(sign_in, keep):
    owner = sign_in()
    both = {"inherent_likelihood": "very_high", "inherent_impact": "very_low"}
    keep(owner, a_risk(1, "low", "low", **both), a_risk(2, "low", "low"))

    chosen(owner, CHOICE)

    assert [(risk["inherent_likelihood"], risk["inherent_impact"]) for risk in register(owner)] == [
        ("high", "low"),
        (None, None),
    ]


def test_the_history_has_each_of_them(sign_in, keep):
    owner = sign_in()
    risks = every_risk()
    keep(owner, *risks)
    head = owner.get(f"{owner.here}/history", params={"limit": 1}).json()["items"][0]["seq"]

    chosen(owner, CHOICE)

    entries = owner.get(f"{owner.here}/history", params={"limit": 200}).json()["items"]
    new = [entry for entry in entries if entry["seq"] > head]
    assert sorted((entry["kind"], entry["action"], entry["row_id"]) for entry in new) == sorted(
        [("Practice", "changed", str(owner.practice_id)), *(("Risk", "changed", str(risk.id)) for risk in risks)]
    )
    assert {entry["content"]["method"] for entry in new} == {NIST_66}
    assert {entry["actor"] for entry in new} == {f"user:{owner.user_id}"}


def test_many_risks_are_rated_anew_in_as_many_statements_as_one(sign_in, keep, queries):
    counts = []
    for risks in (every_risk()[:1], every_risk()):
        owner = sign_in()
        keep(owner, *risks)
        queries.clear()
        chosen(owner, CHOICE)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_whoever_saw_a_risk_before_is_told_that_it_has_moved(sign_in, keep):
    owner = sign_in()
    keep(owner, a_risk(1, "very_high", "low"))
    (before,) = register(owner)
    chosen(owner, CHOICE)

    body = {"likelihood": "very_high", "impact": "very_low"}
    late = owner.put(f"{owner.here}/risks/{before['id']}", json=body, headers={"If-Match": '"1"'})

    assert (late.status_code, late.headers["etag"]) == (412, '"2"')


def test_suggestions_are_made_on_the_scale_in_force(sign_in, keep):
    owner = sign_in()
    keep(owner, Asset(name="Laptop", type="laptop"))
    chosen(owner, CHOICE)
    told = owner.get(f"{owner.here}/scenarios").json()["items"]
    assert told
    assert {scenario["residual"]["level"] for scenario in told} <= {"low", "moderate", "high"}
    assert all("Table 6: " in scenario["cells"][1] for scenario in told)


# a table of one's own


def own(**changes: Any) -> dict[str, Any]:
    return CHOICE | {"method": "own", "own_method": TWO_STEPS | changes}


def test_a_table_of_ones_own_rates_like_a_published_one(sign_in, keep):
    owner = sign_in()
    keep(owner, a_risk(8, "moderate", "very_high"), a_risk(9, "very_low", "moderate"))

    told = chosen(owner, own()).json()

    assert told["method"] == TWO_STEPS | {
        "id": "own",
        "source": "The practice's own table",
        "edition": told["approved_on"],
        "authority": "practice",
        "levels": ["very_low", "low", "moderate", "very_high"],
    }
    assert [(risk["likelihood"], risk["impact"], risk["level"], risk["method"]) for risk in register(owner)] == [
        ("high", "high", "very_high", "own"),
        ("low", "moderate", "low", "own"),
    ]
    body = {"title": "Key", "threat": "Landlord.", "vulnerability": "No list.", "likelihood": "low", "impact": "high"}
    assert owner.post(f"{owner.here}/risks", json=body).json()["level"] == "moderate"


def test_leaving_ones_own_table_leaves_nothing_of_it(sign_in):
    owner = sign_in()
    chosen(owner, own())
    assert chosen(owner, CHOICE, version=2).json()["method"]["id"] == NIST_66
    last = owner.get(f"{owner.here}/history", params={"limit": 1}).json()["items"][0]
    assert (last["content"]["method"], last["content"]["own_method"]) == (NIST_66, None)
    refused = chosen(owner, CHOICE | {"method": "own"}, version=3)
    assert (refused.status_code, refused.json()["faults"]) == (
        422,
        [{"at": ["body", "own_method"], "message": "send the table with it"}],
    )
    assert in_force(owner)["version"] == 3


LOW, HIGH = TWO_STEPS["grid"]["low"], TWO_STEPS["grid"]["high"]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"grid": {"low": LOW[:2], "high": HIGH}}, "The grid table needs 3 cells in row low; it has 2."),
        (
            {"likelihoods": ["low", "moderate", "high"]},
            "The grid table needs 3 cells in row moderate; it has 0.",
        ),
        (
            {"grid": {"low": LOW, "high": HIGH, "very_high": HIGH}},
            "The grid table has a row 'very_high', which is not on the likelihood scale.",
        ),
        (
            {"grid": {"low": LOW, "high": ["low", "very_high", "moderate"]}},
            "The grid table falls from very_high at high, moderate to moderate at high, high.",
        ),
        (
            {"grid": {"low": HIGH, "high": LOW}},
            "The grid table falls from low at low, low to very_low at high, low.",
        ),
        ({"likelihoods": ["high", "low"]}, "The likelihood scale is out of order; begin with the least:"),
        ({"impacts": ["low", "low", "high"]}, "The impact scale has low twice."),
    ],
)
def test_a_table_with_a_hole_or_a_fall_is_refused_with_its_cell(changes, says, sign_in, keep):
    owner = sign_in()
    keep(owner, a_risk(1, "very_high", "high"))
    before = (in_force(owner), register(owner))

    refused = chosen(owner, own(**changes))

    assert (refused.status_code, refused.json()["type"]) == (422, "/problems/bad-method")
    assert says in refused.json()["detail"]
    assert (in_force(owner), register(owner)) == before


@pytest.mark.parametrize(
    ("body", "at"),
    [
        (CHOICE | {"method": "octave"}, ["method"]),
        (CHOICE | {"appetite": "some"}, ["appetite"]),
        (CHOICE | {"appetite_statement": "x" * 10_001}, ["appetite_statement"]),
        (CHOICE | {"approved_by": "Dr. Osei"}, ["approved_by"]),
        (own(title="  "), ["own_method", "title"]),
        (own(likelihoods=["low"]), ["own_method", "likelihoods"]),
        (own(impacts=[*FIVE, "low"]), ["own_method", "impacts"]),
        (own(likelihoods=["low", "dire"]), ["own_method", "likelihoods", 1]),
        (own(grid={"low": LOW}), ["own_method", "grid"]),
        (own(grid={"low": LOW, "high": ["low", "dire", "high"]}), ["own_method", "grid", "high", 1]),
        (own(color="red"), ["own_method", "color"]),
    ],
)
def test_a_body_that_is_off_is_refused_where_it_is_off(body, at, sign_in):
    owner = sign_in()
    refused = chosen(owner, body)
    assert (refused.status_code, [fault["at"] for fault in refused.json()["faults"]]) == (422, [["body", *at]])
    assert in_force(owner)["version"] == 1


# who and when


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.MANAGER, 200),
        (Role.SECURITY_OFFICER, 403),
        (Role.PRIVACY_OFFICER, 403),
        (Role.STAFF, 403),
        (Role.AUDITOR, 403),
    ],
)
def test_only_management_chooses_and_everybody_reads(role, status, sign_in):
    owner = sign_in()
    client = sign_in(role, owner.practice_id)
    assert chosen(client, CHOICE).status_code == status
    assert in_force(client)["version"] == (2 if status == 200 else 1)


def test_a_choice_takes_the_version_that_was_read(sign_in):
    owner = sign_in()
    manager = sign_in(Role.MANAGER, owner.practice_id)
    mine = chosen(owner, CHOICE).json()

    late = chosen(manager, CHOICE | {"appetite": "very_high"})

    assert (late.status_code, late.headers["etag"]) == (412, '"2"')
    assert chosen(manager, CHOICE, version=None).status_code == 428
    assert in_force(owner) == mine


def test_another_practices_risks_stay_as_they_are(sign_in, keep):
    first, second = sign_in(), sign_in()
    keep(first, a_risk(1, "very_high", "low"))
    keep(second, a_risk(1, "very_high", "low"))
    theirs = (in_force(second), register(second))

    assert chosen(first, CHOICE).status_code == 200

    assert (in_force(second), register(second)) == theirs
    assert second.get(f"{first.here}/method").status_code == 404
