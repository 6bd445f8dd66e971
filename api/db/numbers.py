"""Which number comes next? Numbers that people quote (R-014) are handed out by the database, never counted."""

from uuid import UUID

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Field, Session

from api.db.base import Owned


class Counter(Owned, table=True):
    """The last number handed out for a kind of record; gaps may arise, duplicates cannot."""

    kind: str = Field(primary_key=True)
    last: int


def take(session: Session, kind: str, how_many: int = 1) -> range:
    """The next numbers for a kind of record, held by this transaction until it ends."""
    practice_id: UUID = session.info["practice_id"]
    table = Counter.__table__  # type: ignore[attr-defined]
    dialect = sqlite if session.connection().dialect.name == "sqlite" else postgresql
    insert = dialect.insert(table).values(practice_id=practice_id, kind=kind, last=how_many)
    upsert = insert.on_conflict_do_update(
        index_elements=[table.c.practice_id, table.c.kind], set_={"last": table.c.last + how_many}
    )
    last = session.connection().execute(upsert.returning(table.c.last)).scalar_one()
    return range(last - how_many + 1, last + 1)
