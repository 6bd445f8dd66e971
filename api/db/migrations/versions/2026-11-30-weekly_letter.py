"""the letter of the week: who wants it, and who had it"""

import sqlalchemy as sa
from alembic import op

from api.db.upgrade import keep_apart

revision = '0009'
down_revision = '0008'


def upgrade() -> None:
    op.create_table('digest',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('week', sa.Date(), nullable=False),
    sa.Column('email', sa.String(), nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_digest')),
    sa.UniqueConstraint('practice_id', 'week', 'email', name=op.f('uq_digest_practice_id_week_email'))
    )
    op.add_column('practice', sa.Column('weekly_letter', sa.Boolean(), nullable=False, server_default=sa.false()))
    keep_apart(op.get_bind(), 'digest')


def downgrade() -> None:
    with op.batch_alter_table('practice', schema=None) as batch_op:
        batch_op.drop_column('weekly_letter')
    op.drop_table('digest')
