"""Fixtures of the rendering tests."""

import pytest
from rendering_briefing import make_briefing

from generator.writing.briefing import Briefing


@pytest.fixture
def briefing() -> Briefing:
    """The hand-made briefing as it is."""
    return make_briefing()
