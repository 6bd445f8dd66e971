"""plans"""

import sqlalchemy as sa
from alembic import op

from api.db.upgrade import keep_apart

revision = '0027'
down_revision = '0026'


def upgrade() -> None:
    op.create_table('planreview',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('plan', sa.String(), nullable=False),
    sa.Column('reviewed_on', sa.Date(), nullable=False),
    sa.Column('reviewed_by', sa.String(), nullable=False),
    sa.Column('changes', sa.String(), nullable=False),
    sa.Column('next_on', sa.Date(), nullable=True),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_planreview'))
    )
    keep_apart(op.get_bind(), 'planreview')
    op.add_column('recovery', sa.Column('copy_encrypted', sa.String(), nullable=False, server_default='unknown'))
    op.add_column('recovery', sa.Column('copy_offsite', sa.String(), nullable=False, server_default='unknown'))
    op.add_column('recovery', sa.Column('emergency_access', sa.String(), nullable=False, server_default=''))


def downgrade() -> None:
    for column in ('emergency_access', 'copy_offsite', 'copy_encrypted'):
        op.drop_column('recovery', column)
    op.drop_table('planreview')
