"""contracts"""

import sqlalchemy as sa
from alembic import op

from api.db.upgrade import keep_apart

revision = '0020'
down_revision = '0019'


def upgrade() -> None:
    op.create_table('contract',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('executed_on', sa.Date(), nullable=True),
    sa.Column('effective_on', sa.Date(), nullable=True),
    sa.Column('expires_on', sa.Date(), nullable=True),
    sa.Column('renews', sa.Boolean(), nullable=False),
    sa.Column('ended_on', sa.Date(), nullable=True),
    sa.Column('notice_days', sa.Integer(), nullable=True),
    sa.Column('yearly_verification', sa.Boolean(), nullable=False),
    sa.Column('verified_on', sa.Date(), nullable=True),
    sa.Column('delegates', sa.String(), nullable=False),
    sa.Column('feasible', sa.String(), nullable=False),
    sa.Column('disposition', sa.String(), nullable=False),
    sa.Column('disposed_on', sa.Date(), nullable=True),
    sa.Column('disposed_by', sa.String(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('vendor_id', sa.Uuid(), nullable=False),
    sa.Column('clauses', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['practice_id', 'vendor_id'], ['vendor.practice_id', 'vendor.id'], name=op.f('fk_contract_practice_id_vendor_id')),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_contract'))
    )
    keep_apart(op.get_bind(), 'contract')


def downgrade() -> None:
    op.drop_table('contract')
