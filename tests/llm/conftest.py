"""The loopback server as a fixture; whatever a test does, its requests must be well formed."""

from collections.abc import Iterator

import pytest
from stub_openai import StubServer


@pytest.fixture
def stub() -> Iterator[StubServer]:
    server = StubServer()
    yield server
    server.close()
    assert server.complaints == []
