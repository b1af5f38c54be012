"""Settings of one installation, from the environment or a `.env` file (`SAMORDNA_…`)."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.agreement import Agreement, file

PREFIX = "SAMORDNA_"

Secret = Annotated[SecretStr, Field(min_length=1)]
NO_SECRET = SecretStr("")


class SlackMode(StrEnum):
    """Slack calls us over HTTP, or we connect to Slack (Socket Mode)."""

    HTTP = "http"
    SOCKET = "socket"


class Settings(BaseSettings):
    """What the operator decides; secrets never show in logs or reprs.

    `secret_key` seals the audit chain and makes the secret links: losing it voids both.
    `public_url` is where staff without chat reach their pages; without it no mail has a link.
    `slack_api` and `slack_hooks` are Slack's own addresses; tests put others in their place.
    """

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", extra="ignore", hide_input_in_errors=True
    )

    database_url: str = "sqlite:///samordna.db"
    secret_key: Annotated[SecretStr, Field(min_length=32)]
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65535)] = 8080
    public_url: Annotated[str, Field(pattern=r"^(https://[a-z0-9.-]+(:\d{1,5})?)?$")] = ""
    area_slug: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,64}$")] = "omradet"
    area_name: Annotated[str, Field(min_length=1, max_length=120)] = "Området"
    agreement: Path | None = None
    mail_from: Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+$")]
    smtp_host: Annotated[str, Field(min_length=1)]
    smtp_port: Annotated[int, Field(ge=1, le=65535)] = 587
    smtp_user: str = ""
    smtp_password: SecretStr = NO_SECRET
    smtp_starttls: bool = True
    slack_mode: SlackMode = SlackMode.HTTP
    slack_bot_token: Secret
    slack_signing_secret: SecretStr = NO_SECRET
    slack_app_token: SecretStr = NO_SECRET
    slack_api: str = "https://slack.com/api/"
    slack_hooks: str = "https://hooks.slack.com/"

    @model_validator(mode="after")
    def _way_in(self) -> "Settings":
        http = self.slack_mode is SlackMode.HTTP
        needed = self.slack_signing_secret if http else self.slack_app_token
        if not needed.get_secret_value():
            raise ValueError("slack_signing_secret" if http else "slack_app_token")
        return self


WHAT = {
    "database_url": "databasens adress, till exempel sqlite:///samordna.db",
    "secret_key": "installationens nyckel, minst 32 tecken, till exempel från openssl rand -hex 32",
    "host": "adressen som tjänsten lyssnar på",
    "port": "porten som tjänsten lyssnar på, 1–65535",
    "public_url": "adressen där sidor för den som saknar chatt nås, till exempel "
    "https://samordnaren.kommunen.example, utan snedstreck på slutet",
    "area_slug": "områdets korta namn, bara a–z, 0–9 och bindestreck",
    "area_name": "områdets namn",
    "agreement": "sökvägen till områdets överenskommelse (TOML)",
    "mail_from": "adressen som mejlen kommer från",
    "smtp_host": "mejlserverns namn",
    "smtp_port": "mejlserverns port, 1–65535",
    "smtp_starttls": "true eller false",
    "slack_mode": "http eller socket",
    "slack_bot_token": "Slackappens bot-token, som börjar med xoxb-",
    "slack_signing_secret": "Slackappens signing secret, som behövs när läget är http",
    "slack_app_token": "Slackappens app-token, som börjar med xapp- och behövs när läget är socket",
}


class ConfigError(Exception):
    """Everything that is wrong with the settings, a Swedish sentence each; no values in them."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


def load(env_file: Path | None = Path(".env")) -> Settings:
    """The settings.

    Raises:
        ConfigError: all that is wrong with them, at once.
    """
    try:
        return Settings(_env_file=env_file)
    except ValidationError as error:
        raise ConfigError(
            [_sentence(each["loc"], each["type"], each["msg"]) for each in error.errors()]
        ) from None


def load_agreement(path: Path | None) -> Agreement:
    """The area's agreement from a TOML file; the plain one when there is no file.

    Raises:
        ConfigError: all that is wrong with it, at once, each with its line.
    """
    try:
        return file.load(path) if path else Agreement()
    except file.AgreementError as error:
        raise ConfigError(error.sentences) from None


def _sentence(place: tuple[int | str, ...], kind: str, message: str) -> str:
    name = str(place[0]) if place else message.removeprefix("Value error, ")
    variable, what = f"{PREFIX}{name.upper()}", WHAT.get(name, "en inställning")
    missing = kind == "missing" or not place
    return f"{variable} {'saknas' if missing else 'stämmer inte'}: {what}."
