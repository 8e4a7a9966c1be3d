import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "review"))

import os
from types import SimpleNamespace

import pytest

from generator.delivery.memory import MemoryOutbox, MemorySubscribers
from generator.review.memory import MemoryReviewStore, MemoryRunStore
from generator.storage.stores import open_stores
from generator.storage.tables import metadata

POSTGRES = os.environ.get("BRIEFING_TEST_POSTGRES_URL")
"""An empty PostgreSQL database the tests may use."""


@pytest.fixture
def sqlite_url(tmp_path):
    return f"sqlite:///{tmp_path / 'data' / 'briefings.db'}"


KINDS = ("memory", "sqlite", *(["postgresql"] if POSTGRES else []))


@pytest.fixture(params=KINDS)
def stores(request, sqlite_url):
    """Every store of one kind; the same tests hold for all kinds."""
    if request.param == "memory":
        yield SimpleNamespace(
            reviews=MemoryReviewStore(),
            runs=MemoryRunStore(),
            outbox=MemoryOutbox(),
            subscribers=MemorySubscribers(),
        )
        return
    url = sqlite_url if request.param == "sqlite" else POSTGRES
    with open_stores(url) as opened:
        yield opened
        if request.param == "postgresql":
            metadata.drop_all(opened.database.engine)
            with opened.database.write() as connection:
                connection.exec_driver_sql("DROP TABLE alembic_version")
