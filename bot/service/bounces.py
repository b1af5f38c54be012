"""Looking for mails that came back, now and then; off until a mailbox is named."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.app import Bot
from bot.config import Settings
from bot.events import Returned
from bot.features.bounces.taking import take_back
from bot.outlets.imap import ImapError, ImapSettings, Login, Reports
from bot.outlets.oauth import Client, TokenError, Tokens
from scheduler.clock import Ticker

log = structlog.get_logger()

AT_ONCE = timedelta(0)


@dataclass(frozen=True)
class Bounces:
    """Reads the mailbox and lets the rows know. Several replicas may: what came back is noted once.

    With `tokens` it logs in by those, else by `password`.
    """

    bot: Bot
    reports: Reports
    password: str
    tokens: Tokens | None
    now: Callable[[], datetime]

    async def sweep(self) -> timedelta | None:
        """Read what is new; no wait at all when there is more."""
        try:
            more = await self.reports.read(await self._login(), self._take, self.now())
        except (ImapError, TokenError) as error:
            if self.tokens is not None:
                self.tokens.forget()
            log.warning("mailbox not read", reason=f"bounces.{error}")
            return None
        return AT_ONCE if more else None

    async def _login(self) -> Login:
        if self.tokens is None:
            return Login(self.password)
        return Login(await self.tokens.token(self.now()), is_token=True)

    async def _take(self, returned: Returned) -> bool:
        done = await self.bot.store.run(take_back, returned, self.now())
        for ticker in self.bot.tickers:
            ticker.wake()
        return done


def bounces(settings: Settings, bot: Bot, now: Callable[[], datetime]) -> Ticker | None:
    """What looks for returned mails, if the settings name a mailbox."""
    if not settings.bounces_host:
        return None
    where = ImapSettings(
        settings.bounces_host,
        settings.bounces_port,
        settings.bounces_user,
        settings.bounces_folder,
        settings.bounces_ca_file,
    )
    reader = Bounces(
        bot,
        Reports(where, settings.mail_from.partition("@")[2]),
        settings.bounces_password.get_secret_value(),
        _tokens(settings),
        now,
    )
    return Ticker(reader.sweep, timedelta(minutes=settings.bounces_minutes))


def _tokens(settings: Settings) -> Tokens | None:
    if not settings.bounces_token_url:
        return None
    secret = settings.bounces_client_secret.get_secret_value()
    return Tokens(
        Client(
            settings.bounces_token_url, settings.bounces_client_id, secret, settings.bounces_scope
        )
    )
