"""Transport: the HTTP client of one exchange with a model server.

The SDK's own client would follow redirects with the prompt in hand, wait forever for a reply that
drips in, add organisation headers from the environment, and hide how often it tried. This one
counts its requests and does none of that. Imported only when a model is called: it loads openai.
"""

import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import httpx2
from openai import DefaultHttpxClient

from generator.llm.address import is_loopback

_ACCOUNT_HEADERS = ("openai-organization", "openai-project")


class Transport:
    """An HTTP client with a request counter; close it when the exchange is over.

    Args:
        base_url: Where requests go.
        timeout: Seconds that one request may take from first to last byte.
        keep_account: Whether organisation and project headers may go out (OpenAI itself only).
    """

    def __init__(self, base_url: str, timeout: float, *, keep_account: bool) -> None:
        self.requests = 0
        self._timeout = timeout
        self._keep_account = keep_account
        hooks: dict[str, list[Any]] = {"request": [self._sent], "response": [self._answered]}
        self.client = DefaultHttpxClient(
            timeout=timeout,
            follow_redirects=False,
            trust_env=not is_loopback(urlsplit(base_url).hostname or ""),
            event_hooks=hooks,
        )

    def close(self) -> None:
        """Close the connections."""
        self.client.close()

    def _sent(self, request: httpx2.Request) -> None:
        self.requests += 1
        request.extensions["deadline"] = time.monotonic() + self._timeout
        if not self._keep_account:
            for name in _ACCOUNT_HEADERS:
                request.headers.pop(name, None)

    def _answered(self, response: httpx2.Response) -> None:
        stream = response.stream
        if isinstance(stream, httpx2.SyncByteStream):
            response.stream = _UntilDeadline(stream, response.request)


class _UntilDeadline(httpx2.SyncByteStream):
    """A response body that must be complete by its request's deadline."""

    def __init__(self, stream: httpx2.SyncByteStream, request: httpx2.Request) -> None:
        self._stream = stream
        self._request = request

    def __iter__(self) -> Iterator[bytes]:
        deadline: float = self._request.extensions["deadline"]
        for chunk in self._stream:
            if time.monotonic() > deadline:
                raise httpx2.ReadTimeout("the reply came in too slowly", request=self._request)
            yield chunk

    def close(self) -> None:
        self._stream.close()
