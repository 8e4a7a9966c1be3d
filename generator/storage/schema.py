"""Schema versions: bring a database to the one this package knows.

The version is asked for with one query; alembic, which takes a while to import, is loaded only
when there is something to do.
"""

from importlib.resources import files

from sqlalchemy import inspect, text
from sqlalchemy.engine import Connection

from generator.errors import StorageError

HEAD = "0001"
"""The newest migration in `migrations/versions`."""

KNOWN = (HEAD,)
"""Every migration a database of this package may be at, oldest first."""

_LOCK = 0x6272_6965_66
"""Advisory lock on PostgreSQL while migrating ("brief" in ASCII)."""


def upgrade(connection: Connection, name: str) -> None:
    """Migrate a database inside the caller's transaction; nothing happens when it is current.

    Args:
        connection: In a write transaction.
        name: What messages call the database.

    Raises:
        StorageError: A newer version of this software wrote it.
    """
    if version(connection) == HEAD:
        return
    _wait_turn(connection)
    found = version(connection)
    if found == HEAD:
        return
    if found is not None and found not in KNOWN:
        raise StorageError(
            f"{name} was written by a newer version (schema {found!r}, this one knows {HEAD!r}); "
            "upgrade market-briefing or use another database."
        )
    if found is None and connection.dialect.name == "sqlite":
        _require_empty(connection, name)
    _migrate(connection)


def version(connection: Connection) -> str | None:
    """The migration a database is at; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    row = connection.execute(text("SELECT version_num FROM alembic_version")).first()
    return None if row is None else str(row[0])


def _wait_turn(connection: Connection) -> None:
    """Keep two processes from migrating at once; SQLite's write transaction does so already."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})


def _require_empty(connection: Connection, name: str) -> None:
    tables = inspect(connection).get_table_names()
    if tables:
        raise StorageError(
            f"{name} belongs to another program (it has a table {tables[0]!r}); name another file."
        )


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    folder = files("generator.storage") / "migrations"
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
