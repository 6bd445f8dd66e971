"""breaches"""

import sqlalchemy as sa
from alembic import op

from api.db.upgrade import keep_apart

revision = '0019'
down_revision = '0018'


def upgrade() -> None:
    op.create_table('breach',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('role', sa.String(), nullable=False),
    sa.Column('discovered_on', sa.Date(), nullable=False),
    sa.Column('phi', sa.String(), nullable=False),
    sa.Column('permitted', sa.String(), nullable=False),
    sa.Column('permitted_why', sa.String(), nullable=False),
    sa.Column('secured', sa.String(), nullable=False),
    sa.Column('secured_why', sa.String(), nullable=False),
    sa.Column('exclusion', sa.String(), nullable=True),
    sa.Column('exclusion_why', sa.String(), nullable=False),
    *(
        sa.Column(f'{name}{why}', sa.String(), nullable=False)
        for name in ('nature', 'recipient', 'acquired', 'mitigated')
        for why in ('', '_why')
    ),
    sa.Column('conclusion', sa.String(), nullable=False),
    sa.Column('reasoning', sa.String(), nullable=False),
    sa.Column('decided_by', sa.String(), nullable=False),
    sa.Column('decided_on', sa.Date(), nullable=True),
    sa.Column('affected', sa.Integer(), nullable=True),
    sa.Column('unreachable', sa.Integer(), nullable=False),
    sa.Column('contract_days', sa.Integer(), nullable=True),
    sa.Column('covered_entity', sa.String(), nullable=False),
    sa.Column('what_happened', sa.String(), nullable=False),
    sa.Column('information', sa.String(), nullable=False),
    sa.Column('protection', sa.String(), nullable=False),
    sa.Column('response', sa.String(), nullable=False),
    sa.Column('contact', sa.String(), nullable=False),
    sa.Column('incident_id', sa.Uuid(), nullable=False),
    sa.Column('known_earlier_by', sa.JSON(), nullable=False),
    sa.Column('residents_by_state', sa.JSON(), nullable=False),
    sa.Column('business_associate', sa.JSON(), nullable=True),
    sa.Column('law_enforcement_hold', sa.JSON(), nullable=True),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_breach')),
    sa.UniqueConstraint('practice_id', 'incident_id', name=op.f('uq_breach_practice_id_incident_id'))
    )
    op.create_table('sending',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('told', sa.String(), nullable=False),
    sa.Column('to', sa.String(), nullable=False),
    sa.Column('way', sa.String(), nullable=False),
    sa.Column('sent_on', sa.Date(), nullable=False),
    sa.Column('count', sa.Integer(), nullable=False),
    sa.Column('until', sa.Date(), nullable=True),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('breach_id', sa.Uuid(), nullable=False),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_sending'))
    )
    op.create_table('overlay',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('whom', sa.String(), nullable=False),
    sa.Column('days', sa.Integer(), nullable=True),
    sa.Column('residents_from', sa.Integer(), nullable=False),
    sa.Column('source', sa.String(), nullable=False),
    sa.Column('read_on', sa.Date(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_overlay'))
    )
    for table in ('breach', 'sending', 'overlay'):
        keep_apart(op.get_bind(), table)


def downgrade() -> None:
    for table in ('overlay', 'sending', 'breach'):
        op.drop_table(table)
