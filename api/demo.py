"""What does a whole program look like? One believable practice, made up from end to end.

The host fills an empty data folder with it (`duecare demo`), or somebody with an account has it made as a sample beside
their own practices. What people do in it is done by the rooms' own handlers, so that nothing stands in it that a person
could not have entered; only the day is told to them. The history names the host, or whoever asked.
"""

import tomllib
from collections.abc import Callable, Mapping
from importlib.resources import files
from secrets import token_urlsafe
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlmodel import Session
from starlette.applications import Starlette

from api import acts, papers
from api.acts import Stage, Told
from api.db import users
from api.db.analyses import Analysis
from api.db.base import new_id, now, transaction, within
from api.db.chain import hold
from api.db.members import Membership
from api.db.practices import Practice
from api.db.users import User
from api.domain.facts import Profile
from api.domain.roles import MAY, Role
from api.hosting import HOST, Outcome, opened
from api.keys import hash_password
from api.posture import Postures
from api.problems import Busy
from api.routers import analyses, methods, practices
from api.settings import Settings
from api.work import Caller, Work


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
    acts.record_holdings(stage)
    acts.determine(stage)
    method = stage.told["method"]
    choice = methods.ChoiceIn.model_validate(stage.values(method, "day"))
    methods.replace_method(stage.work(Role.OWNER, method["day"], stage.practice), choice)
    acts.answer(stage)
    draft = stage.told["analysis"]
    begun = analyses.AnalysisIn.model_validate(stage.values(draft, "day"))
    analysis = analyses.create_analysis(stage.work(Role.SECURITY_OFFICER, draft["day"]), begun)
    acts.decide(stage)
    acts.rate(stage)
    acts.take_up(stage)
    papers.put_in_order(stage)
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
