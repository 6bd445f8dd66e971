"""sanctions and complaints; what was agreed to for devices of one's own"""

import sqlalchemy as sa
from alembic import op

from api.db.upgrade import keep_apart

revision = '0012'
down_revision = '0011'


def upgrade() -> None:
    op.create_table('sanction',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('what', sa.String(), nullable=False),
    sa.Column('level', sa.String(), nullable=False),
    sa.Column('other', sa.String(), nullable=False),
    sa.Column('decided_by', sa.String(), nullable=False),
    sa.Column('decided_on', sa.Date(), nullable=False),
    sa.Column('incident', sa.String(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('withdrawn_on', sa.Date(), nullable=True),
    sa.Column('withdrawn_why', sa.String(), nullable=False),
    sa.Column('person', sa.String(), nullable=False),
    sa.Column('recorded_on', sa.Date(), nullable=False),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_sanction'))
    )
    op.create_table('complaint',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('received_on', sa.Date(), nullable=False),
    sa.Column('way', sa.String(), nullable=False),
    sa.Column('source', sa.String(), nullable=False),
    sa.Column('what', sa.String(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=True),
    sa.Column('disposition', sa.String(), nullable=False),
    sa.Column('closed_on', sa.Date(), nullable=True),
    sa.Column('closed_by', sa.String(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('person', sa.String(), nullable=False),
    sa.Column('recorded_on', sa.Date(), nullable=False),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_complaint')),
    sa.UniqueConstraint('practice_id', 'number', name=op.f('uq_complaint_practice_id_number'))
    )
    op.add_column('device', sa.Column('attested_at', sa.DateTime(timezone=True), nullable=True))
    op.add_column('device', sa.Column('attested_by', sa.String(), nullable=False, server_default=''))
    op.add_column('device', sa.Column('terms_sha256', sa.String(), nullable=False, server_default=''))
    for table in ('sanction', 'complaint'):
        keep_apart(op.get_bind(), table)


def downgrade() -> None:
    with op.batch_alter_table('device', schema=None) as batch_op:
        for column in ('terms_sha256', 'attested_by', 'attested_at'):
            batch_op.drop_column(column)
    for table in ('complaint', 'sanction'):
        op.drop_table(table)
