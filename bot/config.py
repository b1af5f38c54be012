"""Settings of one installation, from the environment or a `.env` file (`SAMORDNA_…`)."""

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What the operator decides; secrets never show in logs or reprs.

    `secret_key` seals the audit chain and makes the secret links: losing it voids both.
    """

    model_config = SettingsConfigDict(env_prefix="SAMORDNA_", env_file=".env", extra="ignore")

    database_url: str = "sqlite:///samordna.db"
    secret_key: SecretStr = Field(min_length=32)
    mail_from: str
    smtp_host: str
    smtp_port: int = 587
    smtp_user: str = ""
    smtp_password: SecretStr = SecretStr("")
    smtp_starttls: bool = True
