"""whether the practice turns what others send into standard form"""

import sqlalchemy as sa
from alembic import op

revision = '0016'
down_revision = '0015'


def upgrade() -> None:
    op.add_column('standing', sa.Column('converts_for_others', sa.String(), nullable=False, server_default='unknown'))


def downgrade() -> None:
    op.drop_column('standing', 'converts_for_others')
