"""PromptHeader: the front matter of a prompt file."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
"""A prompt's name: lower case, so that it is a folder name everywhere."""

Version = Annotated[str, StringConstraints(pattern=r"^\d+\.\d+\.\d+$")]
"""Three numbers; the file of that version is `<version>.md`."""


class Parameters(BaseModel):
    """Sampling parameters that belong to a prompt; one that is not set is not sent."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    max_output_tokens: int = Field(gt=0)
    """Upper bound of the reply, in the model's tokens: the only bound on its length."""
    temperature: float | None = Field(default=None, ge=0, le=2)
    top_p: float | None = Field(default=None, gt=0, le=1)
    seed: int | None = None

    def as_mapping(self) -> dict[str, float | int]:
        """The parameters that are set, by name."""
        return self.model_dump(exclude_none=True)


class PromptHeader(BaseModel):
    """What the file says about itself, between the `---` lines."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Name
    version: Version
    description: str
    changelog: str
    parameters: Parameters
    inputs: dict[str, str]
    """Variables that the parts may use, each with a line that says what it is."""
    output: dict[str, Any]
    """JSON schema of the reply; `x-lock` marks what each request narrows (see `writing.lock`)."""
