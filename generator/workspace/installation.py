"""Installation: the review room over this machine's settings."""

from generator.settings import load_settings
from generator.workspace.review_room import ReviewRoom
from generator.workspace.workspace import Workspace


def database_in_use() -> str:
    """URL of the database that the settings name.

    Raises:
        UsageError: A setting is unknown or malformed.
    """
    return load_settings().database


def open_room() -> ReviewRoom:
    """The review room over the settings' workspace.

    Raises:
        StorageError: The database cannot be opened.
        UsageError: A setting is unknown or malformed.
    """
    return ReviewRoom(Workspace(load_settings()))
