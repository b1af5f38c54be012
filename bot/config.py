"""Settings of one installation, from the environment or a `.env` file (`SAMORDNA_…`)."""

import json
import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    FilePath,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import ErrorDetails, PydanticCustomError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.agreement import Agreement, file

PREFIX = "SAMORDNA_"

NO_SECRET = SecretStr("")
SHORTEST_TOKEN = 16


def _none_or_long(value: SecretStr) -> SecretStr:
    if 0 < len(value.get_secret_value()) < SHORTEST_TOKEN:
        raise ValueError("too_short")
    return value


OptionalSecret = Annotated[SecretStr, AfterValidator(_none_or_long)]


class SlackMode(StrEnum):
    """Slack calls us over HTTP, or we connect to Slack (Socket Mode)."""

    HTTP = "http"
    SOCKET = "socket"


Guid = Annotated[str, Field(pattern=r"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$")]
SLUG = r"^[a-z0-9-]{1,64}$"
LOOPBACK = r"^(http://(127\.0\.0\.1|localhost)(:\d{1,5})?/.*)?$"
TEAMS_KEYS = "https://login.botframework.com/v1/.well-known/keys"


class TeamsApp(BaseModel):
    """One of our apps in Teams, registered in the tenant whose people use it.

    It shows that it is itself by exactly one of a `certificate` (a PEM file that holds the
    private key and the certificate), a `secret` and a `managed_identity` in Azure. `domains` are
    the mail domains, with commas between, whose addresses the tenant vouches for.
    """

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    app_id: Guid
    tenant_id: Guid
    secret: SecretStr = NO_SECRET
    certificate: Path | None = None
    managed_identity: bool = False
    domains: str = ""

    @property
    def proofs(self) -> int:
        """In how many ways it can show that it is itself."""
        ways = (self.secret.get_secret_value(), self.certificate, self.managed_identity)
        return sum(map(bool, ways))


class MoreArea(BaseModel):
    """An area of the installation beside its first one, with an agreement of its own (TOML)."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    slug: Annotated[str, Field(pattern=SLUG)]
    name: Annotated[str, Field(min_length=1, max_length=120)]
    agreement: Path


class Settings(BaseSettings):
    """What the operator decides; secrets never show in logs or reprs.

    `secret_key` seals the audit chain and makes the secret links: losing it voids both.
    `public_url` is where staff without chat reach their pages; without it no mail has a link.
    `bounces_…` is the mailbox that mails come back to; without a host none is read.
    `calendars_…` is the app that may see when people are busy; without a tenant nobody looks.
    `metrics_token` opens `/metrics`, which is not there without one.
    `slack_api` and `slack_hooks` are Slack's own addresses; tests put others in their place.
    `teams_service` and `teams_keys` are where a simulator on loopback answers and signs.
    """

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", extra="ignore", hide_input_in_errors=True
    )

    database_url: str = "sqlite:///samordna.db"
    secret_key: Annotated[SecretStr, Field(min_length=32)]
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65535)] = 8080
    public_url: Annotated[str, Field(pattern=r"^(https://[a-z0-9.-]+(:\d{1,5})?)?$")] = ""
    metrics_token: OptionalSecret = NO_SECRET
    area_slug: Annotated[str, Field(pattern=SLUG)] = "omradet"
    area_name: Annotated[str, Field(min_length=1, max_length=120)] = "Området"
    agreement: Path | None = None
    more_areas: Annotated[tuple[MoreArea, ...], NoDecode] = ()
    mail_from: Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+$")]
    smtp_host: Annotated[str, Field(min_length=1)]
    smtp_port: Annotated[int, Field(ge=1, le=65535)] = 587
    smtp_user: str = ""
    smtp_password: SecretStr = NO_SECRET
    smtp_starttls: bool = True
    teams_app_id: Annotated[str, Field(pattern=r"^[0-9a-fA-F-]{36}$|^$")] = ""
    teams_tenant_id: Annotated[str, Field(pattern=r"^[0-9a-fA-F-]{36}$|^$")] = ""
    teams_secret: SecretStr = NO_SECRET
    teams_certificate: Path | None = None
    teams_managed_identity: bool = False
    teams_domains: str = ""
    teams_more: Annotated[tuple[TeamsApp, ...], NoDecode] = ()
    teams_service: Annotated[str, Field(pattern=LOOPBACK)] = ""
    teams_keys: Annotated[str, Field(pattern=f"{LOOPBACK}|^{TEAMS_KEYS}$")] = TEAMS_KEYS
    slack_mode: SlackMode = SlackMode.HTTP
    slack_bot_token: Annotated[SecretStr | None, Field(validate_default=True)] = None
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

    @property
    def slack(self) -> str:
        """The token that Slack is served with; empty when it is not."""
        return self.slack_bot_token.get_secret_value() if self.slack_bot_token else ""

    @property
    def teams(self) -> tuple[TeamsApp, ...]:
        """Our apps in Teams; none when it is not served."""
        if not self.teams_app_id:
            return ()
        first = TeamsApp(
            app_id=self.teams_app_id,
            tenant_id=self.teams_tenant_id,
            secret=self.teams_secret,
            certificate=self.teams_certificate,
            managed_identity=self.teams_managed_identity,
            domains=self.teams_domains,
        )
        return (first, *self.teams_more)

    @field_validator("teams_more", "more_areas", mode="before")
    @classmethod
    def _more(cls, told: object) -> object:
        # By itself pydantic-settings ends in a traceback for what is no JSON.
        return json.loads(told) if isinstance(told, str) and told else told or ()

    @field_validator("slack_bot_token")
    @classmethod
    def _some_chat(cls, token: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        if info.data.get("teams_app_id") or (token and token.get_secret_value()):
            return token
        if token is None:
            raise PydanticCustomError("missing", "no chat")
        raise ValueError("no chat")

    @model_validator(mode="after")
    def _whole(self) -> "Settings":
        needed = (*self._way_in(), *self._returned_mail(), *self._calendars())
        missing = [name for name in needed if not getattr(self, name)]
        slugs = [self.area_slug, *(each.slug for each in self.more_areas)]
        twice = ["more_areas"] if len(set(slugs)) < len(slugs) else []
        if wrong := [*missing, *self._in_teams(), *twice]:
            raise ValueError(" ".join(wrong))
        return self

    def _way_in(self) -> tuple[str, ...]:
        http = self.slack_mode is SlackMode.HTTP
        needed = "slack_signing_secret" if http else "slack_app_token"
        return (needed,) if self.slack else ()

    def _returned_mail(self) -> tuple[str, ...]:
        """What reading the mailbox needs, if it is to be read."""
        if not self.bounces_host:
            return ()
        by_token = ("bounces_client_id", "bounces_client_secret")
        return ("bounces_user", *(by_token if self.bounces_token_url else ("bounces_password",)))

    def _calendars(self) -> tuple[str, ...]:
        return ("calendars_client_id", "calendars_client_secret") if self.calendars_tenant else ()

    def _in_teams(self) -> tuple[str, ...]:
        """What Teams lacks, or has too much of."""
        if self.teams_app_id and not self.teams_tenant_id:
            return ("teams_tenant_id",)
        apps = self.teams
        ids = {app.app_id for app in apps} | {app.tenant_id for app in apps}
        found = {
            "teams_secret": any(app.proofs != 1 for app in apps) and not self.teams_service,
            "teams_certificate": not all(
                _holds_both(app.certificate) for app in apps if app.certificate
            ),
            # One tenant's administrator must not be able to make up another's addresses.
            "teams_domains": len(apps) > 1 and not all(app.domains for app in apps),
            "teams_more": len(ids) != 2 * len(apps),
        }
        return tuple(name for name, wrong in found.items() if wrong)


def _holds_both(pem: Path) -> bool:
    try:
        text = pem.read_text("ascii")
    except (OSError, UnicodeDecodeError):
        return False
    return "PRIVATE KEY-----" in text and "-----BEGIN CERTIFICATE-----" in text


WHAT = {
    "database_url": "databasens adress, till exempel sqlite:///samordna.db",
    "secret_key": "installationens nyckel, minst 32 tecken, till exempel från openssl rand -hex 32",
    "host": "adressen som tjänsten lyssnar på",
    "port": "porten som tjänsten lyssnar på, 1–65535",
    "public_url": "adressen där sidor för den som saknar chatt nås, till exempel "
    "https://samordnaren.kommunen.example, utan snedstreck på slutet",
    "metrics_token": "ordet som den som läser /metrics skickar med, minst 16 tecken",
    "area_slug": "områdets korta namn, bara a–z, 0–9 och bindestreck",
    "area_name": "områdets namn",
    "agreement": "sökvägen till områdets överenskommelse (TOML)",
    "more_areas": "fler områden som JSON, vart och ett med eget kort namn, till exempel "
    '[{"slug": "sjon", "name": "Sjön", "agreement": "sjon.toml"}]',
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
    "teams_app_id": "Teamsappens program-id (Application ID) från Entra",
    "teams_tenant_id": "klientorganisationens id (Tenant ID) från Entra, som behövs för Teams",
    "teams_secret": "varje app i Teams visar vem den är på ett enda sätt: en hemlighet i "
    "SAMORDNA_TEAMS_SECRET, en PEM-fil i SAMORDNA_TEAMS_CERTIFICATE eller "
    "SAMORDNA_TEAMS_MANAGED_IDENTITY=true",
    "teams_certificate": "sökvägen till en PEM-fil som går att läsa, med både privat nyckel och "
    "certifikat i",
    "teams_managed_identity": "true eller false",
    "teams_domains": "mejldomänerna som klientorganisationen svarar för, med komma emellan; med "
    "flera klientorganisationer behövs de för var och en",
    "teams_more": "fler appar som JSON, en per klientorganisation, till exempel "
    '[{"app_id": "…", "tenant_id": "…", "secret": "…", "domains": "regionen.example"}]',
    "teams_service": "bara för prov: adressen till en simulator på den egna datorn, till exempel "
    "http://127.0.0.1:3979/",
    "teams_keys": "bara för prov: adressen till simulatorns nycklar på den egna datorn",
    "slack_bot_token": "Slackappens bot-token, som börjar med xoxb- (eller SAMORDNA_TEAMS_APP_ID, "
    "när ni bara har Teams)",
    "slack_signing_secret": "Slackappens signing secret, som behövs när läget är http",
    "slack_app_token": "Slackappens app-token, som börjar med xapp- och behövs när läget är socket",
}


class ConfigError(Exception):
    """Everything that is wrong with the settings, a Swedish sentence each; no values in them."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


def is_begun(env_file: Path) -> bool:
    """Whether anybody has begun to set up an installation here."""
    return env_file.exists() or any(name.startswith(PREFIX) for name in os.environ)


def load(env_file: Path | None = Path(".env")) -> Settings:
    """The settings.

    Raises:
        ConfigError: all that is wrong with them, at once.
    """
    try:
        return Settings(_env_file=env_file)
    except ValidationError as error:
        sentences = [each for found in error.errors() for each in _sentences(found)]
        raise ConfigError(list(dict.fromkeys(sentences))) from None


def load_agreement(path: Path | None) -> Agreement:
    """The area's agreement from a TOML file; the plain one when there is no file.

    Raises:
        ConfigError: all that is wrong with it, at once, each with its line.
    """
    try:
        return file.load(path) if path else Agreement()
    except file.AgreementError as error:
        raise ConfigError(error.sentences) from None


def load_agreements(settings: Settings) -> dict[str, Agreement]:
    """The agreement of every area of the installation, by short name, the first area's first.

    Raises:
        ConfigError: all that is wrong with any of them, at once.
    """
    wrong: list[str] = []
    found: dict[str, Agreement] = {}
    paths = {settings.area_slug: settings.agreement}
    for slug, path in (paths | {each.slug: each.agreement for each in settings.more_areas}).items():
        try:
            found[slug] = load_agreement(path)
        except ConfigError as error:
            wrong += error.sentences
    if wrong:
        raise ConfigError(wrong)
    return found


def _sentences(error: ErrorDetails) -> list[str]:
    """One for each setting that is wrong; those that others call for come together."""
    if error["loc"]:
        missing_itself = error["type"] == "missing" and len(error["loc"]) == 1
        return [_sentence(str(error["loc"][0]), missing=missing_itself)]
    missing = error["msg"].removeprefix("Value error, ").split()
    return [_sentence(name, missing=True) for name in missing]


def _sentence(name: str, *, missing: bool) -> str:
    what = WHAT.get(name, "en inställning")
    return f"{PREFIX}{name.upper()} {'saknas' if missing else 'stämmer inte'}: {what}."
