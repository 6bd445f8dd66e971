"""The demo: one practice that holds together, tells what is still open in it, and goes over nobody's records."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from anyio.from_thread import BlockingPortal

from api.app import create_app
from api.db import history
from api.db.base import Database, transaction
from api.db.history import Whole
from api.demo import fill
from api.documents.seal import verify_seal
from api.hosting import opened
from api.settings import Settings
from tests.contract import Client
from tests.databases import Databases, everything

MISSING = {"Gantry Office Leasing", "Nightlight Answering", "Notewren Scribe", "Ping & Reply"}
OWNER = "miriam.oyelaran@tansyridge.example"


@dataclass(frozen=True, slots=True)
class Demo:
    """A filled installation: what the console said, and its owner, signed in with the password that stood there."""

    settings: Settings
    database: Database
    text: str
    owner: Client

    def all(self, room: str, **asked: str) -> list[dict[str, Any]]:
        """Every line of a room, page by page."""
        found: list[dict[str, Any]] = []
        after: dict[str, str] | None = {}
        while after is not None:
            page = self.owner.get(f"{self.owner.here}/{room}", params=asked | after).json()
            found += page["items"]
            after = {"after": page["next"]} if page["next"] else None
        return found

    @property
    def analysis(self) -> dict[str, Any]:
        (analysis,) = self.all("analyses")
        return analysis


def _made(databases: Databases, portal: BlockingPortal, folder: Path, *, seal: bool) -> Demo:
    settings = Settings(data=folder, secret="for tests", database_url=databases.blank())
    fine, text = fill(settings, seal=seal)
    assert fine, text
    database = opened(settings)
    assert isinstance(database, Database), database
    owner = Client(create_app(database, settings), portal, "http://testserver")
    password = re.search(r"with the password  (\S+)  which", text)
    assert password, text
    signed = owner.post("/v1/session", json={"email": OWNER, "password": password[1]}).json()
    owner.headers["Authorization"] = f"Bearer {signed['access_token']}"
    (practice,) = owner.get("/v1/me").json()["practices"]
    owner.practice_id = UUID(practice["practice_id"])
    return Demo(settings, database, text, owner)


@pytest.fixture(scope="module")
def demo(_databases: Databases, _portal: BlockingPortal, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    made = _made(_databases, _portal, tmp_path_factory.mktemp("demo"), seal=False)
    yield made
    made.database.engine.dispose()


@pytest.fixture(scope="module")
def sealed(_databases: Databases, _portal: BlockingPortal, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    made = _made(_databases, _portal, tmp_path_factory.mktemp("sealed"), seal=True)
    yield made
    made.database.engine.dispose()


@pytest.mark.parametrize(
    ("room", "least", "most"),
    [
        ("sites", 3, 3),
        ("assets", 38, 45),
        ("vendors", 14, 16),
        ("people", 13, 15),
        ("flows", 10, 10),
        ("groups", 3, 3),
        ("decisions", 3, 5),
        ("members", 3, 3),
        ("tasks", 25, 40),
        ("risks", 35, 45),
    ],
)
def test_the_demo_is_as_large_as_a_small_practice(demo: Demo, room: str, least: int, most: int) -> None:
    assert least <= len(demo.all(room)) <= most


def test_the_console_names_three_people_to_sign_in_as(demo: Demo) -> None:
    people = re.findall(r"^  (\S+@tansyridge\.example) +(.+)$", demo.text, re.MULTILINE)
    assert people == [
        (OWNER, "owner"),
        ("janelle.prewitt@tansyridge.example", "security officer"),
        ("rosa.quintelle@tansyridge.example", "staff"),
    ]
    assert {(line["email"], line["role"].replace("_", " ")) for line in demo.all("members")} == set(people)


def test_the_vendors_have_four_agreements_missing_and_one_about_to_end(demo: Demo) -> None:
    vendors = demo.all("vendors")
    touching = [vendor for vendor in vendors if vendor["touches_phi"] == "yes"]
    assert {vendor["name"] for vendor in touching if vendor["agreement"] == "missing"} == MISSING
    assert [vendor["name"] for vendor in vendors if vendor["agreement_ends_on"]] == ["Brightwater Computer Care"]
    assert [
        vendor["name"] for vendor in vendors if (vendor["touches_phi"], vendor["agreement"]) == ("no", "not_needed")
    ]


def test_the_people_include_an_untrained_pair_and_a_late_end_of_access(demo: Demo) -> None:
    people = demo.all("people")
    assert [person["name"] for person in people if person["trained_on"] is None] == ["Kelsey Throop", "Owen Tarr"]
    (left,) = [person for person in people if person["ended_on"]]
    assert left["access_ended_on"] > left["ended_on"]
    assert Counter(duty for person in people for duty in person["duties"]) == {
        "security_official": 1,
        "privacy_official": 1,
        "deputy": 1,
    }


def test_the_answers_are_a_mixture_with_two_of_the_open_ones_assigned(demo: Demo) -> None:
    lines = demo.all("questions", which="all")
    chosen = {line["id"]: line["given"]["option"] for line in lines if line["given"] and line["given"]["option"]}
    grades = Counter(
        option["grade"] for line in lines for option in line["options"] if option["id"] == chosen.get(line["id"])
    )
    assert set(grades) == {"verified", "in_place", "partly", "no", "dont_know", "not_applicable"}
    open_ = [line for line in lines if line["first"] and line["id"] not in chosen]
    assert sum(bool(line["given"] and line["given"]["assigned_to"]) for line in open_) == 2


def test_every_kind_of_response_and_every_step_of_a_task_is_there(demo: Demo) -> None:
    risks, tasks = demo.all("risks"), demo.all("tasks")
    assert {risk["response"] for risk in risks} == {"mitigate", "accept", "transfer", "avoid", None}
    accepted = [risk for risk in risks if risk["response"] == "accept"]
    assert all(risk["approved_by"] and risk["accepted_until"] > risk["approved_on"] for risk in accepted)
    assert {task["status"] for task in tasks} == {"open", "started", "done", "verified"}
    for task in tasks:
        days = [milestone["on"] for milestone in task["milestones"]]
        assert days == sorted(days)
        assert [milestone["status"] for milestone in task["milestones"]][-1] == task["status"]


def test_the_contradictions_are_the_four_agreements_two_flows_and_a_shared_sign_in(demo: Demo) -> None:
    found = {line["rule"]: line for line in demo.all("contradictions")}
    assert list(found) == ["agreements-missing", "transmission-encrypted", "accounts-unique"]
    names = {vendor["id"]: vendor["name"] for vendor in demo.all("vendors")}
    assert {names[subject] for subject in found["agreements-missing"]["subjects"]} == MISSING


def test_the_draft_says_exactly_what_is_missing(demo: Demo) -> None:
    told = demo.owner.get(f"{demo.owner.here}/analyses/{demo.analysis['id']}/completeness").json()
    named = {
        **{asset["id"]: asset["name"] for asset in demo.all("assets")},
        **{risk["id"]: risk["pair"] for risk in demo.all("risks")},
    }
    missing = [
        (element["number"], line["room"], {named.get(id, id) for id in line["ids"]})
        for element in told["elements"]
        for line in element["missing"]
    ]
    unanswered = {
        "evaluation",
        "workstation-use",
        "emergency-entry",
        "criticality",
        "caller-identity",
        "paper-in-view",
    }
    assert not told["ready"]
    assert missing == [
        (1, "assets", {"Website and booking form", "Telephones and voicemail"}),
        (3, "risks", {"TV-084", "TV-095", "TV-097"}),
        (4, "questions", unanswered),
        (4, "questions", {"login-monitoring"}),
        (7, "risks", {"TV-004", "TV-047", "TV-069", "TV-075"}),
    ]


def test_most_policies_are_in_effect_and_two_say_what_is_no_longer_so(demo: Demo) -> None:
    policies = {line["template"]: line for line in demo.all("policies")}
    assert Counter(line["state"] for line in policies.values()) == {"effective": 34, "draft": 21}
    in_effect = {name: line for name, line in policies.items() if line["state"] == "effective"}
    assert {name for name, line in in_effect.items() if line["mismatches"]} == {"media", "backup"}
    assert all(line["mismatches"] for line in policies.values() if line["state"] == "draft")
    versions = demo.all(f"policies/{policies['sanctions']['id']}/versions")
    assert [line["state"] for line in versions] == ["effective", "superseded"]
    assert all(line["approved_at"][:10] == line["effective_on"] for line in versions)
    assert sum(line["untold"] for line in in_effect.values()) == 1


def test_some_have_read_what_is_theirs_and_some_have_taken_their_courses(demo: Demo) -> None:
    read = {line["person"]: line for line in demo.all("attestations")}
    assert read["Rosa Quintelle"]["did"] == 5
    assert read["Kelsey Throop"]["did"] == 0
    signed = {line["person"] for line in demo.all("signings") if line["signed_at"]}
    assert signed == {"Janelle Prewitt", "Dana Frisk", "Rosa Quintelle", "Carol Hadley-Moss", "Ben Ostrow"}
    taken = Counter(line["course"] for line in demo.all("courses/completions"))
    assert taken == {"phishing": 6, "officer": 2, "front-desk": 1}
    assert {line["did"] == line["should"] for line in demo.all("courses/roster")} == {False}


def test_the_notice_is_in_effect_and_given_in_all_but_two_ways(demo: Demo) -> None:
    (line,) = demo.all("notices")
    assert (line["state"], line["approved_at"][:10]) == ("effective", line["effective_on"])
    notice = demo.owner.get(f"{demo.owner.here}/notices/1").json()
    assert {way["id"] for way in notice["provisions"] if way["since"] is None} == {"emergency", "website"}


def test_both_officials_are_designated_with_a_deputy_and_everybody_here_is_determined(demo: Demo) -> None:
    designated = {(line["duty"], line["deputy"], line["person"]) for line in demo.all("designations")}
    assert designated == {
        ("security_official", False, "Janelle Prewitt"),
        ("privacy_official", False, "Dana Frisk"),
        ("security_official", True, "Dana Frisk"),
    }
    here = {person["id"] for person in demo.all("people") if not person["ended_on"]}
    assert {line["person_id"] for line in demo.all("determinations") if line["id"]} == here


def test_one_sanction_is_on_record(demo: Demo) -> None:
    (line,) = demo.all("sanctions")
    assert (line["person"], line["level"]) == ("Tessa Whitlow", "retraining")
    assert line["decided_on"] == line["recorded_on"]


def test_a_sealed_demo_has_one_final_analysis_that_nothing_has_overtaken(sealed: Demo) -> None:
    assert (sealed.analysis["status"], sealed.analysis["approved_role"]) == ("final", "owner")
    now = sealed.owner.get(f"{sealed.owner.here}/analyses/currency").json()
    assert (now["analysis_id"], now["current"], now["changes"]) == (sealed.analysis["id"], True, [])


def test_a_sealed_demo_verifies_offline(sealed: Demo) -> None:
    here = f"{sealed.owner.here}/analyses/{sealed.analysis['id']}"
    document, seal = sealed.owner.get(f"{here}/document").content, sealed.owner.get(f"{here}/seal").content
    assert verify_seal(seal, document) == ()
    assert verify_seal(seal, document + b" ")


@pytest.mark.parametrize("which", ["demo", "sealed"])
def test_the_history_is_whole_and_names_the_host(which: str, request: pytest.FixtureRequest) -> None:
    made: Demo = request.getfixturevalue(which)
    practice_id = made.owner.practice_id
    with transaction(made.database, practice_id=practice_id, actor="test", write=False) as session:
        whole = history.verify(session, practice_id)
    assert isinstance(whole, Whole)
    actors = {change["actor"] for change in made.all("history")}
    assert actors == {"host"}


def test_nothing_in_the_demo_lies_in_the_future_that_has_happened(sealed: Demo) -> None:
    today = sealed.analysis["approved_at"][:10]
    assert all(event["happened_on"] <= today for event in sealed.all("events"))
    assert all(answer["answered_on"] <= today for answer in sealed.all("answers"))
    assert all(risk["due_on"] is None or risk["due_on"] > today for risk in sealed.all("risks"))
    unfinished = [task for task in sealed.all("tasks") if task["status"] in ("open", "started")]
    assert all(task["due_on"] > today for task in unfinished)


def test_a_second_demo_in_the_same_place_is_refused_and_changes_nothing(demo: Demo) -> None:
    before = everything(demo.database)
    fine, text = fill(demo.settings, seal=False)
    assert not fine
    assert text.startswith("Somebody already has an account in ")
    assert everything(demo.database) == before
