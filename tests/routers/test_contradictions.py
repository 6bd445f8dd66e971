"""Where do the answers say one thing and the records another?"""

from typing import Any

import pytest

from api.db.answers import Answer
from api.db.assets import Asset
from api.db.people import Person
from api.db.vendors import Vendor
from api.domain.contradictions import contradiction_rules_on
from api.domain.roles import Role
from tests.contract import Client
from tests.practices import TODAY

AGREEMENTS = "agreements-missing"


def contradictions(client: Client, **asked: Any) -> list[dict[str, Any]]:
    return list(client.get(f"{client.here}/contradictions", params={"limit": 200, **asked}).json()["items"])


def rules(client: Client) -> list[str]:
    return [line["rule"] for line in contradictions(client)]


def vendor(name: str, **facts: Any) -> Vendor:
    return Vendor(**({"name": name, "service": "Billing", "touches_phi": "yes", "agreement": "missing"} | facts))


def test_an_answer_that_the_records_speak_against_is_told_with_both_ways_out(sign_in, keep):
    officer = sign_in()
    acme, scribe = vendor("Acme Billing"), vendor("Scribe Co", agreement="unknown")
    keep(officer, Answer(question="agreements-signed", option="all"), acme, scribe, vendor("Lab", agreement="on_file"))

    assert officer.get(f"{officer.here}/contradictions").json() == {
        "items": [
            {
                "rule": AGREEMENTS,
                "citation": "164.308(b)(3)",
                "title": "A vendor without an agreement on file",
                "text": "The answers say that every vendor who touches PHI has signed an agreement. The vendor list "
                "shows none on file for: Acme Billing; Scribe Co. Put the signed agreement on file, or change the "
                "answer until it is.",
                "subjects": [str(acme.id), str(scribe.id)],
                "questions": ["agreements-signed"],
            }
        ],
        "next": None,
    }


def test_mending_the_record_settles_it(sign_in, keep):
    officer = sign_in()
    acme = vendor("Acme Billing")
    keep(officer, Answer(question="agreements-signed", option="all"), acme)
    assert rules(officer) == [AGREEMENTS]

    body = {"name": "Acme Billing", "touches_phi": "yes", "agreement": "on_file"}
    changed = officer.put(f"{officer.here}/vendors/{acme.id}", json=body, headers={"If-Match": '"1"'})

    assert (changed.status_code, rules(officer)) == (200, [])


def test_changing_the_answer_settles_it(sign_in, keep):
    officer = sign_in()
    keep(officer, Answer(question="agreements-signed", option="all"), vendor("Acme Billing"))
    assert rules(officer) == [AGREEMENTS]

    url = f"{officer.here}/answers/agreements-signed"
    changed = officer.put(url, json={"option": "dont_know"}, headers={"If-Match": '"1"'})

    assert (changed.status_code, rules(officer)) == (200, [])


def test_the_profile_is_a_statement_too(sign_in, keep):
    officer = sign_in()
    phone = Asset(name="Dana's phone", type="smartphone_personal", location="Dana's bag")
    keep(officer, phone, Person(name="Dana"), Person(name="Robin"))

    found = {line["rule"]: line for line in contradictions(officer)}

    assert found["profile-personal-phones"]["subjects"] == [str(phone.id)]
    assert "Dana's phone" in found["profile-personal-phones"]["text"]
    assert found["profile-personal-phones"]["questions"] == []
    assert "profile-people" in found


def several(client: Client, keep: Any) -> None:
    """Records that do not fit together in at least five ways."""
    keep(
        client,
        Answer(question="agreements-signed", option="all"),
        Answer(question="laptop-encryption", option="all"),
        vendor("Acme Billing"),
        Asset(name="Laptop", type="laptop", holds_ephi="yes", encrypted="no"),
        Asset(name="Dana's phone", type="smartphone_personal", holds_ephi="yes", location="Dana's bag"),
        Person(name="Dana"),
        Person(name="Robin"),
    )


def test_each_stands_once_in_the_order_of_the_rules(sign_in, keep):
    officer = sign_in()
    several(officer, keep)
    order = [rule.id for rule in contradiction_rules_on(TODAY)]

    found = rules(officer)

    assert {AGREEMENTS, "devices-encrypted", "asset-nowhere", "profile-personal-phones", "profile-people"} <= set(found)
    assert found == [rule for rule in order if rule in found]


def test_pages_follow_one_another_without_a_gap(sign_in, keep):
    officer = sign_in()
    several(officer, keep)
    seen, after = [], {}
    while True:
        page = officer.get(f"{officer.here}/contradictions", params={"limit": 2, **after}).json()
        seen += page["items"]
        if page["next"] is None:
            break
        after = {"after": page["next"]}
    assert seen == contradictions(officer)


@pytest.mark.parametrize("bad", [{"after": "A"}, {"after": "YWNtZQ"}, {"limit": 0}])
def test_a_list_is_asked_for_in_its_own_words(bad, sign_in):
    officer = sign_in()
    assert officer.get(f"{officer.here}/contradictions", params=bad).status_code == 422


def test_nothing_said_contradicts_nothing(sign_in):
    officer = sign_in()
    assert officer.get(f"{officer.here}/contradictions").json() == {"items": [], "next": None}


def test_another_practices_records_speak_against_nothing_here(sign_in, keep):
    first, second = sign_in(), sign_in()
    keep(first, vendor("Acme Billing"))
    keep(second, Answer(question="agreements-signed", option="all"))

    assert rules(second) == []
    assert second.get(f"{first.here}/contradictions").status_code == 404


@pytest.mark.parametrize(("role", "status"), [(Role.AUDITOR, 200), (Role.STAFF, 403)])
def test_who_may_look(role, status, sign_in):
    client = sign_in(role, sign_in().practice_id)
    assert client.get(f"{client.here}/contradictions").status_code == status


def test_a_longer_list_takes_no_more_queries(sign_in, keep, queries):
    officer = sign_in()
    keep(officer, Answer(question="agreements-signed", option="all"))
    found = []
    for row in (vendor("Acme Billing"), Asset(name="Chart", type="ehr_cloud", holds_ephi="yes"), Person(name="Dana")):
        keep(officer, row)
        queries.clear()
        found.append((len(contradictions(officer)), len(queries)))
    assert len({count for count, _ in found}) > 1
    assert len({count for _, count in found}) == 1
