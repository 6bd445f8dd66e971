"""Is every change recorded once, in one gapless chain a practice, and can nobody rewrite it?"""

from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID

import orjson
import pytest
from sqlalchemy import insert, text  # noqa: TID251 - to try to rewrite the chain behind the session's back
from sqlalchemy.exc import DBAPIError
from sqlmodel import select

from api.db.base import Database, Row, change_many, new_id, now, owned_tables, transaction
from api.db.chain import START, ChainHead, Change, ChangeContent, canonical, digest, head, link
from api.db.history import Broken, Whole, verify
from api.db.sites import Site
from api.db.tokens import ApiToken
from tests.databases import KIND, everything
from tests.days import TODAY

HERE, THERE = UUID(int=1), UUID(int=2)
WRITERS, EACH = 8, 6


def record(database: Database, here: UUID = HERE) -> list[tuple[Change, ChangeContent]]:
    with transaction(database, practice_id=here, actor="test", write=False) as session:
        changes = session.exec(select(Change).where(Change.practice_id == here).order_by(Change.seq)).all()
        contents = session.exec(
            select(ChangeContent).where(ChangeContent.practice_id == here).order_by(ChangeContent.seq)
        ).all()
    return list(zip(changes, contents, strict=True))


def verified(database: Database, here: UUID = HERE) -> Whole | Broken:
    with transaction(database, practice_id=here, actor="test", write=False) as session:
        return verify(session, here)


def with_site(database: Database, name: str = "Main", here: UUID = HERE, actor: str = "Pat") -> UUID:
    with transaction(database, practice_id=here, actor=actor) as session:
        site = Site(name=name)
        session.add(site)
    return site.id


def test_a_chain_has_no_gap_and_no_fork_under_eight_writers(database: Database) -> None:
    def write(writer: int) -> None:
        for number in range(EACH):
            here = (HERE, THERE)[number % 2]
            with_site(database, f"{writer}.{number}", here, f"writer {writer}")

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(write, range(WRITERS)))

    for here in (HERE, THERE):
        changes = [change for change, _ in record(database, here)]
        assert [change.seq for change in changes] == list(range(1, WRITERS * EACH // 2 + 1))
        assert [change.previous for change in changes] == [START, *(change.hash for change in changes[:-1])]
        with transaction(database, practice_id=here, actor="test", write=False) as session:
            assert head(session.connection(), here).hash == changes[-1].hash
        assert isinstance(verified(database, here), Whole)


def test_each_change_says_who_what_when_and_what_it_became(database: Database) -> None:
    before = now().isoformat()
    site_id = with_site(database)
    with transaction(database, practice_id=HERE, actor="Robin") as session:
        session.exec(select(Site)).one().note = "Second floor."
    with transaction(database, practice_id=HERE, actor="Dana") as session:
        session.delete(session.exec(select(Site)).one())

    told = record(database)
    main = {"id": str(site_id), "name": "Main", "kind": "office", "note": ""}
    assert [(c.seq, c.actor, c.kind, c.row_id, c.action) for c, _ in told] == [
        (1, "Pat", "Site", site_id, "created"),
        (2, "Robin", "Site", site_id, "changed"),
        (3, "Dana", "Site", site_id, "removed"),
    ]
    assert [orjson.loads(content.content or "") for _, content in told] == [
        main,
        main | {"note": "Second floor."},
        None,
    ]
    assert all(before <= change.at <= now().isoformat() for change, _ in told)


def test_each_link_covers_what_it_says_and_the_link_before(database: Database) -> None:
    for name in ("a", "b"):
        with_site(database, name)
    (first, first_content), (second, _) = record(database)
    assert first.digest == digest(first_content.salt, first_content.content or "")
    assert (first.hash, second.previous) == (link(first.model_dump()), first.hash)
    for name, value in {
        "actor": "x",
        "at": "x",
        "kind": "x",
        "action": "x",
        "digest": "x",
        "previous": "x",
        "seq": 9,
    }.items():
        assert link(first.model_dump() | {name: value}) != first.hash


def test_the_same_content_leaves_no_same_digest(database: Database) -> None:
    """Salted: who knows what a mistyped note might have said cannot check the guess after it was disposed of."""
    with_site(database, "Same")
    with transaction(database, practice_id=HERE, actor="Pat") as session:
        session.exec(select(Site)).one().note = "x"
    with transaction(database, practice_id=HERE, actor="Pat") as session:
        session.exec(select(Site)).one().note = ""
    (first, a), _, (last, b) = record(database)
    assert a.content == b.content
    assert first.digest != last.digest


def test_a_row_left_as_it_was_is_no_change(database: Database) -> None:
    with_site(database)
    with transaction(database, practice_id=HERE, actor="Pat") as session:
        site = session.exec(select(Site)).one()
        site.name = str(site.name)
    assert len(record(database)) == 1
    with transaction(database, practice_id=HERE, actor="test", write=False) as session:
        assert session.exec(select(Site.version)).one() == 1


def test_what_is_rolled_back_leaves_no_link(database: Database) -> None:
    with_site(database)
    with pytest.raises(RuntimeError), transaction(database, practice_id=HERE, actor="Pat") as session:  # noqa: PT012 - all of the transaction
        session.add(Site(name="Gone"))
        session.flush()
        raise RuntimeError
    with_site(database, "Next")
    assert [change.seq for change, _ in record(database)] == [1, 2]


def test_many_rows_in_one_transaction_are_many_links(database: Database, queries: list[str]) -> None:
    with transaction(database, practice_id=HERE, actor="Pat") as session:
        session.add_all([Site(name=f"Site {number}") for number in range(50)])
    assert len(record(database)) == 50
    assert len([query for query in queries if "INTO change " in query]) == 1


def test_a_secret_is_never_recorded(database: Database) -> None:
    token = ApiToken(name="Script", scopes=["risks:read"], expires_on=TODAY, made_by="Pat", secret="f1" * 32)
    with transaction(database, practice_id=HERE, actor="Pat") as session:
        session.add(token)
    with transaction(database, practice_id=HERE, actor="Pat") as session:
        change_many(session, [(session.exec(select(ApiToken)).one(), {"revoked": True})])
    assert len(record(database)) == 2
    for _, content in record(database):
        assert "f1f1" not in (content.content or "")
        assert "Script" in (content.content or "")


@pytest.mark.parametrize("kind", [k for k in owned_tables() if issubclass(k, Row)], ids=lambda k: k.__name__)
def test_no_recorded_kind_has_a_column_for_a_secret_that_is_told(kind: type[Row]) -> None:
    names = {column.name for column in kind.__table__.columns} - kind.unrecorded  # type: ignore[attr-defined]
    assert not {name for name in names if any(word in name for word in ("secret", "password", "token"))}


REWRITTEN = {
    "an actor": "update change set actor = 'nobody'",
    "a hash": "update change set hash = previous where seq = 2",
    "a link removed": "delete from change where seq = 2",
    "the tail removed": "delete from change where seq > 1",
    "a content": "update changecontent set content = '{}' where seq = 2",
    "a content taken without a tombstone": "update changecontent set content = null where seq = 2",
    "a tombstone over a content": "update changecontent set disposal = 'approved' where seq = 2",
    "a salt": "update changecontent set salt = 'x', content = null, disposal = 'approved' where seq = 2",
    "a content moved": "update changecontent set seq = 9, content = null, disposal = 'approved' where seq = 2",
    "a content removed": "delete from changecontent where seq = 2",
}
REPLACED = {
    "a link replaced": "insert or replace into change select practice_id, seq, at, 'nobody', kind, row_id, action, digest, previous, hash from change where seq = 2",
    "a content replaced": "insert or replace into changecontent select practice_id, seq, salt, '{}', null from changecontent where seq = 2",
    "a link replaced by an update": "update or replace change set seq = 1 where seq = 2",
}
EMPTIED = {
    "a chain emptied": "truncate change",
    "contents emptied": "truncate changecontent",
    "both": "truncate change, changecontent",
}


ATTEMPTS = REWRITTEN | (REPLACED if KIND == "sqlite" else EMPTIED)


@pytest.mark.parametrize("statement", ATTEMPTS.values(), ids=ATTEMPTS.keys())
def test_the_database_itself_refuses_to_rewrite(statement: str, database: Database) -> None:
    for name in ("a", "b", "c"):
        with_site(database, name)
    before = everything(database)
    with (
        pytest.raises(DBAPIError, match=r"only ever added to|emptied by a disposal"),
        transaction(database, practice_id=HERE, actor="test") as session,
    ):
        session.connection().execute(text(statement))
    assert everything(database) == before


DISPOSED = "update changecontent set content = null, disposal = 'Approved by Dr. Osei on 2026-11-22' where seq = 2"


def test_an_approved_disposal_may_empty_a_content_and_the_chain_still_verifies(database: Database) -> None:
    site_id = with_site(database)
    with transaction(database, practice_id=HERE, actor="Pat") as session:
        session.exec(select(Site)).one().note = "A patient's name, by mistake"
    with transaction(database, practice_id=HERE, actor="Pat") as session:
        session.exec(select(Site)).one().note = ""
    before = verified(database)
    with transaction(database, practice_id=HERE, actor="test") as session:
        session.connection().execute(text(DISPOSED))

    assert isinstance(before, Whole)
    assert verified(database) == before
    change, content = record(database)[1]
    assert (change.row_id, content.content, content.disposal) == (site_id, None, "Approved by Dr. Osei on 2026-11-22")
    assert "patient" not in repr(everything(database)["changecontent"])


def test_what_was_disposed_of_cannot_come_back(database: Database) -> None:
    with_site(database, "a")
    with_site(database, "b")
    for statement, refused in (
        (DISPOSED, False),
        ("update changecontent set content = '{}', disposal = null where seq = 2", True),
    ):
        try:
            with transaction(database, practice_id=HERE, actor="test") as session:
                session.connection().execute(text(statement))
        except DBAPIError:
            assert refused
        else:
            assert not refused


def forged(change: Change, **values: Any) -> dict[str, Any]:
    told = change.model_dump() | values
    return told | {"hash": link(told)}


def test_a_link_that_was_added_behind_our_back_is_seen(database: Database) -> None:
    with_site(database)
    ((last, _),) = record(database)
    with transaction(database, practice_id=HERE, actor="test") as session:
        told = forged(last, seq=2, previous=START, row_id=new_id())
        session.connection().execute(insert(Change), [told])
        session.connection().execute(
            insert(ChangeContent), [{"practice_id": HERE, "seq": 2, "salt": "", "content": "{}"}]
        )
    assert isinstance(verified(database), Broken)


def test_a_row_changed_behind_the_chains_back_is_seen(database: Database) -> None:
    with_site(database)
    assert isinstance(verified(database), Whole)
    with transaction(database, practice_id=HERE, actor="test") as session:
        session.connection().execute(text("update site set name = 'Elsewhere'"))
    assert isinstance(verified(database), Broken)


def test_a_row_removed_behind_the_chains_back_is_seen(database: Database) -> None:
    with_site(database)
    with transaction(database, practice_id=HERE, actor="test") as session:
        session.connection().execute(text("delete from site"))
    assert isinstance(verified(database), Broken)


def test_a_head_set_back_is_seen(database: Database) -> None:
    with_site(database, "a")
    with_site(database, "b")
    (first, _), _ = record(database)
    with transaction(database, practice_id=HERE, actor="test") as session:
        row = session.exec(select(ChainHead).where(ChainHead.practice_id == HERE)).one()
        row.seq, row.hash = first.seq, first.hash
    assert isinstance(verified(database), Broken)


def test_changing_many_at_once_is_recorded_row_by_row(database: Database) -> None:
    for name in ("a", "b"):
        with_site(database, name)
    with transaction(database, practice_id=HERE, actor="Robin") as session:
        change_many(session, [(site, {"note": "moved"}) for site in session.exec(select(Site))])
    told = record(database)[2:]
    assert [(c.actor, c.kind, c.action) for c, _ in told] == [("Robin", "Site", "changed")] * 2
    assert {orjson.loads(content.content or "")["note"] for _, content in told} == {"moved"}
    assert isinstance(verified(database), Whole)


def test_canonical_text_does_not_depend_on_the_order_of_fields() -> None:
    assert canonical({"b": 1, "a": [1, {"d": None, "c": "é"}]}) == '{"a":[1,{"c":"é","d":null}],"b":1}'
    assert canonical(None) == "null"
