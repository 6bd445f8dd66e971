"""posters"""

import sqlalchemy as sa
from alembic import op

from api.db.upgrade import keep_apart

revision = '0032'
down_revision = '0031'


def upgrade() -> None:
    op.create_table('poster',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('made_by', sa.String(), nullable=False),
    sa.Column('secret', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_poster')),
    sa.UniqueConstraint('secret', name=op.f('uq_poster_secret'))
    )
    keep_apart(op.get_bind(), 'poster')


def downgrade() -> None:
    op.drop_table('poster')
