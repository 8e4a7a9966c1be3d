"""The loopback server as a fixture."""

from stub_openai import stub

__all__ = ["stub"]
