"""triages"""

import sqlalchemy as sa
from alembic import op

from api.db.upgrade import keep_apart

revision = '0021'
down_revision = '0020'


def upgrade() -> None:
    op.create_table('entry',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('step', sa.String(), nullable=False),
    sa.Column('what', sa.String(), nullable=False),
    sa.Column('incident_id', sa.Uuid(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('by', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_entry'))
    )
    keep_apart(op.get_bind(), 'entry')


def downgrade() -> None:
    op.drop_table('entry')
