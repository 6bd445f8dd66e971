"""requests"""

import sqlalchemy as sa
from alembic import op

from api.db.upgrade import keep_apart

revision = '0030'
down_revision = '0029'


def upgrade() -> None:
    op.create_table('patientrequest',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('received_on', sa.Date(), nullable=False),
    sa.Column('extended_on', sa.Date(), nullable=True),
    sa.Column('extended_to', sa.Date(), nullable=True),
    sa.Column('extension_reason', sa.String(), nullable=False),
    sa.Column('answered_on', sa.Date(), nullable=True),
    sa.Column('outcome', sa.String(), nullable=False),
    sa.Column('ground', sa.String(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('code', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_patientrequest')),
    sa.UniqueConstraint('practice_id', 'code', name=op.f('uq_patientrequest_practice_id_code'))
    )
    keep_apart(op.get_bind(), 'patientrequest')


def downgrade() -> None:
    op.drop_table('patientrequest')
