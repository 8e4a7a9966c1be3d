"""What a model server's failure means: a refused option, or an error to report.

Imported only when a call has failed: it loads openai.
"""

import re
from collections.abc import Collection

import httpx2
import openai

from generator.errors import ModelError, UnreachableModelError

_FORMAT_WORDS = re.compile(r"response_format|json_schema|schema|grammar|pattern|guided", re.I)


def refused_parameter(error: openai.APIStatusError, sent: Collection[str]) -> str | None:
    """The sampling parameter the server objects to, if that is what it says."""
    if error.status_code not in (400, 422):
        return None
    return next((name for name in sent if name in error.message), None)


def is_refused_format(error: openai.APIStatusError) -> bool:
    """Whether a weaker response format may help.

    A plain 400 or 422 counts, since servers word this in many ways; a server error counts only
    when it speaks of the schema (some fail while they compile it).
    """
    from langchain_core.exceptions import ContextOverflowError

    if isinstance(error, ContextOverflowError):
        return False
    if error.status_code in (400, 422):
        return True
    return error.status_code >= 500 and bool(_FORMAT_WORDS.search(error.message))


def explain(error: Exception, name: str, url: str, timeout: float, requests: int) -> ModelError:
    """The failure as one sentence; never with the key, never with a whole response body."""
    times = f"{requests} request{'' if requests == 1 else 's'}"
    kind = UnreachableModelError if _nobody_answers(error) else ModelError
    return kind(f"{name} {_reason(error, url, timeout)} ({times})", attempts=requests)


def _nobody_answers(error: Exception) -> bool:
    """Whether no connection came about at all, as with a mistyped address."""
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, httpx2.ConnectError):
        cause = cause.__cause__
    return cause is not None


def _reason(error: Exception, url: str, timeout: float) -> str:
    if isinstance(error, openai.APITimeoutError):
        return f"gave no complete answer within {timeout:g} s"
    if isinstance(error, openai.APIConnectionError):
        return f"cannot be reached at {url}; check the address and that the server runs"
    if isinstance(error, openai.AuthenticationError | openai.PermissionDeniedError):
        return "refused the key; check the key setting of this server"
    if isinstance(error, openai.NotFoundError):
        return f"does not exist at {url}; check the model's name"
    if isinstance(error, openai.RateLimitError):
        return "is over its rate limit or quota; try again later"
    if isinstance(error, openai.APIStatusError):
        return f"answered with HTTP {error.status_code}: {_shortened(error.message)}"
    return f"gave no chat completion: {_shortened(str(error) or type(error).__name__)}"


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 160 else line[:160] + "…"
