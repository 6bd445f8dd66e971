"""imports"""

import sqlalchemy as sa
from alembic import op

from api.db.upgrade import keep_apart

revision = '0023'
down_revision = '0022'


def upgrade() -> None:
    op.create_table('logimport',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('format', sa.String(), nullable=False),
    sa.Column('keep', sa.String(), nullable=False),
    sa.Column('systems', sa.JSON(), nullable=False),
    sa.Column('delimiter', sa.String(), nullable=False),
    sa.Column('columns', sa.JSON(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('started_by', sa.String(), nullable=False),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('events', sa.Integer(), nullable=False),
    sa.Column('known', sa.Integer(), nullable=False),
    sa.Column('refused', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_logimport'))
    )
    op.create_table('logprogress',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('import_id', sa.Uuid(), nullable=False),
    sa.Column('offset', sa.BigInteger(), nullable=False),
    sa.Column('rows', sa.Integer(), nullable=False),
    sa.Column('events', sa.Integer(), nullable=False),
    sa.Column('known', sa.Integer(), nullable=False),
    sa.Column('refused', sa.Integer(), nullable=False),
    sa.Column('parts', sa.Integer(), nullable=False),
    sa.Column('header', sa.JSON(), nullable=False),
    sa.Column('faults', sa.JSON(), nullable=False),
    sa.PrimaryKeyConstraint('practice_id', 'import_id', name=op.f('pk_logprogress'))
    )
    op.create_table('logpart',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('import_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('first', sa.BigInteger(), nullable=False),
    sa.Column('last', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('practice_id', 'import_id', 'number', name=op.f('pk_logpart'))
    )
    op.create_table('accountday',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('import_id', sa.Uuid(), nullable=False),
    sa.Column('account', sa.String(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('slots', sa.JSON(), nullable=False),
    sa.Column('flags', sa.JSON(), nullable=False),
    sa.PrimaryKeyConstraint('practice_id', 'import_id', 'account', 'day', name=op.f('pk_accountday'))
    )
    op.create_index('ix_accountday_practice_id_day', 'accountday', ['practice_id', 'day'])
    keep_apart(op.get_bind(), 'logimport', 'logprogress', 'logpart', 'accountday')


def downgrade() -> None:
    for table in ('accountday', 'logpart', 'logprogress', 'logimport'):
        op.drop_table(table)
