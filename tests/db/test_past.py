"""Is what the chain gives back what the records were, at every point of it?"""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import select

from api.db import chain, past, practices
from api.db.analyses import Analysis
from api.db.assets import Asset
from api.db.base import Database, new_id, transaction
from api.db.chain import ChangeContent
from api.db.facts import RECALLED, load, load_past
from api.db.members import Membership
from api.db.past import Link, Past, begin_of, end_of, recall
from api.db.practices import Practice
from api.db.sites import Site
from api.db.tasks import Task
from api.domain.facts import Ehr, Facts
from api.domain.questions import bank_on
from tests.bodies import Story
from tests.contract import Client
from tests.days import TODAY

QUESTIONS = list(bank_on(TODAY).questions.values())[:6]
CONTENT = ChangeContent.__table__
SEEDS = 4
MOVES = 30


@contextmanager
def reading(database: Database, practice_id: UUID) -> Iterator[Any]:
    with transaction(database, practice_id=practice_id, actor="test", write=False) as session:
        yield session


def now_on_record(database: Database, practice_id: UUID) -> tuple[int, dict[str, Any], Facts]:
    """How far the chain has come, the practice and its facts as the rows have them."""
    with reading(database, practice_id) as session:
        practice = practices.get(session, practice_id)
        assert practice is not None
        return chain.head(session.connection(), practice_id).seq, practice.content(), load(session, practice)


def as_of(database: Database, practice_id: UUID, seq: int) -> tuple[int, dict[str, Any], Facts]:
    """The same, as the chain gives it back."""
    with reading(database, practice_id) as session:
        loaded = load_past(recall(session, practice_id, seq, RECALLED))
    assert loaded is not None
    return seq, loaded[0].content(), loaded[1]


# moves through the API, each of which leaves something on record


def create(story: Story, draw: random.Random) -> None:
    kinds = ["site", "asset_group", "asset", "vendor", "flow", "person", "event", "risk", "task", "analysis"]
    kind = draw.choice(kinds)
    if kind != "analysis" or not listed(story, "analyses"):
        story.make(f"create_{kind}")


def edit(story: Story, draw: random.Random) -> None:
    asset, people = one(story, draw, "assets"), one(story, draw, "people")
    for room, body, change in (
        ("assets", asset, {"encrypted": "yes", "count": draw.randint(1, 9), "added_on": "2026-02-03"}),
        ("people", people, {"duties": ["security_official", "deputy"], "started_on": "2025-01-02"}),
    ):
        if body:
            told = {name: value for name, value in body.items() if name not in ("id", "version")} | change
            assert story.owner.put(f"{story.owner.here}/{room}/{body['id']}", json=told, headers=seen(body)).is_success


def remove(story: Story, draw: random.Random) -> None:
    event = one(story, draw, "events")
    if event:
        assert story.owner.delete(f"{story.owner.here}/events/{event['id']}", headers=seen(event)).is_success


def answer(story: Story, draw: random.Random) -> None:
    question = draw.choice(QUESTIONS)
    url = f"{story.owner.here}/answers/{question.id}"
    before = story.owner.get(url)
    match = {"If-Match": before.headers["ETag"]} if before.is_success else {}
    if match and draw.random() < 0.3:
        assert story.owner.delete(url, headers=match).is_success
    elif not match and draw.random() < 0.3:
        assert story.owner.put(f"{url}/assignment", json={"assigned_to": str(story.owner.user_id)}).is_success
    else:
        option = draw.choice(question.options[:-1]).id
        assert story.owner.put(url, json={"option": option, "note": "As told."}, headers=match).is_success


def describe(story: Story, draw: random.Random) -> None:
    before = story.owner.get(story.owner.here)
    told = {name: value for name, value in before.json().items() if name not in ("id", "version", "sample")}
    told |= {"people": draw.randint(1, 40), "ehr": draw.choice(["cloud", "onsite"]), "paper": draw.random() < 0.5}
    assert story.owner.put(story.owner.here, json=told, headers={"If-Match": before.headers["ETag"]}).is_success


def prove(story: Story, draw: random.Random) -> None:
    risk = one(story, draw, "risks")
    if risk:
        about = {"about": "risk", "about_id": risk["id"]}
        sent = {"file": ("lock.txt", b"The lock was changed.", "text/plain")}
        assert story.owner.post(f"{story.owner.here}/files", files=sent, data=about).is_success


def decide(story: Story, draw: random.Random) -> None:
    before = story.owner.get(f"{story.owner.here}/method")
    body = {"method": draw.choice(["nist-sp-800-30-r1", "nist-sp-800-66-r2"]), "appetite": "low"}
    match = {"If-Match": before.headers["ETag"]}
    assert story.owner.put(f"{story.owner.here}/method", json=body, headers=match).is_success


DEEDS: tuple[Callable[[Story, random.Random], None], ...] = (
    create,
    create,
    create,
    edit,
    remove,
    answer,
    answer,
    describe,
    prove,
    decide,
)


def listed(story: Story, room: str) -> list[dict[str, Any]]:
    return list(story.owner.get(f"{story.owner.here}/{room}").json()["items"])


def one(story: Story, draw: random.Random, room: str) -> dict[str, Any] | None:
    found = listed(story, room)
    return draw.choice(found) if found else None


def seen(body: dict[str, Any]) -> dict[str, str]:
    return {"If-Match": f'"{body["version"]}"'}


@pytest.mark.parametrize("seed", range(SEEDS))
def test_every_point_of_the_chain_gives_back_what_the_records_were_then(story: Story, database, seed: int) -> None:
    draw = random.Random(seed)
    here = story.owner.practice_id
    known = [now_on_record(database, here)]
    for _ in range(MOVES):
        draw.choice(DEEDS)(story, draw)
        known.append(now_on_record(database, here))

    recalled = [as_of(database, here, seq) for seq, _, _ in known]

    assert recalled == known
    assert len({seq for seq, _, _ in known}) > MOVES // 2


@pytest.mark.parametrize("kind", [Analysis, Membership, Asset, Task], ids=lambda kind: kind.__name__)
def test_rows_come_back_in_the_types_they_had(kind, story: Story, database) -> None:
    risk = story.make("create_risk")
    story.make("create_task", risk_ids=[risk["id"]], due_on="2027-01-02")
    story.make("create_asset", added_on="2026-02-03")
    story.make("create_analysis", next_review_on="2027-01-02")
    here = story.owner.practice_id

    with reading(database, here) as session:
        live = sorted(session.exec(select(kind)), key=lambda row: row.id)
        back = recall(session, here, chain.head(session.connection(), here).seq, [kind]).rows(kind)

    fields = [name for name in kind.model_fields if name not in {"version", *kind.unrecorded}]
    assert live
    assert [[getattr(row, name) for name in fields] for row in back] == [
        [getattr(row, name) for name in fields] for row in live
    ]


def test_what_came_later_stands_at_its_default() -> None:
    id = new_id()
    told = {"id": str(id), "name": "Maple Street", "time_zone": "America/Chicago", "ehr": "none"}

    (practice,) = Past(id, {"Practice": [told]}).rows(Practice)

    assert (practice.id, practice.practice_id, practice.ehr) == (id, id, Ehr.NONE)
    assert practice.model_dump(exclude={"id", "practice_id", "name", "time_zone", "ehr"}) == Practice(
        name="", time_zone=""
    ).model_dump(exclude={"id", "practice_id", "name", "time_zone", "ehr"})


def site(database: Database, client: Client, name: str, id: UUID | None = None) -> UUID:
    """A site put on record by its row, or renamed."""
    with transaction(database, practice_id=client.practice_id, actor="test") as session:
        if id is None:
            row = Site(id=new_id(), name=name)
            session.add(row)
        else:
            row = session.get_one(Site, (client.practice_id, id))
            row.name = name
        return row.id


def sites(database: Database, client: Client, seq: int) -> list[str]:
    with reading(database, client.practice_id) as session:
        return [name for (name,) in recall(session, client.practice_id, seq, [Site]).columns(Site, ["name"])]


def test_a_removed_row_is_gone_from_then_on_and_one_not_yet_made_was_not_there(sign_in, database) -> None:
    owner = sign_in()
    main = site(database, owner, "Main Street")
    site(database, owner, "Elm Street", main)
    with transaction(database, practice_id=owner.practice_id, actor="test") as session:
        session.delete(session.get_one(Site, (owner.practice_id, main)))

    assert [sites(database, owner, seq) for seq in range(2, 6)] == [[], ["Main Street"], ["Elm Street"], []]


def test_what_was_disposed_of_is_not_brought_back(sign_in, database) -> None:
    owner = sign_in()
    main = site(database, owner, "Main Street")
    site(database, owner, "Elm Street", main)
    with transaction(database, practice_id=owner.practice_id, actor="test") as session:
        where = (CONTENT.c.practice_id == owner.practice_id) & (CONTENT.c.seq == 4)
        session.connection().execute(CONTENT.update().where(where).values(content=None, disposal="A patient."))

    assert [sites(database, owner, seq) for seq in (3, 4)] == [["Main Street"], []]


def test_another_practices_past_stays_its_own(sign_in, database) -> None:
    owner, stranger = sign_in(), sign_in()
    site(database, owner, "Main Street")
    site(database, stranger, "River Road")

    with reading(database, stranger.practice_id) as session:
        theirs = recall(session, stranger.practice_id, 99, RECALLED)

    assert [row["name"] for row in theirs.contents["Site"]] == ["River Road"]


# days and instants


class Clock:
    """Stands in for the clock that links are stamped by."""

    def __init__(self, instant: str) -> None:
        self.instant = instant

    def now(self, _: object) -> datetime:
        return datetime.fromisoformat(self.instant)


@pytest.mark.parametrize(
    ("day", "zone", "begins", "ends"),
    [
        ("2026-11-22", "America/Chicago", "2026-11-22T06:00", "2026-11-23T06:00"),
        ("2026-03-08", "America/Chicago", "2026-03-08T06:00", "2026-03-09T05:00"),
        ("2026-11-01", "America/Chicago", "2026-11-01T05:00", "2026-11-02T06:00"),
        ("2026-11-22", "Pacific/Auckland", "2026-11-21T11:00", "2026-11-22T11:00"),
        ("2026-11-22", "UTC", "2026-11-22T00:00", "2026-11-23T00:00"),
    ],
)
def test_a_day_begins_and_ends_at_the_practices_midnight(day: str, zone: str, begins: str, ends: str) -> None:
    found = begin_of(date.fromisoformat(day), zone), end_of(date.fromisoformat(day), zone)

    assert found == (f"{begins}:00.000000+00:00", f"{ends}:00.000000+00:00")


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12", "UTC"])
def test_the_first_and_the_last_day_there_are_have_their_instants(zone: str) -> None:
    for day in (date.min, date.max):
        assert begin_of(day, zone) <= end_of(day, zone)
    assert begin_of(date.min, zone) < begin_of(date(2026, 1, 1), zone) < end_of(date.max, zone)


def test_the_last_link_of_a_day_is_the_last_one_before_midnight(sign_in, database, monkeypatch) -> None:
    owner = sign_in()
    zone, here = "America/Chicago", owner.practice_id
    for instant in (
        "2099-03-01T05:59:59.999999",
        "2099-03-01T06:00:00",
        "2099-03-02T05:59:59.999999",
        "2099-03-02T06:00",
    ):
        monkeypatch.setattr("api.db.chain.datetime", Clock(f"{instant}+00:00"))
        site(database, owner, instant)

    with reading(database, here) as session:
        found = {
            day: past.last_before(session, here, end_of(date.fromisoformat(day), zone))
            for day in ("2098-12-31", "2099-02-28", "2099-03-01", "2099-03-02", "2099-12-31")
        }
        never = past.last_before(session, here, begin_of(date(2020, 1, 1), zone))

    assert [link.seq for link in found.values() if link] == [2, 3, 5, 6, 6]
    assert never is None


def test_a_practice_begins_with_the_link_that_speaks_first_of_it(sign_in, database) -> None:
    owner = sign_in()
    describe_once = owner.get(owner.here).json()
    told = {name: value for name, value in describe_once.items() if name not in ("id", "version", "sample")}
    owner.put(owner.here, json=told | {"people": 5}, headers={"If-Match": '"1"'})

    with reading(database, owner.practice_id) as session:
        first = past.first_of(session, owner.practice_id, "Practice")
        none = past.first_of(session, owner.practice_id, "Risk")

    assert (first and first.seq, none) == (2, None)
    assert isinstance(first, Link)
    assert datetime.fromisoformat(first.at).tzinfo == UTC
