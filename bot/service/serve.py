"""Serving until SIGTERM or SIGINT; what is under way then is finished first."""

import asyncio
import contextlib
import gc
import os
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from datetime import UTC, datetime
from secrets import token_hex
from types import FrameType

import uvicorn
from starlette.applications import Starlette
from starlette.routing import Route

from bot.agreement import Agreement
from bot.app import Bot, Post, build, feeds, page_of, pages, slips, wheels
from bot.config import Settings, SlackMode
from bot.outlets.mail import Sender
from bot.outlets.smtp import Smtp, SmtpSettings, StartTls
from bot.platforms.slack import http
from bot.platforms.slack.calls import connected
from bot.platforms.slack.parse import PLATFORM
from bot.platforms.slack.socket import Listener
from bot.privacy.secrets import Secrets
from bot.service import health
from bot.service.area import the_area
from bot.service.bounces import bounces
from bot.service.calendars import calendars
from bot.service.slack import SlackChat, slack_app, slack_chat
from bot.web import feeds as web_feeds
from bot.web import routes as web
from bot.web import sheets as web_sheets
from bot.web import slips as web_slips
from bot.web import wheel as web_wheel
from models import outbox
from models.instance import only_instance
from models.store import Store, migrate

Runner = Callable[[asyncio.Event], Awaitable[None]]
"""Runs until the event is set."""


def now() -> datetime:
    """The real time."""
    return datetime.now(UTC)


async def serve(settings: Settings, agreement: Agreement) -> None:
    """Bring the database up to date, then serve.

    Raises:
        AlreadyRunningError: another process serves from the same SQLite file.
    """
    with only_instance(settings.database_url) as alone:
        migrate(settings.database_url)
        await _serve(settings, agreement, alone=alone)


async def _serve(settings: Settings, agreement: Agreement, *, alone: bool) -> None:
    token = settings.slack_bot_token.get_secret_value()
    with contextlib.closing(Store(settings.database_url)) as store:
        if alone:
            # The one before us was killed: its leases need not run out first.
            await store.run(outbox.release_all)
        await store.run(the_area, settings, agreement, now())
        async with connected(token, now, settings.slack_api, settings.slack_hooks) as calls:
            chat = slack_chat(calls, now)
            bot = _bot(settings, agreement, store, chat)
            server = _server(settings, _app(settings, bot, chat))
            settle()
            await server.serve()


SWITCH = 0.001
"""Seconds a thread may go on when another waits; Python's own is five times as long."""


def settle() -> None:
    """Make ready for a life of short answers.

    What was loaded at the start is left alone by the garbage collector: a full collection of it
    takes a tenth of a second, in the middle of somebody's command. And the thread that answers
    waits less for the one that writes: measured, that is worth a twelfth more commands.
    """
    gc.collect()
    gc.freeze()
    sys.setswitchinterval(SWITCH)


def _bot(settings: Settings, agreement: Agreement, store: Store, chat: SlackChat) -> Bot:
    sender = Sender(settings.mail_from, settings.mail_from.partition("@")[2])
    secrets = Secrets(settings.secret_key.get_secret_value().encode())
    page = page_of(settings.public_url, secrets) if settings.public_url else None
    post = Post({PLATFORM: chat}, Smtp(_smtp(settings)), sender, now, page)
    owner = f"{os.getpid()}-{token_hex(6)}"
    agreements = {settings.area_slug: agreement.served_at(settings.public_url)}
    return build(store, agreements, secrets, post, owner)


def _app(settings: Settings, bot: Bot, chat: SlackChat) -> Starlette:
    app, checks = slack_app(bot, chat, now), {"database": health.database(bot.store)}
    runners: list[Runner] = [bot.run]
    if returned := bounces(settings, bot, now):
        runners.append(returned.run)
    if looking := calendars(settings, bot.store, now):
        runners.append(looking.run)
    routes: list[Route] = []
    if settings.slack_mode is SlackMode.SOCKET:
        listener = Listener(app, settings.slack_app_token.get_secret_value(), settings.slack_api)
        runners.append(listener.run)
        checks["slack"] = listener.connected
    else:
        routes = http.routes(app, settings.slack_signing_secret.get_secret_value(), now)
    if settings.public_url:
        own = pages(bot, settings.public_url, now)
        family, paper = slips(bot, settings.public_url, own.guesses)
        routes += [*web.routes(own), *web_feeds.routes(feeds(bot, own.guesses, now))]
        routes += [*web_slips.routes(family), *web_sheets.routes(paper)]
        routes += web_wheel.routes(wheels(bot, own.guesses))
    return Starlette(routes=[*routes, *health.routes(checks)], lifespan=running(runners))


class Server(uvicorn.Server):
    """A server that ends as one that was asked to: uvicorn would send itself the signal again.

    Then the process would die of it, before what is open has been closed.
    """

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop when what is under way is done; at once when interrupted a second time."""
        self.force_exit = self.should_exit and sig == signal.SIGINT
        self.should_exit = True


def _server(settings: Settings, served: Starlette) -> Server:
    return Server(
        uvicorn.Config(
            served,
            settings.host,
            settings.port,
            log_level="warning",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=5,
        )
    )


def running(
    runners: Sequence[Runner],
) -> Callable[[Starlette], contextlib.AbstractAsyncContextManager[None]]:
    """A lifespan that keeps these running, and waits for them at the end."""

    @contextlib.asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        stop = asyncio.Event()
        tasks = [asyncio.ensure_future(run(stop)) for run in runners]
        yield
        stop.set()
        await asyncio.gather(*tasks)

    return lifespan


def _smtp(settings: Settings) -> SmtpSettings:
    return SmtpSettings(
        settings.smtp_host,
        settings.smtp_port,
        settings.mail_from,
        settings.smtp_user,
        settings.smtp_password.get_secret_value(),
        StartTls.REQUIRED if settings.smtp_starttls else StartTls.NONE,
    )
