"""first tables"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

from api.db.upgrade import guard

revision = '0001'
down_revision = None


def upgrade() -> None:
    op.create_table('account',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('name', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('email', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('password_hash', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('created_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('disabled_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_account')),
    sa.UniqueConstraint('email', name=op.f('uq_account_email'))
    )
    op.create_table('analysis',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('purpose', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('next_review_on', sa.Date(), nullable=True),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('status', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('started_on', sa.Date(), nullable=False),
    sa.Column('prepared_by', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('approved_by', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('approved_role', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('approved_at', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('sha256', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('chain_seq', sa.Integer(), nullable=False),
    sa.Column('chain_head', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('document_sha256', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('snapshot', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_analysis')),
    sa.UniqueConstraint('practice_id', 'number', name=op.f('uq_analysis_practice_id_number'))
    )
    op.create_table('answer',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('question', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('option', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('note', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('flagged', sa.Boolean(), nullable=False),
    sa.Column('assigned_to', sa.Uuid(), nullable=True),
    sa.Column('answered_by', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('answered_on', sa.Date(), nullable=True),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_answer')),
    sa.UniqueConstraint('practice_id', 'question', name=op.f('uq_answer_practice_id_question'))
    )
    op.create_table('apitoken',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('name', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('scopes', sa.JSON(), nullable=False),
    sa.Column('expires_on', sa.Date(), nullable=False),
    sa.Column('revoked', sa.Boolean(), nullable=False),
    sa.Column('made_by', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('secret', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_apitoken')),
    sa.UniqueConstraint('secret', name=op.f('uq_apitoken_secret'))
    )
    op.create_table('assetgroup',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('name', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('note', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_assetgroup'))
    )
    op.create_table('chainhead',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('hash', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.PrimaryKeyConstraint('practice_id', name=op.f('pk_chainhead'))
    )
    op.create_table('change',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('at', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('actor', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('kind', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('row_id', sa.Uuid(), nullable=False),
    sa.Column('action', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('digest', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('previous', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('hash', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.PrimaryKeyConstraint('practice_id', 'seq', name=op.f('pk_change'))
    )
    op.create_table('changecontent',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('salt', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('content', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('disposal', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.PrimaryKeyConstraint('practice_id', 'seq', name=op.f('pk_changecontent'))
    )
    op.create_table('counter',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('last', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('practice_id', 'kind', name=op.f('pk_counter'))
    )
    op.create_table('decision',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('outcome', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('reason', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('size_and_complexity', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('infrastructure', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('cost', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('probability_and_criticality', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('alternative', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('citation', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('decided_on', sa.Date(), nullable=True),
    sa.Column('approved_by', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('approved_on', sa.Date(), nullable=True),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_decision')),
    sa.UniqueConstraint('practice_id', 'citation', name=op.f('uq_decision_practice_id_citation'))
    )
    op.create_table('event',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('kind', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('happened_on', sa.Date(), nullable=False),
    sa.Column('note', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_event'))
    )
    op.create_table('file',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('name', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('about', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('about_id', sa.Uuid(), nullable=False),
    sa.Column('note', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('media_type', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('sha256', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('uploaded_by', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_file'))
    )
    with op.batch_alter_table('file', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_file_sha256'), ['sha256'], unique=False)

    op.create_table('partner',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('name', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_partner'))
    )
    op.create_table('person',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('name', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('job', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('started_on', sa.Date(), nullable=True),
    sa.Column('ended_on', sa.Date(), nullable=True),
    sa.Column('access_ended_on', sa.Date(), nullable=True),
    sa.Column('trained_on', sa.Date(), nullable=True),
    sa.Column('duties', sa.JSON(), nullable=False),
    sa.Column('note', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_person'))
    )
    op.create_table('practice',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('name', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('time_zone', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('people', sa.Integer(), nullable=False),
    sa.Column('office', sa.Boolean(), nullable=False),
    sa.Column('ehr', sa.String(), nullable=False),
    sa.Column('server', sa.Boolean(), nullable=False),
    sa.Column('telehealth', sa.Boolean(), nullable=False),
    sa.Column('home_work', sa.Boolean(), nullable=False),
    sa.Column('personal_phones', sa.Boolean(), nullable=False),
    sa.Column('texting', sa.Boolean(), nullable=False),
    sa.Column('paper', sa.Boolean(), nullable=False),
    sa.Column('contractors', sa.Boolean(), nullable=False),
    sa.Column('ai_tools', sa.Boolean(), nullable=False),
    sa.Column('medical_devices', sa.Boolean(), nullable=False),
    sa.Column('website', sa.Boolean(), nullable=False),
    sa.Column('it_provider', sa.Boolean(), nullable=False),
    sa.Column('clearinghouse', sa.Boolean(), nullable=False),
    sa.Column('group_plan', sa.Boolean(), nullable=False),
    sa.Column('government', sa.Boolean(), nullable=False),
    sa.Column('acts_as_associate', sa.Boolean(), nullable=False),
    sa.Column('method', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('own_method', sa.JSON(), nullable=True),
    sa.Column('appetite', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('appetite_statement', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('approved_by', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('approved_on', sa.Date(), nullable=True),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_practice'))
    )
    op.create_table('reply',
    sa.Column('actor', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('key', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('request', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('status', sa.Integer(), nullable=False),
    sa.Column('headers', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('body', sa.LargeBinary(), nullable=False),
    sa.Column('at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.PrimaryKeyConstraint('actor', 'key', name=op.f('pk_reply'))
    )
    with op.batch_alter_table('reply', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_reply_at'), ['at'], unique=False)

    op.create_table('signintrouble',
    sa.Column('address', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('failures', sa.Integer(), nullable=False),
    sa.Column('wait_until', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.PrimaryKeyConstraint('address', name=op.f('pk_signintrouble'))
    )
    op.create_table('site',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('name', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('kind', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('note', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_site'))
    )
    op.create_table('task',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('title', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('detail', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('status', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=False),
    sa.Column('owner', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('question', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('becomes', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('risk_ids', sa.JSON(), nullable=False),
    sa.Column('note', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('milestones', sa.JSON(), nullable=False),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_task'))
    )
    op.create_table('vendor',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('name', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('service', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('touches_phi', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('agreement', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('agreement_signed_on', sa.Date(), nullable=True),
    sa.Column('agreement_ends_on', sa.Date(), nullable=True),
    sa.Column('multi_factor', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('ended_on', sa.Date(), nullable=True),
    sa.Column('note', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_vendor'))
    )
    op.create_table('asset',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('name', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('type', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('holds_ephi', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('group_id', sa.Uuid(), nullable=True),
    sa.Column('site_id', sa.Uuid(), nullable=True),
    sa.Column('vendor_id', sa.Uuid(), nullable=True),
    sa.Column('location', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('owner', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('encrypted', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('multi_factor', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('shared_sign_in', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('supported', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('critical', sa.Boolean(), nullable=False),
    sa.Column('count', sa.Integer(), nullable=False),
    sa.Column('added_on', sa.Date(), nullable=True),
    sa.Column('retired_on', sa.Date(), nullable=True),
    sa.Column('note', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.ForeignKeyConstraint(['practice_id', 'group_id'], ['assetgroup.practice_id', 'assetgroup.id'], name=op.f('fk_asset_practice_id_group_id')),
    sa.ForeignKeyConstraint(['practice_id', 'site_id'], ['site.practice_id', 'site.id'], name=op.f('fk_asset_practice_id_site_id')),
    sa.ForeignKeyConstraint(['practice_id', 'vendor_id'], ['vendor.practice_id', 'vendor.id'], name=op.f('fk_asset_practice_id_vendor_id')),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_asset'))
    )
    with op.batch_alter_table('asset', schema=None) as batch_op:
        batch_op.create_index('ix_asset_practice_id_type', ['practice_id', 'type'], unique=False)

    op.create_table('link',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('purpose', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('secret', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('email', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('user_id', sa.Uuid(), nullable=True),
    sa.Column('practice_id', sa.Uuid(), nullable=True),
    sa.Column('role', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('made_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('expires_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('used_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['user_id'], ['account.id'], name=op.f('fk_link_user_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_link')),
    sa.UniqueConstraint('secret', name=op.f('uq_link_secret'))
    )
    op.create_table('membership',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Uuid(), nullable=True),
    sa.Column('partner_id', sa.Uuid(), nullable=True),
    sa.Column('role', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['partner_id'], ['partner.id'], name=op.f('fk_membership_partner_id')),
    sa.ForeignKeyConstraint(['user_id'], ['account.id'], name=op.f('fk_membership_user_id')),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_membership')),
    sa.UniqueConstraint('practice_id', 'partner_id', name=op.f('uq_membership_practice_id_partner_id')),
    sa.UniqueConstraint('practice_id', 'user_id', name=op.f('uq_membership_practice_id_user_id'))
    )
    with op.batch_alter_table('membership', schema=None) as batch_op:
        batch_op.create_index('ix_membership_partner', ['partner_id'], unique=False)
        batch_op.create_index('ix_membership_user', ['user_id'], unique=False)

    op.create_table('partnermember',
    sa.Column('partner_id', sa.Uuid(), nullable=False),
    sa.Column('user_id', sa.Uuid(), nullable=False),
    sa.Column('administrator', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['partner_id'], ['partner.id'], name=op.f('fk_partnermember_partner_id')),
    sa.ForeignKeyConstraint(['user_id'], ['account.id'], name=op.f('fk_partnermember_user_id')),
    sa.PrimaryKeyConstraint('partner_id', 'user_id', name=op.f('pk_partnermember'))
    )
    with op.batch_alter_table('partnermember', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_partnermember_user_id'), ['user_id'], unique=False)

    op.create_table('sign_in',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('user_id', sa.Uuid(), nullable=False),
    sa.Column('secret', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('former', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('started_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('used_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('expires_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('ended_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('client', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.ForeignKeyConstraint(['user_id'], ['account.id'], name=op.f('fk_sign_in_user_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sign_in')),
    sa.UniqueConstraint('secret', name=op.f('uq_sign_in_secret'))
    )
    with op.batch_alter_table('sign_in', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_sign_in_user_id'), ['user_id'], unique=False)

    op.create_table('flow',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('name', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('from_asset_id', sa.Uuid(), nullable=True),
    sa.Column('to_asset_id', sa.Uuid(), nullable=True),
    sa.Column('to_vendor_id', sa.Uuid(), nullable=True),
    sa.Column('channel', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('encrypted', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('note', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.ForeignKeyConstraint(['practice_id', 'from_asset_id'], ['asset.practice_id', 'asset.id'], name=op.f('fk_flow_practice_id_from_asset_id')),
    sa.ForeignKeyConstraint(['practice_id', 'to_asset_id'], ['asset.practice_id', 'asset.id'], name=op.f('fk_flow_practice_id_to_asset_id')),
    sa.ForeignKeyConstraint(['practice_id', 'to_vendor_id'], ['vendor.practice_id', 'vendor.id'], name=op.f('fk_flow_practice_id_to_vendor_id')),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_flow'))
    )
    op.create_table('risk',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('pair', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('title', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('threat', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('vulnerability', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('group_id', sa.Uuid(), nullable=True),
    sa.Column('asset_id', sa.Uuid(), nullable=True),
    sa.Column('inherent_likelihood', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('inherent_impact', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('likelihood', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('impact', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('reason', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('response', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('response_reason', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('owner', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('accepted_until', sa.Date(), nullable=True),
    sa.Column('status', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('note', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('level', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('rank', sa.Integer(), nullable=False),
    sa.Column('method', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('edition', sa.Date(), nullable=False),
    sa.Column('approved_by', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('approved_on', sa.Date(), nullable=True),
    sa.Column('rated_by', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('rated_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['practice_id', 'asset_id'], ['asset.practice_id', 'asset.id'], name=op.f('fk_risk_practice_id_asset_id')),
    sa.ForeignKeyConstraint(['practice_id', 'group_id'], ['assetgroup.practice_id', 'assetgroup.id'], name=op.f('fk_risk_practice_id_group_id')),
    sa.PrimaryKeyConstraint('practice_id', 'id', name=op.f('pk_risk')),
    sa.UniqueConstraint('practice_id', 'number', name=op.f('uq_risk_practice_id_number'))
    )
    with op.batch_alter_table('risk', schema=None) as batch_op:
        batch_op.create_index('ix_risk_practice_id_rank', ['practice_id', 'rank', 'id'], unique=False)

    guard(op.get_bind())


def downgrade() -> None:
    with op.batch_alter_table('risk', schema=None) as batch_op:
        batch_op.drop_index('ix_risk_practice_id_rank')

    op.drop_table('risk')
    op.drop_table('flow')
    with op.batch_alter_table('sign_in', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_sign_in_user_id'))

    op.drop_table('sign_in')
    with op.batch_alter_table('partnermember', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_partnermember_user_id'))

    op.drop_table('partnermember')
    with op.batch_alter_table('membership', schema=None) as batch_op:
        batch_op.drop_index('ix_membership_user')
        batch_op.drop_index('ix_membership_partner')

    op.drop_table('membership')
    op.drop_table('link')
    with op.batch_alter_table('asset', schema=None) as batch_op:
        batch_op.drop_index('ix_asset_practice_id_type')

    op.drop_table('asset')
    op.drop_table('vendor')
    op.drop_table('task')
    op.drop_table('site')
    op.drop_table('signintrouble')
    with op.batch_alter_table('reply', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_reply_at'))

    op.drop_table('reply')
    op.drop_table('practice')
    op.drop_table('person')
    op.drop_table('partner')
    with op.batch_alter_table('file', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_file_sha256'))

    op.drop_table('file')
    op.drop_table('event')
    op.drop_table('decision')
    op.drop_table('counter')
    op.drop_table('changecontent')
    op.drop_table('change')
    op.drop_table('chainhead')
    op.drop_table('assetgroup')
    op.drop_table('apitoken')
    op.drop_table('answer')
    op.drop_table('analysis')
    op.drop_table('account')
