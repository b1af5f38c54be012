"""Mail out by SMTP: one message, one recipient, and an answer the outbox can act on."""

import asyncio
import contextlib
import ssl
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import cast

import aiosmtplib
from aiosmtplib import (
    SMTPDataError,
    SMTPException,
    SMTPRecipientRefused,
    SMTPResponseException,
)

from bot.outlets.lines import UnsafeMailError, address
from scheduler.errors import SendError

# Each step has its own time-out; all steps before the text may take this many together, and
# the text takes two more. With 10 s that is 50 s at most, within the outbox's lease of 60 s.
STEPS = 3


class StartTls(StrEnum):
    """Whether the line must be encrypted, to a server whose certificate holds."""

    REQUIRED = "required"
    NONE = "none"


@dataclass(frozen=True)
class SmtpSettings:
    """How to reach the mail server.

    `sender` is the envelope sender and must be the organizer of the invitations. `ca_file`
    names the authority of an internal server, beside those the system trusts.
    """

    host: str
    port: int
    sender: str
    username: str = ""
    password: str = field(default="", repr=False)
    starttls: StartTls = StartTls.REQUIRED
    timeout: timedelta = timedelta(seconds=10)
    ca_file: Path | None = None

    def __post_init__(self) -> None:
        address(self.sender)
        if self.username and self.starttls is StartTls.NONE:
            raise ValueError("a password may not travel without STARTTLS")


def _trusted(also: Path | None) -> ssl.SSLContext:
    trusted = ssl.create_default_context()
    if also is not None:
        trusted.load_verify_locations(also)
    return trusted


class Smtp:
    """Sends mails over SMTP, each over a connection of its own."""

    def __init__(self, settings: SmtpSettings) -> None:
        self._settings = settings
        # Reading the system's certificates takes 30 ms.
        self._tls = _trusted(settings.ca_file) if settings.starttls is StartTls.REQUIRED else None

    async def send(self, message: bytes, to: str) -> None:
        """Hand *message* over to the server, for *to* alone.

        Raises:
            SendError: permanent are `mail.bad_address` (not a plain ASCII address) and
                `mail.refused` (this recipient or this message, for good). Worth another try are
                `mail.later` (the server says so), `mail.unreachable`, `mail.insecure` (no
                STARTTLS, or a certificate that does not hold), `mail.rejected_us` (login or
                sender refused; the operator has to act) and `mail.uncertain`: the line broke
                with the text under way, so it may have arrived. Its Message-ID is the same then.
        """
        client = self._client()
        try:
            with _told(line_broken="mail.unreachable"):
                async with asyncio.timeout(STEPS * self._seconds):
                    await self._approach(client, _plain(to))
            with _told(line_broken="mail.uncertain"):
                await client.data(message)
            await _goodbye(client)
        finally:
            _hang_up(client.transport)
            client.close()

    @property
    def _seconds(self) -> float:
        return self._settings.timeout.total_seconds()

    def _client(self) -> aiosmtplib.SMTP:
        return aiosmtplib.SMTP(
            hostname=self._settings.host,
            port=self._settings.port,
            # Said in EHLO. Our domain: the machine's own name is nobody's business.
            local_hostname=self._settings.sender.partition("@")[2],
            timeout=self._seconds,
            start_tls=False,  # `_secure` does it, and tells why it could not.
            tls_context=self._tls,
        )

    async def _approach(self, client: aiosmtplib.SMTP, to: str) -> None:
        """Everything before the text: whatever fails here, nothing was sent."""
        await client.connect()
        if self._settings.starttls is StartTls.REQUIRED:
            await _secure(client)
        if self._settings.username:
            await self._log_in(client)
        await client.mail(self._settings.sender)
        await client.rcpt(to)

    async def _log_in(self, client: aiosmtplib.SMTP) -> None:
        await client.ehlo()
        if not client.supported_auth_methods:
            raise SendError("mail.rejected_us", permanent=False)
        await client.login(self._settings.username, self._settings.password)


def _plain(to: str) -> str:
    try:
        return address(to)
    except UnsafeMailError:
        raise SendError("mail.bad_address", permanent=True) from None


async def _secure(client: aiosmtplib.SMTP) -> None:
    """Encrypt the line, or stop: somebody on the way may have taken the offer away."""
    await client.ehlo()
    if not client.supports_extension("starttls"):
        raise SendError("mail.insecure", permanent=False)
    try:
        await client.starttls()
    except (ssl.SSLError, SMTPResponseException):
        raise SendError("mail.insecure", permanent=False) from None


async def _goodbye(client: aiosmtplib.SMTP) -> None:
    """Leave politely; the message is the server's by now, whatever it answers."""
    line = client.transport
    with contextlib.suppress(SMTPException, OSError):
        await client.quit(timeout=1)
    _hang_up(line)


def _hang_up(line: asyncio.BaseTransport | None) -> None:
    """Let go of the line at once: closing TLS waits half a minute for the server's farewell."""
    if line is not None:
        cast("asyncio.WriteTransport", line).abort()  # typed as less than it is


@contextlib.contextmanager
def _told(line_broken: str) -> Iterator[None]:
    """Turn what SMTP raises into a SendError.

    `from None`, since the server's own words often repeat the recipient's address.
    """
    try:
        yield
    except SMTPResponseException as error:
        raise _answered(error, line_broken) from None
    except (SMTPException, OSError):  # TimeoutError and ssl.SSLError are OSErrors too
        raise SendError(line_broken, permanent=False) from None


def _answered(error: SMTPResponseException, line_broken: str) -> SendError:
    about_this_mail = isinstance(error, SMTPRecipientRefused | SMTPDataError)
    match error.code // 100:
        case 4:
            return SendError("mail.later", permanent=False)
        case 5 if about_this_mail:
            return SendError("mail.refused", permanent=True)
        case 5:
            return SendError("mail.rejected_us", permanent=False)
        case _:  # no answer SMTP knows: as good as none
            return SendError(line_broken, permanent=False)
