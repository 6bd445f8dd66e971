"""Is what is kept in memory always what would be worked out anew?"""

from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from api import posture
from api.db import practices
from api.db.analyses import Analysis
from api.db.assets import Asset
from api.db.base import Database, now, transaction
from api.db.facts import load
from api.domain.facts import Facts
from api.posture import REMEMBERED, Posture, Postures
from api.work import Work
from tests.bodies import Story
from tests.contract import BY_ID, Client, Operation
from tests.days import TODAY, ZONE

LAPTOP = {"name": "Laptop", "type": "laptop", "holds_ephi": "yes"}
Key = tuple[UUID, str, date]


@pytest.fixture
def kept(app) -> Postures:
    return app.state.postures


@pytest.fixture
def worked_out(monkeypatch) -> list[UUID]:
    """The practices whose posture was read from their records, each time that it was."""
    seen: list[UUID] = []
    read = posture._read

    def noting(work: Any) -> Posture:
        seen.append(work.here)
        return read(work)

    monkeypatch.setattr(posture, "_read", noting)
    return seen


def counts(client: Client) -> Any:
    return client.get(f"{client.here}/gaps/counts").json()


def keys(kept: Postures) -> list[Key]:
    return list(kept._kept)


def newest(kept: Postures) -> Posture:
    return next(reversed(kept._kept.values()))


def on_record(database: Database, practice_id: UUID) -> Facts:
    with transaction(database, practice_id=practice_id, actor="test", write=False) as session:
        practice = practices.get(session, practice_id)
        assert practice is not None
        return load(session, practice)


def test_while_nothing_changes_it_is_worked_out_once(sign_in, worked_out, queries):
    officer = sign_in()
    first = counts(officer)
    queries.clear()

    assert counts(officer) == first
    assert officer.get(f"{officer.here}/scenarios").status_code == 200
    assert officer.get(f"{officer.here}/contradictions").status_code == 200

    assert worked_out == [officer.practice_id]
    assert len(queries) <= 3 * 3


RECORDING = [
    "create_site",
    "create_asset_group",
    "create_asset",
    "replace_asset",
    "remove_asset",
    "create_vendor",
    "create_flow",
    "create_person",
    "create_event",
    "remove_event",
    "remove_answer",
    "approve_decision",
    "create_risk",
    "replace_risk",
    "approve_risk",
    "confirm_scenarios",
    "create_task",
    "replace_task",
    "replace_practice",
    "replace_method",
    "create_file",
    "remove_file",
]


@pytest.mark.parametrize("operation", [BY_ID[name] for name in RECORDING], ids=str)
def test_whatever_goes_on_record_is_in_the_next_one(operation: Operation, story: Story, kept: Postures, worked_out):
    asked = story.asked(operation)
    counts(story.owner)
    worked_out.clear()

    assert asked.send(story.owner).status_code == operation.success
    counts(story.owner)

    assert worked_out
    assert newest(kept).facts == on_record(story.database, story.owner.practice_id)
    assert newest(kept).practice.method == story.owner.get(f"{story.owner.here}/method").json()["method"]["id"]


def test_a_write_sees_its_own_unsaved_changes_and_keeps_nothing(app, sign_in, kept, database):
    officer = sign_in()
    counts(officer)
    known = keys(kept)

    with transaction(database, practice_id=officer.practice_id, actor="test") as session:
        request: Any = SimpleNamespace(app=app, method="PUT")
        work = Work(request, None, officer.practice_id)
        work.session, work.today = session, TODAY
        before = posture.posture(work)
        session.add(Asset(**LAPTOP))
        after = posture.posture(work)

    assert [asset.name for asset in before.facts.assets] == []
    assert [asset.name for asset in after.facts.assets] == ["Laptop"]
    assert keys(kept) == known


@pytest.mark.parametrize("body", [{"option": "mostly"}, {"option": "not_applicable"}])
def test_a_refused_write_leaves_no_trace(body, sign_in, kept, worked_out):
    officer = sign_in()
    before = counts(officer)

    assert officer.put(f"{officer.here}/answers/laptop-encryption", json=body).status_code == 422

    assert counts(officer) == before
    assert (len(keys(kept)), len(worked_out)) == (1, 1)


def test_a_refused_read_leaves_what_it_worked_out_whole(sign_in, worked_out):
    officer = sign_in()

    assert officer.get(f"{officer.here}/manual").status_code == 409  # no policy is in effect

    assert officer.get(f"{officer.here}/method").status_code == 200
    assert officer.get(f"{officer.here}/policies").status_code == 200
    assert len(worked_out) == 1


def test_a_write_that_was_lost_leaves_no_trace(sign_in, kept, database):
    officer = sign_in()
    before = counts(officer)

    def fail(_: object) -> None:
        raise OperationalError("commit", None, Exception("database is locked"))

    event.listen(database.engine, "commit", fail)
    lost = officer.put(f"{officer.here}/answers/login-monitoring", json={"option": "on"})
    event.remove(database.engine, "commit", fail)

    assert lost.status_code == 503
    assert counts(officer) == before
    assert newest(kept).facts.answers == {}


def test_the_next_day_is_worked_out_anew(sign_in, kept, worked_out, monkeypatch):
    officer = sign_in()
    told = {"title": "Key", "threat": "Landlord.", "vulnerability": "No list.", "likelihood": "low", "impact": "low"}
    accepting = told | {"response": "accept", "accepted_until": (TODAY + timedelta(days=2)).isoformat()}
    risk = officer.post(f"{officer.here}/risks", json=accepting).json()
    officer.post(f"{officer.here}/risks/{risk['id']}/approval", headers={"If-Match": '"1"'})
    assert officer.get(f"{officer.here}/contradictions").json()["items"] == []

    monkeypatch.setattr("api.work._today", lambda _: TODAY + timedelta(days=9))

    found = officer.get(f"{officer.here}/contradictions").json()["items"]
    assert [line["rule"] for line in found] == ["acceptance-expired"]
    assert len(worked_out) == len(keys(kept)) == 2
    assert keys(kept)[0][2] < keys(kept)[1][2]


def test_practices_with_the_same_history_do_not_share_one(sign_in, kept):
    first, second = sign_in(), sign_in()
    assert counts(first) == counts(second)
    first.put(f"{first.here}/answers/login-monitoring", json={"option": "on"})

    assert counts(first)["specifications"]["met"] == 1
    assert counts(second)["specifications"]["met"] == 0
    assert {key[0] for key in keys(kept)} == {first.practice_id, second.practice_id}


def test_only_the_postures_last_asked_for_are_remembered():
    kept, some = Postures(), {}
    for number in range(REMEMBERED):
        some[(uuid4(), "", date(2026, 11, 22))] = number
    for key, value in some.items():
        kept.keep(key, value)
    first, second = list(some)[:2]
    assert kept.get(first) == 0

    kept.keep((uuid4(), "", date(2026, 11, 22)), -1)

    assert len(keys(kept)) == REMEMBERED
    assert (kept.get(first), kept.get(second)) == (0, None)


# where it stood on a day that is past


class Clock:
    """Stands in for the clock that the chain's links are stamped by."""

    def __init__(self, day: date) -> None:
        self.instant = datetime.combine(day, time(18), UTC)

    def now(self, _: object) -> datetime:
        return self.instant


@pytest.fixture
def days(sign_in, database, monkeypatch):
    """An owner whose practice came on record ten days ago with no server, and has one since five days."""
    monkeypatch.setattr("api.db.chain.datetime", Clock(TODAY - timedelta(days=10)))
    owner = sign_in()
    monkeypatch.setattr("api.db.chain.datetime", Clock(TODAY - timedelta(days=5)))
    with transaction(database, practice_id=owner.practice_id, actor="test") as session:
        practices.get(session, owner.practice_id).sqlmodel_update(
            {"server": True, "method": "nist-sp-800-66-r2", "appetite": "moderate"}
        )
        session.add(Asset(**LAPTOP))
    monkeypatch.setattr("api.db.chain.datetime", Clock(TODAY))
    return owner


def stood(app, database, client: Client, days_ago: int) -> Posture | None:
    """The posture as a reading handler is given it on that many days ago."""
    with transaction(database, practice_id=client.practice_id, actor="test", write=False) as session:
        request: Any = SimpleNamespace(app=app, method="GET")
        work = Work(request, None, client.practice_id)
        work.session, work.today = session, TODAY
        return posture.posture_on(work, TODAY - timedelta(days=days_ago), ZONE)


def test_a_past_day_is_judged_by_what_was_on_record_and_in_force_then(app, database, days):
    then, since = stood(app, database, days, 6), stood(app, database, days, 5)

    assert then is not None
    assert since is not None
    assert (then.facts.profile.server, then.facts.assets) == (False, ())
    assert (then.method.id, then.practice.appetite) == ("nist-sp-800-30-r1", "low")
    assert (then.on, then.catalogs.day) == (TODAY - timedelta(days=6), TODAY - timedelta(days=6))
    assert (since.facts.profile.server, [asset.name for asset in since.facts.assets]) == (True, ["Laptop"])
    assert (since.method.id, since.practice.appetite) == ("nist-sp-800-66-r2", "moderate")
    assert [each.on for each in (since, stood(app, database, days, 4)) if each] == [
        TODAY - timedelta(days=5),
        TODAY - timedelta(days=4),
    ]
    assert [scenario.pair for scenario in then.scenarios] == []
    assert since.scenarios


def test_before_it_was_on_record_a_practice_stood_nowhere(app, database, days):
    assert stood(app, database, days, 11) is None
    assert stood(app, database, days, 10) is not None


def test_today_is_the_present(app, database, days, kept):
    counts(days)

    assert stood(app, database, days, 0) is newest(kept)
    assert stood(app, database, days, -3) is newest(kept)


def test_what_comes_later_never_changes_an_earlier_day(app, database, days, queries):
    before = stood(app, database, days, 5)
    for _ in range(3):
        days.post(f"{days.here}/assets", json=LAPTOP)
    days.put(f"{days.here}/answers/login-monitoring", json={"option": "on"})
    queries.clear()

    assert stood(app, database, days, 5) is before
    assert len(queries) <= 1 + 1  # one to begin, one to find the day's last link
    app.state.postures = Postures()
    anew = stood(app, database, days, 5)
    assert anew is not None
    assert anew is not before
    assert (anew.facts, anew.method, anew.gaps, anew.scenarios) == (
        before.facts,
        before.method,
        before.gaps,
        before.scenarios,
    )


def test_a_longer_past_takes_no_more_queries(app, database, days, queries, monkeypatch):
    taken = []
    for ago in (4, 3):
        monkeypatch.setattr("api.db.chain.datetime", Clock(TODAY - timedelta(days=ago)))
        with transaction(database, practice_id=days.practice_id, actor="test") as session:
            session.add_all([Asset(**LAPTOP) for _ in range(20)])
        queries.clear()
        stood(app, database, days, ago)
        taken.append(len(queries))

    assert taken[0] == taken[1] <= 1 + 4


def test_an_analysis_that_was_sealed_later_did_not_stand_yet(app, database, days, monkeypatch):
    def sealed(ago: int) -> Analysis:
        at = (now() - timedelta(days=ago)).isoformat(timespec="seconds")
        return Analysis(number=9 - ago, status="final", started_on=TODAY, approved_at=at)

    monkeypatch.setattr("api.db.chain.datetime", Clock(TODAY - timedelta(days=4)))
    with transaction(database, practice_id=days.practice_id, actor="test") as session:
        session.add(first := sealed(4))
    monkeypatch.setattr("api.db.chain.datetime", Clock(TODAY - timedelta(days=2)))
    with transaction(database, practice_id=days.practice_id, actor="test") as session:
        session.get_one(Analysis, (days.practice_id, first.id)).status = "superseded"
        session.add(sealed(2))

    standing = [stood(app, database, days, ago) for ago in (5, 4, 3, 2, 0)]

    assert [each.final.number if each and each.final else None for each in standing] == [None, 5, 5, 7, 7]
    assert standing[1] is not None
    assert standing[1].last_final_on == _day_of(4)


def _day_of(ago: int) -> date:
    return (now() - timedelta(days=ago)).astimezone(ZoneInfo(ZONE)).date()


def test_two_practices_do_not_share_a_past(app, database, sign_in, days, monkeypatch):
    monkeypatch.setattr("api.db.chain.datetime", Clock(TODAY - timedelta(days=10)))
    other = sign_in()

    mine, theirs = stood(app, database, days, 5), stood(app, database, other, 5)

    assert mine is not None
    assert theirs is not None
    assert (mine.facts.profile.server, theirs.facts.profile.server) == (True, False)
    assert theirs.practice.id == other.practice_id
