"""access reviews: who was asked about which system, and what was said"""

import sqlalchemy as sa
from alembic import op

from api.db.upgrade import keep_apart

revision = '0007'
down_revision = '0006'


def upgrade() -> None:
    op.create_table('review',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('asset_id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('email', sa.String(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('invited_by', sa.String(), nullable=False),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('handed_in_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('others', sa.String(), nullable=False),
    sa.Column('secret', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['practice_id', 'asset_id'], ['asset.practice_id', 'asset.id'], name=op.f('fk_review_practice_id_asset_id')),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_review')),
    sa.UniqueConstraint('secret', name=op.f('uq_review_secret'))
    )
    op.create_table('verdict',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('review_id', sa.Uuid(), nullable=False),
    sa.Column('access_id', sa.Uuid(), nullable=False),
    sa.Column('say', sa.String(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['practice_id', 'access_id'], ['access.practice_id', 'access.id'], name=op.f('fk_verdict_practice_id_access_id')),
    sa.ForeignKeyConstraint(['practice_id', 'review_id'], ['review.practice_id', 'review.id'], name=op.f('fk_verdict_practice_id_review_id')),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_verdict')),
    sa.UniqueConstraint('practice_id', 'review_id', 'access_id', name=op.f('uq_verdict_practice_id_review_id_access_id'))
    )
    for table in ('review', 'verdict'):
        keep_apart(op.get_bind(), table)


def downgrade() -> None:
    for table in ('verdict', 'review'):
        op.drop_table(table)
