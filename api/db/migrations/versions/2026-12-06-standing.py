"""what was told about the practice itself"""

import sqlalchemy as sa
from alembic import op

from api.db.upgrade import keep_apart

revision = '0015'
down_revision = '0014'


def upgrade() -> None:
    op.create_table('standing',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('provides_care', sa.String(), nullable=False),
    sa.Column('sends', sa.String(), nullable=False),
    sa.Column('transactions', sa.JSON(), nullable=False),
    sa.Column('cash_only', sa.String(), nullable=False),
    sa.Column('paper_only', sa.String(), nullable=False),
    sa.Column('other_business', sa.String(), nullable=False),
    sa.Column('components_designated', sa.String(), nullable=False),
    sa.Column('works_for_others', sa.String(), nullable=False),
    sa.Column('health_plan', sa.String(), nullable=False),
    sa.Column('review_on', sa.Date(), nullable=True),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('edition', sa.Date(), nullable=False),
    sa.Column('decided_by', sa.String(), nullable=False),
    sa.Column('decided_on', sa.Date(), nullable=False),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_standing')),
    sa.UniqueConstraint('practice_id', name=op.f('uq_standing_practice_id'))
    )
    keep_apart(op.get_bind(), 'standing')


def downgrade() -> None:
    op.drop_table('standing')
