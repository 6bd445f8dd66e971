"""contingency"""

import sqlalchemy as sa
from alembic import op

from api.db.upgrade import keep_apart

revision = '0022'
down_revision = '0021'


def upgrade() -> None:
    op.create_table('recovery',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('hours', sa.Integer(), nullable=True),
    sa.Column('point_hours', sa.Integer(), nullable=True),
    sa.Column('rank', sa.Integer(), nullable=True),
    sa.Column('without', sa.String(), nullable=False),
    sa.Column('backup', sa.String(), nullable=False),
    sa.Column('backup_where', sa.String(), nullable=False),
    sa.Column('restored_by', sa.String(), nullable=False),
    sa.Column('asset_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['practice_id', 'asset_id'], ['asset.practice_id', 'asset.id'], name=op.f('fk_recovery_practice_id_asset_id')),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_recovery')),
    sa.UniqueConstraint('practice_id', 'asset_id', name=op.f('uq_recovery_practice_id_asset_id'))
    )
    op.create_table('restore',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('asset_id', sa.Uuid(), nullable=False),
    sa.Column('did', sa.String(), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('result', sa.String(), nullable=False),
    sa.Column('hours', sa.Float(), nullable=True),
    sa.Column('where', sa.String(), nullable=False),
    sa.Column('by', sa.String(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('event_id', sa.Uuid(), nullable=True),
    sa.ForeignKeyConstraint(['practice_id', 'asset_id'], ['asset.practice_id', 'asset.id'], name=op.f('fk_restore_practice_id_asset_id')),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_restore'))
    )
    for table in ('recovery', 'restore'):
        keep_apart(op.get_bind(), table)


def downgrade() -> None:
    op.drop_table('restore')
    op.drop_table('recovery')
