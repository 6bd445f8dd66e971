"""engagements"""

import sqlalchemy as sa
from alembic import op

from api.db.upgrade import keep_apart

revision = '0026'
down_revision = '0025'


def upgrade() -> None:
    op.create_table('engagement',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('review_on', sa.Date(), nullable=True),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('vendor_id', sa.Uuid(), nullable=False),
    sa.Column('answers', sa.JSON(), nullable=False),
    sa.Column('edition', sa.Date(), nullable=False),
    sa.Column('decided_by', sa.String(), nullable=False),
    sa.Column('decided_on', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['practice_id', 'vendor_id'], ['vendor.practice_id', 'vendor.id'], name=op.f('fk_engagement_practice_id_vendor_id')),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_engagement')),
    sa.UniqueConstraint('practice_id', 'vendor_id', name=op.f('uq_engagement_practice_id_vendor_id'))
    )
    keep_apart(op.get_bind(), 'engagement')


def downgrade() -> None:
    op.drop_table('engagement')
