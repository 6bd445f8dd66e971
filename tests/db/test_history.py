"""Does the verification find every way in which the past can be touched, and name the first?"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Connection

from api.db import history
from api.db.base import Database, new_id, transaction
from api.db.chain import START, ChainHead, Change, ChangeContent, Head, link
from api.db.history import Broken, Whole, head_claim_holds, verify
from api.db.sites import Site
from tests.bodies import Story
from tests.contract import OPERATIONS
from tests.tidy import NEXT_YEAR, tidied

SITE, CHANGE, CONTENT, HEAD = (kind.__table__ for kind in (Site, Change, ChangeContent, ChainHead))


@dataclass(frozen=True)
class Past:
    """A practice's chain: links 1 and 2 founded it, 3 to 7 are about three sites."""

    database: Database
    practice_id: UUID
    sites: dict[str, UUID]

    def verified(self) -> Whole | Broken:
        with transaction(self.database, practice_id=self.practice_id, actor="host", write=False) as session:
            return verify(session, self.practice_id)

    def holds(self, head: Head) -> bool:
        with transaction(self.database, practice_id=self.practice_id, actor="host", write=False) as session:
            return head_claim_holds(session, self.practice_id, head)

    def links(self) -> list[dict[str, Any]]:
        with self.database.engine.connect() as connection:
            unlock(connection)
            query = CHANGE.select().where(CHANGE.c.practice_id == self.practice_id).order_by(CHANGE.c.seq)
            return [dict(row) for row in connection.execute(query).mappings()]


def unlock(connection: Connection) -> None:
    """See every practice's rows, as whoever holds the database can."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("select set_config('duecare.practice', '*', true)")


@contextmanager
def tampering(database: Database) -> Iterator[Connection]:
    """A hand in the database itself, past the product and past the triggers that refuse to rewrite the chain."""
    with database.writing.begin() as connection:
        unlock(connection)
        if connection.dialect.name == "sqlite":
            names = connection.exec_driver_sql("select name from sqlite_master where type = 'trigger'").scalars().all()
            for name in names:
                connection.exec_driver_sql(f"drop trigger {name}")
        else:
            alter(connection, "disable")
        yield connection
        if connection.dialect.name == "postgresql":
            alter(connection, "enable")


def alter(connection: Connection, what: str) -> None:
    for table in (CHANGE, CONTENT):
        connection.exec_driver_sql(f"alter table {table.name} {what} trigger user")


@pytest.fixture
def past(sign_in, database: Database) -> Past:
    practice_id = sign_in().practice_id
    main, river, storage = (Site(id=new_id(), name=name) for name in ("Main Street", "River Road", "Storage"))
    with transaction(database, practice_id=practice_id, actor="test") as session:
        session.add(main)
    with transaction(database, practice_id=practice_id, actor="test") as session:
        session.get_one(Site, (practice_id, main.id)).note = "Second floor."
    for site in (river, None, storage):
        with transaction(database, practice_id=practice_id, actor="test") as session:
            if site is None:
                session.delete(session.get_one(Site, (practice_id, river.id)))
            else:
                session.add(site)
    return Past(database, practice_id, {"main": main.id, "river": river.id, "storage": storage.id})


def one_link(past: Past, seq: int) -> Any:
    return (CHANGE.c.practice_id == past.practice_id) & (CHANGE.c.seq == seq)


def one_content(past: Past, seq: int) -> Any:
    return (CONTENT.c.practice_id == past.practice_id) & (CONTENT.c.seq == seq)


def one_site(past: Past, name: str) -> Any:
    return (SITE.c.practice_id == past.practice_id) & (SITE.c.id == past.sites[name])


def a_row(past: Past, id: UUID) -> Any:
    return SITE.insert().values(practice_id=past.practice_id, id=id, version=1, name="Smuggled", kind="office", note="")


def test_an_untouched_past_is_whole_up_to_its_head(past: Past) -> None:
    links = past.links()

    assert past.verified() == Whole(Head(7, links[-1]["hash"]))
    assert [(each["seq"], each["kind"], each["action"]) for each in links[2:]] == [
        (3, "Site", "created"),
        (4, "Site", "changed"),
        (5, "Site", "created"),
        (6, "Site", "removed"),
        (7, "Site", "created"),
    ]
    assert [each["previous"] for each in links] == [START, *(each["hash"] for each in links[:-1])]


def test_a_practice_without_a_past_is_whole(database: Database) -> None:
    nowhere = Past(database, new_id(), {})

    assert nowhere.verified() == Whole(Head(0, START))


SMUGGLED = UUID(int=9)

ROWS: dict[str, tuple[Callable[[Past], Any], int, str]] = {
    "a row was changed": (
        lambda past: SITE.update().where(one_site(past, "main")).values(name="Elm Street"),
        4,
        "Site {main} is not what the chain last says of it",
    ),
    "a row was taken away": (
        lambda past: SITE.delete().where(one_site(past, "storage")),
        7,
        "Site {storage} is gone and the chain does not say so",
    ),
    "a row was moved to another practice": (
        lambda past: SITE.update().where(one_site(past, "storage")).values(practice_id=UUID(int=1)),
        7,
        "Site {storage} is gone and the chain does not say so",
    ),
    "a removed row was brought back": (
        lambda past: a_row(past, past.sites["river"]),
        6,
        "Site {river} is not what the chain last says of it",
    ),
    "a row has no history": (
        lambda past: a_row(past, SMUGGLED),
        0,
        f"Site {SMUGGLED} is there and the chain never speaks of it",
    ),
}


@pytest.mark.parametrize("case", ROWS)
def test_a_row_that_is_not_what_the_chain_says_is_found(past: Past, case: str) -> None:
    tamper, seq, what = ROWS[case]
    with tampering(past.database) as connection:
        connection.execute(tamper(past))

    assert past.verified() == Broken(seq, what.format(**past.sites))


LINKS: dict[str, tuple[Callable[[Past], Any], int, str]] = {
    "the head was moved": (
        lambda past: HEAD.update().where(HEAD.c.practice_id == past.practice_id).values(hash="0" * 64),
        8,
        "the head on record is not the last link",
    ),
    "its content was changed": (
        lambda past: CONTENT.update().where(one_content(past, 3)).values(content='{"name":"Elm Street"}'),
        3,
        "its content does not give its digest",
    ),
    "its salt was changed": (
        lambda past: CONTENT.update().where(one_content(past, 5)).values(salt="0" * 32),
        5,
        "its content does not give its digest",
    ),
    "its content was emptied in silence": (
        lambda past: CONTENT.update().where(one_content(past, 5)).values(content=None),
        5,
        "its content is gone without a disposal on record",
    ),
    "its content was removed": (
        lambda past: CONTENT.delete().where(one_content(past, 5)),
        5,
        "its content is gone without a disposal on record",
    ),
    "the link was removed": (lambda past: CHANGE.delete().where(one_link(past, 4)), 4, "link 4 is missing"),
    "the first link was removed": (lambda past: CHANGE.delete().where(one_link(past, 1)), 1, "link 1 is missing"),
    "the last link was removed": (
        lambda past: CHANGE.delete().where(one_link(past, 7)),
        7,
        "the head on record is not the last link",
    ),
} | {
    f"its {word} was changed": (
        lambda past, word=word, value=value: CHANGE.update().where(one_link(past, 4)).values({word: value}),
        4,
        "it does not join the link before it" if word == "previous" else "its own words do not give its hash",
    )
    for word, value in {
        "at": "2020-01-01T00:00:00.000000+00:00",
        "actor": "user:nobody",
        "kind": "Asset",
        "row_id": UUID(int=3),
        "action": "removed",
        "digest": "0" * 64,
        "previous": "0" * 64,
        "hash": "0" * 64,
    }.items()
}


@pytest.mark.parametrize("case", LINKS)
@pytest.mark.parametrize("block", [2, history.BLOCK], ids=["read in small blocks", "read in one block"])
def test_a_link_that_was_touched_is_found(past: Past, monkeypatch: pytest.MonkeyPatch, case: str, block: int) -> None:
    monkeypatch.setattr("api.db.history.BLOCK", block)
    tamper, seq, what = LINKS[case]
    with tampering(past.database) as connection:
        connection.execute(tamper(past))

    assert past.verified() == Broken(seq, what)


def test_a_link_forged_with_its_own_hash_does_not_join_the_next(past: Past) -> None:
    forged = past.links()[3] | {"actor": "user:nobody"}
    with tampering(past.database) as connection:
        connection.execute(CHANGE.update().where(one_link(past, 4)).values(actor="user:nobody", hash=link(forged)))

    assert past.verified() == Broken(5, "it does not join the link before it")


def test_the_first_of_several_faults_is_named(past: Past) -> None:
    with tampering(past.database) as connection:
        connection.execute(SITE.update().where(one_site(past, "main")).values(name="Elm Street"))
        connection.execute(CONTENT.update().where(one_content(past, 6)).values(content="{}"))
        connection.execute(CHANGE.update().where(one_link(past, 5)).values(actor="user:nobody"))

    assert past.verified() == Broken(5, "its own words do not give its hash")


def test_a_disposal_on_record_leaves_the_past_whole(past: Past) -> None:
    with transaction(past.database, practice_id=past.practice_id, actor="test") as session:
        emptied = CONTENT.update().where(one_content(past, 3)).values(content=None, disposal="A patient was named.")
        session.connection().execute(emptied)

    assert past.verified() == Whole(Head(7, past.links()[-1]["hash"]))


def test_a_tail_cut_off_with_care_is_found_by_a_head_kept_elsewhere_and_by_nothing_else(past: Past) -> None:
    *rest, last = past.links()
    kept, before = Head(7, last["hash"]), Head(6, rest[-1]["hash"])
    assert (past.holds(kept), past.holds(before)) == (True, True)

    with tampering(past.database) as connection:
        for statement in (
            CHANGE.delete().where(one_link(past, 7)),
            CONTENT.delete().where(one_content(past, 7)),
            SITE.delete().where(one_site(past, "storage")),
            HEAD.update().where(HEAD.c.practice_id == past.practice_id).values(seq=6, hash=before.hash),
        ):
            connection.execute(statement)

    assert past.verified() == Whole(before)
    assert (past.holds(kept), past.holds(before)) == (False, True)


def test_a_kept_head_stands_only_with_its_own_number_and_in_its_own_practice(past: Past, sign_in) -> None:
    head = Head(7, past.links()[-1]["hash"])
    elsewhere = replace(past, practice_id=sign_in().practice_id)

    assert [past.holds(each) for each in (head, Head(6, head.hash), Head(7, START))] == [True, False, False]
    assert not elsewhere.holds(head)


def test_one_practices_broken_past_leaves_anothers_whole(past: Past, sign_in) -> None:
    other = replace(past, practice_id=sign_in().practice_id)
    with tampering(past.database) as connection:
        connection.execute(CHANGE.update().where(one_link(past, 2)).values(actor="user:nobody"))

    assert past.verified() == Broken(2, "its own words do not give its hash")
    assert isinstance(other.verified(), Whole)


def test_a_past_that_grows_while_it_is_verified_is_whole(past: Past, monkeypatch: pytest.MonkeyPatch) -> None:
    compare = history._rows_fault

    def write_and_compare(session: Any, last: Any) -> Broken | None:
        with transaction(past.database, practice_id=past.practice_id, actor="test") as other:
            other.add(Site(name="Lake View"))
        return compare(session, last)

    monkeypatch.setattr(history, "_rows_fault", write_and_compare)
    found = past.verified()
    monkeypatch.undo()

    assert found == Whole(Head(7, past.links()[6]["hash"]))
    assert past.verified() == Whole(Head(8, past.links()[7]["hash"]))


ELSEWHERE = {"leave_sample", "seal_analysis"}  # work only in a practice of their own kind, and are told apart
CHANGING = [each for each in OPERATIONS if each.in_practice and each.writes and each.id not in ELSEWHERE]


@pytest.mark.parametrize("operation", CHANGING, ids=str)
def test_what_any_operation_leaves_is_on_record(story: Story, operation) -> None:
    asked = story.asked(operation)
    assert asked.send(story.owner).status_code == operation.success

    left = Past(story.database, story.owner.practice_id, {})

    assert isinstance(left.verified(), Whole)


def test_a_practice_with_a_sealed_analysis_is_on_record(sign_in, database: Database, monkeypatch) -> None:
    monkeypatch.setattr("api.documents.pdf.render_pdf", lambda *_: b"%PDF-1.7")
    owner = sign_in()
    tidied(database, owner)
    analysis = owner.post(f"{owner.here}/analyses", json={"next_review_on": NEXT_YEAR.isoformat()}).json()
    sealed = owner.post(f"{owner.here}/analyses/{analysis['id']}/seal", headers={"If-Match": '"1"'}).json()

    past = Past(database, owner.practice_id, {})

    assert isinstance(past.verified(), Whole), past.verified()
    assert past.holds(Head(sealed["chain_seq"], sealed["chain_head"]))
