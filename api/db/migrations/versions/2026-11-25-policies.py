"""policies, their versions and comments, and the particulars that they state"""

import sqlalchemy as sa
from alembic import op

from api.db.upgrade import keep_apart

revision = '0004'
down_revision = '0003'


def upgrade() -> None:
    op.create_table('particular',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('value', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('told_by', sa.String(), nullable=False),
    sa.Column('told_on', sa.Date(), nullable=False),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_particular')),
    sa.UniqueConstraint('practice_id', 'name', name=op.f('uq_particular_practice_id_name'))
    )
    op.create_table('policy',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('purpose', sa.String(), nullable=False),
    sa.Column('audience', sa.JSON(), nullable=False),
    sa.Column('review_months', sa.Integer(), nullable=False),
    sa.Column('next_review_on', sa.Date(), nullable=True),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('template', sa.String(), nullable=False),
    sa.Column('reference', sa.String(), nullable=False),
    sa.Column('rule', sa.String(), nullable=False),
    sa.Column('retired_on', sa.Date(), nullable=True),
    sa.Column('retired_reason', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_policy')),
    sa.UniqueConstraint('practice_id', 'number', name=op.f('uq_policy_practice_id_number'))
    )
    op.create_table('policy_comment',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('statement', sa.String(length=100), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('policy_id', sa.Uuid(), nullable=False),
    sa.Column('said_by', sa.String(), nullable=False),
    sa.Column('said_on', sa.Date(), nullable=False),
    sa.Column('settled_by', sa.String(), nullable=False),
    sa.Column('settled_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['practice_id', 'policy_id'], ['policy.practice_id', 'policy.id'], name=op.f('fk_policy_comment_practice_id_policy_id')),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_policy_comment'))
    )
    op.create_table('policy_version',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('policy_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('stage', sa.String(), nullable=False),
    sa.Column('edition', sa.Date(), nullable=False),
    sa.Column('sections', sa.JSON(), nullable=False),
    sa.Column('started_on', sa.Date(), nullable=False),
    sa.Column('prepared_by', sa.String(), nullable=False),
    sa.Column('approved_by', sa.String(), nullable=False),
    sa.Column('approved_role', sa.String(), nullable=False),
    sa.Column('approved_at', sa.String(), nullable=False),
    sa.Column('effective_on', sa.Date(), nullable=True),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('sha256', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['practice_id', 'policy_id'], ['policy.practice_id', 'policy.id'], name=op.f('fk_policy_version_practice_id_policy_id')),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_policy_version')),
    sa.UniqueConstraint('practice_id', 'policy_id', 'number', name=op.f('uq_policy_version_practice_id_policy_id_number'))
    )
    for table in ('particular', 'policy', 'policy_comment', 'policy_version'):
        keep_apart(op.get_bind(), table)


def downgrade() -> None:
    op.drop_table('policy_version')
    op.drop_table('policy_comment')
    op.drop_table('policy')
    op.drop_table('particular')
