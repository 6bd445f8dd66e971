"""What does a whole program look like? One believable practice, made up from end to end.

The host fills an empty data folder with it (`duecare demo`), or somebody with an account has it made as a sample beside
their own practices. What people do in it is done by the rooms' own handlers, so that nothing stands in it that a person
could not have entered; only the day is told to them. The history names the host, or whoever asked.
"""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from importlib.resources import files
from secrets import token_urlsafe
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlmodel import Session
from starlette.applications import Starlette
from starlette.requests import Request

from api.db import users
from api.db.accesses import Access
from api.db.analyses import Analysis
from api.db.answers import by_question
from api.db.assets import Asset
from api.db.base import Row, new_id, now, transaction, within
from api.db.chain import hold
from api.db.decisions import by_citation
from api.db.events import Event
from api.db.flows import Flow
from api.db.groups import AssetGroup
from api.db.members import Membership
from api.db.people import Person
from api.db.practices import Practice
from api.db.risks import Risk, RiskFields, everything
from api.db.sites import Site
from api.db.tasks import Task
from api.db.users import User
from api.db.vendors import Vendor
from api.domain.facts import Profile
from api.domain.questions import bank_on
from api.domain.roles import MAY, Role
from api.hosting import HOST, Outcome, opened
from api.keys import hash_password
from api.posture import Postures, posture
from api.problems import Busy
from api.routers import (
    accesses,
    analyses,
    answers,
    assets,
    decisions,
    determinations,
    events,
    flows,
    groups,
    methods,
    people,
    practices,
    risks,
    sites,
    tasks,
    vendors,
)
from api.settings import Settings
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
        return work

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


def fill(settings: Settings, *, seal: bool) -> Outcome:
    """Fill an empty installation: (whether it was done, what to tell the person at the console).

    All of it is written in one transaction, or nothing is. The password is random, and told here only.
    """
    database = opened(settings)
    if isinstance(database, str):
        return False, database
    practice_id, password = new_id(), token_urlsafe(12)
    try:
        with transaction(database, practice_id=practice_id, actor=HOST) as session:
            if users.any_user(session):
                return False, (
                    f"Somebody already has an account in {settings.data}. The demo goes into an empty folder only: name "
                    "another one with --data."
                )
            told, hashed = _told(), hash_password(password)
            practice = _founded(session, practice_id, told)
            cast = _cast(told, HOST, lambda account: _member(session, account, hashed))
            stage = _stage(session, settings, practice, cast, told, sealing=seal)
            _play(stage)
    except Busy as reason:
        return False, f"{reason} Nothing was kept."
    finally:
        database.engine.dispose()
    return True, _greeting(stage, settings, password)


def _play(stage: Stage) -> None:
    """Everything in the order in which it would have happened."""
    _record_holdings(stage)
    _determine(stage)
    method = stage.told["method"]
    choice = methods.ChoiceIn.model_validate(stage.values(method, "day"))
    methods.replace_method(stage.work(Role.OWNER, method["day"], stage.practice), choice)
    _answer(stage)
    draft = stage.told["analysis"]
    begun = analyses.AnalysisIn.model_validate(stage.values(draft, "day"))
    analysis = analyses.create_analysis(stage.work(Role.SECURITY_OFFICER, draft["day"]), begun)
    _decide(stage)
    _rate(stage)
    _take_up(stage)
    if stage.sealing:
        row = stage.session.get_one(Analysis, (stage.practice.id, analysis.id))
        analyses.seal_analysis(stage.work(Role.OWNER, 0, row), analysis.id)


def sample(work: Work) -> Practice:
    """The practice once more, its first analysis a draft, for somebody to try things out in.

    Whoever asks is its owner and its only member: the others stand in its records by name. All of it is written in the
    asker's own transaction, and the history names the asker.
    """
    told, id = _told(), new_id()
    cast = _cast(told, work.caller.actor, lambda _: work.person)
    with within(work.session, id):
        practice = _founded(work.session, id, told, name=f"{told['practice']['name']} (sample)", sample=True)
        work.session.add(Membership(user_id=work.person, role=Role.OWNER))
        _play(_stage(work.session, work.settings, practice, cast, told, sealing=False))
    return practice


def _told() -> Told:
    return tomllib.loads(files("api").joinpath("demo.toml").read_text("utf-8"))


def _founded(session: Session, id: UUID, told: Told, **about: Any) -> Practice:
    """The practice itself, with every fact about it answered."""
    hold(session.connection(), id)
    body = practices.PracticeIn.model_validate(told["practice"] | {"asked": sorted(Profile.__dataclass_fields__)})
    practice = Practice(id=id, practice_id=id, **body.model_dump() | about)
    session.add(practice)
    session.flush()
    return practice


def _cast(told: Told, actor: str, person: Callable[[Told], UUID]) -> Mapping[Role, Caller]:
    """Those who act in it, one a role; `person` finds or makes the account that each acts by."""
    roles = {Role(account["role"]): account for account in told["account"]}
    return {role: Caller(actor, account["name"], person(account), role, MAY[role]) for role, account in roles.items()}


def _member(session: Session, account: Told, hashed: str) -> UUID:
    """An account that signs in with the demo's password."""
    user = User(name=account["name"], email=account["email"], password_hash=hashed)
    session.add(user)
    session.flush()
    session.add(Membership(user_id=user.id, role=Role(account["role"])))
    return user.id


def _stage(
    session: Session, settings: Settings, practice: Practice, cast: Mapping[Role, Caller], told: Told, *, sealing: bool
) -> Stage:
    app = Starlette()
    app.state.settings, app.state.postures = settings, Postures()
    today = now().astimezone(ZoneInfo(practice.time_zone)).date()
    return Stage(session, app, practice, today, cast, told, sealing)


def _record_holdings(stage: Stage) -> None:
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


def _determine(stage: Stage) -> None:
    """What some of its people are, as the officer told it."""
    for told in stage.told["determination"]:
        body = determinations.DeterminationIn.model_validate(stage.values(told, "person", "day"))
        work = stage.work(Role.SECURITY_OFFICER, told["day"])
        determinations.replace_determination(work, stage.named[told["person"]], body)


def _answer(stage: Stage) -> None:
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


def _decide(stage: Stage) -> None:
    for told in stage.told["decision"]:
        citation, day = told["citation"], told["day"]
        body = decisions.DecisionIn.model_validate(stage.values(told, "citation", "day"))
        decisions.replace_decision(stage.work(Role.SECURITY_OFFICER, day), citation, body)
        decisions.approve_decision(stage.work(Role.OWNER, day, by_citation(stage.session, citation)), citation)


def _rate(stage: Stage) -> None:
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


def _take_up(stage: Stage) -> None:
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


def _greeting(stage: Stage, settings: Settings, password: str) -> str:
    people = "\n".join(
        f"  {account['email']:40} {account['role'].replace('_', ' ')}" for account in stage.told["account"]
    )
    sealed = "Its first analysis is sealed." if stage.sealing else "Its first analysis is a draft."
    return (
        f"{stage.practice.name} is in {settings.data}. Nobody and nothing in it is real. {sealed}\n\n"
        f"After `duecare serve --data {settings.data}` sign in at {settings.base_url} as one of\n\n{people}\n\n"
        f"with the password  {password}  which is the same for all three and is shown this once.\n"
    )
