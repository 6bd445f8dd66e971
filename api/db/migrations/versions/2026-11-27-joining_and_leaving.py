"""who joins and leaves: ways into systems, devices, checklists and their ticks"""

import sqlalchemy as sa
from alembic import op

from api.db.upgrade import keep_apart

revision = '0006'
down_revision = '0005'


def upgrade() -> None:
    op.create_table('access',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('asset_id', sa.Uuid(), nullable=False),
    sa.Column('rights', sa.String(), nullable=False),
    sa.Column('granted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('granted_by', sa.String(), nullable=False),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('ended_by', sa.String(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['practice_id', 'asset_id'], ['asset.practice_id', 'asset.id'], name=op.f('fk_access_practice_id_asset_id')),
    sa.ForeignKeyConstraint(['practice_id', 'person_id'], ['person.practice_id', 'person.id'], name=op.f('fk_access_practice_id_person_id')),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_access'))
    )
    op.create_index('ix_access_practice_id_asset_id', 'access', ['practice_id', 'asset_id'], unique=False)
    op.create_index('ix_access_practice_id_person_id', 'access', ['practice_id', 'person_id'], unique=False)
    op.create_table('device',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('personal', sa.Boolean(), nullable=False),
    sa.Column('agreed_on', sa.Date(), nullable=True),
    sa.Column('attested_on', sa.Date(), nullable=True),
    sa.Column('given_on', sa.Date(), nullable=True),
    sa.Column('returned_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('returned_to', sa.String(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['practice_id', 'person_id'], ['person.practice_id', 'person.id'], name=op.f('fk_device_practice_id_person_id')),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_device'))
    )
    op.create_index('ix_device_practice_id_person_id', 'device', ['practice_id', 'person_id'], unique=False)
    op.create_table('checklist',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('happened_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('opened_by', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['practice_id', 'person_id'], ['person.practice_id', 'person.id'], name=op.f('fk_checklist_practice_id_person_id')),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_checklist'))
    )
    op.create_table('tick',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('checklist_id', sa.Uuid(), nullable=False),
    sa.Column('step', sa.String(), nullable=False),
    sa.Column('done_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('done_by', sa.String(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['practice_id', 'checklist_id'], ['checklist.practice_id', 'checklist.id'], name=op.f('fk_tick_practice_id_checklist_id')),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_tick')),
    sa.UniqueConstraint('practice_id', 'checklist_id', 'step', name=op.f('uq_tick_practice_id_checklist_id_step'))
    )
    for table in ('access', 'device', 'checklist', 'tick'):
        keep_apart(op.get_bind(), table)


def downgrade() -> None:
    for table in ('tick', 'checklist', 'device', 'access'):
        op.drop_table(table)
