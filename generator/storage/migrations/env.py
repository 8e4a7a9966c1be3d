"""Alembic's entry: runs migrations on the connection that `storage.schema` hands over."""

from alembic import context

from generator.storage.tables import metadata


def run() -> None:
    """Migrate inside the transaction the connection is already in."""
    connection = context.config.attributes["connection"]
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()


run()
