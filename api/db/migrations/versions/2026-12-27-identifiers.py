"""identifiers"""

import sqlalchemy as sa
from alembic import op

from api.db.upgrade import keep_apart

revision = '0031'
down_revision = '0030'


def upgrade() -> None:
    op.create_table('override',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('doing', sa.String(), nullable=False),
    sa.Column('places', sa.JSON(), nullable=False),
    sa.Column('looks_like', sa.JSON(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_override'))
    )
    keep_apart(op.get_bind(), 'override')


def downgrade() -> None:
    op.drop_table('override')
