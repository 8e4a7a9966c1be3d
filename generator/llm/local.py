"""LocalModel: a GGUF file on this machine, served by llama.cpp on loopback.

The server runs inside this process (package `xllamacpp`, extra `[local]`), listens on a free
loopback port, and asks for a key that exists only here, so that no other program on the machine
can use it. It starts with the first request and stops with `close`.
"""

import secrets
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from generator.errors import ModelError, UsageError, why_unreadable
from generator.llm.openai_chat import OpenAIChat
from generator.writing.model import Reply, Request

INSTALL = 'pip install "market-briefing[local]"'
CONTEXT_TOKENS = 8192
"""Room for prompt, reply and one repair."""

_MAGIC = b"GGUF"


class LocalModel:
    """A `Model` over a GGUF file.

    Args:
        path: The weights.
        timeout: Seconds for one request.

    Raises:
        UsageError: The file is missing or no GGUF file, or the extra is not installed.
    """

    def __init__(self, path: Path, *, timeout: float = 600.0) -> None:
        _check(path)
        self._path = path
        self._timeout = timeout
        self._key = secrets.token_urlsafe(16)
        self._server: Any = None

    @property
    def name(self) -> str:
        """`local:` and the file's name."""
        return f"local:{self._path.name}"

    def complete(self, request: Request) -> Reply:
        """Send one request; the first one starts the server.

        Raises:
            ModelError: The weights cannot be loaded, or no reply within the timeout.
        """
        if self._server is None:
            self._server = self._started()
        chat = OpenAIChat(
            self.name,
            self._path.stem,
            self._key,
            base_url=self._server.listening_address,
            timeout=self._timeout,
            max_retries=0,
        )
        return chat.complete(request)

    def close(self) -> None:
        """Stop the server, if it runs."""
        self._server = None

    def _started(self) -> Any:
        import xllamacpp

        params = xllamacpp.CommonParams()
        params.model.path = str(self._path)
        params.hostnames, params.port = ["127.0.0.1"], 0
        params.api_keys = [self._key]
        params.n_ctx, params.n_parallel = CONTEXT_TOKENS, 1
        params.ui = params.warmup = False
        # Never fetches anything.
        params.offline = True
        params.verbosity = 0
        try:
            return xllamacpp.Server(params)
        except RuntimeError as error:
            raise ModelError(
                f"{self.name} cannot be loaded; check that llama.cpp supports the file ({error})"
            ) from error


def _check(path: Path) -> None:
    try:
        with path.open("rb") as weights:
            magic = weights.read(len(_MAGIC))
    except OSError as error:
        why = why_unreadable(error)
        raise UsageError(f"the model file {str(path)!r} cannot be read ({why})") from error
    if magic != _MAGIC:
        raise UsageError(f"{str(path)!r} is not a GGUF file")
    if find_spec("xllamacpp") is None:
        raise UsageError(f"local models need the extra [local]; install it with: {INSTALL}")
