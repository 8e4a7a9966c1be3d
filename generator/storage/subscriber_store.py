"""SqlSubscribers: subscribers in the database."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection, Row

from generator.delivery.address import address_key, normalize_address
from generator.delivery.subscriber import Subscriber, SubscriberStatus, not_subscribed
from generator.storage.database import Database
from generator.storage.tables import subscribers


class SqlSubscribers:
    """`SubscriberStore` over a database.

    Args:
        database: An opened database.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, subscribers: Sequence[Subscriber]) -> tuple[Subscriber, ...]:
        """Add those not yet known, all or none; a known one keeps its status and name."""
        offered: dict[str, Subscriber] = {}
        for one in subscribers:
            address = normalize_address(one.address)
            offered.setdefault(address.lower(), Subscriber(address, one.status, one.name))
        with self._database.write() as connection:
            known = _keys(connection)
            new = {key: one for key, one in offered.items() if key not in known}
            if new:
                connection.execute(insert(_TABLE), [_values(key, one) for key, one in new.items()])
        return tuple(new.values())

    def get(self, address: str) -> Subscriber | None:
        """The subscriber with this address."""
        with self._database.read() as connection:
            return _find(connection, address_key(address))

    def list(self, status: SubscriberStatus | None = None) -> tuple[Subscriber, ...]:
        """Subscribers in order of address, all or of one status."""
        query = select(_TABLE).order_by(_TABLE.c.key)
        if status is not None:
            query = query.where(_TABLE.c.status == status)
        with self._database.read() as connection:
            return tuple(_subscriber(row) for row in connection.execute(query))

    def set_status(self, address: str, status: SubscriberStatus) -> Subscriber:
        """Change a subscriber's status and return the new entry."""
        key = address_key(address)
        with self._database.write() as connection:
            connection.execute(update(_TABLE).where(_TABLE.c.key == key).values(status=status))
            found = _find(connection, key)
        if found is None:
            raise not_subscribed(address)
        return found

    def remove(self, address: str) -> None:
        """Forget a subscriber."""
        with self._database.write() as connection:
            done = connection.execute(delete(_TABLE).where(_TABLE.c.key == address_key(address)))
        if done.rowcount == 0:
            raise not_subscribed(address)


_TABLE = subscribers


def _keys(connection: Connection) -> set[str]:
    return set(connection.scalars(select(_TABLE.c.key)))


def _find(connection: Connection, key: str) -> Subscriber | None:
    row = connection.execute(select(_TABLE).where(_TABLE.c.key == key)).first()
    return None if row is None else _subscriber(row)


def _values(key: str, one: Subscriber) -> dict[str, str]:
    return {"key": key, "address": one.address, "status": one.status, "name": one.name}


def _subscriber(row: Row[Any]) -> Subscriber:
    return Subscriber(row.address, row.status, row.name)
