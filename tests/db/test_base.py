"""Can one practice's work see or touch another's rows, whatever way it asks?"""

import re
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text  # noqa: TID251 - to ask the database behind the session's back
from sqlalchemy.orm import aliased
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session, col, delete, func, select, update

from api.db.assets import Asset
from api.db.base import Database, ForeignRow, Owned, change_many, new_id, owned_tables, transaction, within
from api.db.pages import BadCursor, page
from api.db.sites import Site, listed, sortable
from tests.databases import KIND, everything

OURS, THEIRS = UUID(int=1), UUID(int=2)
postgresql = pytest.mark.skipif(KIND != "postgresql", reason="row-level security is PostgreSQL's")


@pytest.fixture
def two(database: Database) -> Database:
    """Two practices, each with one site and one asset in it."""
    for here, name in ((OURS, "Ours"), (THEIRS, "Theirs")):
        with transaction(database, practice_id=here, actor="test") as session:
            site = Site(name=name)
            session.add(site)
            session.flush()
            session.add(Asset(name=name, type="server", site_id=site.id))
    return database


def their_site(database: Database) -> Site:
    with transaction(database, practice_id=THEIRS, actor="test", write=False) as session:
        return session.exec(select(Site)).one()


ASKED: dict[str, Callable[[Session], Any]] = {
    "rows": lambda s: [site.name for site in s.exec(select(Site))],
    "a column": lambda s: list(s.exec(select(Site.name))),
    "a count": lambda s: ["Ours"] * s.exec(select(func.count()).select_from(Site)).one(),
    "a join": lambda s: [b for _, b in s.exec(select(Asset.name, Site.name).join(Site, col(Site.id) == Asset.site_id))],
    "a join on nothing": lambda s: [
        b for _, b in s.exec(select(Asset.name, Site.name).join(Site, col(Site.name) != ""))
    ],
    "an outer join": lambda s: [
        b for _, b in s.exec(select(Asset.name, Site.name).join(Site, col(Site.name) != "", isouter=True))
    ],
    "an alias": lambda s: list(s.exec(select(aliased(Site).name))),
    "two aliases": lambda s: _pairs(s, aliased(Site), aliased(Site)),
    "a table and its alias": lambda s: _pairs(s, Site, aliased(Site)),
    "an alias and its table": lambda s: _pairs(s, aliased(Site), Site),
    "a subquery": lambda s: list(s.exec(select(select(Site.name).subquery().c.name))),
    "a common table expression": lambda s: list(s.exec(select(select(Site.name).cte().c.name))),
    "a scalar subquery": lambda s: list(s.exec(select(select(func.max(Site.name)).scalar_subquery()))),
    "an exists": lambda s: (
        list(s.exec(select(Asset.name).where(select(Site.id).where(Site.name == "Theirs").exists()))) or ["Ours"]
    ),
    "an in": lambda s: list(s.exec(select(Asset.name).where(col(Asset.site_id).in_(select(Site.id))))),
    "a union": lambda s: list(s.exec(select(Site.name).union(select(Site.name).where(Site.name != "")))),
    "a page": lambda s: [row["name"] for row in page(s, listed, sortable, sort="name", after=None, limit=10)[0]],
}


def _pairs(session: Session, one: Any, other: Any) -> list[str]:
    """A table joined to itself on nothing: every row with every row."""
    rows = session.exec(select(one.name, other.name).join(other, col(other.id) != None)).all()  # noqa: E711
    return [name for row in rows for name in row][:1] if len(rows) == 1 else [str(rows)]


@pytest.mark.parametrize("asked", ASKED)
def test_a_practice_sees_its_own_rows_only_by(asked: str, two: Database) -> None:
    with transaction(two, practice_id=OURS, actor="test", write=False) as session:
        found = ASKED[asked](session)
    assert [name if isinstance(name, str) else name[0] for name in found] == ["Ours"]


@pytest.mark.parametrize("asked", ASKED)
def test_a_part_of_a_transaction_across_practices_sees_one_of_them_by(asked: str, two: Database) -> None:
    with transaction(two, practice_id=None, actor="test", write=False) as session:
        with within(session, OURS):
            found = ASKED[asked](session)
        names = set(session.exec(select(Site.name)))
    assert [name if isinstance(name, str) else name[0] for name in found] == ["Ours"]
    assert names == {"Ours", "Theirs"}


def test_what_is_added_in_such_a_part_is_that_practices(two: Database) -> None:
    with transaction(two, practice_id=None, actor="test") as session:
        with within(session, OURS):
            session.add(Site(name="Annex"))
        session.add(Site(name="Cellar", practice_id=THEIRS))
    for here, names in ((OURS, {"Ours", "Annex"}), (THEIRS, {"Theirs", "Cellar"})):
        with transaction(two, practice_id=here, actor="test", write=False) as session:
            assert set(session.exec(select(Site.name))) == names


def test_another_practices_row_is_not_written_in_such_a_part(two: Database) -> None:
    before = everything(two)
    with (
        pytest.raises(ForeignRow),
        transaction(two, practice_id=None, actor="test") as session,
        within(session, OURS),
    ):
        session.add(Site(name="Annex", practice_id=THEIRS))
    assert everything(two) == before


@postgresql
def test_in_such_a_part_the_database_itself_shows_one_practice(two: Database) -> None:
    count = text("select count(*) from site")
    with transaction(two, practice_id=None, actor="test", write=False) as session:
        with within(session, OURS):
            inside = session.connection().execute(count).scalar()
        assert (inside, session.connection().execute(count).scalar()) == (1, 2)


@pytest.mark.parametrize("kind", owned_tables(), ids=lambda kind: kind.__name__)
def test_a_query_of_any_owned_table_asks_for_the_practice(kind: type[Owned], two: Database, queries: list[str]) -> None:
    name = kind.__table__.name  # type: ignore[attr-defined]
    with transaction(two, practice_id=OURS, actor="test", write=False) as session:
        queries.clear()
        assert {row.practice_id for row in session.exec(select(kind))} <= {OURS}
        list(session.exec(select(aliased(kind))))
    asked = [query.replace('"', "") for query in queries if query.startswith("SELECT") and "set_config" not in query]
    plain, with_alias = asked
    assert f"{name}.practice_id = " in plain
    assert f"{name}_1.practice_id = " in with_alias


def test_another_practices_row_is_not_got_by_its_key(two: Database) -> None:
    theirs = their_site(two)
    with transaction(two, practice_id=OURS, actor="test", write=False) as session:
        assert session.get(Site, (theirs.id, THEIRS)) is None
        assert session.get(Site, (THEIRS, theirs.id)) is None
        assert session.exec(select(Site).where(Site.id == theirs.id)).one_or_none() is None
        assert session.exec(select(Site).where(Site.practice_id == THEIRS)).one_or_none() is None


def is_theirs(row: tuple[object, ...]) -> bool:
    """By the practice's id, which each database writes in its own way."""
    return THEIRS.hex in repr(row).replace("-", "")


@pytest.mark.parametrize(
    "statement",
    [
        update(Site).values(note="mine now"),
        update(Site).where(col(Site.name) == "Theirs").values(note="mine now"),
        update(Site).where(col(Site.practice_id) == THEIRS).values(note="mine now"),
        delete(Asset),
        delete(Asset).where(col(Asset.practice_id) == THEIRS),
    ],
    ids=["update all", "update by name", "update by practice", "delete all", "delete by practice"],
)
def test_a_statement_changes_no_other_practices_rows(statement: Any, two: Database) -> None:
    before = everything(two)
    with transaction(two, practice_id=OURS, actor="test") as session:
        session.exec(statement)
    after = everything(two)
    for table in ("site", "asset"):
        theirs = [row for row in before[table] if is_theirs(row)]
        assert [row for row in after[table] if is_theirs(row)] == theirs != []


def test_a_new_row_belongs_to_the_practice_it_was_made_in(two: Database) -> None:
    with transaction(two, practice_id=OURS, actor="test") as session:
        site = Site(name="Another")
        session.add(site)
    assert site.practice_id == OURS


def test_a_row_for_another_practice_is_not_written(two: Database) -> None:
    before = everything(two)
    with pytest.raises(ForeignRow), transaction(two, practice_id=OURS, actor="test") as session:
        session.add(Site(name="Smuggled", practice_id=THEIRS))
    assert everything(two) == before


@pytest.mark.parametrize("deed", ["change", "remove"])
def test_a_row_brought_from_another_practice_is_not_written(deed: str, two: Database) -> None:
    theirs, before = their_site(two), everything(two)
    with pytest.raises(ForeignRow), transaction(two, practice_id=OURS, actor="test") as session:  # noqa: PT012 - all of the transaction
        session.add(theirs)
        if deed == "change":
            theirs.note = "mine now"
        else:
            session.delete(theirs)
    assert everything(two) == before


def test_nobody_can_be_pointed_at_another_practices_row(two: Database) -> None:
    """A reference leads with the practice, so it cannot cross over even when the id is known."""
    theirs, before = their_site(two), everything(two)
    with (
        pytest.raises(Exception, match=r"(?i)foreign key"),
        transaction(two, practice_id=OURS, actor="test") as session,
    ):
        session.add(Asset(name="Ours", type="server", site_id=theirs.id))
    assert everything(two) == before


def test_the_next_transaction_starts_without_the_last_ones_practice(two: Database) -> None:
    with transaction(two, practice_id=OURS, actor="test", write=False) as session:
        assert session.exec(select(func.count()).select_from(Site)).one() == 1
    with transaction(two, practice_id=None, actor="test", write=False) as session:
        assert session.exec(select(func.count()).select_from(Site)).one() == 2


def test_every_table_that_people_edit_is_owned_and_leads_with_its_practice() -> None:
    assert owned_tables()
    for kind in owned_tables():
        assert issubclass(kind, Owned)
        keys = [column.name for column in kind.__table__.primary_key]  # type: ignore[attr-defined]
        assert "practice_id" in keys


@postgresql
def test_raw_sql_sees_the_practice_that_was_set(two: Database) -> None:
    with transaction(two, practice_id=OURS, actor="test", write=False) as session:
        assert session.connection().execute(text("select name from site")).scalars().all() == ["Ours"]
        assert session.connection().execute(text("select distinct practice_id from change")).scalars().all() == [OURS]


@postgresql
def test_raw_sql_sees_nothing_when_no_practice_is_set(two: Database) -> None:
    with two.engine.connect() as connection:
        for table in ("site", "asset", "change", "changecontent", "chainhead", "membership", "practice"):
            assert connection.execute(text(f"select count(*) from {table}")).scalar_one() == 0


@postgresql
def test_raw_sql_cannot_write_into_another_practice(two: Database) -> None:
    before = everything(two)
    with transaction(two, practice_id=OURS, actor="test") as session:
        assert session.connection().execute(text("update site set note = 'x' where name = 'Theirs'")).rowcount == 0
        assert session.connection().execute(text("delete from asset where name = 'Theirs'")).rowcount == 0
    assert everything(two) == before
    with (
        pytest.raises(Exception, match=r"row-level security"),
        transaction(two, practice_id=OURS, actor="test") as session,
    ):
        session.connection().execute(
            text("insert into site (practice_id, id, version, name, kind, note) values (:p, :i, 1, 'x', 'office', '')"),
            {"p": THEIRS, "i": new_id()},
        )


@postgresql
def test_every_table_of_a_practices_rows_is_under_row_security(database: Database) -> None:
    query = """select c.table_name from information_schema.columns c join pg_class on relname = c.table_name
        where c.table_schema = 'public' and c.column_name = 'practice_id' and not (relrowsecurity and relforcerowsecurity)"""
    with database.engine.connect() as connection:
        assert connection.execute(text(query)).scalars().all() == ["link"]  # found by its secret, before any sign-in
        me = connection.execute(text("select rolsuper or rolbypassrls from pg_roles where rolname = current_user"))
        assert me.scalar_one() is False


def test_ids_sort_by_the_time_they_were_made(monkeypatch: pytest.MonkeyPatch) -> None:
    import time  # noqa: PLC0415

    ids = []
    for moment in (1_000, 2_000, 3_000):
        monkeypatch.setattr(time, "time_ns", lambda moment=moment: moment * 1_000_000)
        ids.append(new_id())
    assert ids == sorted(ids)
    assert {(id.version, id.variant) for id in ids} == {(7, "specified in RFC 4122")}


def test_ids_made_in_the_same_instant_differ() -> None:
    assert len({new_id() for _ in range(10_000)}) == 10_000


def named(database: Database, *names: str) -> None:
    with transaction(database, practice_id=OURS, actor="test") as session:
        session.add_all([Site(name=name) for name in names])


@pytest.mark.parametrize("sort", ["name", "-name", "id", "-id"])
def test_a_page_goes_on_after_its_last_row_even_among_ties(sort: str, database: Database) -> None:
    named(database, "b", "a", "b", "b", "a", "c")
    with transaction(database, practice_id=OURS, actor="test", write=False) as session:
        told, after = [], None
        while True:
            rows, after = page(session, listed, sortable, sort=sort, after=after, limit=2)
            told += rows
            if after is None:
                break
    down, name = sort.startswith("-"), sort.removeprefix("-")
    expected = sorted(told, key=lambda row: (row[name], row["id"]), reverse=down)
    assert (told, len(told)) == (expected, 6)
    assert set(told[0]) == {"id", "version", "name", "kind", "note"}


def test_the_last_page_has_no_cursor_even_when_it_is_full(database: Database) -> None:
    named(database, "a", "b")
    with transaction(database, practice_id=OURS, actor="test", write=False) as session:
        rows, after = page(session, listed, sortable, sort="name", after=None, limit=2)
    assert (len(rows), after) == (2, None)


def test_a_row_added_meanwhile_moves_nothing_to_another_page(database: Database) -> None:
    named(database, "b", "d", "f")
    with transaction(database, practice_id=OURS, actor="test", write=False) as session:
        first, after = page(session, listed, sortable, sort="name", after=None, limit=2)
    named(database, "a", "e")
    with transaction(database, practice_id=OURS, actor="test", write=False) as session:
        rest, _ = page(session, listed, sortable, sort="name", after=after, limit=10)
    assert [row["name"] for row in first + rest] == ["b", "d", "e", "f"]


@pytest.mark.parametrize("after", ["", "rubbish", "bnVsbA", "WyJuYW1lIiwgImEiXQ"])
def test_a_cursor_that_is_none_is_refused(after: str, database: Database) -> None:
    with (
        pytest.raises(BadCursor, match="first page"),
        transaction(database, practice_id=OURS, actor="test", write=False) as session,
    ):
        page(session, listed, sortable, sort="name", after=after, limit=2)


def test_change_many_changes_all_of_them_on_the_record(two: Database) -> None:
    named(two, "b", "c")
    with transaction(two, practice_id=OURS, actor="Pat") as session:
        sites = list(session.exec(select(Site).order_by(Site.name)))
        change_many(session, [(site, {"note": f"was {site.name}"}) for site in sites])
        assert [(site.version, site.note) for site in sites] == [(2, "was Ours"), (2, "was b"), (2, "was c")]
    with transaction(two, practice_id=OURS, actor="test", write=False) as session:
        stored = session.exec(select(Site).order_by(Site.name)).all()
    assert [(site.version, site.note) for site in stored] == [(2, "was Ours"), (2, "was b"), (2, "was c")]
    told = [row for row in everything(two)["change"] if re.search(r"\bPat\b.+\bSite\b", repr(row))]
    assert len(told) == 3


@pytest.mark.parametrize("moved", [0, 1, 2])
def test_change_many_refuses_a_stale_row_and_changes_none(moved: int, database: Database) -> None:
    named(database, "a", "b", "c")
    with transaction(database, practice_id=OURS, actor="test", write=False) as session:
        sites = list(session.exec(select(Site).order_by(Site.name)))
    with transaction(database, practice_id=OURS, actor="somebody") as session:
        session.exec(select(Site).where(Site.id == sites[moved].id)).one().note = "changed meanwhile"
    before = everything(database)
    with pytest.raises(StaleDataError), transaction(database, practice_id=OURS, actor="test") as session:
        change_many(session, [(site, {"note": "late"}) for site in sites])
    assert everything(database) == before


def test_change_many_of_nothing_does_nothing(database: Database, queries: list[str]) -> None:
    with transaction(database, practice_id=OURS, actor="test", write=False) as session:
        queries.clear()
        change_many(session, [])
    assert not [query for query in queries if "set_config" not in query]


def test_change_many_does_not_reach_another_practice(two: Database) -> None:
    theirs, before = their_site(two), everything(two)
    with pytest.raises((ForeignRow, StaleDataError)), transaction(two, practice_id=OURS, actor="test") as session:
        change_many(session, [(theirs, {"note": "mine now"})])
    assert everything(two) == before


def test_a_row_changed_by_two_is_refused_to_the_second(two: Database) -> None:
    with transaction(two, practice_id=OURS, actor="test", write=False) as session:
        mine = session.exec(select(Site)).one()
    with transaction(two, practice_id=OURS, actor="test") as session:
        session.exec(select(Site)).one().note = "first"
    with pytest.raises(StaleDataError), transaction(two, practice_id=OURS, actor="test") as session:  # noqa: PT012 - all of the transaction
        session.add(mine)
        mine.note = "second"
        session.flush()


def test_what_fails_leaves_nothing_behind(two: Database) -> None:
    before = everything(two)
    with pytest.raises(RuntimeError), transaction(two, practice_id=OURS, actor="test") as session:  # noqa: PT012 - all of the transaction
        session.add(Site(name="Half"))
        session.flush()
        raise RuntimeError
    assert everything(two) == before


def test_dates_are_kept_as_days(database: Database) -> None:
    with transaction(database, practice_id=OURS, actor="test") as session:
        session.add(Asset(name="Old", type="server", retired_on=date(2024, 2, 29)))
    with transaction(database, practice_id=OURS, actor="test", write=False) as session:
        assert session.exec(select(Asset.retired_on)).one() == date(2024, 2, 29)
