"""what was found about each person: workforce, a business associate, or a provider of their own"""

import sqlalchemy as sa
from alembic import op

from api.db.upgrade import keep_apart

revision = '0003'
down_revision = '0002'


def upgrade() -> None:
    op.create_table('determination',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('tax_form', sa.String(), nullable=False),
    sa.Column('phi_access', sa.Boolean(), nullable=False),
    sa.Column('practice_directs_work', sa.String(), nullable=False),
    sa.Column('on_site', sa.String(), nullable=False),
    sa.Column('activities', sa.JSON(), nullable=False),
    sa.Column('bills_under', sa.String(), nullable=False),
    sa.Column('own_records', sa.Boolean(), nullable=False),
    sa.Column('uses_practice_systems', sa.JSON(), nullable=False),
    sa.Column('baa_on_file', sa.Boolean(), nullable=False),
    sa.Column('joint_arrangement', sa.Boolean(), nullable=False),
    sa.Column('common_ownership', sa.Boolean(), nullable=False),
    sa.Column('own_tools', sa.Boolean(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('review_on', sa.Date(), nullable=True),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('edition', sa.Date(), nullable=False),
    sa.Column('decided_by', sa.String(), nullable=False),
    sa.Column('decided_on', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['practice_id', 'person_id'], ['person.practice_id', 'person.id'], name=op.f('fk_determination_practice_id_person_id')),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_determination')),
    sa.UniqueConstraint('practice_id', 'person_id', name=op.f('uq_determination_practice_id_person_id'))
    )
    keep_apart(op.get_bind(), 'determination')


def downgrade() -> None:
    op.drop_table('determination')
