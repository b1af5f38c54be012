"""Reading the mailbox that reports come to, over IMAP with TLS from the first byte (RFC 8314).

IMAPClient speaks the protocol; it blocks, so each step runs on a thread. Nothing is moved or
removed: what was a report is marked as read, all else is left as it was.
"""

import asyncio
import ssl
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from imapclient import SEEN, IMAPClient
from imapclient.exceptions import IMAPClientError, LoginError

from bot.events import Returned
from bot.outlets.returns import LONGEST, returned

AT_ONCE = 50
BACK = timedelta(days=14)
"""Longer than any mail server keeps trying."""

BODY = f"BODY.PEEK[]<0.{LONGEST}>"

Take = Callable[[Returned], Awaitable[bool]]
"""Acts on a report; False when it is too early, and it should be given again."""


class ImapError(Exception):
    """The mailbox could not be read; says why as a code, and nothing of what the server said."""


@dataclass(frozen=True)
class ImapSettings:
    """Where the mailbox is. `ca_file` names the authority of an internal server."""

    host: str
    port: int
    user: str
    folder: str = "INBOX"
    ca_file: Path | None = None
    timeout: timedelta = timedelta(seconds=20)


@dataclass(frozen=True)
class Login:
    """How to get in: by password, or by an access token (XOAUTH2)."""

    secret: str = field(repr=False)
    is_token: bool = False


@dataclass
class Reports:
    """The reports in a mailbox; those of *domain*'s Message-IDs are ours.

    What is no report is remembered while the process lives, and not fetched again.
    """

    settings: ImapSettings
    domain: str
    _passed: set[tuple[int, int]] = field(default_factory=set, init=False)

    async def read(self, login: Login, take: Take, now: datetime) -> bool:
        """Give every report that is new to *take*; whether there may be more at once.

        Raises:
            ImapError: `unreachable`, `insecure` (a certificate that does not hold), `refused`
                (the login), `no_folder` or `broken`.
        """
        client = await asyncio.to_thread(_told, "unreachable", self._connect)
        try:
            await asyncio.to_thread(_told, "refused", _log_in, client, self.settings.user, login)
            era = await asyncio.to_thread(_told, "no_folder", self._select, client)
            new = await asyncio.to_thread(_told, "broken", self._new, client, era, now)
            for number in new[:AT_ONCE]:
                await self._one(client, (era, number), take)
        finally:
            await asyncio.to_thread(_leave, client)
        return len(new) > AT_ONCE

    async def _one(self, client: IMAPClient, place: tuple[int, int], take: Take) -> None:
        number = place[1]
        # Understanding a hostile one takes half a second; others need not wait for that.
        found = await asyncio.to_thread(_told, "broken", self._understood, client, number)
        if found is None:
            self._passed.add(place)
        elif await take(found):
            await asyncio.to_thread(_told, "broken", client.add_flags, [number], [SEEN])

    def _connect(self) -> IMAPClient:
        where = self.settings
        trusted = ssl.create_default_context()
        if where.ca_file is not None:
            trusted.load_verify_locations(where.ca_file)
        seconds = where.timeout.total_seconds()
        return IMAPClient(where.host, where.port, ssl_context=trusted, timeout=seconds)

    def _select(self, client: IMAPClient) -> int:
        return int(client.select_folder(self.settings.folder)[b"UIDVALIDITY"])

    def _new(self, client: IMAPClient, era: int, now: datetime) -> list[int]:
        """The numbers of unread mails of the last weeks that have not been looked at."""
        unread = client.search(["UNSEEN", "SINCE", (now - BACK).date()])
        self._passed &= {(era, number) for number in unread}
        return [number for number in unread if (era, number) not in self._passed]

    def _understood(self, client: IMAPClient, number: int) -> Returned | None:
        told = client.fetch([number], [BODY]).get(number, {})  # it may be gone
        raw = next((each for key, each in told.items() if key.startswith(b"BODY[")), b"")
        return returned(raw, self.domain)


def _log_in(client: IMAPClient, user: str, login: Login) -> None:
    if login.is_token:
        client.oauth2_login(user, login.secret)
    elif client.has_capability("AUTH=PLAIN"):
        client.plain_login(user, login.secret)
    else:
        client.login(user, login.secret)  # ASCII alone: only servers from before RFC 4616 need it


def _leave(client: IMAPClient) -> None:
    """Leave politely, or else just leave; what was read has been acted on."""
    try:
        client.logout()
    except (IMAPClientError, OSError):
        client.shutdown()


def _told(what: str, step: Callable[..., Any], *given: Any) -> Any:  # noqa: ANN401 -- any step
    """Do *step*; what fails is told by a code, `from None` since servers repeat what they got."""
    try:
        return step(*given)
    except ssl.SSLError:
        raise ImapError("insecure") from None
    except LoginError:
        raise ImapError("refused") from None
    except OSError:
        raise ImapError("unreachable") from None
    except (IMAPClientError, UnicodeEncodeError):
        raise ImapError(what) from None
