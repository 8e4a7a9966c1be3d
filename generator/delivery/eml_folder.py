"""EmlFolderTransport: messages as files that any mail program opens."""

import hashlib
import os
import re
import tempfile
from email.message import EmailMessage
from pathlib import Path
from types import TracebackType
from typing import Self

from generator.delivery.headers import MAIL_POLICY
from generator.errors import DeliveryError


class EmlFolderTransport:
    """Writes each message to `<recipient>-<hash of its Message-ID>.eml`; nobody receives anything.

    A file appears whole or not at all; writing the same message again replaces it.

    Args:
        folder: Where the files go; made when it does not exist.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.written: list[Path] = []
        """Files of this object's messages, in order."""

    def send(self, message: EmailMessage, *, sender: str, recipient: str) -> None:
        """Write one message.

        Raises:
            DeliveryError: The folder cannot be written.
        """
        name = re.sub(r"[^A-Za-z0-9@.+-]", "_", recipient)
        identity = hashlib.sha256(str(message["Message-ID"]).encode()).hexdigest()[:12]
        path = self.folder / f"{name}-{identity}.eml"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            _write_whole(path, message.as_bytes(policy=MAIL_POLICY))
        except OSError as error:
            raise DeliveryError(
                f"the message for {recipient!r} cannot be written to {str(self.folder)!r} "
                f"({error.strerror}); name a folder that can be written."
            ) from error
        self.written.append(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Nothing to close."""


def _write_whole(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
