"""activity"""

import sqlalchemy as sa
from alembic import op

from api.db.upgrade import keep_apart

revision = '0025'
down_revision = '0024'


def upgrade() -> None:
    op.create_table('logaccount',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=True),
    sa.Column('starts', sa.String(), nullable=False),
    sa.Column('ends', sa.String(), nullable=False),
    sa.Column('leave_from', sa.Date(), nullable=True),
    sa.Column('leave_until', sa.Date(), nullable=True),
    sa.Column('note', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_logaccount')),
    sa.UniqueConstraint('practice_id', 'name', name=op.f('uq_logaccount_practice_id_name'))
    )
    op.create_table('findingclosed',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('sign', sa.String(), nullable=False),
    sa.Column('account', sa.String(), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('closed_by', sa.String(), nullable=False),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_findingclosed')),
    sa.UniqueConstraint('practice_id', 'sign', 'account', 'on', name=op.f('uq_findingclosed_practice_id_sign_account_on'))
    )
    op.create_table('activityreview',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('week', sa.Date(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('imports', sa.Integer(), nullable=False),
    sa.Column('events', sa.Integer(), nullable=False),
    sa.Column('accounts', sa.Integer(), nullable=False),
    sa.Column('findings', sa.JSON(), nullable=False),
    sa.Column('certified_by', sa.String(), nullable=False),
    sa.Column('certified_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_activityreview')),
    sa.UniqueConstraint('practice_id', 'week', name=op.f('uq_activityreview_practice_id_week'))
    )
    keep_apart(op.get_bind(), 'logaccount', 'findingclosed', 'activityreview')
    op.add_column('accountday', sa.Column('events', sa.Integer(), nullable=False, server_default='0'))


def downgrade() -> None:
    op.drop_column('accountday', 'events')
    for table in ('activityreview', 'findingclosed', 'logaccount'):
        op.drop_table(table)
