"""who took which course, here or elsewhere"""

import sqlalchemy as sa
from alembic import op

from api.db.upgrade import keep_apart

revision = '0014'
down_revision = '0013'


def upgrade() -> None:
    op.create_table('completion',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('course', sa.String(), nullable=False),
    sa.Column('done_on', sa.Date(), nullable=False),
    sa.Column('given_by', sa.String(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('person', sa.String(), nullable=False),
    sa.Column('edition', sa.Date(), nullable=False),
    sa.Column('score', sa.Integer(), nullable=True),
    sa.Column('questions', sa.Integer(), nullable=True),
    sa.Column('sha256', sa.String(), nullable=False),
    sa.Column('recorded_by', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['practice_id', 'person_id'], ['person.practice_id', 'person.id'], name=op.f('fk_completion_practice_id_person_id')),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_completion'))
    )
    op.create_index('ix_completion_practice_id_person_id', 'completion', ['practice_id', 'person_id'], unique=False)
    keep_apart(op.get_bind(), 'completion')


def downgrade() -> None:
    op.drop_table('completion')
