"""the notice of privacy practices: its versions, and the receipts of it"""

import sqlalchemy as sa
from alembic import op

from api.db.upgrade import keep_apart

revision = '0011'
down_revision = '0010'


def upgrade() -> None:
    op.create_table('notice',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('stage', sa.String(), nullable=False),
    sa.Column('edition', sa.Date(), nullable=False),
    sa.Column('facts', sa.JSON(), nullable=False),
    sa.Column('provided', sa.JSON(), nullable=False),
    sa.Column('started_on', sa.Date(), nullable=False),
    sa.Column('prepared_by', sa.String(), nullable=False),
    sa.Column('approved_by', sa.String(), nullable=False),
    sa.Column('approved_role', sa.String(), nullable=False),
    sa.Column('approved_at', sa.String(), nullable=False),
    sa.Column('effective_on', sa.Date(), nullable=True),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('sha256', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_notice')),
    sa.UniqueConstraint('practice_id', 'number', name=op.f('uq_notice_practice_id_number'))
    )
    op.create_table('acknowledgment',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('notice', sa.Integer(), nullable=False),
    sa.Column('given_on', sa.Date(), nullable=False),
    sa.Column('way', sa.String(), nullable=False),
    sa.Column('effort', sa.String(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('code', sa.String(), nullable=False),
    sa.Column('put_down_on', sa.Date(), nullable=False),
    sa.Column('put_down_by', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['practice_id', 'notice'], ['notice.practice_id', 'notice.number'], name=op.f('fk_acknowledgment_practice_id_notice')),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_acknowledgment')),
    sa.UniqueConstraint('practice_id', 'code', name=op.f('uq_acknowledgment_practice_id_code'))
    )
    op.create_index('ix_acknowledgment_practice_id_given_on', 'acknowledgment', ['practice_id', 'given_on'], unique=False)
    for table in ('notice', 'acknowledgment'):
        keep_apart(op.get_bind(), table)


def downgrade() -> None:
    for table in ('acknowledgment', 'notice'):
        op.drop_table(table)
