"""papers that people sign on their own pages"""

import sqlalchemy as sa
from alembic import op

from api.db.upgrade import keep_apart

revision = '0017'
down_revision = '0016'


def upgrade() -> None:
    op.create_table('signing',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('paper', sa.String(), nullable=False),
    sa.Column('edition', sa.Date(), nullable=False),
    sa.Column('sha256', sa.String(), nullable=False),
    sa.Column('person', sa.String(), nullable=False),
    sa.Column('signed_as', sa.String(), nullable=False),
    sa.Column('signed_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['practice_id', 'person_id'], ['person.practice_id', 'person.id'], name=op.f('fk_signing_practice_id_person_id')),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_signing')),
    sa.UniqueConstraint('practice_id', 'person_id', 'paper', 'sha256', name=op.f('uq_signing_practice_id_person_id_paper_sha256'))
    )
    keep_apart(op.get_bind(), 'signing')


def downgrade() -> None:
    op.drop_table('signing')
