"""drills"""

import sqlalchemy as sa
from alembic import op

from api.db.upgrade import keep_apart

revision = '0028'
down_revision = '0027'


def upgrade() -> None:
    op.create_table('drill',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('script', sa.String(), nullable=False),
    sa.Column('plan', sa.String(), nullable=False),
    sa.Column('led_by', sa.String(), nullable=False),
    sa.Column('took_part', sa.Integer(), nullable=False),
    sa.Column('went_well', sa.String(), nullable=False),
    sa.Column('gaps', sa.String(), nullable=False),
    sa.Column('next_on', sa.Date(), nullable=True),
    sa.Column('task_ids', sa.JSON(), nullable=False),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_drill'))
    )
    keep_apart(op.get_bind(), 'drill')
    op.add_column('evaluation', sa.Column('task_ids', sa.JSON(), nullable=False, server_default='[]'))


def downgrade() -> None:
    op.drop_column('evaluation', 'task_ids')
    op.drop_table('drill')
