"""The errors a user can meet, one class per reaction.

BriefingError                root; the command line prints its one sentence and exits 2
├── UsageError               the request itself is wrong: unknown source, model, id or date
├── InputError               something the user supplied cannot be read: a file, a line, a value
│   └── NoDataError          readable, but nothing is known at that instant
├── PromptError              a prompt file is missing, malformed or changed after release
├── ModelError               the language model gave no usable reply; the narrator steps in
│   └── UnreachableModelError  nothing answers at the address the user named
├── ReviewError              the briefing's state forbids the action (approve, reject, edit)
│   ├── BlockedError         findings stand in the way; an override with a reason is needed
│   └── ConflictError        somebody else saved a newer revision first
├── StorageError             the database or the data folder cannot be read or written
└── DeliveryError            the message could not be built or handed to the mail server
"""


class BriefingError(Exception):
    """Root of every error that ends a command with one sentence and exit code 2."""


class UsageError(BriefingError):
    """The request names something that does not exist or cannot be combined."""


class InputError(BriefingError):
    """A file or value supplied by the user cannot be read.

    Args:
        message: What is wrong and what to do.
        path: The file, as the user named it.
        line: One-based line in the file, where known.
        column: Column name in the file, where known.
    """

    def __init__(
        self,
        message: str,
        *,
        path: str | None = None,
        line: int | None = None,
        column: str | None = None,
    ) -> None:
        place = ", ".join(
            part
            for part in (
                path,
                f"line {line}" if line is not None else None,
                f"column {column!r}" if column is not None else None,
            )
            if part
        )
        super().__init__(f"{place}: {message}" if place else message)
        self.path = path
        self.line = line
        self.column = column


class NoDataError(InputError):
    """The source is readable but holds nothing that was known at the as-of instant."""


class PromptError(BriefingError):
    """A prompt is missing, malformed, names an unknown variable, or changed after release."""


class ModelError(BriefingError):
    """The language model could not be reached or gave no usable reply.

    Args:
        message: What happened and what to do.
        attempts: How many requests were made.
    """

    def __init__(self, message: str, *, attempts: int = 0) -> None:
        super().__init__(message)
        self.attempts = attempts


class UnreachableModelError(ModelError):
    """Nothing answers at the model's address; an address the user named is likely mistyped."""


class ReviewError(BriefingError):
    """The briefing's state does not allow the action."""


class BlockedError(ReviewError):
    """Findings stand in the way of approval; an override must record who and why."""


class ConflictError(ReviewError):
    """Somebody saved a newer revision first; nothing was overwritten."""


class StorageError(BriefingError):
    """The database or the data folder cannot be read or written."""


class DeliveryError(BriefingError):
    """A message could not be built, or the mail server refused the connection."""


def why_unreadable(error: OSError | UnicodeError) -> str:
    """Why a file cannot be read, in words and without its name, which the message gives already."""
    if isinstance(error, UnicodeError):
        return "it is not UTF-8 text; save it as UTF-8"
    return error.strerror or str(error)
