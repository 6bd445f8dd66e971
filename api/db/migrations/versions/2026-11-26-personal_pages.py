"""people's own pages: links, what was attested to, and the groups and address of a person"""

import sqlalchemy as sa
from alembic import op

from api.db.upgrade import keep_apart

revision = '0005'
down_revision = '0004'


def upgrade() -> None:
    op.create_table('attestation',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('policy_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('sha256', sa.String(), nullable=False),
    sa.Column('attested_by', sa.String(), nullable=False),
    sa.Column('attested_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['practice_id', 'person_id'], ['person.practice_id', 'person.id'], name=op.f('fk_attestation_practice_id_person_id')),
    sa.ForeignKeyConstraint(['practice_id', 'policy_id'], ['policy.practice_id', 'policy.id'], name=op.f('fk_attestation_practice_id_policy_id')),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_attestation')),
    sa.UniqueConstraint('practice_id', 'person_id', 'policy_id', 'number', name=op.f('uq_attestation_practice_id_person_id_policy_id_number'))
    )
    op.create_table('personal_link',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('invited_by', sa.String(), nullable=False),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('secret', sa.String(), nullable=False),
    sa.Column('code', sa.String(), nullable=False),
    sa.Column('code_until', sa.DateTime(timezone=True), nullable=True),
    sa.Column('code_sent', sa.Integer(), nullable=False),
    sa.Column('code_tries', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(), nullable=False),
    sa.Column('key_until', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['practice_id', 'person_id'], ['person.practice_id', 'person.id'], name=op.f('fk_personal_link_practice_id_person_id')),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_personal_link')),
    sa.UniqueConstraint('secret', name=op.f('uq_personal_link_secret'))
    )
    op.add_column('person', sa.Column('roles', sa.JSON(), nullable=False, server_default='[]'))
    op.add_column('person', sa.Column('email', sa.String(), nullable=False, server_default=''))
    for table in ('attestation', 'personal_link'):
        keep_apart(op.get_bind(), table)


def downgrade() -> None:
    with op.batch_alter_table('person', schema=None) as batch_op:
        batch_op.drop_column('email')
        batch_op.drop_column('roles')
    op.drop_table('personal_link')
    op.drop_table('attestation')
