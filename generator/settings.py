"""Settings: the only reader of the environment and of `briefing.toml`."""

from pathlib import Path

from pydantic import AliasChoices, Field, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from generator.errors import UsageError
from generator.rendering.mail_images import MailImages

FILE = Path("briefing.toml")
"""Read from the working folder; the environment wins over it."""


class Settings(BaseSettings):
    """What an installation is set up with. Keys are secret: never shown, logged or stored."""

    model_config = SettingsConfigDict(
        env_prefix="BRIEFING_", toml_file=FILE, extra="forbid", frozen=True, populate_by_name=True
    )

    home: Path = Field(default_factory=lambda: Path.home() / ".market-briefing")
    """Data folder: database, cache, outputs."""
    database_url: str | None = None
    """SQLite in the data folder when unset; PostgreSQL as postgresql+psycopg://…"""
    source: str = "sample"
    """Source when the command line names none."""
    model: str = "auto"
    """Writer when the command line names none."""
    openai_api_key: SecretStr | None = Field(
        default=None, validation_alias=AliasChoices("OPENAI_API_KEY", "openai_api_key")
    )
    compatible_api_key: SecretStr | None = None
    """For `compatible:` servers; they never see the OpenAI key."""
    model_timeout: float = Field(default=120.0, gt=0)
    """Seconds for one model request."""
    model_retries: int = Field(default=2, ge=0, le=10)
    prompts: Path | None = None
    """Folder of prompts; the shipped one when unset."""
    smtp_url: str | None = None
    """smtp://user:password@host:port or smtps://…"""
    sender: str = "briefing@localhost"
    sender_name: str = "Market Briefing"
    reply_to: str | None = None
    list_id: str | None = None
    public_url: str | None = None
    """Base address of the public pages; without one, unsubscribing goes by mail."""
    mail_images: MailImages = "cid"
    """Where a mail has its pictures: attached, on the public pages, or told in words."""
    publication: str = "Market Briefing"

    @property
    def database(self) -> str:
        """The database URL in use."""
        return self.database_url or f"sqlite:///{self.home / 'briefings.sqlite3'}"

    @property
    def outputs(self) -> Path:
        """Folder that runs write to when the command line names none."""
        return self.home / "out"

    @property
    def public(self) -> Path:
        """Folder that the public address serves: pictures of approved mails."""
        return self.home / "public"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments win over the environment, which wins over the file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def load_settings() -> Settings:
    """Settings from the environment and `briefing.toml`.

    Raises:
        UsageError: A setting is unknown or malformed; the message names it, never its value.
    """
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        name = ".".join(str(part) for part in first["loc"]) or "settings"
        if first["type"] == "extra_forbidden":
            raise UsageError(
                f"there is no setting {name!r}; take it out of {FILE.name}."
            ) from error
        raise UsageError(
            f"setting {name!r}: {first['msg'].lower()}; "
            f"check the environment (BRIEFING_…) and {FILE.name}."
        ) from error
    except ValueError as error:
        raise UsageError(f"{FILE.name} is not valid TOML: {error}") from error
