"""Does a statement that is made once still show each practice its own rows, and is one that is gone forgotten?"""

import gc
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import col, select, update

from api.db.base import _seen, transaction
from api.db.pages import _pages, page
from api.db.sites import Site, listed, sortable

OURS, THEIRS = UUID(int=1), UUID(int=2)


@pytest.fixture
def two(database):
    """Two practices with one site each."""
    for here, name in ((OURS, "Ours"), (THEIRS, "Theirs")):
        with transaction(database, practice_id=here, actor="test") as session:
            session.add(Site(name=name))
    return database


def _names(database, practice_id, statement) -> list[str]:
    with transaction(database, practice_id=practice_id, actor="test", write=False) as session:
        return sorted(session.execute(statement).scalars())


@pytest.mark.parametrize(
    "statement",
    [
        select(Site.name),
        select(Site.name).where(col(Site.name) != ""),
        select(select(Site.name).subquery().c.name),
        select(Site.name).union(select(Site.name)),
    ],
    ids=["a column", "a condition", "a subquery", "a union"],
)
@pytest.mark.parametrize("first", [OURS, THEIRS, None])
def test_a_statement_made_once_shows_each_practice_its_own_rows(first, statement: Any, two):
    _names(two, first, statement)

    assert [_names(two, here, statement) for here in (OURS, THEIRS, OURS)] == [["Ours"], ["Theirs"], ["Ours"]]
    assert _names(two, None, statement) == ["Ours", "Theirs"]


def test_a_change_made_once_reaches_each_practices_own_rows(two):
    rename = update(Site).values(name="Renamed")

    with transaction(two, practice_id=THEIRS, actor="test") as session:
        session.exec(rename)

    assert _names(two, None, select(Site.name)) == ["Ours", "Renamed"]


@pytest.mark.parametrize("here", [OURS, THEIRS])
def test_a_list_read_for_one_practice_is_read_anew_for_another(here, two):
    for practice_id in (OURS, THEIRS, here):
        with transaction(two, practice_id=practice_id, actor="test", write=False) as session:
            rows, _ = page(session, listed, sortable, sort="name", after=None, limit=10)

    assert [row["name"] for row in rows] == ["Ours" if here == OURS else "Theirs"]


def test_a_statement_that_is_gone_is_not_kept(two):
    def read(name: str) -> None:
        with transaction(two, practice_id=OURS, actor="test", write=False) as session:
            page(session, listed.where(Site.name == name), sortable, sort="name", after=None, limit=10)
            session.execute(select(Site.name).where(Site.name == name)).all()

    read("warm")
    gc.collect()
    before = len(_seen), len(_pages)
    for number in range(20):
        read(str(number))
    gc.collect()

    assert (len(_seen), len(_pages)) == before
