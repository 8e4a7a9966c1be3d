"""First schema: briefings with their history, runs, subscribers and the outbox."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create every table."""
    op.create_table('briefings',
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('id', sa.String(length=200), nullable=False),
    sa.Column('edition', sa.String(length=100), nullable=False),
    sa.Column('as_of', sa.DateTime(timezone=True), nullable=False),
    sa.Column('session', sa.Date(), nullable=False),
    sa.Column('is_sample', sa.Boolean(), nullable=False),
    sa.Column('state', sa.String(length=20), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('number', name=op.f('pk_briefings')),
    sa.UniqueConstraint('id', name=op.f('uq_briefings_id'))
    )
    op.create_index(op.f('ix_briefings_as_of'), 'briefings', ['as_of'], unique=False)
    op.create_index(op.f('ix_briefings_state'), 'briefings', ['state'], unique=False)
    op.create_table('runs',
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('id', sa.String(length=200), nullable=False),
    sa.Column('saved_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('record', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('number', name=op.f('pk_runs')),
    sa.UniqueConstraint('id', name=op.f('uq_runs_id'))
    )
    op.create_index(op.f('ix_runs_saved_at'), 'runs', ['saved_at'], unique=False)
    op.create_table('subscribers',
    sa.Column('key', sa.String(length=254), nullable=False),
    sa.Column('address', sa.String(length=254), nullable=False),
    sa.Column('status', sa.String(length=20), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_subscribers'))
    )
    op.create_index(op.f('ix_subscribers_status'), 'subscribers', ['status'], unique=False)
    op.create_table('decisions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('briefing_id', sa.String(length=200), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('action', sa.String(length=20), nullable=False),
    sa.Column('before', sa.String(length=20), nullable=False),
    sa.Column('after', sa.String(length=20), nullable=False),
    sa.Column('actor', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('why', sa.Text(), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=True),
    sa.Column('overrides', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['briefing_id'], ['briefings.id'], name=op.f('fk_decisions_briefing_id_briefings')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_decisions'))
    )
    op.create_index(op.f('ix_decisions_briefing_id'), 'decisions', ['briefing_id'], unique=False)
    op.create_table('outbox',
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.String(length=200), nullable=False),
    sa.Column('recipient_key', sa.String(length=254), nullable=False),
    sa.Column('recipient', sa.String(length=254), nullable=False),
    sa.Column('briefing_id', sa.String(length=200), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('state', sa.String(length=20), nullable=False),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('queued_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('error', sa.Text(), nullable=False),
    sa.Column('message_id', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['briefing_id'], ['briefings.id'], name=op.f('fk_outbox_briefing_id_briefings')),
    sa.PrimaryKeyConstraint('number', name=op.f('pk_outbox')),
    sa.UniqueConstraint('edition_id', 'recipient_key', name=op.f('uq_outbox_edition_id_recipient_key'))
    )
    op.create_index(op.f('ix_outbox_briefing_id'), 'outbox', ['briefing_id'], unique=False)
    op.create_index(op.f('ix_outbox_state_number'), 'outbox', ['state', 'number'], unique=False)
    op.create_table('revisions',
    sa.Column('briefing_id', sa.String(length=200), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('headline', sa.Text(), nullable=False),
    sa.Column('verdict', sa.String(length=20), nullable=False),
    sa.Column('saved_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['briefing_id'], ['briefings.id'], name=op.f('fk_revisions_briefing_id_briefings')),
    sa.PrimaryKeyConstraint('briefing_id', 'revision', name=op.f('pk_revisions'))
    )
    op.create_table('approvals',
    sa.Column('briefing_id', sa.String(length=200), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('approved_by', sa.Text(), nullable=False),
    sa.Column('approved_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('overrides', sa.Text(), nullable=False),
    sa.Column('subject', sa.Text(), nullable=False),
    sa.Column('html', sa.Text(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['briefing_id', 'revision'], ['revisions.briefing_id', 'revisions.revision'], name=op.f('fk_approvals_briefing_id_revision_revisions')),
    sa.PrimaryKeyConstraint('briefing_id', 'revision', name=op.f('pk_approvals'))
    )
    op.create_table('approval_images',
    sa.Column('briefing_id', sa.String(length=200), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('cid', sa.Text(), nullable=False),
    sa.Column('png', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['briefing_id', 'revision'], ['approvals.briefing_id', 'approvals.revision'], name=op.f('fk_approval_images_briefing_id_revision_approvals')),
    sa.PrimaryKeyConstraint('briefing_id', 'revision', 'position', name=op.f('pk_approval_images'))
    )
