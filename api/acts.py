"""What do the people of the sample practice do, one after the other? Played by the rooms' own handlers.

Nothing stands in it that a person could not have entered; only the day is told to them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlmodel import Session
from starlette.applications import Starlette
from starlette.requests import Request

from api.db.accesses import Access
from api.db.answers import by_question
from api.db.assets import Asset
from api.db.base import Row, now
from api.db.decisions import by_citation
from api.db.events import Event
from api.db.flows import Flow
from api.db.groups import AssetGroup
from api.db.people import Person
from api.db.practices import Practice
from api.db.risks import Risk, RiskFields, everything
from api.db.sites import Site
from api.db.tasks import Task
from api.db.vendors import Vendor
from api.domain.questions import bank_on
from api.domain.roles import Role
from api.posture import posture
from api.routers import (
    accesses,
    answers,
    assets,
    decisions,
    determinations,
    events,
    flows,
    groups,
    people,
    risks,
    sites,
    tasks,
    vendors,
)
from api.wire import In
from api.work import Caller, Work

Told = Mapping[str, Any]

Check = Callable[[Work, Any], None]

KINDS: Mapping[str, tuple[type[Row], type[In], Check | None]] = {
    "site": (Site, sites.SiteIn, None),
    "group": (AssetGroup, groups.GroupIn, None),
    "vendor": (Vendor, vendors.VendorIn, None),
    "asset": (Asset, assets.AssetIn, assets.known_type),
    "flow": (Flow, flows.FlowIn, flows.has_ends),
    "person": (Person, people.PersonIn, None),
    "event": (Event, events.EventIn, None),
    "access": (Access, accesses.AccessIn, accesses.in_order),
}
SITTING = 20
NOON = time(18, 0)
_RESPONSE = ("response", "response_reason", "owner", "due_on", "accepted_until", "approved")


@dataclass(frozen=True, slots=True)
class Stage:
    """The practice as it is being filled, with those who act in it; `named` finds a record's id by its name."""

    session: Session
    app: Starlette
    practice: Practice
    today: date
    cast: Mapping[Role, Caller]
    told: Told
    sealing: bool
    named: dict[str, UUID] = field(default_factory=dict)

    def work(self, role: Role, day: int, seen: Row | None = None) -> Work:
        """What a handler is given when this person acts on a day, counted from today, after seeing a record."""
        match = [(b"if-match", f'"{seen.version}"'.encode())] if seen else []
        scope = {"type": "http", "method": "POST", "path": "/", "query_string": b"", "headers": match, "app": self.app}
        work = Work(Request(scope), None, self.practice.id)
        work.session, work.caller, work.today = self.session, self.cast[role], self.today + timedelta(day)
        work.moment = self.moment(day)
        return work

    def moment(self, day: int) -> datetime:
        """An instant on a day, counted from today; one that has passed."""
        return min(datetime.combine(self.today + timedelta(day), NOON, UTC), now())

    def values(self, told: Told, *without: str) -> dict[str, Any]:
        """A record's fields: numbers of days as days, and names as the ids of what they name."""
        return dict(self._value(name, value) for name, value in told.items() if name not in without)

    def _value(self, name: str, value: Any) -> tuple[str, Any]:
        if name.endswith(("_on", "_until")):
            return name, self.today + timedelta(value)
        if name.removeprefix("from_").removeprefix("to_") in KINDS:
            return f"{name}_id", self.named[value]
        return name, value

    def open(self, what: str) -> frozenset[str]:
        """What the demo leaves to do; nothing when it is to be sealed."""
        return frozenset() if self.sealing else frozenset(self.told["draft"][what])


def record_holdings(stage: Stage) -> None:
    """Sites, groups, vendors, assets, flows, people, events, and who can get into what."""
    work = stage.work(Role.SECURITY_OFFICER, 0)
    for noun, (kind, body_type, check) in KINDS.items():
        for told in stage.told[noun]:
            name = told.get("name", "")
            changed = {"holds_ephi": "unknown"} if name in stage.open("unknown") else {}
            body = body_type.model_validate(stage.values(told) | changed)
            if check is not None:
                check(work, body)
            row = kind(**body.model_dump())
            stage.session.add(row)
            if name:
                stage.named[name] = row.id
        stage.session.flush()


def determine(stage: Stage) -> None:
    """What some of its people are, as the officer told it."""
    for told in stage.told["determination"]:
        body = determinations.DeterminationIn.model_validate(stage.values(told, "person", "day"))
        work = stage.work(Role.SECURITY_OFFICER, told["day"])
        determinations.replace_determination(work, stage.named[told["person"]], body)


def answer(stage: Stage) -> None:
    """The answers, twenty at a sitting; one that work has made better since was given twice."""
    before = {task["question"]: task for task in stage.told["task"] if "was" in task}
    left = stage.open("unanswered")
    roles = {caller.name: role for role, caller in stage.cast.items()}
    for place, (question, (option, *note)) in enumerate(stage.told["answers"].items()):
        role = roles[stage.told["assigned"].get(question, stage.cast[Role.SECURITY_OFFICER].name)]
        if role is not Role.SECURITY_OFFICER:
            body = answers.AssignmentIn(assigned_to=stage.cast[role].user_id)
            answers.assign_answer(stage.work(Role.SECURITY_OFFICER, -46), question, body)
        day = -44 + place // SITTING * 2
        if question in before:
            _reply(stage, role, day, question, before[question]["was"])
            day = before[question]["steps"][2]
        if question not in left:
            _reply(stage, role, day, question, option, *note)


def _reply(stage: Stage, role: Role, day: int, question: str, option: str, note: str = "") -> None:
    work = stage.work(role, day, by_question(stage.session, question))
    answers.replace_answer(work, question, answers.AnswerIn(option=option, note=note))


def decide(stage: Stage) -> None:
    for told in stage.told["decision"]:
        citation, day = told["citation"], told["day"]
        body = decisions.DecisionIn.model_validate(stage.values(told, "citation", "day"))
        decisions.replace_decision(stage.work(Role.SECURITY_OFFICER, day), citation, body)
        decisions.approve_decision(stage.work(Role.OWNER, day, by_citation(stage.session, citation)), citation)


def rate(stage: Stage) -> None:
    """First the suggestions, then what the practice adds of its own, then what is done about each."""
    work = stage.work(Role.SECURITY_OFFICER, -14)
    selected = [scenario.pair for scenario in posture(work).scenarios if scenario.selected]
    confirmed = [risks.ChosenIn(pair=pair) for pair in selected if pair not in stage.open("unconfirmed")]
    risks.confirm_scenarios(work, risks.ConfirmIn(scenarios=confirmed, reason=stage.told["confirmed"]["reason"]))
    for told in stage.told["risk"]:
        if told.get("pair") not in selected or "group" in told:
            risks.create_risk(work, risks.RiskIn.model_validate(stage.values(told, *_RESPONSE)))
    recorded = {(row.title if row.pair is None else row.pair, row.group_id): row for row in everything(stage.session)}
    for told in stage.told["risk"]:
        row = recorded.get((told.get("pair") or told["title"], stage.named.get(told.get("group", ""))))
        if row is not None and row.pair not in stage.open("undecided"):
            _respond(stage, row, told)


def _respond(stage: Stage, row: Risk, told: Told) -> None:
    given = {name: getattr(row, name) for name in ("likelihood", "impact", "reason")}
    answered = {
        name: value for name, value in stage.values(told, "approved").items() if name in RiskFields.model_fields
    }
    body = risks.RatedIn.model_validate(given | answered)
    risks.replace_risk(stage.work(Role.SECURITY_OFFICER, -13, row), row.id, body)
    if "approved" in told:
        risks.approve_risk(stage.work(Role.OWNER, told["approved"], row), row.id)


def take_up(stage: Stage) -> None:
    """The work that the answers call for, in the bank's words, followed step by step."""
    bank = bank_on(stage.today)
    by_pair: dict[str | None, list[UUID]] = {}
    for row in everything(stage.session):
        by_pair.setdefault(row.pair, []).append(row.id)
    for told in stage.told["task"]:
        if told["question"] not in stage.open("unplanned"):
            question = bank.questions[told["question"]]
            option = question.option(told.get("was") or stage.told["answers"][question.id][0])
            assert option is not None, "the answers were checked when they were given"
            assert option.task is not None, f"{question.id}: the answer {option.id} calls for no work"
            work = {name: getattr(option.task, name) for name in ("title", "detail", "minutes", "becomes")}
            against = [id for pair in (*question.closes, *question.eases) for id in by_pair.get(pair, ())]
            given = work | {"question": question.id, "risk_ids": against}
            _follow(stage, tasks.TaskIn.model_validate(given | stage.values(told, "steps", "was")), told["steps"])


def _follow(stage: Stage, body: tasks.TaskIn, steps: Sequence[int]) -> None:
    """A task from the day on which it was opened to where it stands."""
    made = tasks.create_task(stage.work(Role.SECURITY_OFFICER, steps[0]), body)
    for status, day in zip(("started", "done", "verified"), steps[1:], strict=False):
        row = stage.session.get_one(Task, (stage.practice.id, made.id))
        reached = tasks.TaskIn.model_validate(body.model_dump() | {"status": status})
        tasks.replace_task(stage.work(Role.SECURITY_OFFICER, day, row), made.id, reached)
