"""guests, their offers, saved views, and what a practice has been asked"""

import sqlalchemy as sa
from alembic import op

from api.db.upgrade import keep_apart

revision = '0002'
down_revision = '0001'


def upgrade() -> None:
    op.create_table('guest',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('email', sa.String(), nullable=False),
    sa.Column('questions', sa.JSON(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('invited_by', sa.String(), nullable=False),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('revoked', sa.Boolean(), nullable=False),
    sa.Column('secret', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_guest')),
    sa.UniqueConstraint('secret', name=op.f('uq_guest_secret'))
    )
    op.create_table('view',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('room', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('search', sa.String(length=2000), nullable=False),
    sa.Column('user_id', sa.Uuid(), nullable=False),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_view'))
    )
    op.create_table('offer',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('option', sa.String(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('guest_id', sa.Uuid(), nullable=False),
    sa.Column('question', sa.String(), nullable=False),
    sa.Column('offered_by', sa.String(), nullable=False),
    sa.Column('offered_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('outcome', sa.String(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('decided_by', sa.String(), nullable=False),
    sa.Column('decided_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['practice_id', 'guest_id'], ['guest.practice_id', 'guest.id'], name=op.f('fk_offer_practice_id_guest_id')),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_offer')),
    sa.UniqueConstraint('practice_id', 'guest_id', 'question', name=op.f('uq_offer_practice_id_guest_id_question'))
    )
    # What a row recorded before these columns came does not say, stands at its default; api/db/history.py reads it so.
    op.add_column('practice', sa.Column('asked', sa.JSON(), nullable=False, server_default='[]'))
    op.add_column('practice', sa.Column('struck', sa.JSON(), nullable=False, server_default='[]'))
    op.add_column('practice', sa.Column('sample', sa.Boolean(), nullable=False, server_default=sa.false()))
    keep_apart(op.get_bind(), 'guest', 'view', 'offer')


def downgrade() -> None:
    with op.batch_alter_table('practice') as table:
        table.drop_column('sample')
        table.drop_column('struck')
        table.drop_column('asked')
    op.drop_table('offer')
    op.drop_table('view')
    op.drop_table('guest')
