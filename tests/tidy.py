"""A practice by its rows alone whose risk analysis lacks nothing, and the day on which its people live."""

from datetime import timedelta

from sqlmodel import Session, select

from api.db.answers import Answer
from api.db.assets import Asset
from api.db.base import Database, transaction
from api.db.facts import load
from api.db.flows import Flow
from api.db.practices import Practice
from api.db.risks import Risk
from api.domain.catalogs import catalogs_on
from api.domain.choosing import first_pass
from api.domain.facts import Grade
from api.domain.methods import Method, method_on
from api.domain.questions import Question
from api.domain.risks import rank
from api.domain.scenarios import Scenario, find_scenarios
from tests.contract import Client
from tests.days import TODAY

NEXT_YEAR = TODAY + timedelta(days=365)
_BEST = list(Grade)


def tidied(database: Database, client: Client) -> None:
    """Give the client's practice an inventory, good answers, and each risk they leave open with what is done about it."""
    with transaction(database, practice_id=client.practice_id, actor="test") as session:
        practice = session.exec(select(Practice)).one()
        practice.approved_by, practice.approved_on = "Dr. Amara Osei", TODAY
        chart, laptop = _asset("Chart", "ehr_cloud"), _asset("Laptop", "laptop")
        session.add_all([chart, laptop])
        session.flush()
        session.add(
            Flow(name="Chart access", from_asset_id=laptop.id, to_asset_id=chart.id, channel="web", encrypted="yes")
        )
        catalogs, method = catalogs_on(TODAY), method_on(practice.method, TODAY)
        selection = first_pass(catalogs.bank, load(session, practice).profile)
        questions = (*selection.first, *selection.further)
        session.add_all([Answer(question=each.id, option=best(each), answered_by="test") for each in questions])
        session.flush()
        found = [line for line in find_scenarios(load(session, practice), catalogs, method) if line.selected]
        session.add_all([_risk(number, line, method) for number, line in enumerate(found, start=1)])


def spoiled(session: Session) -> None:
    """Take one answer back, so that the analysis lacks something."""
    session.delete(session.exec(select(Answer).order_by(Answer.question)).first())


def best(question: Question) -> str:
    """The best answer to a question."""
    given = [option for option in question.options if option.grade is not Grade.NOT_APPLICABLE]
    return min(given, key=lambda option: _BEST.index(option.grade)).id


def _asset(name: str, type: str) -> Asset:
    return Asset(
        name=name,
        type=type,
        holds_ephi="yes",
        location="Suite 2",
        encrypted="yes",
        multi_factor="yes",
        shared_sign_in="no",
        supported="yes",
    )


def _risk(number: int, line: Scenario, method: Method) -> Risk:
    return Risk(
        number=number,
        pair=line.pair,
        likelihood=line.residual.likelihood,
        impact=line.residual.impact,
        level=line.residual.level,
        rank=rank(line.residual.level),
        method=method.id,
        edition=method.edition,
        reason="We see it as suggested.",
        response="mitigate",
        owner="Dana Reyes",
        due_on=NEXT_YEAR,
    )
