"""Settings of one installation, from the environment or a `.env` file (`SAMORDNA_…`)."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import Field, FilePath, SecretStr, ValidationError, model_validator
from pydantic_core import ErrorDetails
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
    `bounces_…` is the mailbox that mails come back to; without a host none is read.
    `calendars_…` is the app that may see when people are busy; without a tenant nobody looks.
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
    bounces_host: str = ""
    bounces_port: Annotated[int, Field(ge=1, le=65535)] = 993
    bounces_user: str = ""
    bounces_password: SecretStr = NO_SECRET
    bounces_token_url: Annotated[str, Field(pattern=r"^(https://\S+)?$")] = ""
    bounces_client_id: str = ""
    bounces_client_secret: SecretStr = NO_SECRET
    bounces_scope: str = "https://outlook.office365.com/.default"
    bounces_folder: Annotated[str, Field(min_length=1)] = "INBOX"
    bounces_minutes: Annotated[int, Field(ge=1, le=1440)] = 5
    bounces_ca_file: FilePath | None = None
    calendars_tenant: Annotated[str, Field(pattern=r"^[A-Za-z0-9.-]{0,64}$")] = ""
    calendars_client_id: str = ""
    calendars_client_secret: SecretStr = NO_SECRET
    calendars_mailbox: Annotated[str, Field(pattern=r"^([^@\s]+@[^@\s]+)?$")] = ""
    calendars_minutes: Annotated[int, Field(ge=5, le=1440)] = 30
    slack_api: str = "https://slack.com/api/"
    slack_hooks: str = "https://hooks.slack.com/"

    @model_validator(mode="after")
    def _whole(self) -> "Settings":
        needed = (*self._way_in(), *self._returned_mail(), *self._calendars())
        if missing := [name for name in needed if not getattr(self, name)]:
            raise ValueError(" ".join(missing))
        return self

    def _way_in(self) -> tuple[str, ...]:
        http = self.slack_mode is SlackMode.HTTP
        return ("slack_signing_secret" if http else "slack_app_token",)

    def _returned_mail(self) -> tuple[str, ...]:
        """What reading the mailbox needs, if it is to be read."""
        if not self.bounces_host:
            return ()
        by_token = ("bounces_client_id", "bounces_client_secret")
        return ("bounces_user", *(by_token if self.bounces_token_url else ("bounces_password",)))

    def _calendars(self) -> tuple[str, ...]:
        return ("calendars_client_id", "calendars_client_secret") if self.calendars_tenant else ()


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
    "bounces_port": "porten hos servern med brevlådan, 1–65535, oftast 993",
    "bounces_user": "kontot som brevlådan läses med, oftast mejladressen",
    "bounces_password": "lösenordet till brevlådan, om du inte sätter BOUNCES_TOKEN_URL",
    "bounces_token_url": "adressen som ger appen en åtkomstnyckel, och som börjar med https://",
    "bounces_client_id": "appens id, som behövs när BOUNCES_TOKEN_URL är satt",
    "bounces_client_secret": "appens hemlighet, som behövs när BOUNCES_TOKEN_URL är satt",
    "bounces_folder": "mappen där returmejlen ligger, oftast INBOX",
    "bounces_minutes": "hur ofta brevlådan läses, i minuter, 1–1440",
    "bounces_ca_file": "en fil med certifikatet för den som gått i god för servern",
    "calendars_tenant": "hyresgästens id eller domän i Entra ID",
    "calendars_client_id": "appens id, som behövs när CALENDARS_TENANT är satt",
    "calendars_client_secret": "appens hemlighet, som behövs när CALENDARS_TENANT är satt",
    "calendars_mailbox": "brevlådan i vars namn kalendrarna läses, om inte MAIL_FROM",
    "calendars_minutes": "hur ofta kalendrarna läses, i minuter, 5–1440",
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
        sentences = [each for found in error.errors() for each in _sentences(found)]
        raise ConfigError(sentences) from None


def load_agreement(path: Path | None) -> Agreement:
    """The area's agreement from a TOML file; the plain one when there is no file.

    Raises:
        ConfigError: all that is wrong with it, at once, each with its line.
    """
    try:
        return file.load(path) if path else Agreement()
    except file.AgreementError as error:
        raise ConfigError(error.sentences) from None


def _sentences(error: ErrorDetails) -> list[str]:
    """One for each setting that is wrong; those that others call for come together."""
    if error["loc"]:
        return [_sentence(str(error["loc"][0]), missing=error["type"] == "missing")]
    missing = error["msg"].removeprefix("Value error, ").split()
    return [_sentence(name, missing=True) for name in missing]


def _sentence(name: str, *, missing: bool) -> str:
    what = WHAT.get(name, "en inställning")
    return f"{PREFIX}{name.upper()} {'saknas' if missing else 'stämmer inte'}: {what}."
