"""incidents"""

import sqlalchemy as sa
from alembic import op

from api.db.upgrade import keep_apart

revision = '0018'
down_revision = '0017'


def upgrade() -> None:
    op.create_table('incident',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('what', sa.String(), nullable=False),
    sa.Column('happened_on', sa.Date(), nullable=True),
    sa.Column('known_on', sa.Date(), nullable=False),
    sa.Column('lead', sa.String(), nullable=False),
    sa.Column('judged', sa.String(), nullable=False),
    sa.Column('contained_on', sa.Date(), nullable=True),
    sa.Column('mitigation', sa.String(), nullable=False),
    sa.Column('outcome', sa.String(), nullable=False),
    sa.Column('lessons', sa.String(), nullable=False),
    sa.Column('asset_ids', sa.JSON(), nullable=False),
    sa.Column('vendor_ids', sa.JSON(), nullable=False),
    sa.Column('risk_ids', sa.JSON(), nullable=False),
    sa.Column('close', sa.Boolean(), nullable=False),
    sa.Column('closed_on', sa.Date(), nullable=True),
    sa.Column('closed_by', sa.String(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('way', sa.String(), nullable=False),
    sa.Column('reported_by', sa.String(), nullable=False),
    sa.Column('reported_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('event_id', sa.Uuid(), nullable=True),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_incident')),
    sa.UniqueConstraint('practice_id', 'number', name=op.f('uq_incident_practice_id_number'))
    )
    keep_apart(op.get_bind(), 'incident')


def downgrade() -> None:
    op.drop_table('incident')
