"""The whole output, compared with what was looked at and accepted."""

from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from generator.rendering.render import Images, render
from generator.rendering.view import build_view
from generator.writing.briefing import Briefing


class _Html(SingleFileSnapshotExtension):
    file_extension = "html"
    _write_mode = WriteMode.TEXT
    write_mode = WriteMode.TEXT


class _Text(_Html):
    file_extension = "txt"


class _Markdown(_Html):
    file_extension = "md"


@pytest.mark.parametrize(
    ("form", "images", "extension"),
    [("html", "cid", _Html), ("text", "cid", _Text), ("markdown", "file", _Markdown)],
)
def test_output_is_as_accepted(
    briefing: Briefing, snapshot: SnapshotAssertion, form: str, images: Images, extension: Any
) -> None:
    rendered = render(build_view(briefing), images)
    assert getattr(rendered, form) == snapshot(extension_class=extension)
