"""Database: one SQLite file or PostgreSQL database, its transactions and its errors."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, event
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError, SQLAlchemyError

from generator.errors import StorageError
from generator.storage.schema import upgrade

_ON_CONNECT = (
    "PRAGMA busy_timeout = 5000",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA foreign_keys = ON",
)
_FORMS = "sqlite:///briefings.db or postgresql+psycopg://user@host/name"


class Database:
    """Hands out transactions; every database error leaves it as `StorageError`.

    Args:
        engine: The engine to use.
        name: What messages call the database; never holds a password.
    """

    def __init__(self, engine: Engine, name: str) -> None:
        self.engine = engine
        self.name = name
        self._writer = engine.execution_options(takes_write_lock=True)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that sees one consistent state."""
        with self._translated(), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that is committed whole, or not at all when its body raises.

        On SQLite it waits its turn before it reads, so what it read still holds when it writes.
        """
        with self._translated(), self._writer.begin() as connection:
            yield connection

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as error:
            raise StorageError(f"{self.name} {_reason(error)}.") from error


def open_database(url: str) -> Database:
    """Connect, create what is missing and bring the schema up to date.

    Args:
        url: A SQLAlchemy URL. `sqlite:///PATH` names a file, made with its folder on first use;
            `sqlite://` lives in memory and ends with the process; `postgresql+psycopg://…` (or
            `postgresql://…`) needs the extra `postgres`.

    Raises:
        StorageError: It cannot be reached, read or written, is no database, or was written by a
            newer version.
    """
    parsed = _parsed(url)
    name = _name(parsed)
    _make_folder(parsed, name)
    database = Database(_engine(parsed), name)
    try:
        with database.write() as connection:
            upgrade(connection, name)
    except BaseException:
        database.close()
        raise
    return database


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise StorageError(f"the database URL is not of a form such as {_FORMS}.") from error
    if parsed.drivername in ("postgresql", "postgres"):
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.get_backend_name() not in ("sqlite", "postgresql"):
        raise StorageError(
            f"{parsed.get_backend_name()!r} databases are not supported; use {_FORMS}."
        )
    return parsed


def _engine(url: URL) -> Engine:
    try:
        engine = create_engine(url)
    except ModuleNotFoundError as error:
        raise StorageError(
            "PostgreSQL needs a driver that is not installed; "
            "install it with: pip install 'market-briefing[postgres]'."
        ) from error
    except (ArgumentError, NoSuchModuleError) as error:
        raise StorageError(f"the database URL cannot be used; write it as {_FORMS}.") from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # The driver must not open transactions by itself: it would read first and lock later.
    connection.isolation_level = None
    for statement in _ON_CONNECT:
        connection.execute(statement)


def _begin_sqlite(connection: Connection) -> None:
    is_write = connection.get_execution_options().get("takes_write_lock", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_write else "BEGIN")


def _name(url: URL) -> str:
    if url.get_backend_name() == "sqlite":
        return f"the database {url.database or 'in memory'!r}"
    return f"the database {url.render_as_string(hide_password=True)!r}"


def _make_folder(url: URL, name: str) -> None:
    if url.get_backend_name() != "sqlite" or url.database in (None, "", ":memory:"):
        return
    path = Path(str(url.database))
    if path.is_dir():
        raise StorageError(f"{name} is a folder; name a file in it.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(
            f"{name} cannot be made: {str(path.parent)!r} is not a folder that can be written "
            f"({error.strerror})."
        ) from error


def _reason(error: SQLAlchemyError) -> str:
    """What went wrong, in words, from the driver's own message."""
    text = str(getattr(error, "orig", None) or error).strip().splitlines()
    first = text[0] if text else type(error).__name__
    known = {
        "unable to open database file": "cannot be opened; check that its folder can be written",
        "readonly database": "cannot be written; check its permissions and its folder's",
        "file is not a database": "is some other file; name another path",
        "disk is full": "cannot be written: the disk is full",
        "database is locked": "is in use by another process; try again",
        "disk I/O error": "cannot be read or written (disk error); check its folder",
        "malformed": "is damaged; restore it from a backup",
    }
    for sign, reason in known.items():
        if sign in first:
            return reason
    is_connection = isinstance(error, OperationalError)
    return f"{'cannot be used' if is_connection else 'refused the request'}: {first.rstrip('.')}"
