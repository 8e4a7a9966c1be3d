"""PromptHeader: the front matter of a prompt file."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
"""A prompt's name: lower case, so that it is a folder name everywhere."""

Version = Annotated[str, StringConstraints(pattern=r"^\d+\.\d+\.\d+$")]
"""Three numbers; the file of that version is `<version>.md`."""

PartialRef = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*@\d+$")]
"""A partial and its number, e.g. `figures@1`; the file is `partials/figures/1.md`."""

Period = Literal["day", "week"]
"""Which facts a prompt is given: those of the last session, or of the week that it ends."""


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
    period: Period = "day"
    partials: tuple[PartialRef, ...] = ()
    """Shared texts that the parts include."""
    inputs: dict[str, str]
    """Variables that the parts may use, each with a line that says what it is."""
    output: dict[str, Any]
    """JSON schema of the reply; `x-lock` marks what each request narrows (see `writing.lock`)."""
