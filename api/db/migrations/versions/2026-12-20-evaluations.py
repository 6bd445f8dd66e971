"""evaluations and disposals"""

import sqlalchemy as sa
from alembic import op

from api.db.upgrade import keep_apart

revision = '0024'
down_revision = '0023'


def upgrade() -> None:
    op.create_table('evaluation',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('evaluated_on', sa.Date(), nullable=False),
    sa.Column('trigger', sa.String(), nullable=False),
    sa.Column('because', sa.String(), nullable=False),
    sa.Column('technical', sa.String(), nullable=False),
    sa.Column('nontechnical', sa.String(), nullable=False),
    sa.Column('findings', sa.String(), nullable=False),
    sa.Column('made_by', sa.String(), nullable=False),
    sa.Column('next_on', sa.Date(), nullable=True),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_evaluation'))
    )
    keep_apart(op.get_bind(), 'evaluation')
    op.create_table('disposal',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('what', sa.String(), nullable=False),
    sa.Column('asset_id', sa.Uuid(), nullable=True),
    sa.Column('vendor_id', sa.Uuid(), nullable=True),
    sa.Column('count', sa.Integer(), nullable=False),
    sa.Column('held_ephi', sa.String(), nullable=False),
    sa.Column('method', sa.String(), nullable=False),
    sa.Column('used_again', sa.Boolean(), nullable=False),
    sa.Column('disposed_on', sa.Date(), nullable=False),
    sa.Column('done_by', sa.String(), nullable=False),
    sa.Column('proof', sa.String(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['practice_id', 'vendor_id'], ['vendor.practice_id', 'vendor.id'], name=op.f('fk_disposal_practice_id_vendor_id')),
    sa.ForeignKeyConstraint(['practice_id', 'asset_id'], ['asset.practice_id', 'asset.id'], name=op.f('fk_disposal_practice_id_asset_id')),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_disposal'))
    )
    keep_apart(op.get_bind(), 'disposal')


def downgrade() -> None:
    op.drop_table('disposal')
    op.drop_table('evaluation')
