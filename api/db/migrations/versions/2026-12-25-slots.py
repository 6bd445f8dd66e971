"""What an account did in a day, by its 144 slots at once: a week of many accounts is read on every look at its page."""

import sqlalchemy as sa
from alembic import op

revision = '0029'
down_revision = '0028'

_KEY = ('practice_id', 'import_id', 'account', 'day')
_TABLE = sa.table(
    'accountday',
    sa.column('practice_id', sa.Uuid()),
    sa.column('import_id', sa.Uuid()),
    sa.column('account', sa.String()),
    sa.column('day', sa.Date()),
    sa.column('slots', sa.JSON()),
    sa.column('failed', sa.JSON()),
    sa.column('places', sa.JSON()),
)


def upgrade() -> None:
    for name in ('failed', 'places'):
        op.add_column('accountday', sa.Column(name, sa.JSON(), nullable=False, server_default='{}'))
    _rewrite(_spread)


def downgrade() -> None:
    _rewrite(_gathered)
    for name in ('failed', 'places'):
        op.drop_column('accountday', name)


def _rewrite(as_is) -> None:
    there = op.get_bind()
    if there.dialect.name == 'postgresql':
        there.exec_driver_sql("select set_config('duecare.practice', '*', true)")
    for row in there.execute(sa.select(_TABLE)).mappings().all():
        same = [_TABLE.c[name] == row[name] for name in _KEY]
        there.execute(sa.update(_TABLE).where(*same).values(as_is(row)))


def _spread(row) -> dict:
    slots, failed, places = [0] * 144, {}, {}
    for slot, (events, misses, seen_at) in row['slots'].items():
        slots[int(slot)] = events
        if misses:
            failed[slot] = misses
        for place in seen_at:
            places[place] = places.get(place, 0) | 1 << int(slot)
    return {'slots': slots, 'failed': failed, 'places': {place: f'{bits:x}' for place, bits in places.items()}}


def _gathered(row) -> dict:
    bits = {place: int(told, 16) for place, told in row['places'].items()}
    return {
        'slots': {
            str(slot): [events, row['failed'].get(str(slot), 0), sorted(p for p in bits if bits[p] >> slot & 1)]
            for slot, events in enumerate(row['slots'])
            if events
        }
    }
