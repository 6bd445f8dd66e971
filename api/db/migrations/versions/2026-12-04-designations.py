"""who is in charge: designations with their deputies"""

import sqlalchemy as sa
from alembic import op

from api.db.upgrade import keep_apart

revision = '0013'
down_revision = '0012'


def upgrade() -> None:
    op.create_table('designation',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('duty', sa.String(), nullable=False),
    sa.Column('deputy', sa.Boolean(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('started_on', sa.Date(), nullable=False),
    sa.Column('ended_on', sa.Date(), nullable=True),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('designated_by', sa.String(), nullable=False),
    sa.Column('designated_on', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['practice_id', 'person_id'], ['person.practice_id', 'person.id'], name=op.f('fk_designation_practice_id_person_id')),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_designation'))
    )
    op.create_index('ix_designation_practice_id_person_id', 'designation', ['practice_id', 'person_id'], unique=False)
    keep_apart(op.get_bind(), 'designation')


def downgrade() -> None:
    op.drop_table('designation')
