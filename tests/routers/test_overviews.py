from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, get_args

import pytest

from api.db import practices
from api.db.answers import Answer
from api.db.assets import Asset
from api.db.base import new_id, now, transaction
from api.db.events import Event
from api.db.guests import Guest, Offer
from api.db.people import Person
from api.db.risks import Risk
from api.db.sites import Site
from api.db.tasks import Task
from api.db.vendors import Vendor
from api.domain.choosing import first_pass
from api.domain.overviews import minutes_from_memory
from api.domain.questions import bank_on
from api.domain.roles import Role
from api.domain.steps import PLAIN_FACTS, StepKind
from api.posture import Postures
from api.routers.overviews import NEEDS
from tests.contract import Client
from tests.days import TODAY
from tests.tidy import NEXT_YEAR, spoiled, tidied

MOST_QUERIES = 26
LEVELS = dict.fromkeys(("very_low", "low", "moderate", "high", "very_high"), 0)
BANK = bank_on(TODAY)


class Clock:
    """Stands in for the clock that the chain's links are stamped by."""

    def __init__(self, day: date) -> None:
        self.instant = datetime.combine(day, time(18), UTC)

    def now(self, _: object) -> datetime:
        return self.instant


@pytest.fixture
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.documents.pdf.render_pdf", lambda *_: b"%PDF-1.7")


@pytest.fixture
def dated(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Makes what goes on record bear the day that many days ago."""

    def set_back(days_ago: int) -> None:
        monkeypatch.setattr("api.db.chain.datetime", Clock(TODAY - timedelta(days=days_ago)))

    return set_back


def days(number: int) -> date:
    return TODAY + timedelta(days=number)


def seen(client: Client) -> Any:
    answer = client.get(f"{client.here}/overview")
    assert answer.status_code == 200, answer.text
    return answer.json()


def kinds(overview: Any) -> list[str]:
    return [step["kind"] for step in overview["next"]]


def a_risk(number: int, **told: Any) -> Risk:
    rated: dict[str, Any] = {"likelihood": "moderate", "impact": "moderate", "level": "moderate", "rank": 2}
    own = {"title": f"Risk {number}", "threat": "Theft.", "vulnerability": "No lock."}
    return Risk(number=number, method="nist-sp-800-30-r1", edition=date(2012, 9, 17), **rated | own | told)


def seal(client: Client, **told: Any) -> dict[str, Any]:
    body = {"purpose": "The first one.", "next_review_on": NEXT_YEAR.isoformat()} | told
    draft = client.post(f"{client.here}/analyses", json=body).json()
    answer = client.post(f"{client.here}/analyses/{draft['id']}/seal", headers={"If-Match": '"1"'})
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def test_a_practice_that_has_told_us_nothing_is_told_where_to_begin(sign_in) -> None:
    owner = sign_in()
    first = first_pass(BANK, practices.profile(practices.Practice(name="", time_zone=""))).first

    told = seen(owner)

    minutes = sum(question.minutes for question in first)
    facts, proposals, question, *rest = told["next"]
    assert facts == {
        "kind": "facts",
        "title": "Finish the plain facts about your practice",
        "minutes": len(PLAIN_FACTS) // 2,
        "due_on": None,
        "count": len(PLAIN_FACTS),
        "ids": list(PLAIN_FACTS[:5]),
    }
    assert (proposals["kind"], question["kind"]) == ("proposals", "question")
    assert question == {
        "kind": "question",
        "title": f"Answer {len(first)} questions of the first pass",
        "minutes": minutes,
        "due_on": None,
        "count": len(first),
        "ids": [each.id for each in first[:5]],
    }
    assert [step["kind"] for step in rest] == ["draft"]
    assert told["matters"] == told["top_risks"] == told["due"] == []
    sections = told["progress"].pop("sections")
    assert told["progress"] == {
        "first_pass": {"answered": 0, "total": len(first), "minutes_left": minutes},
        "whole_minutes_left": minutes,
        "draft_minutes_left": minutes_from_memory(first, 0),
    }
    assert sum(section["total"] for section in sections) == len(first)
    assert sum(section["minutes_left"] for section in sections) == minutes
    gaps = told["counts"].pop("gaps")
    assert sum(gaps.values()) == 46
    assert told["counts"] == {
        "assets": 0,
        "sites": 0,
        "vendors": 0,
        "vendors_without_agreement": 0,
        "people": 0,
        "risks_by_level": LEVELS,
        "risks_without_response": 0,
        "tasks_open": 0,
        "tasks_overdue": 0,
        "contradictions": 0,
    }
    assert told["moved"] == {
        "since": TODAY.isoformat(),
        "levels_then": LEVELS,
        "levels_now": LEVELS,
        "gaps_then": gaps,
        "gaps_now": gaps,
        "tasks_done": 0,
        "answers_given": 0,
        "lines": [],
    }
    assert told["standing"] == {"analysis": "none", "sealed_on": None, "current": None, "changes": 0}


def test_the_plain_facts_are_done_when_each_was_asked(sign_in, keep) -> None:
    owner = sign_in()
    keep(owner, asked=list(PLAIN_FACTS[:-1]))
    assert seen(owner)["next"][0]["ids"] == ["sites"]

    keep(owner, Site(name="Main Street"))

    assert "facts" not in kinds(seen(owner))


def test_what_is_struck_or_on_record_is_not_proposed(sign_in, keep) -> None:
    owner = sign_in()
    (step,) = [step for step in seen(owner)["next"] if step["kind"] == "proposals"]

    keep(owner, struck=step["ids"])

    (left,) = [step for step in seen(owner)["next"] if step["kind"] == "proposals"]
    assert left["count"] == step["count"] - len(step["ids"])
    assert not set(left["ids"]) & set(step["ids"])


def test_every_number_is_the_one_that_its_own_room_tells(story, database) -> None:
    owner = story.owner
    tidied(database, owner)
    with transaction(database, practice_id=owner.practice_id, actor="test") as session:
        spoiled(session)
    for number in range(3):
        story.make("create_task", due_on=days(number - 2).isoformat())
    story.make("create_vendor", agreement="missing")

    told, here = seen(owner), owner.here

    def items(path: str) -> list[Any]:
        return list(owner.get(f"{here}/{path}limit=200").json()["items"])

    counts = told["counts"]
    assert counts["gaps"] == owner.get(f"{here}/gaps/counts").json()["specifications"]
    assert counts["contradictions"] == len(items("contradictions?"))
    assert counts["contradictions"] > 0
    assert (counts["tasks_open"], counts["tasks_overdue"]) == (len(items("tasks?status=open&")), 2)
    assert counts["assets"] == len(items("assets?"))
    assert counts["vendors_without_agreement"] == 1
    risks = items("risks?status=open&sort=-level&")
    assert counts["risks_by_level"] == LEVELS | {
        level: sum(risk["level"] == level for risk in risks) for level in {risk["level"] for risk in risks}
    }
    assert [risk["level"] for risk in told["top_risks"]] == [risk["level"] for risk in risks[:5]]
    left = [question for question in items("questions?") if question["given"] is None]
    assert told["progress"]["first_pass"]["total"] - told["progress"]["first_pass"]["answered"] == len(left)
    assert told["progress"]["first_pass"]["minutes_left"] == sum(question["minutes"] for question in left)
    scenarios = items("scenarios?")
    open_ = [scenario for scenario in scenarios if scenario["risk_id"] is None]
    assert told["progress"]["whole_minutes_left"] == told["progress"]["first_pass"]["minutes_left"] + len(open_)
    first = told["matters"][0]
    assert (first["pair"], first["title"], first["level"]) == (
        scenarios[0]["pair"],
        scenarios[0]["title"],
        scenarios[0]["residual"]["level"],
    )


def test_what_was_asked_of_somebody_waits_for_that_person(sign_in) -> None:
    owner = sign_in()
    staff, other = sign_in(Role.STAFF, owner.practice_id), sign_in(Role.STAFF, owner.practice_id)
    first, second = (question.id for question in first_pass(BANK, practices.profile(blank())).first[:2])
    for question in (first, second):
        owner.put(f"{owner.here}/answers/{question}/assignment", json={"assigned_to": str(staff.user_id)})

    assert seen(other)["next"] == []
    assert [(step["kind"], step["count"], step["ids"]) for step in seen(staff)["next"]] == [
        ("assigned", 2, [first, second])
    ]

    option = BANK.questions[first].options[0].id
    answer = staff.put(f"{owner.here}/answers/{first}", json={"option": option}, headers={"If-Match": '"1"'})

    assert answer.status_code == 200, answer.text
    assert [(step["count"], step["ids"]) for step in seen(staff)["next"]] == [(1, [second])]


def blank() -> practices.Practice:
    return practices.Practice(name="", time_zone="America/Chicago")


def test_what_guests_offered_waits_to_be_looked_at(sign_in, keep) -> None:
    owner = sign_in()
    guest = Guest(id=new_id(), name="IT", questions=["backups"], expires_at=now(), secret="x" * 20)
    offers = [
        Offer(guest_id=guest.id, question="backups", option="all"),
        Offer(guest_id=guest.id, question="training", option="all", outcome="refused", reason="No."),
    ]
    keep(owner, guest, *offers)

    (step,) = [step for step in seen(owner)["next"] if step["kind"] == "review_offers"]

    assert (step["title"], step["count"], step["ids"]) == ("Look at 1 answer from guests", 1, ["backups"])


def test_what_is_late_comes_first_and_the_plan_orders_the_rest(sign_in, keep) -> None:
    owner = sign_in()
    late, soon, some_day = (
        Task(title=title, minutes=20, due_on=day)
        for title, day in (("Late", days(-4)), ("Soon", days(10)), ("Some day", None))
    )
    keep(owner, some_day, soon, late, a_risk(1, response="mitigate", owner="Dana", due_on=days(-9)))

    told = seen(owner)

    assert [(step["kind"], step["title"], step["due_on"]) for step in told["next"][:3]] == [
        ("respond", "Decide what to do about 1 risk", days(-9).isoformat()),
        ("task", "Late", days(-4).isoformat()),
        ("task", "Soon", days(10).isoformat()),
    ]
    assert kinds(told)[3:] == ["facts", "proposals", "question", "task"]


def test_what_is_due_is_told_the_oldest_day_first(sign_in, keep) -> None:
    owner = sign_in()
    vendor = Vendor(name="Acme", touches_phi="yes", agreement="on_file", agreement_ends_on=days(4))
    accepted = a_risk(2, response="accept", owner="Dana", accepted_until=TODAY, approved_by="Dr. Osei")
    keep(owner, Task(title="Late", due_on=days(-4)), vendor, a_risk(1, response="avoid", due_on=days(30)), accepted)

    told = [{name: value for name, value in line.items() if name != "id"} for line in seen(owner)["due"]]

    assert told == [
        {"kind": "task", "title": "Late", "due_on": days(-4).isoformat(), "overdue": True},
        {"kind": "acceptance", "title": "R-002 Risk 2", "due_on": TODAY.isoformat(), "overdue": False},
        {
            "kind": "agreement",
            "title": "The agreement with Acme ends",
            "due_on": days(4).isoformat(),
            "overdue": False,
        },
        {"kind": "risk", "title": "R-001 Risk 1", "due_on": days(30).isoformat(), "overdue": False},
    ]


def test_at_most_twenty_that_are_due_and_five_that_are_highest(sign_in, keep) -> None:
    owner = sign_in()
    tasks = [Task(title=f"Task {number:02}", due_on=days(number - 25)) for number in range(25)]
    keep(owner, *tasks, *[a_risk(number, level="low" if number < 4 else "high") for number in range(1, 10)])

    told = seen(owner)

    assert [line["title"] for line in told["due"]] == [f"Task {number:02}" for number in range(20)]
    assert [(risk["number"], risk["level"]) for risk in told["top_risks"]] == [
        (number, "high") for number in range(4, 9)
    ]


@pytest.mark.usefixtures("quickly")
def test_from_the_first_draft_to_the_next_review(sign_in, database, keep) -> None:
    owner = sign_in()
    tidied(database, owner)
    keep(owner, asked=list(PLAIN_FACTS), struck=struck_all(owner))

    def last_step() -> tuple[str, str, Any]:
        step = seen(owner)["next"][-1]
        return step["kind"], step["title"], step["due_on"]

    assert seen(owner)["standing"] == {"analysis": "none", "sealed_on": None, "current": None, "changes": 0}
    assert last_step() == ("draft", "Begin the written analysis", None)

    draft = owner.post(f"{owner.here}/analyses", json={"purpose": "The first one."}).json()
    assert seen(owner)["standing"]["analysis"] == "draft"
    assert last_step() == ("draft", "Finish the draft: it lacks 1 thing", None)

    body = {"purpose": "The first one.", "next_review_on": days(40).isoformat()}
    owner.put(f"{owner.here}/analyses/{draft['id']}", json=body, headers={"If-Match": '"1"'})
    assert last_step() == ("seal", "Approve and seal the analysis", None)

    owner.post(f"{owner.here}/analyses/{draft['id']}/seal", headers={"If-Match": '"2"'})
    told = seen(owner)
    today = TODAY.isoformat()
    assert told["standing"] == {"analysis": "final", "sealed_on": today, "current": True, "changes": 0}
    assert {"draft", "seal", "review"}.isdisjoint(kinds(told))
    assert told["due"] == []

    keep(owner, Event(kind="incident", happened_on=TODAY, note="Phish."))
    told = seen(owner)
    assert (told["standing"]["current"], told["standing"]["changes"]) == (False, 1)
    assert len(owner.get(f"{owner.here}/analyses/currency").json()["changes"]) == 1
    assert last_step() == ("review", "Look at the analysis again: 1 thing changed since the seal", None)
    assert [(line["kind"], line["id"], line["due_on"]) for line in told["due"]] == [("analysis", draft["id"], today)]

    review = days(20).isoformat()
    seal(owner, next_review_on=review)
    told = seen(owner)
    assert told["standing"]["current"] is True
    assert [(line["kind"], line["title"], line["due_on"]) for line in told["due"]] == [
        ("review", "Review of analysis 2", review)
    ]
    assert last_step()[::2] == ("review", review)


def struck_all(owner: Client) -> list[str]:
    """Every proposal that is left, struck."""
    found: list[str] = []
    items = owner.get(f"{owner.here}/proposals", params={"limit": 200}).json()["items"]
    found += [item["id"] for item in items if not item["taken"]]
    return found


# what has moved


def test_what_moved_is_told_from_the_end_of_the_day_a_month_ago(sign_in, keep, dated) -> None:
    dated(40)
    owner = sign_in()
    dated(30)
    rising, settled = a_risk(1, level="low", rank=1), a_risk(2)
    keep(owner, rising, settled, Asset(name="Laptop", type="laptop"), Answer(question="backups", option="daily"))
    dated(29)
    task = Task(title="Key list", status="done")
    keep(owner, task, a_risk(3, level="high", rank=3), Person(name="Robin"))
    for risk, body in ((rising, {"likelihood": "very_high", "impact": "very_high"}), (settled, {"status": "closed"})):
        told = {"likelihood": "moderate", "impact": "moderate", "reason": "So it is."} | body
        answer = owner.put(f"{owner.here}/risks/{risk.id}", json=told, headers={"If-Match": '"1"'})
        assert answer.status_code == 200, answer.text
    question = BANK.questions["backups"]
    best = question.options[0].id
    owner.put(f"{owner.here}/answers/backups", json={"option": best}, headers={"If-Match": '"1"'})
    owner.put(f"{owner.here}/answers/training", json={"option": BANK.questions["training"].options[0].id})

    moved = seen(owner)["moved"]

    assert moved["since"] == days(-30).isoformat()
    assert moved["levels_then"] == LEVELS | {"low": 1, "moderate": 1}
    assert moved["levels_now"] == LEVELS | {"high": 1, "very_high": 1}
    assert moved["gaps_now"] == seen(owner)["counts"]["gaps"]
    assert sum(moved["gaps_then"].values()) == sum(moved["gaps_now"].values())
    assert moved["gaps_then"] != moved["gaps_now"]
    assert (moved["tasks_done"], moved["answers_given"]) == (1, 2)
    assert moved["lines"] == [
        "1 risk rose: R-001 Risk 1.",
        "1 risk is no longer open: R-002 Risk 2.",
        "1 risk is new: R-003 Risk 3.",
        "1 task is done: Key list.",
        "1 question got a first answer.",
        "1 question got another answer than before.",
    ]


def test_of_a_younger_practice_it_is_told_from_its_beginning(sign_in, keep, dated) -> None:
    dated(9)
    owner = sign_in()
    keep(owner, Asset(name="Laptop", type="laptop"))

    moved = seen(owner)["moved"]

    assert moved["since"] == days(-9).isoformat()
    assert moved["lines"] == ["New in the inventory: Laptop."]


# who sees what

HIDDEN: dict[str, set[str]] = {
    "owner": set(),
    "manager": set(),
    "security_officer": set(),
    "privacy_officer": set(),
    "auditor": set(),
    "staff": {
        "matters",
        "top_risks",
        "standing",
        "progress.whole_minutes_left",
        "progress.draft_minutes_left",
        "counts.risks_by_level",
        "counts.risks_without_response",
        "counts.gaps",
        "counts.contradictions",
        "moved.levels_then",
        "moved.levels_now",
        "moved.gaps_then",
        "moved.gaps_now",
    },
}


def nulls(told: Any, at: str = "") -> set[str]:
    found = set()
    for name, value in told.items():
        if value is None:
            found.add(f"{at}{name}")
        elif isinstance(value, dict):
            found |= nulls(value, f"{at}{name}.")
    return found


@pytest.fixture
def full(story, database, keep) -> Client:
    """An owner in a practice in which there is something of everything."""
    tidied(database, story.owner)
    vendor = Vendor(name="Acme", touches_phi="yes", agreement="on_file", agreement_ends_on=days(4))
    late = Task(title="Late", due_on=days(-4))
    keep(
        story.owner,
        late,
        Task(title="Done", status="done"),
        vendor,
        a_risk(90, response="avoid", owner="Dana", due_on=days(3)),
    )
    return story.owner


@pytest.mark.usefixtures("quickly")
@pytest.mark.parametrize("role", Role)
def test_what_somebody_may_not_read_is_null(full, sign_in, role: Role) -> None:
    seal(full)
    somebody = sign_in(role, full.practice_id)

    told = seen(somebody)

    assert (
        nulls({name: told[name] for name in ("progress", "counts", "moved", "standing", "matters", "top_risks")})
        == (HIDDEN[role])
    )
    risky = {"risk", "acceptance", "review", "analysis"}
    assert bool({line["kind"] for line in told["due"]} & risky) == (role is not Role.STAFF)
    assert {"task", "agreement"} <= {line["kind"] for line in told["due"]}
    assert any("risk" in line for line in told["moved"]["lines"]) == (role is not Role.STAFF)
    assert any("task" in line for line in told["moved"]["lines"])


@pytest.mark.parametrize(
    ("scopes", "hidden", "due", "lines"),
    [
        (["practice:read"], {"assets", "sites", "people", "tasks_open", "gaps"}, set(), set()),
        (["practice:read", "tasks:read"], {"assets", "gaps"}, {"task"}, {"1 task is done: Done."}),
        (
            ["practice:read", "inventory:read"],
            {"tasks_overdue", "contradictions"},
            {"agreement"},
            {"inventory", "vendors", "agreement"},
        ),
    ],
    ids=["nothing more", "tasks", "inventory"],
)
def test_a_script_sees_what_its_token_may(
    full, visitor, scopes, hidden: set[str], due: set[str], lines: set[str]
) -> None:
    body = {"name": "Board", "scopes": scopes, "expires_on": days(9).isoformat()}
    script = visitor()
    secret = full.post(f"{full.here}/tokens", json=body).json()["secret"]
    script.practice_id, script.headers["Authorization"] = full.practice_id, f"Bearer {secret}"

    told = seen(script)

    assert told["next"] == []
    assert told["matters"] is told["progress"] is told["top_risks"] is told["standing"] is None
    assert hidden <= nulls(told["counts"])
    assert {line["kind"] for line in told["due"]} == due
    assert all(any(word in line for word in lines) for line in told["moved"]["lines"])
    assert bool(told["moved"]["lines"]) == bool(lines)
    assert {"levels_then", "answers_given"} <= nulls(told["moved"])


@pytest.mark.parametrize("role", Role)
def test_everybody_is_told_to_do_only_what_is_theirs(full, sign_in, keep, role: Role) -> None:
    somebody = sign_in(role, full.practice_id)
    keep(full, a_risk(91, response="accept", owner="Dana", accepted_until=days(9)))

    told = kinds(seen(somebody))

    expected = {
        Role.OWNER: ["task", "facts", "proposals", "contradiction", "draft", "approve"],
        Role.MANAGER: ["task", "facts", "proposals", "contradiction", "draft", "approve"],
        Role.SECURITY_OFFICER: ["task", "facts", "proposals", "contradiction", "draft"],
        Role.PRIVACY_OFFICER: ["task", "facts", "proposals", "contradiction", "draft"],
    }
    assert [kind for kind in told if kind != "respond"] == expected.get(role, [])


def test_every_kind_of_step_says_whose_it_is() -> None:
    assert set(NEEDS) == set(get_args(StepKind))


# what it costs


@pytest.mark.usefixtures("quickly")
def test_one_answer_takes_few_queries_whatever_the_size(app, full, queries, keep) -> None:
    seal(full)
    full.post(f"{full.here}/analyses", json={"purpose": "The second one."})
    keep(full, Event(kind="incident", happened_on=TODAY))
    taken = []
    for _ in range(2):
        app.state.postures = Postures()
        queries.clear()
        seen(full)
        taken.append(len(queries))
        keep(full, *[Asset(name=f"Laptop {number}", type="laptop") for number in range(50)])
        keep(full, *[Task(title=f"Task {number}", due_on=TODAY) for number in range(50)])
    seen(full)
    queries.clear()
    seen(full)

    assert taken[0] == taken[1] <= MOST_QUERIES
    assert len(queries) <= 8


def test_a_stranger_sees_nothing(sign_in) -> None:
    owner, stranger = sign_in(), sign_in()

    assert stranger.get(f"{owner.here}/overview").status_code == 404
