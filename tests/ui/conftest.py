"""A review room over a fresh database, empty or with the sample's briefing."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator.settings import Settings
from generator.workspace.request import RunRequest
from generator.workspace.review_room import ReviewRoom
from generator.workspace.workspace import Workspace
from generator.writing.briefing import Briefing

NOW = datetime(2025, 12, 12, 13, 5, tzinfo=UTC)


def workspace_in(folder: Path) -> Workspace:
    return Workspace(Settings(home=folder), clock=lambda: NOW)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[Briefing, dict]:
    """The sample's briefing without what blocks it, and the record of its run."""
    workspace = workspace_in(tmp_path_factory.mktemp("made"))
    made = workspace.run(RunRequest(source="sample", model="rules", with_charts=False))
    record = workspace.stores.runs.load(made.briefing.run_id)
    workspace.close()
    sections = (
        replace(section, passages=tuple(one for one in section.passages if not one.blocks))
        for section in made.briefing.sections
    )
    briefing = replace(made.briefing, sections=tuple(s for s in sections if s.passages))
    assert not briefing.blocks
    return briefing, dict(record)


@pytest.fixture
def empty_room(tmp_path: Path) -> Iterator[ReviewRoom]:
    room = ReviewRoom(workspace_in(tmp_path / "home"))
    yield room
    room.close()


@pytest.fixture
def stored(tmp_path: Path, sample: tuple[Briefing, dict]) -> Iterator[Callable[..., ReviewRoom]]:
    """Opens a room that holds the sample's briefing, changed as asked."""
    briefing, record = sample
    rooms: list[ReviewRoom] = []

    def make(**changes: object) -> ReviewRoom:
        workspace = workspace_in(tmp_path / "home")
        workspace.stores.runs.save(briefing.run_id, record, at=NOW)
        workspace.desk.submit(replace(briefing, **changes))
        rooms.append(ReviewRoom(workspace))
        return rooms[-1]

    yield make
    for room in rooms:
        room.close()


@pytest.fixture
def room(stored: Callable[..., ReviewRoom]) -> ReviewRoom:
    return stored()
