"""Which number comes next? Numbers that people quote (R-014) are handed out by the database, never counted."""

from functools import cache

from sqlalchemy import Integer, bindparam
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import ReturningInsert
from sqlmodel import Field, Session

from api.db.base import Owned


class Counter(Owned, table=True):
    """The last number handed out for a kind of record; gaps may arise, duplicates cannot."""

    kind: str = Field(primary_key=True)
    last: int


def take(session: Session, kind: str, how_many: int = 1) -> range:
    """The next numbers for a kind of record, held by this transaction until it ends."""
    told = {"practice": session.info["practice_id"], "what": kind, "more": how_many}
    connection = session.connection()
    last: int = connection.execute(_taking(connection.dialect.name), told).scalar_one()
    return range(last - how_many + 1, last + 1)


@cache
def _taking(dialect: str) -> ReturningInsert[int]:
    """The statement that hands numbers out: one row a practice and kind, made by whoever comes first."""
    table = Counter.__table__  # type: ignore[attr-defined]
    insert = (sqlite if dialect == "sqlite" else postgresql).insert(table)
    first = insert.values(practice_id=bindparam("practice"), kind=bindparam("what"), last=bindparam("more"))
    more = table.c.last + bindparam("more", type_=Integer())
    keys = [table.c.practice_id, table.c.kind]
    last: ReturningInsert[int] = first.on_conflict_do_update(index_elements=keys, set_={"last": more}).returning(
        table.c.last
    )
    return last
