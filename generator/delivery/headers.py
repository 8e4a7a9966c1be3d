"""Mail headers that the standard library would spoil when it folds them.

Python folds a URL longer than a line as if it were prose, which turns `List-Unsubscribe` into
encoded words that no mail client reads, and it may lose the space between two encoded words of a
subject. The two header classes here fold by their own rules; all other headers are left alone.
"""

from email.header import Header
from email.headerregistry import BaseHeader, HeaderRegistry, UnstructuredHeader
from email.policy import SMTP
from typing import Any


class _UrlListHeader(UnstructuredHeader, BaseHeader):
    """`<url>, <url>`: folded between URLs only."""

    def fold(self, *, policy: Any) -> str:
        urls = str(self).split(", ")
        joined = f",{policy.linesep} ".join(urls)
        return f"{self.name}: {joined}{policy.linesep}"


class _SubjectHeader(UnstructuredHeader, BaseHeader):
    """Prose: plain when ASCII, else one run of encoded words."""

    def fold(self, *, policy: Any) -> str:
        if str(self).isascii():
            return super().fold(policy=policy)
        encoded = Header(str(self), "utf-8", header_name=self.name)
        return f"{self.name}: {encoded.encode(linesep=policy.linesep)}{policy.linesep}"


def _registry() -> HeaderRegistry:
    registry = HeaderRegistry()
    registry.map_to_type("list-unsubscribe", _UrlListHeader)
    registry.map_to_type("subject", _SubjectHeader)
    return registry


MAIL_POLICY = SMTP.clone(header_factory=_registry())
"""How messages are built and serialized: CRLF, 78 columns, the header rules above."""
